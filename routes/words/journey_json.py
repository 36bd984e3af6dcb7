"""A journey as JSON and as GeoJSON, for the command line and for downloads.

The JSON (schema version 3): `version`, `data` (date of the data), `licence`, `attribution`,
`request`, `year`, `month` (1 to 12, or null), `storms` (what is known of the month: `subject`, and
as amounts `closed_share` and `closure_h`), `shut`, `slowed`, `limited` and `opened` (closures of
the year, or of the month of a departure, and what-ifs), `assumptions`, `load` (`unit`: 40ft, 20ft
or lorry; `load_t`, `sources`), `published_prices` (as `published` in study_json.py), `before` (an
itinerary or null), `change` and `itineraries`. `change` holds the best itinerary against `before`:
`outcome` (quicker, longer, same, new_way or unknown), `before`, `after` and `change` (each hours,
km and usd: likely, and p50_h), `newly_used` and `no_longer_used` (segments) and `unused` (why an
opening changes nothing: see whatif_words.py; or null); it is null where nothing is supposed.
`other_ends` are itineraries from or to other places of the same towns, where another way leads. An
itinerary has `from` and `to`, the totals `hours`, `km`, `usd` (for the unit), `kg_co2e_t` (for a
tonne) and `kg_co2e_load` (for the load; each with low, likely, high, at_least, missing),
`own_tariffs` (the shares of usd and km with a price of their own line; null where no dollar is
known), `transshipments`, `by_way` (names of way_names.csv in the order of travel), `spread_h` (p10,
p50, p90; null where no hour is known; network/spread.py says how it is worked out), `spread_usd`
(the same of usd), `arrival` (p10, p50, p90: days by ISO 8601, and at_least; null without a day of
departure or known hours), `hours_by_kind`, `legs` (from, to, modes, hours, km, usd, kg_co2e_t,
segments), `arcs` and `sources`, and what measure_json.py says: `measures`, `hours_by_country`,
`averages`, `losses`, `staircase`. An arc has its kind, mode, from, to, segment, node and four
amounts hours, km, usd and kg_co2e_t (low, likely, high, basis, factor, sources). Those of the
`itineraries` have also `months`, the twelve side by side (`month`, `hours`, `spread_h`, and
`untold`, the ports of whose weather nothing is known), and `safest_month`, that of the least p90
among the months that tell of the same ports. Null means unknown or none; only in `request` is a
text empty.
"""

from typing import Any

from routes.facts import labels, prices
from routes.facts.amounts import Amount
from routes.facts.facts import Fact
from routes.facts.licence import rights
from routes.facts.storms import Storm
from routes.network import other_ends, season, way_names
from routes.network.itinerary import ASSUMPTIONS, Itinerary
from routes.network.journey import Journey
from routes.network.network import Arc, Opened, Shut, Slow
from routes.network.spread import Spread
from routes.studies import months, whatif
from routes.studies.months import Months
from routes.studies.whatif import Effect
from routes.tables.dataset import Dataset
from routes.words import journey_rows, measure_json
from routes.words.measure_json import rounded, total_row
from routes.writing import geojson, strict

VERSION = 3
WHAT = ("hours", "p50_h", "km", "usd")  # that a what-if may change
HEAD = ("data", "licence", "attribution")


