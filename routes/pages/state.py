"""What the pages share: the data, loaded once, and the query that the address carries."""

import argparse
import gc
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from html import escape
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from routes import dataset, export, labels
from routes.dataset import Dataset
from routes.pages.frame import OPENS, show_frame, talk
from routes.twin import Table
from routes.view import SEVERAL, Query, View, answer, read_query

Width = Literal["content", "stretch"]
MIME = {
    ".html": "text/html",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".csv": "text/csv",
    ".json": "application/json",
}


@st.cache_resource(show_spinner=False)
def data() -> Dataset:
    """Load the data once for all sessions; it is frozen.

    `streamlit run app.py -- --geodata FOLDER` shows other data than our own. Raises DataError.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--geodata", type=Path)
    loaded = dataset.load(parser.parse_known_args(sys.argv[1:])[0].geodata)
    # Streamlit collects garbage after each run: what stays for good is moved out of its sight.
    gc.collect()
    gc.freeze()
    return loaded


def say(tag: str, text: str) -> None:
    """Show a text as it is: neither HTML nor Markdown in it is obeyed."""
    st.html(f"<{tag} class='said'>{escape(text)}</{tag}>")


def chart(spec: dict[str, Any], told: str) -> None:
    """Show a chart in its own colours, with what it tells in words for those who cannot see it."""
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=told)


def table(one: Table) -> None:
    """Show a table."""
    st.dataframe(one.frame, hide_index=True, placeholder="–", width="stretch")


def download(
    label: str, file: str, make: Callable[[], str | bytes], width: Width = "content"
) -> None:
    """Offer a file, which is made when it is asked for."""
    st.download_button(
        label, data=make, file_name=file, mime=MIME[Path(file).suffix], on_click="ignore",
        width=width, key=file,
    )  # fmt: skip


@st.cache_data(show_spinner=False, max_entries=16)
def framed_map(_data: Dataset, digest: str, lang: str) -> str:
    """Give the map of everything in a language as HTML for the frame."""
    return export.html(answer(_data, Query(lang=lang)), embedded=True)


@st.fragment
def conversation(shown: Callable[[View], dict[str, Any]]) -> None:
    """Tell the map what to show and keep what it answers; a click reruns this alone.

    What to show is asked anew each time: a move of the map may overtake the run of a filter.
    """
    converse(shown(view()))


def converse(shown: dict[str, Any]) -> None:
    """Tell the map what to show, and write the query into the address.

    The year is told only where the page has changed it: told again, it would hold a moving map.
    """
    state = st.session_state
    if state["year"] != state.setdefault("heard_year", state["year"]):
        state["heard_year"] = state["year"]
        shown = {**shown, "year": state["year"]}
    talk(shown, {name: state[name] for name in OPENS})
    remember()


def show_map(view: View, height: str) -> None:
    """Show the framed map; it stays as it is as long as its data does."""
    show_frame(
        framed_map(view.dataset, view.dataset.digest, view.query.lang),
        view.word("ui.title"),
        height,
    )


def tell_problems() -> None:
    """Tell once what could not be read in the address."""
    for problem in st.session_state.pop("problems", ()):
        with st.container(border=True):
            say("p", f"⚠ {problem}")


def start() -> None:
    """Fill the widgets' state from the address on the first run of a session.

    What cannot be read in the address is kept as `problems`, to be told above the page.
    """
    state = st.session_state
    names = [field.name for field in fields(Query)]
    if "lang" in state:
        for name in names:
            state[name] = state[name]  # keeps a widget's value while another page is shown
        return
    asked, state["problems"] = read_query(data(), st.query_params.to_dict())
    for name in names:
        state[name] = list(asked.several(name)) if name in SEVERAL else getattr(asked, name)


def choose_language() -> None:
    """Let the reader choose the language, in the same corner of every page."""
    with st.container(key="language"):
        st.selectbox(
            view().word("ui.language"), list(LANGUAGE_NAMES), key="lang",
            format_func=lambda lang: LANGUAGE_NAMES[lang], label_visibility="collapsed",
        )  # fmt: skip


def query() -> Query:
    """Give the query of the widgets as they stand."""
    state = st.session_state
    return Query(
        **{
            field.name: ",".join(state[field.name]) if field.name in SEVERAL else state[field.name]
            for field in fields(Query)
        }
    )


def view(journey: bool = False) -> View:
    """Give the answer to the query of the widgets; its journey only where that is asked for.

    Raises: RoutesError where there is no such journey.
    """
    asked = query() if journey else replace(query(), origin="", destination="")
    return answer(data(), asked)


def remember() -> None:
    """Write the query into the address, so that a link reopens the same view."""
    wanted = query().params()
    if st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


LANGUAGE_NAMES = dict(
    zip(
        labels.LANGUAGES,
        ("English", "Русский", "中文", "Türkçe", "Қазақша", "Azərbaycanca", "ქართული"),
        strict=True,
    )
)
