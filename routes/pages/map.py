"""The map page: filters, the map with its passport, the table twin, the downloads."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from routes.export import formats
from routes.facts import openings, timeline
from routes.kinds import Mode, Status
from routes.pages import address, shared, state, taking, widgets
from routes.pages.drawing import DRAWING
from routes.view.answer import View, compares, corridor_ids
from routes.view.query import Query
from routes.words import coded_tables, plan_files, plans
from routes.words.map_tables import Table

DOWNLOADS = (".html", ".geojson", ".gpkg", ".csv", *formats.PICTURES)
HEIGHT = "clamp(460px, 100vh - 220px, 1000px)"


def filters(view: View) -> None:
    """Show the filters; they change what the map shows, never the map itself."""
    offers = {"corridor": corridor_ids(view.dataset), "mode": (*Mode,), "status": (*Status,)}
    with st.container(horizontal=True, vertical_alignment="bottom", key="filters"):
        for name, ids in offers.items():
            captions = {id: view.word(f"{name}.{id}") for id in ids}
            widgets.several(view, name, captions, empty=view.word("ui.all"))


def shown(view: View) -> dict[str, Any]:
    """Return what the map is told: the ids that pass the filters, and no journey."""
    everything = len(view.segments) == len(view.dataset.segments)
    allowed = None if everything else [*view.segments.index, *view.nodes.index]
    shown = {"allowed": allowed, "journey": None, "overlay": None}
    return shown | ({"beyond": True} if compares(view) else {})


def table(listed: Table, key: str) -> None:
    """Show one half of the table twin; a chosen row is selected on the map."""
    widgets.table(listed, key, lambda id: address.ask(select=id))


def twin(name: str, view: View, make: Callable[[View], Table]) -> Table:
    """Return a table of the view, worked out once for all who ask the same."""
    return shared.once(name, view.dataset, view.query, lambda: make(view))


def downloads(view: View) -> None:
    """Offer the view as files; each is made when it is asked for."""
    with st.container(horizontal=True, key="files"):
        for ending in DOWNLOADS:
            label = view.word(f"ui.download_{ending[1:]}")
            made = partial(make, view, ending, address.later())
            widgets.download(view, label, f"{view.dataset.name}{ending}", made)


def make(view: View, ending: str, now: Callable[[], Query]) -> str | bytes:
    """Make a file of the view as its map stands now; pictures one after the other."""
    asked = now()
    view = replace(view, query=replace(view.query, at=asked.at, off=asked.off, on=asked.on))
    with DRAWING if ending in formats.PICTURES else nullcontext():
        return formats.FORMATS[ending](view)


def show_planned(view: View) -> None:
    """Show what is planned or being built, and offer it as files."""
    widgets.say("p", view.word("ui.planned_intro"))
    table(twin("planned", view, plans.planned), "planned_rows")
    data, lang = view.dataset, view.query.lang
    files(view, "planned", partial(plan_files.planned_csv, data, lang), plan_files.planned_json, ())


@state.answering
def show_opened(view: View) -> None:
    """Show what opened between two years that the reader chooses, and offer it as files."""
    widgets.say("p", view.word("ui.opened_intro"))
    with st.container(horizontal=True):
        first, last = (
            st.number_input(
                widgets.plain(view.word(f"ui.{word}_year")), *openings.YEARS, usual,
                key=f"opened_{word}",
            )
            for word, usual in (("from", timeline.YEARS[0]), ("to", view.dataset.year))
        )  # fmt: skip
    data, lang = view.dataset, view.query.lang

    def listed(view: View) -> Table:
        return plans.opened(view, openings.opened(data, first, last))

    table(twin(f"opened {first} {last}", view, listed), "opened_rows")
    make = partial(plan_files.opened_csv, data, first, last, lang)
    files(view, "opened", make, plan_files.opened_json, (first, last))


def files(
    view: View,
    name: str,
    csv: Callable[[], str],
    document: Callable[..., dict[str, Any]],
    years: tuple[int, ...],
) -> None:
    """Offer a list as CSV and as JSON."""
    with st.container(horizontal=True):
        widgets.download(view, view.word(f"ui.download_{name}"), f"{name}.csv", csv)
        make = partial(plan_files.text, document, view.dataset, *years)
        widgets.download(view, view.word(f"ui.download_{name}_json"), f"{name}.json", make)


def show_lines(view: View) -> None:
    """Show the lines as a table."""
    table(twin("segments", view, coded_tables.segments), "segment_rows")


def show_places(view: View) -> None:
    """Show the places as a table."""
    table(twin("nodes", view, coded_tables.nodes), "node_rows")


def tables(view: View) -> None:
    """Show the map as tables, of which only the one that is open is made."""
    widgets.say("h2", view.word("ui.tables"))
    shows = {
        "lines": show_lines,
        "places": show_places,
        "planned_title": show_planned,
        "opened_title": show_opened,
    }
    names = [widgets.plain(view.word(f"ui.{word}")) for word in shows]
    tabs = st.tabs(names, key=f"tables {view.query.lang}", on_change="rerun")
    for tab, show in zip(tabs, shows.values(), strict=True):
        if tab.open:
            with tab:
                show(view)


def show() -> None:
    """Show the page."""
    view = state.view()
    widgets.say("h1", view.word("ui.title"))
    filters(view)
    state.conversation(shown)  # before the frame: a filter need not wait for the rest
    state.show_map(view, HEIGHT)
    if view.segments.empty:
        widgets.say("p", view.word("ui.nothing_shown"))
    downloads(view)
    taking.offer(view)
    tables(view)
    attribution, data_of = view.word("ui.attribution"), view.word("ui.data_of")
    widgets.say("p", f"{attribution} {data_of} {view.dataset.date}.")
