// @ts-check
// Where lines run: the screen in cells, each with a line in it or without.
/**
 * @typedef {object} Crossings
 * @property {() => Set<number>} occupied  The cells of the screen through which a line runs.
 * @property {(box: Box, cells: Set<number>) => boolean} any  Whether a box covers one of the cells.
 */
corridor.feature("crossings", ["page", "subjects", "drawing"], ({ subjects, drawing }) => {
  const { map } = corridor;
  const CELL = 6; // pixels
  const STEP = 3; // pixels: a line that only cuts the corner of a cell is seen there, too
  const ROW = 4096; // more cells than a screen has from top to bottom

  /**
   * The cells between two points of the screen, where any of them can be seen.
   * @param {L.Point} a
   * @param {L.Point} b
   * @param {Set<number>} cells
   */
  function cross(a, b, cells) {
    const { x: width, y: height } = map.getSize();
    const outside =
      Math.min(a.x, b.x) >= width ||
      Math.max(a.x, b.x) <= 0 ||
      Math.min(a.y, b.y) >= height ||
      Math.max(a.y, b.y) <= 0;
    if (outside) return;
    const steps = Math.min(1600, Math.ceil(b.distanceTo(a) / STEP));
    for (let i = 0; i <= steps; i++) {
      const x = a.x + ((b.x - a.x) * i) / (steps || 1);
      const y = a.y + ((b.y - a.y) * i) / (steps || 1);
      cells.add(Math.floor(x / CELL) * ROW + Math.floor(y / CELL));
    }
  }
  // The cells of the screen through which a line of the corridor runs.
  function occupied() {
    /** @type {Set<number>} */
    const cells = new Set();
    for (const id of drawing.drawn.keys()) {
      if (!subjects.isLine(id) || !drawing.shown(id)) continue;
      const points = drawing.positions(id).map((one) => map.latLngToContainerPoint(one));
      points.slice(1).forEach((point, i) => cross(points[i], point, cells));
    }
    return cells;
  }
  /** @type {Crossings["any"]} */
  function any(box, cells) {
    const [left, top, right, bottom] = box.map((one) => Math.floor(one / CELL));
    for (let x = left; x <= right; x++)
      for (let y = top; y <= bottom; y++) if (cells.has(x * ROW + y)) return true;
    return false;
  }

  return { occupied, any };
});
