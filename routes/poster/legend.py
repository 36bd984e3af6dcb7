"""The legend, which names just what is on the map, and the scale bars."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from matplotlib.axes import Axes

from routes.kinds import Mode, Status
from routes.poster import drawing, lettering, marks
from routes.poster.drawing import BOUNDARY, BOUNDARY_DASH, REACHED_LAND, Z
from routes.poster.frame import Frame
from routes.poster.lettering import SANS, Letters
from routes.poster.placement import Box
from routes.view.answer import View, reached
from routes.view.map_state import SYMBOLS, THEMES
from routes.webmap import colouring, style
from routes.words import passport

if TYPE_CHECKING:
    import pandas as pd

INK = "#222222"
SWATCH = 3.6  # widths of a swatch in sizes of the letters
INDENT = 0.8  # from the swatch to the text, and GAP from column to column, in the same
GAP = 2.0
TIGHT, LOOSE = 1.5, 1.75  # from line to line at least and at most, in the same
GROUPS = (("mode",), ("theme",), ("status", "trace"), ("symbol",), ("land", "boundary"))
ROUND = (1, 2, 5)
METRES_PER_KM = 1000


@dataclass(frozen=True)
class Entry:
    """One line of the legend: what kind of thing it shows, which one, its name, its colour."""

    kind: str
    id: str
    label: str
    colour: str = INK


def words() -> list[str]:
    """Return the keys of all words that a legend may need."""
    kinds = [f"kind.{symbol}" for symbol in SYMBOLS]
    lines = [f"mode.{mode}" for mode in Mode] + [f"status.{status}" for status in Status]
    ground = ["ui.poster_countries", "ui.boundary", "ui.disputed"]
    known = ["ui.unknown", *(f"trace.{trace}" for trace in style.COLOURS["trace"])]
    known += [f"{theme}.{value}" for theme in THEMES[2:-1] for value in style.COLOURS[theme]]
    return [*lines, *kinds, *ground, *known]


def entries(view: View, symbols: Iterable[str], boundaries: Iterable[str]) -> list[Entry]:
    """Return the legend of a view for the symbols and classes of boundary that its maps show."""
    rows, shown, classes = view.segments, set(symbols), set(boundaries)
    plain = themed(view)
    inks = {} if plain else style.COLOURS["mode"]
    modes = [mode for mode in Mode if mode in set(rows["mode"])]
    out = [Entry("mode", mode, f"mode.{mode}", inks.get(mode, INK)) for mode in modes]
    out += plain
    found = set(rows["status"])
    out += [Entry("status", status, f"status.{status}") for status in Status if status in found]
    traces = set(rows["trace"])
    out += [Entry("trace", one, f"trace.{one}") for one in style.TRACE_DASH if one in traces]
    out += [Entry("symbol", symbol, f"kind.{symbol}") for symbol in SYMBOLS if symbol in shown]
    if reached(view) and not view.dataset.borders.empty:
        out.append(Entry("land", "", "ui.poster_countries"))
    if "international" in classes:
        out.append(Entry("boundary", "international", "ui.boundary"))
    if classes - {"international"}:
        out.append(Entry("boundary", "disputed", "ui.disputed"))
    return [replace(entry, label=view.word(entry.label)) for entry in out]


def themed(view: View) -> list[Entry]:
    """Return an entry for each value by which a view's lines are coloured; none for their modes."""
    theme = view.query.theme
    if theme == THEMES[0]:
        return []
    found = set(colouring.values(view, theme).values())
    known = colouring.palette(view.dataset, theme)
    out = [
        Entry("theme", value, f"{theme}.{value}", colour)
        for value, colour in known.items()
        if value in found
    ]
    unknown = Entry("theme", "", "ui.unknown", style.UNKNOWN)
    return [*out, unknown] if found - known.keys() else out


def write(axes: Axes, entries: list[Entry], box: Box, apart: bool, letters: Letters) -> list[Box]:
    """Write the legend, smaller where it has to be; give the boxes of its lines.

    Its groups stand side by side where `apart` is true, else one below the other.
    """
    groups = [[entry for entry in entries if entry.kind in group] for group in GROUPS]
    columns = [group for group in groups if group] if apart else [spaced(groups)]
    rows = max(map(len, columns), default=1)
    gaps = GAP * letters.size * (len(columns) - 1)
    needed = sum(wide(column, letters) for column in columns) + gaps
    size = min(letters.size, letters.size * box.width / max(needed, 1), box.height / rows / TIGHT)
    letters = replace(letters, size=size)
    leading = min(box.height / rows, LOOSE * size)
    free = box.width - sum(wide(column, letters) for column in columns)
    left, out = box.left, []
    for column in columns:
        for row, entry in enumerate(column):
            if entry:
                middle = box.top - (row + 0.5) * leading
                out.append(line(axes, entry, (left, middle), letters))
        left += wide(column, letters) + free / max(len(columns) - 1, 1)
    return out


