"""The names on a map: how each is set, where it goes, and the changes of gauge called out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from shapely import Geometry

from routes import webdata
from routes.placement import Box, Wish, about, around, arrange
from routes.poster import lettering, marks
from routes.poster.drawing import PAPER, Z, draw, rectangle, segment_line
from routes.poster.frame import Frame
from routes.poster.lettering import SANS, SERIF, THIN, Letters
from routes.poster.sheet import Sheet
from routes.view import View

INK, COUNTRY, WATER = "#222222", "#7a715c", "#3f6c85"
GEORGIAN = "ka"  # has no capitals in print
DOTTED_I = ("tr", "az")  # the capital of i is İ
TOGETHER_M = 400_000.0  # changes of gauge nearer than this are called out as one
GREAT_RANK = 2  # countries up to this rank are set large


@dataclass(frozen=True)
class Name:
    """A name with its letters and its box, whose lower left corner is where the text begins."""

    key: str
    text: str
    letters: Letters
    box: Box


@dataclass(frozen=True)
class Callout:
    """A note on the map, its box in points, and the points to which it is tied."""

    lines: tuple[tuple[str, Letters], ...]
    box: Box
    ends: tuple[tuple[float, float], ...]


def text_of(name: Mapping[str, Any], lang: str) -> str:
    """Give a name as it is set: countries in spaced capitals, in scripts that have capitals."""
    text = " ".join(str(name["text"]).split())
    if name["kind"] != "country":
        return text
    if lang in DOTTED_I:
        text = text.replace("i", "İ")
    return THIN.join(text if lang == GEORGIAN else text.upper())


def letters_of(name: Mapping[str, Any], sheet: Sheet, spare: tuple[str, ...]) -> Letters:
    """Give the letters of a name by its kind and rank."""
    size, kind, rank = sheet.label, name["kind"], name["rank"]
    if kind == "country":
        return Letters(size * (1.0 if rank <= GREAT_RANK else 0.78), COUNTRY, (SANS, *spare))
    if kind in ("sea", "lake"):
        size *= (1.5 if rank == 1 else 1.1) if kind == "sea" else 0.82
        return Letters(size, WATER, (SERIF, *spare), bold=kind + str(rank) == "sea1", italic=True)
    size *= {1: 1.18, 2: 1.0, 3: 0.9}.get(rank, 0.82)
    return Letters(size, INK, (SANS, *spare), bold=rank == 1, halo=0.16 * size)


def wanted(view: View, last_rank: int) -> list[dict[str, Any]]:
    """Give the names that a map of places up to a rank would like to show, first come first."""
    changes = marks.important(view, view.nodes)
    out = []
    for name in webdata.names(view):
        place = name["kind"] == "place"
        if not place or name["rank"] <= last_rank or bool(changes[name["id"]]):
            out.append(name)
    return out


def boxes_of(
    name: Mapping[str, Any], letters: Letters, text: str, at: tuple[float, float], radius: float
) -> Sequence[Box]:
    """Give the boxes in which a name may stand, from the best to the least."""
    size = lettering.width(text, letters), letters.height
    if name["kind"] == "place":
        return around(*at, *size, radius)
    reach = 1 if name["kind"] == "lake" else 4 if name["rank"] <= GREAT_RANK else 2
    return about(*at, *size, reach)


def arranged(
    view: View,
    on: Frame,
    sheet: Sheet,
    last_rank: int,
    symbols: Mapping[str, Box],
    lines: Sequence[Geometry],
    taken: Sequence[Box],
    spare: tuple[str, ...],
) -> list[Name]:
    """Give the names of a map with their boxes, of which no two overlap."""
    set_as, wishes = {}, []
    for name in wanted(view, last_rank):
        id = name.get("id", "")
        x, y = on.point(name["lon"], name["lat"])
        if (name["kind"] == "place") != (id in symbols) or not on.rect.holds(Box(x, y, x, y)):
            continue
        letters, text = letters_of(name, sheet, spare), text_of(name, view.query.lang)
        radius = symbols[id].width / 2 if id else 0
        set_as[name["key"]] = (text, letters)
        own = frozenset(
            one for one, box in symbols.items() if one == id or (id and box.hits(symbols[id]))
        )
        patience = float("inf") if id else letters.height * (2 if name["rank"] == 1 else 0.6)
        boxes = boxes_of(name, letters, text, (x, y), radius)
        wishes.append(Wish(name["key"], boxes, own, patience))
    found = arrange(wishes, symbols, lines, on.rect.grown(-2), taken, gap=sheet.label * 0.16)
    return [Name(key, *set_as[key], box) for key, box in found.items()]


def write(axes: Axes, names: Sequence[Name]) -> None:
    """Write the names; those of places lie above those of the ground."""
    for name in names:
        z = Z["name"] + bool(name.letters.halo)
        lettering.write(axes, name.text, name.letters, name.box.left, name.box.bottom, z)


def changes(view: View, on: Frame) -> list[pd.DataFrame]:
    """Give the places of a map where trains change their gauge, in groups near each other."""
    rows = marks.drawn(view, on, 0).sort_values("lon", kind="stable")
    groups: list[pd.DataFrame] = []
    for at in range(len(rows)):
        row = rows.iloc[[at]]
        last = groups[-1] if groups else None
        if last is not None and distance(last, row) * on.metres < TOGETHER_M:
            groups[-1] = pd.concat([last, row])
        else:
            groups.append(row)
    return groups


def distance(group: pd.DataFrame, row: pd.DataFrame) -> float:
    """Give the distance on the page between the last of a group and a row, in points."""
    one, other = group.iloc[-1], row.iloc[0]
    return hypot(one["x"] - other["x"], one["y"] - other["y"])


def callouts(
    view: View,
    on: Frame,
    sheet: Sheet,
    symbols: Mapping[str, Box],
    lines: Sequence[Geometry],
    taken: Sequence[Box],
    spare: tuple[str, ...],
) -> list[Callout]:
    """Give a note for each group of places where the gauge changes, tied to its places."""
    gauges = sorted(view.dataset.segments["gauge_mm"].dropna().unique())
    bold = Letters(sheet.label, INK, (SANS, *spare), bold=True)
    plain = Letters(sheet.label * 0.92, INK, (SANS, *spare))
    told = (
        (view.word("kind.gauge_change"), bold),
        (" | ".join(str(one) for one in gauges) + " mm", plain),
    )
    pad = sheet.label * 0.45
    width = max(lettering.width(text, letters) for text, letters in told) + 2 * pad
    height = sum(letters.height for _, letters in told) + 2.4 * pad
    wishes, ends = [], {}
    for number, group in enumerate(changes(view, on)):
        x, y = float(group["x"].mean()), float(group["y"].mean())
        boxes = [
            Box(cx - width / 2, cy - height / 2, cx + width / 2, cy + height / 2)
            for reach in (3.2, 4.2, 5.5, 7)
            for turn in range(24)
            for cx in [x + (width / 2 + reach * sheet.label) * cos(pi / 2 + turn * pi / 12)]
            for cy in [y + (height / 2 + reach * sheet.label) * sin(pi / 2 + turn * pi / 12)]
        ]
        wishes.append(Wish(str(number), boxes))
        ends[str(number)] = tuple(zip(group["x"], group["y"], strict=True))
    found = arrange(wishes, symbols, lines, on.rect.grown(-4), taken, gap=3)
    return [Callout(told, box, ends[key]) for key, box in found.items()]


def write_callout(axes: Axes, note: Callout, on: Frame, pixel: float) -> None:
    """Draw a note and the thin lines that tie it to its places."""
    box = note.box
    for end in note.ends:
        start = (
            min(max(end[0], box.left), box.right),
            min(max(end[1], box.bottom), box.top),
        )
        tie = segment_line([start, end])
        draw(axes, on.rect, tie, Z["mark"] - 1, fc="none", ec=INK, lw=0.8 * pixel)
    looks = {"facecolor": PAPER, "edgecolor": INK, "lw": 0.8 * pixel, "zorder": Z["name"]}
    axes.add_patch(rectangle(axes, box, **looks))
    top = box.top - note.lines[0][1].size * 0.5
    for text, letters in note.lines:
        left = (box.left + box.right - lettering.width(text, letters)) / 2
        lettering.write(axes, text, letters, left, top - letters.height, Z["name"] + 1)
        top -= letters.height + letters.size * 0.1
