"""The whole picture: heading, maps, legend and foot on one page, as PNG, SVG or PDF."""

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from routes import progress
from routes.errors import UnknownNameError
from routes.poster import drawing, frame, legend, lettering, margins, marks, names, notes
from routes.poster.drawing import EDGE, PAPER, Z
from routes.poster.frame import Frame
from routes.poster.placement import Box
from routes.poster.sheet import SHEETS, Inset, Sheet
from routes.view.answer import View, alone
from routes.view.filters import in_year, passing, switched
from routes.webmap import map_names
from routes.words import itineraries

LARGER = 1.6  # times the scale of the main map: an inset that is not so much larger is left out
FEW, ALL = 40, 9  # places of a view; a rank that takes in all
MAJOR = 2  # places up to this rank stand on the main map, whatever an inset shows
INK = "#222222"
COLOURS = 256  # of a PNG
TOO_MANY = 2**32 // 255  # pixels of one colour, whose sum would overflow in Pillow's k-means
WORDS = (
    "ui.title",
    "ui.claim",
    "ui.poster_sources",
    "ui.poster_projection",
    "ui.poster_mercator",
    "ui.data_of",
)
SETTINGS: Any = {
    "svg.fonttype": "none",  # text stays text
    "pdf.fonttype": 42,  # embedded fonts, whose text can be searched and copied
    "text.hinting": "none",
    "path.simplify": False,
}


@dataclass(frozen=True)
class Map:
    """One map of a page, worked out: its frame, its names and its notes.

    `symbols` holds the box of each place's symbol by its id, `shown` the kinds of symbols.
    """

    frame: Frame
    symbols: dict[str, Box]
    shown: set[str]
    names: list[names.Name]
    notes: list[notes.Callout]


@dataclass(frozen=True)
class Page:
    """A drawn page: the figure, its maps and the boxes of the legend's lines, all in points."""

    figure: Figure
    maps: list[Map]
    legend: list[legend.Entry]
    legend_boxes: list[Box]


def picture(view: View, ending: str, size: str | None = None) -> bytes:
    """Return a view as a picture; `ending` is .png, .svg or .pdf, `size` a name in SHEETS.

    Without a size a PNG is made for sharing and the others for print. The same view gives the same
    bytes. Raises: UnknownNameError for another size, RoutesError where no font has the letters.
    """
    chosen = size or ("share" if ending == ".png" else "a3")
    if chosen not in SHEETS:
        raise UnknownNameError("size", chosen, SHEETS)
    sheet = SHEETS[chosen]
    with matplotlib.rc_context():  # whatever a user's own settings say
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({**SETTINGS, "svg.hashsalt": view.dataset.digest})
        figure = compose(view, sheet).figure
        if ending == ".png":
            return few_colours(figure, sheet.dpi, view.word("ui.title"))
        out = io.BytesIO()
        figure.savefig(out, format=ending[1:], metadata=metadata(view, ending))
    return out.getvalue()


def few_colours(figure: Figure, dpi: int, title: str) -> bytes:
    """Return a figure as a PNG of 256 colours: enough for a map, and a quarter of the size."""
    figure.set_dpi(dpi)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    whole = Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")
    # By the widest range of colours: a thin line in a colour of its own must not lose it; one round
    # of k-means then gives the flat colours of the ground exactly.
    wide, plain = Image.Quantize.MAXCOVERAGE, Image.Dither.NONE
    most = max(count for count, _ in whole.getcolors(whole.width * whole.height) or [])
    picture = whole.quantize(COLOURS, wide, kmeans=int(most < TOO_MANY), dither=plain)
    about = PngInfo()
    about.add_itxt("Title", title)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True, dpi=(dpi, dpi), pnginfo=about)
    return out.getvalue()


def metadata(view: View, ending: str) -> dict[str, Any]:
    """Return what an SVG or PDF says of itself; its date is that of the data."""
    title, date = view.word("ui.title"), view.dataset.date
    if ending == ".svg":
        return {"Title": title, "Date": date, "Language": view.query.lang, "Creator": None}
    made = datetime.fromisoformat(date).replace(tzinfo=UTC)
    return {"Title": title, "CreationDate": made, "Creator": None, "Producer": None}


