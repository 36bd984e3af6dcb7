"""The map of a corridor as a Streamlit app: streamlit run app.py."""

import gc

gc.disable()  # until the server is warm: what is made till then stays, and nobody looks through it

import streamlit as st  # noqa: E402

from routes.pages import server, site  # noqa: E402

app = st.App(site.__file__, lifespan=server.lifespan, routes=server.ROUTES)
