"""Itineraries: a way through the network with its legs, its totals and their ranges."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from routes.facts.amounts import SHIPS, Amount
from routes.facts.facts import Fact
from routes.network import spread
from routes.network.network import Arc
from routes.network.spread import Spread

ASSUMPTIONS = (*spread.ASSUMPTIONS, "price_spread", "price_defaults", "gases_under_way")
CHANGES = ("transshipment", "gauge_change")
OWN = ("own", "converted")  # bases of a price that is of the line itself
NOT_COUNTED = ("none", "included")  # bases of what tells nothing of a sum
HOURS_BY = ("run", "sea", "dwell", "transshipment", "gauge_change", "border")


@dataclass(frozen=True)
class Total:
    """The sum of what is known; None where nothing at all is. `missing` holds ids of other arcs."""

    low: float | None
    likely: float | None
    high: float | None
    missing: tuple[str, ...] = ()

    @property
    def at_least(self) -> bool:
        """Return whether something is missing, so that the sum can only be a lower bound."""
        return bool(self.missing)

    def times(self, factor: float) -> "Total":
        """Return so many times the sum.

        >>> Total(1.0, 2.0, None).times(20)
        Total(low=20.0, likely=40.0, high=None, missing=())
        """
        ends = [None if end is None else end * factor for end in (self.low, self.likely, self.high)]
        return Total(ends[0], ends[1], ends[2], self.missing)


@dataclass(frozen=True)
class Leg:
    """The arcs between two transshipments or gauge changes; `modes` in their order."""

    origin: str
    destination: str
    modes: tuple[str, ...]
    arcs: tuple[Arc, ...]

    @property
    def km(self) -> Total:
        """Kilometres of the leg."""
        return total(self.arcs, _km)

    @property
    def hours(self) -> Total:
        """Hours of the leg."""
        return total(self.arcs, _hours)

    @property
    def usd(self) -> Total:
        """Dollars of the leg."""
        return total(self.arcs, _usd)

    @property
    def kg_t(self) -> Total:
        """Kilograms of CO2 equivalent of the leg for a tonne of goods."""
        return total(self.arcs, _kg_t)


@dataclass(frozen=True)
class OwnTariffs:
    """Which part of an itinerary's likely dollars and kilometres has a price of its own line."""

    usd: float
    km: float


