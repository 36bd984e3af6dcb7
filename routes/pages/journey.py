"""The journey page: what is asked, the answer on the map, leg by leg, and what a what-if costs."""

from datetime import date
from functools import lru_cache, partial
from typing import Any

import streamlit as st

from routes.charts import drawings, hours, tracks
from routes.errors import RoutesError
from routes.export import formats
from routes.facts import labels, timeline
from routes.facts.prices import Box
from routes.kinds import Mode, Reach
from routes.network import names
from routes.network.network import Slow
from routes.network.request import MOST
from routes.network.search import Criterion, Service
from routes.pages import drawing, months, shared, state, taking, widgets
from routes.studies import critical
from routes.studies.whatif import openable
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer, countries
from routes.view.filters import unfiltered
from routes.view.query import Query, allowed
from routes.webmap import overlay
from routes.webmap.journey_payload import journey_data
from routes.words import (
    itineraries,
    journey_tables,
    losses,
    measure_tables,
    plans,
    ranges,
    study_csv,
    study_tables,
)

HEIGHT = "clamp(520px, 100vh - 220px, 1000px)"
FACTORS = (1.5, 2.0, 3.0, 5.0)
DOWNLOADS = (".html", ".geojson", ".csv", ".json")


@lru_cache(maxsize=len(labels.LANGUAGES))
def places(dataset: Dataset, lang: str) -> dict[str, str]:
    """Return the names of all nodes by id, the best known first, those of one town together."""
    called = {str(id): labels.name(dataset, str(id), lang) for id in dataset.nodes.index}
    ranks = dataset.nodes["rank"].to_dict()

    def order(id: str) -> tuple[Any, ...]:
        return ranks[id], labels.order(called[id], lang)

    towns = {id: min((id, *names.namesakes(dataset, id)), key=order) for id in called}
    return {id: called[id] for id in sorted(called, key=lambda id: (order(towns[id]), order(id)))}


@lru_cache(maxsize=len(labels.LANGUAGES))
def captions(dataset: Dataset, lang: str) -> dict[str, dict[str, str]]:
    """Return what each what-if offers, by name: ids and what they are called."""
    view = answer(dataset, Query(lang=lang))
    nodes, known = places(dataset, lang), allowed(dataset)
    lines = {str(id): ranges.subject(view, str(id)) for id in dataset.segments.index}
    lines = dict(sorted(lines.items(), key=lambda pair: labels.order(pair[1], lang)))
    lands = {code: ranges.subject(view, code) for code in countries(dataset)}
    lands = dict(sorted(lands.items(), key=lambda pair: labels.order(pair[1], lang)))
    subjects = nodes | lines
    slows = [Slow(id, factor) for id in subjects for factor in FACTORS]
    return {
        "scenario": {id: view.word(f"scenario.{id}") for id in known["scenario"]},
        "open": {id: plans.opening_name(view, id) for id in openable(dataset)},
        "close": subjects,
        "slow": {str(slow): slowed(view, slow) for slow in slows},
        "avoid": lands | {mode: ranges.subject(view, mode) for mode in Mode} | subjects,
        "via": nodes,
    }


def slowed(view: View, slow: Slow) -> str:
    """Return the name of a slowed subject with its factor."""
    return f"{ranges.subject(view, slow.subject)} × {slow.factor_text}"


def question(view: View) -> None:
    """Show what may be asked; what is asked less often waits behind a button."""
    nodes = places(view.dataset, view.query.lang)
    with st.container(horizontal=True, vertical_alignment="bottom", key="question"):
        widgets.choose(view, "origin", nodes, typed=True)
        widgets.choose(view, "destination", nodes, typed=True)
        widgets.choose(view, "by", {by: view.word(f"by.{by}") for by in Criterion})
        query = view.query
        supposed = (*query.scenario, *query.open, *query.close, *query.slow)
        asked = (*supposed, *query.avoid, *query.via)
        asked += tuple(filter(None, (query.month, query.depart)))
        count = f" ({len(asked)})" if asked else ""
        with st.popover(f"{widgets.plain(view.word('ui.what_if'))}{count}", width="stretch"):
            what_if(view)
    widgets.tell_refused()


