// @ts-check
// Where a name may be tried round a point: the left upper corners of its box, in pixels, the best first.
/** @typedef {[number, number][]} Corners */
/**
 * @typedef {object} CornersFeature
 * @property {number} GAP  Pixels kept free round a name.
 * @property {(p: L.Point, w: number, h: number) => Corners} beside
 * @property {(points: L.Point[], w: number, h: number) => Iterable<[number, number]>} rings  Farther off, to be tied to a point.
 * @property {(p: L.Point, w: number, h: number) => Corners} aside  Above, below or beside where a line leaves the window.
 * @property {(p: L.Point, w: number, h: number, reach: number, step?: number) => Corners} over
 *   Over its point and about it, the farther the later.
 * @property {(corners: Iterable<[number, number]>, w: number, h: number) => Corners} within
 *   Moved into the window, as far as they reach out of it.
 */
corridor.feature("corners", ["page"], () => {
  const { map } = corridor;
  const GAP = 2;
  const RINGS = [18, 26, 34, 42, 50, 58, 68, 80, 92]; // pixels from a place to a name that finds no room beside it
  const ASIDE = [10, 18, 26, 34, 42, 50, 58, 66]; // pixels from where a line leaves the window to the name of where it goes
  const TURNS = 24; // directions of a ring

  const round = Array.from({ length: TURNS }, (_, turn) => {
    const angle = (turn * 2 * Math.PI) / TURNS;
    return [Math.cos(angle), Math.sin(angle)];
  });

  /** @type {CornersFeature["beside"]} */
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
  /** @type {CornersFeature["rings"]} */
  function* rings(points, w, h) {
    for (const ring of RINGS)
      for (const p of points)
        for (const [x, y] of round)
          yield [p.x + x * (ring + w / 2) - w / 2, p.y + y * (ring + h / 2) - h / 2];
  }
  /** @type {CornersFeature["aside"]} */
  const aside = (p, w, h) =>
    ASIDE.flatMap((off) => [
      [p.x - w / 2, p.y - h - off],
      [p.x - w / 2, p.y + off],
      [p.x - w - off, p.y - h / 2],
      [p.x + off, p.y - h / 2],
    ]);
  /** @type {CornersFeature["within"]} */
  function within(corners, w, h) {
    const { x: right, y: bottom } = map.getSize();
    return [...corners].map(([x, y]) => [
      Math.max(GAP, Math.min(x, right - w - GAP)),
      Math.max(GAP, Math.min(y, bottom - h - GAP)),
    ]);
  }
  /** @type {Map<number, Corners>} */
  const known = new Map();
  // The steps of a square from its middle on, sorted once: a name is tried at many, and often.
  /** @param {number} reach */
  function around(reach) {
    const steps = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
    const all =
      known.get(reach) ??
      steps
        .flatMap((i) => steps.map((j) => /** @type {[number, number]} */ ([i, j])))
        .sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
    known.set(reach, all);
    return all;
  }
  /** @type {CornersFeature["over"]} */
  const over = (p, w, h, reach, step = 1) =>
    around(reach).map(([i, j]) => [p.x - w / 2 + i * step * 14, p.y - h / 2 + j * step * 10]);

  return { GAP, beside, rings, aside, over, within };
});
