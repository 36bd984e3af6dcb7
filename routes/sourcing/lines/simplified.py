"""The public networks of railways and roads in their simplified form, thinned to a few km.

They are those of the package scgraph_data, (c) OpenStreetMap contributors, ODbL 1.0.
"""

import ast
from importlib.util import find_spec
from pathlib import Path

import networkx as nx
import numpy as np
from pyproj import Geod
from scipy.spatial import KDTree
from shapely import Point, STRtree, linestrings

from routes.errors import RoutesError
from routes.sourcing.lines.strokes import Position

# Where networks are read: a wider frame could give the lines of the corridor another course.
FRAMES = {"corridor": (20.0, 25.0, 125.0, 58.0), "beyond": (-12.0, 25.0, 125.0, 60.0)}
LONGEST_EDGE_KM = 30.0  # a longer straight edge is a hole in the network, not a line
SNAP_KM = 12.0
GAP_KM = 6.0  # the network lies in hundreds of pieces: dead ends this near to another are joined
GAP_WEIGHT = 4.0  # so that a mended gap is taken only where there is no other way
NETWORK_MODULE = {"rail": "world_railways", "road": "world_highways"}
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
        """Return the nearest edge and the point on it; RoutesError beyond SNAP_KM."""
        index = int(self.tree.nearest(Point(position)))
        line = self.lines[index]
        snapped = line.interpolate(line.project(Point(position)))
        distance = km(position, (snapped.x, snapped.y))
        if distance > SNAP_KM:
            raise RoutesError(f"{name}: the network is {distance:.1f} km away, allowed {SNAP_KM}")
        return index, (snapped.x, snapped.y)

    def way(self, start: Position, end: Position, name: str) -> list[Position]:
        """Return the shortest way between the points of the network nearest to start and end."""
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
    """Return an edge (node, node, weight) for each dead end within GAP_KM of another piece."""
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
    """Return the geodesic distance between two (longitude, latitude) positions in km."""
    return float(GEOD.inv(*a, *b)[2]) / 1000


def read_network(module: str, reach: str) -> tuple[list[Position], list[tuple[int, int]]]:
    """Return positions (longitude, latitude) and edges of a scgraph_data network in a frame."""
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