def spaced(groups: list[list[Entry]]) -> list[Entry | None]:
    """Return the entries of all groups in one column, with an empty line between groups."""
    parts = [[None, *group] for group in groups if group]
    return [entry for part in parts for entry in part][1:]


def wide(column: Iterable[Entry | None], letters: Letters) -> float:
    """Return the width of a column of the legend in points."""
    texts = [lettering.width(entry.label, letters) for entry in column if entry]
    return max(texts, default=0) + (SWATCH + INDENT) * letters.size


def line(axes: Axes, entry: Entry, at: tuple[float, float], letters: Letters) -> Box:
    """Write one line of the legend with its swatch; give the box of its text."""
    left, middle = at
    swatch(axes, entry, at, letters.size)
    start = left + (SWATCH + INDENT) * letters.size
    bottom = middle - letters.height / 2
    return lettering.write(axes, entry.label, letters, start, bottom, Z["name"])


def swatch(axes: Axes, entry: Entry, at: tuple[float, float], size: float) -> None:
    """Draw the sample of an entry: a line, a symbol or a patch of ground."""
    (left, middle), wide, pixel = at, SWATCH * size, size / 8.2
    box = Box(left, middle - size * 0.5, left + wide, middle + size * 0.5)
    if entry.kind == "symbol":
        at = (left + wide / 2, middle)
        marks.draw(axes, entry.id, "operating", at, 0.85 * pixel, Z["mark"])
        return
    if entry.kind == "land":
        looks = {"facecolor": REACHED_LAND, "edgecolor": drawing.EDGE, "lw": 0.5 * pixel}
        axes.add_artist(drawing.rectangle(axes, box.grown(-0.6), zorder=Z["mark"], **looks))
        return
    looks = {"ec": BOUNDARY, "lw": pixel}
    if entry.kind == "boundary":
        looks["ls"] = drawing.dashes(BOUNDARY_DASH[entry.id], pixel, pixel)
    else:
        mode = entry.id if entry.kind == "mode" else "rail"
        status = entry.id if entry.kind == "status" else "operating"
        trace = entry.id if entry.kind == "trace" else ""
        looks = drawing.line_looks(style.stroke(mode, status, trace=trace), entry.colour, pixel)
    shape = drawing.segment_line([(left, middle), (left + wide, middle)])
    drawing.draw(axes, box.grown(2), shape, Z["mark"], fc="none", **looks)


def bar_km(on: Frame) -> int:
    """Return the length of a map's scale bar in km: a round one, at most a sixth of its width."""
    most = on.rect.width / 6 * on.metres / METRES_PER_KM
    lengths = [step * 10**power for power in range(5) for step in ROUND]
    return max([length for length in lengths if length <= most], default=1)


def scale_box(on: Frame, size: float) -> Box:
    """Return the room of a map's scale bar: its lower left corner."""
    long = bar_km(on) * METRES_PER_KM / on.metres
    left, bottom = on.rect.left + size, on.rect.bottom + size
    return Box(left, bottom, left + long + 5 * size, bottom + 2.1 * size)


def scale_bar(axes: Axes, view: View, on: Frame, letters: Letters) -> None:
    """Draw a scale bar in two halves with its length in km."""
    size, length = letters.size, bar_km(on)
    long, box = length * METRES_PER_KM / on.metres, scale_box(on, letters.size)
    start = box.left + size
    for half, colour in ((0, INK), (1, "white")):
        left = start + half * long / 2
        bar = Box(left, box.bottom + 0.2 * size, left + long / 2, box.bottom + 0.55 * size)
        looks = {"facecolor": colour, "edgecolor": INK, "lw": 0.08 * size}
        axes.add_artist(drawing.rectangle(axes, bar, zorder=Z["mark"], **looks))
    zero, number = (passport.number_text(km, view.query.lang) for km in (0, length))
    written = f" {passport.unit(view, 'km')}"
    for at, text, unit in ((start, zero, ""), (start + long, number, written)):
        left = at - lettering.width(text, letters) / 2
        lettering.write(axes, text + unit, letters, left, box.bottom + 0.8 * size, Z["name"])


def scale(on: Frame, view: View) -> str:
    """Return a map's scale as it is printed: "1 : 21,000,000"."""
    metres_per_point = 0.0254 / 72
    number = on.metres / metres_per_point
    digits = 10 ** (len(str(int(number))) - 2)
    return f"1 : {passport.number_text(round(number / digits) * digits, view.query.lang)}"


def letters(size: float, spare: tuple[str, ...], bold: bool = False) -> Letters:
    """Return the letters of the legend, the scale and the foot."""
    return Letters(size, INK, (SANS, *spare), bold=bold)


def boundary_classes(view: View, frames: Iterable[Frame]) -> set[str]:
    """Return the classes of boundary that the windows show."""
    rows: pd.DataFrame = view.dataset.boundaries
    pairs = zip(rows["class"], rows["geometry"], strict=True)
    maps = list(frames)
    return {
        kind for kind, shape in pairs for on in maps if on.shape(shape).length > drawing.PAD_POINTS
    }