def compose(view: View, sheet: Sheet) -> Page:
    """Draw a view on a page: the way of its journey, where it has one, and else its lines.

    What is only compared with is left out unless it was asked for, and so is what was switched off.
    Lines have the colours, and lines and places the states of the year, that the query asks for.
    """
    view = switched(travelled(view)) if view.journey else alone(switched(in_year(view)))
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(0, sheet.height)
    texts = [str(name["text"]) for name in map_names.names(view)]
    words = [view.word(word) for word in (*WORDS, *legend.words())]
    spare = lettering.spare_fonts([*texts, *words, *margins.title(view)])
    drawn = maps(view, sheet)
    charts = [
        chart(axes, view, sheet, on, places, spare)
        for on, places in progress.steps(drawn, len(drawn))
    ]
    outlines(axes, charts, sheet)
    margins.heading(axes, view, sheet, spare)
    for inset, on in insets(view, sheet):
        margins.caption(axes, view, sheet, inset, on, spare)
    entries = legend.entries(
        view,
        {kind for chart in charts for kind in chart.shown},
        legend.boundary_classes(view, [chart.frame for chart in charts]),
    )
    letters = legend.letters(sheet.label * 1.15, spare)
    boxes = legend.write(axes, entries, sheet.legend, sheet.columns, letters)
    margins.foot(axes, view, sheet, charts[0].frame, spare)
    return Page(figure, charts, entries, boxes)


def travelled(view: View) -> View:
    """Return the view with nothing but its journey's way, over lines that pass the filters."""
    itinerary, only = itineraries.itinerary(view), passing(view)
    used = itinerary.segments if itinerary else ()
    kept = [id for id in dict.fromkeys(used) if only is None or id in only]
    rows = view.dataset.segments.loc[kept]
    ends = {*rows["from_node"], *rows["to_node"]}
    nodes = view.dataset.nodes
    return replace(view, segments=rows, nodes=nodes[nodes.index.isin(ends)])


def insets(view: View, sheet: Sheet) -> list[tuple[Inset, Frame]]:
    """Return the insets of a page in which the view has a place, and which are clearly larger.

    A part that the query looks at has none.
    """
    if frame.looked_at(view, sheet.map):
        return []
    most = frame.main(view, sheet.map).metres / LARGER
    pairs = [
        (inset, frame.detail(view, inset.rect, inset.lon, inset.lat, sheet.metres))
        for inset in sheet.insets
    ]
    return [
        (inset, on)
        for inset, on in pairs
        if on.metres <= most and len(marks.drawn(view, on, sheet.inset_place))
    ]


def maps(view: View, sheet: Sheet) -> list[tuple[Frame, pd.DataFrame]]:
    """Return the maps of a page with their places.

    The main one leaves small places to the insets, and takes the room of insets that there are
    none of. A view of few places shows them all.
    """
    details = [(on, marks.drawn(view, on, sheet.inset_place)) for _, on in insets(view, sheet)]
    rect, beside = sheet.map, sheet.legend
    if sheet.insets and not details:
        rect = Box(rect.left, beside.bottom, beside.left - sheet.label, rect.top)
    on = frame.main(view, rect)
    places = marks.drawn(view, on, sheet.place if len(view.nodes) > FEW else ALL)
    shown = {id for _, rows in details for id in rows.index} - {view.query.select}
    return [(on, places[(places["rank"] <= MAJOR) | ~places.index.isin(shown)]), *details]


def chart(
    axes: Axes, view: View, sheet: Sheet, on: Frame, places: pd.DataFrame, spare: tuple[str, ...]
) -> Map:
    """Draw one map and give what stands on it."""
    drawing.ground(axes, view, on, sheet.pixel)
    lines = drawing.lines(axes, view, on, sheet.pixel)
    symbols = marks.place(axes, places, sheet.pixel, view.query.select)
    small = legend.letters(sheet.small, spare)
    legend.scale_bar(axes, view, on, small)
    taken = [legend.scale_box(on, sheet.small), *margins.caption_room(sheet, on)]
    named, ties = names.arranged(names.Chart(view, sheet, on, symbols, lines, taken, spare))
    for note in ties:
        notes.write(axes, note, on, sheet.pixel)
    names.write(axes, named)
    return Map(on, symbols, set(places["symbol"]), named, ties)


def outlines(axes: Axes, charts: Sequence[Map], sheet: Sheet) -> None:
    """Draw the edges of the maps, and on the main one the ground of each inset."""
    main, *others = (chart.frame for chart in charts)
    for on in (main, *others):
        looks = {"fill": False, "edgecolor": EDGE, "lw": 0.9 * sheet.pixel, "zorder": Z["name"] + 5}
        axes.add_artist(drawing.rectangle(axes, on.rect, **looks))
    for on in others:
        shape = main.outline_of(on)
        looks = {"fc": "none", "ec": INK, "lw": 0.7 * sheet.pixel}
        drawing.draw(axes, main.rect, shape, Z["mark"] - 2, **looks)
