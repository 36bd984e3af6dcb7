"""The map of the Middle Corridor as a Streamlit app: streamlit run app.py."""

import streamlit as st

from routes.errors import RoutesError
from routes.pages import map, sources, state

STYLE = """<style>
.stMainBlockContainer { padding: 3.2rem 1rem 1rem; }
h1.claim { font-size: 1.3rem; margin: 0; padding: 0; }
[data-testid="stVerticalBlock"] { gap: .6rem; }
</style>"""

st.set_page_config(page_title="Middle Corridor", layout="wide")
st.html(STYLE)
try:
    state.data()
except RoutesError as error:
    st.error(str(error))
    st.stop()
state.start()
view = state.view()
st.navigation(
    [
        st.Page(map.show, title=view.word("ui.page_map"), url_path="map", default=True),
        st.Page(sources.show, title=view.word("ui.page_sources"), url_path="sources"),
    ],
    position="top",
).run()
