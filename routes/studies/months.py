"""The twelve months side by side: one way of a journey as the weather of each makes it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from routes.facts import storms
from routes.kinds import Reach
from routes.network import season
from routes.network.building import build
from routes.network.itinerary import Itinerary, Total
from routes.network.journey import Journey
from routes.network.network import Arc, Slow
from routes.network.spread import Spread
from routes.tables.dataset import Dataset


@dataclass(frozen=True)
class Month:
    """A month (1 to 12) in which one departs, with the hours of the way.

    `untold` names the ports of whose weather nothing is known: their hours are those of the year.
    """

    month: int
    hours: Total
    spread: Spread | None
    untold: tuple[str, ...]


@dataclass(frozen=True)
class Months:
    """All months of a way, and the ports on it.

    Only months that tell of the same ports can be compared: `comparable` are those that tell of
    most, which is every port of which any month tells. The `safest` of them is the one in which
    nine of ten journeys are shortest (P90), of equals the one with the least median, then the
    earliest. None where no month tells of anything.
    """

    ports: tuple[str, ...]
    months: tuple[Month, ...]

    @property
    def comparable(self) -> tuple[Month, ...]:
        """The months that tell of every port of which any tells; none where none does."""
        never = set(self.ports).intersection(*(month.untold for month in self.months))
        if never == set(self.ports):
            return ()
        return tuple(month for month in self.months if never == set(month.untold))

    @property
    def safest(self) -> Month | None:
        """The month in which nine of ten journeys are shortest."""
        known = [month for month in self.comparable if month.spread]
        return min(known, key=_late) if known else None


def of_way(dataset: Dataset, journey: Journey, way: Itinerary) -> Months:
    """Return the months of a way of a journey: in the year, with the what-if that it has.

    Closures of events.csv that held in one month of that year only are left out.

    >>> from routes.network import journey
    >>> from routes.network.request import Request
    >>> planned = journey.plan(data, Request("xian", "alat"))
    >>> found = of_way(data, planned, planned.itineraries[0])
    >>> found.ports, [month.month for month in found.months if "aktau" not in month.untold]
    (('aktau',), [1, 3, 7, 12])
    """
    network = journey.network
    return _of_way(dataset, network.year, journey.request.reach, network.slowed, way.arcs)


@lru_cache(maxsize=64)
def _of_way(
    dataset: Dataset, year: int, reach: Reach, slowed: tuple[Slow, ...], arcs: tuple[Arc, ...]
) -> Months:
    base = build(dataset, year, reach)
    calm = replace(base, every=_calm(base.every, arcs), shut=())
    months = []
    for month in season.MONTHS:
        weather = storms.of(dataset, year, month)
        every = tuple(season.stormy(arc, weather) for arc in calm.every)
        longer = {arc.id: arc for arc in replace(calm, every=every, slowed=slowed).arcs}
        way = Itinerary(tuple(longer.get(arc.id, arc) for arc in arcs))
        untold = season.untold(arcs, weather)
        months.append(Month(month, way.hours, way.spread, untold))
    return Months(season.ports(arcs), tuple(months))


def _calm(every: Iterable[Arc], arcs: Iterable[Arc]) -> tuple[Arc, ...]:
    """What the way does in ports, as it is without a month."""
    in_ports = {arc.id for arc in arcs if season.in_port(arc)}
    return tuple(arc for arc in every if arc.id in in_ports)


def _late(month: Month) -> tuple[float, float, int]:
    spread = month.spread
    return (*((spread.p90, spread.p50) if spread else (inf, inf)), month.month)
