"""A journey as JSON and as GeoJSON, for the command line and for downloads.

The JSON (schema version 2): `version`, `data` (date of the data), `licence`, `attribution`,
`request`, `year`, `shut`, `slowed`, `limited` and `opened` (closures of the year and what-ifs),
`assumptions`, `before` (an itinerary or null), `change` and `itineraries`. `change` holds the best
itinerary against `before`: `outcome` (quicker, longer, same, new_way or unknown), `before`, `after`
and `change` (each hours, km and usd: likely), `newly_used` and `no_longer_used` (segments); it is
null where nothing is supposed. An itinerary has `from` and `to`,
the totals `hours`, `km` and `usd_feu` (low, likely, high, at_least, missing), `transshipments`,
`simulated_h` (p10, p50, p90, runs, seed; null where no hour is known),
`hours_by_kind`, `legs` (from, to, modes, hours, km, segments), `arcs` and `sources`. An arc has its
kind, mode, from, to, segment, node and three amounts hours, km and usd_feu (low, likely, high,
basis, factor, sources). Null means unknown or none; only in `request` is a text empty.
"""

from typing import Any

from routes.facts import labels
from routes.facts.amounts import Amount
from routes.facts.licence import rights
from routes.network.itinerary import ASSUMPTIONS, Itinerary, Total, simulate
from routes.network.journey import Journey
from routes.network.network import Arc, Opened, Shut, Slow
from routes.studies import whatif
from routes.studies.whatif import Effect
from routes.tables.dataset import Dataset
from routes.words import journey_rows
from routes.writing import geojson, strict

VERSION = 2
DIGITS = 2
WHAT = ("hours", "km", "usd")  # that a what-if may change
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
        "opened": [_change(change) for change in network.opened],
        "assumptions": list(ASSUMPTIONS),
        "before": itinerary(journey.before) if journey.before else None,
        "change": change(effect(journey)) if journey.request.supposes else None,
        "itineraries": [itinerary(found) for found in journey.itineraries],
    }
    return strict.dumps(document, indent=1)


def head(dataset: Dataset) -> dict[str, Any]:
    """Return what every document says of itself."""
    document = rights(dataset)
    return {"version": VERSION, **{name: document[name] for name in HEAD}}


def itinerary(found: Itinerary) -> dict[str, Any]:
    """Return an itinerary as plain values."""
    drawn = simulate(found)
    return {
        "from": found.origin,
        "to": found.destination,
        "hours": _total(found.hours),
        "km": _total(found.km),
        "usd_feu": _total(found.usd),
        "transshipments": found.transshipments,
        "simulated_h": drawn
        and {
            **{name: _round(getattr(drawn, name)) for name in ("p10", "p50", "p90")},
            "runs": drawn.runs,
            "seed": drawn.seed,
        },
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


def effect(journey: Journey) -> Effect:
    """Return the best way of a journey held against that without its what-if."""
    return Effect(journey.before, journey.itineraries[0])


def change(effect: Effect) -> dict[str, Any]:
    """Return what a what-if changes as plain values."""
    ways = {"before": effect.before, "after": effect.after}
    return {
        "outcome": effect.outcome,
        **{
            when: way and {what: _round(whatif.total(way, what).likely) for what in WHAT}
            for when, way in ways.items()
        },
        "change": {what: _round(effect.change(what)) for what in WHAT},
        "newly_used": list(effect.newly_used),
        "no_longer_used": list(effect.no_longer_used),
    }


def _change(change: Shut | Slow | Opened) -> dict[str, Any]:
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
    return None if number is None else round(number, DIGITS) + 0.0
