"""The itineraries of a view in words: their names, what was asked, and what is to be minded."""

from collections.abc import Sequence

from routes.facts import labels, spreads, timeline
from routes.network import way_names
from routes.network.itinerary import Itinerary
from routes.network.journey import Journey
from routes.network.network import Shut, Slow
from routes.network.spread import ASSUMPTIONS
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
    """Name each itinerary by what people call such a way; no two are called the same."""
    return called(view, view.journey.itineraries if view.journey else ())


def called(view: View, ways: Sequence[Itinerary]) -> list[str]:
    """Return what ways are called, in the order of travel: "by Aktau, Baku–Tbilisi–Kars".

    Ways that would be called the same are told apart by a lesser name, else by the best known place
    that the others miss, at last by a number.
    """
    usual = [way_names.earned(view.dataset, way) for way in ways]
    texts = []
    for way, own in zip(ways, usual, strict=True):
        alike = [other for other, its in zip(ways, usual, strict=True) if its == own]
        others = [other for other in alike if other is not way]
        more = way_names.telling(view.dataset, way, others) if others else ""
        told = way_names.earned(view.dataset, way, {*own, more})
        words = [view.word(f"via.{name}") for name in told]
        if not words or (others and not more):
            words += _missed(view, way, others)
        by = labels.filled(view.word("ui.way_by"), ", ".join(words))
        texts.append(by if words else ranges.title(view, way.origin, way.destination))
    return [
        text if texts.count(text) == 1 else f"{text} ({texts[:at].count(text) + 1})"
        for at, text in enumerate(texts)
    ]


def _missed(view: View, way: Itinerary, others: Sequence[Itinerary]) -> list[str]:
    """The best known place of a way that others miss; without others that between its ends."""
    theirs = {node for other in others for node in other.nodes}
    own = [node for node in way.nodes[1:-1] if node not in theirs]
    best = min(own, key=lambda node: (_rank(view, node), node), default=None)
    return [labels.name(view.dataset, best, view.query.lang)] if best else []


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
    out += [_told(view, change) for change in shut if change.title]
    out += [_told(view, change) for change in journey.network.slowed if change.title]
    return out + [assumption(view, name) for name in ASSUMPTIONS]


def _told(view: View, change: Shut | Slow) -> str:
    cited = "; ".join(passport.cited(view, source) for source in change.source.split(SEPARATOR))
    return f"{ranges.subject(view, change.subject)}: {change.title} ({cited})"


def assumption(view: View, name: str) -> str:
    """Return an assumption in words, with the spreads of single figures where it names them."""
    text = view.word(f"assumption.{name}")
    for caveat, ends in {**spreads.SPREADS, "widest": spreads.WIDEST}.items():
        low, high = (
            passport.number_text(abs(round(100 * end - 100)), view.query.lang) for end in ends
        )
        text = text.replace(f"{{{caveat or 'none'}}}", f"−{low}…+{high} %")
    return text


def _rank(view: View, node: str) -> int:
    return int(records(view.dataset, "nodes")[node]["rank"])
