"""Where names go on a printed map: each in turn takes the best room that is left.

The order is the reader's: who comes first chooses first, so that the same names give the same
places. See Imhof, "Positioning Names on Maps", The American Cartographer 2 (1975).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import inf

import shapely
from shapely import Geometry, STRtree


@dataclass(frozen=True)
class Box:
    """A rectangle on the page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.top - self.bottom

    def hits(self, other: "Box") -> bool:
        """Return whether two boxes have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top

    def holds(self, other: "Box") -> bool:
        """Return whether another box lies wholly inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.bottom <= other.bottom and other.top <= self.top

    def grown(self, by: float) -> "Box":
        """Return the box with so many points more on each side."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)


@dataclass(frozen=True)
class Wish:
    """A name that wants room: its boxes from the best to the least, and what it may lie on.

    `own` are the keys of marks that it may touch, `patience` the greatest length of line in points
    that it may cover; where no box keeps to that, the name is left out.
    """

    key: str
    boxes: Sequence[Box]
    own: frozenset[str] = frozenset()
    patience: float = inf


STEP = 1.5  # points of covered line that weigh as much as one place down in the order of boxes


def arrange(
    wishes: Iterable[Wish],
    marks: Mapping[str, Box],
    lines: Sequence[Geometry],
    room: Box,
    taken: Iterable[Box] = (),
    gap: float = 2,
) -> dict[str, Box]:
    """Return each name its box, in points; a name that finds no room is not in the answer.

    No two boxes overlap or come nearer than `gap` points, none covers a mark that is not its own
    or leaves `room`, and each covers as little of the lines as its boxes allow.
    """
    tree = STRtree(lines)
    full = list(taken)
    out: dict[str, Box] = {}
    for wish in wishes:
        foreign = [box for key, box in marks.items() if key not in wish.own]
        best, least = None, inf
        for place, box in enumerate(wish.boxes):
            wide = box.grown(gap)
            if place * STEP >= least:
                break
            if not room.holds(box) or any(map(wide.hits, full)) or any(map(box.hits, foreign)):
                continue
            hidden = covered(wide, lines, tree)
            if hidden <= wish.patience and hidden + place * STEP < least:
                best, least = box, hidden + place * STEP
        if best is not None:
            full.append(best)
            out[wish.key] = best
    return out


def covered(box: Box, lines: Sequence[Geometry], tree: STRtree) -> float:
    """Return the length of the lines that a box covers, in points."""
    ground = shapely.box(box.left, box.bottom, box.right, box.top)
    return float(sum(lines[at].intersection(ground).length for at in tree.query(ground)))


def around(x: float, y: float, width: float, height: float, radius: float) -> list[Box]:
    """Return the boxes round a point mark, from the best to the least: right of it first."""
    near, far = radius + 1, radius * 0.6
    corners = [
        (x + near, y - height / 2),
        (x - near - width, y - height / 2),
        (x - width / 2, y + near),
        (x - width / 2, y - near - height),
        (x + far, y + far),
        (x + far, y - far - height),
        (x - far - width, y + far),
        (x - far - width, y - far - height),
        (x - width / 4, y + near),
        (x - width / 4, y - near - height),
        (x - width * 3 / 4, y + near),
        (x - width * 3 / 4, y - near - height),
    ]
    return [Box(left, low, left + width, low + height) for left, low in corners]


def about(
    x: float, y: float, width: float, height: float, reach: int, step: float = 1
) -> list[Box]:
    """Return boxes centred on a position, then moved by up to `reach` steps of its height."""
    moves = [(i, j) for i in range(-reach, reach + 1) for j in range(-reach, reach + 1)]
    moves.sort(key=lambda move: (move[0] ** 2 + move[1] ** 2, move))
    centres = [(x + i * step * height, y + j * step * height) for i, j in moves]
    return [
        Box(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2) for cx, cy in centres
    ]