def as_json(dataset: Dataset, journey: Journey) -> str:
    """Return a journey as JSON; the schema stands above."""
    network, unit, depart = journey.network, journey.request.unit, journey.request.depart
    load = prices.load(dataset, unit, network.year)
    load_t = load.likely
    document = {
        **head(dataset),
        "request": journey.request.texts(),
        "year": network.year,
        "month": network.month,
        "storms": [_storm(storm) for storm in network.storms],
        "shut": [_change(change) for change in network.shut if change.kind != "unopened"],
        "limited": [_change(change) for change in network.limited],
        "slowed": [_change(change) for change in network.slowed],
        "opened": [_change(change) for change in network.opened],
        "assumptions": [*ASSUMPTIONS, *filter(None, [journey.weather])],
        "load": {"unit": unit, "load_t": rounded(load_t), "sources": _sources(load)},
        "published_prices": [figure(fact) for fact in prices.published(dataset, unit)],
        "before": itinerary(dataset, journey.before, network.year, load_t, depart)
        if journey.before
        else None,
        "change": change(whatif.of_journey(dataset, journey)) if journey.request.supposes else None,
        "itineraries": [
            itinerary(dataset, found, network.year, load_t, depart)
            | twelve(months.of_way(dataset, journey, found))
            for found in journey.itineraries
        ],
        "other_ends": [
            itinerary(dataset, found, network.year, load_t, depart)
            for found in other_ends.of_journey(dataset, journey)
        ],
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


def itinerary(
    dataset: Dataset, found: Itinerary, year: int, load_t: float | None, depart: str = ""
) -> dict[str, Any]:
    """Return an itinerary of a year as plain values, with the arrival of who departs on a day."""
    spread, usd_spread, own = found.spread, found.usd_spread, found.own_tariffs
    return {
        "from": found.origin,
        "to": found.destination,
        "hours": total_row(found.hours),
        "km": total_row(found.km),
        "usd": total_row(found.usd),
        "kg_co2e_t": total_row(found.kg_t),
        "kg_co2e_load": None if load_t is None else total_row(found.kg_t.times(load_t)),
        "own_tariffs": own and {name: rounded(part) for name, part in vars(own).items()},
        "transshipments": found.transshipments,
        "by_way": list(way_names.earned(dataset, found)),
        "spread_h": spread and _spread(spread),
        "spread_usd": usd_spread and _spread(usd_spread),
        "arrival": _arrival(found, spread, depart) if depart and spread else None,
        "hours_by_kind": {kind: total_row(hours) for kind, hours in found.hours_by_kind.items()},
        "legs": [
            {
                "from": leg.origin,
                "to": leg.destination,
                "modes": list(leg.modes),
                "hours": total_row(leg.hours),
                "km": total_row(leg.km),
                "usd": total_row(leg.usd),
                "kg_co2e_t": total_row(leg.kg_t),
                "segments": [arc.segment for arc in leg.arcs if arc.runs],
            }
            for leg in found.legs
        ],
        "arcs": [_arc(arc) for arc in found.arcs],
        **measure_json.measured(dataset, found, year, load_t),
        "sources": sorted({fact.source for fact in found.facts}),
    }


def twelve(found: Months) -> dict[str, Any]:
    """Return the months of a way as plain values."""
    safest = found.safest
    return {
        "months": [
            {
                "month": one.month,
                "hours": total_row(one.hours),
                "spread_h": one.spread and _spread(one.spread),
                "untold": list(one.untold),
            }
            for one in found.months
        ],
        "safest_month": safest and safest.month,
    }


def as_geojson(dataset: Dataset, journey: Journey, lang: str = labels.FALLBACK) -> str:
    """Return the runs of all itineraries as GeoJSON lines in the direction of travel (RFC 7946).

    The properties are the columns of arcs.py.
    """
    return geojson.text(journey_rows.runs(dataset, journey, lang), "runs", rights(dataset, lang))


FORMATS = ("json", "geojson", "csv")


def _spread(spread: Spread) -> dict[str, Any]:
    return {name: rounded(hours) for name, hours in vars(spread).items()}


def _arrival(found: Itinerary, drawn: Spread, depart: str) -> dict[str, Any]:
    days = {name: str(season.arrival(depart, end)) for name, end in vars(drawn).items()}
    return {**days, "at_least": found.hours.at_least}


def _storm(storm: Storm) -> dict[str, Any]:
    share, lasts = _amount(storm.share), _amount(storm.lasts)
    return {"subject": storm.subject, "closed_share": share, "closure_h": lasts}


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
        "low": rounded(amount.low),
        "likely": rounded(amount.likely),
        "high": rounded(amount.high),
        "basis": amount.basis,
        "factor": amount.factor,
        "sources": _sources(amount),
    }


def _sources(amount: Amount) -> list[dict[str, Any]]:
    return [
        {
            "subject": fact.subject,
            "quantity": fact.quantity,
            "year": fact.year,
            "source": fact.source,
            "caveat": fact.caveat or None,
        }
        for fact in amount.cited
    ]


def change(effect: Effect) -> dict[str, Any]:
    """Return what a what-if changes as plain values."""
    ways = {"before": effect.before, "after": effect.after}
    return {
        "outcome": effect.outcome,
        **{
            when: way and {what: rounded(whatif.total(way, what).likely) for what in WHAT}
            for when, way in ways.items()
        },
        "change": {what: effect.shown(what, 1.0, measure_json.DIGITS) for what in WHAT},
        "newly_used": list(effect.newly_used),
        "no_longer_used": list(effect.no_longer_used),
        "unused": measure_json.unused_row(effect.unused),
    }


def _change(change: Shut | Slow | Opened) -> dict[str, Any]:
    return {name: None if value == "" else value for name, value in vars(change).items()}
