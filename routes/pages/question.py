"""What may be asked of a journey: ends, what it is to be best at, and what if."""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from routes.facts import labels, timeline
from routes.facts.prices import Box
from routes.kinds import Mode, Reach
from routes.network import names
from routes.network.network import Slow
from routes.network.request import MOST
from routes.network.search import Criterion, Service
from routes.pages import widgets
from routes.studies.whatif import openable
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer, countries
from routes.view.query import BLANK, Query, allowed
from routes.words import plans, ranges

FACTORS = (1.5, 2.0, 3.0, 5.0)
USUAL, FACTOR = 2.0, "factor"
KINDS = {"service": Service, "box": Box, "reach": Reach}
CHOICES = ("by", *KINDS)
SUPPOSED = {"close": "closed", "open": "supposed_open"}  # what they come to, as the map says


@lru_cache(maxsize=len(labels.LANGUAGES))
def places(dataset: Dataset, lang: str) -> dict[str, str]:
    """Return the names of all nodes by id, the best known first, those of one town together."""
    called = {str(id): labels.name(dataset, str(id), lang) for id in dataset.nodes.index}
    ranks = dataset.nodes["rank"].to_dict()

    def order(id: str) -> tuple[Any, ...]:
        return ranks[id], labels.order(called[id], lang)

    towns = {id: min((id, *names.namesakes(dataset, id)), key=order) for id in called}
    return {id: called[id] for id in sorted(called, key=lambda id: (order(towns[id]), order(id)))}


@lru_cache(maxsize=len(labels.LANGUAGES))
def captions(dataset: Dataset, lang: str) -> dict[str, dict[str, str]]:
    """Return what each what-if offers, by name: ids and what they are called."""
    view = answer(dataset, Query(lang=lang))
    nodes, known = places(dataset, lang), allowed(dataset)
    lines = {str(id): ranges.subject(view, str(id)) for id in dataset.segments.index}
    lines = dict(sorted(lines.items(), key=lambda pair: labels.order(pair[1], lang)))
    lands = {code: ranges.subject(view, code) for code in countries(dataset)}
    lands = dict(sorted(lands.items(), key=lambda pair: labels.order(pair[1], lang)))
    subjects = nodes | lines
    return {
        "scenario": {id: view.word(f"scenario.{id}") for id in known["scenario"]},
        "open": {id: plans.opening_name(view, id) for id in openable(dataset)},
        "close": subjects,
        "avoid": lands | {mode: ranges.subject(view, mode) for mode in Mode} | subjects,
        "via": nodes,
        "slow": subjects,
    }


def slow(view: View, subjects: Iterable[str]) -> None:
    """Let the reader choose what is slower, and how many times; what is slowed already stays."""
    factor = st.session_state.setdefault(FACTOR, USUAL)
    slows = [*view.query.slow, *(Slow(id, factor) for id in subjects)]
    widgets.several(view, "slow", {str(one): slowed(view, one) for one in slows}, typed=True)
    st.segmented_control(
        widgets.plain(view.word("ui.slow")), FACTORS, required=True, key=FACTOR,
        format_func=lambda factor: f"× {factor:g}", label_visibility="collapsed",
    )  # fmt: skip


def slowed(view: View, slow: Slow) -> str:
    """Return the name of a slowed subject with its factor."""
    return f"{ranges.subject(view, slow.subject)} × {slow.factor_text}"


def show(view: View) -> None:
    """Show what may be asked; what is asked less often is folded away beside it."""
    nodes = places(view.dataset, view.query.lang)
    with st.container(horizontal=True, vertical_alignment="bottom", key="question"):
        widgets.choose(view, "origin", nodes, typed=True)
        widgets.choose(view, "destination", nodes, typed=True)
        widgets.choose(view, "by", {by: view.word(f"by.{by}") for by in Criterion})
        # A fold of another name would be another one, and closed: what is asked stands below. What
        # it holds follows it, also for those who go by keys.
        widgets.folded(view.word("ui.more_question"), "what_if", partial(what_if, view))
    if asked := ". ".join(supposed(view, without=("by",))):  # which stands beside the ends
        widgets.say("p", f"{asked}.")
    widgets.tell_refused()


def supposed(view: View, without: Collection[str] = ()) -> Iterator[str]:
    """Yield what is asked of a journey but its ends and some fields, each with its name.

    What is supposed is told as the answer has it, all else by its control. How many ways are asked
    for is not told: they stand there.
    """
    fields = captions(view.dataset, view.query.lang)
    for name in (name for name in fields if name not in without):
        subjects = getattr(view.query, name)
        told = (
            slowed(view, one) if name == "slow" else fields[name].get(one, one) for one in subjects
        )
        if subjects:
            yield f"{view.word(f'ui.{SUPPOSED.get(name, name)}')}: {', '.join(told)}"
    for name in CHOICES:
        kind = getattr(view.query, name)
        if name not in without and kind != getattr(BLANK, name):
            yield f"{view.word(f'ui.{name}')}: {view.word(f'{name}.{kind}')}"
    if view.query.year and "year" not in without:
        yield f"{view.word('ui.year')}: {view.query.year}"
    if view.query.month and "month" not in without:
        yield f"{view.word('ui.month')}: {labels.months(view.query.lang)[view.query.month - 1]}"
    if view.query.depart and "depart" not in without:
        yield f"{view.word('ui.depart')}: {view.query.depart}"


def what_if(view: View) -> None:
    """Show the what-ifs, what is carried, and when."""
    for name, offers in captions(view.dataset, view.query.lang).items():
        if name == "slow":
            with st.container():
                slow(view, offers)
        else:
            widgets.several(view, name, offers, typed=name != "scenario")
    for name, kinds in KINDS.items():
        widgets.choose(view, name, {str(kind): view.word(f"{name}.{kind}") for kind in kinds})
    first, last = timeline.YEARS
    years = {str(year): str(year) for year in range(first, last + 1)}
    with st.container(horizontal=True):
        widgets.choose(view, "year", {"": view.word("ui.today")} | years)
        counts = {str(count): str(count) for count in range(1, MOST + 1)}
        widgets.choose(view, "alternatives", counts)
    with st.container(horizontal=True):
        names = enumerate(labels.months(view.query.lang), 1)
        every = {str(number): name for number, name in names}
        widgets.choose(view, "month", {"": view.word("ui.any_month")} | every)
        widgets.day(view, "depart", date(first, 1, 1), date(last, 12, 31))
