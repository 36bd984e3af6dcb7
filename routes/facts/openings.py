"""What opened between two years, and how much later than it was promised at first."""

from collections.abc import Iterator
from dataclasses import dataclass

from routes.errors import RoutesError
from routes.facts import plans, timeline
from routes.facts.plans import Event
from routes.facts.timeline import first_day
from routes.tables.dataset import Dataset, records

YEARS = (1830, timeline.YEARS[1])  # since the first railways


@dataclass(frozen=True)
class Opening:
    """What opened: its date, its parts on the map, and how many years after the first promise.

    `late_years` is None where no promise of it is known; `title` is "" where only the table of
    lines or places tells of it.
    """

    date: str
    subject: str
    parts: tuple[str, ...]
    title: str
    source: str
    late_years: int | None


def opened(dataset: Dataset, first: int, last: int) -> tuple[Opening, ...]:
    """Return what opened between two years, both counted, by date.

    Raises: RoutesError for years that are no years or in the wrong order.

    >>> [(one.date, one.subject) for one in opened(data, 2018, 2024)]
    [('2018-05-14', 'alat'), ('2024-07-03', 'road-dostyk-aktau')]
    """
    if not YEARS[0] <= first <= last <= YEARS[1]:
        allowed = "the earlier year before the later, from {} to {}".format(*YEARS)
        raise RoutesError(f"years: found {first} and {last}, allowed: {allowed}")
    told = [
        _opening(dataset, event) for event in plans.all_events(dataset) if event.kind == "opening"
    ]
    found = [one for one in told if one.parts]
    known = {(part, one.date[:4]) for one in found for part in one.parts}
    for table in ("segments", "nodes"):
        for id, row in records(dataset, table).items():
            date = str(row["opened"])
            if date and not {(id, date[:4]), *_with_lines(dataset, id, date)} & known:
                late = _late(dataset, id, date)
                found.append(Opening(date, id, (id,), "", str(row["source"]), late))
                known.add((id, date[:4]))
    within = [one for one in found if first <= int(one.date[:4]) <= last]
    return tuple(sorted(within, key=lambda one: (first_day(one.date), one.subject)))


def _opening(dataset: Dataset, event: Event) -> Opening:
    parts = plans.on_the_map(dataset, event.subject)
    late = _late(dataset, event.subject, event.begin) if parts else None
    return Opening(event.begin, event.subject, parts, event.title, event.source, late)


def _late(dataset: Dataset, subject: str, date: str) -> int | None:
    """Years between the first promise and the opening that fulfilled it."""
    years = plans.promised_years(plans.promises(dataset, subject))
    last = plans.last_opening(dataset, subject)
    if not years or date != last or plans.unfinished(dataset, subject):
        return None
    return int(date[:4]) - years[0]


def _with_lines(dataset: Dataset, id: str, date: str) -> Iterator[tuple[str, str]]:
    """The lines of a place that opened in the same year: with them the place is told."""
    for line in records(dataset, "segments"):
        row = records(dataset, "segments")[line]
        if id in plans.line_ends(dataset, line) and str(row["opened"])[:4] == date[:4]:
            yield line, date[:4]
