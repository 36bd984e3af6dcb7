"""Draw a line by its waypoints: along the simplified network, straight, or on a curve."""

from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter

import numpy as np
from scipy.interpolate import CubicSpline
from shapely import LineString

from routes.sourcing.lines.simplified import Network, km
from routes.sourcing.lines.strokes import Position

THINNED = {"corridor": 0.0, "beyond": 0.012}  # degrees
DECIMALS = {"corridor": 4, "beyond": 3}
DEFAULT_JOIN = {"rail": "network", "road": "network", "sea": "curve", "ferry": "curve"}
CURVE_STEP_KM = 12.0

network = cache(Network)


def pieces(
    mode: str, trace: str, ends: tuple[Position, Position], rows: Iterable[dict[str, str]]
) -> list[tuple[str, Position]]:
    """Return (join, position) for each point after the first of a segment."""
    default = "direct" if trace == "schematic" else DEFAULT_JOIN[mode]
    points = [(row["join"] or default, (float(row["lon"]), float(row["lat"]))) for row in rows]
    if not points or points[-1][1] != ends[1]:
        points.append((default, ends[1]))
    return points


def draw(
    name: str, mode: str, start: Position, points: list[tuple[str, Position]], reach: str
) -> LineString:
    """Return the line of a segment; RoutesError where the network has no way."""
    line = [start]
    for join, group in groupby(points, key=itemgetter(0)):
        stations = [position for _, position in group]
        if join == "curve":
            line += curve([line[-1], *stations])[1:]
        elif join == "direct":
            line += stations
        else:
            for a, b in pairwise([line[-1], *stations]):
                way = network(mode, reach).way(a, b, name)
                line = line[:-1] + way if len(line) == 1 else line + way
    if THINNED[reach]:
        line = thinned(line, [position for _, position in points], THINNED[reach])
    decimals = DECIMALS[reach]
    rounded = [(round(x, decimals), round(y, decimals)) for x, y in line]
    return LineString([position for position, _ in groupby(rounded)])


def curve(points: Sequence[Position]) -> list[Position]:
    """Return a natural cubic spline through the points, with centripetal parameters.

    Lee, E. T. Y. (1989), Choosing nodes in parametric curve interpolation. A position stands about
    every CURVE_STEP_KM; two points stay a straight line.
    """
    if len(points) < 3:
        return list(points)
    p = np.array(points)
    t = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(p, axis=0), axis=1) ** 0.5)])
    spline = CubicSpline(t, p, bc_type="natural")
    between = [
        np.linspace(t[i], t[i + 1], max(2, round(km(a, b) / CURVE_STEP_KM)), endpoint=False)
        for i, (a, b) in enumerate(pairwise(points))
    ]
    return [(float(x), float(y)) for x, y in spline(np.concatenate([*between, t[-1:]]))]


def thinned(line: list[Position], kept: Sequence[Position], tolerance: float) -> list[Position]:
    """Return the line without what bends it by less than a tolerance (degrees) between its points.

    Douglas and Peucker (1973).
    """
    nearest = [int(np.linalg.norm(np.array(line) - point, axis=1).argmin()) for point in kept]
    marks = sorted({0, *nearest, len(line) - 1})
    parts = [LineString(line[a : b + 1]).simplify(tolerance).coords for a, b in pairwise(marks)]
    return [(x, y) for part in parts for x, y in part]