def what_if(view: View) -> None:
    """Show the what-ifs, the filters and the rest of what may be asked."""
    for name, offers in captions(view.dataset, view.query.lang).items():
        asked = view.query.slow if name == "slow" else ()
        own = {str(slow): slowed(view, slow) for slow in asked}
        widgets.several(view, name, offers | own, typed=name != "scenario")
    for name, kinds in (("service", Service), ("box", Box), ("reach", Reach)):
        widgets.choose(view, name, {str(kind): view.word(f"{name}.{kind}") for kind in kinds})
    first, last = timeline.YEARS
    years = {str(year): str(year) for year in range(first, last + 1)}
    with st.container(horizontal=True):
        widgets.choose(view, "year", {"": view.word("ui.today")} | years)
        counts = {str(count): str(count) for count in range(1, MOST + 1)}
        widgets.choose(view, "alternatives", counts)
    with st.container(horizontal=True):
        names = enumerate(labels.months(view.query.lang), 1)
        every = {str(number): name for number, name in names}
        widgets.choose(view, "month", {"": view.word("ui.any_month")} | every)
        widgets.day(view, "depart", date(first, 1, 1), date(last, 12, 31))


def show() -> None:
    """Show the page."""
    widgets.say("h1", state.view().word("ui.journey"))
    body()


@st.fragment
@state.answering
def body() -> None:
    """Ask and answer; a change reruns this alone."""
    question(state.view())
    refusal = ""
    try:
        view = state.view(journey=True)
    except RoutesError as error:
        view, refusal = state.view(), str(error)
    weak = weakest(view) if view.journey and st.session_state.get("weak") else None
    state.converse(
        {
            "allowed": None,
            "journey": shared.once("way", view.dataset, view.query, lambda: journey_data(view)),
            "overlay": overlay.of_critical(view, weak) if weak else None,
        }
    )
    if refusal:
        widgets.refuse(refusal)
    elif not view.journey:
        widgets.say("p", view.word("ui.choose_journey"))
    state.show_map(view, HEIGHT)
    if view.journey:
        st.toggle(widgets.plain(view.word("ui.critical_journey")), key="weak")
        if weak:
            weak_points(view, weak)
        answered(view)


def weakest(view: View) -> critical.Criticality | None:
    """Return what the journey can least do without; where that cannot be told, say why."""
    try:
        with widgets.busy(view):
            return critical.of_view(view)
    except RoutesError as error:
        widgets.refuse(str(error))
        return None


def weak_points(view: View, found: critical.Criticality) -> None:
    """Show what the journey can least do without, and offer it as a file."""
    widgets.say("p", view.word("ui.critical_intro"))
    widgets.table(study_tables.critical_table(view, found))
    make = partial(study_csv.criticality, view.dataset, found, view.query.lang)
    widgets.download(view, view.word("ui.download_critical"), "critical.csv", make)


def answered(view: View) -> None:
    """Show the answer as bars, tables and files."""
    widgets.say("p", view.word("ui.journey_intro"))
    downloads(view)
    taking.offer(view)
    lost(view)
    widgets.say("h2", view.word("ui.hours_by_kind"))
    drawn = shared.once("hours", view.dataset, view.query, lambda: hours.hours(view))
    widgets.chart(drawn, view.word("ui.hours_by_kind"))
    measured(view)
    months.show(view)
    tables = (
        journey_tables.before_after,
        journey_tables.totals,
        journey_tables.changes,
        journey_tables.arcs,
        journey_tables.through_prices,
        journey_tables.cited,
    )
    for table in filter(None, (make(view) for make in tables)):
        widgets.say("h2", table.title)
        widgets.table(table)
    for text in itineraries.notes(view, view.journey) if view.journey else ():
        widgets.say("p", text)


def lost(view: View) -> None:
    """Show where the time is lost: in a sentence, and as drawings of all ways."""
    way, whole = itineraries.itinerary(view), unfiltered(view)
    lead = losses.sentence(view, way) if way else ""
    drawing.show(view, tracks.of_journey(view), partial(drawings.of_journey, whole), lead)


def measured(view: View) -> None:
    """Show what CAREC measures of the ways, and their hours by country."""
    ways, journey = itineraries.ways(view), view.journey
    if journey is None:
        return
    year = journey.network.year
    for table in (
        measure_tables.table(view, ways, year),
        measure_tables.by_country(view, ways),
    ):
        widgets.say("h2", table.title)
        widgets.table(table)
    widgets.say("p", measure_tables.averages(view, journey.itineraries[0], year))
    label = view.word("ui.download_measures")
    widgets.download(view, label, "measures.csv", partial(formats.measures, view))


def downloads(view: View) -> None:
    """Offer the answer as files, whole as the page shows it; each is made when it is asked for."""
    whole = unfiltered(view)
    with st.container(horizontal=True, key="files"):
        for ending in DOWNLOADS:
            label = view.word(f"ui.download_journey_{ending[1:]}")
            make = partial(formats.FORMATS[ending], whole)
            widgets.download(view, label, f"journey{ending}", make)
