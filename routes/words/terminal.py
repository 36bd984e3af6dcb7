"""Answers as lines for a terminal, in the language of the view."""

from collections.abc import Iterable

from routes.facts import labels, prices, storms
from routes.facts.amounts import HOURS_PER_DAY
from routes.facts.facts import Fact
from routes.network import names
from routes.network.itinerary import Itinerary, Total
from routes.network.journey import Journey
from routes.network.network import Arc
from routes.studies.compare import Comparison, Way
from routes.studies.critical import ADDED, END, NO_WAY, Criticality, Loss
from routes.view.answer import View
from routes.view.filters import passing
from routes.words import (
    columns,
    fact_tables,
    itineraries,
    losses,
    measure_tables,
    month_tables,
    other_ends,
    passport,
    ranges,
    whatif_words,
)
from routes.words.losses import ABOUT

MOST = 40  # ranked parts; the CSV has them all
WHAT, PLACE, HOURS = 20, 40, 10  # columns of letters


def journey(view: View, found: Journey) -> str:
    """Return all itineraries arc by arc, the one without the what-if before them."""
    ends = (found.ask.origin, found.ask.destination)
    named = (names.label(view.dataset, end, ("node",), view.query.lang) for end in ends)
    lines = [f"{' → '.join(named)}: {itineraries.about(view, found)}"]
    lines += [
        *filter(None, (itineraries.calm(view), itineraries.order(view))),
        *_elsewhere(view),
        "",
    ]
    if found.request.supposes:
        before = _ranked(view, found.before) if found.before else view.word("ui.no_way")
        lines += [f"{view.word('ui.before')}: {before}", whatif_words.best(view, found), ""]
    called = itineraries.names(view)
    for number, (name, itinerary) in enumerate(zip(called, found.itineraries, strict=True), 1):
        lines += [f"{number}. {name}: {_ranked(view, itinerary)}", *_lost(view, itinerary)]
        lines += [*_arcs(view, itinerary), *_measured(view, itinerary), ""]
    average = measure_tables.averages(view, found.itineraries[0], found.network.year)
    lines += [average] if average else []
    lines.append(f"*, {ABOUT}: {view.word('basis.default')}")
    lines += ["", *_months(view), ""]
    beside = prices.published(view.dataset, view.query.unit)
    if beside:
        lines += [f"{view.word('ui.through_prices')}:"]
        lines += [f"  {_fact(view, fact)}" for fact in beside] + [""]
    return "\n".join([*lines, *itineraries.notes(view, found)])


def criticality(view: View, study: Criticality) -> str:
    """Return the ranked parts, with hours added or no way for each journey."""
    data, lang = view.dataset, view.query.lang
    keys = [f"{ask.origin}-{ask.destination}" for ask in study.asks]
    asked = ", ".join(itineraries.when(view, study.year, study.month, view.query.depart))
    lines = [f"{view.word('ui.critical_title')} ({asked})"]
    for key, ask, was in zip(keys, study.asks, study.before, strict=True):
        title = ranges.title(view, ask.origin, ask.destination)
        before = _days(view, was.told()) if was else view.word("ui.no_way")
        lines.append(f"  {title} ({key}): {before}")
    rows = [
        [
            labels.subject_name(data, part.subject, lang),
            *(_loss(view, loss) for loss in part.losses),
        ]
        for part in study.parts[:MOST]
    ]
    widths = [max(map(columns.width, column)) for column in zip(["", *keys], *rows, strict=True)]
    lines += ["", f"{view.word('ui.critical_each')}:", "    " + columns.row(["", *keys], widths)]
    lines += [f"{rank:3} {columns.row(cells, widths)}" for rank, cells in enumerate(rows, 1)]
    if len(study.parts) > MOST:
        lines.append(_filled(view, "ui.and_more", len(study.parts) - MOST))
    return "\n".join([*lines, *_weather(view, study, study.before)])


def comparison(view: View, study: Comparison) -> str:
    """Return each way as computed and all that is published of it."""
    asked = itineraries.when(view, study.year, study.month, study.depart)
    lines = [", ".join((ranges.title(view, study.origin, study.destination), *asked))]
    for way in study.ways:
        ends = ranges.title(view, way.query.origin, way.query.destination)
        lines += ["", view.word(f"way.{way.id}")]
        lines.append(f"  {view.word('ui.computed')}: {ends}: {_computed(view, way)}")
        if way.itinerary:
            lines += [*_lost(view, way.itinerary), *_measured(view, way.itinerary)]
        word = view.word("ui.published_figure")
        lines += [f"  {word}: {_fact(view, fact)}" for fact in way.published]
    notes = _weather(view, study, (way.itinerary for way in study.ways))
    return "\n".join([*lines, *([""] if notes else []), *notes])


def sources(view: View) -> str:
    """Return the bibliography, each source after the number of rows that it supports."""
    frame = fact_tables.sources(view).frame
    head = f"{frame.columns[-1]}: {view.word('ui.source')}"
    rows = (f"{row[-1]:5d}  {passport.citation(view, row[0])}" for row in frame.itertuples())
    return "\n".join([head, *rows])


