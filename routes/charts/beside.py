"""The texts beside the marks of a chart over years: numbers, names, the dates of what slipped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from routes.charts import aside, numbers, vega
from routes.charts.numbers import HALF, Box
from routes.charts.vega import Rows
from routes.facts import volumes
from routes.facts.volumes import Series, Volume
from routes.view.answer import View
from routes.words import fact_tables, shortened

# Where names and dates stand, by their layers.
SIDES = {"after": vega.AFTER, "before": vega.BEFORE}
PARTS, THIN = (0.2, 0.4, 0.6, 0.8), 1.0  # of a line: where it is looked at, and half its pixels


def texts(
    view: View,
    panel: Sequence[Series],
    moved: Mapping[Volume, int],
    years: tuple[int, int],
    size: tuple[int, int],
    story: bool,
) -> dict[str, Rows]:
    """Return the rows of the layers with texts; the first series leads and has numbers.

    `moved` are the pixels by which marks stand aside; for `years` and `size` see `aside.scales`.
    """
    rows = {**_slipped(panel), **_names_beside(view, panel, sum(years) / 2)}
    year, unit = aside.scales(max(volume.value for volume in moved), years, size)

    def at(when: float, amount: float) -> tuple[float, float]:
        return (when - years[0]) * year, amount * unit

    told = [
        (volume, shortened.text(volume.value, view.query.lang)) for volume in _told(panel[0], story)
    ]
    marks = [_mark(*at(volume.year, volume.value), step, HALF) for volume, step in moved.items()]
    marks += [_mark(*at(when, amount), 0, THIN) for when, amount in _along(panel)]
    written = [box for name, some in rows.items() for row in some for box in _boxes(name, row, at)]
    points = [(*at(volume.year, volume.value), text) for volume, text in told]
    sides = numbers.beside(points, marks, written, size[0])
    rows["told"] = [
        {
            "year": volume.year,
            "amount": volume.value,
            "name": text,
            "align": side.align,
            "dx": side.dx,
            "dy": side.dy,
        }
        for (volume, text), side in zip(told, sides, strict=True)
        if side
    ]
    return rows


def _mark(x: float, y: float, step: int, half: float) -> Box:
    return Box(x + step - half, y - half, x + step + half, y + half)


def _along(panel: Sequence[Series]) -> Iterator[tuple[float, float]]:
    """Points of the lines between marks, by their year and number."""
    for series in panel:
        for line in volumes.lines(series):
            for before, after in pairwise(line):
                for part in PARTS:
                    number = before.value + part * (after.value - before.value)
                    yield before.year + part, number


def _boxes(
    name: str, row: Mapping[str, Any], at: Callable[[float, float], tuple[float, float]]
) -> Iterator[Box]:
    """What a row of a layer with texts takes: a date, which may have two lines, or a name."""
    place = at(row["year"], row["amount"])
    if name == "dates":
        for line, text in enumerate(row["name"]):
            yield replace(vega.DATE, dy=vega.DATE.dy + line * vega.LINE).box(
                *place, text, vega.SMALL
            )
    elif name in SIDES:
        yield SIDES[name].box(*place, row["name"])


def _told(series: Series, story: bool) -> list[Volume]:
    """The last counted volume; in a story the most and the least, too, in this order."""
    counted = [volume for volume in series.volumes if volume.standing == "counted"]
    ends = [max, min] if story else []
    chosen = [*counted[-1:], *(end(counted, key=lambda one: one.value) for end in ends if counted)]
    return list(dict.fromkeys(chosen))


def _slipped(panel: Sequence[Series]) -> dict[str, Rows]:
    """Arrows between goals, and under each the year in which it was made public."""
    slips = [pair for series in panel for pair in volumes.slips(series)]
    goals = {volume.year: volume for pair in slips for volume in pair}.values()
    return {
        "slips": [{"year": a.year, "to": b.year, "amount": a.value} for a, b in slips],
        "dates": [  # every other one on a second line, so that neighbours do not touch
            {
                "year": volume.year,
                "amount": volume.value,
                "name": [""] * (place % 2) + [f"({volume.promised[:4]})"],
            }
            for place, volume in enumerate(goals)
        ],
    }


def _names_beside(view: View, panel: Sequence[Series], middle: float) -> dict[str, Rows]:
    """Names of the series beside the leading one, on the side of a point where there is room."""
    sides: dict[str, Rows] = {"after": [], "before": []}
    for series in panel[1:]:
        volume, name = _last(series), fact_tables.series_name(view, series)
        side = "after" if volume.year <= middle else "before"
        sides[side].append({"year": volume.year, "amount": volume.value, "name": name})
    return sides


def _last(series: Series) -> Volume:
    """The last counted volume; where none was counted, the last that is hoped for."""
    counted = [volume for volume in series.volumes if volume.standing == "counted"]
    return (counted or list(series.volumes))[-1]
