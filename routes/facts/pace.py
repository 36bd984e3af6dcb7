"""How much whole journeys differ beyond what their parts tell: what holds up all of one together.

One operator, one season and one consignment go with the goods all the way, so the hours of the
parts of a journey are not independent: what waits at one border is likelier to wait at the next.
Forwarders publish between which days all their trains of some months came from the same ends to the
same ends. The middle of those days is taken for the usual journey, so that the pace of one lies
between low / middle and high / middle, as a triangle with its top at 1. It leaves the mean alone.

Such a range is known of container trains from China to Poland alone, and is taken for all.
"""

from collections.abc import Iterable
from functools import lru_cache

from routes.facts import amounts
from routes.facts.amounts import Amount
from routes.tables.dataset import Dataset

JOURNEYS = "topic:journey_pace"


@lru_cache(maxsize=256)
def of(dataset: Dataset, year: int) -> Amount | None:
    """Return how many times its usual hours a whole journey takes; None where nobody tells.

    >>> of(data, 2026) is None  # the toy has no such fact
    True
    """
    days = amounts.stated(dataset, JOURNEYS, "transit_days", year)
    if not days or not days.low or not days.high:
        return None
    middle = (days.low + days.high) / 2
    return Amount(days.low / middle, 1.0, days.high / middle, days.facts)


def runs(dataset: Dataset, years: Iterable[int]) -> list[tuple[int, float, float]]:
    """Return low and high for some years in their order, each from the year in which they change.

    >>> runs(data, range(2020, 2030))  # nobody tells: all journeys keep to the usual hours
    [(2020, 1.0, 1.0)]
    """
    out: list[tuple[int, float, float]] = []
    for year in years:
        found = of(dataset, year)
        ends = (found.low or 1.0, found.high or 1.0) if found else (1.0, 1.0)
        if not out or out[-1][1:] != ends:
            out.append((year, *ends))
    return out
