"""The sources page: the bibliography, what each source supports, and what stands unsourced."""

from functools import partial

import streamlit as st

from routes.pages import state, widgets
from routes.words import fact_tables


def show() -> None:
    """Show the page."""
    view = state.view()
    widgets.say("h1", view.word("ui.sources"))
    widgets.say("p", view.word("ui.sources_intro"))
    table = fact_tables.sources(view)
    address = view.word("ui.address")
    st.dataframe(
        table.frame, width="stretch", hide_index=True, placeholder="–", height=520,
        column_config={address: st.column_config.LinkColumn(address)},
    )  # fmt: skip
    titles = widgets.distinct({id: str(table.frame.loc[id].iloc[0]) for id in table.frame.index})
    chosen = st.selectbox(
        widgets.plain(view.word("ui.what_it_supports")), list(titles), index=None,
        format_func=partial(widgets.caption, titles), filter_mode="contains",
    )  # fmt: skip
    if chosen:
        widgets.table(fact_tables.supported(view, chosen))
    every = fact_tables.all_facts(view)
    widgets.say("h2", every.title)
    widgets.say("p", view.word("ui.facts_intro"))
    widgets.table(every)
    unsourced = fact_tables.unsourced(view)
    widgets.say("h2", unsourced.title)
    widgets.say("p", view.word("ui.unsourced_intro"))
    widgets.table(unsourced)
