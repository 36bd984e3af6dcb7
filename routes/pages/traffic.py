"""The traffic page: what was carried year by year, as charts, as tables and as a CSV file."""

from functools import partial

import streamlit as st

from routes import charts, export, traffic, twin
from routes.dataset import Dataset
from routes.pages import state, widgets
from routes.view import Query, View, answer

COLUMNS = 3


@st.cache_resource(show_spinner=False, max_entries=16)
def sections(_data: Dataset, digest: str, lang: str) -> tuple[traffic.Section, ...]:
    """Give the charts in a language; they are the same for all sessions."""
    return traffic.sections(answer(_data, Query(lang=lang)))


def section(view: View, one: traffic.Section) -> None:
    """Show a chart, its parts side by side where there is room, and its table."""
    widgets.say("h2", one.title)
    for first in range(0, len(one.drawings), COLUMNS):
        row = one.drawings[first : first + COLUMNS]
        for column, drawing in zip(st.columns(max(len(row), 2)), row, strict=False):
            with column:
                widgets.say("h3", drawing.title)
                widgets.chart(drawing.spec, drawing.description)
    with st.expander(widgets.plain(f"{view.word('ui.table')}: {one.title}")):
        widgets.table(twin.volumes(view, one.series, one.title))


def show() -> None:
    """Show the page."""
    view = state.view()
    widgets.say("h1", view.word("ui.traffic"))
    told = sections(view.dataset, view.dataset.digest, view.query.lang)
    if not told:
        widgets.say("p", view.word("ui.no_volumes"))
        return
    widgets.say("p", view.word("ui.traffic_intro"))
    st.html(charts.legend(view))
    for one in told:
        section(view, one)
    make = partial(export.volumes_csv, view)
    widgets.download(
        view, view.word("ui.download_volumes"), f"{view.dataset.name}-traffic.csv", make
    )
