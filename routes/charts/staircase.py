"""The time-distance staircase as a drawing: ways side by side, with their bands, names and stops.

ESCAP's time/cost-distance method: the distance lies across, hours or dollars pile up. Each way has
a colour, a dash and a number of its own, and its name stands at its end or, where there is little
room, below with its number, so that none is told by its colour alone.
"""

from collections.abc import Iterator, Sequence

from routes.charts import axes as axing
from routes.charts import ends, stops
from routes.charts.plot import WIDE, Form, Plot, plot
from routes.charts.scene import Group, Scene, Shape, circle
from routes.charts.tracks import Track
from routes.network import measures, staircase
from routes.network.staircase import HOURS, USD
from routes.view.answer import View
from routes.webmap.style import PAPER
from routes.words import losses

WORDS = {HOURS: "ui.staircase", USD: "ui.staircase_usd"}
THICK, THIN = 3.0, 2.0  # pixels: the line of a way that is told, and of the others
DOT, ARROW = 4.0, 36.0  # pixels: the radius of a dot, the length of an arrow
BAND = 0.16  # how much of its colour the band of a way has


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
    on, first = plot(view, tracks, what, form), sets[0]
    base = on.axes.bottom + 5 + max(map(len, sets)) * stops.ROW + form.size
    found = ends.ends(view, on)
    taken = [end.box(form.size) for end in found]
    keys, bottom = ([], base) if form is WIDE else ends.below(view, on, base)
    groups = [stops.under(view, on, some) for some in sets]
    groups += [axing.upright(view, on.axes), axing.along(view, on.axes, base)]
    groups += [_way(on, one, len(first) if one in first else 0) for one in reversed(tracks)]
    groups += [Group((*ends.at_ends(on, found), *keys), "names")]
    groups += [stops.over(view, on, some, taken) for some in sets]
    alone = what == HOURS and len(sets) == len(first) == 1
    return Scene(
        f"staircase-{what}-{form.name}",
        form.width,
        round(bottom + form.size * 0.6),
        view.word(WORDS[what]),
        losses.sentence(view, first[0].way) if alone else "",
        view.word(f"{WORDS[what]}_about"),
        view.query.lang,
        tuple(groups),
    )


def _end(on: Plot, track: Track) -> Iterator[Shape]:
    """A dot for the median of the hours; an arrow up where dollars are unknown of most of a way."""
    x, y = on.line(track)[-1]
    if on.what == HOURS and track.way.spread:
        yield Shape(circle(x, on.axes.y(track.way.spread.p50), DOT), PAPER, 1, fill=track.colour)
    elif on.what == USD and not measures.is_priced(track.way):
        top = y - ARROW
        yield Shape(((x, y), (x, top)), track.colour, THIN, "2 3")
        head = ((x - DOT, top), (x, top - 2 * DOT), (x + DOT, top))
        yield Shape(head, fill=track.colour)


def _way(on: Plot, track: Track, told: int) -> Group:
    """The band of a way and its line, which is hollow where it is unknown what the way takes.

    So many ways are `told` together with it; none, where it is not told, and then no band is seen.
    """
    points = staircase.points(track.way, on.what)
    low = [(on.axes.x(point.km), on.axes.y(point.low)) for point in points]
    high = [(on.axes.x(point.km), on.axes.y(point.high)) for point in points]
    line, width = on.line(track), THICK if told else THIN
    band = BAND / told if told else 0.0  # bands of many ways on each other are mud
    hollow = [
        ((on.axes.x(start.km), on.axes.y(start.spent)), (on.axes.x(end.km), on.axes.y(end.spent)))
        for start, end in staircase.gaps(track.way, on.what)
        if end.km > start.km
    ]
    marks = (
        Shape((*low, *reversed(high)), fill=track.colour, opacity=band, kind="band"),
        Shape(line, PAPER, width + 2, opacity=0.85, kind="casing"),
        Shape(line, track.colour, width, track.dash, kind="line"),
        *(Shape(gap, PAPER, width / 2) for gap in hollow),
        *_end(on, track),
    )
    return Group(marks, "way", track.number)
