"""Which state a segment or node was in, year by year, as far as sources tell.

- What operates has done so since its opening; where that is not known it counts as always there.
- Before its opening, and while it has none, it is planned from the first plan, agreement or promise
  that a source dates, and under construction from the first works; earlier it is absent. Where no
  source dates anything, today's state holds from the year of the data on.
- What is promised stays planned or under construction after the promised date, too: a promise opens
  nothing, and nobody knows.
- A closure suspends it. In a year the state is the last that began in it or before it:
  what opened in November counts for the year. It is suspended in a year of which its closures cover
  CLOSED_FROM or more. The planner of journeys asks here, too.
"""

from calendar import isleap, monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from routes.errors import UnknownNameError
from routes.facts import courses, facts
from routes.tables import plain
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset, records
from routes.tables.plain import Row

T = TypeVar("T")

YEARS = (2010, 2032)  # the first and the last that may be asked for, by map and journey alike
ABSENT = ""
PLANNED, BUILT, OPEN, CLOSED = "planned", "under_construction", "operating", "suspended"
EVIDENCE = {"plan": PLANNED, "agreement": PLANNED, "works": BUILT}
PROMISE = "promised_opening"
CLOSED_FROM = 0.5  # what is shut for this share of a year counts as shut in that year


@dataclass(frozen=True)
class Period:
    """A state from one date to another, each known to the day, the month or the year.

    An empty `begin` means always, an empty `end` that it lasts as far as anyone knows.
    """

    begin: str
    end: str
    status: str


@dataclass(frozen=True)
class Closure:
    """The closures of a subject in a year, and the share (0 to 1) of the year that they cover.

    Where events.csv has several, `title` tells them all and `source` names them all, parted by |.
    `at_times`: not all of these days, as `closed_share` facts say; the share is as much smaller.
    """

    subject: str
    title: str
    source: str
    share: float
    at_times: bool = False


def periods(dataset: Dataset, subject: str) -> tuple[Period, ...]:
    """Return the states of a segment or node in order; a closure lies over what it interrupts.

    Raises: UnknownNameError for any other subject.

    >>> periods(data, "road-dostyk-aktau")
    (Period(begin='2024-07-03', end='', status='operating'),)
    """
    begins = _states(dataset, subject)
    ends = [*(begin for begin, _ in begins[1:]), ""]
    periods = [Period(begin, end, state) for (begin, state), end in zip(begins, ends, strict=True)]
    shut = _events(dataset).get(subject, ())
    periods += [Period(begin, end, CLOSED) for kind, begin, end in shut if kind == "closure"]
    return tuple(sorted(periods, key=lambda period: _earliest(period.begin)))


def status_in(dataset: Dataset, subject: str, year: int) -> str:
    """Return the state of a segment or node in a year by the rule above; ABSENT where it is none.

    Raises: UnknownNameError for any other subject.

    >>> status_in(data, "alat", 2017), status_in(data, "alat", 2018)
    ('', 'operating')
    """
    state = ABSENT
    for begin, status in _states(dataset, subject):
        state = status if begun(begin, year) else state
    return CLOSED if state and subject in _shut(dataset, year) else state


@lru_cache(maxsize=64)
def _shut(dataset: Dataset, year: int) -> frozenset[str]:
    found = closures(dataset, year)
    return frozenset(closure.subject for closure in found if closure.share >= CLOSED_FROM)


@lru_cache(maxsize=64)
def closures(dataset: Dataset, year: int, month: int | None = None) -> tuple[Closure, ...]:
    """Return the closures that touch a year, those of a subject as one: a day counts once.

    With a month (1 to 12) they are those that touch it, with the share of its days. `closed_share`
    facts of the year weaken them.

    >>> [(one.subject, round(one.share * 366)) for one in closures(data, 2024)]
    [('ferry-aktau-alat', 61)]
    >>> [one.share for one in closures(data, 2024, 12)]
    [1.0]
    """
    first, last = (date(year, month or 1, 1), last_day(f"{year}-{month or 12:02}"))
    found: dict[str, list[tuple[str, str, range]]] = {}
    for row in _closings(dataset):
        days = _days(row["date_from"], row["date_to"], first, last)
        if days:
            found.setdefault(row["subject"], []).append((row["title"], row["source"], days))
    merged = []
    for subject, some in found.items():
        titles, sources, spans = zip(*some, strict=True)
        whole = len(set().union(*spans)) / ((last - first).days + 1)
        share = whole
        for fact in facts.of(dataset, subject, "closed_share"):
            if fact.year == year and fact.value is not None:
                share *= fact.value
        if share:
            cited = SEPARATOR.join(dict.fromkeys(sources))
            told = "; ".join(dict.fromkeys(titles))
            merged.append(Closure(subject, told, cited, share, at_times=share < whole))
    return tuple(merged)


@lru_cache(maxsize=8)
def _closings(dataset: Dataset) -> list[Row]:
    return [row for row in plain.rows(dataset.events) if row["kind"] == "closure"]


