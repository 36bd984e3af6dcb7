"""The shapes that the ground is made of, and the frame that it fills."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Geometry, LineString, Point, Polygon

Position = tuple[float, float]

FRAME = shapely.box(20, 25, 125, 58)
GRID = 1e-6  # degrees: the sources agree to this
# Nothing is written finer than this, so whatever lies on it can be kept whole where lines are near.
DRAWN = 1e-4


@dataclass(frozen=True)
class Line:
    """A line of the ground; `kind` is coast or a class of boundary."""

    shape: LineString
    kind: str
    title: str


@dataclass(frozen=True)
class Arc:
    """A chain of positions between two nodes of the ground, or a ring without nodes."""

    positions: np.ndarray
    kind: str
    title: str


def polygons(shape: Geometry) -> Iterator[Polygon]:
    """Return the polygons of any geometry."""
    for part in shapely.get_parts(shape):
        if isinstance(part, Polygon):
            yield part
        elif not isinstance(part, LineString | Point):
            yield from polygons(part)


def ends(line: LineString) -> tuple[Position, Position]:
    """Return the first and the last position of a line."""
    return line.coords[0], line.coords[-1]
