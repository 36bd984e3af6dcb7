"""Criticality, comparison and reality as JSON and CSV, for the command line and for downloads.

All three JSON documents (schema version 1) have `version`, `data` (date of the data) and one list.
Null means unknown, hours and days have two decimals.

- criticality: `year`, `journeys` (`from`, `to`, `hours`: likely, null where there is no way) and
  `parts`, the worst first: `rank`, `subject`, `kind` (node or segment), `journeys_cut`, `added_h`
  and `losses`, one a journey: `outcome` (added, no_way, end or unknown) and `added_h`.
- comparison: `origin`, `destination`, `year` and `ways`: `way`, `result` (way_found, no_way or
  way_not_on_map), `why`, `request` (as of `route`), `corridors`, `itinerary` (as of `route`, with
  `segments` in place of legs and arcs; or null) and `published`: `subject`, `quantity`, `unit`,
  `low`, `value`, `high`, `ends`, `year`, `source`, `caveat`, `preferred`.
- reality: `cases`: `from`, `to`, `via`, `year`, `published` (as above), `model_days` (`low`,
  `likely`, `high`, `p10`, `p50`, `p90`; or null), `verdict` (inside, below, above or no_way),
  `off_days`, `possible`, `reason`, `source` and `note`.

The CSV has one row for each part and journey, each figure of a way, each case.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from routes import account
from routes.account import DIGITS, VERSION
from routes.amounts import HOURS_PER_DAY
from routes.compare import Comparison, Way
from routes.critical import Criticality
from routes.dataset import Dataset
from routes.facts import Fact
from routes.itinerary import Itinerary, Simulation, Total
from routes.journey import plain
from routes.reality import Case

Row = dict[str, Any]
POINTS = ("p10", "p50", "p90")
ENDS = ("low", "likely", "high")
FORMATS = ("csv", "json")


def kind(dataset: Dataset, subject: str) -> str:
    """Tell a node from a segment."""
    return "node" if subject in dataset.nodes.index else "segment"


def criticality(dataset: Dataset, one: Criticality) -> Row:
    """Give a criticality as plain values; the schema stands above."""
    ends = [{"from": ask.origin, "to": ask.destination} for ask in one.asks]
    hours = [rounded(was.hours.likely) if was else None for was in one.before]
    return {
        "version": VERSION,
        "data": dataset.date,
        "year": one.year,
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
            for rank, part in enumerate(one.parts, 1)
        ],
    }


def criticality_rows(dataset: Dataset, one: Criticality) -> list[Row]:
    """Give a row for each part and journey."""
    told = criticality(dataset, one)
    return [
        {**{name: part[name] for name in ("rank", "subject", "kind")}, **_ends(journey), **loss}
        for part in told["parts"]
        for journey, loss in zip(told["journeys"], part["losses"], strict=True)
    ]


def _ends(journey: Row) -> Row:
    return {"origin": journey["from"], "destination": journey["to"]}


def comparison(dataset: Dataset, one: Comparison) -> Row:
    """Give a comparison as plain values; the schema stands above."""
    return {
        "version": VERSION,
        "data": dataset.date,
        "origin": one.origin,
        "destination": one.destination,
        "year": one.year,
        "ways": [
            {
                "way": way.id,
                "result": way.result,
                "why": way.why,
                "request": vars(plain(way.query)),
                "corridors": list(way.corridors),
                "itinerary": _itinerary(way.itinerary) if way.itinerary else None,
                "published": [_fact(fact) for fact in way.published],
            }
            for way in one.ways
        ],
    }


def comparison_rows(one: Comparison) -> list[Row]:
    """Give a row for each figure of each way: computed ones first, then the published."""
    return [row for way in one.ways for row in (*_computed(one, way), *_told(way))]


def _computed(one: Comparison, way: Way) -> Iterator[Row]:
    ends = f"{way.query.origin}-{way.query.destination}"
    common = {"way": way.id, "basis": "computed", "ends": ends, "year": one.year}
    found, drawn = way.itinerary, way.simulation
    totals = (
        ("transit_days", "d", found.hours if found else None, HOURS_PER_DAY),
        ("length_km", "km", found.km if found else None, 1.0),
        ("cost_usd_feu", "USD/FEU", found.usd if found else None, 1.0),
    )
    for quantity, unit, total, per in totals:
        row = {**_row(), **common, "quantity": quantity, "unit": unit, "result": way.result}
        row |= _spread(total, per)
        if drawn and quantity == "transit_days":
            row |= _points(drawn)
        yield row


def _told(way: Way) -> Iterator[Row]:
    for fact in way.published:
        told = _fact(fact)
        row = {**_row(), "way": way.id, "basis": "published", "likely": told.pop("value")}
        yield row | told


def _row() -> Row:
    """The columns of a comparison in their order, all unknown."""
    names = (
        "way basis quantity unit low likely high p10 p50 p90 at_least ends year subject source "
        "caveat preferred result"
    )
    return dict.fromkeys(names.split())


def reality(dataset: Dataset, cases: Iterable[Case]) -> Row:
    """Give the model against reality as plain values; the schema stands above."""
    told = [
        {
            "from": case.query.origin,
            "to": case.query.destination,
            "via": case.query.via,
            "year": int(case.query.year),
            "published": _fact(case.fact),
            "model_days": _days(case.itinerary, case.simulation),
            "verdict": case.verdict,
            "off_days": rounded(case.off_days),
            "possible": case.possible,
            "reason": case.reason,
            "source": case.source,
            "note": case.note,
        }
        for case in cases
    ]
    return {"version": VERSION, "data": dataset.date, "cases": told}


def reality_rows(dataset: Dataset, cases: Iterable[Case]) -> list[Row]:
    """Give a row for each case."""
    rows = []
    for told in reality(dataset, cases)["cases"]:
        published, model = told.pop("published"), told.pop("model_days") or {}
        figures = {name: published[name] for name in ("low", "value", "high", "source", "caveat")}
        row = {"origin": told.pop("from"), "destination": told.pop("to"), "via": told.pop("via")}
        row |= {"year": told.pop("year")}
        row |= {f"published_{name}": one for name, one in figures.items()}
        row |= {f"model_{name}": model.get(name) for name in (*ENDS, *POINTS)}
        rows.append(row | told)
    return rows


def as_json(told: Row) -> str:
    """Give plain values as JSON."""
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_csv(rows: list[Row]) -> str:
    """Give rows as CSV with a heading; unknown is an empty cell."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]) if rows else [], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def rounded(number: float | None) -> float | None:
    """Give a number as all documents do; one that is nearly nothing as nothing."""
    return None if number is None else round(number, DIGITS) + 0.0


def _itinerary(one: Itinerary) -> Row:
    told = account.itinerary(one)
    del told["arcs"], told["legs"]
    return {**told, "segments": list(one.segments)}


def _fact(fact: Fact) -> Row:
    return {
        "subject": fact.subject,
        "quantity": fact.quantity,
        "unit": fact.unit,
        "low": fact.low,
        "value": fact.value,
        "high": fact.high,
        "ends": fact.scope,
        "year": fact.year,
        "source": fact.source,
        "caveat": fact.caveat,
        "preferred": fact.preferred,
    }


def _days(one: Itinerary | None, drawn: Simulation | None) -> Row | None:
    if one is None or drawn is None:
        return None
    spread = _spread(one.hours, HOURS_PER_DAY)
    return {**{name: spread[name] for name in ENDS}, **_points(drawn)}


def _spread(total: Total | None, per: float) -> Row:
    if total is None:
        return {}
    numbers = {name: getattr(total, name) for name in ENDS}
    told = {name: rounded(None if one is None else one / per) for name, one in numbers.items()}
    return {**told, "at_least": total.at_least}


def _points(drawn: Simulation) -> Row:
    return {name: rounded(getattr(drawn, name) / HOURS_PER_DAY) for name in POINTS}
