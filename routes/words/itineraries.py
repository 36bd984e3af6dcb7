"""The itineraries of a view in words: their names, what was asked, and what is to be minded."""

from collections.abc import Iterable, Sequence
from datetime import date

from routes.facts import labels, pace, spreads, timeline
from routes.facts.prices import LORRY
from routes.facts.storms import Storm
from routes.network import alternatives, season, way_names
from routes.network.itinerary import ASSUMPTIONS, Itinerary
from routes.network.journey import Journey
from routes.network.network import Shut, Slow
from routes.network.search import Criterion
from routes.studies import whatif
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import records
from routes.view.answer import View
from routes.words import passport, plans, ranges, unchanged

ROUNDED = 0.5  # hours: what is less rounds to none


def chosen(view: View) -> int:
    """Return the place of the itinerary that the query chose, from 0; 0 without a journey."""
    return view.query.choice - 1 if view.journey else 0


def itinerary(view: View) -> Itinerary | None:
    """Return the itinerary that the query chose."""
    return view.journey.itineraries[chosen(view)] if view.journey else None


def about(view: View, journey: Journey) -> str:
    """Say what was asked: year, criterion, service, and what is kept clear of or supposed."""
    ask, query = journey.ask, view.query
    parts = [
        *when(view, journey.network.year, journey.network.month, query.depart),
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
    if query.open:
        named = ", ".join(plans.opening_name(view, id) for id in query.open)
        parts.append(f"{view.word('ui.supposed_open')}: {named}")
    for slow in query.slow:
        factor = passport.number_text(slow.factor, query.lang)
        parts.append(f"{ranges.subject(view, slow.subject)} × {factor}")
    parts += [view.word(f"scenario.{name}") for name in query.scenario]
    return " · ".join(parts)


def when(view: View, year: int, month: int | None, depart: str = "") -> list[str]:
    """Return the year and, where they are asked for, the month or the day of departure."""
    lang = view.query.lang
    if depart:
        day = passport.day(date.fromisoformat(depart), "yMMMd", lang)
        return [str(year), f"{view.word('ui.depart')}: {day}"]
    return [str(year), labels.months(lang)[month - 1]] if month else [str(year)]


def ways(view: View) -> dict[str, Itinerary]:
    """Return all itineraries by their names: that without the what-if, then the numbered ones."""
    journey = view.journey
    if journey is None:
        return {}
    before = {view.word("ui.before"): journey.before} if journey.before else {}
    numbered = enumerate(zip(names(view), journey.itineraries, strict=True), 1)
    return before | {f"{number}. {name}": way for number, (name, way) in numbered}


def ranked(view: View, way: Itinerary) -> str:
    """Return that by which a way is ranked, beside its days: "6,100 USD"; nothing by time."""
    by = view.query.by
    if by == Criterion.COST:
        return ranges.brief(view, way.told(usd=True), "USD", 1, 0)
    if by == Criterion.DISTANCE:
        return ranges.brief(view, way.km, "km", 1, 0)
    count = f"{view.word('ui.transshipments')}: {way.transshipments}"
    return count if by == Criterion.TRANSSHIPMENTS else ""


def order(view: View) -> str:
    """Say that ways with more unknown parts stand last, where some do, or a quicker one would."""
    journey, last = view.journey, view.word("ui.unknown_last")
    if journey is None or journey.parts_unknown:
        return last if journey else ""
    other = alternatives.quicker(journey.network, journey.ask, journey.itineraries[0])
    if other is None:
        return ""
    usd = ranges.brief(view, other.told(usd=True), "USD", 1, 0)
    return f"{last} ({called(view, [other])[0]}: {usd})"


def calm(view: View) -> str:
    """Say that no storm and no ice are counted, where none of the months is asked for.

    But for what a scenario supposes: it may be a storm.
    """
    if view.journey is None or view.journey.weather != "calm":
        return ""
    return view.word("assumption.calm_supposed" if view.query.scenario else "assumption.calm")


def names(view: View) -> list[str]:
    """Name each itinerary by what people call such a way; no two are called the same."""
    return called(view, view.journey.itineraries if view.journey else ())


def called(view: View, ways: Sequence[Itinerary]) -> list[str]:
    """Return what ways are called, in the order of travel: "by Aktau, Baku–Tbilisi–Kars".

    Ways that would be called the same are told apart by a lesser name, else by the best known place
    or the first line that the others miss, at last by a number.
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
    """The best known place of a way that others miss, else a line; without others a place of it."""
    theirs = {node for other in others for node in other.nodes}
    own = [node for node in way.nodes[1:-1] if node not in theirs]
    best = min(own, key=lambda node: (_rank(view, node), node), default=None)
    if best:
        return [labels.name(view.dataset, best, view.query.lang)]
    taken = {line for other in others for line in other.segments}
    lines = [line for line in way.segments if others and line not in taken]
    return [ranges.subject(view, line) for line in lines[:1]]


def notes(view: View, journey: Journey) -> list[str]:
    """Say what was shut for a part of the year, what the scenarios rest on and what is assumed."""
    lang, network = view.query.lang, journey.network
    out = weather(view, network.month, network.storms, journey.itineraries)
    for limit in journey.network.limited:
        share = passport.number_text(round(100 * limit.share), lang)
        told = ", ".join((f"{share} %", *when(view, network.year, network.month)))
        out.append(f"{ranges.subject(view, limit.subject)}: {view.sentence(limit.title)} ({told})")
    year = journey.network.year
    shut = [
        change
        for change in journey.network.shut
        if change.kind == "closed"
        or (change.kind == "closure" and not timeline.gone(view.dataset, change.subject, year))
    ]
    out += [_told(view, change) for change in shut if change.title]
    out += slower(view, journey)
    out += plans.notes(view, journey.network.opened, itinerary(view))
    if why := whatif.of_journey(view.dataset, journey).unused:
        told = unchanged.sentence(view, why, journey.ask)
        out.append(f"{view.word('ui.unchanged')} {told}")
    there = dict.fromkeys(node for way in journey.itineraries for node in way.twice)
    if there and journey.ask.via:
        places = ", ".join(labels.name(view.dataset, node, lang) for node in there)
        out.append(labels.filled(view.word("ui.there_and_back"), places))
    return out + assumptions(view)


def slower(view: View, journey: Journey) -> list[str]:
    """Say what the scenarios slow, by how many hours on the best way, why and by which source."""
    arcs = journey.itineraries[0].arcs
    return [
        _told(view, change, sum(map(change.added_h, arcs)))
        for change in journey.network.slowed
        if change.title
    ]


def _told(view: View, change: Shut | Slow, added_h: float = 0.0) -> str:
    cited = "; ".join(passport.cited(view, source) for source in change.source.split(SEPARATOR))
    hours = f"+{ranges.measured(view, added_h, ranges.HOURS, 0)}: "
    more = hours if added_h >= ROUNDED else ""
    return f"{ranges.subject(view, change.subject)}: {more}{view.sentence(change.title)} ({cited})"


def assumptions(view: View) -> list[str]:
    """Return what is assumed of hours, dollars and gases, in words; of pace where it is known."""
    known = pace.of(view.dataset, view.dataset.year)
    names = [name for name in ASSUMPTIONS if known or name != "pace"]
    out = [_assumption(view, name) for name in names]
    if known:
        ends = (round(100 * (end or 1.0) - 100) for end in (known.low, known.high))
        low, high = (passport.number_text(abs(end), view.query.lang) for end in ends)
        cited = "; ".join(dict.fromkeys(passport.named(view, fact.source) for fact in known.facts))
        at = names.index("pace")
        out[at] = out[at].replace("{pace}", f"−{low}…+{high} %").replace("{source}", cited)
    return out


def _assumption(view: View, name: str) -> str:
    """An assumption in words, with the spreads of single figures where it names them."""
    text = view.word(f"assumption.{name}")
    for caveat, ends in {**spreads.SPREADS, "widest": spreads.WIDEST}.items():
        low, high = (
            passport.number_text(abs(round(100 * end - 100)), view.query.lang) for end in ends
        )
        text = text.replace(f"{{{caveat or 'none'}}}", f"−{low}…+{high} %")
    return text


def weather(
    view: View, month: int | None, known: Iterable[Storm], ways: Iterable[Itinerary]
) -> list[str]:
    """Say at which ports on some ways nothing is known of a month, and what a month assumes.

    Nothing without a month.
    """
    if month is None:
        return []
    ports = season.untold([arc for way in ways for arc in way.arcs], known)
    told = [unknown_weather(view, (month,), ports)] if ports else []
    return [*told, view.word("assumption.season")]


def unknown_weather(view: View, months: Sequence[int], ports: Iterable[str]) -> str:
    """Say that of some months nothing is known at some ports: "March: nothing is known of ..."."""
    names = labels.months(view.query.lang)
    every = len(months) == len(names)
    told = view.word("ui.any_month") if every else ", ".join(names[one - 1] for one in months)
    places = ", ".join(labels.name(view.dataset, port, view.query.lang) for port in ports)
    return f"{told}: {labels.filled(view.word('ui.untold'), places)}"


def _rank(view: View, node: str) -> int:
    return int(records(view.dataset, "nodes")[node]["rank"])
