"""What all parts of a staircase share: its ways, what is piled up, its axes and its form."""

from collections.abc import Sequence
from dataclasses import dataclass

from routes.charts import lettering
from routes.charts.axes import Axes
from routes.charts.scene import Position
from routes.charts.tracks import Track
from routes.facts.amounts import HOURS_PER_DAY
from routes.network import staircase
from routes.network.staircase import HOURS
from routes.poster.placement import Box
from routes.view.answer import View
from routes.words import ranges

FEW_DAYS = 3  # a drawing that does not reach so far has hours on its axis
TOP = 28.0  # pixels above the room between the axes
BADGE = 8.0  # pixels: the radius of a way's number


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
NARROW = Form("narrow", 300, 240, 27, 22, 11.5, 5)


@dataclass(frozen=True)
class Plot:
    """Ways drawn in one pair of axes: their hours or usd over the distance."""

    tracks: tuple[Track, ...]
    what: str
    axes: Axes
    form: Form

    @property
    def room(self) -> Box:
        """Return where names of stops may stand: over the lines, and beside them if it is wide."""
        right = self.form.width if self.form is WIDE else self.axes.right
        return Box(self.axes.left + 2, self.axes.top - 14, right, self.axes.bottom - 2)

    def line(self, track: Track) -> tuple[Position, ...]:
        """Return the line of a way in pixels."""
        points = staircase.points(track.way, self.what)
        return tuple((self.axes.x(point.km), self.axes.y(point.spent)) for point in points)

    def is_short(self, track: Track) -> bool:
        """Return whether a way ends so far from the names that a line to its own would cross."""
        return self.line(track)[-1][0] < self.axes.right - 4 * BADGE

    def amount(self, view: View, spent: float) -> str:
        """Return what a stop takes: "72 h", "1,200 USD"."""
        unit = ranges.HOURS if self.what == HOURS else "USD"
        return ranges.measured(view, spent, unit, 0 if spent >= 10 else 1)


def plot(view: View, tracks: Sequence[Track], what: str, form: Form) -> Plot:
    """Return the plot in which all of some ways have room."""
    points = [point for track in tracks for point in staircase.points(track.way, what)]
    most = max(max(point.spent, point.high) for point in points) or 1.0
    days = what == HOURS and most >= FEW_DAYS * HOURS_PER_DAY
    word = ranges.DAYS if days else ranges.HOURS
    per = HOURS_PER_DAY if days else 1.0
    widest = lettering.width(ranges.number_text(view, round(most / per), 0), form.size)
    axes = Axes(
        max(form.left, widest + 10),
        TOP,
        form.width - form.beside,
        TOP + form.plot,
        max(point.km for point in points) or 1.0,
        most * 1.03,
        per,
        view.word(word) if what == HOURS else "USD",
        form.size,
    )
    return Plot(tuple(tracks), what, axes, form)
