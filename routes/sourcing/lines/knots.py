"""Cut small knots out of a line, which arise where it changes from one track to the next."""

from itertools import pairwise

import shapely

KNOT_M = 300.0  # a longer loop is a spiral, or the ramp of a junction


def unknotted(line: shapely.LineString) -> shapely.LineString:
    """Return a line, in metres, without the loops of up to KNOT_M in which it crosses itself."""
    points = [(float(x), float(y)) for x, y in line.coords]
    while found := knot(points):
        first, last, crossing = found
        points[first + 1 : last + 1] = [crossing]
    return shapely.LineString(points)


def knot(points: list[tuple[float, float]]) -> tuple[int, int, tuple[float, float]] | None:
    """Return the numbers of the two edges that cross, and where, of the first knot in a line."""
    edges = shapely.linestrings(list(pairwise(points)))
    lengths = shapely.length(edges)
    found = shapely.STRtree(edges).query(edges, predicate="intersects").T.tolist()
    for first, last in sorted(found):
        if last > first + 1 and lengths[first + 1 : last].sum() <= KNOT_M:
            where = shapely.intersection(edges[first], edges[last])
            point = shapely.get_coordinates(where)[0]
            return first, last, (float(point[0]), float(point[1]))
    return None
