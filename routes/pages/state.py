"""What the pages share: the data, loaded once, the frame of a page, and the talk with the map."""

import argparse
import gc
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import streamlit as st

from routes.errors import RoutesError
from routes.export import formats
from routes.facts import labels
from routes.pages import address, widgets
from routes.pages.frame import PLANNER, Framed, framed, show_frame, talk
from routes.tables import dataset
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.webmap import planner_file


@st.cache_resource(show_spinner=False)
def data() -> Dataset:
    """Load the data once for all sessions; it is frozen.

    `streamlit run app.py -- --geodata FOLDER` shows other data than our own. Raises DataError.
    """
    parser = argparse.ArgumentParser()
    parser.add_argument("--geodata", type=Path)
    loaded = dataset.load(parser.parse_known_args(sys.argv[1:])[0].geodata)
    gc.freeze()
    return loaded


def freeze() -> None:
    """Move what stays for good, and no garbage, out of sight of those who collect it."""
    gc.collect()
    gc.freeze()
    gc.enable()


def answering(show: Callable[..., None]) -> Callable[..., None]:
    """Frame a page or a part of one: what cannot be answered is told in its place."""

    @wraps(show)
    def framed(*args: Any, **kwargs: Any) -> None:
        try:
            show(*args, **kwargs)
        except RoutesError as error:
            widgets.refuse(str(error))

    return framed


def page(show: Callable[[], None]) -> Callable[[], None]:
    """Return a page as it is shown: what the address asks and cannot be is told above it."""

    @wraps(show)
    def whole() -> None:
        widgets.tell(st.session_state[address.PROBLEMS])
        answering(show)()
        address.settled()

    return whole


@st.cache_resource(show_spinner=False, max_entries=16)
def framed_map(_data: Dataset, digest: str, lang: str) -> Framed:
    """Return the map of everything in a language for the frame."""
    return framed(formats.html(answer(_data, Query(lang=lang)), embedded=True), lang)


@st.cache_resource(show_spinner=False, max_entries=16)
def framed_planner(_data: Dataset, digest: str, lang: str) -> Framed:
    """Return what plans journeys in the map of a language, for the frame."""
    return framed(planner_file.planner_file(answer(_data, Query(lang=lang))), lang, PLANNER)


def file_at(name: str) -> Framed | None:
    """Return the file for the frame that has a name; None where there is none."""
    lang = name.partition("-")[0]
    if lang not in labels.LANGUAGES:
        return None
    make = framed_planner if name.endswith(PLANNER) else framed_map
    found = make(data(), data().digest, lang)
    return found if found.name == name else None


def planner_of(map: str) -> Framed | None:
    """Return what plans in the framed map whose file has a name; None for a map of other data."""
    found = file_at(map)
    return framed_planner(data(), data().digest, map.partition("-")[0]) if found else None


def converse(shown: dict[str, Any], answers: str = "") -> None:
    """Tell the map what to show and keep what it answers in the query and the address.

    A fragment whose page depends on what is heard calls this itself. A journey that is begun on the
    map is shown by the page whose path `answers` is, "" for this one.
    """
    if path := address.led():
        to = st.Page(lambda: None, url_path=path)  # pages are told apart by their paths
        st.switch_page(to, query_params=address.query().params())
    talk(data(), shown, answers)
    address.remember()


def show_map(view: View, height: str) -> None:
    """Show the framed map; it stays as it is as long as its data does."""
    with widgets.busy(view):
        found = framed_map(view.dataset, view.dataset.digest, view.query.lang)
    show_frame(found, view.word("ui.title"), height)


def choose_language(view: View) -> None:
    """Let the reader choose the language, in the same corner of every page."""
    with st.container(key="language"):
        widgets.choose(view, "lang", labels.NAMES, "ui.language", hidden=True)


def view(journey: bool = False) -> View:
    """Return the answer to what is asked; its journey only where that is asked for.

    Raises: RoutesError where there is no such journey.
    """
    asked = address.query()
    return answer(data(), asked if journey else replace(asked, origin="", destination=""))
