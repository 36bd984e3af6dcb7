"""The language of the page as a whole, and what the framework does or says by itself and amiss.

It says some words in English only, says "Add" of what is typed into a list though something else is
meant, leaves the menu of a phone open over the page that was chosen, and prints no table whole.
"""

from typing import Any

import streamlit as st
from jinja2 import PackageLoader

from routes.pages import typed
from routes.view.answer import View
from routes.webmap import html_file

# What Streamlit writes in English alone, by the words that stand for it: no setting changes it.
FRAMEWORK = {
    "Skip to main content": "skip",
    "App pages": "pages",
    "Open": "open_list",
    "Choose an option": "choose",
    "No results": "nothing_found",
    "Selected values": "selected",
    "Show/hide columns": "columns",
    "Download as CSV": "download_csv",
    "Download as PNG": "download_png",
    "Copy Vega-Lite spec": "copy_spec",
    "Show data": "show_data",
    "Search": "find",
    "Fullscreen": "fullscreen",
    "Close fullscreen": "close_fullscreen",
    "Pagination": "pagination",
    "Previous page": "previous_page",
    "Next page": "next_page",
    "Clear value": "clear",
    "Clear all": "clear",
    "Press Enter to apply": "press_enter",
}


@st.cache_resource
def component() -> Any:
    """Register the component once."""
    here = PackageLoader("routes.pages", ".")
    script = html_file.lean(html_file.text_of(here, "menu.js", "typed.js", "paper.js", "tongue.js"))
    return st.components.v2.component("corridor_tongue", js=script, isolate_styles=False)


def speak(view: View) -> None:
    """Let the whole document be in the language of the query."""
    english = view.query.lang == "en"
    words = {} if english else {text: view.word(f"ui.{key}") for text, key in FRAMEWORK.items()}
    data = {"lang": view.query.lang, "words": words, "typed": typed.ADDRESS}
    component()(data=data, key="tongue", height="content")
