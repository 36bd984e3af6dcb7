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
  ["page", "subjects", "drawing", "crossings", "lands", "leaders"],
  (needed) => {
    const { subjects, drawing, crossings, lands, leaders } = needed;
    const { map } = corridor;
    const GAP = 3; // pixels kept free round a name
    const { MARK } = leaders;
    const RINGS = [18, 26, 34, 42, 50, 58, 68, 80, 92]; // pixels from a place to a name that finds no room beside it
    const ASIDE = [10, 18, 26, 34, 42, 50, 58, 66]; // pixels from where a line leaves the window to the name of where it goes
    const OWN = 0.8; // of the name of a country or a sea, that lies in its own area
    /** @type {[reach: number, step: number]} */
    const ABROAD = [20, 0.5]; // how far and how closely a great sea is searched that found no room
    /** @type {[reach: number, step: number]} */
    const HOLDS = [8, 1]; // the same of points on its water to which its name can be tied
    const HOLD = 4; // pixels of water round such a point
    const TURNS = 24; // directions of a ring

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

    /** @typedef {[number, number][]} Corners */
    /** @type {(points: L.Point[], w: number, h: number) => Corners} */
    const round = (points, w, h) =>
      RINGS.flatMap((ring) =>
        points.flatMap((p) =>
          Array.from({ length: TURNS }, (_, turn) => {
            const angle = (turn * 2 * Math.PI) / TURNS;
            const [x, y] = [Math.cos(angle), Math.sin(angle)];
            return /** @type {[number, number]} */ ([
              p.x + x * (ring + w / 2) - w / 2,
              p.y + y * (ring + h / 2) - h / 2,
            ]);
          }),
        ),
      );
    // Where a name may be tied to: its place, or points on the water of its sea.
    /** @type {(wish: Wish, sheet: Sheet) => L.Point[]} */
    function holds({ key, lat, lon, late }, sheet) {
      const p = map.latLngToContainerPoint([lat, lon]);
      if (!late) return [p];
      return over(p, 0, 0, ...HOLDS)
        .filter(([x, y]) => lands.own(key, [x - HOLD, y - HOLD, x + HOLD, y + HOLD], sheet) === 1)
        .map((at) => L.point(at));
    }
    /** @type {(p: L.Point, w: number, h: number) => Corners} */
    function beside(p, w, h) {
      const [d, far] = [10, 14];
      return [
        [p.x + d, p.y - h / 2],
        [p.x - d - w, p.y - h / 2],
        [p.x - w / 2, p.y - d - h],
        [p.x - w / 2, p.y + d],
        [p.x + d - 2, p.y - h - 3],
        [p.x + d - 2, p.y + 3],
        [p.x - d - w + 2, p.y - h - 3],
        [p.x - d - w + 2, p.y + 3],
        [p.x - w / 4, p.y - far - h],
        [p.x - w / 4, p.y + far],
        [p.x - (3 * w) / 4, p.y - far - h],
        [p.x - (3 * w) / 4, p.y + far],
      ];
    }
    // At the edge of the window, above or below a line that leaves it.
    /** @type {(p: L.Point, w: number, h: number) => Corners} */
    function aside(p, w, h) {
      const { x: right, y: bottom } = map.getSize();
      /** @type {(at: number, size: number, most: number) => number} */
      const within = (at, size, most) => Math.min(Math.max(at, GAP), most - size - GAP);
      return ASIDE.flatMap((off) => [
        [within(p.x - w / 2, w, right), within(p.y - h - off, h, bottom)],
        [within(p.x - w / 2, w, right), within(p.y + off, h, bottom)],
        [within(p.x - w - off, w, right), within(p.y - h / 2, h, bottom)],
        [within(p.x + off, w, right), within(p.y - h / 2, h, bottom)],
      ]);
    }
    // Over its point, row by row; the farther the later.
    /** @type {(p: L.Point, w: number, h: number, reach: number, step?: number) => Corners} */
    function over(p, w, h, reach, step = 1) {
      const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
      return steps
        .flatMap((i) => steps.map((j) => /** @type {[number, number]} */ ([i, j])))
        .sort((a, b) => Math.hypot(...a) - Math.hypot(...b))
        .map(([i, j]) => [p.x - w / 2 + i * step * 14, p.y - h / 2 + j * step * 10]);
    }

    // One after the other: what is farther is seldom needed.
    /** @type {(wish: Wish, w: number, h: number, sheet: Sheet) => Generator<[number, number]>} */
    function* candidates(wish, w, h, sheet) {
      const { key, kind, rank, always, late, tied } = wish;
      const p = map.latLngToContainerPoint([wish.lat, wish.lon]);
      const seen = map.getSize().contains(p) && p.x >= 0 && p.y >= 0;
      if (kind === "country") {
        if (seen) yield* over(p, w, h, 1);
        yield* lands.inSight(key, w, h, sheet);
      } else if (!seen) return;
      else if (kind === "exit") yield* aside(p, w, h);
      else if (kind === "place" || kind === "note") {
        if (kind === "place") yield* beside(p, w, h);
        if (always) yield* round([p], w, h);
      } else if (tied) yield* round(holds(wish, sheet), w, h);
      else if (late) yield* over(p, w, h, ...ABROAD);
      else yield* over(p, w, h, kind === "lake" ? 1 : rank > 1 ? 2 : 6);
    }

    // Whether a box is free, and in its own area where it names one.
    /** @type {(wish: Wish, box: Box, taken: Taken) => boolean} */
    function free({ id, key, kind, tied }, box, { boxes, marks, cells, leaders: ties, sheet }) {
      const { x: width, y: height } = map.getSize();
      if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return false;
      if (boxes.some((other) => hits(box, other))) return false;
      if (ties.some((tie) => leaders.enters(tie, box))) return false;
      if (marks.some((one) => one.id !== id && hits(box, one.box))) return false;
      if (crossings.any(box, cells)) return false;
      const [left, top, right, bottom] = box;
      const letters = /** @type {Box} */ ([left + GAP, top + GAP, right - GAP, bottom - GAP]);
      if (tied || (kind !== "sea" && kind !== "country")) return true;
      return lands.own(key, letters, sheet) >= OWN;
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
      const from = tied ? holds(wish, taken.sheet) : [];
      /** @type {{spot: Spot, box: Box, cost: number} | null} */
      let best = null;
      for (const at of candidates(wish, width, height, taken.sheet)) {
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
