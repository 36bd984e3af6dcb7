"""The page that compares: ways side by side, model against reality, what is critical."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import streamlit as st

from routes.charts import comparison, drawings, tracks
from routes.facts import labels, storms
from routes.facts.prices import Box
from routes.network.request import Request
from routes.pages import address, drawing, glance, question, shared, state, turns, widgets
from routes.studies import compare as comparing
from routes.studies import critical, price_reality, reality, whatif
from routes.studies.compare import Comparison
from routes.view.answer import View
from routes.view.query import Query
from routes.webmap import overlay
from routes.words import (
    itineraries,
    losses,
    measure_tables,
    study_csv,
    study_tables,
    whatif_words,
)

HEIGHT = "clamp(440px, 100vh - 358px, 1000px)"


def ends(view: View) -> None:
    """Let the reader choose the two ends: those of journeys.csv are offered, any may be typed."""
    asked, pairs = address.query(), critical.named(view.dataset, comparing.USE)
    starts = [start for start, _ in pairs]
    stops = [stop for start, stop in pairs if start == asked.origin]
    with st.container(horizontal=True, key="ends"):
        for name, ids in (("origin", starts), ("destination", stops)):
            offered = dict.fromkeys(filter(None, (*ids, getattr(asked, name))))
            names = {id: labels.name(view.dataset, id, view.query.lang) for id in offered}
            widgets.choose(view, name, names, typed=True)
        boxes = {str(box): view.word(f"box.{box}") for box in Box}
        widgets.choose(view, "box", boxes)
    widgets.tell_refused()
    if left := "; ".join(question.supposed(view, without=(*comparing.OBEYED, "reach"))):
        widgets.say("p", view.word("ui.not_compared").format(left))  # all ways go beyond it


@turns.fragment
@state.answering
def layers(view: View, study: Comparison) -> None:
    """Let the reader choose what lies over the map: some ways, or the weak points."""
    if address.query().year != view.query.year:
        st.rerun()  # the map chose another year: all of the page depends on it
    kinds = {"ways": "ui.ways_shown"}
    if critical.named(view.dataset):
        kinds["weak"] = "ui.critical_title"
    with st.container(horizontal=True, vertical_alignment="center", key="layers"):
        kind = st.radio(
            widgets.plain(view.word("ui.on_the_map")), list(kinds),
            key=address.held("compare_layer", view.query.lang, "ways"),
            format_func=lambda id: widgets.plain(view.word(kinds[id])),
            horizontal=True, label_visibility="collapsed",
        )  # fmt: skip
        chosen = glance.choose(view, study) if kind == "ways" else []
    if kind == "ways":
        laid = overlay.of_ways(view, study, chosen)
    else:
        laid = overlay.of_critical(view, weakest(view))
    state.converse({"allowed": None, "journey": None, "overlay": laid})


def weakest(view: View) -> critical.Criticality:
    """Return what the set of journeys can least do without, in the year of the query."""
    with widgets.busy(view):
        return critical.of_pairs(view.dataset, critical.named(view.dataset), view.query)


@state.answering
def side_by_side(view: View, study: Comparison) -> None:
    """Show what is published beside what is computed: charts, and a file."""
    names = comparison.quantities(study).items()

    def show(quantity: str, word: str) -> None:
        draw = partial(comparison.ways, view, study, quantity)
        drawn = shared.once(f"ways {quantity}", view.dataset, address.query(), draw)
        widgets.chart(drawn, view.word(word))

    parts = {view.word(word): partial(show, quantity, word) for quantity, word in names}
    turns.fragment(widgets.tabs)(f"quantities {view.query.lang}", parts)
    legend = ("ui.computed_usual", "ui.computed_best", "ui.published_figure")
    widgets.say("p", "  ".join(map(" ".join, zip("▇─●", map(view.word, legend), strict=True))))
    make = partial(study_csv.comparison, view.dataset, study, view.query.lang)
    widgets.download(view, view.word("ui.download_compare"), "ways.csv", make)


def published(view: View, study: Comparison) -> None:
    """Show what is published of the ways, with its sources."""
    widgets.say("p", view.word("ui.compare_intro"))
    widgets.table(study_tables.published(view, study))


def measured(view: View, study: Comparison) -> None:
    """Show the hours by country, and what CAREC measured beside what the first table has."""
    found = {track.name: track.way for track in tracks.of_comparison(view, study)}
    if not found:
        return
    widgets.table(measure_tables.by_country(view, found))
    first = next(iter(found.values()))
    widgets.say("p", measure_tables.averages(view, first, study.year))


@state.answering
def against_reality(view: View) -> None:
    """Show published transit times on the model's ranges."""
    with widgets.busy(view):
        cases, priced = reality.cases(view.dataset), price_reality.cases(view.dataset)
    widgets.say("p", view.word("ui.reality_intro"))

    def once(make: Callable[[View, Any], shared.Made], found: Any) -> shared.Made:
        """Return what depends on the language alone."""
        name, asked = f"{make.__module__}.{make.__name__}", Query(lang=view.query.lang)
        return shared.once(name, view.dataset, asked, lambda: make(view, found))

    summary = once(study_tables.reality_summary, cases)
    widgets.say("h2", summary.title)
    widgets.table(summary)
    if told := once(study_tables.reality_told, cases):
        widgets.say("p", told)
    widgets.chart(once(comparison.reality, cases), view.word("ui.reality_title"))
    widgets.table(once(study_tables.reality, cases))
    if priced:
        widgets.say("h2", view.word("ui.price_reality_title"))
        widgets.say("p", view.word("ui.price_reality_intro"))
        widgets.chart(once(comparison.prices, priced), view.word("ui.price_reality_title"))
        widgets.table(once(study_tables.prices, priced))
    make = partial(study_csv.reality, view.dataset, cases, priced, view.query.lang)
    widgets.download(view, view.word("ui.download_reality"), "reality.csv", make)


