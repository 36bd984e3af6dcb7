"""The journey page: what is asked, the answer on the map, leg by leg, and what a what-if costs."""

from collections.abc import Iterable
from functools import partial

import streamlit as st

from routes import (
    charts_journey,
    critical,
    export,
    findings_csv,
    journey,
    journeydata,
    journeytwin,
    overlay,
    search,
    twin_compare,
    wording,
)
from routes.errors import RoutesError
from routes.filters import unfiltered
from routes.pages import state
from routes.view import MODES, View, allowed, countries

HEIGHT = "clamp(520px, 100vh - 220px, 1000px)"
WHAT_IF = ("scenario", "close", "slow", "avoid", "via")
FACTORS = ("1.5", "2", "3", "5")
GREETED = "4"  # alternatives
DOWNLOADS = (".html", ".geojson", ".csv", ".json")


def select(view: View, name: str, ids: Iterable[str], prefix: str = "", empty: str = "") -> None:
    """Show a box to choose one id, named by its label or as a subject."""

    def caption(id: str) -> str:
        if not id:
            return empty
        return view.word(f"{prefix}.{id}") if prefix else wording.subject(view, id)

    st.selectbox(view.word(f"ui.{name}"), list(ids), key=name, format_func=caption)


def several(view: View, name: str, ids: Iterable[str], prefix: str = "") -> None:
    """Show a box to choose some ids."""
    extra = [one for one in st.session_state[name] if one not in set(ids := list(ids))]
    st.multiselect(
        view.word(f"ui.{name}"), [*ids, *extra], key=name, placeholder="–",
        format_func=partial(caption_of, view, prefix),
    )  # fmt: skip


def caption_of(view: View, prefix: str, id: str) -> str:
    """Give the name of a subject, a labelled id, or a slowed subject with its factor."""
    subject, _, factor = id.partition("=")
    if prefix:
        return view.word(f"{prefix}.{id}")
    return f"{wording.subject(view, subject)} × {factor}" if factor else wording.subject(view, id)


def question(view: View) -> None:
    """Show what may be asked; what is asked less often waits behind a button."""
    ranked = view.dataset.nodes.sort_values("rank", kind="stable")
    places = [*map(str, ranked.index)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="question"):
        select(view, "origin", ["", *places], empty="–")
        select(view, "destination", ["", *places], empty="–")
        select(view, "by", search.CRITERIA, "by")
        asked = sum(len(st.session_state[name]) for name in WHAT_IF)
        count = f" ({asked})" if asked else ""
        with st.popover(f"{view.word('ui.what_if')}{count}", width="stretch"):
            what_if(view, places)


def what_if(view: View, places: list[str]) -> None:
    """Show the what-ifs, the filters and the rest of what may be asked."""
    known = allowed(view.dataset)
    subjects = [*places, *map(str, view.dataset.segments.index)]
    several(view, "scenario", known["scenario"], "scenario")
    several(view, "close", subjects)
    several(view, "slow", [f"{one}={by}" for one in subjects for by in FACTORS])
    named = sorted(countries(view.dataset), key=lambda code: wording.subject(view, code))
    several(view, "avoid", [*named, *MODES, *subjects])
    several(view, "via", places)
    years = [str(year) for year in range(journey.YEARS[0], journey.YEARS[1] + 1)]
    select(view, "service", search.SERVICES, "service")
    select(view, "reach", known["reach"], "reach")
    with st.container(horizontal=True):
        st.selectbox(
            view.word("ui.year"), ["", *years], key="year",
            format_func=lambda year: year or view.word("ui.today"),
        )  # fmt: skip
        most = [str(one) for one in range(1, journey.MOST + 1)]
        st.selectbox(view.word("ui.alternatives"), most, key="alternatives")


def greet(view: View) -> None:
    """Begin with the first of the named journeys where nothing was asked yet."""
    asked = st.session_state
    named = critical.named(view.dataset)
    if "asked" not in asked and named and not (asked["origin"] or asked["destination"]):
        asked["origin"], asked["destination"] = named[0]
        asked["alternatives"] = GREETED


def show() -> None:
    """Show the page."""
    view = state.view()
    greet(view)
    state.say("h1", view.word("ui.journey"))
    state.tell_problems()
    body()


@st.fragment
def body() -> None:
    """Ask and answer; a change reruns this alone."""
    question(state.view())
    asked = journey.plain(state.query())
    if st.session_state.setdefault("asked", asked) != asked:
        st.session_state["asked"], st.session_state["choice"] = asked, "1"
    refusal = ""
    try:
        view = state.view(journey=True)
    except RoutesError as error:
        view, refusal = state.view(), str(error)
    weak = critical.of_view(view) if view.journey and st.session_state.get("weak") else None
    shown = {
        "allowed": None,
        "select": st.session_state["select"] or None,
        "journey": journeydata.journey_data(view),
        "overlay": overlay.of_critical(view, weak) if weak else None,
    }
    state.converse(shown)
    if refusal:
        with st.container(border=True):
            state.say("p", f"⚠ {refusal}")
    elif not view.journey:
        state.say("p", view.word("ui.choose_journey"))
    state.show_map(view, HEIGHT)
    if view.journey:
        st.toggle(view.word("ui.critical_journey"), key="weak")
        if weak:
            weak_points(view, weak)
        answer(view)


def weak_points(view: View, found: critical.Criticality) -> None:
    """Show what the journey can least do without, and offer it as a file."""
    state.say("p", view.word("ui.critical_intro"))
    state.table(twin_compare.critical_table(view, found))
    make = partial(findings_csv.criticality, view.dataset, found, view.query.lang)
    state.download(view.word("ui.download_critical"), "critical.csv", make)


def answer(view: View) -> None:
    """Show the answer as bars, tables and files."""
    state.say("p", view.word("ui.journey_intro"))
    downloads(view)
    state.say("h2", view.word("ui.hours_by_kind"))
    state.chart(charts_journey.hours(view), view.word("ui.hours_by_kind"))
    tables = (journeytwin.totals, journeytwin.changes, journeytwin.arcs, journeytwin.cited)
    for table in filter(None, (make(view) for make in tables)):
        state.say("h2", table.title)
        state.table(table)
    for text in journeydata.notes(view, view.journey) if view.journey else ():
        state.say("p", text)


def downloads(view: View) -> None:
    """Offer the answer as files, whole as the page shows it; each is made when it is asked for."""
    whole = unfiltered(view)
    for column, ending in zip(st.columns(len(DOWNLOADS)), DOWNLOADS, strict=True):
        label = view.word(f"ui.download_journey_{ending[1:]}")
        with column:
            state.download(
                label, f"journey{ending}", partial(export.FORMATS[ending], whole), "stretch"
            )
