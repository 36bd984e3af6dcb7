"""A journey as the map's script shows it: every text ready, every number with its source."""

from collections.abc import Iterable
from typing import Any

from routes import labels, popup, style, wording
from routes.amounts import HOURS_PER_DAY, SHIPS
from routes.cells import SEPARATOR
from routes.dataset import records
from routes.itinerary import ASSUMPTIONS, Itinerary, Leg, hours_kind
from routes.journey import Journey
from routes.network import Arc, Shut, Slow
from routes.view import View

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
    cited = {source for one in every for arc in one.arcs for source in wording.sources(view, arc)}
    return {
        "title": wording.title(view, journey.ask.origin, journey.ask.destination),
        "about": about(view, journey),
        "ends": [journey.ask.origin, journey.ask.destination],
        "choice": chosen(view) + 1,
        "ways": [
            way(view, one, name, before)
            for one, name in zip(journey.itineraries, names(view), strict=True)
        ],
        "before": way(view, before, view.word("ui.before")) if before else None,
        "closed": [one.subject for one in journey.network.shut if one.kind == "closed"],
        "slowed": sorted({one.subject for one in journey.network.slowed}),
        "notes": notes(view, journey),
        "sources": {source: popup.reference(view, source) for source in sorted(cited)},
    }


def chosen(view: View) -> int:
    """Give the place of the itinerary that the query chose; the first where there are fewer."""
    at = int(view.query.choice) - 1
    return at if view.journey and at < len(view.journey.itineraries) else 0


def itinerary(view: View) -> Itinerary | None:
    """Give the itinerary that the query chose."""
    return view.journey.itineraries[chosen(view)] if view.journey else None


def about(view: View, journey: Journey) -> str:
    """Say what was asked: year, criterion, service, and what is kept clear of or supposed."""
    ask, query = journey.ask, view.query
    parts = [
        str(journey.network.year),
        view.word(f"by.{ask.by}"),
        view.word(f"service.{ask.service}"),
    ]
    for word, subjects in (
        ("via", ask.via),
        ("avoid", ask.avoid),
        ("closed", query.several("close")),
    ):
        if subjects:
            told = ", ".join(wording.subject(view, one) for one in subjects)
            parts.append(f"{view.word(f'ui.{word}')}: {told}")
    for one in query.several("slow"):
        place, _, factor = one.partition("=")
        parts.append(
            f"{wording.subject(view, place)} × {popup.number(float(factor), view.query.lang)}"
        )
    parts += [view.word(f"scenario.{one}") for one in query.several("scenario")]
    return " · ".join(parts)


def ways(view: View) -> dict[str, Itinerary]:
    """Give all itineraries by their names: that without the what-if, then the numbered ones."""
    journey = view.journey
    if journey is None:
        return {}
    before = {view.word("ui.before"): journey.before} if journey.before else {}
    numbered = enumerate(zip(names(view), journey.itineraries, strict=True), 1)
    return before | {f"{number}. {name}": one for number, (name, one) in numbered}


def names(view: View) -> list[str]:
    """Name each itinerary by the waters it crosses, and by a place the others miss."""
    ways = view.journey.itineraries if view.journey else ()
    out = []
    shared = set.intersection(*(set(one.nodes) for one in ways)) if ways else set()
    for one in ways:
        others = {node for other in ways if other is not one for node in other.nodes}
        others = others if set(one.nodes) - others else shared
        wet = [node for arc in one.arcs if _at_sea(arc) for node in (arc.tail[0], arc.head[0])]
        own = sorted(set(one.nodes) - others - set(wet), key=lambda node: (_rank(view, node), node))
        told = list(dict.fromkeys([*wet, *own[: 1 if wet else 2]]))
        words = [labels.name(view.dataset, node, view.query.lang) for node in told]
        out.append(" – ".join(words) or wording.title(view, one.origin, one.destination))
    return out


def way(view: View, one: Itinerary, name: str, before: Itinerary | None = None) -> dict[str, Any]:
    """Give an itinerary: its lines, its totals as texts, its hours by kind, its legs."""
    old = set(before.segments) if before else set(one.segments)
    return {
        "name": name,
        "days": wording.days(view, one.hours),
        "range": wording.span(view, one.hours, HOURS_PER_DAY, 1),
        "facts": list(wording.totals(view, one).items()),
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
            text = wording.ranged(view, hours, view.word("ui.hours_short"), 1, 0)
            about = {"kind": kind, "label": view.word(f"arc.{kind}"), "text": text}
            out.append({**about, "hours": round(hours.likely, 1), "colour": style.HOURS[kind]})
    return out


def leg(view: View, arcs: tuple[Arc, ...]) -> dict[str, Any]:
    """Give a leg, or the change between two legs, with its arcs."""
    part = Leg(arcs[0].tail[0], arcs[-1].head[0], (), arcs)
    moving = any(arc.kind == "run" for arc in arcs)
    modes = dict.fromkeys(view.word(f"mode.{arc.mode}") for arc in arcs if arc.kind == "run")
    name = wording.title(view, part.origin, part.destination)
    place = labels.name(view.dataset, part.origin, view.query.lang)
    return {
        "title": name if moving else f"{place}: {view.word(f'arc.{arcs[0].kind}')}",
        "modes": ", ".join(modes),
        "text": " · ".join(
            [wording.ranged(view, part.hours, view.word("ui.hours_short"), 1, 0)]
            + ([wording.ranged(view, part.km, "km", 1, 0)] if moving else [])
        ),
        "arcs": [arc_row(view, arc) for arc in arcs],
    }


def arc_row(view: View, arc: Arc) -> dict[str, Any]:
    """Give an arc: what, where, its hours, whether they are a default, and who says so."""
    out = {
        "kind": hours_kind(arc),
        "id": arc.segment or arc.node,
        "text": f"{wording.what(view, arc)}, {wording.place(view, arc)}",
        "hours": wording.amount(view, arc.hours, view.word("ui.hours_short"), 1),
        "sources": wording.sources(view, arc),
    }
    return out | ({"default": True} if arc.hours.basis == "default" else {})


def notes(view: View, journey: Journey) -> list[str]:
    """Say what was shut for a part of the year, what the scenarios rest on and what is assumed."""
    lang, out = view.query.lang, []
    for one in journey.network.limited:
        share = popup.number(round(100 * one.share), lang)
        out.append(
            f"{wording.subject(view, one.subject)}: {one.title} ({share} %, {journey.network.year})"
        )
    shut = [one for one in journey.network.shut if one.kind in ("closure", "closed")]
    changes: list[Shut | Slow] = [*shut, *journey.network.slowed]
    for change in changes:
        if change.title:
            known = records(view.dataset, "sources")
            cited = "; ".join(popup.cited(known[one]) for one in change.source.split(SEPARATOR))
            out.append(f"{wording.subject(view, change.subject)}: {change.title} ({cited})")
    return out + [view.word(f"assumption.{one}") for one in ASSUMPTIONS]


def _at_sea(arc: Arc) -> bool:
    return arc.kind == "run" and arc.mode in SHIPS


def _rank(view: View, node: str) -> int:
    return int(records(view.dataset, "nodes")[node]["rank"])


def _stops(one: Itinerary) -> Iterable[str]:
    """The ends of a way, and where it changes, waits or crosses a border."""
    yield one.origin
    yield from (arc.node for arc in one.arcs if arc.kind != "run")
    yield one.destination
