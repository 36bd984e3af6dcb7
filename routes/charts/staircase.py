"""The time-distance staircase as a drawing: ways side by side, with their bands, names and stops.

ESCAP's time/cost-distance method: the distance lies across, hours or dollars pile up. Each way has
a colour, a dash and a number of its own, and its name stands at its end or, where there is little
room, below with its number, so that none is told by its colour alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from routes.charts import axes as axing
from routes.charts import lettering, stops
from routes.charts.axes import SOFT, Axes
from routes.charts.scene import PAPER, Group, Scene, Shape, Text
from routes.charts.stops import BADGE
from routes.charts.tracks import Track
from routes.facts.amounts import HOURS_PER_DAY
from routes.network import staircase
from routes.network.itinerary import Total
from routes.network.staircase import HOURS, USD
from routes.view.answer import View
from routes.webmap import style
from routes.words import losses, ranges

WORDS = {HOURS: "ui.staircase", USD: "ui.staircase_usd"}
FEW_DAYS = 3  # a drawing that does not reach so far has hours on its axis
TOP = 28.0  # pixels above the room between the axes
LINE = 1.25  # heights of a line of text, by its size
THICK, THIN = 3.0, 2.0  # pixels: the line of the way that is told, and of the others
BAND = 0.16  # how much of its colour the band of a way has
KEY = 22.0  # pixels: the sample of a line


@dataclass(frozen=True)
class Form:
    """The room of a drawing in pixels; `beside` is that for names at the ends of the lines.

    `stops` is how many jumps are named at most.
    """

    name: str
    width: float
    plot: float
    left: float
    beside: float
    size: float
    stops: int


WIDE = Form("wide", 960, 400, 34, 200, 12.5, 10)
NARROW = Form("narrow", 300, 240, 26, 20, 11, 5)


def draw(
    view: View,
    tracks: Sequence[Track],
    what: str = HOURS,
    form: Form = WIDE,
    told: Sequence[Sequence[int]] = (),
) -> Scene:
    """Return the drawing of some ways: hours or usd, in a form.

    `told` are numbers of ways whose stops and countries are shown together; of several such sets
    each is a group of its own, of which a script shows one. Without any it is those of the first.
    """
    sets = [[one for one in tracks if one.number in some] for some in told] or [[tracks[0]]]
    axes = axes_of(view, tracks, what, form)
    base = axes.bottom + 5 + max(map(len, sets)) * stops.ROW + form.size
    pairs = [stops.details(view, axes, some, tracks, what, form.stops) for some in sets]
    names = (*_ends(axes, tracks, what, form), *_names(view, axes, tracks, what, form))
    keys, bottom = ((), base) if form is WIDE else _keys(view, tracks, what, form, base)
    groups = [under for under, _ in pairs]
    groups += [axing.upright(view, axes), axing.along(view, axes, base)]
    groups += [
        _way(axes, track, what, len(sets[0]) * (track in sets[0])) for track in reversed(tracks)
    ]
    groups += [Group(names, "names"), Group(keys, "keys"), *(over for _, over in pairs)]
    lead = losses.sentence(view, sets[0][0].way) if what == HOURS and len(sets[0]) == 1 else ""
    return Scene(
        f"staircase-{what}-{form.name}",
        form.width,
        round(bottom + form.size * 0.6),
        view.word(WORDS[what]),
        lead,
        view.word(f"{WORDS[what]}_about"),
        view.query.lang,
        tuple(groups),
    )


def axes_of(view: View, tracks: Sequence[Track], what: str, form: Form) -> Axes:
    """Return the axes in which all of some ways have room."""
    points = [point for track in tracks for point in staircase.points(track.way, what)]
    most = max(max(point.spent, point.high) for point in points) or 1.0
    days = what == HOURS and most >= FEW_DAYS * HOURS_PER_DAY
    word = "ui.days_short" if days else "ui.hours_short"
    return Axes(
        form.left,
        TOP,
        form.width - form.beside,
        TOP + form.plot,
        max(point.km for point in points) or 1.0,
        most * 1.03,
        HOURS_PER_DAY if days else 1.0,
        view.word(word) if what == HOURS else "USD",
        form.size,
    )


def _way(axes: Axes, track: Track, what: str, told: int) -> Group:
    """The band of a way and, over it, its line on a pale casing; `told` ways share attention."""
    points = staircase.points(track.way, what)
    low = [(axes.x(point.km), axes.y(point.low)) for point in points]
    high = [(axes.x(point.km), axes.y(point.high)) for point in points]
    line, width = stops.line(axes, track, what), THICK if told else THIN
    band = BAND if told == 1 else BAND / 2
    marks = (
        Shape((*low, *reversed(high)), fill=track.colour, opacity=band, kind="band"),
        Shape(line, PAPER, width + 2, opacity=0.85, kind="casing"),
        Shape(line, track.colour, width, track.dash, kind="line"),
    )
    return Group(marks, "way", track.number)


def _ends(axes: Axes, tracks: Sequence[Track], what: str, form: Form) -> Iterator[Shape | Text]:
    """The numbers of the ways that end so far from the names that a line would cross the rest."""
    ends = [(track, *stops.line(axes, track, what)[-1]) for track in tracks]
    short = [(track, x, y) for track, x, y in ends if _is_short(axes, x)]
    heights = [2 * BADGE + 2] * len(short)
    middles = axing.spread([y for *_, y in short], heights, axes.top, axes.bottom)
    for (track, x, _), y in zip(short, middles, strict=True):
        yield from _badge(x + BADGE + 2, y, track, form.size)


def _names(
    view: View, axes: Axes, tracks: Sequence[Track], what: str, form: Form
) -> Iterator[Shape | Text]:
    """The numbers of the ways beside the drawing; where there is room their names and totals."""
    ends = {track: stops.line(axes, track, what)[-1] for track in tracks}
    shown = [one for one in tracks if form is WIDE or not _is_short(axes, ends[one][0])]
    texts = [_told(view, track, what, form) if form is WIDE else [] for track in shown]
    heights = [max(2 * BADGE + 3, len(lines) * form.size * LINE + 8) for lines in texts]
    wanted = [ends[track][1] for track in shown]
    middles = axing.spread(wanted, heights, axes.top - BADGE, axes.bottom)
    x = axes.right + BADGE + 4
    for track, middle, lines in zip(shown, middles, texts, strict=True):
        end = ends[track]
        if not _is_short(axes, end[0]) and abs(end[0] - x) + abs(end[1] - middle) > BADGE + 4:
            yield Shape((end, (x - BADGE, middle)), track.colour, 0.9)
        yield from _badge(x, middle, track, form.size)
        y = middle - len(lines) * form.size * LINE / 2 + form.size * lettering.ASCENT + 1
        for at, text in enumerate(lines):
            last = at == len(lines) - 1
            colour = SOFT if last else style.BLACK
            yield Text(x + BADGE + 5, y, text, form.size, colour, bold=not last)
            y += form.size * LINE


def _is_short(axes: Axes, x: float) -> bool:
    return x < axes.right - 4 * BADGE


def _keys(
    view: View, tracks: Sequence[Track], what: str, form: Form, base: float
) -> tuple[tuple[Shape | Text, ...], float]:
    """The names of the ways below a small drawing, each with its line and number; and the end."""
    marks: list[Shape | Text] = []
    y = base + 2 * BADGE + 6
    for track in tracks:
        sample = ((0.0, y), (KEY, y))
        marks.append(Shape(sample, track.colour, THICK, track.dash))
        marks += _badge(KEY + BADGE + 4, y, track, form.size)
        *names, whole = _told(view, track, what, form)
        for text in (*names, whole):
            x, looks = KEY + 2 * BADGE + 9, (SOFT if text is whole else style.BLACK)
            base, bold = y + form.size * 0.35, text is not whole
            marks.append(Text(x, base, text, form.size, looks, bold=bold))
            y += form.size * LINE
        y += form.size * 0.6
    return tuple(marks), y - form.size


def _badge(x: float, y: float, track: Track, size: float) -> Iterator[Shape | Text]:
    turns = [2 * pi * at / 24 for at in range(24)]
    circle = tuple((x + BADGE * cos(turn), y + BADGE * sin(turn)) for turn in turns)
    yield Shape(circle, track.colour, 2, fill=PAPER)
    yield Text(x, y + size * 0.36, str(track.number), size - 0.5, style.BLACK, "middle", bold=True)


def _told(view: View, track: Track, what: str, form: Form) -> list[str]:
    """The lines that name a way, and its total."""
    room = form.beside - 2 * BADGE - 12 if form is WIDE else form.width - KEY - 2 * BADGE - 10
    return [*lettering.lines(track.name, form.size, room, bold=True), total(view, track, what)]


def total(view: View, track: Track, what: str) -> str:
    """Return what a way takes in all, with its band: "15.4 days (14.8–18.6)"."""
    whole = track.way.hours if what == HOURS else track.way.usd
    end = staircase.points(track.way, what)[-1]
    shown = Total(end.low, whole.likely, end.high)
    if what == HOURS:
        text = ranges.ranged(view, shown, view.word("ui.days_short"), HOURS_PER_DAY, 1)
    else:
        text = ranges.ranged(view, shown, "USD", 1, 0)
    return f"{view.word('ui.at_least')} {text}" if whole.at_least else text
