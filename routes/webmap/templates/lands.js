// @ts-check
// Where a country can be named, and a sea: what of the screen is land, and whose.
/**
 * @typedef {object} Lands
 * @property {(code: string, width: number, height: number) => [number, number][]} inSight
 *   The left upper corners, in pixels, of boxes that lie well inside of what is seen of a country, the best first.
 * @property {(box: Box) => number} dry  How many of six points of a box lie on land.
 */
corridor.feature("lands", ["page", "layers"], ({ layers }) => {
  const [FINEST, MOST_ROWS] = [12, 20]; // a box is tried every so many pixels, and so often at most
  const MOST = 60; // boxes
  const { map } = corridor;

  /** @type {(ring: Position[], lon: number, lat: number) => boolean} */
  function within(ring, lon, lat) {
    let odd = false;
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ax, ay], [bx, by]] = [ring[i], ring[j]];
      if (ay > lat !== by > lat && lon < ((bx - ax) * (lat - ay)) / (by - ay) + ax) odd = !odd;
    }
    return odd;
  }

  /** @type {Map<Ground, L.LatLngBounds>} */
  const extents = new Map();
  /** @param {Ground} part */
  function extent(part) {
    const known =
      extents.get(part) ||
      L.latLngBounds(part.geometry.coordinates[0].map(([lon, lat]) => [lat, lon]));
    extents.set(part, known);
    return known;
  }
  /** @type {(part: Ground, at: L.LatLng) => boolean} */
  const covers = (part, at) =>
    extent(part).contains(at) &&
    part.geometry.coordinates.reduce((odd, ring) => odd !== within(ring, at.lng, at.lat), false);

  /** @type {Lands["inSight"]} */
  function inSight(code, width, height) {
    const view = map.getBounds();
    const parts = layers.lands.filter(
      (one) => one.properties.id === code && view.intersects(extent(one)),
    );
    /** @type {(x: number, y: number) => boolean} */
    const inside = (x, y) => {
      const at = map.containerPointToLatLng([x, y]);
      return parts.some((part) => covers(part, at));
    };
    const { x: right, y: bottom } = map.getSize();
    const found = [];
    const step = Math.max(FINEST, right / MOST_ROWS, bottom / MOST_ROWS);
    for (let y = step; y < bottom; y += step)
      for (let x = step; x < right; x += step)
        if ([0, -1, 1].every((a) => inside(x + (a * width) / 2, y))) found.push({ x, y });
    const x = found.reduce((sum, p) => sum + p.x, 0) / found.length;
    const y = found.reduce((sum, p) => sum + p.y, 0) / found.length;
    /** @param {{x: number, y: number}} p */
    const far = (p) => Math.hypot(p.x - x, p.y - y);
    return found
      .sort((a, b) => far(a) - far(b))
      .slice(0, MOST)
      .map((p) => [p.x - width / 2, p.y - height / 2]);
  }

  /** @param {L.LatLng} at */
  const isLand = (at) => layers.lands.some((part) => covers(part, at));
  /** @type {Lands["dry"]} */
  const dry = ([left, top, right, bottom]) =>
    [left, (left + right) / 2, right]
      .flatMap((x) => [top, bottom].map((y) => map.containerPointToLatLng([x, y])))
      .filter(isLand).length;

  return { inSight, dry };
});
