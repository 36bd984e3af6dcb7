"""What the pages are made of: texts, tables, charts, files, and controls that show the query.

Streamlit obeys Markdown in labels, tabs and buttons, so every text that goes there goes through
`plain`; what a list offers, a placeholder and the cells of a table are shown as they are.
"""

import logging
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import streamlit as st

from routes.errors import RoutesError
from routes.pages import address, sheets, turns
from routes.pages.address import Row
from routes.pages.files import File
from routes.view.answer import View
from routes.view.query import SEVERAL, read_query

LOGGER = logging.getLogger(__name__)
table = sheets.table
MIME = {
    ".html": "text/html",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
    ".csv": "text/csv",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".pdf": "application/pdf",
}
Offer = tuple[str, str, Callable[[], str | bytes]]  # of a file: label, name, what makes it
REFUSED = "refused"  # what was typed into a list and means nothing
SIGNS = re.compile(r"([\\`*_~\[\]<>$&|!#^])")
# Read once more after the signs: links, emojis, icons and colours; arrows and dashes.
LATE = re.compile(r"(?<=:)(?=\S)|(?<=@)|(?<=www)(?=\.)|(?<!\S)(?=(?:<->|->|<-|--|[<>~]=)(?!\S))")
JOINER = "\u2060"  # shows nothing and keeps apart what would be read together


def plain(text: str) -> str:
    """Return a text for a place where Streamlit obeys Markdown, so that it is shown as it is."""
    return SIGNS.sub(r"\\\1", LATE.sub(JOINER, " ".join(text.split())))


def say(tag: str, text: str) -> None:
    """Show a text as it is: neither HTML nor Markdown in it is obeyed."""
    st.html(f"<{tag} class='said'>{escape(text)}</{tag}>")


def refuse(text: str) -> None:
    """Say what cannot be, in a box of its own."""
    with st.container(border=True):
        say("p", f"⚠ {address.told(text)}")


def chart(spec: dict[str, Any], caption: str) -> None:
    """Show a chart in its own colours, with what it tells in words for those who cannot see it."""
    st.vega_lite_chart(spec=spec, theme=None, width="stretch", alt=caption)


def folded(label: str, key: str, show: Callable[[], None], opened: bool = False) -> None:
    """Offer a part that is made once it is opened; those that stand together are one fragment.

    Of two fragments that are asked for in one breath the framework would run only one.
    """
    box = st.expander(plain(label), opened, key=f"fold {key}", on_change="rerun")
    if box.open:
        with box:
            show()


def tabs(key: str, parts: Mapping[str, Callable[[], None]], first: str = "") -> None:
    """Show parts by their titles side by side; only the open one is made, `first` to begin with."""
    if first:  # as the default of the tabs it would make them anew where it changes
        st.session_state.setdefault(f"tabs {key}", plain(first))
    boxes = st.tabs([plain(title) for title in parts], key=f"tabs {key}", on_change="rerun")
    for box, show in zip(boxes, parts.values(), strict=True):
        if box.open:
            with box:
                show()


@turns.fragment
def download(view: View, label: str, file: str, make: Callable[[], str | bytes]) -> None:
    """Offer a file, which is made when it is asked for; say so where it cannot be made."""
    _offer(view, label, file, make)


@turns.fragment
def downloads(view: View, key: str, offers: Iterable[Offer]) -> None:
    """Offer files side by side: one fragment, each of which costs a copy of the page's state."""
    with st.container(horizontal=True, key=key):
        for offer in offers:
            _offer(view, *offer)


def _offer(view: View, label: str, file: str, make: Callable[[], str | bytes]) -> None:
    asked_for, offered = st.session_state.get(f"file {file}"), File(make)
    st.session_state[f"file {file}"] = offered
    pressed = st.download_button(
        plain(label), data=offered, file_name=file, mime=MIME[Path(file).suffix], key=file
    )
    if not (pressed and asked_for):
        return
    try:
        with busy(view), turns.pause():
            asked_for.handed_out()
    except RoutesError as error:
        refuse(str(error))
    except Exception:
        LOGGER.exception("making %s", file)
        refuse(view.word("ui.no_file"))


def busy(view: View) -> Any:
    """Show that work is under way for as long as the block takes."""
    return st.spinner(plain(view.word("ui.working")))


