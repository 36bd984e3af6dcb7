// @ts-check
// Where the main line leaves the window: there stands the end to which it goes on, with an arrow.
/** @typedef {{lat: number, lon: number, arrow: string}} Exit */
/**
 * @typedef {object} Edges
 * @property {(end: Label) => Exit | null} exit
 *   Where the line goes out of sight towards an end; null where that end, or none of the line, is seen.
 */
corridor.feature("edges", ["page", "drawing"], ({ drawing }) => {
  const { map, frame } = corridor;
  const INSET = 6; // pixels from the edge
  const ARROWS = ["←", "→", "↑", "↓"]; // out of the left, right, upper and lower edge

  // Where a line between two points, the first of them in the window, crosses its edge.
  /** @type {(inside: L.Point, outside: L.Point) => {at: L.Point, side: number}} */
  function crossing(inside, outside) {
    const size = map.getSize();
    const away = outside.subtract(inside);
    const parts = [
      away.x < 0 ? -inside.x / away.x : Infinity,
      away.x > 0 ? (size.x - inside.x) / away.x : Infinity,
      away.y < 0 ? -inside.y / away.y : Infinity,
      away.y > 0 ? (size.y - inside.y) / away.y : Infinity,
    ];
    const part = Math.min(...parts);
    return { at: inside.add(away.multiplyBy(part)), side: parts.indexOf(part) };
  }
  /** @param {L.Point} p */
  const seen = (p) => p.x >= 0 && p.y >= 0 && map.getSize().contains(p);

  function crossings() {
    return frame.trunk.filter(drawing.shown).flatMap((id) => {
      const points = drawing.positions(id).map((one) => map.latLngToContainerPoint(one));
      return points.slice(1).flatMap((b, i) => {
        const a = points[i];
        if (seen(a) === seen(b)) return [];
        return [seen(a) ? crossing(a, b) : crossing(b, a)];
      });
    });
  }
  /** @type {Edges["exit"]} */
  function exit({ lat, lon }) {
    const end = map.latLngToContainerPoint([lat, lon]);
    if (seen(end)) return null;
    const [first] = crossings().sort((a, b) => a.at.distanceTo(end) - b.at.distanceTo(end));
    if (!first) return null;
    const { x, y } = map.getSize();
    const inside = L.point(
      Math.min(Math.max(first.at.x, INSET), x - INSET),
      Math.min(Math.max(first.at.y, INSET), y - INSET),
    );
    const { lat: north, lng } = map.containerPointToLatLng(inside);
    return { lat: north, lon: lng, arrow: ARROWS[first.side] };
  }
  return { exit };
});
