// @ts-check
// Where a country can be named, and a sea: what of the screen is land, and whose.
/** @typedef {{cells: Int16Array, columns: number, rows: number}} Sheet The screen in cells, each with whose land it is. */
/**
 * @typedef {object} Lands
 * @property {() => Sheet} sheet
 * @property {(key: string, box: Box, sheet: Sheet) => number} own
 *   What part of a box lies in the country or on the sea that is named, from 0 to 1.
 * @property {(key: string, box: Box, sheet: Sheet) => boolean} aside
 *   Whether the name of a country can stand in a box beside it: on no sea and in no other country of the corridor.
 * @property {(key: string, width: number, height: number, sheet: Sheet) => [number, number][]} inSight
 *   The left upper corners, in pixels, of boxes that lie in what is seen of a country, the best first.
 */
corridor.feature("lands", ["page", "layers"], ({ layers }) => {
  const CELL = 4; // pixels
  const [FINEST, MOST_ROWS] = [12, 24]; // a box is tried every so many pixels, and so often at most
  const MOST = 60; // boxes
  const INSIDE = 0.85; // of a country's name, that lies in what is seen of it
  const [GREAT, NEARER] = [4, 5]; // the rank up to which seas reach far; for each rank beyond, so many times as near
  const [WATER, SOMEBODYS] = [0, 1]; // in a cell; from 2 on it is a country's
  const { data, map } = corridor;
  const numbers = new Map(
    data.labels.filter(({ kind }) => kind === "country").map(({ key }, i) => [key, i + 2]),
  );
  const others = new Set([WATER]); // where no name of another country stands
  for (const { key, main } of data.labels) if (main) others.add(numbers.get(key) ?? WATER);
  const seas = data.labels.filter(({ kind }) => kind === "sea");

  // The rings of the land in pixels of zoom 0, so that the screen is one product and one sum away.
  /** @type {{number: number, rings: Float64Array[], box: L.Bounds}[]} */
  const parts = layers.lands.map(({ properties, geometry }) => {
    const rings = geometry.coordinates.map((ring) =>
      Float64Array.from(
        ring.flatMap(([lng, lat]) => {
          const { x, y } = map.project([lat, lng], 0);
          return [x, y];
        }),
      ),
    );
    const box = L.bounds([]);
    for (let i = 0; i < rings[0].length; i += 2) box.extend([rings[0][i], rings[0][i + 1]]);
    return { number: numbers.get(`country.${properties.id}`) ?? SOMEBODYS, rings, box };
  });

  // Where the edges of a ring cross the middles of the rows of cells.
  /** @type {(ring: Float64Array, scale: number, corner: L.Point, crossed: number[][]) => void} */
  function cross(ring, scale, corner, crossed) {
    const last = ring.length - 2;
    let [ax, ay] = [ring[last] * scale - corner.x, ring[last + 1] * scale - corner.y];
    for (let i = 0; i <= last; i += 2) {
      const [x, y] = [ring[i] * scale - corner.x, ring[i + 1] * scale - corner.y];
      const first = Math.max(Math.ceil(Math.min(ay, y) / CELL - 0.5), 0);
      const end = Math.min(Math.ceil(Math.max(ay, y) / CELL - 0.5), crossed.length);
      for (let row = first; row < end; row++)
        crossed[row].push(ax + (((row + 0.5) * CELL - ay) * (x - ax)) / (y - ay));
      [ax, ay] = [x, y];
    }
  }
  /** @type {Lands["sheet"]} */
  function sheet() {
    const { x: width, y: height } = map.getSize();
    const [columns, rows] = [Math.ceil(width / CELL), Math.ceil(height / CELL)];
    const cells = new Int16Array(columns * rows);
    const scale = map.getZoomScale(map.getZoom(), 0);
    const corner = map.getPixelBounds().getTopLeft();
    const seen = L.bounds(corner.divideBy(scale), corner.add([width, height]).divideBy(scale));
    for (const { number, rings, box } of parts) {
      if (!box.intersects(seen)) continue;
      /** @type {number[][]} */
      const crossed = Array.from({ length: rows }, () => []);
      for (const ring of rings) cross(ring, scale, corner, crossed);
      crossed.forEach((at, row) => {
        at.sort((a, b) => a - b);
        for (let i = 0; i + 1 < at.length; i += 2) {
          const [from, to] = [at[i], at[i + 1]].map((x) =>
            Math.min(Math.max(Math.ceil(x / CELL - 0.5), 0), columns),
          );
          cells.fill(number, row * columns + from, row * columns + to);
        }
      });
    }
    return { cells, columns, rows };
  }

  // Of the seas that are named, the nearest one; which a point on land has as well.
  /** @type {(x: number, y: number) => string | undefined} */
  function nearest(x, y) {
    const { lat, lng } = map.containerPointToLatLng([x, y]);
    const slim = Math.cos((lat * Math.PI) / 180); // of a degree of longitude
    const far = seas.map(
      (one) =>
        Math.hypot((one.lon - lng) * slim, one.lat - lat) *
        Math.max(1, NEARER * (one.rank - GREAT)),
    );
    return seas[far.indexOf(Math.min(...far))]?.key;
  }

  /** @type {Lands["own"]} */
  function own(key, [left, top, right, bottom], { cells, columns, rows }) {
    const number = numbers.get(key) ?? WATER;
    const [row, column] = [top + bottom, left + right].map((one) => Math.floor(one / 2 / CELL));
    if (cells[row * columns + column] !== number) return 0;
    const all = (right - left) * (bottom - top);
    /** @type {(at: number, from: number, to: number) => number} */
    const covered = (at, from, to) => Math.min((at + 1) * CELL, to) - Math.max(at * CELL, from);
    let mine = 0; // a cell at the edge counts as far as the box covers it
    for (let y = Math.floor(top / CELL); y * CELL < bottom; y++)
      for (let x = Math.floor(left / CELL); x * CELL < right; x++)
        if (x >= 0 && y >= 0 && x < columns && y < rows && cells[y * columns + x] === number)
          mine += covered(y, top, bottom) * covered(x, left, right);
    const away = () =>
      [left, (left + right) / 2, right].some((x) => nearest(x, (top + bottom) / 2) !== key);
    return all && !(number === WATER && mine && away()) ? mine / all : 0;
  }

  /** @type {Lands["aside"]} */
  function aside(key, box, { cells, columns }) {
    const own = numbers.get(key);
    const [left, top, right, bottom] = box.map((one) => Math.floor(one / CELL));
    for (let y = top; y <= bottom; y++)
      for (let x = left; x <= right; x++) {
        const cell = cells[y * columns + x];
        if (cell !== own && others.has(cell)) return false;
      }
    return true;
  }

  /** @type {Lands["inSight"]} */
  function inSight(key, width, height, on) {
    const { x: right, y: bottom } = map.getSize();
    const found = [];
    const step = Math.max(FINEST, right / MOST_ROWS, bottom / MOST_ROWS);
    for (let y = height / 2; y < bottom; y += step)
      for (let x = width / 2; x < right; x += step) {
        /** @type {Box} */
        const box = [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
        if (own(key, box, on) >= INSIDE) found.push({ x, y });
      }
    const x = found.reduce((sum, p) => sum + p.x, 0) / found.length;
    const y = found.reduce((sum, p) => sum + p.y, 0) / found.length;
    /** @param {{x: number, y: number}} p */
    const far = (p) => Math.hypot(p.x - x, p.y - y);
    return found
      .sort((a, b) => far(a) - far(b))
      .slice(0, MOST)
      .map((p) => [p.x - width / 2, p.y - height / 2]);
  }

  return { sheet, own, aside, inSight };
});