def choose(
    view: View,
    name: str,
    captions: Mapping[str, str],
    label: str = "",
    typed: bool = False,
    hidden: bool = False,
) -> None:
    """Show a field of the query as a box to choose one of some ids, each with its caption.

    It is empty where the query says nothing and there is no such id. `typed` lets the reader
    write any other name of a place, too; `hidden` leaves the label to those who cannot see.
    """
    value, captions = address.query().texts()[name], distinct(captions)
    empty = not value and value not in captions
    key = show_in(name, None if empty else Row(value))
    st.selectbox(
        plain(view.word(label or f"ui.{name}")), [*map(Row, captions)], key=key, placeholder="–",
        index=None if empty else 0, format_func=partial(caption, captions), filter_mode="contains",
        accept_new_options=typed, on_change=change, args=(view, name, key, captions),
        label_visibility="collapsed" if hidden else "visible",
    )  # fmt: skip


def several(
    view: View,
    name: str,
    captions: Mapping[str, str],
    typed: bool = False,
    empty: str = "–",
    hidden: bool = False,
) -> None:
    """Show a field of the query as a box to choose some ids; Enter takes the first that fits."""
    asked, captions = [*map(Row, getattr(address.query(), name))], distinct(captions)
    key = show_in(name, asked)
    st.multiselect(
        plain(view.word(f"ui.{name}")), list(dict.fromkeys([*map(Row, captions), *asked])), key=key,
        format_func=partial(caption, captions), placeholder=empty, accept_new_options=typed,
        filter_mode="contains", select_all=False,
        label_visibility="collapsed" if hidden else "visible",
        on_change=change, args=(view, name, key, captions),
    )  # fmt: skip


def day(view: View, name: str, first: date, last: date) -> None:
    """Show a field of the query as a day of the calendar, which may be left empty."""
    asked = address.query().texts()[name]
    key = show_in(name, date.fromisoformat(asked) if asked else None)
    st.date_input(
        plain(view.word(f"ui.{name}")), None, min_value=first, max_value=last, key=key,
        format="YYYY-MM-DD", on_change=change_day, args=(view, name, key),
    )  # fmt: skip


def change_day(view: View, name: str, key: str) -> None:
    """Take the day that the reader chose, or none, into the query."""
    st.session_state[REFUSED] = []
    address.hear(view.dataset, name, str(st.session_state[key] or ""))


def caption(captions: Mapping[str, str], id: str) -> str:
    """Return the caption of an id; what was typed is its own."""
    return captions.get(id, id)


def distinct(captions: Mapping[str, str]) -> dict[str, str]:
    """Return captions of which no two are alike: a list knows what it offers by nothing else."""
    alike = Counter(captions.values())
    return {
        id: f"{caption} ({id})" if alike[caption] > 1 else caption
        for id, caption in captions.items()
    }


def show_in(name: str, value: Any) -> str:
    """Set the control of a field, before it is made, to what the query says; give its key.

    Each page and language has its own: a list holds captions, not ids, and would keep those of
    another language. The list of languages is the same in all, and keeps the focus. A typed id
    is told again, by its name.
    """
    state, lang = st.session_state, "" if name == "lang" else address.query().lang
    held = state.get(key := f"{name} {lang} {state[address.PAGE]}")
    typed = any(type(one) is str for one in (held if isinstance(held, list) else [held]))
    if address.fresh() or key not in state or held != value or typed:
        state[key] = value
    return key


def change(view: View, name: str, key: str, captions: Mapping[str, str]) -> None:
    """Take what the reader chose or typed in a control into the query."""
    held = st.session_state[key]
    chosen = held if isinstance(held, list) else [held or ""]
    meant = [meaning(view, name, captions, text) for text in chosen]
    st.session_state[REFUSED] = [refusal for _, refusal in meant if refusal]
    if (good := [id for id, _ in meant if id]) or name in SEVERAL or not held:
        address.hear(view.dataset, name, good)


def meaning(view: View, name: str, captions: Mapping[str, str], text: str) -> tuple[str, str]:
    """Return the id that a text stands for, and otherwise what to tell the reader.

    It is an id, any name by which the address knows one, or part of a caption: then the first.
    """
    if text in captions:
        return text, ""
    asked, problems = read_query(view.dataset, {name: text})
    if not problems:
        return asked.texts()[name], ""
    wanted = text.casefold()
    found = (id for id, caption in captions.items() if wanted in caption.casefold())
    first = next(found, "")
    return first, "" if first else str(problems[0])


def tell(problems: Iterable[object]) -> None:
    """Say what was asked and cannot be."""
    for problem in problems:
        refuse(str(problem))


def tell_refused() -> None:
    """Say what was typed into a list and means nothing, until the next choice."""
    tell(st.session_state.get(REFUSED, ()))
