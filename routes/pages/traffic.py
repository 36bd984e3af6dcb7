"""The traffic page: what was carried year by year, as charts, as tables and as a CSV file."""

from functools import partial

import streamlit as st

from routes.charts import traffic, vega
from routes.export import formats
from routes.pages import state, widgets
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.words import fact_tables

COLUMNS = 3


@st.cache_resource(show_spinner=False, max_entries=16)
def sections(_data: Dataset, digest: str, lang: str) -> tuple[traffic.Section, ...]:
    """Return the charts in a language; they are the same for all sessions."""
    return traffic.sections(answer(_data, Query(lang=lang)))


def section(view: View, shown: traffic.Section) -> None:
    """Show a chart, its parts side by side where there is room, and its table."""
    widgets.say("h2", shown.title)
    for first in range(0, len(shown.drawings), COLUMNS):
        row = shown.drawings[first : first + COLUMNS]
        for column, drawing in zip(st.columns(max(len(row), 2)), row, strict=False):
            with column:
                widgets.say("h3", drawing.title)
                widgets.chart(drawing.spec, drawing.description)
    with st.expander(widgets.plain(f"{view.word('ui.table')}: {shown.title}")):
        widgets.table(fact_tables.volumes(view, shown.series, shown.title))


def show() -> None:
    """Show the page."""
    view = state.view()
    widgets.say("h1", view.word("ui.traffic"))
    found = sections(view.dataset, view.dataset.digest, view.query.lang)
    if not found:
        widgets.say("p", view.word("ui.no_volumes"))
        return
    widgets.say("p", view.word("ui.traffic_intro"))
    st.html(vega.legend(view))
    for shown in found:
        section(view, shown)
    make = partial(formats.volumes_csv, view)
    widgets.download(
        view, view.word("ui.download_volumes"), f"{view.dataset.name}-traffic.csv", make
    )
