"""The sources page: the bibliography, what each source supports, and what stands unsourced."""

from dataclasses import dataclass
from functools import lru_cache, partial

import streamlit as st

from routes.facts import labels
from routes.pages import state, widgets
from routes.tables.dataset import Dataset
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import fact_tables
from routes.words.map_tables import Table


@dataclass(frozen=True)
class Bibliography:
    """The tables of the page, and the titles of the sources by id."""

    sources: Table
    titles: dict[str, str]
    facts: Table
    unsourced: Table


@lru_cache(maxsize=len(labels.LANGUAGES))
def bibliography(dataset: Dataset, lang: str) -> Bibliography:
    """Return what the page shows in a language; it is the same for all sessions."""
    view = answer(dataset, Query(lang=lang))
    sources = fact_tables.sources(view)
    first = sources.frame.iloc[:, 0].astype(str)
    titles = widgets.distinct(dict(zip(map(str, first.index), first, strict=True)))
    return Bibliography(sources, titles, fact_tables.all_facts(view), fact_tables.unsourced(view))


def show() -> None:
    """Show the page."""
    view = state.view()
    shown = bibliography(view.dataset, view.query.lang)
    widgets.say("h1", view.word("ui.sources"))
    widgets.say("p", view.word("ui.sources_intro"))
    address = view.word("ui.address")
    links = {address: st.column_config.LinkColumn(address)}
    widgets.table(shown.sources, height=520, column_config=links)
    chosen = st.selectbox(
        widgets.plain(view.word("ui.what_it_supports")), list(shown.titles), index=None,
        format_func=partial(widgets.caption, shown.titles), filter_mode="contains",
    )  # fmt: skip
    if chosen:
        widgets.table(fact_tables.supported(view, chosen))
    for table, word in ((shown.facts, "ui.facts_intro"), (shown.unsourced, "ui.unsourced_intro")):
        widgets.say("h2", table.title)
        widgets.say("p", view.word(word))
        widgets.table(table)
