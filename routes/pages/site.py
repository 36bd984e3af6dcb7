"""What runs for a reader, at first and after each change: the page that the address names."""

import streamlit as st

from routes.errors import RoutesError
from routes.pages import address, dress, navigation, state, taking, tongue, turns, widgets


def main() -> None:
    """Show the page that the address names; data that breaks a rule is told, not shown."""
    st.set_page_config(layout="wide")
    st.html(dress.sheet())
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
    st.set_page_config(page_title=navigation.title(view))
    st.navigation(navigation.pages(view), position="top").run()


if __name__ == "__main__":
    with turns.turn():
        main()
