"""The model held against reality in money: published through prices beside its own.

None of these prices has gone into the model. It answers with the cheapest way that it knows between
the same ends in the same year, since a price is agreed for a way and not for a time.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from routes import progress
from routes.facts.facts import Fact
from routes.facts.prices import Box
from routes.kinds import Reach
from routes.network.itinerary import Itinerary
from routes.network.search import Criterion
from routes.studies import reality
from routes.studies.reality import BELOW, INSIDE, NO_WAY, UNKNOWN, judged
from routes.tables.dataset import Dataset
from routes.view.query import Query

USE = "priced"
BOXES = {"cost_usd_feu": Box.FORTY, "cost_usd_teu": Box.TWENTY}


@dataclass(frozen=True)
class PriceCase:
    """One published price and the model's, in dollars for the box of the query.

    `verdict` holds the published range against P10 to P90 of the model: inside where they meet,
    else below or above by `off_usd`. It is unknown where the model lacks prices, unless those that
    it knows come to more than was published. `possible` tells whether it still meets low to high.
    `reason`, `source` and `note` are as those of reality.Case.
    """

    query: Query
    fact: Fact
    low: float
    high: float
    itinerary: Itinerary | None
    verdict: str
    off_usd: float
    possible: bool
    reason: str
    source: str
    note: str


@lru_cache(maxsize=8)
def cases(dataset: Dataset) -> tuple[PriceCase, ...]:
    """Return all published prices of journeys.csv, in the order of its rows.

    >>> [(case.query.box, case.low, case.verdict) for case in cases(data)]
    [(<Box.FORTY: '40ft'>, 2500.0, 'unknown')]
    """
    found = reality.published(dataset, USE, BOXES)
    return tuple(_case(dataset, row, fact) for row, fact in progress.steps(found, len(found)))


def _case(dataset: Dataset, row: dict[Any, Any], fact: Fact) -> PriceCase:
    query = replace(
        reality.asked(dataset, row, fact),
        by=Criterion.COST,
        reach=Reach.BEYOND,
        box=BOXES[fact.quantity],
    )
    low, high = reality.ends(fact)
    found = reality.modelled(dataset, query)
    verdict, off, possible = _held(low, high, found) if found else (NO_WAY, 0.0, False)
    about = reality.told(row, verdict)
    return PriceCase(query, fact, low, high, found, verdict, off, possible, *about)


def _held(low: float, high: float, found: Itinerary) -> tuple[str, float, bool]:
    """The verdict, how far off it is, and whether it is possible."""
    total, spread = found.usd, found.usd_spread
    if spread is None or total.low is None or total.high is None:
        return UNKNOWN, 0.0, False
    if total.missing:
        return (BELOW, total.low - high, False) if high < total.low else (UNKNOWN, 0.0, False)
    verdict, off = judged(low, high, spread.p10, spread.p90)
    return verdict, off, judged(low, high, total.low, total.high)[0] == INSIDE
