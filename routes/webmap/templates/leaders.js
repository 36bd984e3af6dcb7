// @ts-check
// The lines that tie a name to its place: short, and through no other such line, no name and no note.
/** @typedef {{from: L.Point, to: L.Point}} Leader From the place to its name, in pixels. */
/**
 * @typedef {object} Leaders
 * @property {number} MARK  Half of the side of a mark in pixels.
 * @property {(kind: string) => number} longest  In pixels beyond the mark; a note is large, and may stand farther off.
 * @property {(place: L.Point, box: Box) => Leader | null} leader  To the nearest point of a box; null where it needs none.
 * @property {(one: Leader) => number} length  In pixels beyond the mark.
 * @property {(one: Leader, other: Leader) => boolean} crosses
 * @property {(one: Leader, box: Box) => boolean} enters  Whether a leader runs through a box.
 */
corridor.feature("leaders", ["page", "position"], ({ position: { narrow } }) => {
  const [MARK, NEAR] = [8, 8];
  const [LONG, LONG_ON_A_PHONE] = [60, 40];
  const OF_A_NOTE = 1.6; // times as far

  /** @type {Leaders["longest"]} */
  const longest = (kind) => (narrow() ? LONG_ON_A_PHONE : LONG) * (kind === "note" ? OF_A_NOTE : 1);
  /** @type {Leaders["length"]} */
  const length = ({ from, to }) => from.distanceTo(to) - MARK;
  /** @type {Leaders["leader"]} */
  function leader(from, [left, top, right, bottom]) {
    const to = L.point(
      Math.min(Math.max(from.x, left), right),
      Math.min(Math.max(from.y, top), bottom),
    );
    return length({ from, to }) < NEAR ? null : { from, to };
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
      { from: L.point(left, top), to: L.point(right, bottom) },
      { from: L.point(left, bottom), to: L.point(right, top) },
    ].some((across) => crosses(one, across));
  }

  return { MARK, longest, leader, length, crosses, enters };
});
