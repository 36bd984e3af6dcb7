"""The itineraries of a view in words: their names, what was asked, and what is to be minded."""

from routes.facts import labels, timeline
from routes.facts.amounts import SHIPS
from routes.facts.prices import LORRY
from routes.network.itinerary import ASSUMPTIONS, Itinerary
from routes.network.journey import Journey
from routes.network.network import Arc, Shut, Slow
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import records
from routes.view.answer import View
from routes.words import passport, ranges


def chosen(view: View) -> int:
    """Return the place of the itinerary that the query chose; the first where there are fewer."""
    at = view.query.choice - 1
    return at if view.journey and at < len(view.journey.itineraries) else 0


def itinerary(view: View) -> Itinerary | None:
    """Return the itinerary that the query chose."""
    return view.journey.itineraries[chosen(view)] if view.journey else None


def about(view: View, journey: Journey) -> str:
    """Say what was asked: year, criterion, service, and what is kept clear of or supposed."""
    ask, query = journey.ask, view.query
    parts = [
        str(journey.network.year),
        view.word(f"by.{ask.by}"),
        view.word(f"service.{ask.service}"),
        *([view.word(f"box.{query.box}")] if query.unit != LORRY else []),
    ]
    for word, subjects in (
        ("via", ask.via),
        ("avoid", ask.avoid),
        ("closed", query.close),
    ):
        if subjects:
            named = ", ".join(ranges.subject(view, id) for id in subjects)
            parts.append(f"{view.word(f'ui.{word}')}: {named}")
    for slow in query.slow:
        factor = passport.number_text(slow.factor, query.lang)
        parts.append(f"{ranges.subject(view, slow.subject)} × {factor}")
    parts += [view.word(f"scenario.{name}") for name in query.scenario]
    return " · ".join(parts)


def ways(view: View) -> dict[str, Itinerary]:
    """Return all itineraries by their names: that without the what-if, then the numbered ones."""
    journey = view.journey
    if journey is None:
        return {}
    before = {view.word("ui.before"): journey.before} if journey.before else {}
    numbered = enumerate(zip(names(view), journey.itineraries, strict=True), 1)
    return before | {f"{number}. {name}": way for number, (name, way) in numbered}


def names(view: View) -> list[str]:
    """Name each itinerary by the waters it crosses, and by a place the others miss."""
    ways = view.journey.itineraries if view.journey else ()
    out = []
    shared = set.intersection(*(set(way.nodes) for way in ways)) if ways else set()
    for way in ways:
        others = {node for other in ways if other is not way for node in other.nodes}
        others = others if set(way.nodes) - others else shared
        wet = [node for arc in way.arcs if _at_sea(arc) for node in (arc.tail.node, arc.head.node)]
        own = sorted(set(way.nodes) - others - set(wet), key=lambda node: (_rank(view, node), node))
        named = list(dict.fromkeys([*wet, *own[: 1 if wet else 2]]))
        words = [labels.name(view.dataset, node, view.query.lang) for node in named]
        out.append(" – ".join(words) or ranges.title(view, way.origin, way.destination))
    return out


def notes(view: View, journey: Journey) -> list[str]:
    """Say what was shut for a part of the year, what the scenarios rest on and what is assumed."""
    lang, out = view.query.lang, []
    for limit in journey.network.limited:
        share = passport.number_text(round(100 * limit.share), lang)
        when = f"{share} %, {journey.network.year}"
        out.append(f"{ranges.subject(view, limit.subject)}: {limit.title} ({when})")
    year = journey.network.year
    shut = [
        change
        for change in journey.network.shut
        if change.kind == "closed"
        or (change.kind == "closure" and not timeline.gone(view.dataset, change.subject, year))
    ]
    changes: list[Shut | Slow] = [*shut, *journey.network.slowed]
    for change in changes:
        if change.title:
            sources = change.source.split(SEPARATOR)
            cited = "; ".join(passport.cited(view, source) for source in sources)
            out.append(f"{ranges.subject(view, change.subject)}: {change.title} ({cited})")
    return out + [view.word(f"assumption.{assumption}") for assumption in ASSUMPTIONS]


def _at_sea(arc: Arc) -> bool:
    return arc.runs and arc.mode in SHIPS


def _rank(view: View, node: str) -> int:
    return int(records(view.dataset, "nodes")[node]["rank"])
