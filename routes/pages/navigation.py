"""The pages by their addresses, and how each begins where the address asks for nothing."""

from collections.abc import Callable
from importlib import import_module

import streamlit as st

from routes.pages import address, frame, state, widgets
from routes.studies import compare as comparing
from routes.studies import critical
from routes.tables.dataset import Dataset
from routes.view.answer import View

PAGES = frame.PATHS[2:]
GREETED = {"journey": critical.USE, "compare": comparing.USE}  # with the first of these journeys


def greet(dataset: Dataset) -> None:
    """Let a page that plans journeys begin with one where none is asked for."""
    for path, use in GREETED.items():
        if address.opens(path):
            address.greet(critical.named(dataset, use))
    address.remember()  # before the navigation: so a page is one step of the browser's history


def pages(view: View) -> list[st.Page]:
    """Return the pages by their paths. The map opens at / and at /map alike."""
    maps = [
        st.Page(
            state.page(shown("map")),
            title=widgets.plain(view.word("ui.page_map")),
            url_path=path,
            default=not path,
            visibility="visible" if bool(path) == address.opens("map") else "hidden",
        )
        for path in ("", "map")
    ]
    return maps + [
        st.Page(
            state.page(shown(path)),
            title=widgets.plain(view.word(f"ui.page_{path}")),
            url_path=path,
        )
        for path in PAGES
    ]


def title(view: View) -> str:
    """Return the title of the page in the browser's tabs and history."""
    whole = view.word("ui.title")
    here = next((path for path in PAGES if address.opens(path)), "")
    return f"{view.word(f'ui.page_{here}')} · {whole}" if here else whole


def shown(page: str) -> Callable[[], None]:
    """Return what shows a page; its module is read when it is first shown.

    What draws charts takes a fifth of a second to read, for which the first map need not wait.
    """

    def show() -> None:
        import_module(f"routes.pages.{page}").show()

    return show


def read() -> None:
    """Read the modules of all pages."""
    for page in ("map", *PAGES):
        import_module(f"routes.pages.{page}")
