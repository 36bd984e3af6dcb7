"""Drawings in a page: the SVG itself, so that its texts can be read and found, and its files."""

from collections.abc import Callable, Sequence
from functools import partial
from threading import Lock
from typing import Any

import streamlit as st
from jinja2 import PackageLoader

from routes.charts import drawings
from routes.charts.tracks import Track
from routes.pages import address, shared, turns, widgets
from routes.view.answer import View
from routes.webmap import html_file, looks
from routes.words.measure_tables import steps
from routes.writing import strict

DRAWING = Lock()  # matplotlib's settings are those of the whole process: one picture at a time
FILES = (".svg", ".png")
HEADINGS = {"hours": "ui.staircase", "usd": "ui.staircase_usd"}

Make = Callable[[str, str], bytes]


@st.cache_resource
def component() -> Any:
    """Register the component once."""
    here = PackageLoader("routes.pages", ".")
    script = html_file.shared("packing.js") + html_file.text_of(here, "drawing.js")
    sheet = html_file.text_of(here, "drawing.css") + looks.repainted("svg")
    return st.components.v2.component("corridor_drawing", js=script, css=sheet)


def show(
    view: View, some: Sequence[Track], make: Make, lead: str = "", together: bool = False
) -> None:
    """Show the drawings of some ways, each with its files, and all of their points as a table.

    `lead` stands above them; `make` makes a file, by hours or usd and its ending. `together`
    tells the stops of all ways and not of the chosen one alone.
    """
    kinds = drawings.kinds(some)
    if not kinds:
        return
    if lead:
        widgets.say("p", lead)

    def show(what: str) -> None:
        def draw() -> str:
            return strict.packed(drawings.of_page(view, some, what, together))

        made = shared.once(f"drawing {what} {together}", view.dataset, address.query(), draw)
        component()(data={"drawings": made}, key=f"drawing_{what}", height="content")
        widgets.say("p", drawings.about(view, some, what, together))
        files(view, what, make)

    def every() -> None:
        widgets.table(steps(view, {track.name: track.way for track in some}))

    parts = {view.word(HEADINGS[what]): partial(show, what) for what in kinds}

    def whole() -> None:
        widgets.tabs(f"drawings {view.query.lang}", parts)
        widgets.folded(view.word("ui.staircase_rows"), "steps", every)

    turns.fragment(whole)()


def files(view: View, what: str, make: Make) -> None:
    """Offer a drawing as files."""
    name = "staircase" if what == "hours" else "staircase_usd"
    offers = [
        (
            view.word(f"ui.download_{name}_{ending[1:]}"),
            f"{name}{ending}",
            partial(_made, make, what, ending),
        )
        for ending in FILES
    ]
    widgets.downloads(view, f"files_{name}", offers)


def _made(make: Make, what: str, ending: str) -> bytes:
    with DRAWING:
        return make(what, ending)
