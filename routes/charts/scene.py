"""A drawing as what stands on it, for whoever paints it: as SVG for a page, as a picture to print.

Lengths are pixels from the upper left corner.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from html import escape
from math import cos, pi, sin

from routes.webmap.style import PAPER

Position = tuple[float, float]
FONTS = (
    "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans CJK SC', 'Noto Sans Georgian', "
    "Arial, sans-serif"
)
HALO = 3.0  # pixels: the width of the pale edge round letters


@dataclass(frozen=True)
class Shape:
    """A line through positions, or the area between them where it has a `fill`."""

    positions: tuple[Position, ...]
    stroke: str = ""
    width: float = 1.0
    dash: str = ""
    fill: str = ""
    opacity: float = 1.0
    kind: str = ""


@dataclass(frozen=True)
class Text:
    """A line of letters on its base line; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    anchor: str = "start"
    bold: bool = False
    halo: bool = False


@dataclass(frozen=True)
class Group:
    """Marks that belong together: all that is drawn of one way, or of none (0)."""

    marks: tuple[Shape | Text, ...]
    kind: str = ""
    way: int = 0


@dataclass(frozen=True)
class Scene:
    """A drawing with its title, what it tells in a sentence (or ""), and how it is to be read."""

    id: str
    width: float
    height: float
    title: str
    lead: str
    about: str
    lang: str
    groups: tuple[Group, ...]


def circle(x: float, y: float, radius: float) -> tuple[Position, ...]:
    """Return the positions round a circle."""
    turns = [2 * pi * at / 24 for at in range(24)]
    return tuple((x + radius * cos(turn), y + radius * sin(turn)) for turn in turns)


def moved(group: Group, right: float, down: float) -> Group:
    """Return a group so much further to the right and down."""
    marks: list[Shape | Text] = []
    for mark in group.marks:
        if isinstance(mark, Text):
            marks.append(replace(mark, x=mark.x + right, y=mark.y + down))
        else:
            places = tuple((x + right, y + down) for x, y in mark.positions)
            marks.append(replace(mark, positions=places))
    return replace(group, marks=tuple(marks))


def stacked(parts: Sequence[tuple[str, Scene]], size: float, colour: str) -> Scene:
    """Return drawings below each other as one, each under its heading in letters of a size."""
    groups, top = [], 0.0
    for heading, part in parts:
        head = Text(0, top + size, heading, size, colour, bold=True)
        groups += [Group((head,), "heading"), *(moved(one, 0, top + size) for one in part.groups)]
        top += part.height + 2 * size
    return replace(parts[0][1], height=round(top), groups=tuple(groups))


def svg(scene: Scene) -> str:
    """Return a drawing as SVG: no style, script or address in it, so that any page may show it."""
    wide, high = f"{scene.width:g}", f"{scene.height:g}"
    named = f"{scene.id}-title {scene.id}-text"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" '
        f'height="{high}" lang="{scene.lang}" role="img" aria-labelledby="{named}" '
        f'font-family="{FONTS}">'
        f'<title id="{scene.id}-title">{escape(scene.title)}</title>'
        f'<desc id="{scene.id}-text">{escape(f"{scene.lead} {scene.about}".strip())}</desc>'
        f"{''.join(map(_group, scene.groups))}</svg>"
    )


def _group(group: Group) -> str:
    way = f' data-way="{group.way}"' if group.way else ""
    kind = f' class="{group.kind}"' if group.kind else ""
    marks = "".join(_text(one) if isinstance(one, Text) else _shape(one) for one in group.marks)
    return f"<g{kind}{way}>{marks}</g>"


def _shape(shape: Shape) -> str:
    path = "L".join(f"{x:.1f},{y:.1f}" for x, y in shape.positions)
    looks = {
        "class": shape.kind,
        "d": f"M{path}{'Z' if shape.fill else ''}",
        "fill": shape.fill or "none",
        "stroke": shape.stroke,
        "stroke-width": f"{shape.width:g}" if shape.stroke else "",
        "stroke-dasharray": shape.dash,
        "stroke-linejoin": "round" if shape.stroke else "",
        "opacity": "" if shape.opacity == 1 else f"{shape.opacity:g}",
    }
    return f"<path{_attributes(looks)}/>"


def _text(text: Text) -> str:
    looks = {
        "x": f"{text.x:.1f}",
        "y": f"{text.y:.1f}",
        "font-size": f"{text.size:g}",
        "fill": text.colour,
        "text-anchor": "" if text.anchor == "start" else text.anchor,
        "font-weight": "700" if text.bold else "",
    }
    if text.halo:
        looks |= {"stroke": PAPER, "stroke-width": f"{HALO:g}", "stroke-linejoin": "round"}
        looks |= {"paint-order": "stroke"}
    return f"<text{_attributes(looks)}>{escape(text.text)}</text>"


def _attributes(looks: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in looks.items() if value)
