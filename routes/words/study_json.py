"""Criticality, comparison and reality as JSON, for the command line and for downloads.

All three documents (schema version 3) have `version`, `data` (date of the data), `licence`,
`attribution` and one list. Null means unknown or none, hours and days have two decimals.

- criticality: `year`, `month` (or null), `journeys` (`from`, `to`, `hours`: likely, null where
  there is no way) and
  `parts`, the worst first: `rank`, `subject`, `kind` (node or segment), `journeys_cut`, `added_h`
  and `losses`, one a journey: `outcome` (added, no_way, end or unknown) and `added_h`.
- comparison: `origin`, `destination`, `year`, `month` and `depart` (or null) and `ways`: `way`,
  `result` (way_found, no_way or way_not_on_map), `why`, `request` (as of `route`), `corridors`,
  `itinerary` (as of `route`, with `segments` in place of legs, arcs and months; or null) and
  `published`: `subject`, `quantity`, `unit`, `low`, `value`, `high`, `ends`, `year`, `source`,
  `caveat`, `preferred`.
- reality: `summary`, for each kind of times (`kind`: measured, reported, advertised; `cases`,
  `inside`, `possible`, `share` of 1, `sharpness`: the median of (p90 - p10) / p50), and
  `cases`: `from`, `to`, `via`, `year`, `published` (as above), `kind`, `model_days` (`low`,
  `likely`, `high`, `p10`, `p50`, `p90`; or null), `verdict` (inside, below, above, unknown where
  the model lacks hours, or no_way), `off_days`, `possible`, `reason`, `source` and `note`.
"""

from collections.abc import Iterable
from typing import Any

from routes.facts.amounts import HOURS_PER_DAY
from routes.facts.facts import Fact
from routes.network.itinerary import Itinerary, Total
from routes.network.request import plain
from routes.network.spread import Spread
from routes.studies.compare import Comparison
from routes.studies.critical import Criticality
from routes.studies.reality import Case, summaries
from routes.tables.dataset import Dataset
from routes.words import journey_json
from routes.words.measure_json import DIGITS
from routes.writing import strict

Row = dict[str, Any]
POINTS = ("p10", "p50", "p90")
ENDS = ("low", "likely", "high")
FORMATS = ("csv", "json")


def kind(dataset: Dataset, subject: str) -> str:
    """Tell a node from a segment."""
    return "node" if subject in dataset.nodes.index else "segment"


def criticality(dataset: Dataset, study: Criticality) -> Row:
    """Return a criticality as plain values; the schema stands above."""
    ends = [{"from": ask.origin, "to": ask.destination} for ask in study.asks]
    hours = [rounded(was.hours.likely) if was else None for was in study.before]
    return {
        **journey_json.head(dataset),
        "year": study.year,
        "month": study.month,
        "journeys": [{**pair, "hours": was} for pair, was in zip(ends, hours, strict=True)],
        "parts": [
            {
                "rank": rank,
                "subject": part.subject,
                "kind": kind(dataset, part.subject),
                "journeys_cut": part.cut,
                "added_h": rounded(part.added_h),
                "losses": [
                    {"outcome": loss.outcome, "added_h": rounded(loss.hours)}
                    for loss in part.losses
                ],
            }
            for rank, part in enumerate(study.parts, 1)
        ],
    }


def comparison(dataset: Dataset, study: Comparison) -> Row:
    """Return a comparison as plain values; the schema stands above."""
    return {
        **journey_json.head(dataset),
        "origin": study.origin,
        "destination": study.destination,
        "year": study.year,
        "month": study.month,
        "depart": study.depart or None,
        "ways": [
            {
                "way": way.id,
                "result": way.result,
                "why": way.why or None,
                "request": plain(way.query).texts(),
                "corridors": list(way.corridors),
                "itinerary": _itinerary(dataset, way.itinerary, study.year, way.query.depart)
                if way.itinerary
                else None,
                "published": [figure(fact) for fact in way.published],
            }
            for way in study.ways
        ],
    }


def reality(dataset: Dataset, cases: Iterable[Case]) -> Row:
    """Return the model against reality as plain values; the schema stands above."""
    found = tuple(cases)
    rows = [
        {
            "from": case.query.origin,
            "to": case.query.destination,
            "via": case.query.texts()["via"] or None,
            "year": case.query.year,
            "published": figure(case.fact),
            "kind": case.kind,
            "model_days": _days(case.itinerary),
            "verdict": case.verdict,
            "off_days": rounded(case.off_days),
            "possible": case.possible,
            "reason": case.reason or None,
            "source": case.source or None,
            "note": case.note or None,
        }
        for case in found
    ]
    summary = [
        {
            "kind": one.kind,
            "cases": one.count,
            "inside": one.inside,
            "possible": one.possible,
            "share": rounded(one.share),
            "sharpness": rounded(one.sharpness),
        }
        for one in summaries(found)
    ]
    return {**journey_json.head(dataset), "cases": rows, "summary": summary}


def as_json(row: Row) -> str:
    """Return plain values as JSON."""
    return strict.dumps(row, indent=1)


def rounded(number: float | None) -> float | None:
    """Return a number as all documents do; one that is nearly nothing as nothing."""
    return None if number is None else round(number, DIGITS) + 0.0


def _itinerary(dataset: Dataset, found: Itinerary, year: int, depart: str) -> Row:
    document = journey_json.itinerary(dataset, found, year, depart)
    del document["arcs"], document["legs"]
    return {**document, "segments": list(found.segments)}


def figure(fact: Fact) -> Row:
    """Return a published figure as plain values."""
    return {
        "subject": fact.subject,
        "quantity": fact.quantity,
        "unit": fact.unit or None,
        "low": fact.low,
        "value": fact.value,
        "high": fact.high,
        "ends": fact.scope or None,
        "year": fact.year,
        "source": fact.source,
        "caveat": fact.caveat or None,
        "preferred": fact.preferred,
    }


def _days(found: Itinerary | None) -> Row | None:
    if found is None or found.spread is None:
        return None
    days = spread(found.hours, HOURS_PER_DAY)
    return {**{name: days[name] for name in ENDS}, **points(found.spread)}


def spread(total: Total | None, per: float) -> Row:
    """Return low, likely and high of a total in units of `per`; nothing where there is none."""
    if total is None:
        return {}
    numbers = {name: getattr(total, name) for name in ENDS}
    ends = {
        name: rounded(None if value is None else value / per) for name, value in numbers.items()
    }
    return {**ends, "at_least": total.at_least}


def points(drawn: Spread) -> Row:
    """Return the days that a tenth, half and nine tenths of the journeys keep to."""
    return {name: rounded(getattr(drawn, name) / HOURS_PER_DAY) for name in POINTS}
