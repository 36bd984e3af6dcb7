"""Answers as lines for a terminal, in the language of the view."""

import unicodedata
from collections.abc import Iterable, Sequence

from routes import journeydata, labels, popup, twin, wording
from routes.amounts import HOURS_PER_DAY
from routes.compare import Comparison, Way
from routes.critical import ADDED, END, NO_WAY, Criticality, Loss
from routes.facts import Fact
from routes.itinerary import Itinerary, Total
from routes.journey import Journey
from routes.network import Arc
from routes.reality import Case
from routes.view import View

MOST = 40  # ranked parts; the CSV has them all
WHAT, PLACE, HOURS = 20, 40, 10  # columns of letters


def journey(view: View, found: Journey) -> str:
    """Give all itineraries arc by arc, the one without the what-if before them."""
    lines = []
    if found.before:
        lines += [f"{view.word('ui.before')}: {_head(view, found.before)}", ""]
    named = journeydata.names(view)
    for number, (name, one) in enumerate(zip(named, found.itineraries, strict=True), 1):
        lines += [f"{number}. {name}: {_head(view, one)}", *_arcs(view, one), ""]
    lines.append(f"*: {view.word('basis.default')}")
    return "\n".join([*lines, *journeydata.notes(view, found)])


def criticality(view: View, one: Criticality) -> str:
    """Give the ranked parts, with hours added or no way for each journey."""
    data, lang = view.dataset, view.query.lang
    keys = [f"{ask.origin}-{ask.destination}" for ask in one.asks]
    lines = [f"{view.word('ui.critical_title')} ({one.year})"]
    for key, ask, was in zip(keys, one.asks, one.before, strict=True):
        title = wording.title(view, ask.origin, ask.destination)
        told = _days(view, was.hours) if was else view.word("ui.no_way")
        lines.append(f"  {title} ({key}): {told}")
    rows = [
        [labels.subject_name(data, part.subject, lang), *(_loss(view, one) for one in part.losses)]
        for part in one.parts[:MOST]
    ]
    widths = [max(map(_width, column)) for column in zip(["", *keys], *rows, strict=True)]
    lines += ["", f"{view.word('ui.critical_each')}:", "    " + _row(["", *keys], widths)]
    lines += [f"{rank:3} {_row(cells, widths)}" for rank, cells in enumerate(rows, 1)]
    if len(one.parts) > MOST:
        lines.append(_filled(view, "ui.and_more", len(one.parts) - MOST))
    return "\n".join(lines)


def comparison(view: View, one: Comparison) -> str:
    """Give each way as computed and all that is published of it."""
    lines = [f"{wording.title(view, one.origin, one.destination)}, {one.year}"]
    for way in one.ways:
        ends = wording.title(view, way.query.origin, way.query.destination)
        lines += ["", view.word(f"way.{way.id}")]
        lines.append(f"  {view.word('ui.computed')}: {ends}: {_computed(view, way)}")
        word = view.word("ui.published_figure")
        lines += [f"  {word}: {_fact(view, fact)}" for fact in way.published]
    return "\n".join(lines)


def reality(view: View, cases: Iterable[Case]) -> str:
    """Give published transit times beside the model's."""
    words = (view.word(f"ui.{one}") for one in ("published_figure", "computed_usual", "verdict"))
    lines = [" | ".join(words)]
    for case in cases:
        ends = f"{wording.title(view, case.query.origin, case.query.destination)}, "
        told = f"{popup.amount(view, case.fact)} | {_model(view, case)}"
        verdict = view.word(f"verdict.{case.verdict}")
        if case.off_days:
            verdict += f" ({view.word('ui.off_days')}: {wording.number(view, case.off_days, 1)})"
        lines += ["", f"{ends}{case.query.year}", f"  {told} | {verdict}"]
        if case.reason:
            lines.append(f"  {view.word(f'reason.{case.reason}')}")
    return "\n".join(lines)


def sources(view: View) -> str:
    """Give the bibliography, each source after the number of rows that it supports."""
    frame = twin.sources(view).frame
    head = f"{frame.columns[-1]}: {view.word('ui.source')}"
    rows = (f"{row[-1]:5d}  {popup.citation(view, row[0])}" for row in frame.itertuples())
    return "\n".join([head, *rows])


def written(view: View, file: str, count: int) -> str:
    """Say which file was written, and how many bytes it has."""
    return f"{file}: {_filled(view, 'ui.bytes', count)}"


def _head(view: View, one: Itinerary) -> str:
    return ", ".join(f"{name}: {told}" for name, told in wording.totals(view, one).items())


def _arcs(view: View, one: Itinerary) -> list[str]:
    return [_arc(view, arc) for arc in one.arcs]


def _arc(view: View, arc: Arc) -> str:
    hours = wording.amount(view, arc.hours, view.word("ui.hours_short"), 1)
    star = "*" if arc.hours.basis == "default" else ""
    km = f", {wording.number(view, arc.km.likely, 0)} km" if arc.km.likely else ""
    cells = [wording.what(view, arc), wording.place(view, arc)]
    return f"   {_row(cells, (WHAT, PLACE))} {hours}{star}{km}"


def _loss(view: View, loss: Loss) -> str:
    if loss.outcome == ADDED:
        return wording.number(view, loss.hours or 0.0, 1)
    return view.word({NO_WAY: "ui.no_way", END: "ui.critical_end"}.get(loss.outcome, "ui.unknown"))


def _computed(view: View, way: Way) -> str:
    if not way.itinerary:
        return way.why or view.word(f"ui.{way.result}")
    found = wording.totals(view, way.itinerary)
    return ", ".join(f"{name}: {told}" for name, told in found.items())


def _fact(view: View, fact: Fact) -> str:
    when = str(fact.year) if fact.year else view.word("ui.year_not_told")
    where = fact.scope or view.word("ui.ends_not_told")
    topic = labels.subject_name(view.dataset, fact.subject, view.query.lang)
    caveat = view.word(f"caveat.{fact.caveat}") if fact.caveat else ""
    rival = "" if fact.preferred else view.word("ui.rival")
    notes = "; ".join(filter(None, [fact.source, rival, caveat]))
    return f"{popup.amount(view, fact)}, {when}, {topic}: {where} ({notes})"


def _model(view: View, case: Case) -> str:
    if not case.itinerary:
        return view.word("ui.no_way")
    if not case.simulation:
        return view.word("ui.unknown")
    drawn, hours = case.simulation, case.itinerary.hours
    ends = (wording.number(view, one / HOURS_PER_DAY, 1) for one in (drawn.p10, drawn.p90))
    told = wording.span(view, hours, HOURS_PER_DAY, 1)
    return f"{'–'.join(ends)} {view.word('ui.days_short')} ({told})"


def _days(view: View, hours: Total) -> str:
    return wording.ranged(view, hours, view.word("ui.days_short"), HOURS_PER_DAY, 1)


def _filled(view: View, key: str, count: int) -> str:
    """A word with a number in it; other braces stay as they are."""
    return view.word(key).replace("{}", popup.number(count, view.query.lang))


def _row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells below each other, the first to the left and the others to the right of theirs."""
    pairs = zip(cells, widths, strict=True)
    return "  ".join(cell + " " * (width - _width(cell)) for cell, width in pairs).rstrip()


def _width(text: str) -> int:
    """How many columns a terminal gives a text: Chinese letters take two."""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)
