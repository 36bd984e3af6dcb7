"""The part of the traffic page that tells what each part can carry against what it carries."""

from collections.abc import Callable
from functools import partial
from html import escape

import streamlit as st

from routes.pages import shared, widgets
from routes.studies import capacity
from routes.studies.capacity import Capacity
from routes.view.answer import View, compared_ids
from routes.words import capacity_json, capacity_tables
from routes.words.map_tables import Table


def part(view: View) -> None:
    """Show the narrowest part of each way, all parts, and what opens on demand; nothing without."""
    data, query = view.dataset, view.query
    found = capacity.study(data, query.year or data.year, query.corridor)
    if not found.parts:
        return

    def table(make: Callable[[View, Capacity], Table]) -> Table:
        return shared.once(make.__name__, data, query, lambda: make(view, found))

    def ships() -> None:
        widgets.say("p", view.word("ui.ships_intro"))
        widgets.table(table(capacity_tables.sailings))
        widgets.table(table(capacity_tables.ships))

    def unknown() -> None:
        for one in found.corridors:
            widgets.say("p", "\n".join(capacity_tables.unknown(view, one)))

    shown = table(capacity_tables.parts)
    widgets.say("h2", shown.title)
    sentences(view, found)
    widgets.table(shown)
    widgets.folded(view.word("ui.ships_named"), "ships", ships)
    widgets.folded(view.word("ui.capacity_unknown"), "unknown", unknown)
    widgets.say("p", capacity_tables.intro(view))
    make = partial(capacity_json.csv, data, found, query.lang)
    widgets.download(view, view.word("ui.download_capacity"), "capacity.csv", make)


def sentences(view: View, found: Capacity) -> None:
    """Name the narrowest part of each way; ways that are only compared with where asked for."""
    compared = compared_ids(view.dataset)
    asked = [
        one
        for one in found.corridors
        if one.corridor not in compared or one.corridor in view.query.corridor
    ]
    lines = "".join(f"<li>{escape(capacity_tables.sentence(view, one))}</li>" for one in asked)
    st.html(f"<ul class='said narrowest'>{lines}</ul>")
