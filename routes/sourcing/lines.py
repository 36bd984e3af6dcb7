"""Rebuild the geometry of geodata/segments.geojson from nodes, waypoints and public networks.

    python -m routes.sourcing.lines [--geodata FOLDER] [SEGMENT ...]

Each segment runs from its `from_node` through its rows of waypoints.csv to its `to_node`. A row's
`join` says how the line comes to that point from the one before it:

- `network`: along the public rail or road network, by the shortest way;
- `direct`: straight;
- `curve`: on a smooth curve through the neighbouring `curve` points.

A piece without a row of its own (the last one, or a segment without waypoints) is joined by
`network` on land and by `curve` at sea; a `schematic` segment by `direct`. To say how the last
piece runs, the end node is given once more as the last waypoint. Properties stay as they are.

A line of reach `beyond` is only compared with: it may run outside the frame of the ground, and is
thinned between its points (Douglas and Peucker 1973) so that it takes little room.

The networks are those of the package scgraph_data 2.0.0, (c) OpenStreetMap contributors, ODbL.
It is needed for the rebuild only and stands in no requirements file: `pip install
scgraph_data==2.0.0 networkx scipy`.
"""

import argparse
import ast
import csv
import json
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.util import find_spec
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path

import networkx as nx
import numpy as np
from pyproj import Geod
from scipy.interpolate import CubicSpline
from scipy.spatial import KDTree
from shapely import LineString, Point, STRtree, linestrings

from routes import progress, strict
from routes.errors import RoutesError

Position = tuple[float, float]

# Where networks are read: a wider frame could give the lines of the corridor another course.
FRAMES = {"corridor": (20.0, 25.0, 125.0, 58.0), "beyond": (-12.0, 25.0, 125.0, 60.0)}
THINNED = {"corridor": 0.0, "beyond": 0.012}  # degrees
LONGEST_EDGE_KM = 30.0  # a longer straight edge is a hole in the network, not a line
SNAP_KM = 12.0
GAP_KM = 6.0  # the network lies in hundreds of pieces: dead ends this near to another are joined
GAP_WEIGHT = 4.0  # so that a mended gap is taken only where there is no other way
NETWORK_MODULE = {"rail": "world_railways", "road": "world_highways"}
DEFAULT_JOIN = {"rail": "network", "road": "network", "sea": "curve", "ferry": "curve"}
CURVE_STEP_KM = 12.0
DECIMALS = {"corridor": 4, "beyond": 3}
GEOD = Geod(ellps="WGS84")


class Network:
    """A public network in the frame, with the shortest way between any two positions on it.

    Positions are (longitude, latitude) in degrees; ways are lists of positions.
    """

    def __init__(self, mode: str, reach: str):
        positions, edges = read_network(NETWORK_MODULE[mode], reach)
        ends = np.array([[positions[a], positions[b]] for a, b in edges])
        _, _, metres = GEOD.inv(ends[:, 0, 0], ends[:, 0, 1], ends[:, 1, 0], ends[:, 1, 1])
        keep = metres <= LONGEST_EDGE_KM * 1000
        self.positions = positions
        self.edges = [edge for edge, good in zip(edges, keep, strict=True) if good]
        self.lines = linestrings(ends[keep])
        self.tree = STRtree(self.lines)
        self.graph = nx.Graph()
        self.graph.add_weighted_edges_from(
            (a, b, m / 1000) for (a, b), m in zip(self.edges, metres[keep], strict=True)
        )
        self.graph.add_weighted_edges_from(gaps(self.graph, positions))

    def snap(self, position: Position, name: str) -> tuple[int, Position]:
        """Give the nearest edge and the point on it; RoutesError beyond SNAP_KM."""
        index = int(self.tree.nearest(Point(position)))
        line = self.lines[index]
        snapped = line.interpolate(line.project(Point(position)))
        distance = km(position, (snapped.x, snapped.y))
        if distance > SNAP_KM:
            raise RoutesError(f"{name}: the network is {distance:.1f} km away, allowed {SNAP_KM}")
        return index, (snapped.x, snapped.y)

    def way(self, start: Position, end: Position, name: str) -> list[Position]:
        """Give the shortest way between the points of the network nearest to start and end."""
        (first, a), (last, b) = self.snap(start, name), self.snap(end, name)
        added = [("start", first, a), ("end", last, b)]
        for label, edge, point in added:
            for node in self.edges[edge]:
                self.graph.add_edge(label, node, weight=km(point, self.positions[node]))
        if first == last:
            self.graph.add_edge("start", "end", weight=km(a, b))
        try:
            path = nx.dijkstra_path(self.graph, "start", "end")
        except nx.NetworkXNoPath:
            raise RoutesError(f"{name}: the network has a hole between {a} and {b}") from None
        finally:
            self.graph.remove_nodes_from(["start", "end"])
        return [a, *(self.positions[node] for node in path[1:-1]), b]


