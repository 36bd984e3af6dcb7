// @ts-check
// Where a name may stand: on no line, no mark and no other name, a sea's on water, a country's on its land.
/** @typedef {[left: number, top: number, right: number, bottom: number]} Box In pixels. */
/** @typedef {{boxes: Box[], marks: {id: string, box: Box}[], cells: Set<number>}} Taken */
/**
 * @typedef {object} Spots
 * @property {number} MARK  Half of the side of a mark in pixels.
 * @property {number} NEAR  Pixels from a mark up to which a name needs no line that ties it to its place.
 * @property {() => Taken} taken  What stands on the screen before any name does.
 * @property {(wish: Wish, width: number, height: number, taken: Taken) => [number, number] | null} find
 *   The left upper corner of the best room for a name, which is then taken; null where there is none.
 */
corridor.feature("spots", ["page", "subjects", "drawing", "crossings", "lands"], (needed) => {
  const { subjects, drawing, crossings, lands } = needed;
  const { map } = corridor;
  const GAP = 3; // pixels kept free round a name
  const MARK = 8; // half of a mark
  const NEAR = 8;
  const RINGS = [26, 38, 52, 68, 86, 106]; // pixels from a place to a name that finds no room beside it
  const NOTE_RINGS = [34, 52, 74, 100, 130, 165, 200, 240];
  const AWAY = 30; // pixels that are as bad as a sixth of a sea's name on land
  const FAR = 3; // times as far no sea's name stands on land: it would name the land
  const SIX = 6; // the points of a box that may lie on land
  const PARTS = [0.2, 0.4, 0.6, 0.8]; // of the way to a name, on which something may lie
  const NARROW = 600; // pixels: on a smaller map hubs are named only near their marks
  const TURNS = 16; // directions of a ring

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
    return { boxes: controls(), marks, cells: crossings.occupied() };
  }

  /** @typedef {[number, number][]} Corners */
  /** @type {(p: L.Point, w: number, h: number, rings: number[]) => Corners} */
  const round = (p, w, h, rings) =>
    rings.flatMap((ring) =>
      Array.from({ length: TURNS }, (_, turn) => {
        const angle = (turn * 2 * Math.PI) / TURNS;
        const [x, y] = [Math.cos(angle), Math.sin(angle)];
        return /** @type {[number, number]} */ ([
          p.x + x * (ring + w / 2) - w / 2,
          p.y + y * (ring + h / 2) - h / 2,
        ]);
      }),
    );
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
  // Round its point, row by row; the farther the later.
  /** @type {(p: L.Point, w: number, h: number, reach: number) => Corners} */
  function around(p, w, h, reach) {
    const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
    return steps
      .flatMap((i) => steps.map((j) => /** @type {[number, number]} */ ([i, j])))
      .sort((a, b) => Math.hypot(...a) - Math.hypot(...b))
      .map(([i, j]) => [p.x - w / 2 + i * 14, p.y - h / 2 + j * 10]);
  }

  // One after the other: what is farther is seldom needed.
  /** @type {(wish: Wish, w: number, h: number) => Generator<[number, number]>} */
  function* candidates(wish, w, h) {
    const { kind, rank, always } = wish;
    const p = map.latLngToContainerPoint([wish.lat, wish.lon]);
    const seen = map.getSize().contains(p) && p.x >= 0 && p.y >= 0;
    if (kind === "country") {
      if (seen) yield* around(p, w, h, 1);
      yield* lands.inSight(wish.key.split(".")[1], w, h);
    } else if (!seen) return;
    else if (kind === "note") yield* round(p, w, h, NOTE_RINGS);
    else if (kind === "place") {
      yield* beside(p, w, h);
      const far = map.getSize().x > NARROW ? 5 : 2;
      if (always || rank === 1) yield* round(p, w, h, always ? RINGS : RINGS.slice(0, far));
    } else yield* around(p, w, h, kind === "lake" ? 1 : rank > 1 ? 2 : 6);
  }

  // What speaks against a box: of a sea's name that it is far away, on land, or worse, on the water of another sea.
  /** @type {(wish: Wish, box: Box) => number} */
  function against(wish, box) {
    if (wish.kind !== "sea") return 0;
    const p = map.latLngToContainerPoint([wish.lat, wish.lon]);
    const [dx, dy] = [(box[0] + box[2]) / 2 - p.x, (box[1] + box[3]) / 2 - p.y];
    const away = Math.hypot(dx, dy) / AWAY;
    const dry = lands.dry(box);
    if (dry > 2) return away > FAR ? Infinity : away + SIX;
    const parted = PARTS.some((part) => {
      const [x, y] = [p.x + dx * part, p.y + dy * part];
      return lands.dry([x, y, x, y]) > 0;
    });
    return away + dry + (parted ? SIX + 2 : 0);
  }

  // Whether the line that ties a name to its place would run through another name.
  /** @type {(wish: Wish, box: Box, boxes: Box[]) => boolean} */
  function tied({ kind, lat, lon }, [left, top, right, bottom], boxes) {
    if (kind !== "note" && kind !== "place") return false;
    const p = map.latLngToContainerPoint([lat, lon]);
    const x = Math.min(Math.max(p.x, left), right) - p.x;
    const y = Math.min(Math.max(p.y, top), bottom) - p.y;
    return PARTS.some((part) => {
      const [a, b] = [p.x + x * part, p.y + y * part];
      return boxes.some((one) => hits(one, [a, b, a, b]));
    });
  }

  /** @type {Spots["find"]} */
  function find(wish, width, height, { boxes, marks, cells }) {
    const { x: right, y: bottom } = map.getSize();
    /** @type {{at: [number, number], box: Box, cost: number} | null} */
    let best = null;
    for (const at of candidates(wish, width, height)) {
      const [x, y] = at;
      /** @type {Box} */
      const box = [x - GAP, y - GAP, x + width + GAP, y + height + GAP];
      if (box[0] < 0 || box[1] < 0 || box[2] > right || box[3] > bottom) continue;
      if (boxes.some((other) => hits(box, other))) continue;
      if (marks.some((one) => one.id !== wish.id && hits(box, one.box))) continue;
      if (crossings.any(box, cells)) continue;
      const cost = against(wish, box) + Number(tied(wish, box, boxes));
      if (cost < (best?.cost ?? Infinity)) best = { at, box, cost };
      if (!cost) break;
    }
    if (!best) return null;
    boxes.push(best.box);
    return best.at;
  }

  return { MARK, NEAR, taken, find };
});
