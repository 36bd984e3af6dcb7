// @ts-check
// Where a country can be named whose own point is out of sight.
/**
 * @typedef {object} Lands
 * @property {(code: string, width: number, height: number) => [number, number][]} inSight
 *   The left upper corners, in pixels, of boxes that lie well inside of what is seen of a country, the best first.
 */
corridor.feature("lands", ["layers"], ({ layers }) => {
  const [COLUMNS, ROWS] = [10, 8]; // of the screen, at whose crossings a box is tried
  const MOST = 12; // boxes
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

  // The rings of the parts of which a corner can be seen; of all where none can: one may hold all that is seen.
  /** @param {string} code */
  function rings(code) {
    const view = map.getBounds();
    const parts = layers.lands.filter((one) => one.properties.id === code);
    const near = parts.filter((one) =>
      one.geometry.coordinates[0].some(([lon, lat]) => view.contains([lat, lon])),
    );
    return (near.length ? near : parts).flatMap((one) => one.geometry.coordinates);
  }

  /** @type {Lands["inSight"]} */
  function inSight(code, width, height) {
    const country = rings(code);
    /** @type {(x: number, y: number) => boolean} */
    const inside = (x, y) => {
      const { lat, lng } = map.containerPointToLatLng([x, y]);
      return country.reduce((odd, ring) => odd !== within(ring, lng, lat), false);
    };
    const { x: right, y: bottom } = map.getSize();
    const found = [];
    for (let row = 1; row < ROWS; row++)
      for (let column = 1; column < COLUMNS; column++) {
        const [x, y] = [(right * column) / COLUMNS, (bottom * row) / ROWS];
        if (
          [-1, 1].every((a) =>
            [-1, 1].every((b) => inside(x + (a * width) / 2, y + (b * height) / 2)),
          )
        )
          found.push({ x, y });
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

  return { inSight };
});
