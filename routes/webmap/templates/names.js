// @ts-check
// Names on the map: by rank with the zoom, placed greedily so that no two collide.
/** @typedef {{id: string, rank: number, box: Box}} PlaceBox */
corridor.feature(
  "names",
  ["page", "subjects", "filters", "drawing", "crossings", "lands"],
  (needed) => {
    const { subjects, filters, drawing, crossings, lands } = needed;
    const GAP = 3; // pixels kept free round a name
    const MIN_ZOOM = [0, 0, 5, 6, 7, 8, 9]; // by rank
    const MOST = 6; // cells of lines that the name of a country or lake may cross
    const { data, map } = corridor;
    const pane = map.createPane("names");
    /** @type {Map<string, {span: HTMLElement, width: number, height: number}>} */
    const written = new Map();

    // All names are written first and measured after: one layout of the page and not one a name.
    function write() {
      const spans = data.labels.map((label) => {
        const span = document.createElement("span");
        span.className = `name ${label.kind} rank${label.rank}`;
        span.textContent = label.text;
        span.setAttribute("aria-hidden", "true");
        return span;
      });
      pane.append(...spans);
      data.labels.forEach(({ key }, i) => {
        const span = spans[i];
        written.set(key, { span, width: span.offsetWidth, height: span.offsetHeight });
      });
    }
    /** @param {Label} label */
    const nameOf = (label) =>
      /** @type {{span: HTMLElement, width: number, height: number}} */ (written.get(label.key));

    /** @type {(a: Box, b: Box) => boolean} */
    const hits = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

    // The boxes of the map's own controls and marks, and of the symbols of places: no name may cover them.
    function controls() {
      const origin = map.getContainer().getBoundingClientRect();
      return [...map.getContainer().querySelectorAll(".leaflet-control, .mark")].map((one) => {
        const box = one.getBoundingClientRect();
        return /** @type {Box} */ ([
          box.left - origin.left,
          box.top - origin.top,
          box.right - origin.left,
          box.bottom - origin.top,
        ]);
      });
    }
    /** @returns {PlaceBox[]} */
    function symbols() {
      return [...drawing.drawn.keys()]
        .filter((id) => subjects.get(id).rank && drawing.shown(id))
        .map((id) => {
          const { x, y } = map.latLngToContainerPoint(drawing.positions(id)[0]);
          return { id, rank: subjects.get(id).rank || 0, box: [x - 8, y - 8, x + 8, y + 8] };
        });
    }

    /**
     * Where a name may stand, the best first: its left upper corners in pixels.
     * @param {Label} label
     * @param {L.Point | null} p  Its own point; null where that is out of sight.
     * @returns {[number, number][]}
     */
    function candidates(label, p) {
      const { width: w, height: h } = nameOf(label);
      if (p === null) return lands.inSight(label.key.split(".")[1], w, h);
      if (
        label.kind === "country" ||
        label.kind === "lake" ||
        (label.kind === "sea" && label.rank > 1)
      )
        return [[p.x - w / 2, p.y - h / 2]];
      if (label.kind !== "place")
        return [0, -1, 1, -2, 2].flatMap((row) =>
          [0, 24, -24].map(
            (by) => /** @type {[number, number]} */ ([p.x - w / 2 + by, p.y - h / 2 + row * 16]),
          ),
        );
      const d = 9;
      return [
        [p.x + d, p.y - h / 2],
        [p.x - d - w, p.y - h / 2],
        [p.x - w / 2, p.y - d - h],
        [p.x - w / 2, p.y + d],
        [p.x + d - 2, p.y - h - 3],
        [p.x + d - 2, p.y + 3],
        [p.x - d - w + 2, p.y - h - 3],
        [p.x - d - w + 2, p.y + 3],
        [p.x - w / 2, p.y - 16 - h],
        [p.x + 16, p.y - h / 2],
        [p.x - w / 2, p.y + 16],
        [p.x - 16 - w, p.y - h / 2], // beside a mark
      ];
    }

    /** @param {Label} label */
    const lit = (label) => label.id !== undefined && drawing.isLit(label.id);
    /** @param {Label} label */
    function wanted(label) {
      const zoom = map.getZoom();
      const place = label.kind === "place";
      if (!lit(label) && zoom < (place ? MIN_ZOOM[label.rank] : Math.max(label.rank + 1, 3)))
        return false;
      if (filters.isOff(place ? "names.places" : "names.ground")) return false;
      return label.id === undefined || drawing.shown(label.id);
    }
    /** @param {Label} label */
    function ownPoint(label) {
      const p = map.latLngToContainerPoint([label.lat, label.lon]);
      const { x, y } = map.getSize();
      return p.x < 0 || p.y < 0 || p.x > x || p.y > y ? null : p;
    }

    /**
     * The place for a name that covers the fewest lines, and nothing that stands there already.
     * @param {Label} label
     * @param {L.Point | null} p
     * @param {{cells: Set<string>, taken: Box[], marks: PlaceBox[]}} there
     */
    function best(label, p, { cells, taken, marks }) {
      const { width, height } = nameOf(label);
      const size = map.getSize();
      const avoided =
        label.id || label.kind === "sea"
          ? marks.filter((one) => one.id !== label.id && one.rank <= label.rank + 1)
          : [];
      /** @type {{x: number, y: number, box: Box, cost: number} | null} */
      let found = null;
      for (const [x, y] of candidates(label, p)) {
        /** @type {Box} */
        const box = [x - GAP, y - GAP, x + width + GAP, y + height + GAP];
        if (box[0] < 0 || box[1] < 0 || box[2] > size.x || box[3] > size.y) continue;
        if (taken.some((other) => hits(box, other)) || avoided.some((one) => hits(box, one.box)))
          continue;
        const cost = crossings.count(box, cells);
        if (!found || cost < found.cost) found = { x, y, box, cost };
        if (!cost) break;
      }
      return found && (label.kind === "place" || label.kind === "sea" || found.cost <= MOST)
        ? found
        : null;
    }

    function place() {
      const there = { cells: crossings.occupied(), taken: controls(), marks: symbols() };
      // Lit places take their room before all others.
      for (const label of [...data.labels].sort((a, b) => Number(lit(b)) - Number(lit(a)))) {
        const { span } = nameOf(label);
        span.style.display = "none";
        if (!wanted(label)) continue;
        const p = ownPoint(label);
        if (!p && (label.kind !== "country" || map.getZoom() < 5)) continue;
        const found = best(label, p, there);
        if (!found) continue;
        there.taken.push(found.box);
        span.style.display = "";
        L.DomUtil.setPosition(span, map.containerPointToLayerPoint([found.x, found.y]).round());
      }
    }

    pane.style.zIndex = "640";
    pane.style.pointerEvents = "none";
    write();
    const placed = () => corridor.guard("names", place);
    map.on("zoomstart", () => pane.classList.add("moving"));
    map.on("zoomend moveend resize", () => {
      pane.classList.remove("moving");
      placed();
    });
    corridor.on([EVENTS.filter, EVENTS.light, EVENTS.year], () => requestAnimationFrame(placed));
  },
);
