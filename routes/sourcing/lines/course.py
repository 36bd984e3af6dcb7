"""The cheapest way through the strokes of a source, near a guide.

The guide is the line as its waypoints and the simplified network know it. It says which of several
railways or roads is meant, the strokes say where that one lies.
"""

from bisect import bisect
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path

import networkx as nx
import numpy as np
import shapely
from pyproj import Geod

from routes.errors import RoutesError
from routes.sourcing.lines.knots import unknotted
from routes.sourcing.lines.simplified import km
from routes.sourcing.lines.sources import Source
from routes.sourcing.lines.strokes import Position, Positions, Stroke, rounded

GEOD = Geod(ellps="WGS84")
METRES_PER_DEGREE = 111_320.0
WRONG_WAY_COST = 2.0  # where a source has a hole: less than driving on, turning and coming back
JOIN_COST = 5.0  # where a line ends short of another
GUIDE_COST = 6.0  # where the guide itself has to lead over a gap
EDGE_M = 25_000.0  # in the steppe a line may run straight for longer, where others have a hole
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
    course = Course(strokes, near, source, name)
    whole = shapely.LineString(np.array(course.way(*ends)) * course.scale)
    slim = unknotted(whole.simplify(source.simplified_m)).segmentize(EDGE_M)
    kept = shapely.get_coordinates(slim) / course.scale
    return shapely.LineString([position for position, _ in groupby(rounded(kept))])


class Course:
    """Strokes as a directed graph whose nodes are numbers of positions.

    Dead ends are joined to the lines around them: tiles cut lines at their edges, and a line that
    was thinned no longer passes through all its junctions.
    """

    def __init__(self, strokes: Sequence[Stroke], guide: Positions, source: Source, name: str):
        if not strokes:
            raise RoutesError(f"{name}: the source has nothing near its course")
        self.name = name
        self.stray_km = source.stray_km
        narrow = np.cos(np.radians(guide[:, 1].mean()))
        self.scale = np.array([METRES_PER_DEGREE * narrow, METRES_PER_DEGREE])
        self.positions: list[Position] = []
        self.graph = nx.DiGraph()
        self.guide = shapely.linestrings(guide * self.scale)
        shapely.prepare(self.guide)
        self.ends: list[tuple[int, int]] = []
        self.lines: list[shapely.LineString] = []
        self.factors: list[float] = []
        self.oneway: list[int] = []
        self.stroke_ends: set[int] = set()
        self.mended: tuple[int, int] | None = None
        self.feet: dict[int, list[tuple[float, int]]] = {}
        self._add(strokes)
        self.tree = shapely.STRtree(self.lines)
        dead = [node for node in self.graph if len(self.graph[node]) == 1]
        self._join(dead, self.tree, 0, source.join_m)
        if source.mend_m:
            self._mend(source.mend_m)

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

    def _mend(self, within_m: float) -> None:
        """Let the guide itself lead over gaps, from ends of strokes within some metres of it."""
        strokes = sorted(self.stroke_ends)
        first = len(self.ends)
        head = len(self.positions)
        positions = shapely.get_coordinates(self.guide) / self.scale
        self._add([Stroke(rounded(positions), cost=GUIDE_COST)])
        self.mended = (head, self.ends[-1][1])
        self._join(strokes, shapely.STRtree(self.lines[first:]), first, within_m)

    def _add(self, strokes: Sequence[Stroke]) -> None:
        """Add the edges of some strokes, each in both directions and with its cost in metres."""
        numbers: dict[Position, int] = {}
        pairs, costs, first = [], [], len(self.positions)
        for stroke in strokes:
            nodes = [
                numbers.setdefault(position, first + len(numbers)) for position in stroke.positions
            ]
            new = [pair for pair in pairwise(nodes) if pair[0] != pair[1]]
            pairs += new
            costs += [stroke.cost] * len(new)
            self.oneway += [stroke.oneway] * len(new)
            self.stroke_ends |= {nodes[0], nodes[-1]}
        self.positions += numbers
        places = np.array(self.positions)[np.array(pairs)]
        lines = shapely.linestrings(places * self.scale)
        # An edge belongs to the guide as much as its middle is near to it.
        away = shapely.distance(shapely.centroid(lines), self.guide) / 1000
        factors = np.array(costs) * (1 + (away / self.stray_km) ** 2)
        weights = GEOD.inv(*places[:, 0].T, *places[:, 1].T)[2] * factors
        for at, (pair, weight) in enumerate(zip(pairs, weights, strict=True), len(self.ends)):
            self._edge(*pair, float(weight), self.oneway[at])
        self.ends += pairs
        self.lines += list(lines)
        self.factors += factors.tolist()

    def _edge(self, a: int, b: int, weight: float, oneway: int = 0) -> None:
        """Add an edge both ways; of two between the same nodes the cheaper one stays."""
        for tail, head, wrong in ((a, b, oneway < 0), (b, a, oneway > 0)):
            cost = weight * (WRONG_WAY_COST if wrong else 1.0)
            if cost < self.graph.get_edge_data(tail, head, {}).get("weight", np.inf):
                self.graph.add_edge(tail, head, weight=cost)

    def _join(self, nodes: list[int], tree: shapely.STRtree, first: int, within_m: float) -> None:
        """Join nodes to the edges of a tree around each, whose numbers begin at `first`."""
        points = shapely.points(np.array(self.positions)[nodes] * self.scale)
        found, edges = tree.query(points, predicate="dwithin", distance=within_m)
        for at, edge in sorted(zip(found.tolist(), (edges + first).tolist(), strict=True)):
            if nodes[at] not in self.ends[edge]:
                foot, away = self._foot(points[at], edge)
                self._edge(nodes[at], foot, away * JOIN_COST)

    def _reach(self, node: int, outward: bool) -> None:
        """Join an end to the strokes around it; RoutesError where the nearest is too far."""
        point = shapely.points(np.array(self.positions[node]) * self.scale)
        if self.mended:
            head = self.mended[0 if outward else 1]
            away = km(self.positions[node], self.positions[head]) * 1000
            self._edge(node, head, away * JOIN_COST)
        nearest = float(self.tree.geometries.take(self.tree.nearest(point)).distance(point))
        if nearest > SNAP_M:
            if self.mended:
                return
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
        a, b = self.ends[edge]
        if along <= 0:
            return a, away
        if along >= line.length:
            return b, away
        foot = self._number((place.x / self.scale[0], place.y / self.scale[1]))
        feet = self.feet.setdefault(edge, [(0.0, a), (line.length, b)])
        right = bisect(feet, (along, foot))
        for far, node in (feet[right - 1], feet[right]):
            weight, oneway = abs(along - far) * self.factors[edge], self.oneway[edge]
            self._edge(node, foot, weight, oneway if far <= along else -oneway)
        feet.insert(right, (along, foot))
        return foot, away

    def _number(self, position: Position) -> int:
        """Return the number of a new node."""
        self.positions.append(position)
        return len(self.positions) - 1
