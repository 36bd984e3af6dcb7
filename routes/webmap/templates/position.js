// @ts-check
// Where the map looks: its limits, what fits into its window, and the position that a link carries.
/**
 * @typedef {object} View
 * @property {() => string} position  As a link carries it: zoom/latitude/longitude, or "" where none is needed.
 * @property {(ids: string[]) => L.LatLngBounds} bounds
 * @property {(bounds: L.LatLngBounds, padding?: number) => void} fit
 *   Shows bounds, and keeps them as what is shown by itself.
 * @property {(...ids: string[]) => void} look  Brings subjects into sight.
 * @property {(act: () => void) => void} whenSized  Acts once the map has a size.
 * @property {() => boolean} narrow  Whether the window is as narrow as a phone's.
 * @property {() => void} share  Tells the page where the map looks now.
 * @property {() => () => void} lend  Lets the window change unseen; what it returns brings the view back.
 */
corridor.feature("position", ["drawing"], ({ drawing }) => {
  const { map, state } = corridor;
  const { whole, heart, zooms, centre: farthest } = corridor.frame; // the latitude and longitude that the centre may reach
  const NARROW = 600; // pixels: the whole would be a thread in a narrower window, which opens on its heart
  const narrow = () => map.getSize().x < NARROW;
  /** @typedef {[bounds: L.LatLngBounds, padding: number]} Sight Padding in pixels. */
  /** @type {[wide: Sight, narrow: Sight]} */
  const openings = [
    [L.latLngBounds(whole), 8],
    [L.latLngBounds(heart), 8],
  ];
  const opening = () => openings[Number(narrow())];
  /** @type {Sight | null} */
  let asked = null; // what the map shows where nobody has moved it, instead of what it opens with
  /** @type {Sight | null} */
  let fitted = null; // what was fitted into the window stays so when the window changes, until somebody moves the map
  /** @type {(() => void) | null} */
  let waiting = null; // what is to be done once the map has a size
  let moving = false;
  let quiet = false; // while sizes settle, positions in between are told to nobody
  let shared = "";

  // A frame out of sight may have no size yet, in which Leaflet finds no zoom (NaN).
  const hasSize = () => Math.min(map.getSize().x, map.getSize().y) > 40;
  /** @type {View["whenSized"]} */
  function whenSized(act) {
    if (hasSize()) act();
    else waiting = act;
  }

  /** @type {(number: number, digits: number) => number} */
  const short = (number, digits) => Number(number.toFixed(digits)) || 0; // no -0
  const at = () =>
    [short(map.getZoom(), 2), short(map.getCenter().lat, 3), short(map.getCenter().lng, 3)].join(
      "/",
    );
  // A link needs no position where the map only shows what it opens with, or where the tour brings its own.
  const position = () => (state.tour || (fitted && !state.selected) ? "" : at());
  function share() {
    if (!state.ready || position() === shared) return;
    shared = position();
    corridor.changed(EVENTS.at);
  }
  function moved() {
    if (quiet) return;
    corridor.tell(EVENTS.view);
    share();
  }
  /** @param {() => void} act */
  function quietly(act) {
    const before = quiet;
    quiet = true;
    act();
    quiet = before;
  }

  /** @type {View["fit"]} */
  function show(bounds, padding = 0) {
    const options = /** @type {L.FitBoundsOptions} */ ({
      padding: [padding, padding],
      animate: false,
      reset: true,
    });
    if (hasSize()) quietly(() => map.fitBounds(bounds, options));
    fitted = [bounds, padding]; // after the move, which clears it
    moved();
  }
  /** @type {View["fit"]} */
  function fit(bounds, padding = 0) {
    asked = [bounds, padding];
    show(...asked);
  }
  const home = () => show(...(asked ?? opening()));

  /** @type {View["bounds"]} */
  const bounds = (ids) =>
    ids.flatMap(drawing.positions).reduce((around, one) => around.extend(one), L.latLngBounds([]));
  /** @type {View["look"]} */
  function look(...ids) {
    const around = bounds(ids);
    if (!around.isValid()) return;
    const point = around.getNorthWest().equals(around.getSouthEast());
    if (point) map.setView(around.getCenter(), Math.max(map.getZoom(), 6));
    else if (!map.getBounds().contains(around) || map.getBoundsZoom(around) > map.getZoom() + 2)
      show(around.pad(0.3));
  }

  // Exactly there: a move by whole pixels would change the address a little each time it is opened.
  /** @type {(centre: L.LatLngExpression, zoom: number) => void} */
  const put = (centre, zoom) => {
    map.setView(centre, zoom, /** @type {any} */ ({ animate: false, reset: true }));
  };

  /** @type {(zoom: number, lat: number, lng: number) => boolean} */
  const within = (zoom, lat, lng) =>
    zoom >= map.getMinZoom() &&
    zoom <= map.getMaxZoom() &&
    Math.abs(lat) <= farthest[0] &&
    Math.abs(lng) <= farthest[1];
  /** @param {string} text */
  function go(text) {
    if (!text) {
      home();
      return true;
    }
    const numbers = text.split("/").map((one) => (one.trim() ? Number(one) : NaN));
    const [zoom, lat, lng] = numbers;
    if (numbers.length !== 3 || !numbers.every(Number.isFinite) || !within(zoom, lat, lng))
      return false;
    waiting = null;
    put([lat, lng], zoom);
    return true;
  }

  // A map dragged out of the world comes back to its edge; true where it had to.
  function held() {
    const { lat, lng } = map.getCenter();
    const [y, x] = [lat, lng].map((one, i) => Math.min(Math.max(one, -farthest[i]), farthest[i]));
    if (y === lat && x === lng) return false;
    put([y, x], map.getZoom());
    return true;
  }

  // The window has changed: what was fitted is fitted again, else the centre stays the centre.
  function settle() {
    const { clientWidth, clientHeight } = map.getContainer();
    if (map.getSize().equals([clientWidth, clientHeight])) return;
    const [again, centre, steady] = [fitted, map.getCenter(), !moving];
    quietly(() => map.invalidateSize({ pan: false }));
    if (waiting && hasSize()) {
      const act = waiting;
      waiting = null;
      act();
    } else if (again) {
      if (openings.some(([bounds]) => bounds === again[0])) home();
      else show(...again);
    } else if (steady) put(centre, map.getZoom());
  }

  /** @type {View["lend"]} */
  function lend() {
    const before = { fitted, centre: map.getCenter(), zoom: map.getZoom() };
    quiet = true;
    return () => {
      map.invalidateSize({ pan: false });
      if (before.fitted) show(...before.fitted);
      else put(before.centre, before.zoom);
      quiet = false;
    };
  }

  // At the last zoom the wheel scrolls the page on.
  /** @param {WheelEvent} event */
  function wheel(event) {
    const last =
      event.deltaY > 0 ? map.getZoom() <= map.getMinZoom() : map.getZoom() >= map.getMaxZoom();
    if (last) event.stopImmediatePropagation();
  }

  map.setMinZoom(zooms[0]).setMaxZoom(zooms[1]);
  home();
  map.on("movestart", () => {
    moving = true;
    fitted = null;
  });
  map.on("moveend", () => {
    moving = false;
    if (!held()) moved();
  });
  new ResizeObserver(settle).observe(map.getContainer());
  map.getContainer().addEventListener("wheel", wheel, { capture: true, passive: true });
  const limits = () => `${map.getMinZoom()}…${map.getMaxZoom()}/±${farthest[0]}/±${farthest[1]}`;
  // A step of the tour brings its own position: who asks for another hears of none.
  /** @param {string} text */
  function take(text) {
    if (state.tour) corridor.changed(EVENTS.at);
    return Boolean(state.tour) || go(text);
  }
  corridor.keep(EVENTS.at, position, take, limits);
  corridor.on([EVENTS.select], (move) => {
    if (move && state.selected) look(state.selected);
    share();
  });
  corridor.on([EVENTS.started], settle); // when everything has its size
  return { position, bounds, fit, look, whenSized, narrow, share, lend };
});
