// @ts-check
// Where a name may stand: on no line, no mark and no other name, a sea's on water, a country's on its land.
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box In pixels. */
/**
 * @typedef {{boxes: Box[], marks: {id: string, box: Box}[], cells: Set<number>, leaders: Leader[], sheet: Sheet}} Taken
 */
/** @typedef {{at: [number, number], leader: Leader | null}} Spot */
/**
 * @typedef {object} Spots
 * @property {() => Taken} taken  What stands on the screen before any name does.
 * @property {(wish: Wish, width: number, height: number, taken: Taken) => Spot | null} find
 *   The left upper corner of the best room for a name, which is then taken; null where there is none.
 */
corridor.feature(
  "spots",
  ["page", "subjects", "drawing", "crossings", "lands", "leaders", "corners"],
  (needed) => {
    const { subjects, drawing, crossings, lands, leaders } = needed;
    const { GAP, beside, rings, aside, over, within } = needed.corners;
    const { map } = corridor;
    const HOLD = 4; // pixels of its area round a point to which a name is tied
    const { MARK } = leaders;
    const OWN = 0.8; // of the name of a country or a sea, that lies in its own area
    /** @type {[reach: number, step: number]} */
    const ABROAD = [20, 0.5]; // how far and how closely a great sea is searched that found no room
    /** @type {[reach: number, step: number]} */
    const HOLDS = [16, 0.5]; // how far and how closely clear points of its area are searched to which a name can be tied
    const MOST_HOLDS = 12;

    /** @type {(box: Box, p: L.Point) => boolean} */
    const around = (box, p) => hits(box, [p.x, p.y, p.x, p.y]);
    /** @type {(a: Box, b: Box) => boolean} */
    const hits = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

    // The map's own controls and pins stand there first.
    function controls() {
      const { left, top } = map.getContainer().getBoundingClientRect();
      return [...map.getContainer().querySelectorAll(".leaflet-control, .mark")].map((one) => {
        const box = one.getBoundingClientRect();
        return /** @type {Box} */ ([
          box.left - left,
          box.top - top,
          box.right - left,
          box.bottom - top,
        ]);
      });
    }
    /** @type {Spots["taken"]} */
    function taken() {
      const shown = [...drawing.drawn.keys()].filter(
        (id) => !subjects.isLine(id) && drawing.shown(id),
      );
      const marks = shown.map((id) => {
        const { x, y } = map.latLngToContainerPoint(drawing.positions(id)[0]);
        return { id, box: /** @type {Box} */ ([x - MARK, y - MARK, x + MARK, y + MARK]) };
      });
      return {
        boxes: controls(),
        marks,
        cells: crossings.occupied(),
        leaders: [],
        sheet: lands.sheet(),
      };
    }

    // Where a name may be tied to: its place, or points of its area, where it can be such as are clear of lines and marks.
    /** @type {(wish: Wish, taken: Taken) => L.Point[]} */
    function holds({ key, lat, lon, late }, { boxes, marks, cells, sheet }) {
      const p = map.latLngToContainerPoint([lat, lon]);
      if (!late) return [p];
      const inside = over(p, 0, 0, ...HOLDS)
        .map(([x, y]) => /** @type {Box} */ ([x - HOLD, y - HOLD, x + HOLD, y + HOLD]))
        .filter((at) => lands.own(key, at, sheet) === 1 && !boxes.some((box) => hits(box, at)));
      const clear = inside.filter(
        (at) => !crossings.any(at, cells) && !marks.some(({ box }) => hits(box, at)),
      );
      const found = clear.length ? clear : inside;
      const every = Math.ceil(found.length / MOST_HOLDS);
      return found
        .filter((_, i) => i % every === 0)
        .map(([left, top]) => L.point(left + HOLD, top + HOLD));
    }
    // One after the other: what is farther is seldom needed.
    /** @type {(wish: Wish, w: number, h: number, taken: Taken) => Generator<[number, number]>} */
    function* candidates(wish, w, h, taken) {
      const { key, kind, rank, always, late, tied } = wish;
      const p = map.latLngToContainerPoint([wish.lat, wish.lon]);
      const seen = map.getSize().contains(p) && p.x >= 0 && p.y >= 0;
      if (tied) yield* rings(holds(wish, taken), w, h);
      else if (kind === "country") {
        if (seen) yield* over(p, w, h, 1);
        yield* lands.inSight(key, w, h, taken.sheet);
      } else if (!seen) return;
      else if (kind === "exit") yield* within(aside(p, w, h), w, h);
      else if (kind === "place" || kind === "note") {
        if (kind === "place") yield* beside(p, w, h);
        if (always) yield* rings([p], w, h);
        if (always) yield* within(rings([p], w, h), w, h);
      } else if (late) yield* over(p, w, h, ...ABROAD);
      else yield* over(p, w, h, kind === "lake" ? 1 : rank > 1 ? 2 : 6);
    }

    // Whether a box is free, and in its own area where it names one.
    /** @type {(wish: Wish, box: Box, taken: Taken) => boolean} */
    function free({ id, key, kind, tied }, box, { boxes, marks, cells, leaders: ties, sheet }) {
      const { x: width, y: height } = map.getSize();
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return false;
      const [left, top, right, bottom] = box;
      const letters = /** @type {Box} */ ([left + GAP, top + GAP, right - GAP, bottom - GAP]);
      const area = !tied && (kind === "sea" || kind === "country");
      if (area && lands.own(key, letters, sheet) < OWN) return false;
      if (tied && kind === "country" && !lands.aside(key, letters, sheet)) return false;
      if (boxes.some((other) => hits(box, other))) return false;
      if (ties.some((tie) => leaders.enters(tie, box))) return false;
      if (marks.some((one) => hits(one.id === id ? letters : box, one.box))) return false;
      return !crossings.any(box, cells);
    }
    // What speaks against a leader: the marks of other places on its way; Infinity where it cannot be.
    /** @type {(wish: Wish, leader: Leader, taken: Taken) => number} */
    function against({ id, kind }, leader, { boxes, marks, leaders: ties }) {
      if (leaders.length(leader) > leaders.longest(kind)) return Infinity;
      if (ties.some((tie) => leaders.crosses(tie, leader))) return Infinity;
      if (boxes.some((box) => !around(box, leader.from) && leaders.enters(leader, box)))
        return Infinity; // the pin of its own place may stand on it
      return marks.filter((one) => one.id !== id && leaders.enters(leader, one.box)).length;
    }

    /** @type {Spots["find"]} */
    function find(wish, width, height, taken) {
      const tied = wish.tied || wish.kind === "place" || wish.kind === "note";
      const from = tied ? holds(wish, taken) : [];
      /** @type {{spot: Spot, box: Box, cost: number} | null} */
      let best = null;
      for (const at of candidates(wish, width, height, taken)) {
        const [x, y] = at;
        /** @type {Box} */
        const box = [x - GAP, y - GAP, x + width + GAP, y + height + GAP];
        if (!free(wish, box, taken)) continue;
        const name = /** @type {Box} */ ([x, y, x + width, y + height]);
        const leader = tied ? leaders.leader(from, name, wish.late ? 0 : MARK) : null;
        const cost = leader ? against(wish, leader, taken) : 0;
        if (cost < (best?.cost ?? Infinity)) best = { spot: { at, leader }, box, cost };
        if (!cost) break;
      }
      if (!best) return null;
      taken.boxes.push(best.box);
      if (best.spot.leader) taken.leaders.push(best.spot.leader);
      return best.spot;
    }

    return { taken, find };
  },
);
