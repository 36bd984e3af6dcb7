"""The map page: filters, the map with its passport, the table twin, the downloads."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from routes.export import formats
from routes.facts import openings
from routes.kinds import Mode, Status
from routes.pages import address, shared, state, taking, turns, widgets
from routes.pages.drawing import DRAWING
from routes.view.answer import View, answer, compares, corridor_ids
from routes.view.query import BLANK, Query, opened_years
from routes.words import coded_tables, plan_files, plans
from routes.words.map_tables import Table

DOWNLOADS = (".html", ".geojson", ".gpkg", ".csv", *formats.PICTURES)
HEIGHT = "clamp(460px, 100vh - 112px, 1400px)"
STANDS = ("at", "year", "select", "theme", "off", "on", "traffic")  # how a map may stand
OFFERS = {"mode": Mode, "status": Status}


def head(view: View) -> None:
    """Show the title and, beside it, the choice of corridors.

    Modes and statuses are chosen in the map's legend. Where an address asks for some, they stand
    here, so that they can be taken back.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        widgets.say("h1", view.word("ui.title"))
        offers = {"corridor": corridor_ids(view.dataset)}
        offers |= {name: (*ids,) for name, ids in OFFERS.items() if getattr(view.query, name)}
        for name, ids in offers.items():
            captions = {id: view.word(f"{name}.{id}") for id in ids}
            empty = f"{view.word(f'ui.{name}')}: {view.word('ui.all')}"
            widgets.several(view, name, captions, empty=empty, hidden=True)


def left(query: Query) -> dict[str, Any] | None:
    """Return the modes and statuses that the legend leaves, () for all; None where it leaves none.

    The files and tables beside the map have them, as the map shows them.
    """
    found = {}
    for name, ids in OFFERS.items():
        asked = getattr(query, name)
        on = tuple(id for id in asked or ids if f"{name}.{id}" not in query.off)
        if not on:
            return None
        found[name] = asked if len(on) == len(asked or ids) else on
    return found


def listed(view: View) -> View | None:
    """Return the view as the legend leaves it; None where it leaves nothing."""
    kept = left(view.query)
    found = answer(view.dataset, replace(view.query, **kept)) if kept else None
    return None if found is None or found.segments.empty else found


@turns.fragment
def conversation(page: View) -> None:
    """Tell the map what to show, and keep what it answers; the legend's choice reruns the page.

    What to show is asked anew each time: a move of the map may overtake the run of a filter.
    """
    state.converse(shown(state.view()), "journey")
    if left(address.query()) != left(page.query):
        st.rerun()


def shown(view: View) -> dict[str, Any]:
    """Return what the map is told: the ids that pass the filters, and no journey."""
    everything = len(view.segments) == len(view.dataset.segments)
    allowed = None if everything else [*view.segments.index, *view.nodes.index]
    shown = {"allowed": allowed, "journey": None, "overlay": None, "asks": True}
    return shown | ({"beyond": True} if compares(view) else {})


def table(listed: Table, key: str) -> None:
    """Show one half of the table twin; a chosen row is selected on the map."""
    widgets.table(listed, key, lambda id: address.ask(select=id))


def twin(name: str, view: View, make: Callable[[View], Table]) -> Table:
    """Return a table of the view, worked out once for all who ask the same."""
    return shared.once(name, view.dataset, view.query, lambda: make(view))


def downloads(view: View, kept: View) -> None:
    """Offer the view as files; each is made when it is asked for.

    The map has all lines and its legend as it stands, every other file what the legend leaves.
    """
    offers = [
        (
            view.word(f"ui.download_{ending[1:]}"),
            f"{view.dataset.name}{ending}",
            partial(make, view if ending == ".html" else kept, ending, address.later()),
        )
        for ending in DOWNLOADS
    ]
    widgets.downloads(view, "files", offers)
    widgets.say("p", view.word("ui.pictures_show"))


def make(view: View, ending: str, now: Callable[[], Query]) -> str | bytes:
    """Make a file of the view as its map stands now; pictures one after the other."""
    asked = now()
    stands = {name: getattr(asked, name) for name in STANDS}
    view = replace(view, query=replace(view.query, **stands))
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
    data, lang = view.dataset, view.query.lang
    earliest, latest = openings.YEARS
    years = {str(year): str(year) for year in range(latest, earliest - 1, -1)}
    with st.container(horizontal=True):
        widgets.choose(view, "from_year", years)
        # The usual one has no text: an address need not say it.
        widgets.choose(
            view, "to_year", {"" if int(year) == data.year else year: year for year in years}
        )
    first, last = opened_years(data, view.query)

    def listed(view: View) -> Table:
        return plans.opened(view, openings.opened(data, first, last))

    table(twin("opened", view, listed), "opened_rows")
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
    make = partial(plan_files.text, document, view.dataset, *years)
    offers = (
        (view.word(f"ui.download_{name}"), f"{name}.csv", csv),
        (view.word(f"ui.download_{name}_json"), f"{name}.json", make),
    )
    widgets.downloads(view, f"files_{name}", offers)


def show_lines(kept: View | None) -> None:
    """Show the lines that the legend leaves as a table."""
    if kept:
        table(twin("segments", kept, coded_tables.segments), "segment_rows")


def show_places(kept: View | None) -> None:
    """Show the places that the legend leaves as a table."""
    if kept:
        table(twin("nodes", kept, coded_tables.nodes), "node_rows")


def tables(view: View, kept: View | None) -> None:
    """Show the map as tables, of which only the one that is open is made."""
    widgets.say("h2", view.word("ui.tables"))
    shows: dict[str, Callable[[], None]] = {
        "lines": partial(show_lines, kept),
        "places": partial(show_places, kept),
        "planned_title": partial(show_planned, view),
        "opened_title": partial(show_opened, view),
    }
    parts = {view.word(f"ui.{word}"): show for word, show in shows.items()}
    asked = opened_years(view.dataset, view.query) != opened_years(view.dataset, BLANK)
    first = view.word("ui.opened_title") if asked else ""
    widgets.tabs(f"tables {view.query.lang}", parts, first)


def show() -> None:
    """Show the page."""
    view = state.view()
    head(view)
    conversation(view)  # before the frame: a filter need not wait for the rest
    state.show_map(view, HEIGHT)
    kept = listed(view)
    if kept:
        downloads(view, kept)
    else:
        widgets.say("p", view.word("ui.nothing_shown"))
    taking.offer(view)
    tables(view, kept)
    attribution, data_of = view.word("ui.attribution"), view.word("ui.data_of")
    widgets.say("p", f"{attribution} {data_of} {view.dataset.date}.")
