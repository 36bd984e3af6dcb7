// The corridor's map in the browser: what is drawn, how it looks, what is shown and selected.
corridor.part("map", () => {
  const { data, state, mapped, make, tell, part } = corridor;
  const drawn = new Map(); // subject id -> the Leaflet layers that show it
  const lands = []; // the parts of countries, as GeoJSON
  const switches = new Set(data.switches); // the groups that may be switched off
  const base = new Set(data.off); // those of them that are off at first
  const turned = new Map(); // those that the reader turned: whether they are on
  const rules = []; // functions of an id, each of which may hide a subject
  const symbols = mapped(data.symbols);
  const NODE_ZOOM = [0, 0, 0, 4, 4.75, 6, 7]; // a place's symbol appears by its rank

  const subject = (id) => data.subjects.get(id);
  const shape = (id) => (drawn.get(id) || [])[0]; // what shows a subject, if it is drawn at all
  const isOff = (group) => (turned.has(group) ? !turned.get(group) : base.has(group));
  const isLit = (id) => state.lit !== null && state.lit.has(id);

  function shown(id) {
    const about = subject(id);
    if (!about) return false;
    if (isLit(id)) return true;
    if (about.rank && id !== state.selected && corridor.map.getZoom() < NODE_ZOOM[about.rank]) return false;
    if (state.allowed && !state.allowed.has(id)) return false;
    if (rules.some((rule) => !rule(id))) return false;
    return !about.groups.some((group) => isOff(group) && !(group === "beyond" && id === state.selected));
  }

  // What is only compared with stays grey, so that the corridor is the loud subject.
  const beyond = (about) => about.groups.includes("beyond");
  const theme = () => data.themes.find((one) => one.id === state.theme);

  function colour(about) {
    if (beyond(about)) return data.beyond_colour;
    const entry = theme().entries.find((one) => one.id === about[state.theme]);
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

  function marker(id, position) {
    const about = subject(id);
    const icon = L.divIcon({ className: `node ${about.symbol} ${about.status}`, html: symbols.get(about.symbol), iconSize: [14, 14] });
    const one = L.marker(position, { icon, alt: about.name, keyboard: true, riseOnHover: true });
    one.bindTooltip(() => tooltip(about), { direction: "top" });
    one.on("add", () => one.getElement().setAttribute("aria-label", `${about.name}, ${about.brief}`));
    one.on("click keypress", (event) => {
      if (event.type === "click" || ["Enter", " "].includes(event.originalEvent.key)) select(id);
    });
    remember(id, one);
    return one;
  }

  // What each kind of feature looks like; routes/webmap/layer.py names the kind of every FeatureGroup.
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
    node: { pointToLayer: (feature, position) => marker(feature.properties.id, position) },
  };

  // A pale casing keeps a line readable where it crosses another; an unseen broad one is easy to hit.
  function dress() {
    drawn.forEach(([line], id) => {
      const about = subject(id);
      if (!line.getLatLngs) return;
      const casing = { pane: "casing", casing: true, color: "#fff", weight: about.width + 2.4, opacity: 0.9, interactive: false };
      remember(id, L.polyline(line.getLatLngs(), casing).addTo(corridor.map));
      const touch = L.polyline(line.getLatLngs(), { pane: "touch", casing: true, weight: 14, opacity: 0 });
      touch.bindTooltip(() => tooltip(about), { sticky: true });
      touch.on("click", () => select(id));
      remember(id, touch.addTo(corridor.map));
      touch.getElement().setAttribute("tabindex", "-1"); // the table twin is the keyboard's way to a line
    });
  }

  // The ground and the lines come as steps between positions: see packed() in routes/webmap/layer.py.
  const letters = new Map([..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"].map((one, at) => [one, at]));
  function numbers(text) {
    const all = [];
    let [value, shift] = [0, 0];
    for (const letter of text) {
      const bits = letters.get(letter);
      value += (bits & 31) << shift;
      if (bits & 32) {
        shift += 5;
      } else {
        all.push(value & 1 ? -(value >>> 1) : value >>> 1);
        [value, shift] = [0, 0];
      }
    }
    return all;
  }

  function unpack({ decimals, features }) {
    const scale = 10 ** decimals;
    const ring = (text) => {
      const steps = numbers(text);
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
    const drawing = () => {
      const ground = kind !== "line" && kind !== "node";
      const all = unpack(parts);
      if (kind === "ground") lands.push(...all.filter((one) => one.properties.id));
      return L.geoJSON(all, ground ? { pane: "land", ...kinds[kind] } : kinds[kind]);
    };
    return part(kind, drawing) || L.layerGroup();
  }

  // Online tiles are asked for only while their switch is on; one that fails leaves the ground bare.
  function tiles(url, attribution) {
    const layer = L.tileLayer(url, { attribution, maxZoom: 17, opacity: 0.75, errorTileUrl: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" });
    corridor.on((what) => {
      if (what !== "filter") return;
      if (isOff("tiles")) layer.remove(); else layer.addTo(corridor.map);
      corridor.map.getContainer().classList.toggle("tiled", !isOff("tiles"));
    });
  }

  function select(id, move) {
    if (id !== null && !subject(id)) return false;
    const before = state.selected;
    state.selected = id;
    for (const one of [before, id]) if (one) paint(one);
    if (id && move) corridor.look(id);
    tell("select");
    corridor.post({ select: id });
    corridor.share();
    return true;
  }
  function allow(ids) {
    state.allowed = ids ? new Set(ids) : null;
    repaint("filter");
  }

  // A switch stands as the reader turned it, or as it stood at first.
  const listed = (on) => [...turned].filter(([, one]) => one === on).map(([group]) => group).sort().join();
  function toggle(group, on) {
    if (on === !base.has(group)) turned.delete(group); else turned.set(group, on);
    repaint("filter");
    corridor.post({ off: listed(false), on: listed(true) });
  }
  function turn(text, on) {
    const groups = text.split(",").filter(Boolean);
    for (const [group, one] of [...turned]) if (one === on) turned.delete(group);
    for (const group of groups) if (switches.has(group)) turned.set(group, on);
    repaint("filter");
    return groups.every((group) => switches.has(group));
  }
  function offAtFirst(group, off) {
    if (off) base.add(group); else base.delete(group);
  }

  function setTheme(id) {
    if (!data.themes.some((one) => one.id === id)) return false;
    state.theme = id;
    repaint("theme");
    corridor.post({ theme: id });
    return true;
  }

  Object.assign(corridor, {
    drawn, lands, switches, symbols, rules, subject, shape, shown, beyond, theme, isOff, isLit, light, display, paint, repaint,
    features, tiles, dress, select, allow, toggle, offAtFirst, setTheme,
  });
  corridor.keep("off", () => listed(false), (text) => turn(text, false));
  corridor.keep("on", () => listed(true), (text) => turn(text, true));
  corridor.keep("theme", () => state.theme, setTheme, () => data.themes.map((one) => one.id).join(", "));
  corridor.keep("select", () => state.selected || "", (id, asked) => select(id || null, !asked.get("at") && !state.tour));
});
