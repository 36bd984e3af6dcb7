// The corridor's map in the browser: styles, filters, selection. Every text goes in as textContent.
const corridor = (() => {
  const data = JSON.parse(document.getElementById("corridor-data").textContent);
  const drawn = new Map(); // subject id -> the Leaflet layers that show it
  const lands = []; // the parts of countries, as GeoJSON
  const off = new Set(data.off); // group keys switched off
  const state = { theme: "mode", selected: null, allowed: null, lit: null, tour: "", ready: false };
  const listeners = [];
  const rules = []; // functions of an id, each of which may hide a subject
  const kept = {}; // what an address keeps, by name: { get, set }
  let map = null;

  const subject = (id) => data.subjects[id];
  const tell = (what) => listeners.forEach((listener) => listener(what, state));
  const post = (message) => window.parent !== window && window.parent.postMessage({ corridor: message }, "*");

  const NODE_ZOOM = { 1: 0, 2: 0, 3: 4, 4: 4.75, 5: 6, 6: 7 }; // a place's symbol appears by its rank

  const isLit = (id) => state.lit !== null && state.lit.has(id);
  function shown(id) {
    const about = subject(id);
    if (isLit(id)) return true;
    if (about.rank && id !== state.selected && map.getZoom() < NODE_ZOOM[about.rank]) return false;
    if (state.allowed && !state.allowed.has(id)) return false;
    if (rules.some((rule) => !rule(id))) return false;
    return !about.groups.some((group) => off.has(group) && !(group === "beyond" && id === state.selected));
  }

  // What is only compared with stays grey, so that the corridor is the loud subject.
  const beyond = (about) => about.groups.includes("beyond");

  function colour(about) {
    if (beyond(about)) return data.beyond_colour;
    const theme = data.themes.find((one) => one.id === state.theme);
    const entry = theme.entries.find((one) => one.id === about[theme.id]);
    return entry ? entry.colour : data.unknown_colour;
  }

  function display(id) {
    const visible = shown(id);
    const faded = Boolean(state.lit) && !state.lit.has(id);
    for (const layer of drawn.get(id) || []) {
      const element = layer.getElement();
      if (!element) continue;
      element.style.display = visible ? "" : "none";
      element.classList.toggle("faded", faded);
    }
  }

  // Lets some subjects stand out, shown whatever the filters say, while all others fade; null ends it.
  function light(ids) {
    state.lit = ids ? new Set(ids) : null;
    drawn.forEach((_, id) => display(id));
    tell("light");
  }

  function paint(id) {
    const about = subject(id);
    display(id);
    for (const layer of drawn.get(id) || []) {
      const element = layer.getElement();
      if (!layer.setStyle || layer.options.casing) {
        if (layer.setStyle) layer.setStyle({ color: id === state.selected ? "#111" : "#fff" });
        else if (element) element.classList.toggle("selected", id === state.selected);
        continue;
      }
      layer.setStyle({ color: colour(about) });
    }
  }
  const repaint = (what) => {
    drawn.forEach((_, id) => (what === "filter" ? display(id) : paint(id)));
    tell(what);
  };
  const remember = (id, layer) => drawn.set(id, [...(drawn.get(id) || []), layer]);

  function tooltip(about) {
    const box = make("span", {}, make("b", {}, about.name), make("br"), about.brief);
    if (about.note) box.append(make("br"), about.note);
    return box;
  }

  // What each kind of feature looks like; routes/layer.py names the kind of every FeatureGroup.
  const kinds = {
    sea: { interactive: false, style: () => ({ className: "sea", weight: 1, fillOpacity: 1 }) },
    ground: { interactive: false, style: () => ({ className: "land", weight: 0, fillOpacity: 1 }) },
    water: { interactive: false, style: () => ({ className: "lake", weight: 0, fillOpacity: 1 }) },
    boundary: {
      interactive: false,
      style: (feature) => ({ className: `boundary ${feature.properties.class}`, fill: false, weight: 1 }),
    },
    line: {
      style: (feature) => {
        const about = subject(feature.properties.id);
        return { color: colour(about), weight: about.width, dashArray: about.dash, lineCap: about.cap, opacity: about.opacity };
      },
      onEachFeature: (feature, layer) => remember(feature.properties.id, layer),
    },
    node: {
      pointToLayer: (feature, position) => {
        const about = subject(feature.properties.id);
        const icon = L.divIcon({ className: `node ${about.symbol} ${about.status}`, html: data.symbols[about.symbol], iconSize: [14, 14] });
        const marker = L.marker(position, { icon, alt: about.name, keyboard: true, riseOnHover: true });
        marker.bindTooltip(() => tooltip(about), { direction: "top" });
        marker.on("add", () => marker.getElement().setAttribute("aria-label", `${about.name}, ${about.brief}`));
        marker.on("click keypress", (event) => {
          if (event.type === "click" || ["Enter", " "].includes(event.originalEvent.key)) select(feature.properties.id);
        });
        remember(feature.properties.id, marker);
        return marker;
      },
    },
  };

  // A pale casing keeps a line readable where it crosses another; an unseen broad one is easy to hit.
  function dress() {
    drawn.forEach(([line], id) => {
      const about = subject(id);
      if (!line.getLatLngs) return;
      const casing = { pane: "casing", casing: true, color: "#fff", weight: about.width + 2.4, opacity: 0.9, interactive: false };
      remember(id, L.polyline(line.getLatLngs(), casing).addTo(map));
      const touch = L.polyline(line.getLatLngs(), { pane: "touch", casing: true, weight: 14, opacity: 0 });
      touch.bindTooltip(() => tooltip(about), { sticky: true });
      touch.on("click", () => select(id));
      remember(id, touch.addTo(map));
      touch.getElement().setAttribute("tabindex", "-1"); // the table twin is the keyboard's way to a line
    });
  }

  // A frame out of sight may have no size yet, in which Leaflet finds no zoom (NaN).
  const hasSize = () => Math.min(map.getSize().x, map.getSize().y) > 40;
  const whenSized = (act) => (hasSize() ? act() : map.once("resize", act));

  // What was fitted into the window stays fitted when the window changes, until somebody moves the map.
  let fitted = null;
  let fitting = false;
  function fit(bounds, padding = 0) {
    fitting = true;
    if (hasSize()) map.fitBounds(bounds, { padding: [padding, padding], animate: false });
    fitting = false;
    fitted = [bounds, padding];
  }

  let shared = "";
  const share = (position) => position !== shared && post({ at: (shared = position) });

  function start(leafletMap, bounds) {
    map = leafletMap;
    map.setView(L.latLngBounds(bounds).getCenter(), 4, { animate: false });
    fit(bounds, 8);
    map.on("movestart", () => { if (!fitting) fitted = null; });
    new ResizeObserver(() => {
      const again = fitted;
      map.invalidateSize({ pan: false });
      if (again) fit(...again);
    }).observe(map.getContainer());
    for (const [pane, level] of [["land", 210], ["casing", 390], ["touch", 450]]) {
      map.createPane(pane).style.zIndex = level;
    }
    map.attributionControl.setPrefix(false);
    map.on("zoomend", () => drawn.forEach((_, id) => subject(id).rank && display(id)));
    map.on("moveend", () => { tell("view"); if (state.ready) share(fitting ? "" : at(map.getCenter())); });
  }
  const at = (c) => `${map.getZoom()}/${c.lat.toFixed(3)}/${c.lng.toFixed(3)}`;

  // The ground and the lines come as steps between positions: see packed() in routes/layer.py.
  function unpack({ decimals, features }) {
    const scale = 10 ** decimals;
    const ring = (steps) => {
      let [x, y] = [0, 0];
      const positions = [];
      for (let i = 0; i < steps.length; i += 2) positions.push([(x += steps[i]) / scale, (y += steps[i + 1]) / scale]);
      return positions;
    };
    return features.map(([properties, type, rings]) => {
      const lines = rings.map(ring);
      const coordinates = type === "Polygon" ? lines : type === "Point" ? lines[0][0] : lines[0];
      return { type: "Feature", properties, geometry: { type, coordinates } };
    });
  }

  function features(kind, parts) {
    const ground = kind !== "line" && kind !== "node";
    const all = unpack(parts);
    if (kind === "ground") lands.push(...all.filter((one) => one.properties.id));
    return L.geoJSON(all, ground ? { pane: "land", ...kinds[kind] } : kinds[kind]);
  }

  // Online tiles are asked for only while their switch is on; one that fails leaves the ground bare.
  function tiles(url, attribution) {
    const layer = L.tileLayer(url, { attribution, maxZoom: 17, opacity: 0.75, errorTileUrl: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" });
    listeners.push((what) => {
      if (what !== "filter") return;
      if (off.has("tiles")) layer.remove(); else layer.addTo(map);
      map.getContainer().classList.toggle("tiled", !off.has("tiles"));
    });
  }

  function look(...ids) {
    const bounds = L.latLngBounds([]);
    for (const layer of ids.flatMap((id) => drawn.get(id) || [])) bounds.extend(layer.getBounds ? layer.getBounds() : layer.getLatLng());
    if (!bounds.isValid()) return;
    const view = map.getBounds();
    const point = bounds.getNorthWest().equals(bounds.getSouthEast());
    if (point) map.setView(bounds.getCenter(), Math.max(map.getZoom(), 6));
    else if (!view.contains(bounds) || map.getBoundsZoom(bounds) > map.getZoom() + 2) fit(bounds.pad(0.3));
  }

  function select(id, move) {
    if (id !== null && !subject(id)) return;
    const before = state.selected;
    state.selected = id;
    for (const one of [before, id]) if (one) paint(one);
    if (id && move) look(id);
    tell("select");
    post({ select: id });
  }
  function allow(ids) {
    state.allowed = ids ? new Set(ids) : null;
    repaint("filter");
  }
  function toggle(group, on) {
    if (on) off.delete(group); else off.add(group);
    repaint("filter");
  }
  function setTheme(id) {
    if (!data.themes.some((one) => one.id === id)) return;
    state.theme = id;
    repaint("theme");
  }
  function go(text) {
    const [zoom, lat, lng] = String(text).split("/").map(Number);
    if ([zoom, lat, lng].every(Number.isFinite) && zoom >= 2 && zoom <= 19) map.setView([lat, lng], zoom, { animate: state.ready });
  }

  // The page around an embedded map may filter, select and move it; it hears of selections and moves.
  window.addEventListener("message", (event) => {
    const message = event.data && event.data.corridor;
    if (!message || event.source !== window.parent) return;
    if ("allowed" in message) allow(message.allowed);
    if ("journey" in message) corridor.setJourney(message.journey, !message.at);
    if ("overlay" in message) corridor.setOverlay(message.overlay);
    if (message.beyond) toggle("beyond", true);
    if (message.at && !message.tour) go(message.at); // a step of the tour brings its own position
    if ("select" in message && message.select !== state.selected) select(message.select, true);
  });

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) {
      if (key === "html") element.innerHTML = value; // only for our own drawings (symbols), never for data
      else if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }

  const pool = (index) => data.pool[index];
  function link({ text, url }) {
    const web = /^https?:\/\//.test(url); // any other scheme could run a script
    return web ? make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text) : make("span", {}, text);
  }
  const source = (index) => link(pool(index));

  return {
    make, pool, link, source, data, state, off, drawn, lands, subject, shown, beyond, colour, light, isLit, start, fit, dress, features, tiles, select, allow, paint, look, whenSized, tell, rules, kept, toggle, setTheme, go, repaint,
    on: (listener) => listeners.push(listener), get map() { return map; }, at, post,
  };
})();
