"""A journey as JSON and as GeoJSON, for the command line and for downloads.

The JSON (schema version 1): `version`, `data` (date of the data), `request`, `year`, `shut`,
`slowed` and `limited` (closures of the year and what-ifs), `assumptions`, `before` (an itinerary or
null) and `itineraries`. An itinerary has `from` and `to`, the totals `hours`, `km` and `usd_feu`
(low, likely, high, at_least, missing), `transshipments`, `simulated_h` (p10, p50, p90, runs, seed),
`hours_by_kind`, `legs` (from, to, modes, hours, km, segments), `arcs` and `sources`. An arc has its
kind, mode, from, to, segment, node and three amounts hours, km and usd_feu (low, likely, high,
basis, factor, sources). Null means unknown.
"""

import json
from collections.abc import Callable
from typing import Any

import shapely

from routes.amounts import Amount
from routes.dataset import Dataset
from routes.itinerary import ASSUMPTIONS, Itinerary, Total, simulate
from routes.journey import Journey
from routes.network import Arc

VERSION = 1
DIGITS = 2
PLACES = 4  # decimals of degrees


def as_json(dataset: Dataset, journey: Journey) -> str:
    """Give a journey as JSON; the schema stands above."""
    network = journey.network
    told = {
        "version": VERSION,
        "data": dataset.date,
        "request": vars(journey.request),
        "year": network.year,
        "shut": [vars(one) for one in network.shut if one.kind != "unopened"],
        "limited": [vars(one) for one in network.limited],
        "slowed": [vars(one) for one in network.slowed],
        "assumptions": list(ASSUMPTIONS),
        "before": itinerary(journey.before) if journey.before else None,
        "itineraries": [itinerary(one) for one in journey.itineraries],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def itinerary(one: Itinerary) -> dict[str, Any]:
    """Give an itinerary as plain values."""
    drawn = simulate(one)
    return {
        "from": one.origin,
        "to": one.destination,
        "hours": _total(one.hours),
        "km": _total(one.km),
        "usd_feu": _total(one.usd),
        "transshipments": one.transshipments,
        "simulated_h": {
            **{name: _round(getattr(drawn, name)) for name in ("p10", "p50", "p90")},
            "runs": drawn.runs,
            "seed": drawn.seed,
        },
        "hours_by_kind": {kind: _total(hours) for kind, hours in one.hours_by_kind.items()},
        "legs": [
            {
                "from": leg.origin,
                "to": leg.destination,
                "modes": list(leg.modes),
                "hours": _total(leg.hours),
                "km": _total(leg.km),
                "segments": [arc.segment for arc in leg.arcs if arc.kind == "run"],
            }
            for leg in one.legs
        ],
        "arcs": [_arc(arc) for arc in one.arcs],
        "sources": sorted({fact.source for fact in one.facts}),
    }


def as_geojson(dataset: Dataset, journey: Journey) -> str:
    """Give the runs of all itineraries as GeoJSON lines in the direction of travel (RFC 7946)."""
    features = [
        _feature(dataset, arc, number)
        for number, one in enumerate(journey.itineraries, 1)
        for arc in one.arcs
        if arc.kind == "run"
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False)


FORMATS: dict[str, Callable[[Dataset, Journey], str]] = {
    "json": as_json,
    "geojson": as_geojson,
}


def _feature(dataset: Dataset, arc: Arc, number: int) -> dict[str, Any]:
    line = dataset.segments.geometry[arc.segment]
    if dataset.segments.at[arc.segment, "from_node"] != arc.tail[0]:
        line = line.reverse()
    places = [[round(x, PLACES), round(y, PLACES)] for x, y in shapely.get_coordinates(line)]
    return {
        "type": "Feature",
        "properties": {"itinerary": number, **_arc(arc)},
        "geometry": {"type": "LineString", "coordinates": places},
    }


def _arc(arc: Arc) -> dict[str, Any]:
    return {
        "kind": arc.kind,
        "mode": arc.mode,
        "from": arc.tail[0],
        "to": arc.head[0],
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
                "caveat": fact.caveat,
            }
            for fact in amount.facts
        ],
    }


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
