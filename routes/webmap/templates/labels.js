// Names on the map: by rank with the zoom, placed greedily so that no two collide.
corridor.part("names", () => {
  const GAP = 3; // pixels kept free round a name
  const MIN_ZOOM = [0, 0, 5, 6, 7, 8, 9]; // by rank
  const cell = 12;
  let layer = null;
  const pool = new Map();

  // All names are written first and measured after: one layout of the page and not one a name.
  function write() {
    for (const label of corridor.data.labels) {
      const span = document.createElement("span");
      span.className = `name ${label.kind} rank${label.rank}`;
      span.textContent = label.text;
      span.setAttribute("aria-hidden", "true");
      pool.set(label.key, span);
    }
    layer.append(...pool.values());
    for (const label of corridor.data.labels) {
      const span = pool.get(label.key);
      label.size = [span.offsetWidth, span.offsetHeight];
    }
  }

  // Cells of the screen through which a line of the corridor runs.
  function occupied(map) {
    const cells = new Set();
    const size = map.getSize();
    corridor.drawn.forEach((layers, id) => {
      if (!corridor.shown(id) || !layers[0].getLatLngs) return;
      let last = null;
      for (const position of layers[0].getLatLngs()) {
        const p = map.latLngToContainerPoint(position);
        if (last && (Math.min(p.x, last.x) < size.x && Math.max(p.x, last.x) > 0 && Math.min(p.y, last.y) < size.y && Math.max(p.y, last.y) > 0)) {
          const steps = Math.min(400, Math.ceil(p.distanceTo(last) / cell));
          for (let i = 0; i <= steps; i++) {
            const x = last.x + ((p.x - last.x) * i) / (steps || 1);
            const y = last.y + ((p.y - last.y) * i) / (steps || 1);
            cells.add(`${Math.floor(x / cell)}:${Math.floor(y / cell)}`);
          }
        }
        last = p;
      }
    });
    return cells;
  }

  function crossings(box, cells) {
    let n = 0;
    for (let x = Math.floor(box[0] / cell); x <= Math.floor(box[2] / cell); x++)
      for (let y = Math.floor(box[1] / cell); y <= Math.floor(box[3] / cell); y++) if (cells.has(`${x}:${y}`)) n++;
    return n;
  }

  const hits = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  // The boxes of the map's own controls and marks, and of the symbols of places: no name may cover them.
  function controls(map) {
    const origin = map.getContainer().getBoundingClientRect();
    return [...map.getContainer().querySelectorAll(".leaflet-control, .mark")].map((one) => {
      const box = one.getBoundingClientRect();
      return [box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top];
    });
  }
  function places(map) {
    const boxes = [];
    corridor.drawn.forEach((layers, id) => {
      if (!corridor.subject(id).rank || !corridor.shown(id)) return;
      const p = map.latLngToContainerPoint(layers[0].getLatLng());
      boxes.push({ id, rank: corridor.subject(id).rank, box: [p.x - 8, p.y - 8, p.x + 8, p.y + 8] });
    });
    return boxes;
  }

  const within = (ring, lon, lat) => {
    let odd = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd;
    }
    return odd;
  };

  // A country whose own point is out of sight is named well inside of what is seen of it.
  function seen(label, map) {
    const [w, h] = label.size;
    const size = map.getSize();
    const view = map.getBounds();
    const code = label.key.split(".")[1];
    const parts = corridor.lands.filter((one) => one.properties.id === code && one.geometry.coordinates[0].some(([lon, lat]) => view.contains([lat, lon])));
    const whole = !parts.length && corridor.lands.filter((one) => one.properties.id === code); // may hold all that is seen
    const rings = (whole || parts).flatMap((one) => one.geometry.coordinates);
    const inside = (x, y) => {
      const { lat, lng } = map.containerPointToLatLng([x, y]);
      return rings.reduce((odd, ring) => odd !== within(ring, lng, lat), false);
    };
    const found = [];
    for (let y = 1; y < 8; y++) for (let x = 1; x < 10; x++) {
      const p = { x: (size.x * x) / 10, y: (size.y * y) / 8 };
      if ([-1, 1].every((a) => [-1, 1].every((b) => inside(p.x + (a * w) / 2, p.y + (b * h) / 2)))) found.push(p);
    }
    const middle = (axis) => found.reduce((sum, p) => sum + p[axis], 0) / found.length;
    const [x, y] = [middle("x"), middle("y")];
    const far = (p) => Math.hypot(p.x - x, p.y - y);
    return found.sort((a, b) => far(a) - far(b)).slice(0, 12).map((p) => [p.x - w / 2, p.y - h / 2]);
  }

  function candidates(label, p) {
    const [w, h] = label.size;
    if (p === null) return seen(label, corridor.map);
    if (label.kind === "country" || label.kind === "lake" || (label.kind === "sea" && label.rank > 1)) return [[p.x - w / 2, p.y - h / 2]];
    if (label.kind !== "place") return [0, -1, 1, -2, 2].flatMap((row) => [0, 24, -24].map((by) => [p.x - w / 2 + by, p.y - h / 2 + row * 16]));
    const d = 9;
    return [
      [p.x + d, p.y - h / 2], [p.x - d - w, p.y - h / 2], [p.x - w / 2, p.y - d - h], [p.x - w / 2, p.y + d],
      [p.x + d - 2, p.y - h - 3], [p.x + d - 2, p.y + 3], [p.x - d - w + 2, p.y - h - 3], [p.x - d - w + 2, p.y + 3],
      [p.x - w / 2, p.y - 16 - h], [p.x + 16, p.y - h / 2], [p.x - w / 2, p.y + 16], [p.x - 16 - w, p.y - h / 2], // beside a mark
    ];
  }

  const covers = (label) => label.id || label.kind === "sea";

  function place() {
    const map = corridor.map;
    const zoom = map.getZoom();
    const size = map.getSize();
    const cells = occupied(map);
    const taken = controls(map);
    const symbols = places(map);
    const first = (label) => Number(corridor.isLit(label.id)); // lit places take their room before all others
    for (const label of [...corridor.data.labels].sort((a, b) => first(b) - first(a))) {
      const span = pool.get(label.key);
      span.style.display = "none";
      if (!first(label) && zoom < (label.kind === "place" ? MIN_ZOOM[label.rank] : Math.max(label.rank + 1, 3))) continue;
      if (corridor.isOff(label.kind === "place" ? "names.places" : "names.ground")) continue;
      if (label.id && !corridor.shown(label.id)) continue;
      let p = map.latLngToContainerPoint([label.lat, label.lon]);
      if (p.x < 0 || p.y < 0 || p.x > size.x || p.y > size.y) p = null;
      if (!p && (label.kind !== "country" || zoom < 5)) continue;
      let best = null;
      for (const [x, y] of candidates(label, p)) {
        const box = [x - GAP, y - GAP, x + label.size[0] + GAP, y + label.size[1] + GAP];
        if (box[0] < 0 || box[1] < 0 || box[2] > size.x || box[3] > size.y) continue;
        if (taken.some((other) => hits(box, other))) continue;
        if (symbols.some((one) => one.id !== label.id && covers(label) && one.rank <= label.rank + 1 && hits(box, one.box))) continue;
        const cost = crossings(box, cells);
        if (!best || cost < best.cost) best = { x, y, box, cost };
        if (!cost) break;
      }
      if (!best || (label.kind !== "place" && label.kind !== "sea" && best.cost > 6)) continue;
      taken.push(best.box);
      span.style.display = "";
      const origin = map.containerPointToLayerPoint([best.x, best.y]);
      L.DomUtil.setPosition(span, origin.round());
    }
  }

  corridor.startLabels = () => {
    const { map } = corridor;
    layer = map.createPane("names");
    layer.style.zIndex = 640;
    layer.style.pointerEvents = "none";
    write();
    const placed = () => corridor.part("names", place);
    map.on("zoomstart", () => layer.classList.add("moving"));
    map.on("zoomend moveend resize", () => { layer.classList.remove("moving"); placed(); });
    corridor.on((what) => { if (["filter", "light", "year"].includes(what)) requestAnimationFrame(placed); });
  };
});
