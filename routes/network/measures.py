"""What CAREC's corridor monitoring (CPMM) measures, worked out for an itinerary, and its losses.

The trade facilitation indicators are hours and dollars at a border, dollars for 500 km and 20
tonnes, and the speed with and without delay. What a box costs is scaled from its usual load to the
20 tonnes. Without delay a lorry's driver does not rest.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

from routes.facts import amounts, driving
from routes.facts.amounts import SHIPS, Amount
from routes.facts.facts import Fact
from routes.facts.prices import AVERAGE_T, INCLUDED
from routes.kinds import ArcKind, Mode
from routes.network.itinerary import Itinerary, Total, total
from routes.network.network import Arc
from routes.tables.dataset import Dataset

HOURS, KM, USD = map(attrgetter, ("hours", "km", "usd"))
PER_KM, HALF = 500.0, 0.5
LARGEST = 3  # losses that are told
SHIP, PORT = "ship", "port"
REASONS = (SHIP, PORT, "border", "gauge_change", "transshipment")
SPEEDS = ("speed_with_delay_kmh", "speed_kmh")
# What CPMM published beside a measure: its quantity, and the subject by the mode on land.
AVERAGES = {
    "speed_with_delay_kmh": ("speed_with_delay_kmh", "mode:{}"),
    "speed_kmh": ("speed_kmh", "mode:{}"),
    "border_each_h": ("border_h", "topic:handling_{}_border"),
    "usd_border_each": ("usd_border", "topic:handling_{}_border"),
    "usd_500km_20t": ("usd_500km_20t", "mode:{}"),
}


@dataclass(frozen=True)
class Measures:
    """The measures of an itinerary; a speed has the stops at which hours are unknown as missing.

    With such it is an upper bound: "at most". `load_t` are the tonnes of the box or lorry, None
    where nobody tells, `rest` how many times as long driving takes with rest.
    """

    itinerary: Itinerary
    load_t: float | None = AVERAGE_T
    rest: tuple[float, float, float] | None = None

    @cached_property
    def speed_with_delay_kmh(self) -> Total:
        """Kilometres by all hours; unknown where a run has no hours."""
        return self._speed(self.itinerary.hours)

    @cached_property
    def speed_kmh(self) -> Total:
        """Kilometres by the hours under way, at the wheel; unknown where a run has none."""
        return self._speed(total(self.runs, self._under_way))

    @cached_property
    def border_h(self) -> Total:
        """Hours at all borders on land; for ships the port is the border."""
        return total(self.borders, HOURS)

    @cached_property
    def usd_border(self) -> Total:
        """Dollars at all borders on land; missing are those that the price of a line takes in."""
        told = total(self.charged, USD)
        within = tuple(arc.id for arc in self.borders if arc not in self.charged)
        if within and not self.charged:
            return Total(None, None, None, within)
        return replace(told, missing=(*told.missing, *within))

    def every(self) -> dict[str, Total]:
        """Return all measures by their names, those of a single border as the mean of all."""
        count = len(self.borders)
        return {
            "speed_with_delay_kmh": self.speed_with_delay_kmh,
            "speed_kmh": self.speed_kmh,
            "border_h": self.border_h,
            "border_each_h": _each(self.border_h, count),
            "usd_border": self.usd_border,
            "usd_border_each": _each(total(self.charged, USD), len(self.charged)),
            "usd_500km_20t": self.usd_500km_20t,
        }

    @cached_property
    def usd_500km_20t(self) -> Total:
        """Dollars for 20 tonnes in such a box on 500 km of the way."""
        usd, km = self.itinerary.usd, total(self.runs, KM)
        if usd.likely is None or not km.likely or km.at_least or not self.load_t:
            return Total(None, None, None, usd.missing)
        return _scaled(usd, PER_KM / km.likely * AVERAGE_T / self.load_t)

    @property
    def borders(self) -> tuple[Arc, ...]:
        """The arcs at borders."""
        return tuple(arc for arc in self.itinerary.arcs if arc.kind == ArcKind.BORDER)

    @property
    def charged(self) -> tuple[Arc, ...]:
        """The arcs at borders whose dollars are not in the price of a line."""
        return tuple(arc for arc in self.borders if arc.usd.basis != INCLUDED.basis)

    @property
    def runs(self) -> tuple[Arc, ...]:
        """The arcs under way."""
        return tuple(arc for arc in self.itinerary.arcs if arc.runs)

    def _under_way(self, arc: Arc) -> Amount:
        """The hours of a run; of a lorry's those at the wheel."""
        rests = any(fact.quantity in driving.RULES for fact in arc.hours.facts)
        if self.rest is None or not rests:
            return arc.hours
        ends = zip((arc.hours.low, arc.hours.likely, arc.hours.high), self.rest, strict=True)
        low, likely, high = sorted((end or 0.0) / by for end, by in ends)
        return replace(arc.hours, low=low, likely=likely, high=high)

    def _speed(self, hours: Total) -> Total:
        known = total(self.runs, HOURS), total(self.runs, KM)
        unknown = any(one.likely is None or one.at_least for one in known)
        if unknown or not (hours.low and hours.likely and hours.high):
            return Total(None, None, None, hours.missing)
        km = known[1].likely or 0.0
        return Total(km / hours.high, km / hours.likely, km / hours.low, hours.missing)


