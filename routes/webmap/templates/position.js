// Where the map looks: its limits, what fits into its window, and the position that a link carries.
corridor.part("position", () => {
  const { state, tell } = corridor;
  let map = null;
  let farthest = []; // the latitude and longitude that the centre may reach
  let home = null; // what the map shows where nobody has moved it: its bounds and the padding
  let fitted = null; // what was fitted into the window stays so when the window changes, until somebody moves the map
  let waiting = null; // what is to be done once the map has a size
  let moving = false;
  let quiet = false; // while sizes settle, positions in between are told to nobody
  let shared = "";

  // A frame out of sight may have no size yet, in which Leaflet finds no zoom (NaN).
  const hasSize = () => Math.min(map.getSize().x, map.getSize().y) > 40;
  const whenSized = (act) => (hasSize() ? act() : (waiting = act));

  const short = (number, digits) => Number(number.toFixed(digits)) || 0; // no -0
  const at = () => [short(map.getZoom(), 2), short(map.getCenter().lat, 3), short(map.getCenter().lng, 3)].join("/");
  // A link needs no position where the map only shows what it opens with, or where the tour brings its own.
  const position = () => (state.tour || (fitted && !state.selected) ? "" : at());
  function share() {
    if (state.ready && position() !== shared) corridor.post({ at: (shared = position()) });
  }
  function told() {
    if (quiet) return;
    tell("view");
    share();
  }
  function quietly(act) {
    const before = quiet;
    quiet = true;
    act();
    quiet = before;
  }

  function show(bounds, padding = 0) {
    if (hasSize()) quietly(() => map.fitBounds(bounds, { padding: [padding, padding], animate: false, reset: true }));
    fitted = [bounds, padding]; // after the move, which clears it
    told();
  }

  function fit(...what) {
    home = what;
    show(...what);
  }

  function bounds(ids) {
    const around = L.latLngBounds([]);
    for (const layer of ids.map(corridor.shape)) if (layer) around.extend(layer.getBounds ? layer.getBounds() : layer.getLatLng());
    return around;
  }

  function look(...ids) {
    const around = bounds(ids);
    if (!around.isValid()) return;
    const point = around.getNorthWest().equals(around.getSouthEast());
    if (point) map.setView(around.getCenter(), Math.max(map.getZoom(), 6));
    else if (!map.getBounds().contains(around) || map.getBoundsZoom(around) > map.getZoom() + 2) show(around.pad(0.3));
  }

  // Exactly there: a move by whole pixels would change the address a little each time it is opened.
  const put = (centre, zoom) => map.setView(centre, zoom, { animate: false, reset: true });

  function within(zoom, lat, lng) {
    return zoom >= map.getMinZoom() && zoom <= map.getMaxZoom() && Math.abs(lat) <= farthest[0] && Math.abs(lng) <= farthest[1];
  }
  function go(text) {
    if (!text) {
      show(...home);
      return true;
    }
    const numbers = text.split("/").map((one) => (one.trim() ? Number(one) : NaN));
    if (numbers.length !== 3 || !numbers.every(Number.isFinite) || !within(...numbers)) return false;
    const [zoom, lat, lng] = numbers;
    waiting = null;
    put([lat, lng], zoom);
    return true;
  }

  // A map dragged out of the world comes back to its edge; true where it had to.
  function held() {
    const { lat, lng } = map.getCenter();
    const kept = [lat, lng].map((one, i) => Math.min(Math.max(one, -farthest[i]), farthest[i]));
    if (kept[0] === lat && kept[1] === lng) return false;
    put(kept, map.getZoom());
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
    } else if (again) show(...again);
    else if (steady) put(centre, map.getZoom());
  }

  // At the last zoom the wheel scrolls the page on.
  function wheel(event) {
    const last = event.deltaY > 0 ? map.getZoom() <= map.getMinZoom() : map.getZoom() >= map.getMaxZoom();
    if (last) event.stopImmediatePropagation();
  }

  // Paper shows the whole corridor, in a size that fits a page upright and across; see print.css.
  function print(whole) {
    let before = null;
    const tables = () => document.querySelectorAll("details.table");
    window.addEventListener("beforeprint", () => {
      if (before) return;
      before = { fitted, centre: map.getCenter(), zoom: map.getZoom(), open: [...tables()].map((one) => one.open) };
      quiet = true;
      document.documentElement.classList.add("printing");
      tables().forEach((one) => { one.open = true; });
      map.invalidateSize({ pan: false });
      map.fitBounds(whole, { animate: false, reset: true });
    });
    window.addEventListener("afterprint", () => {
      if (!before) return;
      const { centre, zoom, open } = before;
      document.documentElement.classList.remove("printing");
      tables().forEach((one, i) => { one.open = open[i]; });
      map.invalidateSize({ pan: false });
      if (before.fitted) show(...before.fitted); else put(centre, zoom);
      before = null;
      quiet = false;
    });
  }

  function start(leafletMap, { whole, zooms, centre }) {
    map = corridor.map = leafletMap;
    farthest = centre;
    map.setMinZoom(zooms[0]).setMaxZoom(zooms[1]);
    map.setView(L.latLngBounds(whole).getCenter(), 4, { animate: false });
    fit(whole, 8);
    map.on("movestart", () => { moving = true; fitted = null; });
    map.on("moveend", () => {
      moving = false;
      if (!held()) told();
    });
    map.on("zoomend", () => corridor.drawn.forEach((_, id) => corridor.subject(id).rank && corridor.display(id)));
    new ResizeObserver(settle).observe(map.getContainer());
    map.getContainer().addEventListener("wheel", wheel, { capture: true, passive: true });
    for (const [pane, level] of [["land", 210], ["casing", 390], ["touch", 450]]) {
      map.createPane(pane).style.zIndex = level;
    }
    map.attributionControl.setPrefix(false);
    if (!corridor.embedded) print(whole);
  }

  Object.assign(corridor, { start, fit, bounds, look, whenSized, settle, share, position });
  const limits = () => `${map.getMinZoom()}…${map.getMaxZoom()}/±${farthest[0]}/±${farthest[1]}`;
  corridor.keep("at", position, (text) => Boolean(state.tour) || go(text), limits); // a step of the tour brings its own
});