def gone(dataset: Dataset, subject: str, year: int) -> bool:
    """Return whether a closure that nothing has ended began before a year: by then it is no news.

    >>> gone(data, "ferry-aktau-alat", 2030)  # its closure of 2024 has an end
    False
    """
    return any(
        kind == "closure" and not end and first_day(begin).year < year
        for kind, begin, end in _events(dataset).get(subject, ())
    )


@lru_cache(maxsize=1024)
def _states(dataset: Dataset, subject: str) -> tuple[tuple[str, str], ...]:
    """The states without closures, each with the date on which it began, in order."""
    segments, nodes = records(dataset, "segments"), records(dataset, "nodes")
    if subject not in segments and subject not in nodes:
        raise UnknownNameError("node or segment", subject, {*segments, *nodes})
    row = segments.get(subject) or nodes[subject]
    status, opened = str(row["status"]), str(row["opened"])
    if status in (OPEN, CLOSED):
        before = _building(dataset, subject, opened) if opened else []
        return (*before, (opened, status))
    before = _building(dataset, subject, "")
    if not before and subject in nodes:
        lines = [id for id, ends in segments.items() if subject in _ends(ends)]
        begins = [_states(dataset, id)[0][0] for id in lines if segments[id]["status"] != OPEN]
        before = [(min(begins, key=_earliest), status)] if begins else []
    if not before or before[-1][1] != status:
        before.append((dataset.date, status))
    return tuple(before)


def _building(dataset: Dataset, subject: str, opened: str) -> list[tuple[str, str]]:
    """The states before an opening ("" for none yet), as far as events and promises tell."""
    dated: list[tuple[str, str]] = []
    for name in (subject, *courses.journeys_over(dataset).get(subject, ())):
        for kind, begin, end in _events(dataset).get(name, ()):
            if kind in EVIDENCE:
                dated.append((begin, EVIDENCE[kind]))
                if kind == "works" and end:
                    dated.append((end, "stopped"))
        dated += [(year, PLANNED) for year in _promises(dataset).get(name, ())]
    states: list[tuple[str, str]] = []
    for begin, state in sorted(dated, key=lambda pair: _earliest(pair[0])):
        if _earliest(begin) >= _earliest(opened or dataset.date):
            break
        last = states[-1][1] if states else ABSENT
        if state == "stopped" and last == BUILT:
            states.append((begin, PLANNED))
        elif state == BUILT != last or (state == PLANNED and not last):
            states.append((begin, state))
    return states


def _ends(row: dict[str, object]) -> tuple[object, object]:
    return row["from_node"], row["to_node"]


@lru_cache(maxsize=8)
def _events(dataset: Dataset) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Kind, first and last date of the events of each subject."""
    rows = dataset.events[["subject", "kind", "date_from", "date_to"]].astype(str)
    return _grouped((subject, tuple(rest)) for subject, *rest in rows.itertuples(index=False))


@lru_cache(maxsize=8)
def _promises(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """The years in which an opening was promised for each subject."""
    rows = dataset.facts[dataset.facts["quantity"] == PROMISE]
    pairs = zip(rows["subject"], rows["year"], strict=True)
    return _grouped((str(subject), str(year)) for subject, year in pairs)


def _grouped(pairs: Iterable[tuple[str, T]]) -> dict[str, tuple[T, ...]]:
    out: dict[str, tuple[T, ...]] = {}
    for key, state in pairs:
        out[key] = (*out.get(key, ()), state)
    return out


def _earliest(text: str) -> date:
    return first_day(text) if text else date.min


def first_day(text: str) -> date:
    """Return the first day that 2024, 2024-07 or 2024-07-03 can mean.

    >>> first_day("2024-07")
    datetime.date(2024, 7, 1)
    """
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """Return the last day that 2024, 2024-07 or 2024-07-03 can mean.

    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def share_of_year(begin: str, end: str, year: int) -> float:
    """Return the share (0 to 1) of a year between two dates, both counted; no end: it lasts.

    >>> share_of_year("2024-07-02", "", 2024)  # the second half of 366 days
    0.5
    """
    return len(_days(begin, end, date(year, 1, 1), date(year, 12, 31))) / _length(year)


def _days(begin: str, end: str, first: date, last: date) -> range:
    """The days between two dates that lie from a first to a last day, as ordinals."""
    first = max(first_day(begin), first)
    last = min(last_day(end) if end else date.max, last)
    return range(first.toordinal(), last.toordinal() + 1)


def _length(year: int) -> int:
    return 366 if isleap(year) else 365


def begun(text: str, year: int) -> bool:
    """Return whether a date lies in a year or before it; an unknown date ("") does.

    >>> begun("2018-05-14", 2018), begun("2018-05-14", 2017), begun("", 2010)
    (True, False, True)
    """
    return not text or first_day(text).year <= year
