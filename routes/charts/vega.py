"""Charts as Vega-Lite specifications: each draws rows as they are, and works out nothing.

A form is the axes and layers of one kind of chart, made once a language; a drawing is a form with
rows for its layers. To add a kind of chart, write a function that gives its form. Names of fields
are ours; every text of the data goes into rows or titles, never into an expression. Vega-Lite
makes expressions of the titles of tooltips and of a list that gives an order: use `titled` for the
one, and a field of numbers for the other.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from html import escape
from typing import Any
from urllib.parse import quote

import altair as alt
from babel.numbers import get_decimal_symbol, get_group_symbol

from routes.charts.numbers import SIZE, Side
from routes.charts.scene import FONTS
from routes.tables.cells import FORBIDDEN
from routes.view.answer import View
from routes.webmap import looks, style
from routes.words import passport, shortened

Rows = list[dict[str, Any]]
Spec = dict[str, Any]
TOLD = ("series", "period", "value", "kind", "promised", "scope", "source", "caveat")
HOPED = ("plan", "forecast", "target")
# Where names stand beside their points, and dates of goals, which are smaller.
AFTER, BEFORE, DATE = Side("left", 10, 0), Side("right", 8, -13), Side("center", 0, 16)
SMALL = 10  # pixels
LINE, LINES = 13, 4  # pixels of a line of a name, and how many one may have
ASIDE: Any = alt.ExprRef("datum.aside || 0")  # pixels by which a mark stands aside of its year
TICKS = 8  # about as many along an axis of numbers


@dataclass(frozen=True)
class Drawing:
    """A part of a chart: its title, what it shows in words, its Vega-Lite specification."""

    title: str
    description: str
    spec: Spec


def finished(view: View, chart: Any) -> Spec:
    """Return a form as a specification in our type and colours, with the language's numbers."""
    lang = passport.BABEL.get(view.query.lang, view.query.lang)
    numbers = {
        "decimal": get_decimal_symbol(lang),
        "thousands": get_group_symbol(lang),
        "grouping": [3],
        "currency": ["", ""],
    }
    text = {
        "labelColor": style.SOFT,
        "labelFontSize": 11,
        "domainColor": style.RIM,
        "tickColor": style.RIM,
    }
    spec: Spec = chart.properties(
        autosize={"type": "fit-x", "contains": "padding"},
        usermeta={"embedOptions": {"renderer": "svg"}},  # so that a reader's tools find the marks
    ).to_dict()
    look = {"font": FONTS, "locale": {"number": numbers}, "view": {"stroke": None}}
    # What Vega says of marks and axes by itself is English: its caption tells a chart.
    # Without `tooltip` the page would show names of fields where a mark has no words of its own.
    silent = {"mark": {"aria": False, "tooltip": None}, "legend": {"aria": False}}
    axis = {**text, "gridColor": style.GRID, "aria": False}
    return {**spec, "config": {**look, **silent, "axis": axis}}


def filled(
    form: Spec, height: int, rows: Mapping[str, Rows], years: tuple[int, int] | None = None
) -> Spec:
    """Return a form with rows for its layers by their names; a layer without rows is left out.

    `years` are the first and the last of a form over years.
    """
    layers = [
        {**layer, "data": {"values": rows[layer["data"]["name"]]}}
        for layer in form["layer"]
        if rows.get(layer["data"]["name"])
    ]
    whole = [_spanning(layer, years) if years else layer for layer in layers[-1:]]
    return {**form, "height": height, "layer": [*map(_bare, layers[:-1]), *whole]}


def _spanning(layer: Spec, years: tuple[int, int]) -> Spec:
    encoding = layer["encoding"]
    x = {**encoding["x"], "scale": {**encoding["x"]["scale"], "domain": list(years)}}
    return {**layer, "encoding": {**encoding, "x": x}}


def _bare(layer: Spec) -> Spec:
    """Leave scales and axes to the last layer, with which all share them: each goes once."""
    encoding = dict(layer["encoding"])
    for channel in {"x", "y"} & encoding.keys():
        if encoding[channel].get("axis"):
            place = {name: encoding[channel][name] for name in ("field", "type")}
            encoding[channel] = {**place, "axis": {"title": None}}
    return {**layer, "encoding": encoding}


def legend(view: View) -> str:
    """Return the marks and their words as HTML; the drawings are images, which a page lets pass."""
    items = []
    for name, mark in style.MARKS.items():
        inside = style.PAPER if mark.hollow else mark.colour
        path = f'<path d="{mark.path}" fill="{inside}" stroke="{mark.colour}" stroke-width=".35"/>'
        items.append((path, view.word(f"volume.{name}" if name in HOPED else f"ui.mark_{name}")))
    colour = style.MARKS["target"].colour
    arrow = f'<path d="M-1.2,0H.2" stroke="{colour}" stroke-width=".3" stroke-dasharray=".5 .3"/>'
    arrow += f'<path d="M.2,-.6L1.2,0L.2,.6Z" fill="{colour}"/>'
    items.append((arrow, view.word("ui.mark_slip")))
    dots = (
        f'<path d="M0,-1.3V1.3" stroke="{style.SOFT}" stroke-width=".25" stroke-dasharray=".4 .4"/>'
    )
    items.append((dots, view.word("ui.mark_break")))
    spans = [
        f'<span><img alt="" src="{_image(path)}">{escape(word)}</span>' for path, word in items
    ]
    return f'<div class="marks">{"".join(spans)}</div>'


