"""Cut coast, boundary lines and frame into arcs that meet only in their ends."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np
import shapely
from shapely import Geometry, LineString, STRtree

from routes.sourcing.ground.shapes import DRAWN, FRAME, GRID, Arc, Line, Position


def arcs_of(land: Geometry, boundaries: list[Line]) -> list[Arc]:
    """Return the arcs into which coast, boundary lines and frame cut each other."""
    inland = [line.shape.intersection(land, grid_size=GRID) for line in boundaries]
    whole = shapely.union_all([land.boundary, FRAME.boundary, *inland], grid_size=DRAWN)
    tree = STRtree([line.shape for line in boundaries])
    pieces = defaultdict(list)
    for piece in shapely.get_parts(whole):
        middle = piece.interpolate(0.5, normalized=True)
        near = int(tree.nearest(middle))
        on_line = boundaries[near].shape.distance(middle) < 2 * DRAWN
        line = boundaries[near] if on_line else Line(piece, "coast", "")
        pieces[line.kind, line.title].append(piece)
    degree: Counter[Position] = Counter()
    for group in pieces.values():
        degree.update(end for piece in group for end in (piece.coords[0], piece.coords[-1]))
    return [
        Arc(positions, kind, title)
        for (kind, title), group in sorted(pieces.items())
        for positions in joined(group, degree)
    ]


def joined(pieces: list[LineString], degree: Counter[Position]) -> Iterator[np.ndarray]:
    """Return the pieces joined at every point where no third one meets them."""
    at = defaultdict(list)
    for i, piece in enumerate(pieces):
        at[piece.coords[0]].append(i)
        at[piece.coords[-1]].append(i)

    def node(end: Position) -> bool:
        return degree[end] != 2 or len(at[end]) != 2

    used: set[int] = set()

    def walk(i: int, start: Position) -> np.ndarray:
        chain = [start]
        while i not in used:
            used.add(i)
            coords = list(pieces[i].coords)
            coords = coords if coords[0] == chain[-1] else coords[::-1]
            chain += coords[1:]
            if node(chain[-1]):
                break
            i = next((j for j in at[chain[-1]] if j not in used), i)
        return np.array(chain)

    for wanted in (node, lambda _: True):  # first from the nodes on, then the rings
        for i, piece in enumerate(pieces):
            for end in (piece.coords[0], piece.coords[-1]):
                if i not in used and wanted(end):
                    yield walk(i, end)