def written(view: View, file: str, count: int) -> str:
    """Say which file was written, how many bytes it has, and where the filters leave nothing."""
    lines = [f"{file}: {_filled(view, 'ui.bytes', count)}", nothing(view)]
    return "\n".join(filter(None, lines))


def nothing(view: View) -> str:
    """Say that the filters leave nothing; "" where they leave something."""
    return view.word("ui.nothing_shown") if passing(view) == frozenset() else ""


def _weather(
    view: View, study: Criticality | Comparison, ways: Iterable[Itinerary | None]
) -> list[str]:
    """What is to be minded of the month of a study."""
    known = storms.of(view.dataset, study.year, study.month) if study.month else ()
    return itineraries.weather(view, study.month, known, filter(None, ways))


def _ranked(view: View, itinerary: Itinerary) -> str:
    """The totals of a way, first that by which ways are ranked: as the page leads with it."""
    return ", ".join(filter(None, (itineraries.ranked(view, itinerary), _head(view, itinerary))))


def _head(view: View, itinerary: Itinerary) -> str:
    return ", ".join(f"{name}: {text}" for name, text in ranges.totals(view, itinerary).items())


def _lost(view: View, itinerary: Itinerary) -> list[str]:
    """Where most of the time goes, and the hours by country."""
    hours = measure_tables.by_country(view, {"": itinerary}).frame
    lands = (f"{country} {text}" for country, text in hours.itertuples(index=False))
    told = [losses.sentence(view, itinerary), *losses.other_counts(view, itinerary)]
    told.append(f"{view.word('ui.country_hours')}: {', '.join(lands)}")
    return [f"   {line}" for line in told if line]


def _measured(view: View, itinerary: Itinerary) -> list[str]:
    found = measure_tables.texts(view, itinerary)
    return [f"   {', '.join(f'{name}: {text}' for name, text in found.items())}"]


def _arcs(view: View, itinerary: Itinerary) -> list[str]:
    return [_arc(view, arc) for arc in itinerary.arcs]


def _arc(view: View, arc: Arc) -> str:
    hours = ranges.amount(view, arc.hours, ranges.HOURS, 1)
    star = "*" if arc.hours.usual else ""
    unit = passport.unit(view, "km")
    km = f", {ranges.number_text(view, arc.km.likely, 0)} {unit}" if arc.km.likely else ""
    cells = [ranges.what(view, arc), ranges.place(view, arc)]
    usd, kg = ranges.arc_money(view, arc), ranges.arc_gases(view, arc)
    paid = f", {usd}{'*' if arc.usd.usual else ''}" if usd else ""
    return (
        f"   {columns.row(cells, (WHAT, PLACE))} {hours}{star}{km}{paid}{f', {kg}' if kg else ''}"
    )


def _elsewhere(view: View) -> list[str]:
    """The other ends of the same towns to which another way leads."""
    return [f"{view.word('ui.other_ends')}: {text}" for text, _ in other_ends.sentences(view)]


def _months(view: View) -> list[str]:
    """The twelve months of the chosen way, and what they tell."""
    rows = month_tables.texts(view)
    widths = [max(map(columns.width, column)) for column in zip(*rows, strict=True)]
    lines = [f"   {columns.row(cells, widths)}" for cells in rows]
    return [view.word("ui.months"), *lines, *month_tables.notes(view)]


def _loss(view: View, loss: Loss) -> str:
    if loss.outcome == ADDED:
        return ranges.number_text(view, loss.hours or 0.0, 1)
    return view.word({NO_WAY: "ui.no_way", END: "ui.critical_end"}.get(loss.outcome, "ui.unknown"))


def _computed(view: View, way: Way) -> str:
    if not way.itinerary:
        return way.why or view.word(f"ui.{way.result}")
    (name,) = itineraries.called(view, [way.itinerary])
    return f"{name}, {_head(view, way.itinerary)}"


def _fact(view: View, fact: Fact) -> str:
    when = str(fact.year) if fact.year else view.word("ui.year_not_told")
    where = view.scope(fact.scope) or view.word("ui.ends_not_told")
    topic = labels.subject_name(view.dataset, fact.subject, view.query.lang)
    caveat = view.word(f"caveat.{fact.caveat}") if fact.caveat else ""
    rival = "" if fact.preferred else view.word("ui.rival")
    notes = "; ".join(filter(None, [fact.source, rival, caveat]))
    return f"{passport.amount(view, fact)}, {when}, {topic}: {where} ({notes})"


def _days(view: View, hours: Total) -> str:
    return ranges.ranged(view, hours, ranges.DAYS, HOURS_PER_DAY, 1)


def _filled(view: View, key: str, count: int) -> str:
    """A word with a number in it; other braces stay as they are."""
    return view.word(key, count).replace("{}", passport.number_text(count, view.query.lang))
