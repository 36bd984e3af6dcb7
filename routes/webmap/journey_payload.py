"""A journey as the map's script shows it: every text ready, every number with its source."""

from collections.abc import Iterable
from typing import Any

from routes.facts import labels
from routes.facts.amounts import HOURS_PER_DAY
from routes.network.itinerary import Itinerary, Leg, hours_kind
from routes.network.network import Arc
from routes.view.answer import View
from routes.webmap import style
from routes.words import itineraries, passport, ranges

WORDS = (
    "alternatives",
    "before",
    "closed",
    "critical_added",
    "default",
    "journey",
    "legs",
    "newly_used",
    "no_way",
    "sources",
    "unchanged",
)


def journey_data(view: View) -> dict[str, Any] | None:
    """Give the view's journey; None where it has none."""
    journey = view.journey
    if journey is None:
        return None
    before = journey.before
    every = [*journey.itineraries, *([before] if before else [])]
    cited = {source for one in every for arc in one.arcs for source in ranges.sources(arc)}
    return {
        "title": ranges.title(view, journey.ask.origin, journey.ask.destination),
        "about": itineraries.about(view, journey),
        "ends": [journey.ask.origin, journey.ask.destination],
        "choice": itineraries.chosen(view) + 1,
        "ways": [
            way(view, one, name, before)
            for one, name in zip(journey.itineraries, itineraries.names(view), strict=True)
        ],
        "before": way(view, before, view.word("ui.before")) if before else None,
        "closed": [one.subject for one in journey.network.shut if one.kind == "closed"],
        "slowed": sorted({one.subject for one in journey.network.slowed}),
        "notes": itineraries.notes(view, journey),
        "sources": {source: passport.reference(view, source) for source in sorted(cited)},
    }


def way(view: View, one: Itinerary, name: str, before: Itinerary | None = None) -> dict[str, Any]:
    """Give an itinerary: its lines, its totals as texts, its hours by kind, its legs."""
    old = set(before.segments) if before else set(one.segments)
    return {
        "name": name,
        "days": ranges.days(view, one.hours),
        "range": ranges.span(view, one.hours, HOURS_PER_DAY, 1),
        "facts": list(ranges.totals(view, one).items()),
        "segments": list(one.segments),
        "nodes": list(dict.fromkeys(_stops(one))),
        "newly": [segment for segment in one.segments if segment not in old],
        "bars": bars(view, one),
        "legs": [leg(view, arcs) for arcs in one.parts],
    }


def bars(view: View, one: Itinerary) -> list[dict[str, Any]]:
    """Give the likely hours by kind, without the kinds that take none."""
    out = []
    for kind, hours in one.hours_by_kind.items():
        if hours.likely:
            text = ranges.ranged(view, hours, view.word("ui.hours_short"), 1, 0)
            about = {"kind": kind, "label": view.word(f"arc.{kind}"), "text": text}
            out.append({**about, "hours": round(hours.likely, 1), "colour": style.HOURS[kind]})
    return out


def leg(view: View, arcs: tuple[Arc, ...]) -> dict[str, Any]:
    """Give a leg, or the change between two legs, with its arcs."""
    part = Leg(arcs[0].tail[0], arcs[-1].head[0], (), arcs)
    moving = any(arc.kind == "run" for arc in arcs)
    modes = dict.fromkeys(view.word(f"mode.{arc.mode}") for arc in arcs if arc.kind == "run")
    name = ranges.title(view, part.origin, part.destination)
    place = labels.name(view.dataset, part.origin, view.query.lang)
    return {
        "title": name if moving else f"{place}: {view.word(f'arc.{arcs[0].kind}')}",
        "modes": ", ".join(modes),
        "text": " · ".join(
            [ranges.ranged(view, part.hours, view.word("ui.hours_short"), 1, 0)]
            + ([ranges.ranged(view, part.km, "km", 1, 0)] if moving else [])
        ),
        "arcs": [arc_row(view, arc) for arc in arcs],
    }


def arc_row(view: View, arc: Arc) -> dict[str, Any]:
    """Give an arc: what, where, its hours, whether they are a default, and who says so."""
    out = {
        "kind": hours_kind(arc),
        "id": arc.segment or arc.node,
        "text": f"{ranges.what(view, arc)}, {ranges.place(view, arc)}",
        "hours": ranges.amount(view, arc.hours, view.word("ui.hours_short"), 1),
        "sources": ranges.sources(arc),
    }
    return out | ({"default": True} if arc.hours.basis == "default" else {})


def _stops(one: Itinerary) -> Iterable[str]:
    """The ends of a way, and where it changes, waits or crosses a border."""
    yield one.origin
    yield from (arc.node for arc in one.arcs if arc.kind != "run")
    yield one.destination
