// @ts-check
// Names and notes on the map: by rank with the zoom, each where nothing stands and no line runs.
/** @typedef {{key: string, id?: string, kind: string, rank: number, always: boolean, late?: boolean, tied?: boolean, lat: number, lon: number, label?: Label}} Wish */
corridor.feature(
  "names",
  ["page", "elements", "subjects", "filters", "drawing", "spots", "leaders", "edges"],
  (needed) => {
    const { elements, subjects, filters, drawing, spots, leaders, edges } = needed;
    const MIN_ZOOM = [0, 0, 5, 6, 7, 8, 9]; // of places, by rank
    const MIN_GROUND = [0, 1.5, 3, 4, 5, 5.5, 6.5]; // of countries, seas and lakes
    const NOTES = [1.8, 7]; // zooms between which notes stand: farther out is no room, nearer the map itself tells
    const NARROW = 600; // pixels: a window in which one note comes before the great seas, elsewhere two
    const FAR = 2.6; // the zoom below which, beside what is lit, other names stand right by their places or nowhere
    const { data, map, state } = corridor;
    const { make } = elements;
    const pane = map.createPane("names");
    // How a name is set: that of a country or a sea that finds no room so, in two lines or smaller; that of a great sea
    // at last beside its water, tied to it.
    const FORMS = ["", "stacked", "small", "small stacked", "small tied", "small stacked tied"];
    const AREAS = new Set(["country", "sea"]);
    /** @typedef {{look: string, width: number, height: number}} Form */
    /** @type {{wish: Wish, element: HTMLElement, forms: Form[], tie: HTMLElement | null}[]} */
    const written = [];

    // In the two halves that stand one above the other where there is no room side by side.
    /** @param {string} text */
    function halves(text) {
      const spaces = [...text.matchAll(/ /g)].map(({ index }) => index + 1);
      /** @param {number} at */
      const off = (at) => Math.abs(at - text.length / 2);
      const [middle] = spaces.sort((a, b) => off(a) - off(b));
      return middle ? [text.slice(0, middle), text.slice(middle)] : [text];
    }
    /** @param {Label} label */
    const name = (label) =>
      make(
        "span",
        { class: `name ${label.kind} rank${label.rank}`, "aria-hidden": "true" },
        ...(label.kind === "place"
          ? [label.text]
          : halves(label.text).map((half) => make("span", {}, half))),
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
        const wish = { key: step.id, id: step.beside, kind: "note", rank: 1, always: true };
        return [[{ ...wish, lat, lon }, note(step, step.note)]];
      });

    /** @type {(element: HTMLElement, look: string) => void} */
    function set(element, look) {
      const { classList } = element;
      for (const one of ["small", "stacked", "tied"]) classList.toggle(one, look.includes(one));
    }
    // An end of the main line that is out of sight stands where the line leaves the window.
    /** @returns {[Wish, HTMLElement][]} */
    const exits = () =>
      data.labels
        .filter(({ end }) => end)
        .map((label) => [
          { ...label, id: undefined, kind: "exit", always: true, label },
          make("span", { class: "name exit rank1", "aria-hidden": "true" }, `${label.text} →`),
        ]);
    // Where the map looks now; null where an end is in sight, or the line is not.
    /** @type {(one: typeof written[0]) => Wish | null} */
    function stands({ wish, element }) {
      if (!wish.label) return wish;
      const exit = edges.exit(wish.label);
      if (exit) {
        const { arrow } = exit;
        element.textContent =
          arrow === "←" ? `← ${wish.label.text}` : `${wish.label.text} ${arrow}`;
      }
      return exit && { ...wish, ...exit };
    }
    /** @returns {[Wish, HTMLElement][]} */
    const again = () =>
      data.labels
        .filter(({ kind, rank }) => kind === "sea" && rank === 1)
        .map((label) => [{ ...label, always: false, late: true }, name(label)]);
    /** @type {(one: typeof written[0], look: string) => boolean} */
    function offered({ wish: { kind, late }, element }, look) {
      if (look.includes("stacked") && element.childElementCount < 2) return false;
      return late ? look.includes("small") : !look || (AREAS.has(kind) && !look.includes("tied"));
    }
    // All are written first and measured after: one layout of the page a form, and not one a name.
    function write() {
      /** @type {[Wish, HTMLElement][]} */
      const named = data.labels.map((one) => [{ ...one, always: Boolean(one.main) }, name(one)]);
      // After the places of the main line come first notes, great seas without room so far, other notes, then all others.
      const first = named.map(([{ id, always }]) => Boolean(id && always)).lastIndexOf(true) + 1;
      const [told, rest] = [notes(), named.splice(first)];
      const lead = told.splice(0, map.getSize().x < NARROW ? 1 : 2);
      const all = [...exits(), ...named, ...lead, ...again(), ...told, ...rest];
      pane.append(...all.map(([, element]) => element));
      for (const [wish, element] of all) written.push({ wish, element, forms: [], tie: null });
      for (const look of FORMS) {
        const now = written.filter((one) => offered(one, look));
        for (const { element } of now) set(element, look);
        for (const { element, forms } of now)
          forms.push({ look, width: element.offsetWidth, height: element.offsetHeight });
      }
    }

    /** @param {Wish} wish */
    const lit = (wish) => wish.id !== undefined && drawing.isLit(wish.id);
    // What is selected is named first, then what is lit, then all others by their order.
    /** @param {Wish} wish */
    const weight = (wish) =>
      wish.kind === "place" && wish.id === state.selected ? 2 : Number(lit(wish));
    /** @param {Wish} wish */
    function wanted(wish) {
      const { kind, rank, id } = wish;
      const zoom = map.getZoom();
      if (kind === "note" || kind === "exit")
        return (
          zoom > NOTES[0] &&
          zoom < NOTES[1] &&
          !state.lit &&
          !state.tour &&
          !filters.isOff("names.places")
        );
      const place = kind === "place";
      if (weight(wish) < 2 && filters.isOff(place ? "names.places" : "names.ground")) return false;
      if (id !== undefined && !drawing.shown(id)) return false;
      return weight(wish) > 0 || wish.always || zoom >= (place ? MIN_ZOOM : MIN_GROUND)[rank];
    }

    /** @type {(one: typeof written[0], leader: Leader) => void} */
    function tie(one, leader) {
      const [p, { x, y }] = [leader.from, leader.to].map(map.containerPointToLayerPoint, map);
      one.tie = make("i", { class: one.wish.late ? "tie sea" : "tie" });
      one.tie.style.width = `${leaders.length(leader)}px`;
      one.tie.style.transform = `translate(${x}px, ${y}px) rotate(${Math.atan2(p.y - y, p.x - x)}rad)`;
      pane.prepend(one.tie);
    }
    // The first of a name's forms for which there is room; what is selected may stand on lines and marks.
    /** @type {(one: typeof written[0], taken: Taken) => {look: string, spot: Spot} | null} */
    function fitting(one, taken) {
      const { forms } = one;
      const wish = stands(one);
      if (!wish) return null;
      const far = !state.lit || map.getZoom() >= FAR;
      const always = weight(wish) > 0 || (far && (wish.always || wish.rank === 1));
      const rooms = weight(wish) < 2 ? [taken] : [taken, { ...taken, cells: new Set(), marks: [] }];
      for (const room of rooms)
        for (const { look, width, height } of forms) {
          const asked = { ...wish, always, tied: look.includes("tied") };
          const spot = spots.find(asked, width, height, room);
          if (spot) return { look, spot };
        }
      return null;
    }

    function place() {
      const taken = spots.taken();
      const named = new Set();
      for (const one of written) one.tie?.remove();
      for (const one of [...written].sort((a, b) => weight(b.wish) - weight(a.wish))) {
        const { wish, element } = one;
        const found = wanted(wish) && !named.has(wish.key) ? fitting(one, taken) : null;
        element.style.display = found ? "" : "none";
        if (!found) continue;
        if (AREAS.has(wish.kind)) named.add(wish.key);
        set(element, found.look);
        L.DomUtil.setPosition(element, map.containerPointToLayerPoint(found.spot.at).round());
        if (found.spot.leader) tie(one, found.spot.leader);
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
    const soon = () => requestAnimationFrame(placed);
    map.on("viewreset", soon); // after which pins go where they belong
    corridor.on([EVENTS.filter, EVENTS.light, EVENTS.year, EVENTS.select], soon);
  },
);
