"""A drawing as a picture: with a heading and its sources round it, as SVG, PNG or PDF."""

import io
from dataclasses import replace
from typing import Any

import matplotlib
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon

from routes.charts import lettering
from routes.charts.scene import HALO, Group, Scene, Shape, Text, moved, svg
from routes.poster import compose
from routes.poster import lettering as letters
from routes.poster.lettering import FALL, SANS, Letters
from routes.poster.sheet import CSS_DPI
from routes.view.answer import View
from routes.webmap import style

POINTS = 72 / CSS_DPI  # of a pixel
SHARP = 2  # pixels of a PNG for one of the drawing, in each direction
MARGIN, TITLE, LEAD, FOOT = 22.0, 21.0, 14.0, 10.5


def picture(view: View, scene: Scene, ends: str, ending: str) -> bytes:
    """Return a drawing as a picture; `ending` is .svg, .png or .pdf.

    `ends` says from where to where. The same drawing gives the same bytes. Raises: RoutesError
    where no font has the letters.
    """
    whole = framed(view, scene, ends)
    if ending == ".svg":
        return svg(whole).encode()
    with matplotlib.rc_context():  # whatever a user's own settings say
        matplotlib.rcdefaults()
        matplotlib.rcParams.update({**compose.SETTINGS, "svg.hashsalt": view.dataset.digest})
        figure = painted(whole)
        if ending == ".png":
            return compose.few_colours(figure, SHARP * CSS_DPI, whole.title)
        out = io.BytesIO()
        figure.savefig(out, format=ending[1:], metadata=compose.metadata(view, ending))
    return out.getvalue()


def framed(view: View, scene: Scene, ends: str) -> Scene:
    """Return a drawing with its title and what it tells above, and its sources below."""
    room, title = scene.width, f"{scene.title}: {ends}"
    above = [Text(0, TITLE, title, TITLE, style.BLACK, bold=True)]
    y = TITLE * 1.15
    for line in lettering.lines(scene.lead, LEAD, room):
        y += LEAD * 1.35
        above.append(Text(0, y, line, LEAD, style.BLACK))
    top = y + LEAD
    y = top + scene.height + 2 * FOOT
    date = f"{view.word('ui.data_of')} {view.dataset.date}"
    below = []
    for text in (scene.about, f"{view.word('ui.poster_sources')} {date}."):
        for line in lettering.lines(text, FOOT, room):
            below.append(Text(0, y, line, FOOT, style.SOFT))
            y += FOOT * 1.4
    groups = (
        Group((Shape(_sheet(room, y), fill=style.PAPER),), "paper"),
        moved(Group(tuple(above), "heading"), MARGIN, MARGIN),
        *(moved(group, MARGIN, MARGIN + top) for group in scene.groups),
        moved(Group(tuple(below), "foot"), MARGIN, MARGIN),
    )
    width, height = room + 2 * MARGIN, y + 2 * MARGIN
    return replace(scene, width=width, height=round(height), title=title, groups=groups)


def painted(scene: Scene) -> Figure:
    """Return a drawing as a figure of matplotlib; text stays text."""
    width, height = scene.width * POINTS, scene.height * POINTS
    figure = Figure(figsize=(width / 72, height / 72), facecolor=style.PAPER)
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, width)
    axes.set_ylim(0, height)
    marks = [mark for group in scene.groups for mark in group.marks]
    spare = letters.spare_fonts(mark.text for mark in marks if isinstance(mark, Text))
    for z, mark in enumerate(marks):
        if isinstance(mark, Text):
            _write(axes, mark, height, spare, z)
        else:
            _draw(axes, mark, height, z)
    return figure


def _draw(axes: Axes, shape: Shape, height: float, z: float) -> None:
    places = [(x * POINTS, height - y * POINTS) for x, y in shape.positions]
    width = shape.width * POINTS
    looks: dict[str, Any] = {"alpha": shape.opacity, "zorder": z}
    if shape.fill:
        looks |= {"edgecolor": shape.stroke or "none", "linewidth": width if shape.stroke else 0}
        axes.add_patch(Polygon(places, closed=True, facecolor=shape.fill, **looks))
        return
    if shape.dash:  # matplotlib counts dashes in widths of their line
        looks["linestyle"] = (0, [float(one) * POINTS / width for one in shape.dash.split()])
    looks |= {"solid_joinstyle": "round", "dash_joinstyle": "round", "dash_capstyle": "butt"}
    xs, ys = zip(*places, strict=True)
    axes.add_line(Line2D(xs, ys, color=shape.stroke, linewidth=width, **looks))


def _write(axes: Axes, text: Text, height: float, spare: tuple[str, ...], z: float) -> None:
    halo = HALO * POINTS / 2 if text.halo else 0
    set_in = Letters(text.size * POINTS, text.colour, (SANS, *spare), bold=text.bold, halo=halo)
    back = {"start": 0.0, "middle": 0.5, "end": 1.0}[text.anchor]
    left = text.x * POINTS - back * letters.width(text.text, set_in)
    bottom = height - text.y * POINTS - FALL * set_in.size
    letters.write(axes, text.text, set_in, left, bottom, z)


def _sheet(width: float, height: float) -> tuple[tuple[float, float], ...]:
    right, bottom = width + 2 * MARGIN, height + 2 * MARGIN
    return ((0, 0), (right, 0), (right, bottom), (0, bottom))
