"""Which sources know the course of a line in detail, and how each is read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from routes.sourcing.lines import tiles
from routes.sourcing.lines.repositories import TOKENLESS
from routes.sourcing.lines.strokes import Positions, Stroke

Reader = Callable[[Path, str, Positions], Iterator[Stroke]]


@dataclass(frozen=True)
class Source:
    """Strokes for a mode along a guide.

    `join_m` is how far its lines may end short of each other, `simplified_m` how much of it is
    worth keeping.
    """

    read: Reader
    join_m: float
    simplified_m: float


def tokenless(folder: Path, mode: str, guide: Positions) -> Iterator[Stroke]:
    """Yield what the tiles of zoom 14 hold: all of it, at half a metre, of August 2021."""
    return tiles.strokes(TOKENLESS, folder, mode, 14, guide, within_km=8.0)


# By the `source` of a segment.
SOURCES = {"osm-tokenless": Source(tokenless, join_m=60.0, simplified_m=3.0)}
