"""The map of a corridor as a Streamlit app: streamlit run app.py."""

import streamlit as st

from routes import compare as comparing
from routes import critical
from routes.errors import RoutesError
from routes.pages import address, compare, journey, map, sources, state, traffic, widgets
from routes.view import View

GREETED = {"journey": critical.USE, "compare": comparing.USE}  # with the first of these journeys

STYLE = """<style>
.stMainBlockContainer { padding: 3.8rem 1rem 1rem; }
h1.said { font-size: 1.3rem; line-height: 1.5; margin: 0; padding: 0; }
h2.said { font-size: 1.1rem; margin: 0; padding: 0; }
h3.said { font-size: .9rem; font-weight: 600; margin: 0; padding: 0; }
.marks span { display: inline-block; margin: 0 1.1rem .2rem 0; font-size: .85rem; }
.marks img { width: 14px; height: 14px; margin-right: .35rem; vertical-align: -2px; }
p.said { margin: 0; color: #444; font-size: 0.85rem; white-space: pre-wrap; }
.st-key-language { position: fixed; top: .7rem; right: 1rem; width: 9.5rem; z-index: 999991; }
:is(.st-key-question, .st-key-filters, .st-key-ends, .st-key-files) > div {
  flex: 1 1 150px; min-width: 150px;
}
[data-testid="stVerticalBlock"] { gap: .6rem; }
/* What was typed into a list and is no row of it: the framework says so in English only. */
[role="option"][data-key="__creatable__"] [data-item-hl] { font-size: 0; }
[role="option"][data-key="__creatable__"] [data-item-hl]::before { content: "↵"; font-size: 1rem; }
@media (max-width: 760px) { h1.said { font-size: 1.1rem; line-height: 1.35; } }
</style>"""


def main() -> None:
    """Show the page that the address names; data that breaks a rule is told, not shown."""
    st.set_page_config(layout="wide")
    st.html(STYLE)
    try:
        dataset = state.data()
    except RoutesError as error:
        widgets.say("p", str(error))
        return
    address.start(dataset)
    for path, use in GREETED.items():
        if address.opens(path):
            address.greet(critical.named(dataset, use))
    address.remember()  # before the navigation: so a page is one step of the browser's history
    view = state.view()
    state.choose_language(view)
    st.set_page_config(page_title=view.word("ui.title"))
    st.navigation(pages(view), position="top").run()


def pages(view: View) -> list[st.Page]:
    """Give the pages by their paths. The map opens at / and at /map alike."""
    shown = {
        "journey": (journey.show, "ui.page_journey"),
        "compare": (compare.show, "ui.page_compare"),
        "traffic": (traffic.show, "ui.page_traffic"),
        "sources": (sources.show, "ui.page_sources"),
    }
    maps = [
        st.Page(
            state.page(map.show),
            title=widgets.plain(view.word("ui.page_map")),
            url_path=path,
            default=not path,
            visibility="visible" if bool(path) == address.opens("map") else "hidden",
        )
        for path in ("", "map")
    ]
    return maps + [
        st.Page(state.page(show), title=widgets.plain(view.word(word)), url_path=path)
        for path, (show, word) in shown.items()
    ]


main()
