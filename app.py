"""The map of a corridor as a Streamlit app: streamlit run app.py."""

import streamlit as st

from routes.pages import server, site

app = st.App(site.__file__, lifespan=server.lifespan, routes=server.ROUTES)