def gaps(graph: nx.Graph, positions: list[Position]) -> list[tuple[int, int, float]]:
    """Give an edge (node, node, weight) for each dead end within GAP_KM of another piece."""
    piece = {n: i for i, nodes in enumerate(nx.connected_components(graph)) for n in nodes}
    nodes = sorted(graph)
    lon, lat = np.radians([positions[n] for n in nodes]).T
    sphere = np.column_stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    tree = KDTree(sphere)
    found = []
    for i, n in enumerate(nodes):
        if graph.degree(n) == 1:
            for j in sorted(tree.query_ball_point(sphere[i], GAP_KM / 6371)):
                if piece[nodes[j]] != piece[n]:
                    weight = GAP_WEIGHT * km(positions[n], positions[nodes[j]])
                    found.append((n, nodes[j], weight))
    return found


def km(a: Position, b: Position) -> float:
    """Give the geodesic distance between two (longitude, latitude) positions in km."""
    return float(GEOD.inv(*a, *b)[2]) / 1000


def read_network(module: str, reach: str) -> tuple[list[Position], list[tuple[int, int]]]:
    """Give positions (longitude, latitude) and edges of a scgraph_data network in a frame."""
    spec = find_spec("scgraph_data")
    if spec is None or not spec.submodule_search_locations:
        raise RoutesError("scgraph_data is missing: pip install scgraph_data==2.0.0")
    # The package's own import needs another version of scgraph, and its data are two literals.
    text = (Path(spec.submodule_search_locations[0]) / f"{module}.py").read_text()
    literal = {
        line.partition("=")[0].strip(): line.partition("=")[2]
        for line in text.splitlines()
        if line.startswith(("graph=", "nodes="))
    }
    positions = [(lon, lat) for lat, lon in ast.literal_eval(literal["nodes"])]
    west, south, east, north = FRAMES[reach]
    inside = [west <= x <= east and south <= y <= north for x, y in positions]
    neighbours = ast.literal_eval(literal["graph"])
    edges = [
        (a, b) for a, row in enumerate(neighbours) for b in row if a < b and inside[a] and inside[b]
    ]
    return positions, edges


network = cache(Network)


def curve(points: Sequence[Position]) -> list[Position]:
    """Give a natural cubic spline through the points, with centripetal parameters.

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


def pieces(
    mode: str, trace: str, ends: tuple[Position, Position], rows: Iterable[dict[str, str]]
) -> list[tuple[str, Position]]:
    """Give (join, position) for each point after the first of a segment."""
    default = "direct" if trace == "schematic" else DEFAULT_JOIN[mode]
    points = [(row["join"] or default, (float(row["lon"]), float(row["lat"]))) for row in rows]
    if not points or points[-1][1] != ends[1]:
        points.append((default, ends[1]))
    return points


def thinned(line: list[Position], kept: Sequence[Position], tolerance: float) -> list[Position]:
    """Give the line without what bends it by less than a tolerance (degrees) between its points."""
    nearest = [int(np.linalg.norm(np.array(line) - point, axis=1).argmin()) for point in kept]
    marks = sorted({0, *nearest, len(line) - 1})
    parts = [LineString(line[a : b + 1]).simplify(tolerance).coords for a, b in pairwise(marks)]
    return [(x, y) for part in parts for x, y in part]


def draw(
    name: str, mode: str, start: Position, points: list[tuple[str, Position]], reach: str
) -> LineString:
    """Give the line of a segment; RoutesError where the network has no way."""
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


def redraw(folder: Path, chosen: Sequence[str] = ()) -> list[str]:
    """Rewrite the geometry in segments.geojson; give the problems, one text each.

    A segment that could not be drawn keeps the geometry it had.
    """
    with (folder / "nodes.csv").open(encoding="utf-8", newline="") as file:
        nodes = {row["id"]: (float(row["lon"]), float(row["lat"])) for row in csv.DictReader(file)}
    with (folder / "waypoints.csv").open(encoding="utf-8", newline="") as file:
        waypoints = sorted(csv.DictReader(file), key=lambda row: int(row["position"]))
    path = folder / "segments.geojson"
    collection = json.loads(path.read_text(encoding="utf-8"))
    problems = []
    features = collection["features"]
    for feature in progress.steps(features, len(features)):
        about = feature["properties"]
        if chosen and about["id"] not in chosen:
            continue
        ends = (nodes[about["from_node"]], nodes[about["to_node"]])
        rows = [row for row in waypoints if row["segment"] == about["id"]]
        try:
            points = pieces(about["mode"], about["trace"], ends, rows)
            line = draw(about["id"], about["mode"], ends[0], points, about["reach"])
            feature["geometry"] = {"type": "LineString", "coordinates": list(line.coords)}
        except RoutesError as error:
            problems.append(str(error))
    write(path, features)
    return problems


def write(path: Path, features: Iterable[dict]) -> None:
    """Write features one a line, sorted by id, so that a difference is one line a segment."""
    ordered = sorted(features, key=lambda feature: feature["properties"]["id"])
    rows = (strict.dumps(row) for row in ordered)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n"
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--geodata", type=Path, default=Path("geodata"))
    parser.add_argument("segments", nargs="*", metavar="SEGMENT", help="all where none is named")
    arguments = parser.parse_args()
    with progress.shown():
        problems = redraw(arguments.geodata, arguments.segments)
    if problems:
        raise SystemExit("\n".join(problems))


if __name__ == "__main__":
    main()
