"""What opened between two years, and how much later than it was promised at first."""

from collections.abc import Iterator
from dataclasses import dataclass

from routes.errors import RoutesError
from routes.facts import facts, plans, timeline
from routes.facts.plans import Event
from routes.facts.timeline import first_day
from routes.tables.dataset import Dataset, records

OPENED = "opened_on"
YEARS = (1830, timeline.YEARS[1])  # since the first railways


@dataclass(frozen=True)
class Opening:
    """What opened: its date, its parts on the map, and how many years after the first promise.

    `late_years` is None where no promise of it is known; `title` is "" where only the table of
    lines or places tells of it. `source` says when it opened: what only says where a line runs
    stands for it where nobody else does.
    """

    date: str
    subject: str
    parts: tuple[str, ...]
    title: str
    source: str
    late_years: int | None


def opened(dataset: Dataset, first: int, last: int) -> tuple[Opening, ...]:
    """Return what opened between two years, both counted, by date.

    Raises: RoutesError for a first year out of YEARS, or a last one out of them or before it.

    >>> [(one.date, one.subject) for one in opened(data, 2018, 2024)]
    [('2018-05-14', 'alat'), ('2024-07-03', 'road-dostyk-aktau')]
    """
    for name, year, least in (("from_year", first, YEARS[0]), ("to_year", last, first)):
        if not least <= year <= YEARS[1]:
            raise RoutesError(f"{name}: found {year}, allowed: {least} to {YEARS[1]}")
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
                source = _told_by(dataset, id, date) or str(row["source"])
                found.append(Opening(date, id, (id,), "", source, late))
                known.add((id, date[:4]))
    within = [one for one in found if first <= int(one.date[:4]) <= last]
    return tuple(sorted(within, key=lambda one: (first_day(one.date), one.subject)))


def _opening(dataset: Dataset, event: Event) -> Opening:
    parts = plans.on_the_map(dataset, event.subject)
    parts += _beside(dataset, parts, event.begin)
    late = _late(dataset, event.subject, event.begin) if parts else None
    return Opening(event.begin, event.subject, parts, event.title, event.source, late)


def _late(dataset: Dataset, subject: str, date: str) -> int | None:
    """Years between the first promise and the opening that fulfilled it."""
    years = plans.promised_years(plans.promises(dataset, subject))
    last = plans.last_opening(dataset, subject)
    if not years or date != last or plans.unfinished(dataset, subject):
        return None
    return int(date[:4]) - years[0]


def _told_by(dataset: Dataset, id: str, date: str) -> str:
    """The source of the opening day of a line or place; "" where no fact tells of that year."""
    told = facts.of(dataset, id, OPENED)
    return next((one.source for one in told if str(one.text)[:4] == date[:4]), "")


def _with_lines(dataset: Dataset, id: str, date: str) -> Iterator[tuple[str, str]]:
    """The lines of a place that opened in the same year: with them the place is told."""
    for line in records(dataset, "segments"):
        row = records(dataset, "segments")[line]
        if id in plans.line_ends(dataset, line) and str(row["opened"])[:4] == date[:4]:
            yield line, date[:4]


def _beside(dataset: Dataset, parts: tuple[str, ...], date: str) -> tuple[str, ...]:
    """The lines of the same ends and mode that opened on the same day: tracks of another gauge."""
    lines = records(dataset, "segments")
    told = {_way(dataset, part) for part in parts if part in lines}
    opened = (line for line, row in lines.items() if row["opened"] == date and line not in parts)
    return tuple(line for line in opened if _way(dataset, line) in told)


def _way(dataset: Dataset, line: str) -> tuple[object, ...]:
    return *plans.line_ends(dataset, line), records(dataset, "segments")[line]["mode"]
