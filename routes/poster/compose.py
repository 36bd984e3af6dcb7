"""The whole picture: heading, maps, legend and foot on one page, as PNG, SVG or PDF."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from routes import labels, webdata
from routes.dataset import records
from routes.errors import UnknownNameError
from routes.placement import Box
from routes.poster import drawing, frame, legend, lettering, marks, names
from routes.poster.drawing import EDGE, PAPER, Z
from routes.poster.frame import Frame
from routes.poster.lettering import SANS, SERIF, Letters
from routes.poster.sheet import SHEETS, Inset, Sheet
from routes.view import View

INK, SOFT = "#222222", "#555555"
COLONS = (": ", "：")
WORDS = ("ui.title", "ui.claim", "ui.poster_sources", "ui.poster_projection", "ui.data_of")
SETTINGS = {
    "svg.fonttype": "none",  # text stays text
    "pdf.fonttype": 42,  # embedded fonts, whose text can be searched and copied
    "text.hinting": "none",
    "path.simplify": False,
}


@dataclass(frozen=True)
class Chart:
    """One map of a page, worked out: its frame, the last rank of its places, its names and notes.

    `symbols` holds the box of each place's symbol by its id, `shown` the kinds of symbols.
    """

    frame: Frame
    place: int
    symbols: dict[str, Box]
    shown: set[str]
    names: list[names.Name]
    callouts: list[names.Callout]


@dataclass(frozen=True)
class Page:
    """A drawn page: the figure, its maps and the boxes of the legend's lines, all in points."""

    figure: Figure
    charts: list[Chart]
    legend: list[legend.Entry]
    legend_boxes: list[Box]


def picture(view: View, ending: str, size: str | None = None) -> bytes:
    """Give a view as a picture; `ending` is .png, .svg or .pdf, `size` a name in SHEETS.

    Without a size a PNG is made for sharing and the others for print. The same view gives the same
    bytes. Raises: UnknownNameError for another size, RoutesError where no font has the letters.
    """
    chosen = size or ("share" if ending == ".png" else "a3")
    if chosen not in SHEETS:
        raise UnknownNameError("size", chosen, SHEETS)
    sheet = SHEETS[chosen]
    with matplotlib.rc_context():  # whatever a user's own settings say
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS | {"svg.hashsalt": view.dataset.digest})
        out = io.BytesIO()
        compose(view, sheet).figure.savefig(
            out, format=ending[1:], dpi=sheet.dpi, metadata=metadata(view, ending)
        )
    return out.getvalue()


def metadata(view: View, ending: str) -> dict[str, Any]:
    """Give what the file says of itself; its date is that of the data."""
    title, date = view.word("ui.title"), view.dataset.date
    if ending == ".png":
        return {"Title": title, "Software": None}
    if ending == ".svg":
        return {"Title": title, "Date": date, "Language": view.query.lang, "Creator": None}
    made = datetime.fromisoformat(date).replace(tzinfo=UTC)
    return {"Title": title, "CreationDate": made, "Creator": None, "Producer": None}


def compose(view: View, sheet: Sheet) -> Page:
    """Draw a view on a page."""
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), facecolor=PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, sheet.width)
    axes.set_ylim(0, sheet.height)
    texts = [str(name["text"]) for name in webdata.names(view)]
    told = [view.word(word) for word in (*WORDS, *legend.words())]
    spare = lettering.spare_fonts([*texts, *told])
    charts = [
        chart(axes, view, sheet, frame.main(view, sheet.map), sheet.place, spare),
        *(
            chart(axes, view, sheet, on, sheet.inset_place, spare)
            for inset, on in insets(view, sheet)
        ),
    ]
    outlines(axes, charts, sheet)
    heading(axes, view, sheet, spare)
    for inset, on in insets(view, sheet):
        caption(axes, view, sheet, inset, on, spare)
    entries = legend.entries(
        view,
        {kind for one in charts for kind in one.shown},
        legend.boundary_classes(view, [one.frame for one in charts]),
    )
    letters = legend.letters(sheet.label * 1.15, spare)
    boxes = legend.write(axes, entries, sheet.legend, sheet.legend_rows, letters)
    foot(axes, view, sheet, charts[0].frame, spare)
    return Page(figure, charts, entries, boxes)


def insets(view: View, sheet: Sheet) -> list[tuple[Inset, Frame]]:
    """Give the insets of a page in which the view has a place."""
    pairs = [
        (one, frame.detail(view, one.rect, one.lon, one.lat, sheet.metres)) for one in sheet.insets
    ]
    return [(one, on) for one, on in pairs if len(marks.drawn(view, on, sheet.inset_place))]


