"""Criticality, comparison and reality as JSON, for the command line and for downloads.

All three documents (schema version 3) have `version`, `data` (date of the data), `licence`,
`attribution` and one list. Null means unknown or none, hours and days have two decimals.

- criticality: `year`, `month` (or null), `journeys` (`from`, `to`, `hours`: median, null
  where there is no way) and
  `parts`, the worst first: `rank`, `subject`, `kind` (node or segment), `journeys_cut`, `added_h`
  and `losses`, one a journey: `outcome` (added, no_way, end or unknown) and `added_h`.
- comparison: `origin`, `destination`, `year`, `month` and `depart` (or null), `box` of which
  dollars are told, `load_t` in it, and `ways`: `way`, `result` (way_found, no_way, way_elsewhere
  or way_not_on_map), `why`, `request` (as of `route`), `corridors`, `itinerary` (as of `route`,
  with `segments` in place of legs, arcs and months; or null) and `published`: `subject`,
  `quantity`, `unit`, `low`, `value`, `high`, `ends`, `year`, `source`, `caveat`, `preferred`.
- reality: `summary`, for each kind of times (`kind`: measured, test_run, reported, advertised;
  `cases`, `inside`, `possible`, `share` of 1, `sharpness`: the median of (p90 - p10) / p50), and
  `cases`: `from`, `to`, `via`, `year`, `month` (or null), `published` (as above), `kind`,
  `model_days` (`low`, `likely`, `high`, `p10`, `p50`, `p90`; or null), `verdict` (inside, below,
  above, unknown where the model lacks hours, or no_way), `off_days`, `possible`, `reason`, `source`
  and `note`; `prices`: the same of published prices, with `box`, `model_usd` and `off_usd`.
"""

from collections.abc import Iterable
from typing import Any

from routes.facts import prices
from routes.facts.amounts import HOURS_PER_DAY
from routes.network.itinerary import Itinerary, Total
from routes.network.request import plain
from routes.network.spread import Spread
from routes.studies.compare import Comparison, Way
from routes.studies.critical import Criticality
from routes.studies.price_reality import PriceCase
from routes.studies.reality import Case, summaries
from routes.tables.dataset import Dataset
from routes.words import journey_json
from routes.words.journey_json import figure
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
    hours = [rounded(was.told().likely) if was else None for was in study.before]
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
    load_t = prices.load(dataset, study.box, study.year).likely
    return {
        **journey_json.head(dataset),
        "origin": study.origin,
        "destination": study.destination,
        "year": study.year,
        "box": study.box,
        "load_t": rounded(load_t),
        "month": study.month,
        "depart": study.depart or None,
        "ways": [
            {
                "way": way.id,
                "result": way.result,
                "why": way.why or None,
                "request": plain(way.query).texts(),
                "corridors": list(way.corridors),
                "itinerary": _itinerary(dataset, way, study.year, load_t),
                "published": [figure(fact) for fact in way.published],
            }
            for way in study.ways
        ],
    }


def reality(dataset: Dataset, cases: Iterable[Case], priced: Iterable[PriceCase]) -> Row:
    """Return the model against reality as plain values; the schema stands above."""
    found = tuple(cases)
    times = [
        {
            **_case(case),
            "kind": case.kind,
            "model_days": _days(case.itinerary),
            "off_days": rounded(case.off_days),
        }
        for case in found
    ]
    usd = [
        {
            **_case(case),
            "box": case.query.box,
            "model_usd": _usd(case.itinerary),
            "off_usd": rounded(case.off_usd),
        }
        for case in priced
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
    return {**journey_json.head(dataset), "cases": times, "prices": usd, "summary": summary}


def as_json(row: Row) -> str:
    """Return plain values as JSON."""
    return strict.dumps(row, indent=1)


def rounded(number: float | None) -> float | None:
    """Return a number as all documents do; one that is nearly nothing as nothing."""
    return None if number is None else round(number, DIGITS) + 0.0


def _case(case: Case | PriceCase) -> Row:
    return {
        "from": case.query.origin,
        "to": case.query.destination,
        "via": case.query.texts()["via"] or None,
        "year": case.query.year,
        "month": case.query.month,
        "published": figure(case.fact),
        "verdict": case.verdict,
        "possible": case.possible,
        "reason": case.reason or None,
        "source": case.source or None,
        "note": case.note or None,
    }


def _itinerary(dataset: Dataset, way: Way, year: int, load_t: float | None) -> Row | None:
    if way.itinerary is None:
        return None
    document = journey_json.itinerary(dataset, way.itinerary, year, load_t, way.query.depart)
    del document["arcs"], document["legs"]
    return {**document, "segments": list(way.itinerary.segments)}


def _days(found: Itinerary | None) -> Row | None:
    if found is None or found.spread is None:
        return None
    days = spread(found.hours, HOURS_PER_DAY)
    return {**{name: days[name] for name in ENDS}, **points(found.spread, HOURS_PER_DAY)}


def _usd(found: Itinerary | None) -> Row | None:
    if found is None or found.usd_spread is None:
        return None
    return {**spread(found.usd, 1.0), **points(found.usd_spread, 1.0)}


def spread(total: Total | None, per: float) -> Row:
    """Return low, likely and high of a total in units of `per`; nothing where there is none."""
    if total is None:
        return {}
    numbers = {name: getattr(total, name) for name in ENDS}
    ends = {
        name: rounded(None if value is None else value / per) for name, value in numbers.items()
    }
    return {**ends, "at_least": total.at_least}


def points(drawn: Spread, per: float) -> Row:
    """Return what a tenth, half and nine tenths of the journeys keep to, in units of `per`."""
    return {name: rounded(getattr(drawn, name) / per) for name in POINTS}
