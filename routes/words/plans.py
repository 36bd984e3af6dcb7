"""What is planned, and what opened between two years, as tables and as text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from routes.facts import facts, labels, plans
from routes.facts.amounts import TARGET
from routes.facts.openings import Opening
from routes.facts.plans import Project
from routes.network import opening
from routes.network.itinerary import Itinerary
from routes.network.network import Opened
from routes.tables.dataset import Dataset, records
from routes.view.answer import View
from routes.words import passport
from routes.words.map_tables import Table

JOIN = "; "


def shown(view: View) -> list[Project]:
    """Return the projects of which a part passes the filters of a view."""
    seen = {*view.segments.index, *view.nodes.index}
    return [one for one in plans.planned(view.dataset) if not seen.isdisjoint(one.parts)]


def planned(view: View) -> Table:
    """Return what is planned, each row by the id of its first part on the map."""
    listed = shown(view)
    frame = pd.DataFrame(
        {
            view.word("ui.project"): [name(view, one.subject) for one in listed],
            view.word("ui.stage"): [view.word(f"status.{one.stage}") for one in listed],
            view.word("ui.since"): [one.since for one in listed],
            view.word("ui.promised_for"): _whole([one.promised for one in listed]),
            view.word("ui.slipped_years"): _whole([one.slipped_years for one in listed]),
            view.word("ui.promises"): [promises(view, one) for one in listed],
            view.word("ui.investment"): [cost(view, one) for one in listed],
            view.word("ui.opens_with"): [_opens_with(view, one) for one in listed],
            view.word("ui.sources"): [_titles(view, one.sources) for one in listed],
        },
        index=pd.Index([one.parts[0] for one in listed], name="id", dtype="str"),
    )
    return Table(view.word("ui.planned_title"), frame)


def opened(view: View, listed: Sequence[Opening]) -> Table:
    """Return what opened, each row by the id of its first part on the map."""
    frame = pd.DataFrame(
        {
            view.word("ui.opened"): [one.date for one in listed],
            view.word("ui.subject"): [name(view, one.subject) for one in listed],
            view.word("ui.what"): [view.sentence(one.title) for one in listed],
            view.word("ui.late_years"): _whole([one.late_years for one in listed]),
            view.word("ui.source"): [_titles(view, (one.source,)) for one in listed],
        },
        index=pd.Index([one.parts[0] for one in listed], name="id", dtype="str"),
    )
    return Table(view.word("ui.opened_title"), frame)


def planned_text(view: View, years: tuple[int, int] | tuple[()] = ()) -> str:
    """Return what is planned as lines for a terminal, of all or of what is promised for `years`."""
    lines = [view.word("ui.planned_title")]
    listed = plans.promised_for(view.dataset, *years) if years else shown(view)
    for one in listed:
        when = f", {one.since}" if one.since else ""
        lines += ["", f"{name(view, one.subject)}: {view.word(f'status.{one.stage}')}{when}"]
        for word, text in (
            ("promised_for", str(one.promised or "")),
            ("promises", promises(view, one)),
            ("investment", cost(view, one)),
            ("opens_with", opens(view.dataset, one)),
            ("sources", JOIN.join(one.sources)),
        ):
            lines += [f"  {view.word(f'ui.{word}')}: {text}"] if text else []
    return "\n".join(lines if listed else [*lines, view.word("ui.nothing_shown")])


def opened_text(view: View, listed: Sequence[Opening]) -> str:
    """Return what opened as lines for a terminal."""
    lines = [view.word("ui.opened_title")]
    for one in listed:
        late = "" if one.late_years is None else f" ({_signed(view, one.late_years)})"
        title = f": {view.sentence(one.title)}" if one.title else ""
        lines.append(f"{one.date:10}  {name(view, one.subject)}{title}{late} ({one.source})")
    return "\n".join(lines if listed else [*lines, view.word("ui.nothing_shown")])


def name(view: View, subject: str) -> str:
    """Return the name of a project or of what opened."""
    lang, lines = view.query.lang, records(view.dataset, "segments")
    text = labels.subject_name(view.dataset, subject, lang)
    return f"{text} ({view.word('mode.' + lines[subject]['mode'])})" if subject in lines else text


def promises(view: View, project: Project) -> str:
    """Return all promises: "2020 → 2022; 2021 → 2023 (first quarter); +1"."""
    parts = [
        f"{one.year} → {one.text}{_bracketed(view.scope(one.scope))}" for one in project.promises
    ]
    slipped = project.slipped_years
    return JOIN.join([*parts, *([] if slipped is None else [_signed(view, slipped)])])


def cost(view: View, project: Project) -> str:
    """Return what is to be spent: "1,410 mln USD (2026)"."""
    fact = project.cost
    return "" if fact is None else f"{passport.amount(view, fact)}{_bracketed(fact.year or '')}"


def opens(dataset: Dataset, project: Project) -> str:
    """Return the name by which a what-if opens a project; "" for what it cannot open."""
    named = opening.named(dataset)
    for id, group in named.items():
        if {one.subject for one in group}.intersection(project.parts):
            return id
    part = project.parts[0]
    waits = part in records(dataset, "segments") and not plans.runs(dataset, part)
    return part if waits else ""


def opening_name(view: View, id: str) -> str:
    """Return the name of what --open takes: an opening, a line or a place."""
    named = id in opening.named(view.dataset)
    return view.word(f"scenario.{id}") if named else name(view, id)


def notes(view: View, opened: Sequence[Opened], way: Itinerary | None) -> list[str]:
    """Say of what is opened what it rests on, for when it is promised, and if no way uses it."""
    out: list[str] = []
    used = {*way.segments, *way.nodes} if way else set()
    for id, some in groupby(opened, key=lambda one: one.name):
        group = list(some)
        told = [*_reasons(view, group), *_promised(view, group)]
        if used.isdisjoint(opening.lines(view.dataset, id)):
            told.append(view.word("ui.opens_nothing"))
        out.append(f"{opening_name(view, id)}: {JOIN.join(told)}")
    return out


def _reasons(view: View, group: Sequence[Opened]) -> list[str]:
    """What the openings of a group rest on, each reason once, with its source."""
    reasons = dict.fromkeys((one.title, one.source) for one in group if one.title)
    return [f"{view.sentence(title)} ({passport.cited(view, source)})" for title, source in reasons]


def _promised(view: View, group: Sequence[Opened]) -> Iterator[str]:
    """For when the parts of a group are promised, and how many hours under way."""
    data, subjects = view.dataset, {one.subject for one in group}
    for project in plans.planned(data):
        if subjects.intersection(project.parts):
            when = view.word("ui.not_promised")
            if project.promised:
                when = labels.filled(view.word("ui.promised_opening"), project.promised)
            yield f"{name(view, project.subject)}: {when}"
    for subject in sorted(subjects):
        for quantity in ("run_h", "sailing_h"):
            for fact in facts.of(data, subject, quantity):
                if fact.caveat == TARGET:
                    text = passport.amount(view, fact)
                    told = labels.filled(view.word("ui.promised_hours"), text)
                    yield f"{name(view, subject)}: {told}"


def _opens_with(view: View, project: Project) -> str:
    id = opens(view.dataset, project)
    return opening_name(view, id) if id else ""


def _titles(view: View, sources: Sequence[str]) -> str:
    known = records(view.dataset, "sources")
    return JOIN.join(str(known[source]["title"]) for source in sources)


def _whole(numbers: Sequence[int | None]) -> Any:
    """A column of whole numbers in which an unknown is empty."""
    return pd.array(list(numbers), dtype="Int64")


def _signed(view: View, years: int) -> str:
    sign = "+" if years > 0 else "−" if years < 0 else ""
    return labels.filled(view.word("ui.years_count", years), f"{sign}{abs(years)}")


def _bracketed(text: object) -> str:
    return f" ({text})" if text else ""
