// @ts-check
// The marks of a journey: what is closed, and its ends and the places that it passes, which can be dragged elsewhere.
corridor.feature(
  "marks",
  ["page", "elements", "subjects", "drawing", "journey", "trial"],
  ({ elements: { make }, subjects, drawing, journey, trial }) => {
    const { map, words } = corridor;
    const ABOVE = /** @type {[number, number]} */ ([0, -32]); // pixels from a place to what is told over its mark
    const EDGE = /** @type {[number, number]} */ ([8, 8]); // pixels from the window's edge, where the map follows a mark
    const STILL = 3; // pixels from where a drag began, within which Leaflet moves nothing, also on the way back
    /** @type {L.Marker[]} */
    let marks = [];

    /** @type {(id: string, text: string, kind: string, moves: boolean) => L.Marker | null} */
    function put(id, text, kind, moves) {
      const positions = drawing.positions(id);
      if (!positions.length) return null;
      const icon = L.divIcon({ className: `mark ${kind}`, html: "", iconSize: [22, 22] });
      const about = { icon, interactive: moves, draggable: moves, autoPan: moves, keyboard: false };
      const autoPanPadding = EDGE; // the ends of a way lie near the edges of a map that shows it whole
      const marker = L.marker(positions[positions.length >> 1], {
        ...about,
        autoPanPadding,
        zIndexOffset: 1000,
      });
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
    // Where a stop can be moved: to its own place, and to those in sight to which one can go and where no other stop is.
    /** @type {(at: number, stops: string[]) => string[]} */
    function room(at, stops) {
      const served = trial.served();
      const free = [...drawing.drawn.keys()].filter(
        (id) =>
          !subjects.isLine(id) &&
          !stops.includes(id) &&
          drawing.shown(id) &&
          (served?.has(id) ?? true),
      );
      return [stops[at], ...free];
    }
    /** @type {(position: L.LatLng, places: string[]) => string} */
    function nearest(position, places) {
      const point = map.latLngToLayerPoint(position);
      const away = (/** @type {string} */ id) =>
        point.distanceTo(map.latLngToLayerPoint(drawing.positions(id)[0]));
      return places.reduce((best, id) => (away(id) < away(best) ? id : best));
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
      const { journey: of, choice } = journey.shown() ?? {};
      const before = of?.ways[(choice ?? 1) - 1].segments ?? [];
      let there = stops[at];
      let places = [there];
      let [held, start] = [L.point(0, 0), L.point(0, 0)]; // the pointer and the place, as the drag begins
      function move() {
        const id = nearest(marker.getLatLng(), places);
        if (id === there) return;
        there = id;
        const way = trial.look(changed(at, stops, id));
        marker.setTooltipContent(label(id, way));
        if (way === undefined) return;
        /** @type {Pick<Way, "segments" | "nodes" | "newly">} */
        const now = way ?? { segments: [], nodes: [id], newly: [] };
        const left = before.filter((one) => !now.segments.includes(one));
        journey.trace(now, left);
      }
      /** @param {PointerEvent} hit */
      function back(hit) {
        if (map.mouseEventToContainerPoint(hit).distanceTo(held) >= STILL) return;
        marker.setLatLng(map.containerPointToLatLng(start));
        corridor.guard("marks", move);
      }
      function drop() {
        removeEventListener("pointermove", back);
        map.getContainer().classList.remove("trying");
        marker.unbindTooltip();
        if (there === stops[at]) journey.draw();
        else trial.ask(changed(at, stops, there));
      }
      for (const begun of ["pointerover", "pointerdown"])
        marker.getElement()?.addEventListener(begun, trial.prepare);
      marker.getElement()?.addEventListener("pointerdown", (hit) => {
        held = map.mouseEventToContainerPoint(hit);
      });
      const told = {
        className: "tried",
        permanent: true,
        direction: /** @type {const} */ ("top"),
        offset: ABOVE,
      };
      function begin() {
        map.getContainer().classList.add("trying"); // lines and places tell nothing meanwhile
        places = room(at, stops);
        start = map.latLngToContainerPoint(marker.getLatLng());
        addEventListener("pointermove", back);
        marker.bindTooltip(label(there, undefined), told).openTooltip();
      }
      marker.on("dragstart", () => corridor.guard("marks", begin));
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