@dataclass(frozen=True)
class Itinerary:
    """Arcs in their order from the origin to the destination."""

    arcs: tuple[Arc, ...]

    def __hash__(self) -> int:
        """Return what keeps it in a cache: all that its arcs hold, gone through but once."""
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash(self.arcs)

    @property
    def origin(self) -> str:
        """The node where it starts."""
        return self.arcs[0].tail.node

    @property
    def destination(self) -> str:
        """The node where it ends."""
        return self.arcs[-1].head.node

    @cached_property
    def hours(self) -> Total:
        """The transit time."""
        return total(self.arcs, _hours)

    @cached_property
    def spread(self) -> Spread | None:
        """How the transit time is spread; None where no hour is known."""
        return spread.spread(self.arcs)

    @cached_property
    def usd_spread(self) -> Spread | None:
        """How its dollars are spread; None where none is known.

        Prices rise and fall together, as CAREC's averages by rail and by road did in each year of
        2020 to 2022: all are one triangle from low over likely to high.
        """
        whole = Amount(self.usd.low, self.usd.likely, self.usd.high)
        return spread.spread([replace(self.arcs[0], hours=whole, pace=None)])

    def told(self, usd: bool = False) -> Total:
        """Return its hours, or its dollars, as they are told first: P50 as likely, P10 to P90."""
        whole, drawn = (self.usd, self.usd_spread) if usd else (self.hours, self.spread)
        return Total(drawn.p10, drawn.p50, drawn.p90, whole.missing) if drawn else whole

    @cached_property
    def km(self) -> Total:
        """The distance."""
        return total(self.arcs, _km)

    @cached_property
    def usd(self) -> Total:
        """The cost of the box or lorry that was asked for."""
        return total(self.arcs, _usd)

    @cached_property
    def kg_t(self) -> Total:
        """Kilograms of CO2 equivalent for a tonne of goods."""
        return total(self.arcs, _kg_t)

    @cached_property
    def own_tariffs(self) -> OwnTariffs | None:
        """How much rests on prices of its own lines and places; None where no dollar is known."""
        if not self.usd.likely or not self.km.likely:
            return None
        own = [arc for arc in self.arcs if arc.usd.basis in OWN]
        usd, km = total(own, _usd).likely or 0.0, total(own, _km).likely or 0.0
        return OwnTariffs(usd / self.usd.likely, km / self.km.likely)

    @property
    def transshipments(self) -> int:
        """How often the goods change mode."""
        return sum(arc.kind == "transshipment" for arc in self.arcs)

    @property
    def parts(self) -> tuple[tuple[Arc, ...], ...]:
        """All arcs, parted into legs and the changes between them."""
        parts = groupby(self.arcs, key=lambda arc: arc.kind in CHANGES)
        return tuple(tuple(arcs) for _, arcs in parts)

    @property
    def legs(self) -> tuple[Leg, ...]:
        """What lies between the transshipments and gauge changes."""
        return tuple(_leg(arcs) for arcs in self.parts if arcs[0].kind not in CHANGES)

    @property
    def segments(self) -> tuple[str, ...]:
        """Ids of the segments in their order."""
        return tuple(arc.segment for arc in self.arcs if arc.runs)

    @property
    def nodes(self) -> tuple[str, ...]:
        """Ids of the nodes in their order."""
        ends = [self.origin, *(arc.head.node for arc in self.arcs)]
        return tuple(node for node, _ in groupby(ends))

    @property
    def twice(self) -> tuple[str, ...]:
        """Ids of the nodes that it passes more than once, in their order."""
        return tuple(node for node, times in Counter(self.nodes).items() if times > 1)

    @property
    def hours_by_kind(self) -> dict[str, Total]:
        """Hours by kind of arc; those under way in a ship stand apart as sea."""
        return {
            kind: total([arc for arc in self.arcs if hours_kind(arc) == kind], _hours)
            for kind in HOURS_BY
        }

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts on which its numbers rest, each once."""
        paces = [arc.pace for arc in self.arcs[:1] if arc.pace]
        amounts = [*(amount for arc in self.arcs for amount in amounts_of(arc)), *paces]
        return tuple(dict.fromkeys(fact for amount in amounts for fact in amount.cited))


def amounts_of(arc: Arc) -> tuple[Amount, ...]:
    """Return all that is counted on an arc: kilometres, hours, dollars and greenhouse gases.

    >>> [amount.basis for amount in amounts_of(Arc("a", "run", (), (), "sea"))]
    ['none', 'none', 'none', 'none']
    """
    return arc.km, arc.hours, arc.usd, arc.kg_t


def hours_kind(arc: Arc) -> str:
    """Return the kind of an arc as hours are counted: sea for a run in a ship.

    >>> hours_kind(Arc("a", "run", ("aktau", "sea"), ("alat", "sea"), "sea", "sea-aktau-alat"))
    'sea'
    """
    return "sea" if arc.runs and arc.mode in SHIPS else arc.kind


def total(arcs: Iterable[Arc], what: Callable[[Arc], Amount]) -> Total:
    """Return the sum of one amount of each arc.

    >>> lengths = Amount(5.0, 5.0, 6.0), Amount(7.0, 7.0, 8.0)
    >>> ends = ("aktau", "rail"), ("shu", "rail")
    >>> arcs = [Arc(str(km.likely), "run", *ends, "rail", km=km) for km in lengths]
    >>> total(arcs, lambda arc: arc.km)
    Total(low=12.0, likely=12.0, high=14.0, missing=())
    """
    low = likely = high = 0.0
    known, missing = False, []
    for arc in arcs:
        counted = what(arc)
        if counted.low is None or counted.likely is None or counted.high is None:
            missing.append(arc.id)
        else:
            low, likely, high = low + counted.low, likely + counted.likely, high + counted.high
            known = known or counted.basis not in NOT_COUNTED
    if missing and not known:
        return Total(None, None, None, tuple(missing))
    return Total(low, likely, high, tuple(missing))


def _leg(arcs: tuple[Arc, ...]) -> Leg:
    modes = tuple(dict.fromkeys(arc.mode for arc in arcs if arc.runs))
    return Leg(arcs[0].tail.node, arcs[-1].head.node, modes, arcs)


def _hours(arc: Arc) -> Amount:
    return arc.hours


def _km(arc: Arc) -> Amount:
    return arc.km


def _usd(arc: Arc) -> Amount:
    return arc.usd


def _kg_t(arc: Arc) -> Amount:
    return arc.kg_t
