"""The map of the Middle Corridor as a Streamlit app: streamlit run app.py."""

import streamlit as st

from routes.errors import RoutesError
from routes.pages import compare, map, sources, state

STYLE = """<style>
.stMainBlockContainer { padding: 3.8rem 1rem 1rem; }
h1.said { font-size: 1.3rem; line-height: 1.5; margin: 0; padding: 0; }
h2.said { font-size: 1.1rem; margin: 0; padding: 0; }
p.said { margin: 0; color: #444; font-size: 0.85rem; white-space: pre-wrap; }
[data-testid="stVerticalBlock"] { gap: .6rem; }
</style>"""


def main() -> None:
    """Show the page that the address names; data that breaks a rule is told, not shown."""
    st.set_page_config(page_title="Middle Corridor", layout="wide")
    st.html(STYLE)
    try:
        state.data()
    except RoutesError as error:
        state.say("p", str(error))
        return
    state.start()
    view = state.view()
    st.navigation(
        [
            st.Page(map.show, title=view.word("ui.page_map"), url_path="map", default=True),
            st.Page(compare.show, title=view.word("ui.page_compare"), url_path="compare"),
            st.Page(sources.show, title=view.word("ui.page_sources"), url_path="sources"),
        ],
        position="top",
    ).run()


main()
