"""The cheapest way through the strokes of a source, near a guide.

The guide is the line as its waypoints and the simplified network know it. It says which of several
railways or roads is meant, the strokes say where that one lies.
"""

from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import shapely
from pyproj import Geod

from routes.errors import RoutesError
from routes.sourcing.lines.knots import unknotted
from routes.sourcing.lines.sources import Source
from routes.sourcing.lines.strokes import Position, Positions, Stroke, rounded

GEOD = Geod(ellps="WGS84")
METRES_PER_DEGREE = 111_320.0
STRAY_KM = 4.0  # this far from the guide a way counts twice, and more beyond
WRONG_WAY_COST = 2.0  # where a source has a hole: less than driving on, turning and coming back
JOIN_COST = 5.0  # where a line ends short of another
SNAP_M = 5000.0
SNAP_SHARE = 1.5  # beside the nearest stroke, the ends try those up to this much farther
SNAP_SPARE_M = 300.0


def draw(
    name: str,
    mode: str,
    ends: tuple[Position, Position],
    guide: shapely.LineString,
    source: Source,
    repositories: Path,
) -> shapely.LineString:
    """Return the line between two positions that a source knows near a guide.

    Raises RoutesError where the source ends too far from one of them, or has a hole.
    """
    near = np.array(guide.coords)
    strokes = list(source.read(repositories, mode, near))
    course = Course(strokes, near, source.join_m, name)
    whole = shapely.LineString(np.array(course.way(*ends)) * course.scale)
    slim = unknotted(whole.simplify(source.simplified_m))
    kept = shapely.get_coordinates(slim) / course.scale
    return shapely.LineString([position for position, _ in groupby(rounded(kept))])


class Course:
    """Strokes as a directed graph whose nodes are numbers of positions.

    `join_m` is how far, in metres, a dead end may lie from the line that it belongs to: tiles cut
    lines at their edges, and a line that was thinned no longer passes through all its junctions.
    """

    def __init__(self, strokes: Sequence[Stroke], guide: Positions, join_m: float, name: str):
        if not strokes:
            raise RoutesError(f"{name}: the source has nothing near its course")
        self.name = name
        narrow = np.cos(np.radians(guide[:, 1].mean()))
        self.scale = np.array([METRES_PER_DEGREE * narrow, METRES_PER_DEGREE])
        self.positions: list[Position] = []
        self.graph = nx.DiGraph()
        self.guide = shapely.linestrings(guide * self.scale)
        shapely.prepare(self.guide)
        self._add_strokes(strokes)
        self.tree = shapely.STRtree(self.lines)
        self._join(join_m)

    def way(self, start: Position, end: Position) -> list[Position]:
        """Return the cheapest way between two positions, on the strokes but for its two ends."""
        first, last = self._number(start), self._number(end)
        for node, outward in ((first, True), (last, False)):
            self._reach(node, outward)
        try:
            path = nx.dijkstra_path(self.graph, first, last)
        except nx.NetworkXNoPath:
            found = f"the source has a hole between {start} and {end}"
            raise RoutesError(f"{self.name}: {found}") from None
        return [self.positions[node] for node in path]

    def _add_strokes(self, strokes: Sequence[Stroke]) -> None:
        """Add the edges of all strokes, each in both directions and with its cost in metres."""
        numbers: dict[Position, int] = {}
        ends, costs, ways = [], [], []
        for stroke in strokes:
            nodes = [numbers.setdefault(one, len(numbers)) for one in stroke.positions]
            for a, b in pairwise(nodes):
                if a != b:
                    ends.append((a, b))
                    costs.append(stroke.cost)
                    ways.append(stroke.oneway)
        self.positions = list(numbers)
        self.ends = np.array(ends)
        places = np.array(self.positions)[self.ends]
        self.lines = shapely.linestrings(places * self.scale)
        away = shapely.distance(shapely.centroid(self.lines), self.guide) / 1000
        _, _, metres = GEOD.inv(*places[:, 0].T, *places[:, 1].T)
        # An edge belongs to the guide as much as its middle is near to it.
        self.factors = np.array(costs) * (1 + (away / STRAY_KM) ** 2)
        self.oneway = np.array(ways)
        weights = metres * self.factors
        for (a, b), weight, oneway in zip(self.ends, weights, self.oneway, strict=True):
            self._edge(int(a), int(b), float(weight), int(oneway))

    def _edge(self, a: int, b: int, weight: float, oneway: int = 0) -> None:
        """Add an edge both ways; of two between the same nodes the cheaper one stays."""
        for tail, head, wrong in ((a, b, oneway < 0), (b, a, oneway > 0)):
            cost = weight * (WRONG_WAY_COST if wrong else 1.0)
            if cost < self.graph.get_edge_data(tail, head, {}).get("weight", np.inf):
                self.graph.add_edge(tail, head, weight=cost)

    def _join(self, join_m: float) -> None:
        """Join each dead end to the lines around it."""
        dead = np.array([n for n in self.graph if len(self.graph[n]) == 1])
        if not len(dead):
            return
        points = shapely.points(np.array(self.positions)[dead] * self.scale)
        found, edges = self.tree.query(points, predicate="dwithin", distance=join_m)
        for at, edge in sorted(zip(found.tolist(), edges.tolist(), strict=True)):
            node = int(dead[at])
            if node not in self.ends[edge]:
                foot, away = self._foot(points[at], edge)
                self._edge(node, foot, away * JOIN_COST)

    def _reach(self, node: int, outward: bool) -> None:
        """Join an end to the strokes around it; RoutesError where the nearest is too far."""
        point = shapely.points(np.array(self.positions[node]) * self.scale)
        nearest = float(self.tree.geometries.take(self.tree.nearest(point)).distance(point))
        if nearest > SNAP_M:
            found = f"the nearest line of the source is {nearest / 1000:.1f} km away"
            raise RoutesError(f"{self.name}: {found}, allowed {SNAP_M / 1000:g}")
        within = nearest * SNAP_SHARE + SNAP_SPARE_M
        for edge in sorted(self.tree.query(point, predicate="dwithin", distance=within).tolist()):
            foot, away = self._foot(point, edge)
            pair = (node, foot) if outward else (foot, node)
            self.graph.add_edge(*pair, weight=away * JOIN_COST)

    def _foot(self, point: shapely.Point, edge: int) -> tuple[int, float]:
        """Return a node on an edge where it is nearest to a point, and its distance in metres."""
        line = self.lines[edge]
        along = shapely.line_locate_point(line, point)
        place = shapely.line_interpolate_point(line, along)
        away = float(shapely.distance(point, place))
        a, b = (int(n) for n in self.ends[edge])
        if along <= 0:
            return a, away
        if along >= line.length:
            return b, away
        foot = self._number((place.x / self.scale[0], place.y / self.scale[1]))
        factor, oneway = float(self.factors[edge]), int(self.oneway[edge])
        self._edge(a, foot, along * factor, oneway)
        self._edge(foot, b, (line.length - along) * factor, oneway)
        return foot, away

    def _number(self, position: Position) -> int:
        """Return the number of a new node."""
        self.positions.append(position)
        return len(self.positions) - 1
