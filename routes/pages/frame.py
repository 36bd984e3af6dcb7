"""How the map comes into a page: folium's own HTML in a frame, and a bridge that talks to it.

The map is a file of its own that never changes with a filter, so the browser keeps it; the bridge
carries what little does change (what to show, what is selected) and hands back clicks and moves.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from jinja2 import PackageLoader

from routes.pages import address
from routes.tables.dataset import Dataset
from routes.webmap import html_file

# What the reader does in the map and a link keeps, each a field of the query. What changes quickly
# (all but the selection) is told once it has come to rest.
KEPT = ("select", "at", "year", "choice", "tour", "off", "on", "theme", "traffic")
# How a fresh map opens, and how one that is there is to stand.
OPENS = ("at", "year", "tour", "off", "on", "theme", "traffic")
ASK = "ask"  # what the reader changes of the question, as a link writes it: these fields
ASKED = ("origin", "destination", "via", "close")
HEARD = (*KEPT, ASK)
PATHS = ("", "map", "journey", "compare", "traffic", "sources")  # of all pages; the map has two
# When the map told what is known of it: all that it tells is answered, also where nothing changes.
# The bridge leaves to the map what that has told since, or it would pull a moving reader back.
SINCE = "map_told"
SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
MAP, PLANNER = ".html", ".json"  # the endings of the files for the frame
FOLDER = f"{st.get_option('server.baseUrlPath').strip('/')}/frames"


@dataclass(frozen=True)
class Framed:
    """A file for the frame: its bytes, packed, and its name, which is theirs alone."""

    name: str
    packed: bytes

    @property
    def plain(self) -> bytes:
        """The file as it is."""
        return gzip.decompress(self.packed)


def framed(text: str, lang: str, ending: str = MAP) -> Framed:
    """Return a map in a language, or what plans in it, as a file."""
    content = text.encode()
    name = f"{lang}-{hashlib.sha256(content).hexdigest()[:32]}{ending}"
    return Framed(name, gzip.compress(content, mtime=0))


@st.cache_resource
def components() -> tuple[Any, Any]:
    """Register the two components once."""
    v2 = st.components.v2
    here = PackageLoader("routes.pages", ".")
    frame = html_file.lean(html_file.text_of(here, "frame.js"))
    # The names of what page and map tell each other are written once, for both.
    told = html_file.shared("packing.js", "events.js", "memory.js")
    bridge = html_file.lean(html_file.text_of(here, "wearing.js", "bridge.js"))
    return (
        v2.component("corridor_frame", js=frame, isolate_styles=False),
        v2.component("corridor_bridge", js=told + bridge, isolate_styles=False),
    )


def show_frame(map: Framed, title: str, height: str) -> None:
    """Show a map as a frame that stays as long as its bytes do."""
    address = f"{FOLDER}/{map.name}"
    data = {"address": address, "sandbox": SANDBOX, "title": title, "height": height}
    components()[0](data=data, key="map_frame", height="content")


def hear(dataset: Dataset, key: str, name: str, answers: str) -> None:
    """Take what the reader did in the map into the query, before the page runs again.

    `key` is that of the page's bridge: the map of a page that was left may still tell its last.
    `answers` is the path of the page that answers what was asked, "" for this one.
    """
    told = st.session_state[key].get(name)
    if told is None:
        return  # a bridge that has just been made anew has nothing to tell of this yet
    said = {**told.get("along", {}), name: told}
    for field in filter(said.__contains__, HEARD):
        text = str(said[field]["value"])
        if field == ASK:
            address.take(dataset, text, ASKED)
            address.lead(answers)
        else:
            address.hear(dataset, field, text)
        since()[field] = said[field]["time"]


def since() -> dict[str, float]:
    """Return when the map told what is known of it, in milliseconds of the browser's own clock."""
    times: dict[str, float] = st.session_state.setdefault(SINCE, {})
    return times


def talk(dataset: Dataset, shown: dict[str, Any], answers: str = "") -> None:
    """Tell the framed map what to show; what the reader does in it goes into the query.

    `shown` holds `allowed` (ids, or None for all), `journey` (packed, or None) and `overlay`; the
    selection and how the map stands, as the address says or as it stood before another page, go
    with it.
    """
    asked = address.query()
    texts, key = asked.texts(), f"map_bridge {st.session_state[address.PAGE]}"
    components()[1](
        data={
            "shown": {"select": asked.select or None, **shown},
            "opens": {name: texts[name] for name in OPENS},
            "since": since(),
            "kept": HEARD,
            "pages": PATHS,
        },
        key=key,
        **{f"on_{name}_change": partial(hear, dataset, key, name, answers) for name in HEARD},
    )
