// @ts-check
// The marks of a journey: what is closed, and its ends and the places that it passes, which can be dragged elsewhere.
corridor.feature(
  "marks",
  ["page", "elements", "subjects", "drawing", "journey", "trial"],
  ({ elements: { make }, subjects, drawing, journey, trial }) => {
    const { map, words } = corridor;
    const ABOVE = /** @type {[number, number]} */ ([0, -32]); // pixels from a place to what is told over its mark
    /** @type {L.Marker[]} */
    let marks = [];

    /** @type {(id: string, text: string, kind: string, moves: boolean) => L.Marker | null} */
    function put(id, text, kind, moves) {
      const positions = drawing.positions(id);
      if (!positions.length) return null;
      const icon = L.divIcon({ className: `mark ${kind}`, html: "", iconSize: [22, 22] });
      const about = { icon, interactive: moves, draggable: moves, autoPan: moves, keyboard: false };
      const marker = L.marker(positions[positions.length >> 1], { ...about, zIndexOffset: 1000 });
      marker.addTo(map);
      const element = /** @type {HTMLElement} */ (marker.getElement());
      element.textContent = text;
      element.classList.toggle("moves", moves);
      element.setAttribute("aria-hidden", "true"); // whoever uses no pointer has the buttons of the passport
      marks.push(marker);
      return marker;
    }

    /** @type {(at: number, stops: string[], id: string) => Change} */
    function changed(at, stops, id) {
      if (!at) return { origin: id };
      if (at === stops.length - 1) return { destination: id };
      return { via: stops.slice(1, -1).map((one, i) => (i === at - 1 ? id : one)) };
    }
    // Of the places in sight to which one can go the nearest; where a journey stops already it stops once.
    /** @type {(position: L.LatLng, others: string[]) => string | undefined} */
    function nearest(position, others) {
      const point = map.latLngToLayerPoint(position);
      const served = trial.served();
      const away = (/** @type {string} */ id) =>
        point.distanceTo(map.latLngToLayerPoint(drawing.positions(id)[0]));
      const there = [...drawing.drawn.keys()].filter(
        (id) =>
          !subjects.isLine(id) &&
          drawing.shown(id) &&
          !others.includes(id) &&
          (served?.has(id) ?? true),
      );
      return there.reduce(
        (/** @type {string | undefined} */ best, id) =>
          best === undefined || away(id) < away(best) ? id : best,
        undefined,
      );
    }

    /** @type {(id: string, way: Way | null | undefined) => HTMLElement} */
    function label(id, way) {
      const name = make("b", {}, subjects.get(id).name);
      if (way === undefined) return make("span", {}, name);
      if (!way) return make("span", {}, name, make("br"), words.no_way);
      const hours = `${way.days}${way.range && ` (${way.range})`}`;
      const more = way.difference ? [make("br"), `${words.difference}: ${way.difference}`] : [];
      return make("span", {}, name, make("br"), hours, ...more);
    }

    /** @type {(marker: L.Marker, at: number, stops: string[]) => void} */
    function moves(marker, at, stops) {
      const others = stops.filter((_, i) => i !== at);
      const before = journey.shown()?.journey.ways.at((journey.shown()?.choice ?? 1) - 1);
      let there = stops[at];
      function move() {
        const id = nearest(marker.getLatLng(), others);
        if (!id || id === there) return;
        there = id;
        const way = trial.look(changed(at, stops, id));
        marker.setTooltipContent(label(id, way));
        if (!way) return;
        const left = before?.segments.filter((one) => !way.segments.includes(one)) ?? [];
        journey.trace(way, left);
      }
      function drop() {
        marker.unbindTooltip();
        if (there === stops[at]) corridor.tell(EVENTS.drawn);
        else trial.ask(changed(at, stops, there));
      }
      for (const begun of ["pointerover", "pointerdown"])
        marker.getElement()?.addEventListener(begun, trial.prepare);
      const told = { permanent: true, direction: /** @type {const} */ ("top"), offset: ABOVE };
      marker.on("dragstart", () => marker.bindTooltip(label(there, undefined), told).openTooltip());
      marker.on("drag", () => corridor.guard("marks", move));
      marker.on("dragend", () => corridor.guard("marks", drop));
      marker.on("click", () => corridor.tell(EVENTS.pick, stops[at]));
    }

    function draw() {
      for (const marker of marks) marker.remove();
      marks = [];
      const told = journey.shown()?.journey;
      if (!told) return;
      told.closed.forEach((id) => put(id, "✕", "shut", false));
      const asked = trial.asked();
      const can = Boolean(asked) && told.ends.join() === [asked?.origin, asked?.destination].join();
      const stops = [told.ends[0], ...((can && asked?.via) || []), told.ends[1]];
      stops.forEach((id, at) => {
        const last = at === stops.length - 1;
        const marker = put(id, at ? (last ? "B" : "•") : "A", at && !last ? "end via" : "end", can);
        if (marker && can) moves(marker, at, stops);
      });
    }
    corridor.on([EVENTS.drawn], draw);
  },
);
