"""A journey as text, as JSON and as GeoJSON, for the command line and for downloads.

The JSON (schema version 2): `version`, `data` (date of the data), `licence`, `attribution`,
`request`, `year`, `shut`, `slowed` and `limited` (closures of the year and what-ifs),
`assumptions`, `before` (an itinerary or null) and `itineraries`. An itinerary has `from` and `to`,
the totals `hours`, `km` and `usd_feu` (low, likely, high, at_least, missing), `transshipments`,
`simulated_h` (p10, p50, p90, runs, seed; null where no hour is known),
`hours_by_kind`, `legs` (from, to, modes, hours, km, segments), `arcs` and `sources`. An arc has its
kind, mode, from, to, segment, node and three amounts hours, km and usd_feu (low, likely, high,
basis, factor, sources). Null means unknown or none; only in `request` is a text empty.
"""

from collections.abc import Callable
from typing import Any

from routes import arcs, geojson, labels, strict
from routes.amounts import HOURS_PER_DAY, Amount
from routes.dataset import Dataset
from routes.itinerary import ASSUMPTIONS, RUNS, SEED, Itinerary, Total, simulate
from routes.journey import Journey
from routes.network import Arc, Shut, Slow
from routes.rights import rights

VERSION = 2
DIGITS = 2
HEAD = ("data", "licence", "attribution")


def as_json(dataset: Dataset, journey: Journey) -> str:
    """Give a journey as JSON; the schema stands above."""
    network = journey.network
    told = {
        **head(dataset),
        "request": vars(journey.request),
        "year": network.year,
        "shut": [_change(one) for one in network.shut if one.kind != "unopened"],
        "limited": [_change(one) for one in network.limited],
        "slowed": [_change(one) for one in network.slowed],
        "assumptions": list(ASSUMPTIONS),
        "before": itinerary(journey.before) if journey.before else None,
        "itineraries": [itinerary(one) for one in journey.itineraries],
    }
    return strict.dumps(told, indent=1)


def head(dataset: Dataset) -> dict[str, Any]:
    """Give what every document says of itself."""
    told = rights(dataset)
    return {"version": VERSION, **{name: told[name] for name in HEAD}}


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
        "simulated_h": drawn
        and {
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


def as_geojson(dataset: Dataset, journey: Journey, lang: str = labels.FALLBACK) -> str:
    """Give the runs of all itineraries as GeoJSON lines in the direction of travel (RFC 7946).

    The properties are the columns of arcs.py.
    """
    return geojson.text(arcs.runs(dataset, journey, lang), "runs", rights(dataset, lang))


def as_text(dataset: Dataset, journey: Journey) -> str:
    """Give a journey as lines for a terminal, in English."""
    lines = []
    if journey.before:
        lines += [f"Without the what-if: {_head(journey.before)}", ""]
    for number, one in enumerate(journey.itineraries, 1):
        lines += [f"{number}. {_head(one)}", *_rows(dataset, one), ""]
    for limited in journey.network.limited:
        share = f"{limited.share:.0%} of {journey.network.year}"
        lines.append(f"Note: {limited.subject} was shut for {share}: {limited.title}")
    lines.append(
        f"P10, P50, P90: {RUNS:,} draws, seed {SEED}; each fact once from a triangle between low "
        "and high, facts independent.\n"
        "A star: usual for the mode or such stops, not this place's own figure."
    )
    return "\n".join(lines)


FORMATS: dict[str, Callable[[Dataset, Journey], str]] = {
    "text": as_text,
    "json": as_json,
    "geojson": as_geojson,
}


def _head(one: Itinerary) -> str:
    drawn = simulate(one)
    days = _span(one.hours, "days", HOURS_PER_DAY, 1)
    if drawn:
        ends = (drawn.p10, drawn.p50, drawn.p90)
        days += f" (P10/P50/P90 {'/'.join(f'{hours / HOURS_PER_DAY:.1f}' for hours in ends)})"
    return (
        f"{days}, {_span(one.km, 'km', 1, 0)}, "
        f"{one.transshipments} transshipments, {_span(one.usd, 'USD/FEU', 1, 0)}"
    )


def _rows(dataset: Dataset, one: Itinerary) -> list[str]:
    rows = []
    for arc in one.arcs:
        start, stop = (labels.name(dataset, node) for node in (arc.tail[0], arc.head[0]))
        place = f"{start} – {stop}" if arc.kind == "run" else labels.name(dataset, arc.node)
        what = arc.mode if arc.kind == "run" else arc.kind.replace("_", " ")
        star = "*" if arc.hours.basis == "default" else " "
        low, likely, high = (
            _shown(one) for one in (arc.hours.low, arc.hours.likely, arc.hours.high)
        )
        km = f"{arc.km.likely:.0f} km" if arc.km.likely else ""
        rows.append(f"   {what:14} {place:40} {likely:>6} h{star} ({low}-{high}) {km}".rstrip())
    return rows


def _span(total: Total, unit: str, per: float, digits: int) -> str:
    if total.low is None or total.likely is None or total.high is None:
        return f"{unit}: unknown"
    low, likely, high = (
        f"{one / per:,.{digits}f}" for one in (total.low, total.likely, total.high)
    )
    least = f"at least ({len(total.missing)} arcs unknown) " if total.at_least else ""
    return f"{least}{likely} {unit}" + (f" ({low}-{high})" if low != high else "")


def _shown(hours: float | None) -> str:
    return "?" if hours is None else f"{hours:.1f}"


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
                "caveat": fact.caveat or None,
            }
            for fact in amount.facts
        ],
    }


def _change(one: Shut | Slow) -> dict[str, Any]:
    return {name: None if told == "" else told for name, told in vars(one).items()}


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
