"""The ways that are compared, in one look, and which of them lie on the map."""

from functools import partial
from html import escape

import streamlit as st

from routes.charts import tracks
from routes.pages import address, widgets
from routes.studies.compare import Comparison
from routes.view.answer import View
from routes.words import glance as glances


def show(view: View, study: Comparison) -> None:
    """Show all ways in one look, each with its line of the map."""
    head, *others = glances.headings(view, study)
    lines = [tracks.sample(colour, dash) for colour, dash in tracks.looks(study)]
    heads = "".join(f"<th scope='col'>{escape(one)}</th>" for one in (head, *others))
    rows = "".join(
        f"<tr><th scope='row'><img alt='' src='{line}'>{escape(row.name)}</th>{_cells(row)}</tr>"
        for row, line in zip(glances.rows(view, study), lines, strict=True)
    )
    st.html(
        f"<table class='glance'><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>",
        width="stretch",
    )


def _cells(row: glances.Glance) -> str:
    if not row.cells:
        return f"<td colspan='4'>{escape(row.why)}</td>"
    return "".join(
        f"<td><b>{escape(value)}</b> <small>{escape(ends)}</small></td>"
        for value, ends in row.cells
    )


def choose(view: View, study: Comparison) -> list[str]:
    """Let the reader choose the ways on the map, all of them at first."""
    names = widgets.distinct(
        {way.id: view.word(f"way.{way.id}") for way in study.ways if way.itinerary}
    )
    key = address.held(f"ways {' '.join(names)}", view.query.lang, [*names])
    # A fold of another name would be another one, and closed: how many there are stands beside it.
    with st.expander(widgets.plain(view.word("ui.which_ways"))):
        chosen: list[str] = st.multiselect(
            widgets.plain(view.word("ui.which_ways")), list(names), key=key,
            format_func=partial(widgets.caption, names), select_all=False,
            placeholder=view.word("ui.nothing_shown"), label_visibility="collapsed",
        )  # fmt: skip
    if len(chosen) < len(names):
        widgets.say("p", f"{len(chosen)} / {len(names)}")
    return chosen
