"""The traffic page: the story in one chart, what each part can carry, and every count by year."""

from functools import partial

import streamlit as st

from routes.charts import traffic, vega
from routes.charts.vega import Drawing
from routes.export import formats
from routes.pages import capacity, shared, state, turns, widgets
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.words import fact_tables, story
from routes.words.map_tables import Table

COLUMNS = 4
OPEN = 1  # group that stands open: all would make the page longer than anybody reads


@st.cache_resource(show_spinner=False, max_entries=16)
def sections(_data: Dataset, digest: str, lang: str) -> tuple[traffic.Section, ...]:
    """Return the charts in a language; they are the same for all sessions."""
    return traffic.sections(answer(_data, Query(lang=lang)))


def drawing(shown: Drawing) -> None:
    """Show a part of a chart under its title."""
    widgets.say("h3", shown.title)
    widgets.chart(shown.spec, shown.description)


def table(view: View, shown: traffic.Section) -> None:
    """Offer the numbers of a chart as a table."""

    def listed() -> Table:
        return fact_tables.volumes(view, shown.series, shown.title)

    def show() -> None:
        asked = Query(lang=view.query.lang)
        widgets.table(shared.once(f"volumes {shown.id}", view.dataset, asked, listed))

    widgets.folded(f"{view.word('ui.table')}: {shown.title}", f"table {shown.id}", show)


def lead(view: View, shown: traffic.Section) -> None:
    """Show the chart that tells the story, what else was counted beside it, and its table."""
    widgets.say("h2", shown.title)
    first, *others = shown.drawings
    for column, some in zip(st.columns([2, 1]), ([first], others), strict=True):
        with column:
            for one in some:
                drawing(one)
    table(view, shown)


def group(view: View, shown: traffic.Section, opened: bool) -> None:
    """Show a chart that can be folded away: small parts side by side, and its table."""

    def show() -> None:
        for first in range(0, len(shown.drawings), COLUMNS):
            row = shown.drawings[first : first + COLUMNS]
            for column, one in zip(st.columns(COLUMNS), row, strict=False):
                with column:
                    drawing(one)
        table(view, shown)

    widgets.folded(shown.title, shown.id, show, opened)


def show() -> None:
    """Show the page."""
    body(state.view())


@turns.fragment
def body(view: View) -> None:
    """Show what is carried; what is opened reruns this alone."""
    widgets.say("h1", view.word("ui.traffic"))
    found = sections(view.dataset, view.dataset.digest, view.query.lang)
    if found:
        told = story.story(view, found[0].series)
        if told:
            widgets.say("h2", told)
        widgets.say("p", view.word("ui.traffic_intro"))
        st.html(vega.legend(view))
        lead(view, found[0])
    else:
        widgets.say("p", view.word("ui.no_volumes"))
    capacity.part(view)
    for place, shown in enumerate(found[1:]):
        group(view, shown, place < OPEN)
    if found:
        make = partial(formats.volumes_csv, view)
        widgets.download(
            view, view.word("ui.download_volumes"), f"{view.dataset.name}-traffic.csv", make
        )
