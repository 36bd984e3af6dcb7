"""Where the numbers stand that a chart tells beside its marks: on no other text, rather on no mark.

All is reckoned in pixels for the narrowest column, right and up of zero in the first year: in a
wider one what stands beside marks of two years lies farther apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from routes.charts import lettering

SIZE = 11.0  # pixels: of the letters
HALF = 4.2  # pixels: half of a mark
BEYOND = 22.0  # pixels that an axis of years goes on beyond its first and last
CLEAR = 1.0  # pixel between two texts


@dataclass(frozen=True)
class Box:
    """What letters or a mark take, in pixels."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes lie on each other."""
        across = min(self.right, other.right) - max(self.left, other.left)
        return across > -CLEAR and min(self.high, other.high) - max(self.low, other.low) > -CLEAR


@dataclass(frozen=True)
class Side:
    """Where a text stands beside a point: pixels right and down, as Vega-Lite has them."""

    align: str
    dx: float
    dy: float

    def box(self, x: float, y: float, text: str, size: float = SIZE, bold: bool = False) -> Box:
        """Return what a text takes beside a point."""
        wide = lettering.width(text, size, bold)
        left = x + self.dx - wide * {"left": 0.0, "center": 0.5, "right": 1.0}[self.align]
        return Box(left, y - self.dy - size / 2, left + wide, y - self.dy + size / 2)


@dataclass(frozen=True)
class Place:
    """Where a number may stand, and how little one wants it there."""

    side: Side
    box: Box
    price: int


# Those that are looked for first come first.
SIDES = (
    Side("center", 0, -12),
    Side("left", 8, 0),
    Side("right", -8, 0),
    Side("right", 4, -15),
    Side("left", -4, -15),
    Side("center", 0, 13),
    Side("left", -4, 13),
    Side("right", 4, 13),
    Side("center", 0, -23),
)


def beside(
    told: Sequence[tuple[float, float, str]],
    marks: Sequence[Box],
    texts: Sequence[Box],
    width: float,
) -> list[Side | None]:
    """Return where numbers stand beside their points; None for one that has no room.

    `told` are the points and the numbers, the most important first. `marks` are rather to be left
    free, `texts` always. `width` is that of the axis, which begins at 0.

    >>> told = [(0, 50, "4.5M"), (20, 50, "4.1M")]
    >>> [(side.align, side.dy) for side in beside(told, [], [], 200)]
    [('center', -12), ('left', 0)]
    >>> beside(told, [], [Box(-90, 0, 90, 90)], 200)
    [None, None]
    """
    kept: dict[int, list[Place]] = {}
    best: Sequence[Place] = ()
    for at, one in enumerate(told):
        places = [*_places(*one, marks, texts, width)]
        found = [some for some in product(*kept.values(), places) if not _meeting(some)]
        if found:
            best = min(found, key=lambda some: sum(place.price for place in some))
            kept[at] = places
    sides = {at: place.side for at, place in zip(kept, best, strict=True)}
    return [sides.get(at) for at in range(len(told))]


def _places(
    x: float, y: float, text: str, marks: Sequence[Box], texts: Sequence[Box], width: float
) -> Iterator[Place]:
    """The places of a number that touch no text: each mark below it is worth all of the order."""
    for order, side in enumerate(SIDES):
        box = side.box(x, y, text, bold=True)
        within = box.low >= 0 and box.left >= -BEYOND and box.right <= width + BEYOND
        if within and not any(box.meets(other) for other in texts):
            hidden = sum(box.meets(mark) for mark in marks)
            yield Place(side, box, order + len(SIDES) * hidden)


def _meeting(places: Sequence[Place]) -> bool:
    return any(one.box.meets(other.box) for one, other in combinations(places, 2))
