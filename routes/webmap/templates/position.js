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
corridor.feature("position", ["drawing", "limits"], ({ drawing, limits }) => {
  const { map, state } = corridor;
  const { whole, heart } = corridor.frame;
  const NEAR = 1.5; // pixels: an animated move goes by whole ones
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
  /** @type {(At & { opens: boolean }) | null} */
  let goal = null; // where a selection has led the map; `opens` where a link that selects it leads there by itself
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

  const at = () => limits.text(goal ?? { centre: map.getCenter(), zoom: map.getZoom() });
  // A link needs no position where the map only shows what it opens with, also for what the link selects, or
  // where the tour brings its own.
  const position = () => (state.tour || (state.selected ? goal?.opens : fitted) ? "" : at());
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
  const isPoint = (/** @type {L.LatLngBounds} */ around) =>
    around.getNorthWest().equals(around.getSouthEast());
  const nearer = () => Math.max(map.getZoom(), 6);
  /** @type {View["look"]} */
  function look(...ids) {
    const around = bounds(ids);
    if (!around.isValid()) return;
    if (isPoint(around)) map.setView(around.getCenter(), nearer());
    else if (!map.getBounds().contains(around) || map.getBoundsZoom(around) > map.getZoom() + 2)
      show(around.pad(0.3));
  }
  // Known at once, so that a link has it with the selection, and not a step later when the map has come there.
  /** @param {string} id */
  function lead(id) {
    const [around, zoom] = [bounds([id]), nearer()];
    if (!around.isValid()) return;
    const [point, home] = [isPoint(around), fitted?.[0] === (asked ?? opening())[0]];
    const opens = home || (point && goal?.opens && goal.zoom === zoom) || false;
    look(id);
    goal = point
      ? { centre: around.getCenter(), zoom, opens }
      : { centre: map.getCenter(), zoom: map.getZoom(), opens };
  }
  function arrived() {
    if (!goal || goal.zoom !== map.getZoom()) return false;
    return map.project(goal.centre).distanceTo(map.project(map.getCenter())) < NEAR;
  }

  // Exactly there: a move by whole pixels would change the address a little each time it is opened.
  /** @type {(centre: L.LatLngExpression, zoom: number) => void} */
  const put = (centre, zoom) => {
    map.setView(centre, zoom, /** @type {any} */ ({ animate: false, reset: true }));
  };

  /** @type {(text: string, select?: string) => boolean} */
  function go(text, select) {
    if (!text) {
      home();
      if (select && select === state.selected) lead(select);
      return true;
    }
    const asked = limits.read(text);
    if (!asked) return false;
    waiting = null;
    put(asked.centre, asked.zoom);
    return true;
  }

  // The window has changed: what was fitted is fitted again, else the centre stays the centre.
  function settle() {
    const { clientWidth, clientHeight } = map.getContainer();
    if (map.getSize().equals([clientWidth, clientHeight])) return;
    const [again, centre, steady, led] = [fitted, map.getCenter(), !moving, goal?.opens];
    quietly(() => map.invalidateSize({ pan: false }));
    if (waiting && hasSize()) {
      const act = waiting;
      waiting = null;
      act();
    } else if (again) {
      if (led || openings.some(([bounds]) => bounds === again[0])) home();
      else show(...again);
      if (led && state.selected) lead(state.selected);
    } else if (steady) put(centre, map.getZoom());
  }

  /** @type {View["lend"]} */
  function lend() {
    const before = { fitted, goal, centre: map.getCenter(), zoom: map.getZoom() };
    quiet = true;
    return () => {
      map.invalidateSize({ pan: false });
      if (before.fitted) show(...before.fitted);
      else put(before.centre, before.zoom);
      goal = before.goal;
      quiet = false;
    };
  }

  home();
  map.on("movestart", () => {
    moving = true;
    fitted = null;
  });
  map.on("moveend", () => {
    moving = false;
    if (!arrived()) goal = null;
    const held = limits.held();
    if (held) put(held, map.getZoom());
    else moved();
  });
  new ResizeObserver(settle).observe(map.getContainer());
  // A step of the tour brings its own position: who asks for another hears of none.
  /** @type {(text: string, asked: Map<string, string>) => boolean} */
  function take(text, asked) {
    if (!state.tour) return go(text, asked.get(EVENTS.select));
    corridor.changed(EVENTS.at);
    return true;
  }
  corridor.keep(EVENTS.at, position, take, limits.told);
  corridor.on([EVENTS.select], (move) => {
    if (move && state.selected) lead(state.selected);
    else {
      if (move && goal?.opens) home(); // where a link without the selection leads
      goal = null;
    }
    share();
  });
  corridor.on([EVENTS.started], settle); // when everything has its size
  return { position, bounds, fit, look, whenSized, narrow, share, lend };
});
