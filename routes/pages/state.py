"""What the pages share: the data, loaded once, and the query that the address carries."""

import argparse
import sys
from html import escape
from pathlib import Path

import streamlit as st

from routes import dataset, export, labels
from routes.dataset import Dataset
from routes.pages.frame import KEPT
from routes.view import FILTERS, Query, View, answer, read_query


@st.cache_resource(show_spinner=False)
def data() -> Dataset:
    """Load the data once for all sessions; it is frozen.

    `streamlit run app.py -- --geodata FOLDER` shows other data than our own. Raises DataError.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--geodata", type=Path)
    return dataset.load(parser.parse_known_args(sys.argv[1:])[0].geodata)


def say(tag: str, text: str) -> None:
    """Show a text as it is: neither HTML nor Markdown in it is obeyed."""
    st.html(f"<{tag} class='said'>{escape(text)}</{tag}>")


@st.cache_data(show_spinner=False, max_entries=16)
def framed_map(_data: Dataset, digest: str, lang: str) -> str:
    """Give the map of everything in a language as HTML for the frame."""
    return export.html(answer(_data, Query(lang=lang)), embedded=True)


def start() -> None:
    """Fill the widgets' state from the address on the first run of a session.

    What cannot be read in the address is kept as `problems`, to be told above the page.
    """
    state = st.session_state
    if "lang" in state:
        for name in (*FILTERS, "lang"):
            state[name] = state[name]  # keeps a widget's value while another page is shown
        return
    asked, state["problems"] = read_query(data(), st.query_params.to_dict())
    for name in FILTERS:
        state[name] = list(asked.several(name))
    for name in ("lang", *KEPT):
        state[name] = getattr(asked, name)


def query() -> Query:
    """Give the query of the widgets as they stand."""
    state = st.session_state
    return Query(
        **{name: ",".join(state[name]) for name in FILTERS},
        **{name: state[name] for name in ("lang", *KEPT)},
    )


def view() -> View:
    """Give the answer to the query of the widgets."""
    return answer(data(), query())


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