@dataclass(frozen=True)
class Loss:
    """Hours that stand still at a place for one reason of REASONS; some may be usual ones only."""

    place: str
    reason: str
    hours: Total
    usual: bool


def of(dataset: Dataset, itinerary: Itinerary, load_t: float | None) -> Measures:
    """Return the measures of an itinerary on which a box or lorry has a load of so many tonnes.

    >>> from routes.network.journey import Request, plan
    >>> way = plan(data, Request("xian", "alat")).itineraries[0]
    >>> twenty, ten = (of(data, way, load).usd_500km_20t.likely for load in (20.0, 10.0))
    >>> round(ten / twenty, 6)
    2.0
    """
    rest = driving.rest(dataset)
    return Measures(itinerary, load_t, rest[0] if rest else None)


def losses(itinerary: Itinerary) -> tuple[Loss, ...]:
    """Return where hours are lost, by place and reason, the most first; unknown ones are not told.

    >>> from routes.network.journey import Request, plan
    >>> losses(plan(data, Request("xian", "alat")).itineraries[0])  # unknown is no loss of nothing
    ()
    """
    found: dict[tuple[str, str], list[Arc]] = {}
    for arc in itinerary.arcs:
        if not arc.runs:
            found.setdefault((arc.node, reason(arc)), []).append(arc)
    every = [
        Loss(*key, total(arcs, HOURS), any(arc.hours.usual for arc in arcs))
        for key, arcs in found.items()
    ]
    known = [loss for loss in every if loss.hours.likely]
    return tuple(sorted(known, key=lambda loss: -(loss.hours.likely or 0.0)))


def reason(arc: Arc) -> str:
    """Return why goods stand still: for a ship, in a port, at a border, for another gauge or mode.

    >>> from routes.network.building import build
    >>> arcs = build(data, 2026).arcs
    >>> sorted({reason(arc) for arc in arcs if not arc.runs})
    ['border', 'gauge_change', 'port', 'ship', 'transshipment']
    """
    if arc.kind == ArcKind.DWELL:
        return SHIP if arc.segment else PORT
    ships = {arc.tail.mode, arc.head.mode} & {*SHIPS}
    return PORT if arc.kind == ArcKind.TRANSSHIPMENT and ships else str(arc.kind)


def is_priced(way: Itinerary) -> bool:
    """Return whether dollars are known of half of the kilometres at least: else no sum is a price.

    >>> from routes.network.journey import Request, plan
    >>> is_priced(plan(data, Request("xian", "alat")).itineraries[0])
    True
    """
    return way.usd.likely is not None and priced_share(way) >= HALF


def priced_share(way: Itinerary) -> float:
    """Return of which part of the kilometres dollars are known.

    >>> from routes.network.journey import Request, plan
    >>> priced_share(plan(data, Request("xian", "alat")).itineraries[0])
    1.0
    """
    unknown = {*way.usd.missing}
    return 1.0 - _share(way, lambda arc: arc.id in unknown)


def is_by_ship(way: Itinerary) -> bool:
    """Return whether ships carry the goods over more than half of the kilometres.

    >>> from routes.network.journey import Request, plan
    >>> is_by_ship(plan(data, Request("xian", "alat")).itineraries[0])
    False
    """
    return _share(way, lambda arc: arc.mode in SHIPS) > HALF


def _share(way: Itinerary, which: Callable[[Arc], bool]) -> float:
    """Which part of the kilometres of a way lies on some of its arcs."""
    return (total(filter(which, way.arcs), KM).likely or 0.0) / (way.km.likely or 1.0)


def averages(dataset: Dataset, itinerary: Itinerary, year: int) -> dict[str, Fact]:
    """Return what CPMM measured on average up to a year beside some measures, by rail or by road.

    The mode is that on which the itinerary has more kilometres.

    >>> from routes.network.journey import Request, plan
    >>> found = averages(data, plan(data, Request("xian", "alat")).itineraries[0], 2026)
    >>> {measure: fact.value for measure, fact in found.items()}
    {'usd_border_each': 200.0, 'usd_500km_20t': 1000.0}
    """

    def km(mode: Mode) -> float:
        return sum(arc.km.likely or 0.0 for arc in itinerary.arcs if arc.mode == mode)

    mode = max((Mode.RAIL, Mode.ROAD), key=km)
    found = (
        (measure, amounts.stated(dataset, subject.format(mode), quantity, year))
        for measure, (quantity, subject) in AVERAGES.items()
    )
    return {measure: known.facts[0] for measure, known in found if known}


def _each(whole: Total, count: int) -> Total:
    return _scaled(whole, 1 / count) if count else Total(None, None, None)


def _scaled(whole: Total, by: float) -> Total:
    ends = [None if end is None else end * by for end in (whole.low, whole.likely, whole.high)]
    return Total(ends[0], ends[1], ends[2], whole.missing)
