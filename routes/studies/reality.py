"""The model held against reality: published transit times beside those of the same journey."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median
from typing import Any

import pandas as pd

from routes import progress
from routes.errors import RoutesError
from routes.facts import facts
from routes.facts.amounts import HOURS_PER_DAY
from routes.facts.facts import Fact
from routes.kinds import Reach
from routes.network.building import build
from routes.network.itinerary import Itinerary
from routes.studies.compare import QUANTITIES
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset
from routes.view.answer import answer
from routes.view.query import Query

USE = "published"
INSIDE, BELOW, ABOVE, NO_WAY = "inside", "below", "above", "no_way"
UNKNOWN = "unknown"
MEASURED, TEST_RUN, REPORTED, ADVERTISED = "measured", "test_run", "reported", "advertised"
KINDS = (MEASURED, TEST_RUN, REPORTED, ADVERTISED)
PROMISES = ("advertised", "target")  # caveats of what nobody has measured
HALF_A_DAY = 0.5  # by which a time in whole days may be rounded


@dataclass(frozen=True)
class Case:
    """One published transit time and the model's, in days.

    `verdict` holds the published range against P10 to P90 of the model: inside where they meet,
    else below or above by `off_days`, unknown where the model lacks hours. `possible` tells whether
    it still meets low to high. `reason` is an id of labels.csv ("" where nothing needs one) and
    `source` what supports it; `note` says what ends the source tells. A fact without a year is held
    against the year of the data.
    """

    query: Query
    fact: Fact
    low: float
    high: float
    itinerary: Itinerary | None
    verdict: str
    off_days: float
    possible: bool
    reason: str
    source: str
    note: str

    @property
    def kind(self) -> str:
        """Whether the time was measured, that of a test or record run, reported or advertised."""
        if self.fact.caveat in (MEASURED, TEST_RUN):
            return self.fact.caveat
        return ADVERTISED if self.fact.caveat in PROMISES else REPORTED

    @property
    def sharpness(self) -> float | None:
        """How wide the model's range is: (P90 - P10) / P50; None where it has none."""
        spread = self.itinerary.spread if self.itinerary else None
        return (spread.p90 - spread.p10) / spread.p50 if spread and spread.p50 else None


@dataclass(frozen=True)
class Summary:
    """How well the model meets one kind of published times.

    `inside` of `count` judged times lie inside P10 to P90, `possible` inside low to high;
    `sharpness` is the median of the width of P10 to P90, (P90 - P10) / P50: a wide range is met
    easily, and says little.
    """

    kind: str
    count: int
    inside: int
    possible: int
    sharpness: float

    @property
    def share(self) -> float:
        """The share inside, from 0 to 1."""
        return self.inside / self.count


def summaries(found: Iterable[Case]) -> tuple[Summary, ...]:
    """Return how well the model meets each kind of published times of which it has judged any.

    >>> summaries(cases(data))  # the toy's model lacks hours
    ()
    """
    judged = [case for case in found if case.verdict in (INSIDE, BELOW, ABOVE)]
    out = []
    for kind in KINDS:
        some = [case for case in judged if case.kind == kind]
        if some:
            inside = sum(case.verdict == INSIDE for case in some)
            widths = [case.sharpness for case in some if case.sharpness is not None]
            possible = sum(case.possible for case in some)
            out.append(Summary(kind, len(some), inside, possible, median(widths)))
    return tuple(out)


@lru_cache(maxsize=8)
def cases(dataset: Dataset) -> tuple[Case, ...]:
    """Return all published transit times of journeys.csv, rivals too, in the order of its rows.

    >>> [(case.fact.subject, str(case.verdict)) for case in cases(data)]
    [('journey:shu-alat', 'unknown'), ('topic:ocean', 'unknown')]
    """
    found = published(dataset, USE, QUANTITIES[:1])
    return tuple(_case(dataset, row, fact) for row, fact in progress.steps(found, len(found)))


@lru_cache(maxsize=8)
def offered(dataset: Dataset) -> bool:
    """Return whether there are published transit times to hold the model against.

    >>> offered(data)
    True
    """
    return bool(published(dataset, USE, QUANTITIES[:1]))


