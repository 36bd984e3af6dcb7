// @ts-check
// The lines that tie a name to its place: short, and through no other such line, no name and no note.
/** @typedef {{from: L.Point, to: L.Point, gap: number}} Leader From the place to its name, in pixels; it begins beyond a gap. */
/**
 * @typedef {object} Leaders
 * @property {number} MARK  Half of the side of a mark in pixels.
 * @property {(kind: string) => number} longest  In pixels beyond the mark; a note is large, and may stand farther off, and so may a sea's name.
 * @property {(places: L.Point[], box: Box, gap: number) => Leader | null} leader
 *   From the nearest of some places to the nearest point of a box; null where it needs none.
 * @property {(one: Leader) => number} length  In pixels beyond its gap.
 * @property {(one: Leader, other: Leader) => boolean} crosses
 * @property {(one: Leader, box: Box) => boolean} enters  Whether a leader runs through a box.
 */
corridor.feature("leaders", ["page", "position"], ({ position: { narrow } }) => {
  const [MARK, NEAR] = [8, 8];
  const [LONG, LONG_ON_A_PHONE] = [60, 50];
  /** @type {Record<string, number>} */
  const FARTHER = { note: 1.6, sea: 1.8, country: 0.7 }; // times as far

  /** @type {Leaders["longest"]} */
  const longest = (kind) => (narrow() ? LONG_ON_A_PHONE : LONG) * (FARTHER[kind] ?? 1);
  /** @type {Leaders["length"]} */
  const length = ({ from, to, gap }) => from.distanceTo(to) - gap;
  /** @type {Leaders["leader"]} */
  function leader(places, [left, top, right, bottom], gap) {
    const [nearest] = places
      .map((from) => {
        const x = Math.min(Math.max(from.x, left), right);
        const y = Math.min(Math.max(from.y, top), bottom);
        return { from, to: L.point(x, y), gap };
      })
      .sort((one, other) => length(one) - length(other));
    return length(nearest) < NEAR ? null : nearest;
  }

  // On which side of a line a point lies: twice the area of the triangle.
  /** @type {(a: L.Point, b: L.Point, p: L.Point) => number} */
  const side = (a, b, p) => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
  /** @type {Leaders["crosses"]} */
  const crosses = (one, other) =>
    side(one.from, one.to, other.from) * side(one.from, one.to, other.to) < 0 &&
    side(other.from, other.to, one.from) * side(other.from, other.to, one.to) < 0;
  /** @type {Leaders["enters"]} */
  function enters(one, [left, top, right, bottom]) {
    const { x, y } = one.to;
    if (x > left && x < right && y > top && y < bottom) return true;
    return [
      { from: L.point(left, top), to: L.point(right, bottom), gap: 0 },
      { from: L.point(left, bottom), to: L.point(right, top), gap: 0 },
    ].some((across) => crosses(one, across));
  }

  return { MARK, longest, leader, length, crosses, enters };
});
