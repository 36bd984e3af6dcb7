"""What a reader takes along beside files: a link to what the page shows, and a code to embed it."""

from pathlib import Path
from typing import Any

import streamlit as st
from jinja2 import PackageLoader

from routes.view.answer import View
from routes.webmap import html_file

QUIET = Path(__file__).with_name("quiet.css")


@st.cache_resource
def component() -> Any:
    """Register the component once."""
    here = PackageLoader("routes.pages", ".")
    script, style = (html_file.text_of(here, f"taking.{ending}") for ending in ("js", "css"))
    return st.components.v2.component(
        "corridor_taking", js=html_file.lean(script), css=style, isolate_styles=False
    )


def offer(view: View) -> None:
    """Offer the address of the page as it stands, and an iframe that shows the same."""
    words = {"link": "link_here", "code": "embed_code", "copied": "copied", "title": "title"}
    data = {name: view.word(f"ui.{word}") for name, word in words.items()}
    component()(data=data, key="taking", height="content")


def hush() -> None:
    """Leave the map alone where the page stands within another one: ?embed=true."""
    if st.context.is_embedded:
        st.html(QUIET)
