"""A chart of rows of ranges over one axis, each row under its whole name.

A range that is published is a thin black line with a dot where the source names one value; what is
computed is a wide bar from P10 to P90 on a thin one from low to high. Shape and width tell them
apart, so that a print in grey can be read. A sum that is only known to be at least so much is open:
a dotted arrow leads out of the chart, and no bar pretends that it ends.
"""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from routes.charts import lettering, vega
from routes.tables.dataset import Dataset
from routes.view.answer import View, answer
from routes.view.query import Query
from routes.webmap import style

STEP = 15  # pixels a row: a line of a name, or the bar below it
SIZE, ROOM = 11.0, 340.0  # pixels: the letters of a name, and what a phone has room for
ENDS = ("low", "high", "p10", "p90", "least", "value", "most")  # all that is drawn of a row


@dataclass(frozen=True)
class Bar:
    """A row of a chart; None: there is nothing to draw. From `open` on, no end is known."""

    label: str
    heading: bool = False
    low: float | None = None
    high: float | None = None
    p10: float | None = None
    p90: float | None = None
    least: float | None = None
    value: float | None = None
    most: float | None = None
    open: float | None = None
    colour: str = style.UNKNOWN
    details: str = ""


def chart(view: View, bars: Iterable[Bar], title: str) -> vega.Spec:
    """Draw rows of ranges in their order over one axis that starts at zero."""
    rows = list(_rows(bars))
    form = _form(view.dataset, view.query.lang, title)
    # All keys are named, since a row without a number, such as a name, would have no place.
    domain = {"scale": {"domain": [row["key"] for row in rows]}}
    first, *others = form["layer"]
    places = {**first["encoding"], "y": {**first["encoding"]["y"], **domain}}
    if not any(row.get(end) is not None for row in rows for end in (*ENDS, "open")):
        along = places["x"]  # an axis of nothing would get one tick with a number of no meaning
        places["x"] = {**along, "axis": {**along["axis"], "values": []}}
    layers = [{**first, "encoding": places}, *others]
    return {**form, "layer": layers, "data": {"values": rows}}


def _rows(bars: Iterable[Bar]) -> Iterator[dict[str, Any]]:
    """The rows of a chart from top to bottom: the lines of each name, and the bar below them."""
    at = 0
    for bar in bars:
        for line in lettering.lines(bar.label, SIZE, ROOM, bold=bar.heading):
            yield {"key": at, "name": line, "heading": bar.heading}
            at += 1
        if not bar.heading and any(getattr(bar, end) is not None for end in (*ENDS, "open")):
            yield {**asdict(bar), "key": at, "name": ""}
            at += 1


@lru_cache(maxsize=32)
def _form(dataset: Dataset, lang: str, title: str) -> vega.Spec:
    """The axes and layers without rows; made once, since making them takes longer than the rest."""
    view = answer(dataset, Query(lang=lang))
    base = alt.Chart().encode(
        y=alt.Y("key:N", title=None, axis=None), tooltip=_tooltip(view, title)
    )
    scale, ticks = alt.Scale(zero=True, nice=True), alt.Axis(title=title, tickCount=vega.TICKS)
    axis: Any = alt.X("low:Q", scale=scale, axis=ticks)
    colour: Any = alt.Color("colour:N", scale=None, legend=None)
    dot = base.mark_point(shape="circle", filled=True, size=55, opacity=1, color=style.BLACK)
    named = alt.Chart().encode(x=alt.value(0), y=alt.Y("key:N"), text="name:N")
    names = named.mark_text(align="left", dy=1, fontSize=SIZE, color=style.BLACK)
    headings = named.mark_text(
        align="left", dy=1, fontSize=SIZE, fontWeight="bold", color=style.BLACK
    )
    unended = base.transform_filter("isValid(datum.open)")
    arrow = unended.mark_point(shape="triangle-right", filled=True, size=60, opacity=1, xOffset=-4)
    edge = alt.value("width")
    layers: Any = alt.layer(
        base.mark_rule(size=2).encode(x=axis, x2="high:Q", color=colour),
        base.mark_bar(size=9, opacity=0.85).encode(x="p10:Q", x2="p90:Q", color=colour),
        unended.mark_rule(size=2, strokeDash=[2, 4]).encode(x="open:Q", x2=edge, color=colour),
        arrow.encode(x=edge, color=colour),
        base.mark_rule(size=2.5, color=style.BLACK).encode(x="least:Q", x2="most:Q"),
        dot.encode(x="value:Q"),
        names.transform_filter("datum.name && !datum.heading"),
        headings.transform_filter("datum.heading"),
    )
    return vega.finished(view, layers.properties(height=alt.Step(STEP)))


def _tooltip(view: View, title: str) -> list[alt.Tooltip]:
    words = {
        "details": view.word("ui.source"),
        "least": f"{view.word('ui.published_figure')}, {title}: ≥",
        "value": f"{view.word('ui.published_figure')}, {title}",
        "most": f"{view.word('ui.published_figure')}, {title}: ≤",
        "low": f"{view.word('ui.computed_best')}: ≥",
        "p10": "P10",
        "p90": "P90",
        "high": f"{view.word('ui.computed_best')}: ≤",
        "open": f"{view.word('ui.computed')}: {view.word('ui.at_least')}",
    }
    return [
        alt.Tooltip(
            name, type="nominal" if name == "details" else "quantitative", title=vega.titled(word)
        )
        for name, word in words.items()
    ]
