"""What is carried as charts: which volumes stand in which drawing, with the details of each.

What may be joined, what slipped and where the way of counting changed is decided in volumes, how
it looks in charts; here the rows of the one become the rows of the other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from routes.charts import aside, beside, lettering, vega
from routes.charts.vega import Drawing, Rows, Spec
from routes.facts import volumes
from routes.facts.volumes import Series, Volume
from routes.view.answer import View
from routes.words import fact_tables, passport

# Pixels: of the chart that tells the story, of a part with a time axis, of a line in a list.
LEAD_HEIGHT, HEIGHT, ROW_HEIGHT = 250, 130, 36
# Pixels between the first and the last year: of that chart on a phone, of a part in a row of four.
LEAD_WIDTH, WIDTH = 280, 210
LETTERS, ROOM = 11.0, 290.0  # pixels: of a name in a list, and the room of a narrow column
AHEAD = 6  # years of goals that all parts of a chart have room for; later ones stretch their own
NOTHING = "–"


@dataclass(frozen=True)
class Section:
    """A chart: its parts, each with its own scale, and all series that stand in them."""

    id: str
    title: str
    drawings: tuple[Drawing, ...]
    series: tuple[Series, ...]


def sections(view: View) -> tuple[Section, ...]:
    """Return the charts of what is carried, in the order of the data."""
    found: dict[str, list[Series]] = {}
    for series in volumes.every(view.dataset):
        found.setdefault(series.chart, []).append(series)
    forms, leads = (vega.over_years(view), vega.one_a_line(view)), next(iter(found), "")
    return tuple(
        Section(
            id,
            view.word(f"chart.{id}"),
            tuple(_drawings(view, forms, some, id == leads)),
            tuple(some),
        )
        for id, some in found.items()
    )


def points(view: View, panel: Sequence[Series]) -> Rows:
    """Return the points of series with the details of each; the first one leads."""
    return [
        {
            "year": volume.year,
            "amount": volume.value,
            "mark": "other"
            if volume.standing == "counted" and not series.leads
            else volume.standing,
            **details(view, series, volume),
        }
        for series in panel
        for volume in series.volumes
    ]


def details(view: View, series: Series, volume: Volume) -> dict[str, str]:
    """Say in words what a volume is, who says so, and what is to be minded."""
    return {
        "series": fact_tables.series_name(view, series),
        "period": fact_tables.period(view, volume),
        "value": fact_tables.amount(view, volume.value, volume.unit),
        "kind": fact_tables.standing_word(view, volume),
        "promised": volume.promised or NOTHING,
        "scope": view.scope(volume.scope) or NOTHING,
        "source": passport.citation(view, volume.source, volume.locator),
        "caveat": view.word(f"caveat.{volume.caveat}") if volume.caveat else NOTHING,
    }


def _drawings(
    view: View, forms: tuple[Spec, Spec], found: Sequence[Series], leads: bool
) -> Iterable[Drawing]:
    """A part for each leading series that has more than one volume; the rest goes into a list.

    All have the same years, so that they can be compared: those counted, and of goals the near.
    """
    over_years, one_a_line = forms
    listed = []
    every = [one for series in found for one in series.volumes]
    last = max((one.year for one in every if one.standing == "counted"), default=0)
    shared = [one.year for one in every if one.year <= last + AHEAD]
    size = (LEAD_WIDTH, LEAD_HEIGHT) if leads else (WIDTH, HEIGHT)
    for series in found:
        panel = [
            series,
            *(other for other in found if other.panel == series.id and not other.leads),
        ]
        if series.leads and sum(len(series.volumes) for series in panel) > 1:
            known = [*shared, *(one.year for series in panel for one in series.volumes)]
            years = min(known), max(known)
            rows = _rows_over_years(view, panel, years, size, leads)
            spec = vega.filled(over_years, size[1], rows, years)
            yield _drawing(view, fact_tables.series_name(view, series), panel, rows["points"], spec)
        elif series.leads or not series.panel:
            listed.append(series)
    if listed:
        rows = _rows_of_list(view, listed)
        lines = sum(name.startswith("names") for name in rows)
        row_height = ROW_HEIGHT + (lines - 1) * vega.LINE
        spec = vega.filled(one_a_line, row_height * len(rows["points"]), rows)
        alone = len(listed) == len(found)
        name = view.word(f"chart.{found[0].chart}" if alone else "ui.other_counts")
        yield _drawing(view, name, listed, rows["points"], spec)


def _drawing(view: View, name: str, panel: Sequence[Series], marks: Rows, spec: Spec) -> Drawing:
    title = f"{name}, {view.word(f'unit.{panel[0].unit}')}"
    words = "; ".join(f"{row['period']}: {row['value']} ({row['kind']})" for row in marks)
    return Drawing(title, f"{title}. {words}", spec)


def _rows_of_list(view: View, listed: Sequence[Series]) -> dict[str, Rows]:
    marks = points(view, listed)
    middle = max(row["amount"] for row in marks) / 2
    names: dict[str, Rows] = {}  # by how many lines there are below
    for place, row in enumerate(marks):
        row["place"] = place
        lines = lettering.lines(f"{row['series']} · {row['period']}", LETTERS, ROOM)
        for above, line in enumerate(reversed(lines)):
            told = {"place": place, "left": 0, "name": line}
            names.setdefault(f"names {above}", []).append(told)
    return {
        **names,
        "points": marks,
        "after": [row for row in marks if row["amount"] <= middle],
        "before": [row for row in marks if row["amount"] > middle],
    }


def _rows_over_years(
    view: View, panel: Sequence[Series], years: tuple[int, int], size: tuple[int, int], leads: bool
) -> dict[str, Rows]:
    moved = _aside(panel, years, size)
    drawn = (volume for series in panel for volume in series.volumes)
    marks = [
        {**row, "aside": moved[volume]}
        for row, volume in zip(points(view, panel), drawn, strict=True)
    ]
    return {
        "points": sorted(marks, key=_on_top),
        "lines": [
            {
                "year": volume.year,
                "amount": volume.value,
                "aside": moved[volume],
                "line": f"{series.id} {place}",
                "mark": "counted" if series.leads else "other",
            }
            for series in panel
            for place, line in enumerate(volumes.lines(series))
            for volume in line
        ],
        "breaks": [
            {"year": (before.year + after.year) / 2, "kind": view.word("ui.mark_break")}
            for series in panel
            for before, after in volumes.breaks(series)
        ],
        **beside.texts(view, panel, moved, years, size, leads),
    }


def _aside(
    panel: Sequence[Series], years: tuple[int, int], size: tuple[int, int]
) -> dict[Volume, int]:
    """How far each volume stands aside: rather none that an arrow or a line leads to."""
    arrows = [volume for series in panel for pair in volumes.slips(series) for volume in pair]
    lines = [volume for series in panel for line in volumes.lines(series) for volume in line]
    every = [volume for series in panel for volume in series.volumes]
    counted = [volume for volume in every if volume.standing == "counted"]
    first = list(dict.fromkeys([*arrows, *lines, *counted, *every]))
    places = [(volume.year, volume.value) for volume in first]
    return dict(zip(first, aside.offsets(places, years, size), strict=True))


def _on_top(row: Mapping[str, Any]) -> bool:
    """What is drawn first lies below: what was counted answers to the pointer, not its rival."""
    return bool(row["mark"] == "counted")