@state.answering
def weak_points(view: View) -> None:
    """Show what the set of journeys can least do without."""
    found = weakest(view)
    listed = partial(study_tables.critical_table, view, found)
    table = shared.once("critical", view.dataset, view.query, listed)
    widgets.say("p", view.word("ui.critical_intro"))
    widgets.table(table)
    make = partial(study_csv.criticality, view.dataset, found, view.query.lang)
    widgets.download(view, view.word("ui.download_critical"), "critical.csv", make)


@state.answering
def openings(view: View) -> None:
    """Show what each thing that is planned or being built would change, and offer it as files."""
    data, year = view.dataset, address.query().year
    with widgets.busy(view):
        found = whatif.of_pairs(data, whatif.named(data), Request(year=year))
    listed = partial(whatif_words.table, view, found)
    table = shared.once("openings", view.dataset, view.query, listed)
    widgets.say("p", view.word("ui.openings_intro"))
    widgets.table(table)
    make = partial(whatif_words.csv, data, found, view.query.lang)
    document = partial(whatif_words.document, data, found)
    offers = (
        (view.word("ui.download_whatif"), "openings.csv", make),
        (view.word("ui.download_whatif_json"), "openings.json", document),
    )
    widgets.downloads(view, "files_openings", offers)


def show() -> None:
    """Show the page: those of its parts for which the data has what they rest on."""
    view = state.view()
    widgets.say("h1", view.word("ui.compare_title"))
    data = view.dataset
    parts = {
        "ui.reality_title": (against_reality, reality.offered(data)),
        "ui.critical_title": (weak_points, critical.named(data)),
        "ui.openings_title": (openings, whatif.named(data) and whatif.offered(data)),
    }
    compares = comparing.ids(data)
    if compares:
        ways(view)
    told = {word: partial(part, view) for word, (part, rests_on) in parts.items() if rests_on}
    beside(view, told)
    if not compares and not told:
        widgets.say("p", view.word("ui.no_comparison"))


@turns.fragment
def beside(view: View, parts: Mapping[str, Callable[[], None]]) -> None:
    """Offer what does not depend on the two ends."""
    for word, show in parts.items():
        widgets.folded(view.word(word), word, show)


@state.answering
def ways(view: View) -> None:
    """Show the ways between the two ends, on the map and side by side."""
    ends(view)
    asked = address.query()
    if not (asked.origin and asked.destination):
        widgets.say("p", view.word("ui.choose_journey"))
        return
    with widgets.busy(view):
        obeyed = {name: getattr(asked, name) for name in comparing.OBEYED}
        study = comparing.compare(view.dataset, asked.origin, asked.destination, **obeyed)
    if study.month:
        asked_for = itineraries.when(view, study.year, study.month, study.depart)
        found = [way.itinerary for way in study.ways if way.itinerary]
        known = storms.of(view.dataset, study.year, study.month)
        for text in (", ".join(asked_for), *itineraries.weather(view, study.month, known, found)):
            widgets.say("p", text)
    glance.show(view, study)
    layers(view, study)
    state.show_map(view, HEIGHT)
    make, some = partial(drawings.of_comparison, view, study), tracks.of_comparison(view, study)
    told = [(track.name, losses.sentence(view, track.way)) for track in some]
    lead = "\n".join(f"{name}: {sentence}" for name, sentence in told if sentence)
    drawing.show(view, some, make, lead, together=True)
    side_by_side(view, study)
    turns.fragment(folded)(view, study)


def folded(view: View, study: Comparison) -> None:
    """Offer what says more of the ways, each part of which is made when it is opened."""
    parts = {"computed": computed, "published_figures": published, "country_hours": measured}
    for word, show in parts.items():
        widgets.folded(view.word(f"ui.{word}"), word, partial(show, view, study))


def computed(view: View, study: Comparison) -> None:
    """Show all that the network computes of the ways."""
    widgets.table(study_tables.computed(view, study))
