"""The question of a session: one Query, which the address carries and the controls only show.

Streamlit forgets what a control holds as soon as another page is shown. So no control keeps
anything: before it is made it is set to what the query says, and when the reader changes it, the
query changes. The address is read when a session begins and when the reader goes back or forward in
the browser's history; the rest of the time it is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.util import calc_hash

from routes.errors import Refusal
from routes.facts import messages
from routes.network.request import plain
from routes.tables.dataset import Dataset
from routes.view.query import BLANK, Query, read_query

QUERY, PROBLEMS, PAGE, FRESH = "query", "problems", "page", "fresh"
LEAD = "lead"  # where the reader is to be led
DATA = "data"
NOW = "now"  # a box that is the same for the whole session
GREETED = 4  # alternatives


class Row(str):
    """An id as a row of a list: what a reader has typed in the same letters is a mere text."""

    __slots__ = ()


def query() -> Query:
    """Return what this session asks."""
    asked: Query = st.session_state[QUERY]
    return asked


def later() -> Callable[[], Query]:
    """Return what tells the question of this session whenever it is called, in any thread.

    A file is made when it is asked for, and the reader may have moved the map since its button was
    shown.
    """
    held: dict[str, Query] = st.session_state.setdefault(NOW, {})
    held[QUERY] = query()
    return lambda: held[QUERY]


def start(dataset: Dataset) -> None:
    """Read the address where the reader came by it; `problems` keeps what it asks and cannot be."""
    state, on = st.session_state, here()
    state[DATA] = dataset
    if QUERY not in state or went_back():
        told = {name: st.query_params.get_all(name) for name in st.query_params}
        asked, problems = read_query(dataset, told)
        if asked.choice != BLANK.choice and not (asked.origin and asked.destination):
            problems += (Refusal("choice", str(asked.choice), "with both ends of a journey"),)
        state[QUERY], state[PROBLEMS] = asked, problems
        state[FRESH] = True
    elif state[PAGE] != on:
        led()
        state[PROBLEMS], state[FRESH] = (), True
    state[PAGE] = on


def here() -> str:
    """Return the page that this run shows, as the framework counts pages.

    Not the run's own: of a session's first run that is no page yet, so that what bears its name
    would be made anew by the second, and lose the focus of the reader who caused it.
    """
    context = get_script_run_ctx()
    pages = context.pages_manager if context else None
    if pages is None:
        return ""
    return pages.intended_page_script_hash or calc_hash(pages.intended_page_name or "")


def told(text: str) -> str:
    """Return the text of a mistake in the reader's language."""
    return messages.told(st.session_state[DATA], text, query().lang)


def fresh() -> bool:
    """Return whether the browser has yet to see all controls of the page as the query has them.

    A run that another overtakes may have shown only some of them.
    """
    return bool(st.session_state[FRESH])


def settled() -> None:
    """Note that a run has shown the whole page."""
    st.session_state[FRESH] = False


def opens(page: str) -> bool:
    """Return whether this run shows a page, by its path, before the browser is told."""
    return get_script_run_ctx() is not None and here() == calc_hash(page)


def greet(pairs: Sequence[tuple[str, str]]) -> None:
    """Ask for the first of some journeys, given by their ends, where none is asked for."""
    asked = query()
    if pairs and not (asked.origin or asked.destination):
        ask(origin=pairs[0][0], destination=pairs[0][1])
        if asked.alternatives == BLANK.alternatives:
            ask(alternatives=GREETED)


def ask(**changes: Any) -> None:
    """Change the question; another journey begins with its best alternative."""
    old, new = query(), replace(query(), **changes)
    if "choice" not in changes and plain(new) != plain(old):
        new = replace(new, choice=BLANK.choice)
    st.session_state[QUERY] = new
    st.session_state.setdefault(NOW, {})[QUERY] = new


def hear(dataset: Dataset, name: str, texts: str | Sequence[str]) -> None:
    """Take a change of one field from outside; what the address could not say is left out."""
    heard, _ = read_query(dataset, {name: texts} if texts else {})
    ask(**{name: getattr(heard, name)})


def lead(path: str) -> None:
    """Note that another page answers what was asked, by its path; "" for none."""
    st.session_state[LEAD] = path


def led() -> str:
    """Return the path of the page to which the reader is to be led now, once; "" for none."""
    path: str = st.session_state.pop(LEAD, "")
    return path


def take(dataset: Dataset, text: str, names: Sequence[str]) -> None:
    """Take some fields of the question together from outside, as a link writes them.

    What a place means hangs on all else that is asked.
    """
    told = {name: held for name, held in parse_qsl(text, True) if name in names}
    heard, _ = read_query(dataset, query().params() | told)
    ask(**{name: getattr(heard, name) for name in told})


def went_back() -> bool:
    """Return whether the reader has gone back or forward in the browser's history."""
    context = get_script_run_ctx()
    return bool(context and context.is_history_navigation)


def remember() -> None:
    """Write the query into the address, so that a link reopens the same view.

    Where the reader has gone back it is written although the browser knows it: what an earlier run
    wrote may have come after the step, and in its place.
    """
    wanted = query().params()
    if went_back() or st.query_params.to_dict() != wanted:
        st.query_params.from_dict(wanted)


def held(name: str, lang: str, usual: Any) -> str:
    """Set a control that is no field of the query to what it showed in any language; give its key.

    For other ends, or whatever else its name tells, it is another control, which shows the usual.
    """
    state, key = st.session_state, f"{name} {lang}"
    if key not in state:
        state[key] = state.get(name, usual)
    state[name] = state[key]
    return key