def published(
    dataset: Dataset, use: str, quantities: Collection[str]
) -> list[tuple[dict[Any, Any], Fact]]:
    """Return the rows of a use of journeys.csv, each with all facts of its subject and year.

    >>> [fact.value for _, fact in published(data, "priced", ["cost_usd_feu"])]
    [2500.0]
    """
    rows = dataset.journeys[dataset.journeys["use"] == use].sort_values("position")
    return [
        (row, fact)
        for row in rows.to_dict("records")
        for fact in facts.all_of(dataset, row["subject"])
        if fact.quantity in quantities and fact.year == year_of(row)
    ]


def year_of(row: dict[Any, Any]) -> int | None:
    """Return the year of a row of journeys.csv; None where it names none.

    >>> year_of({"year": float("nan")}) is None, year_of({"year": 2024.0})
    (True, 2024)
    """
    return None if pd.isna(row["year"]) else int(row["year"])


def _case(dataset: Dataset, row: dict[Any, Any], fact: Fact) -> Case:
    reach = _reach(dataset, str(row["origin"]), str(row["destination"]))
    query = replace(asked(dataset, row, fact), reach=reach)
    low, high = ends(fact)
    itinerary = modelled(dataset, query)
    verdict, off, possible = UNKNOWN if itinerary else NO_WAY, 0.0, False
    if itinerary and (spread := itinerary.spread) and not itinerary.hours.missing:
        hours = itinerary.hours
        verdict, off = judged(low, high, spread.p10 / HOURS_PER_DAY, spread.p90 / HOURS_PER_DAY)
        least, most = (hours.low or 0.0) / HOURS_PER_DAY, (hours.high or 0.0) / HOURS_PER_DAY
        possible = judged(low, high, least, most)[0] == INSIDE
    return Case(query, fact, low, high, itinerary, verdict, off, possible, *told(row, verdict))


def asked(dataset: Dataset, row: Mapping[Any, Any], fact: Fact) -> Query:
    """Return the journey of a row in the year of its fact, else in that of the data.

    A row that knows its month asks for it, since storms on the sea are of that month.

    >>> row, fact = published(data, "priced", ["cost_usd_feu"])[0]
    >>> asked(data, row, fact).year
    2026
    """
    return Query(
        origin=str(row["origin"]),
        destination=str(row["destination"]),
        via=tuple(node for node in str(row["via"]).split(SEPARATOR) if node),
        year=fact.year or dataset.year,
        month=None if pd.isna(row["month"]) else int(row["month"]),
    )


def ends(fact: Fact) -> tuple[float, float]:
    """Return the least and the most that a fact tells.

    A time told in whole days, without a range, has been rounded: it holds half a day either way.

    >>> ends(published(data, "priced", ["cost_usd_feu"])[0][1])
    (2500.0, 2500.0)
    >>> ends(published(data, "published", ["transit_days"])[1][1])
    (39.5, 40.5)
    """
    known = [end for end in (fact.low, fact.value, fact.high) if end is not None]
    is_rounded = fact.unit == "d" and known == [fact.value] and known[0] == round(known[0])
    by = HALF_A_DAY if is_rounded else 0.0
    return min(known) - by, max(known) + by


def modelled(dataset: Dataset, query: Query) -> Itinerary | None:
    """Return the best itinerary of the model; None where it knows no way.

    >>> modelled(data, Query("xian", "ganja")) is None
    True
    """
    try:
        planned = answer(dataset, query).journey
    except RoutesError:
        return None
    return planned.itineraries[0] if planned else None


def told(row: Mapping[Any, Any], verdict: str) -> tuple[str, str, str]:
    """Return the reason of a miss and its source ("" where there is none), and the note of a row.

    >>> told({"reason": "unknown", "source": "survey", "note": "Ends as published"}, INSIDE)
    ('', '', 'Ends as published')
    """
    explained = verdict in (BELOW, ABOVE)
    reason, source = (str(row[name]) if explained else "" for name in ("reason", "source"))
    return reason, source, str(row["note"])


def _reach(dataset: Dataset, *ends: str) -> Reach:
    """The corridor, or beyond where an end lies outside it."""
    inside = build(dataset, dataset.year).places.keys()
    return Reach.CORRIDOR if inside >= {*ends} else Reach.BEYOND


def judged(low: float, high: float, least: float, most: float) -> tuple[str, float]:
    """Return how a published range compares with the model's: the verdict, and how far off it is.

    >>> verdict, off = judged(8, 11, least=12, most=20)
    >>> print(verdict, off)
    below 1
    """
    if high < least:
        return BELOW, least - high
    if low > most:
        return ABOVE, low - most
    return INSIDE, 0.0
