"""The map of a corridor as a Streamlit app: streamlit run app.py."""

import streamlit as st

from routes.errors import RoutesError
from routes.pages import compare, journey, map, sources, state, traffic

STYLE = """<style>
.stMainBlockContainer { padding: 3.8rem 1rem 1rem; }
h1.said { font-size: 1.3rem; line-height: 1.5; margin: 0; padding: 0; }
h2.said { font-size: 1.1rem; margin: 0; padding: 0; }
h3.said { font-size: .9rem; font-weight: 600; margin: 0; padding: 0; }
.marks span { display: inline-block; margin: 0 1.1rem .2rem 0; font-size: .85rem; }
.marks img { width: 14px; height: 14px; margin-right: .35rem; vertical-align: -2px; }
p.said { margin: 0; color: #444; font-size: 0.85rem; white-space: pre-wrap; }
.st-key-language { position: fixed; top: .7rem; right: 1rem; width: 9.5rem; z-index: 999991; }
:is(.st-key-question, .st-key-filters, .st-key-ends) > div { flex: 1 1 150px; min-width: 150px; }
[data-testid="stVerticalBlock"] { gap: .6rem; }
@media (max-width: 760px) { h1.said { font-size: 1.1rem; line-height: 1.35; } }
</style>"""


def main() -> None:
    """Show the page that the address names; data that breaks a rule is told, not shown."""
    st.set_page_config(layout="wide")
    st.html(STYLE)
    try:
        state.data()
    except RoutesError as error:
        state.say("p", str(error))
        return
    state.start()
    state.choose_language()
    view = state.view()
    st.set_page_config(page_title=view.word("ui.title"))
    st.navigation(
        [
            st.Page(map.show, title=view.word("ui.page_map"), url_path="map", default=True),
            st.Page(journey.show, title=view.word("ui.page_journey"), url_path="journey"),
            st.Page(compare.show, title=view.word("ui.page_compare"), url_path="compare"),
            st.Page(traffic.show, title=view.word("ui.page_traffic"), url_path="traffic"),
            st.Page(sources.show, title=view.word("ui.page_sources"), url_path="sources"),
        ],
        position="top",
    ).run()


main()
