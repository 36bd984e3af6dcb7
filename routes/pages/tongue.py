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

# What Streamlit writes in English alone, by the words that stand for it: no setting changes it. In
# what is read aloud {} stands for anything.
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
    "Remove {}": "remove_tag",
    "Page {}": "page_number",
    "Select all": "select_all",
    "No data": "no_data",
    "Close": "close",
    "Close Search": "search_close",
    "Next Result": "search_next",
    "Previous Result": "search_previous",
    "Choose date": "date_choose",
    "Clear date": "date_clear",
    "Next month": "month_next",
    "Previous month": "month_previous",
    "Scroll tabs left": "tabs_left",
    "Scroll tabs right": "tabs_right",
    "Sidebar": "sidebar",
    "Expand sidebar": "sidebar_open",
    "Collapse sidebar": "sidebar_close",
    "{} options available.": "options_many",
    "1 option available.": "options_one",
    "year, {}": "part_year",
    "month, {}": "part_month",
    "day, {}": "part_day",
    "yyyy": "letters_year",
    "mm": "letters_month",
    "dd": "letters_day",
    "Page not found": "page_missing",
    "The page that you have requested does not seem to exist. "
    "Running the app's main page.": "page_missing_shown",
}
# The menu of a table's column: how it is sorted, shown and counted.
COLUMN = {
    "Dataframe column menu": "column_menu",
    "Sort ascending": "sort_up",
    "Sort descending": "sort_down",
    "Autosize": "column_fit",
    "Pin column": "column_pin",
    "Unpin column": "column_unpin",
    "Hide column": "column_hide",
    "Copy column name": "column_copy",
    "Format": "column_format",
    "Automatic": "format_automatic",
    "Localized": "format_localized",
    "Plain": "format_plain",
    "Compact": "format_compact",
    "Dollar": "format_dollar",
    "Euro": "format_euro",
    "Yen": "format_yen",
    "Percent": "format_percent",
    "Scientific": "format_scientific",
    "Accounting": "format_accounting",
    "Distance": "format_distance",
    "Calendar": "format_calendar",
    "Statistics": "statistics",
    "Values": "stat_values",
    "Empty": "stat_empty",
    "Distinct": "stat_distinct",
    "Average": "stat_mean",
    "Standard deviation": "stat_deviation",
    "Minimum": "stat_least",
    "25th percentile": "stat_q25",
    "Median": "stat_median",
    "75th percentile": "stat_q75",
    "Maximum": "stat_most",
    "Sum": "stat_sum",
    "Range": "stat_range",
    "Average length": "stat_length",
    "Minimum length": "stat_shortest",
    "Maximum length": "stat_longest",
    "Based on sample": "stat_sample",
}


@st.cache_resource
def component() -> Any:
    """Register the component once."""
    here = PackageLoader("routes.pages", ".")
    own = html_file.lean(html_file.text_of(here, "menu.js", "typed.js", "paper.js", "tongue.js"))
    script = html_file.shared("memory.js", "cards.js") + own
    return st.components.v2.component("corridor_tongue", js=script, isolate_styles=False)


def speak(view: View) -> None:
    """Let the whole document be in the language of the query."""
    english = view.query.lang == "en"
    told = {} if english else FRAMEWORK | COLUMN
    words = {text: view.word(f"ui.{key}") for text, key in told.items()}
    data = {
        "lang": view.query.lang,
        "words": words,
        "typed": typed.ADDRESS,
        "more": view.word("ui.more"),
    }
    component()(data=data, key="tongue", height="content")
