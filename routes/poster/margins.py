"""What stands round the maps: the heading, the captions of the insets, the foot."""

from matplotlib.axes import Axes

from routes.facts import labels
from routes.poster import drawing, legend, lettering
from routes.poster.drawing import Z
from routes.poster.frame import Frame
from routes.poster.lettering import SANS, SERIF, Letters
from routes.poster.placement import Box
from routes.poster.sheet import PRINT_DPI, Inset, Sheet
from routes.tables.dataset import records
from routes.view.answer import View
from routes.words import itineraries, ranges

INK, SOFT = "#222222", "#555555"
COLONS = (": ", "：")


def caption_room(sheet: Sheet, on: Frame) -> list[Box]:
    """Return the room of an inset's caption, which no name may take."""
    if on.rect not in [inset.rect for inset in sheet.insets]:
        return []
    high = 2.6 * sheet.label
    return [Box(on.rect.left, on.rect.top - high, on.rect.right, on.rect.top)]


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
    """Return the title in two parts: the name before its colon, and what the map claims.

    A map of a part claims no more than that: its second line names the journey and the filters, and
    says so where they leave nothing. A year that is asked for stands there, too.
    """
    text = view.word("ui.title")
    name, claim = next((text.split(colon, 1) for colon in COLONS if colon in text), (text, ""))
    parts = [view.word(f"{name}.{id}") for name, ids in view.query.filters.items() for id in ids]
    if view.journey:
        ends = ranges.title(view, view.journey.ask.origin, view.journey.ask.destination)
        parts = [ends, itineraries.about(view, view.journey), *parts]
    if view.segments.empty:
        parts.append(view.word("ui.nothing_shown"))
    if not parts:
        parts = [lettering.capitals(claim[:1], view.query.lang) + claim[1:]]
    if view.query.year and not view.journey:
        parts.append(str(view.query.year))
    return name, " · ".join(parts)


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
    names = [name_of(view, name) for name in inset.names]
    bold, plain = (legend.letters(sheet.label * 1.1, spare, bold) for bold in (True, False))
    strip = caption_room(sheet, on)[0]
    looks = {"facecolor": "#ffffffd8", "edgecolor": "none", "zorder": Z["name"] + 3}
    axes.add_artist(drawing.rectangle(axes, strip, **looks))
    bottom = (strip.bottom + strip.top - bold.height) / 2
    text, scale = " – ".join(filter(None, names)), legend.scale(on, view)
    z = Z["name"] + 4
    lettering.write(axes, text, bold, strip.left + sheet.label, bottom, z)
    end = strip.right - sheet.label - lettering.width(scale, plain)
    lettering.write(axes, scale, plain, end, bottom, z)


def name_of(view: View, key: str) -> str:
    """Return the name of a country or of whatever labels.csv names; none where it names nothing."""
    kind, _, id = key.partition(".")
    if kind == "country":
        return labels.country(id, view.query.lang)
    return view.word(key) if key in records(view.dataset, "labels") else ""


def foot(axes: Axes, view: View, sheet: Sheet, on: Frame, spare: tuple[str, ...]) -> None:
    """Write where the data is from and of which day, the projection and the scale."""
    cone = f"{view.word(on.projection.word)} ({on.projection.parallels})"
    if sheet.dpi == PRINT_DPI:  # a screen shows a picture in any size: it has no scale
        cone += f", {legend.scale(on, view)}"
    date = f"{view.word('ui.data_of')} {view.dataset.date}"
    text = f"{view.word('ui.poster_sources')}  {cone}.  {date}."
    letters = Letters(sheet.small, SOFT, (SANS, *spare))
    room = sheet.width - 2 * sheet.margin
    put(axes, text, letters, sheet.margin, sheet.margin * 0.8 + letters.height / 2, room)
