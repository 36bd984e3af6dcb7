"""The page that compares: ways side by side, model against reality, what is critical."""

from functools import partial

import streamlit as st

from routes import charts_compare, critical, findings, labels, overlay, reality, twin_compare
from routes import compare as comparing
from routes.compare import Comparison
from routes.pages import state
from routes.view import View

HEIGHT = "clamp(460px, 60vh, 1000px)"


def ends(view: View) -> tuple[str, str]:
    """Let the reader choose two ends among those of journeys.csv; they go into the address."""
    pairs = critical.named(view.dataset, comparing.USE)
    origins = list(dict.fromkeys(start for start, _ in pairs))
    start = end(view, "origin", origins)
    return start, end(view, "destination", [stop for one, stop in pairs if one == start])


def end(view: View, name: str, ids: list[str]) -> str:
    """Let the reader choose one end; at first it is the link's, where it is among them."""
    key, asked = f"compare_{name}", st.session_state
    if asked.get(key) not in ids:
        asked[key] = asked[name] if asked[name] in ids else ids[0]

    def keep() -> None:
        asked[name] = asked[key]

    return str(
        st.selectbox(
            view.word(f"ui.{name}"),
            ids,
            key=key,
            on_change=keep,
            format_func=lambda id: labels.name(view.dataset, id, view.query.lang),
        )
    )


def ways(view: View) -> None:
    """Compare the ways between two ends: on the map, in a table, in charts."""
    state.say("p", view.word("ui.compare_intro"))
    with st.container(horizontal=True, key="ends"):
        origin, destination = ends(view)
    one = comparing.compare(view.dataset, origin, destination)
    layers(view, one)
    state.show_map(view, HEIGHT)
    state.table(twin_compare.computed(view, one))
    side_by_side(view, one)


@st.fragment
def layers(view: View, one: Comparison) -> None:
    """Let the reader choose what lies over the map: some ways, or the weak points."""
    kinds = {"ways": "ui.ways_shown"}
    if critical.named(view.dataset):
        kinds["weak"] = "ui.critical_title"
    kind = st.radio(
        view.word("ui.on_the_map"), list(kinds), key="compare_layer", horizontal=True,
        format_func=lambda id: view.word(kinds[id]), label_visibility="collapsed",
    )  # fmt: skip
    if kind == "ways":
        found = [way.id for way in one.ways if way.itinerary]
        chosen = st.multiselect(
            view.word("ui.ways_shown"), found, key="compare_ways", default=found,
            format_func=lambda id: view.word(f"way.{id}"),
            placeholder=view.word("ui.nothing_shown"), label_visibility="collapsed",
        )  # fmt: skip
        laid = overlay.of_ways(view, one, chosen)
    else:
        laid = overlay.of_critical(view, weakest(view))
    select = st.session_state["select"] or None
    state.converse({"allowed": None, "select": select, "journey": None, "overlay": laid})


def weakest(view: View) -> critical.Criticality:
    """Give what the set of journeys can least do without, in the year of the query."""
    return critical.of_pairs(view.dataset, critical.named(view.dataset), view.query)


def side_by_side(view: View, one: Comparison) -> None:
    """Show what is published beside what is computed: charts, table, file."""
    names = list(charts_compare.QUANTITIES.items())
    for tab, (quantity, word) in zip(
        st.tabs([view.word(word) for _, word in names]), names, strict=True
    ):
        with tab:
            state.chart(charts_compare.ways(view, one, quantity), view.word(word))
    legend = ("ui.computed_usual", "ui.computed_best", "ui.published_figure")
    state.say("p", "  ".join(map(" ".join, zip("▇─●", map(view.word, legend), strict=True))))
    published = twin_compare.published(view, one)
    state.say("h2", published.title)
    state.table(published)
    make = partial(findings.as_csv, findings.comparison_rows(one))
    state.download(view.word("ui.download_compare"), "ways.csv", make)


def against_reality(view: View) -> None:
    """Show published transit times on the model's ranges."""
    cases = reality.cases(view.dataset)
    state.say("h2", view.word("ui.reality_title"))
    state.say("p", view.word("ui.reality_intro"))
    state.chart(charts_compare.reality(view, cases), view.word("ui.reality_title"))
    state.table(twin_compare.reality(view, cases))
    make = partial(findings.as_csv, findings.reality_rows(view.dataset, cases))
    state.download(view.word("ui.download_reality"), "reality.csv", make)


def weak_points(view: View) -> None:
    """Show what the set of journeys can least do without."""
    found = weakest(view)
    one = twin_compare.critical_table(view, found)
    state.say("h2", one.title)
    state.say("p", view.word("ui.critical_intro"))
    state.table(one)
    make = partial(findings.as_csv, findings.criticality_rows(view.dataset, found))
    state.download(view.word("ui.download_critical"), "critical.csv", make)


def show() -> None:
    """Show the page: those of its parts for which the data has what they rest on."""
    view = state.view()
    state.say("h1", view.word("ui.compare_title"))
    data = view.dataset
    parts = {
        ways: critical.named(data, comparing.USE) and comparing.ids(data),
        against_reality: reality.cases(data),
        weak_points: critical.named(data),
    }
    if not any(parts.values()):
        state.say("p", view.word("ui.no_comparison"))
    for part, rests_on in parts.items():
        if rests_on:
            part(view)
