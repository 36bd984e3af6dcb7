"""The map page: filters, the map with its passport, the table twin, the downloads."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from routes import export, twin
from routes.pages import state
from routes.view import MODES, STATUSES, View, compares, corridor_ids

DOWNLOADS: dict[str, Callable[[View], str | bytes]] = {
    ".html": export.html,
    ".geojson": export.geojson,
    ".gpkg": export.geopackage,
    ".csv": export.csv,
}
HEIGHT = "clamp(460px, 100vh - 220px, 1000px)"


def filters(view: View) -> None:
    """Show the filters; they change what the map shows, never the map itself."""
    offers = {
        "corridor": (corridor_ids(view.dataset), "corridor", view.word("ui.corridor")),
        "mode": (MODES, "mode", view.word("ui.mode")),
        "status": (STATUSES, "status", view.word("ui.status")),
    }
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        for name, (ids, prefix, label) in offers.items():
            st.multiselect(
                label,
                ids,
                key=name,
                format_func=partial(caption, view, prefix),
                placeholder=view.word("ui.all"),
            )


def caption(view: View, prefix: str, id: str) -> str:
    """Give the word for an id that a filter offers."""
    return view.word(f"{prefix}.{id}")


def shown(view: View) -> dict[str, Any]:
    """Give what the map is told: the ids that pass the filters, what is selected, no journey."""
    everything = len(view.segments) == len(view.dataset.segments)
    allowed = None if everything else [*view.segments.index, *view.nodes.index]
    told = {"allowed": allowed, "select": st.session_state["select"] or None}
    told |= {"journey": None, "overlay": None}
    return told | ({"beyond": True} if compares(view) else {})


def table(one: twin.Table, key: str) -> None:
    """Show one half of the table twin; a chosen row is selected on the map."""

    def choose() -> None:
        rows = st.session_state[key]["selection"]["rows"]
        if rows:
            st.session_state["select"] = one.frame.index[rows[0]]

    st.dataframe(
        one.frame, key=key, on_select=choose, selection_mode="single-row", hide_index=True,
        placeholder="–", width="stretch",
    )  # fmt: skip


def downloads(view: View) -> None:
    """Offer the view as files; each is made when it is asked for."""
    for column, ending in zip(st.columns(len(DOWNLOADS)), DOWNLOADS, strict=True):
        label, make = view.word(f"ui.download_{ending[1:]}"), partial(DOWNLOADS[ending], view)
        with column:
            state.download(label, f"{view.dataset.name}{ending}", make, "stretch")


def show() -> None:
    """Show the page."""
    view = state.view()
    state.say("h1", view.word("ui.title"))
    filters(view)
    state.tell_problems()
    state.conversation(shown)  # before the frame: a filter need not wait for the rest
    state.show_map(view, HEIGHT)
    if view.segments.empty:
        state.say("p", view.word("ui.nothing_shown"))
    downloads(view)
    state.say("h2", view.word("ui.tables"))
    lines, places = st.tabs([view.word("ui.lines"), view.word("ui.places")])
    with lines:
        table(twin.segments(view), "segment_rows")
    with places:
        table(twin.nodes(view), "node_rows")
    attribution, data_of = view.word("ui.attribution"), view.word("ui.data_of")
    state.say("p", f"{attribution} {data_of} {view.dataset.date}.")
