"""The journey page: what is asked, the answer on the map, leg by leg, and what a what-if costs."""

from functools import partial
from html import escape
from urllib.parse import urlencode

import streamlit as st

from routes.charts import drawings, hours, tracks
from routes.errors import RoutesError
from routes.export import formats
from routes.pages import drawing, months, question, shared, state, taking, turns, widgets
from routes.studies import critical
from routes.view.answer import View
from routes.view.filters import unfiltered
from routes.webmap import overlay
from routes.webmap.journey_payload import journey_data
from routes.words import (
    headline,
    itineraries,
    journey_tables,
    losses,
    measure_tables,
    other_ends,
    study_csv,
    study_tables,
    whatif_words,
)
from routes.writing import strict

HEIGHT = "clamp(460px, 100vh - 205px, 1200px)"
DOWNLOADS = (".html", ".geojson", ".csv", ".json")


def show() -> None:
    """Show the page."""
    body()


@turns.fragment
@state.answering
def body() -> None:
    """Ask and answer; a change reruns this alone."""
    question.show(state.view())
    refusal = ""
    try:
        view = state.view(journey=True)
    except RoutesError as error:
        view, refusal = state.view(), str(error)
    weak = weakest(view) if view.journey and st.session_state.get("weak") else None
    state.converse(
        {
            "allowed": None,
            "asks": True,
            "journey": shared.once("way", view.dataset, view.query, partial(packed, view)),
            "overlay": overlay.of_critical(view, weak) if weak else None,
        }
    )
    answer_first(view, refusal)
    state.show_map(view, HEIGHT)
    if view.journey:
        st.toggle(widgets.plain(view.word("ui.critical_journey")), key="weak")
        if weak:
            weak_points(view, weak)
        answered(view)


def packed(view: View) -> str | None:
    """Return the view's journey for the map; None where it has none."""
    return strict.packed(journey_data(view)) if view.journey else None


def answer_first(view: View, refusal: str) -> None:
    """Show the answer in a few lines above the map; without one, say why or what to do."""
    found = headline.headline(view)
    if found is None:
        widgets.say("h1", view.word("ui.journey"))
        if refusal:
            widgets.refuse(refusal)
        else:
            widgets.say("p", view.word("ui.choose_journey"))
        return
    spread = f" <small>({escape(found.range)})</small>" if found.range else ""
    totals = "".join(
        f"<span>{escape(name)} <b>{escape(text)}</b></span>"
        for name, text in (whatif_words.change(view) | found.totals).items()
    )
    title = f"{escape(found.title)}: {escape(found.lead)}{spread}"
    told = itineraries.slower(view, view.journey) if view.journey else []
    st.html(
        f"<div class='answer'><h1 class='said'>{title}</h1>"
        f"<p class='lost'>{escape(found.lost)}</p><p class='totals'>{totals}</p>"
        f"{''.join(f'<p>{escape(text)}</p>' for text in told)}{elsewhere(view)}</div>"
    )


def elsewhere(view: View) -> str:
    """Return the other ends of the same towns to which another way leads, each as a link."""
    links = ", ".join(
        f"<a href='?{escape(urlencode(asked.params()))}' target='_self'>{escape(text)}</a>"
        for text, asked in other_ends.sentences(view)
    )
    return links and f"<p>{escape(view.word('ui.other_ends'))}: {links}</p>"


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
    """Show the answer as drawings, and files; what is looked up in it waits folded."""
    downloads(view)
    taking.offer(view)
    whole = unfiltered(view)
    way = itineraries.itinerary(view)
    lead = "\n".join(losses.other_counts(view, way)) if way else ""
    drawing.show(view, tracks.of_journey(view), partial(drawings.of_journey, whole), lead)
    for table in filter(None, (journey_tables.before_after(view), journey_tables.changes(view))):
        widgets.say("h2", table.title)
        widgets.table(table)
    turns.fragment(folded)(view)


def folded(view: View) -> None:
    """Offer what says more of the answer, each part of which is made when it is opened."""
    parts = {
        "hours_by_kind": bars,
        "alternatives": totals,
        "measures": measured,
        "months": months.show,
        "legs": legs,
        "sources": cited,
        "reckoned": reckoned,
    }
    for word, show in parts.items():
        widgets.folded(view.word(f"ui.{word}"), word, partial(show, view))


def bars(view: View) -> None:
    """Show the hours by kind of all ways."""
    drawn = shared.once("hours", view.dataset, view.query, lambda: hours.hours(view))
    widgets.chart(drawn, view.word("ui.hours_by_kind"))


def totals(view: View) -> None:
    """Show the totals of all ways."""
    widgets.table(journey_tables.totals(view))


def measured(view: View) -> None:
    """Show what CAREC measures of the ways, and their hours by country."""
    ways, journey = itineraries.ways(view), view.journey
    if journey is None:
        return
    year = journey.network.year
    widgets.table(measure_tables.table(view, ways, year))
    by_country = measure_tables.by_country(view, ways)
    widgets.say("h2", by_country.title)
    widgets.table(by_country)
    widgets.say("p", measure_tables.averages(view, journey.itineraries[0], year))
    label = view.word("ui.download_measures")
    widgets.download(view, label, "measures.csv", partial(formats.measures, view))


def legs(view: View) -> None:
    """Show the chosen way leg by leg, and the published prices of journeys over parts of it."""
    widgets.table(journey_tables.arcs(view))
    if prices := journey_tables.through_prices(view):
        widgets.say("h2", prices.title)
        widgets.table(prices)


def cited(view: View) -> None:
    """Show the sources of the chosen way."""
    widgets.table(journey_tables.cited(view))


def reckoned(view: View) -> None:
    """Say what is assumed, and how numbers become an answer."""
    widgets.say("p", view.word("ui.journey_intro"))
    for text in itineraries.notes(view, view.journey) if view.journey else ():
        widgets.say("p", text)


def downloads(view: View) -> None:
    """Offer the answer as files, whole as the page shows it; each is made when it is asked for."""
    whole = unfiltered(view)
    offers = [
        (
            view.word(f"ui.download_journey_{ending[1:]}"),
            f"journey{ending}",
            partial(formats.FORMATS[ending], whole),
        )
        for ending in DOWNLOADS
    ]
    widgets.downloads(view, "files", offers)
