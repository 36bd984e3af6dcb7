"""A journey as JSON and as GeoJSON, for the command line and for downloads.

The JSON (schema version 3): `version`, `data` (date of the data), `licence`, `attribution`,
`request`, `year`, `shut`, `slowed` and `limited` (closures of the year and what-ifs),
`assumptions`, `before` (an itinerary or null) and `itineraries`. An itinerary has `from` and `to`,
the totals `hours`, `km` and `usd_feu` (low, likely, high, at_least, missing), `transshipments`,
`by_way` (names of way_names.csv in the order of travel), `spread_h` (p10, p50, p90; null where no
hour is known; network/spread.py says how it is worked out), `hours_by_kind`, `legs` (from, to,
modes, hours, km, segments), `arcs` and `sources`. An arc has its kind, mode, from, to, segment,
node and three amounts hours, km and usd_feu (low, likely, high, basis, factor, sources). Null means
unknown or none; only in `request` is a text empty.
"""

from typing import Any

from routes.facts import labels
from routes.facts.amounts import Amount
from routes.facts.licence import rights
from routes.network import way_names
from routes.network.itinerary import Itinerary, Total
from routes.network.journey import Journey
from routes.network.network import Arc, Shut, Slow
from routes.network.spread import ASSUMPTIONS
from routes.tables.dataset import Dataset
from routes.words import journey_rows
from routes.writing import geojson, strict

VERSION = 3
DIGITS = 2
HEAD = ("data", "licence", "attribution")


def as_json(dataset: Dataset, journey: Journey) -> str:
    """Return a journey as JSON; the schema stands above."""
    network = journey.network
    document = {
        **head(dataset),
        "request": journey.request.texts(),
        "year": network.year,
        "shut": [_change(change) for change in network.shut if change.kind != "unopened"],
        "limited": [_change(change) for change in network.limited],
        "slowed": [_change(change) for change in network.slowed],
        "assumptions": list(ASSUMPTIONS),
        "before": named(dataset, journey.before) if journey.before else None,
        "itineraries": [named(dataset, found) for found in journey.itineraries],
    }
    return strict.dumps(document, indent=1)


def head(dataset: Dataset) -> dict[str, Any]:
    """Return what every document says of itself."""
    document = rights(dataset)
    return {"version": VERSION, **{name: document[name] for name in HEAD}}


def itinerary(found: Itinerary) -> dict[str, Any]:
    """Return an itinerary as plain values."""
    spread = found.spread
    return {
        "from": found.origin,
        "to": found.destination,
        "hours": _total(found.hours),
        "km": _total(found.km),
        "usd_feu": _total(found.usd),
        "transshipments": found.transshipments,
        "spread_h": spread and {name: _round(hours) for name, hours in vars(spread).items()},
        "hours_by_kind": {kind: _total(hours) for kind, hours in found.hours_by_kind.items()},
        "legs": [
            {
                "from": leg.origin,
                "to": leg.destination,
                "modes": list(leg.modes),
                "hours": _total(leg.hours),
                "km": _total(leg.km),
                "segments": [arc.segment for arc in leg.arcs if arc.runs],
            }
            for leg in found.legs
        ],
        "arcs": [_arc(arc) for arc in found.arcs],
        "sources": sorted({fact.source for fact in found.facts}),
    }


def named(dataset: Dataset, found: Itinerary) -> dict[str, Any]:
    """Return an itinerary as plain values, with the names that it has earned."""
    return {**itinerary(found), "by_way": list(way_names.earned(dataset, found))}


def as_geojson(dataset: Dataset, journey: Journey, lang: str = labels.FALLBACK) -> str:
    """Return the runs of all itineraries as GeoJSON lines in the direction of travel (RFC 7946).

    The properties are the columns of arcs.py.
    """
    return geojson.text(journey_rows.runs(dataset, journey, lang), "runs", rights(dataset, lang))


FORMATS = ("json", "geojson")


def _arc(arc: Arc) -> dict[str, Any]:
    return {
        "kind": arc.kind,
        "mode": arc.mode,
        "from": arc.tail.node,
        "to": arc.head.node,
        "segment": arc.segment or None,
        "node": arc.node or None,
        "hours": _amount(arc.hours),
        "km": _amount(arc.km),
        "usd_feu": _amount(arc.usd),
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "low": _round(amount.low),
        "likely": _round(amount.likely),
        "high": _round(amount.high),
        "basis": amount.basis,
        "factor": amount.factor,
        "sources": [
            {
                "subject": fact.subject,
                "quantity": fact.quantity,
                "year": fact.year,
                "source": fact.source,
                "caveat": fact.caveat or None,
            }
            for fact in amount.facts
        ],
    }


def _change(change: Shut | Slow) -> dict[str, Any]:
    return {name: None if value == "" else value for name, value in vars(change).items()}


def _total(total: Total) -> dict[str, Any]:
    return {
        "low": _round(total.low),
        "likely": _round(total.likely),
        "high": _round(total.high),
        "at_least": total.at_least,
        "missing": list(total.missing),
    }


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, DIGITS)