def _image(shape: str) -> str:
    """Wrap a shape that lies within -1.4 and 1.4 as the address of an image."""
    head = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1.4 -1.4 2.8 2.8">'
    return f"data:image/svg+xml,{quote(f'{head}{looks.both_looks(shape)}</svg>')}"


def over_years(view: View) -> Spec:
    """Series over years; an arrow leads from a goal to the year to which it slipped."""
    apart: Any = {"labelOverlap": True, "labelSeparation": 8}
    axis = alt.Axis(title=None, format="d", tickMinStep=1, grid=False, **apart)
    scale = alt.Scale(zero=False, nice=False, padding=22)
    x = alt.X("year:Q", scale=scale, axis=axis)
    y = _amount(view, alt.Y)
    colour = style.MARKS["target"].colour
    lines, breaks, slips = _named("lines"), _named("breaks"), _named("slips")
    dates = _named("dates")
    after = _named("after").mark_text(**asdict(AFTER), color=style.SOFT)
    before = _named("before").mark_text(**asdict(BEFORE), color=style.SOFT)
    own: Any = {name: alt.ExprRef(f"datum.{name}") for name in asdict(AFTER)}
    told = _named("told").mark_text(
        **own, fontSize=SIZE, fontWeight="bold", color=style.MARKS["counted"].colour
    )
    head = slips.mark_point(shape="triangle-right", size=70, filled=True, color=colour, xOffset=-11)
    chart = alt.layer(
        breaks.mark_rule(color=style.SOFT, strokeDash=[2, 3]).encode(
            x, tooltip=_details(view, ("kind",))
        ),
        lines.mark_line(strokeWidth=2, xOffset=ASIDE).encode(
            x, y, _scale(alt.Stroke, "colour"), detail="line:N"
        ),
        slips.mark_rule(color=colour, strokeDash=[4, 3]).encode(x, y, x2="to:Q"),
        head.encode(alt.X("to:Q"), y),
        dates.mark_text(**asdict(DATE), color=style.SOFT, fontSize=SMALL, lineHeight=LINE).encode(
            x, y, text="name:N"
        ),
        after.encode(x, y, text="name:N"),
        before.encode(x, y, text="name:N"),
        told.encode(x, y, text="name:N"),
        _points(view, x, y, xOffset=ASIDE),
    )
    return finished(view, chart)


def one_a_line(view: View) -> Spec:
    """Each volume on a line of its own under its name: such are not to be compared in time."""
    y = alt.Y("place:O", axis=None)
    x = _amount(view, alt.X)
    names = [
        _named(f"names {above}").mark_text(align="left", dy=-14 - above * LINE, color=style.SOFT)
        for above in range(LINES)
    ]
    after = _named("after").mark_text(align="left", dx=10, color=style.SOFT)
    before = _named("before").mark_text(align="right", dx=-10, color=style.SOFT)
    chart = alt.layer(
        *(one.encode(alt.X("left:Q"), y, text="name:N") for one in names),
        after.encode(x, y, text="value:N"),
        before.encode(x, y, text="value:N"),
        _points(view, x, y),
    )
    return finished(view, chart)


def _points(view: View, x: alt.X, y: alt.Y, **look: Any) -> Any:
    marks = _named("points").mark_point(size=70, strokeWidth=1.8, opacity=1, **look)
    path, line, inside = (
        _scale(channel, what)
        for channel, what in ((alt.Shape, "path"), (alt.Stroke, "colour"), (alt.Fill, "inside"))
    )
    return marks.encode(x, y, path, line, inside, tooltip=_details(view, TOLD))


def _amount(view: View, channel: Any) -> Any:
    axis = alt.Axis(
        title=None, tickCount=5, labelExpr=shortened.expression(view.query.lang), labelOverlap=True
    )
    return channel("amount:Q", scale=alt.Scale(zero=True), axis=axis)


def _named(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=rows))


def _scale(channel: Any, what: str) -> Any:
    """How a point shows what it stands for: by its path, its colour, or the colour inside it."""
    marks = style.MARKS.values()
    ranges = {
        "path": [mark.path for mark in marks],
        "colour": [mark.colour for mark in marks],
        "inside": [style.PAPER if mark.hollow else mark.colour for mark in marks],
    }
    scale = alt.Scale(domain=list(style.MARKS), range=ranges[what])
    return channel("mark:N", scale=scale, legend=None)


def titled(word: str) -> str:
    """Return a word as the title of a tooltip.

    Vega-Lite writes it into an expression, in which it minds quotation marks and nothing else.
    """
    return FORBIDDEN.sub(" ", word).replace("\\", "\\\\")


def _details(view: View, names: Iterable[str]) -> list[alt.Tooltip]:
    return [
        alt.Tooltip(field=name, type="nominal", title=titled(view.word(f"ui.{name}")))
        for name in names
    ]
