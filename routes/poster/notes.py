"""The notes on a map: where the trains change their gauge."""

from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin

import pandas as pd
from matplotlib.axes import Axes

from routes.poster import lettering, marks
from routes.poster.drawing import PAPER, Z, draw, rectangle, segment_line
from routes.poster.frame import Frame
from routes.poster.lettering import SANS, Letters
from routes.poster.placement import Box, about
from routes.view.answer import View

INK = "#222222"
TOGETHER_M = 400_000.0  # places nearer than this share a note
REACHES = (3.2, 4.2, 5.5, 7)  # of a note from its places, in sizes of its letters


@dataclass(frozen=True)
class Callout:
    """A note on the map, its box in points, and the points to which it is tied."""

    lines: tuple[tuple[str, Letters], ...]
    box: Box
    ends: tuple[tuple[float, float], ...]


def changes(view: View, on: Frame) -> list[pd.DataFrame]:
    """Return the places of a map where trains change their gauge, in groups near each other."""
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


def gauges_at(view: View, nodes: pd.Index) -> list[int]:
    """Return the gauges in mm of the railways that end at some nodes, the narrowest first."""
    rows = view.dataset.segments
    rows = rows[rows["from_node"].isin(nodes) | rows["to_node"].isin(nodes)]
    return sorted(map(int, rows["gauge_mm"].dropna().unique()))


def distance(group: pd.DataFrame, row: pd.DataFrame) -> float:
    """Return the distance on the page between the last of a group and a row, in points."""
    last, other = group.iloc[-1], row.iloc[0]
    return hypot(last["x"] - other["x"], last["y"] - other["y"])


def wanted(
    view: View, on: Frame, size: float, spare: tuple[str, ...]
) -> dict[str, tuple[Callout, list[Box]]]:
    """Return a note for each group of places where the gauge changes, and the boxes it may have."""
    bold = Letters(size, INK, (SANS, *spare), bold=True)
    plain = replace(bold, size=size * 0.92, bold=False)
    out = {}
    for number, group in enumerate(changes(view, on)):
        gauges = " | ".join(map(str, gauges_at(view, group.index)))
        lines = ((view.word("kind.gauge_change"), bold), (f"{gauges} mm", plain))
        width = max(lettering.width(text, letters) for text, letters in lines) + 0.9 * size
        height = sum(letters.height for _, letters in lines) + 1.1 * size
        x, y = float(group["x"].mean()), float(group["y"].mean())
        boxes = []
        for reach in REACHES:
            for turn in sorted(range(-11, 13), key=abs):  # from below it to above it
                across = (width / 2 + reach * size) * sin(turn * pi / 12)
                down = (height / 2 + reach * size) * cos(turn * pi / 12)
                boxes += about(x + across, y - down, width, height, 0)
        ends = tuple(zip(group["x"], group["y"], strict=True))
        out[f"gauge.{number}"] = (Callout(lines, boxes[0], ends), boxes)
    return out


def write(axes: Axes, note: Callout, on: Frame, pixel: float) -> None:
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
    axes.add_artist(rectangle(axes, box, **looks))
    top = box.top - note.lines[0][1].size * 0.5
    for text, letters in note.lines:
        left = (box.left + box.right - lettering.width(text, letters)) / 2
        lettering.write(axes, text, letters, left, top - letters.height, Z["name"] + 1)
        top -= letters.height + letters.size * 0.1