def chart(
    axes: Axes, view: View, sheet: Sheet, on: Frame, place: int, spare: tuple[str, ...]
) -> Chart:
    """Draw one map and give what stands on it."""
    drawing.ground(axes, view, on, sheet.pixel)
    lines = drawing.lines(axes, view, on, sheet.pixel)
    places = marks.drawn(view, on, place)
    symbols = marks.place(axes, places, sheet.pixel)
    small = legend.letters(sheet.small, spare)
    legend.scale_bar(axes, view, on, small)
    taken = [legend.scale_box(on, sheet.small), *caption_room(sheet, on)]
    notes = names.callouts(view, on, sheet, symbols, lines, taken, spare)
    taken += [note.box for note in notes]
    told = names.arranged(view, on, sheet, place, symbols, lines, taken, spare)
    for note in notes:
        names.write_callout(axes, note, on, sheet.pixel)
    names.write(axes, told)
    return Chart(on, place, symbols, set(places["symbol"]), told, notes)


def caption_room(sheet: Sheet, on: Frame) -> list[Box]:
    """Give the room of an inset's caption, which no name may take."""
    if on.rect == sheet.map:
        return []
    high = 2.6 * sheet.label
    return [Box(on.rect.left, on.rect.top - high, on.rect.right, on.rect.top)]


def outlines(axes: Axes, charts: Sequence[Chart], sheet: Sheet) -> None:
    """Draw the edges of the maps, and on the main one the ground of each inset."""
    main, *others = (one.frame for one in charts)
    for on in (main, *others):
        looks = {"fill": False, "edgecolor": EDGE, "lw": 0.9 * sheet.pixel, "zorder": Z["name"] + 5}
        axes.add_patch(drawing.rectangle(axes, on.rect, **looks))
    for on in others:
        shape = main.outline_of(on)
        looks = {"fc": "none", "ec": INK, "lw": 0.7 * sheet.pixel}
        drawing.draw(axes, main.rect, shape, Z["mark"] - 2, **looks)


def heading(axes: Axes, view: View, sheet: Sheet, spare: tuple[str, ...]) -> None:
    """Write the title in two lines, and below it, where there is room, what the map is."""
    first, second = title(view)
    room = sheet.width - 2 * sheet.margin
    top = sheet.height - sheet.margin * 0.85
    sizes = ((first, sheet.title, True), (second, sheet.subtitle, False))
    for text, size, bold in sizes:
        letters = Letters(size, INK, (SERIF, *spare), bold=bold)
        top = put(axes, text, letters, sheet.margin, top, room) - size * 0.16
    if sheet.claim:
        letters = Letters(sheet.claim, SOFT, (SANS, *spare))
        put(axes, view.word("ui.claim"), letters, sheet.margin, top - 2, room)


def title(view: View) -> tuple[str, str]:
    """Give the title in two parts: the name before its colon, and what the map claims."""
    text = view.word("ui.title")
    for colon in COLONS:
        name, found, claim = text.partition(colon)
        if found:
            return name, claim[:1].upper() + claim[1:] if view.query.lang != "ka" else claim
    return text, ""


def put(axes: Axes, text: str, letters: Letters, left: float, top: float, room: float) -> float:
    """Write a line from its upper left corner, smaller where it has to be; give its bottom."""
    size = lettering.fitted(text, letters, room)
    small = Letters(size, letters.colour, letters.fonts, letters.bold, letters.italic)
    if text:
        lettering.write(axes, text, small, left, top - small.height, Z["name"])
    return top - letters.height


def caption(
    axes: Axes, view: View, sheet: Sheet, inset: Inset, on: Frame, spare: tuple[str, ...]
) -> None:
    """Write what an inset shows, and its scale."""
    words = records(view.dataset, "labels")
    lang = view.query.lang
    told = [view.word(one) if one in words else labels.country(one, lang) for one in inset.names]
    bold, plain = (legend.letters(sheet.label * 1.1, spare, bold) for bold in (True, False))
    strip = caption_room(sheet, on)[0]
    looks = {"facecolor": "#ffffffd8", "edgecolor": "none", "zorder": Z["name"] + 3}
    axes.add_patch(drawing.rectangle(axes, strip, **looks))
    bottom = (strip.bottom + strip.top - bold.height) / 2
    text, scale = " – ".join(told), legend.scale(on, view)
    z = Z["name"] + 4
    lettering.write(axes, text, bold, strip.left + sheet.label, bottom, z)
    end = strip.right - sheet.label - lettering.width(scale, plain)
    lettering.write(axes, scale, plain, end, bottom, z)


def foot(axes: Axes, view: View, sheet: Sheet, on: Frame, spare: tuple[str, ...]) -> None:
    """Write where the data is from and of which day, the projection and the scale."""
    parallels = f"({on.conic.south}° / {on.conic.north}°)"
    told = f"{view.word('ui.poster_projection')} {parallels}"
    if sheet.dpi > 200:  # only print has a scale: a screen shows a picture in any size
        told += f", {legend.scale(on, view)}"
    date = f"{view.word('ui.data_of')} {view.dataset.date}"
    text = f"{view.word('ui.poster_sources')}  {told}.  {date}."
    letters = Letters(sheet.small, SOFT, (SANS, *spare))
    room = sheet.width - 2 * sheet.margin
    put(axes, text, letters, sheet.margin, sheet.margin * 0.8 + letters.height / 2, room)
