"""The pages by their addresses, and how each begins where the address asks for nothing."""

import streamlit as st

from routes.pages import address, compare, journey, map, sources, state, traffic, widgets
from routes.studies import compare as comparing
from routes.studies import critical
from routes.tables.dataset import Dataset
from routes.view.answer import View

GREETED = {"journey": critical.USE, "compare": comparing.USE}  # with the first of these journeys


def greet(dataset: Dataset) -> None:
    """Let a page that plans journeys begin with one where none is asked for."""
    for path, use in GREETED.items():
        if address.opens(path):
            address.greet(critical.named(dataset, use))
    address.remember()  # before the navigation: so a page is one step of the browser's history


def pages(view: View) -> list[st.Page]:
    """Return the pages by their paths. The map opens at / and at /map alike."""
    shown = {
        "journey": (journey.show, "ui.page_journey"),
        "compare": (compare.show, "ui.page_compare"),
        "traffic": (traffic.show, "ui.page_traffic"),
        "sources": (sources.show, "ui.page_sources"),
    }
    maps = [
        st.Page(
            state.page(map.show),
            title=widgets.plain(view.word("ui.page_map")),
            url_path=path,
            default=not path,
            visibility="visible" if bool(path) == address.opens("map") else "hidden",
        )
        for path in ("", "map")
    ]
    return maps + [
        st.Page(state.page(show), title=widgets.plain(view.word(word)), url_path=path)
        for path, (show, word) in shown.items()
    ]
