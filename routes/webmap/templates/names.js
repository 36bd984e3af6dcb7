// @ts-check
// Names and notes on the map: by rank with the zoom, each where nothing stands and no line runs.
/** @typedef {{key: string, id?: string, kind: string, rank: number, always: boolean, lat: number, lon: number}} Wish */
corridor.feature(
  "names",
  ["page", "elements", "subjects", "filters", "drawing", "spots"],
  (needed) => {
    const { elements, subjects, filters, drawing, spots } = needed;
    const MIN_ZOOM = [0, 0, 5, 6, 7, 8, 9]; // of places, by rank
    const MIN_GROUND = [0, 1.5, 3, 4, 5, 5.5, 6.5]; // of countries, seas and lakes
    const NOTES = [1.8, 7]; // zooms between which notes stand: farther out is no room, nearer the map itself tells
    const { data, map, state } = corridor;
    const { make } = elements;
    const pane = map.createPane("names");
    /** @type {{wish: Wish, element: HTMLElement, width: number, height: number, tie: HTMLElement | null}[]} */
    const written = [];

    /** @param {Label} label */
    const name = (label) =>
      make(
        "span",
        { class: `name ${label.kind} rank${label.rank}`, "aria-hidden": "true" },
        label.text,
      );
    // A note is told by a step of the tour, which names its sources.
    /** @type {(step: Step, pieces: string[]) => HTMLElement} */
    const note = ({ id, title }, pieces) =>
      make(
        "button",
        {
          type: "button",
          class: "note",
          title,
          onclick: () => corridor.kept.get(EVENTS.tour)?.set(id, new Map()),
        },
        ...pieces.map((piece, i) => (i % 2 ? make("b", {}, piece) : piece)),
      );
    /** @returns {[Wish, HTMLElement][]} */
    const notes = () =>
      data.tour.steps.flatMap((step) => {
        const [place] = (step.beside && drawing.positions(step.beside)) || [];
        if (!place || !step.note) return [];
        const { lat, lng: lon } = place;
        return [
          [{ key: step.id, kind: "note", rank: 1, always: true, lat, lon }, note(step, step.note)],
        ];
      });

    // All are written first and measured after: one layout of the page and not one a name.
    function write() {
      /** @type {[Wish, HTMLElement][]} */
      const named = data.labels.map((one) => [{ ...one, always: Boolean(one.main) }, name(one)]);
      // Notes come after the hubs, and before what is smaller.
      const hubs = named.map(([{ kind, rank }]) => kind === "place" && rank === 1);
      const first = hubs.lastIndexOf(true) + 1;
      const all = [...named.slice(0, first), ...notes(), ...named.slice(first)];
      pane.append(...all.map(([, element]) => element));
      for (const [wish, element] of all) {
        const { offsetWidth: width, offsetHeight: height } = element;
        written.push({ wish, element, width, height, tie: null });
      }
    }

    /** @param {Wish} wish */
    const lit = (wish) => wish.id !== undefined && drawing.isLit(wish.id);
    /** @param {Wish} wish */
    function wanted(wish) {
      const { kind, rank, id } = wish;
      const zoom = map.getZoom();
      if (kind === "note")
        return (
          zoom > NOTES[0] &&
          zoom < NOTES[1] &&
          !state.lit &&
          !state.tour &&
          !filters.isOff("names.places")
        );
      const place = kind === "place";
      if (filters.isOff(place ? "names.places" : "names.ground")) return false;
      if (id !== undefined && !drawing.shown(id)) return false;
      return lit(wish) || wish.always || zoom >= (place ? MIN_ZOOM : MIN_GROUND)[rank];
    }

    /** @type {(one: typeof written[0], p: L.Point, at: L.Point) => void} */
    function tie(one, p, at) {
      const { width, height } = one;
      const x = Math.min(Math.max(p.x, at.x), at.x + width);
      const y = Math.min(Math.max(p.y, at.y), at.y + height);
      const length = Math.hypot(p.x - x, p.y - y) - spots.MARK;
      if (length < spots.NEAR) return;
      one.tie = make("i", { class: "tie" });
      one.tie.style.width = `${length}px`;
      one.tie.style.transform = `translate(${x}px, ${y}px) rotate(${Math.atan2(p.y - y, p.x - x)}rad)`;
      pane.prepend(one.tie);
    }

    function place() {
      const taken = spots.taken();
      for (const one of written) one.tie?.remove();
      // Lit places take their room before all others.
      for (const one of [...written].sort((a, b) => Number(lit(b.wish)) - Number(lit(a.wish)))) {
        const { wish, element, width, height } = one;
        const found = wanted(wish)
          ? spots.find({ ...wish, always: wish.always || lit(wish) }, width, height, taken)
          : null;
        element.style.display = found ? "" : "none";
        if (!found) continue;
        const at = map.containerPointToLayerPoint(found).round();
        L.DomUtil.setPosition(element, at);
        if (wish.kind === "note" || wish.id)
          tie(one, map.latLngToLayerPoint([wish.lat, wish.lon]), at);
      }
    }

    pane.style.zIndex = "640";
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
