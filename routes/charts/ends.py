"""The names of the ways: at the ends of their lines or, in a small drawing, below it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from routes.charts import axes as axing
from routes.charts import lettering
from routes.charts.plot import BADGE, WIDE, Plot
from routes.charts.scene import Shape, Text, circle
from routes.charts.tracks import Track
from routes.network.staircase import HOURS
from routes.poster.placement import Box
from routes.view.answer import View
from routes.webmap import style
from routes.words import ranges

LINE = 1.25  # heights of a line of text, by its size
KEY = 22.0  # pixels: the sample of a line
GAP = 5.0  # pixels between a number and its name
SAMPLE = 3.0  # pixels: the width of a sample

Marks = Iterator[Shape | Text]
Told = list[tuple[str, bool]]  # lines of text; those of a name are bold


@dataclass(frozen=True)
class End:
    """The number of a way where it stands, with the lines that name the way beside it."""

    track: Track
    x: float
    y: float
    told: Told

    def box(self, size: float) -> Box:
        """Return its room."""
        wide = max((lettering.width(text, size, bold) for text, bold in self.told), default=0.0)
        right = self.x + BADGE + (GAP + wide if wide else 0.0)
        half = max(BADGE, len(self.told) * size * LINE / 2)
        return Box(self.x - BADGE, self.y - half, right, self.y + half)


def ends(view: View, plot: Plot) -> list[End]:
    """Return the numbers at the ends of the lines, and those beside the drawing.

    A way that ends far from its name has its number in both places.
    """
    axes, size = plot.axes, plot.form.size
    last = {track: plot.line(track)[-1] for track in plot.tracks}
    short = [track for track in plot.tracks if plot.is_short(track)]
    wanted = [last[track][1] for track in short]
    middles = axing.spread(wanted, [2 * BADGE + 2] * len(short), axes.top, axes.bottom)
    out = [
        End(track, last[track][0] + BADGE + 2, y, [])
        for track, y in zip(short, middles, strict=True)
    ]
    wide = plot.form is WIDE
    shown = [track for track in plot.tracks if wide or track not in short]
    room = plot.form.beside - 2 * BADGE - GAP - 8
    told = [named(view, plot, track, room) if wide else [] for track in shown]
    heights = [max(2 * BADGE + 3, len(lines) * size * LINE + 8) for lines in told]
    wanted = [last[track][1] for track in shown]
    middles = axing.spread(wanted, heights, axes.top - BADGE, axes.bottom)
    x = axes.right + BADGE + 4
    return out + [
        End(track, x, y, lines) for track, y, lines in zip(shown, middles, told, strict=True)
    ]


def at_ends(plot: Plot, found: Sequence[End]) -> Marks:
    """Draw the numbers and names of ways, with a line to each that does not stand at its end."""
    size = plot.form.size
    for end in found:
        x, y = plot.line(end.track)[-1]
        apart = abs(end.x - x) + abs(end.y - y) > BADGE + 4
        if apart and not plot.is_short(end.track):
            yield Shape(((x, y), (end.x - BADGE, end.y)), end.track.colour, 0.9)
        yield from _badge(end.x, end.y, end.track, size)
        base = end.box(size).bottom + size * lettering.ASCENT + 1
        yield from _lines(end.told, end.x + BADGE + GAP, base, size)


def below(view: View, plot: Plot, top: float) -> tuple[list[Shape | Text], float]:
    """Return the names of the ways below a drawing, each with its line and number; and the end."""
    marks: list[Shape | Text] = []
    size, y = plot.form.size, top + 2 * BADGE + 6
    left = KEY + 2 * BADGE + 4 + GAP
    for track in plot.tracks:
        marks.append(Shape(((0.0, y), (KEY, y)), track.colour, SAMPLE, track.dash))
        marks += _badge(KEY + BADGE + 4, y, track, size)
        told = named(view, plot, track, plot.form.width - left)
        marks += _lines(told, left, y + size * 0.35, size)
        y += len(told) * size * LINE + size * 0.6
    return marks, y - size


def named(view: View, plot: Plot, track: Track, room: float) -> Told:
    """Return the lines that name a way and, after them, those that tell its total."""
    size, totals = plot.form.size, total(view, plot, track)
    names = lettering.lines(track.name, size, room, bold=True)
    lines = totals if plot.form is WIDE else [", ".join(totals)]
    return [*((name, True) for name in names), *((line, False) for line in lines)]


def total(view: View, plot: Plot, track: Track) -> list[str]:
    """Return what a way takes in all and its spread: "16.5 days", "14.8–18.6"; medians.

    Dollars are told to be unknown where they are of most of the way.
    """
    told = ranges.time if plot.what == HOURS else ranges.dollars
    return [*filter(None, told(view, track.way))]


def _lines(told: Told, x: float, base: float, size: float) -> Marks:
    for at, (text, bold) in enumerate(told):
        colour = style.BLACK if bold else style.SOFT
        yield Text(x, base + at * size * LINE, text, size, colour, bold=bold)


def _badge(x: float, y: float, track: Track, size: float) -> Marks:
    yield Shape(circle(x, y, BADGE), track.colour, 2, fill=style.PAPER)
    yield Text(x, y + size * 0.36, str(track.number), size - 0.5, style.BLACK, "middle", bold=True)
