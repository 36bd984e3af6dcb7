"""The sources page: the bibliography, what each source supports, and what stands unsourced."""

import streamlit as st

from routes import twin
from routes.pages import state


def show() -> None:
    """Show the page."""
    view = state.view()
    state.say("h1", view.word("ui.sources"))
    state.say("p", view.word("ui.sources_intro"))
    table = twin.sources(view)
    address = view.word("ui.address")
    st.dataframe(
        table.frame, width="stretch", hide_index=True, placeholder="–", height=520,
        column_config={address: st.column_config.LinkColumn(address)},
    )  # fmt: skip
    chosen = st.selectbox(
        view.word("ui.what_it_supports"), list(table.frame.index), index=None,
        format_func=lambda id: table.frame.loc[id].iloc[0],
    )  # fmt: skip
    if chosen:
        state.table(twin.supported(view, chosen))
    every = twin.all_facts(view)
    state.say("h2", every.title)
    state.say("p", view.word("ui.facts_intro"))
    state.table(every)
    unsourced = twin.unsourced(view)
    state.say("h2", unsourced.title)
    state.say("p", view.word("ui.unsourced_intro"))
    state.table(unsourced)
