"""A journey as JSON and as GeoJSON, for the command line and for downloads.

The JSON (schema version 3): `version`, `data` (date of the data), `licence`, `attribution`,
`request`, `year`, `shut`, `slowed` and `limited` (closures of the year and what-ifs),
`assumptions`, `load` (`unit`: 40ft, 20ft or lorry; `load_t`, `sources`), `published_prices` (as
`published` in study_json.py), `before` (an itinerary or null) and `itineraries`. An itinerary has
`from` and `to`, the totals `hours`, `km`, `usd` (for the unit), `kg_co2e_t` (for a tonne) and
`kg_co2e_load` (for the load; each with low, likely, high, at_least, missing), `own_tariffs` (the
shares of usd and km with a price of their own line; null where no dollar is known),
`transshipments`, `spread_h` (p10, p50, p90; null where no hour is known; spread.py says how it is
worked out), `spread_usd` (the same of usd), `hours_by_kind`, `legs` (from, to, modes, hours, km,
usd, kg_co2e_t, segments), `arcs` and `sources`. An arc has its kind, mode, from, to, segment, node
and four amounts hours, km, usd and kg_co2e_t (low, likely, high, basis, factor, sources). Null
means unknown or none; only in `request` is a text empty.
"""

from typing import Any

from routes.facts import labels, prices
from routes.facts.amounts import Amount
from routes.facts.facts import Fact
from routes.facts.licence import rights
from routes.network.itinerary import ASSUMPTIONS, Itinerary, Total
from routes.network.journey import Journey
from routes.network.network import Arc, Shut, Slow
from routes.network.spread import Spread
from routes.tables.dataset import Dataset
from routes.words import journey_rows
from routes.writing import geojson, strict

VERSION = 3
DIGITS = 2
HEAD = ("data", "licence", "attribution")


def as_json(dataset: Dataset, journey: Journey) -> str:
    """Return a journey as JSON; the schema stands above."""
    network, unit = journey.network, journey.request.unit
    load = prices.load(dataset, unit, network.year)
    document = {
        **head(dataset),
        "request": journey.request.texts(),
        "year": network.year,
        "shut": [_change(change) for change in network.shut if change.kind != "unopened"],
        "limited": [_change(change) for change in network.limited],
        "slowed": [_change(change) for change in network.slowed],
        "assumptions": list(ASSUMPTIONS),
        "load": {"unit": unit, "load_t": _round(load.likely), "sources": _sources(load)},
        "published_prices": [figure(fact) for fact in prices.published(dataset, unit)],
        "before": itinerary(journey.before, load.likely) if journey.before else None,
        "itineraries": [itinerary(found, load.likely) for found in journey.itineraries],
    }
    return strict.dumps(document, indent=1)


def head(dataset: Dataset) -> dict[str, Any]:
    """Return what every document says of itself."""
    document = rights(dataset)
    return {"version": VERSION, **{name: document[name] for name in HEAD}}


def figure(fact: Fact) -> dict[str, Any]:
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


def itinerary(found: Itinerary, load_t: float | None) -> dict[str, Any]:
    """Return an itinerary as plain values."""
    own = found.own_tariffs
    return {
        "from": found.origin,
        "to": found.destination,
        "hours": _total(found.hours),
        "km": _total(found.km),
        "usd": _total(found.usd),
        "kg_co2e_t": _total(found.kg_t),
        "kg_co2e_load": None if load_t is None else _total(found.kg_t.times(load_t)),
        "own_tariffs": own and {name: _round(part) for name, part in vars(own).items()},
        "transshipments": found.transshipments,
        "spread_h": _spread(found.spread),
        "spread_usd": _spread(found.usd_spread),
        "hours_by_kind": {kind: _total(hours) for kind, hours in found.hours_by_kind.items()},
        "legs": [
            {
                "from": leg.origin,
                "to": leg.destination,
                "modes": list(leg.modes),
                "hours": _total(leg.hours),
                "km": _total(leg.km),
                "usd": _total(leg.usd),
                "kg_co2e_t": _total(leg.kg_t),
                "segments": [arc.segment for arc in leg.arcs if arc.runs],
            }
            for leg in found.legs
        ],
        "arcs": [_arc(arc) for arc in found.arcs],
        "sources": sorted({fact.source for fact in found.facts}),
    }


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
        "usd": _amount(arc.usd),
        "kg_co2e_t": _amount(arc.kg_t),
    }


def _amount(amount: Amount) -> dict[str, Any]:
    return {
        "low": _round(amount.low),
        "likely": _round(amount.likely),
        "high": _round(amount.high),
        "basis": amount.basis,
        "factor": amount.factor,
        "sources": _sources(amount),
    }


def _spread(spread: Spread | None) -> dict[str, float | None] | None:
    return None if spread is None else {name: _round(end) for name, end in vars(spread).items()}


def _sources(amount: Amount) -> list[dict[str, Any]]:
    return [
        {
            "subject": fact.subject,
            "quantity": fact.quantity,
            "year": fact.year,
            "source": fact.source,
            "caveat": fact.caveat or None,
        }
        for fact in amount.facts
    ]


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
