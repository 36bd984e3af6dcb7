"""The time-distance staircase: hours or dollars piled up over the way, as points of a drawing.

ESCAP's time/cost-distance method, as CAREC's corridor monitoring uses it: the distance lies along
one axis, what has been spent so far along the other. It slopes where goods move and jumps where
they stand. What is unknown does not rise, and makes all that follows a lower bound.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from routes.facts.amounts import NOTHING, Amount
from routes.network.itinerary import Itinerary
from routes.network.network import Arc
from routes.network.spread import along

HOURS, USD = "hours", "usd"
SPENT: dict[str, Callable[[Arc], Amount]] = {
    HOURS: lambda arc: arc.hours,
    USD: lambda arc: arc.usd,
}


@dataclass(frozen=True)
class Point:
    """Where a way has come to after an arc: None at the start.

    `spent` are the likely hours or dollars so far, `low` and `high` the ends of their band: P10 and
    P90 of hours, the least and the most of dollars. `at_least` is true once something is unknown.
    """

    arc: Arc | None
    km: float
    spent: float
    low: float
    high: float
    at_least: bool = False


@dataclass(frozen=True)
class Jump:
    """What is spent at a place between two runs: `parts` are its arcs, each with what it takes.

    Of an arc of which that is unknown it is None. `usual` is true where some of it is what such
    stops take, and of this one nothing is told.
    """

    node: str
    km: float
    start: float
    end: float
    parts: tuple[tuple[Arc, float | None], ...]
    usual: bool

    @property
    def size(self) -> float:
        """Return what is known to be spent."""
        return self.end - self.start


@lru_cache(maxsize=256)
def points(way: Itinerary, what: str = HOURS) -> tuple[Point, ...]:
    """Return the points of a way: its start, and where it is after each arc.

    >>> from routes.network.journey import Request, plan
    >>> way = plan(data, Request("shu", "alat")).itineraries[0]
    >>> [(round(point.km), round(point.spent, 1), point.at_least) for point in points(way)]
    [(0, 0.0, False), (190, 4.8, False), (190, 4.8, True), (190, 4.8, True), (360, 26.8, True)]
    """
    km = low = spent = high = 0.0
    least, out = False, [Point(None, 0.0, 0.0, 0.0, 0.0)]
    bands = along(way.arcs) if what == HOURS else [None] * len(way.arcs)
    for arc, band in zip(way.arcs, bands, strict=True):
        amount = SPENT[what](arc)
        if amount.low is None or amount.likely is None or amount.high is None:
            least = True
        else:
            low, spent, high = low + amount.low, spent + amount.likely, high + amount.high
        km += arc.km.likely or 0.0
        ends = (band.p10, band.p90) if band else (low, high)
        out.append(Point(arc, km, spent, *ends, least))
    return tuple(out)


def jumps(way: Itinerary, what: str = HOURS) -> tuple[Jump, ...]:
    """Return the jumps of a way in the order of travel, with those of which nothing is known.

    >>> from routes.network.journey import Request, plan
    >>> way = plan(data, Request("xian", "alat")).itineraries[0]
    >>> [(jump.node, len(jump.parts), jump.size) for jump in jumps(way)]
    [('dostyk', 2, 0.0), ('aktau', 2, 0.0)]
    """
    every = points(way, what)
    out = []
    for node, some in groupby(enumerate(every), key=lambda pair: _stand(pair[1])):
        if node:
            group = [at for at, _ in some]
            arcs = [arc for at in group if (arc := every[at].arc)]
            parts = tuple((arc, SPENT[what](arc).likely) for arc in arcs)
            usual = any(SPENT[what](arc).usual for arc in arcs)
            before, after = every[group[0] - 1], every[group[-1]]
            out.append(Jump(node, after.km, before.spent, after.spent, parts, usual))
    return tuple(out)


def gaps(way: Itinerary, what: str = HOURS) -> tuple[tuple[Point, Point], ...]:
    """Return the parts of a way of which it is unknown what they take: from which point to which.

    >>> from routes.network.journey import Request, plan
    >>> way = plan(data, Request("shu", "alat")).itineraries[0]
    >>> [(round(start.km), round(end.km)) for start, end in gaps(way)]
    [(190, 190)]
    """
    every = points(way, what)
    out: list[tuple[Point, Point]] = []
    opened: Point | None = None
    for before, after in pairwise(every):
        amount = SPENT[what](after.arc) if after.arc else NOTHING
        if None in (amount.low, amount.likely, amount.high):
            if opened:
                out.pop()
            opened = opened or before
            out.append((opened, after))
        elif amount.high:  # where nothing is to be spent, a gap goes on
            opened = None
    return tuple(out)


def _stand(point: Point) -> str:
    """The node at which an arc stands; none for a run, and for the start."""
    return point.arc.node if point.arc and not point.arc.runs else ""


def is_known(way: Itinerary, what: str) -> bool:
    """Return whether anything at all is known of what a way takes.

    >>> from routes.network.journey import Request, plan
    >>> way = plan(data, Request("shu", "alat")).itineraries[0]
    >>> is_known(way, HOURS), is_known(way, USD)
    (True, True)
    """
    return (way.hours if what == HOURS else way.usd).likely is not None
