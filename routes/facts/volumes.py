"""What was or is to be carried, year by year, and which of the numbers may be joined by a line.

The rules, all decided from the columns of volumes.csv and series.csv, never from their words:
- A line joins counted values of whole years that follow each other, of one series and one way of
  counting (basis). Nothing is interpolated, and nothing is added up.
- What was hoped for, counted for a part of a year, worked out, or told otherwise by a rival source
  stands apart.
- A goal stands at the year for which it was promised; the same goal promised later for a later
  year has slipped.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from routes.tables import plain
from routes.tables.dataset import Dataset, records

ACTUAL, TARGET = "actual", "target"
ANOTHER = "different_scope"  # the caveat of what counts or promises a part, or something else
WORKED_OUT = ("derived", "unsourced", "model_assumption")
STANDINGS = ("counted", "part", "derived", "rival", "plan", "forecast", "target")


@dataclass(frozen=True)
class Volume:
    """A row of volumes.csv: `value` in `unit` (t, TEU, vehicles, wagons, trains, bn_usd or bn_eur).

    `until` is the last month or day counted, "" for a whole year; `promised` the date on which
    what is hoped for was made public, "" where unknown; `basis` the way of counting, "" the usual.
    """

    series: str
    year: int
    until: str
    subject: str
    direction: str
    value: float
    unit: str
    kind: str
    promised: str
    scope: str
    basis: str
    source: str
    locator: str
    caveat: str
    preferred: bool

    @property
    def standing(self) -> str:
        """Return one of STANDINGS; only what is `counted` may be joined by a line."""
        if self.kind != ACTUAL:
            return self.kind
        if not self.preferred:
            return "rival"
        if self.until:
            return "part"
        return "derived" if self.caveat in WORKED_OUT else "counted"


@dataclass(frozen=True)
class Series:
    """Volumes of one scope: one subject, direction and unit. `chart` is where they are drawn.

    `panel` is the id of the series that leads the part of the chart in which these are drawn; ""
    where they stand in the chart's list of other counts.
    """

    id: str
    chart: str
    panel: str
    volumes: tuple[Volume, ...]

    @property
    def leads(self) -> bool:
        """Return whether this is the series to show for its subject, the others being beside it."""
        return self.panel == self.id

    @property
    def subject(self) -> str:
        """Return the id of what is counted."""
        return self.volumes[0].subject

    @property
    def unit(self) -> str:
        """Return the unit of all values."""
        return self.volumes[0].unit


@lru_cache(maxsize=8)
def every(dataset: Dataset) -> tuple[Series, ...]:
    """Return all series in the order of series.csv, each with its volumes by year.

    >>> [(one.id, len(one.volumes)) for one in every(data)]
    [('route', 8), ('route_goal', 3), ('route_seaports', 1), ('port', 3)]
    """
    groups: dict[str, list[Volume]] = {}
    for row in plain.rows(dataset.volumes):
        cells = {str(name): cell for name, cell in row.items()}
        cells |= {"year": int(row["year"]), "preferred": row["preferred"] == "yes"}
        groups.setdefault(str(row["series"]), []).append(Volume(**cells))
    return tuple(
        Series(
            id,
            row["chart"],
            row["panel"],
            tuple(sorted(groups[id], key=lambda volume: volume.year)),
        )
        for id, row in records(dataset, "series").items()
        if id in groups
    )


def of(dataset: Dataset, subject: str) -> tuple[Series, ...]:
    """Return all series of a subject, those that lead first; none for any stranger.

    >>> [one.id for one in of(data, "aktau")]
    ['port']
    """
    found = [series for series in every(dataset) if series.subject == subject]
    return tuple(sorted(found, key=lambda series: not series.leads))


def leading(dataset: Dataset, unit: str) -> dict[str, Series]:
    """Return the series to show for each subject that has one in this unit.

    >>> {subject: one.id for subject, one in leading(data, "t").items()}
    {'corridor:main': 'route', 'aktau': 'port'}
    """
    return {
        series.subject: series for series in every(dataset) if series.leads and series.unit == unit
    }


def in_year(series: Series, year: int) -> Volume | None:
    """Return what was carried in a whole year; None where nobody tells, and never a guess.

    A value that was worked out from a told growth is given, and its caveat says so.

    >>> route = every(data)[0]
    >>> in_year(route, 2021).value, in_year(route, 2023).caveat, in_year(route, 2025)
    (2000000.0, 'derived', None)
    """
    counted = [volume for volume in series.volumes if volume.standing in ("counted", "derived")]
    return next((volume for volume in counted if volume.year == year), None)


def lines(series: Series) -> tuple[tuple[Volume, ...], ...]:
    """Return the runs of two and more counted volumes that a line may join.

    >>> [[one.year for one in run] for run in lines(every(data)[0])]
    [[2020, 2021, 2022]]
    """
    return tuple(run for run in _runs(_counted(series.volumes)) if len(run) > 1)


def breaks(series: Series) -> tuple[tuple[Volume, Volume], ...]:
    """Return the neighbours between which the way of counting changed.

    >>> port = every(data)[3]
    >>> [(before.year, after.year) for before, after in breaks(port)]
    [(2019, 2020)]
    """
    return tuple(
        (before, after)
        for before, after in pairwise(_counted(series.volumes))
        if before.basis != after.basis
    )


def slips(series: Series) -> tuple[tuple[Volume, Volume], ...]:
    """Return each goal that was put off, as it stood before and after: one amount, a later year.

    One that counts something else, by its caveat different_scope, is another goal.

    >>> goal = every(data)[1]
    >>> [(before.year, after.year) for before, after in slips(goal)]
    [(2025, 2027), (2027, 2028)]
    """
    goals = [
        volume
        for volume in series.volumes
        if volume.kind == TARGET
        and volume.preferred
        and volume.promised
        and volume.caveat != ANOTHER
    ]
    goals.sort(key=lambda goal: (goal.value, goal.promised))
    return tuple(
        (before, after)
        for _, same in groupby(goals, key=lambda goal: goal.value)
        for before, after in pairwise(same)
        if after.year > before.year
    )


def _counted(volumes: Iterable[Volume]) -> list[Volume]:
    return [volume for volume in volumes if volume.standing == "counted"]


def _runs(counted: Sequence[Volume]) -> Iterator[tuple[Volume, ...]]:
    run: list[Volume] = []
    for volume in counted:
        if run and (volume.year != run[-1].year + 1 or volume.basis != run[-1].basis):
            yield tuple(run)
            run = []
        run.append(volume)
    yield tuple(run)
