"""The weather over ports and the closures of months, as the map's script plans with them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from routes.facts import storms, timeline
from routes.facts.facts import Fact
from routes.facts.timeline import CLOSED_FROM
from routes.network.season import MONTHS
from routes.tables.dataset import Dataset
from routes.webmap.year_payload import FIRST, LAST

YEARS = range(FIRST, LAST + 1)
SHUT = 1.0  # the share of a month's closure that leaves no way
OPEN: list[Any] = [0.0, [], -1]

Sets = Callable[[Iterable[Fact]], int]  # gives the number of a set of facts


def storms_of(dataset: Dataset, number: Sets) -> Iterator[list[Any]]:
    """Yield storms as [subject, month, runs]; a run is [year, shares, hours of a closure, set]."""
    found: dict[tuple[str, int], list[Any]] = {}
    for month in MONTHS:
        for year in YEARS:
            for storm in storms.of(dataset, year, month):
                ends = [[one.low, one.likely, one.high] for one in (storm.share, storm.lasts)]
                run = [*ends, number(storm.facts)]
                runs = found.setdefault((storm.subject, month), [])
                if not runs or runs[-1][1:] != run:
                    runs.append([year, *run])
    for (subject, month), runs in found.items():
        yield [subject, month, runs]


def closures_of(dataset: Dataset, number: Sets) -> dict[str, list[Any]]:
    """Return what holds of a subject for who departs on a day, by the months since the year 0.

    A run is [from, share, hours of a closure, set]: SHUT where there is no way, the share of the
    days where it is slower, 0 where it is open again.
    """
    found: dict[str, list[Any]] = {}
    for year in YEARS:
        for month in MONTHS:
            closed = {one.subject: one for one in timeline.closures(dataset, year, month)}
            for subject in found.keys() | closed.keys():
                runs = found.setdefault(subject, [])
                told = (
                    _closed(dataset, closed[subject], year, number) if subject in closed else OPEN
                )
                if told != (runs[-1][1:] if runs else OPEN):
                    runs.append([12 * year + month - 1, *told])
    return dict(sorted(found.items()))


def _closed(dataset: Dataset, closure: timeline.Closure, year: int, number: Sets) -> list[Any]:
    if closure.share >= CLOSED_FROM and not closure.at_times:
        return [SHUT, [], -1]
    lasts = storms.lasts(dataset, closure.subject, year)
    ends = [lasts.low, lasts.likely, lasts.high]
    return [storms.limited(closure.share), ends, number(lasts.facts)]
