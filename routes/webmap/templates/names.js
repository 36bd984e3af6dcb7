// @ts-check
// Names and notes on the map: by rank with the zoom, each where nothing stands and no line runs.
corridor.feature(
  "names",
  ["page", "elements", "filters", "drawing", "wishes", "spots", "leaders", "edges", "position"],
  (needed) => {
    const { elements, filters, drawing, wishes, spots, leaders, edges } = needed;
    const { narrow } = needed.position;
    const MIN_ZOOM = [0, 0, 5, 6, 7, 8, 9]; // of places, by rank
    const MIN_GROUND = [0, 1.5, 3, 4, 5, 5.5, 6.5]; // of countries, seas and lakes
    const NOTES = [1.8, 7]; // zooms between which notes stand: farther out is no room, nearer the map itself tells
    const FAR = 2.6; // the zoom below which, beside what is lit, other names stand right by their places or nowhere
    const { map, state } = corridor;
    const { make } = elements;
    const pane = map.createPane("names");
    const LIT = 64; // what is lit costs so much more
    const ROUNDS = 4; // so often all is arranged anew where something that must be named has found no room
    // How a name is set: that of a country or a sea that finds no room so, in two lines or smaller; that of a great one
    // at last beside its area, tied to it; a note that finds no room, or stands on a phone, in few words.
    const FORMS = ["", "stacked", "small", "small stacked", "small tied", "small stacked tied"];
    const OF_NOTES = ["", "brief"];
    const AREAS = new Set(["country", "sea"]);
    /** @typedef {{look: string, width: number, height: number}} Form */
    /** @type {{wish: Wish, element: HTMLElement, forms: Form[], tie: HTMLElement | null}[]} */
    const written = [];

    /** @type {(element: HTMLElement, look: string) => void} */
    function set(element, look) {
      const { classList } = element;
      for (const one of ["small", "stacked", "tied", "brief"])
        classList.toggle(one, look.includes(one));
    }
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
    /** @type {(one: typeof written[0], look: string) => boolean} */
    function offered({ wish: { kind, late }, element }, look) {
      if (kind === "note")
        return element.childElementCount < 2
          ? !look
          : OF_NOTES.includes(look) && !(narrow() && !look);
      if (look === "brief" || (look.includes("stacked") && element.childElementCount < 2))
        return false;
      return late ? look.includes("small") : !look || (AREAS.has(kind) && !look.includes("tied"));
    }
    // All are written first and measured after: one layout of the page a form, and not one a name.
    function write() {
      const all = wishes.all();
      pane.append(...all.map(([, element]) => element));
      for (const [wish, element] of all) written.push({ wish, element, forms: [], tie: null });
      for (const look of new Set([...FORMS, ...OF_NOTES])) {
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
      if (wish.late && zoom < (kind === "sea" ? NOTES[0] : FAR)) return false; // it would stand in another one
      const place = kind === "place";
      if (weight(wish) < 2 && filters.isOff(place ? "names.places" : "names.ground")) return false;
      if (id !== undefined && !drawing.shown(id)) return false;
      return (
        weight(wish) > 0 ||
        wish.always ||
        Boolean(wish.must) ||
        zoom >= (place ? MIN_ZOOM : MIN_GROUND)[rank]
      );
    }

    /** @type {(one: typeof written[0], leader: Leader) => void} */
    function tie(one, leader) {
      const [p, { x, y }] = [leader.from, leader.to].map(map.containerPointToLayerPoint, map);
      one.tie = make("i", { class: one.wish.late ? `tie ${one.wish.kind}` : "tie" });
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

    // The room of each name, where all come in an order and each keeps off what came before it.
    /** @type {(order: typeof written, start: Taken) => Map<typeof written[0], {look: string, spot: Spot}>} */
    function arranged(order, start) {
      const taken = { ...start, boxes: [...start.boxes], leaders: [] };
      const found = new Map();
      const named = new Set();
      for (const one of order) {
        const { kind, key } = one.wish;
        const room = named.has(key) ? null : fitting(one, taken);
        if (!room) continue;
        found.set(one, room);
        if (AREAS.has(kind)) named.add(key);
      }
      return found;
    }
    // What it costs that something has no name here, which it must have.
    /** @param {Wish} wish */
    const worth = (wish) => (weight(wish) ? LIT * (1 + (wish.must || 0)) : wish.must || 0);
    /** @type {(wish: Wish) => boolean} */
    const isHere = ({ label, lat, lon }) =>
      label ? edges.exit(label) !== null : map.getBounds().contains([lat, lon]);
    // What found no room comes first the next time; of all rounds the one stands that misses least.
    function best() {
      const start = spots.taken();
      let order = written
        .filter(({ wish }) => wanted(wish))
        .sort((a, b) => weight(b.wish) - weight(a.wish));
      /** @type {ReturnType<typeof arranged>} */
      let found = new Map();
      let least = Infinity;
      for (let round = 0; round < ROUNDS && least; round++) {
        const now = arranged(order, start);
        const keys = new Set([...now.keys()].map(({ wish }) => wish.key));
        const missed = order.filter(
          ({ wish }) => worth(wish) && !keys.has(wish.key) && isHere(wish),
        );
        const costs = missed.reduce((sum, { wish }) => sum + worth(wish), 0);
        if (costs < least) [found, least] = [now, costs];
        order = [...missed, ...order.filter((one) => !missed.includes(one))];
      }
      return found;
    }
    function place() {
      const found = best();
      for (const one of written) {
        one.tie?.remove();
        const room = found.get(one);
        one.element.style.display = room ? "" : "none";
        if (!room) continue;
        set(one.element, room.look);
        L.DomUtil.setPosition(one.element, map.containerPointToLayerPoint(room.spot.at).round());
        if (room.spot.leader) tie(one, room.spot.leader);
      }
    }

    pane.style.zIndex = "640";
    write();
    const placed = () => corridor.guard("names", place);
    map.on("zoomstart", () => pane.classList.add("moving"));
    let due = 0;
    function soon() {
      cancelAnimationFrame(due);
      if (state.ready) due = requestAnimationFrame(placed);
    }
    // Which follows each change of the zoom and of the window; what the map opens with is placed once, at its end.
    map.on("moveend", () => {
      pane.classList.remove("moving");
      if (state.ready) placed();
    });
    corridor.on([EVENTS.ready], placed);
    map.on("viewreset", soon); // after which pins go where they belong
    corridor.on([EVENTS.filter, EVENTS.light, EVENTS.year, EVENTS.select], soon);
  },
);
