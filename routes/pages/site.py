"""What runs for a reader, at first and after each change: the page that the address names."""

from functools import cache

import streamlit as st
from jinja2 import PackageLoader

from routes.errors import RoutesError
from routes.pages import address, navigation, state, taking, tongue, turns, widgets
from routes.webmap import html_file, looks


@cache
def style() -> str:
    """Return the style sheet of all pages: charts wear the look of the page, light or dark."""
    sheet = html_file.text_of(PackageLoader("routes.pages", "."), "page.css")
    return f"<style>{html_file.lean(sheet)}{looks.repainted('.stVegaLiteChart svg')}</style>"


def main() -> None:
    """Show the page that the address names; data that breaks a rule is told, not shown."""
    st.set_page_config(layout="wide")
    st.html(style())
    taking.hush()
    try:
        dataset = state.data()
    except RoutesError as error:
        widgets.say("p", str(error))
        return
    address.start(dataset)
    navigation.greet(dataset)
    state.choose_language(view := state.view())
    tongue.speak(view)
    st.set_page_config(page_title=view.word("ui.title"))
    st.navigation(navigation.pages(view), position="top").run()


if __name__ == "__main__":
    with turns.turn():
        main()
