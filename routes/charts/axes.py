"""The axes of a drawing: from km and hours or dollars to pixels, and the ticks on both."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from routes.charts.scene import Group, Shape, Text
from routes.view.answer import View
from routes.webmap.style import GRID, SOFT
from routes.words import passport, ranges

STEPS = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True)
class Axes:
    """The room of a drawing between its axes, in pixels, and the most that each axis shows.

    `per` is what one unit of the upright axis holds: 24 where hours are shown as days.
    """

    left: float
    top: float
    right: float
    bottom: float
    most_km: float
    most: float
    per: float
    unit: str
    size: float

    def x(self, km: float) -> float:
        """Return how far from the left a distance lies."""
        return self.left + (self.right - self.left) * km / self.most_km

    def y(self, spent: float) -> float:
        """Return how far from the top an amount lies."""
        return self.bottom - (self.bottom - self.top) * spent / self.most


def ticks(most: float, about: int) -> list[float]:
    """Return round numbers from zero up to a limit, about as many as wanted, at most twice that."""
    rough = most / about
    power = 10.0 ** floor(log10(rough))
    step = min((step * power for step in STEPS), key=lambda step: abs(step - rough))
    return [at * step for at in range(floor(most / step + 1e-9) + 1)]


def upright(view: View, axes: Axes) -> Group:
    """Return the ticks of the amounts with their lines, and their unit above them."""
    marks: list[Shape | Text] = []
    about = max(2, round((axes.bottom - axes.top) / 75))
    y = axes.bottom
    for tick in ticks(axes.most / axes.per, about):
        y = axes.y(tick * axes.per)
        looks = (SOFT, 1.0) if tick == 0 else (GRID, 1.0)
        marks.append(Shape(((axes.left, y), (axes.right, y)), *looks))
        label = ranges.number_text(view, tick, 1)
        marks.append(Text(axes.left - 6, y + 4, label, axes.size, SOFT, "end"))
    marks.append(Text(0, y - axes.size, axes.unit, axes.size, SOFT))
    return Group(tuple(marks), "upright")


def along(view: View, axes: Axes, base: float) -> Group:
    """Return the ticks of the distances, their numbers on a base line; the last has the unit."""
    marks: list[Shape | Text] = []
    about = max(2, round((axes.right - axes.left) / 110))
    places = ticks(axes.most_km, about)
    for at, tick in enumerate(places):
        x, last = axes.x(tick), at == len(places) - 1
        marks.append(Shape(((x, axes.bottom), (x, axes.bottom + 4)), SOFT))
        unit = f" {passport.unit(view, 'km')}" if last else ""
        label = ranges.number_text(view, tick, 0) + unit
        anchor = "start" if at == 0 else "middle"
        marks.append(Text(x if at else x - 3, base, label, axes.size, SOFT, anchor))
    return Group(tuple(marks), "along")


def spread(
    wanted: Sequence[float], heights: Sequence[float], top: float, bottom: float
) -> list[float]:
    """Return middles for some labels above each other, near to those wanted, none on another.

    The order is kept. Labels that would overlap stand together round the mean of what they want;
    where there is too little room they run over the bottom.
    """
    order = sorted(range(len(wanted)), key=lambda at: wanted[at])
    blocks: list[tuple[float, float, list[int]]] = []  # top edge, height, labels
    for at in order:
        height, some = heights[at], [at]
        start = wanted[at] - height / 2
        while True:
            start = max(top, min(start, bottom - height))
            if not blocks or sum(blocks[-1][:2]) <= start:
                break
            above, more, others = blocks.pop()
            some = others + some
            start = (above * more + (start - more) * height) / (more + height)
            height += more
        blocks.append((start, height, some))
    out = list(wanted)
    for start, _, some in blocks:
        edge = start
        for at in some:
            out[at] = edge + heights[at] / 2
            edge += heights[at]
    return out
