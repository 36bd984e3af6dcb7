"""What is planned, being built or promised, and how promises slipped.

A project is what people promise by one name: a line, a port, or several lines of courses.csv. One
that is there already and is to be enlarged counts as long as its last promise, plan or works are
younger than its last opening.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from routes.errors import RoutesError
from routes.facts import courses, facts, timeline
from routes.facts.facts import Fact
from routes.facts.timeline import BUILT, EVIDENCE, PLANNED, PROMISE, first_day
from routes.facts.volumes import ANOTHER
from routes.tables.dataset import Dataset, records

MONEY = ("investment_usd_mln", "investment_eur_mln", "investment_kzt_mln")
PASSED = ("outdated", "conflicting")


@dataclass(frozen=True)
class Event:
    """A row of events.csv: dates known to the day, month or year, "" where it has no end."""

    begin: str
    end: str
    subject: str
    kind: str
    title: str
    source: str


@dataclass(frozen=True)
class Project:
    """What is planned or being built: the ids of its `parts` on the map, and what is told of it.

    `stage` is planned or under_construction, `since` the date from which that is told ("" where
    nobody dates it). `promises` of an opening stand in the order in which they were made, `money`
    with the newest first, `events` in their order.
    """

    subject: str
    parts: tuple[str, ...]
    stage: str
    since: str
    promises: tuple[Fact, ...]
    money: tuple[Fact, ...]
    events: tuple[Event, ...]

    @property
    def promised(self) -> int | None:
        """The year that was promised last, of several of one year the latest; None for none."""
        return promised_years(self.promises)[-1] if promised_years(self.promises) else None

    @property
    def slipped_years(self) -> int | None:
        """How much later it is promised now than at first; None without two promises."""
        years = promised_years(self.promises)
        return years[-1] - years[0] if len(years) > 1 else None

    @property
    def cost(self) -> Fact | None:
        """What is to be spent: the newest sum that nobody holds for outdated; None for none."""
        return next((fact for fact in self.money if fact.caveat not in PASSED), None)

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of all sources that tell of it, each once."""
        told: list[Fact | Event] = [*self.promises, *self.money, *self.events]
        return tuple(dict.fromkeys(one.source for one in told))


@lru_cache(maxsize=8)
def planned(dataset: Dataset) -> tuple[Project, ...]:
    """Return all that is planned or being built, by the year promised last, then by subject.

    >>> [(one.subject, one.promised, one.slipped_years) for one in planned(data)]
    [('rail-alat-ganja', 2028, 3)]
    """
    every = (*_lines(dataset), *records(dataset, "nodes"))
    waiting = {id for id in every if not runs(dataset, id)}
    found: dict[str, tuple[str, ...]] = {}
    for subject in sorted(_told(dataset), key=lambda subject: subject in waiting):
        parts = tuple(line for line in courses.of(dataset, subject) if line in waiting)
        taken = {part for some in found.values() for part in some}
        if subject in waiting and subject not in taken:
            found[subject] = (subject,)
        elif parts and subject not in waiting:
            found[subject] = parts
        elif not parts and subject not in waiting and unfinished(dataset, subject):
            found[subject] = on_the_map(dataset, subject)
    taken = {part for some in found.values() for part in some}
    ends = {end for line in _lines(dataset) if line in waiting for end in line_ends(dataset, line)}
    found |= {id: (id,) for id in sorted(waiting - taken - ends)}
    projects = [_project(dataset, *one) for one in found.items()]
    return tuple(sorted(projects, key=lambda one: (one.promised or 9999, one.subject)))


def promised_for(dataset: Dataset, first: int, last: int) -> tuple[Project, ...]:
    """Return what is now promised for a year between two, both counted.

    Raises: RoutesError for a last year before the first.

    >>> [one.subject for one in promised_for(data, 2027, 2028)], promised_for(data, 2029, 2029)
    (['rail-alat-ganja'], ())
    """
    if first > last:
        allowed = f"{first} to {timeline.YEARS[1]}"
        raise RoutesError(f"to_year: found {last}, allowed: {allowed}")
    found = (one for one in planned(dataset) if one.promised and first <= one.promised <= last)
    return tuple(found)


def promises(dataset: Dataset, subject: str) -> tuple[Fact, ...]:
    """Return the promised openings of a subject in the order in which they were made.

    >>> [(one.year, one.text) for one in promises(data, "rail-alat-ganja")]
    [(2024, '2025'), (2026, '2028')]
    """
    found = facts.of(dataset, subject, PROMISE)
    return tuple(sorted(found, key=lambda one: (one.year or 0, str(one.text))))


def promised_years(promised: Iterable[Fact]) -> list[int]:
    """Return the years promised for the whole, in the order in which they were told.

    >>> promised_years(promises(data, "rail-alat-ganja"))
    [2025, 2028]
    """
    return [int(str(one.text)[:4]) for one in promised if one.caveat != ANOTHER]


def _project(dataset: Dataset, subject: str, parts: tuple[str, ...]) -> Project:
    about = {subject, *parts}
    enlarged = about == {subject} and runs(dataset, subject)
    last = last_opening(dataset, subject) if enlarged else ""
    events = tuple(
        event
        for event in all_events(dataset)
        if event.subject in about and event.kind in EVIDENCE and _after(event.begin, last)
    )
    stage, since = _stage(dataset, parts, events, waits=not runs(dataset, parts[0]))
    money = [fact for quantity in MONEY for fact in facts.of(dataset, subject, quantity)]
    newest = sorted(money, key=lambda fact: -(fact.year or 0))
    return Project(subject, parts, stage, since, promises(dataset, subject), tuple(newest), events)


def _stage(
    dataset: Dataset, parts: tuple[str, ...], events: tuple[Event, ...], waits: bool
) -> tuple[str, str]:
    """The stage of a project, and since when: that of its most advanced part, or of its events."""
    if waits:
        ends = [timeline.periods(dataset, part)[-1] for part in parts]
        built = [one for one in ends if one.status == BUILT]
        # Where nobody dates a plan, the timeline has it from the date of the data on.
        begins = [one.begin for one in built or ends if one.begin != dataset.date]
        return (BUILT if built else PLANNED), min(begins, key=first_day, default="")
    works = [event.begin for event in events if EVIDENCE[event.kind] == BUILT]
    begins = works or [event.begin for event in events]
    return (BUILT if works else PLANNED), begins[0] if begins else ""


def unfinished(dataset: Dataset, subject: str) -> bool:
    """Return whether what runs is to be enlarged: its news are younger than its last opening.

    >>> unfinished(data, "alat")
    False
    """
    if not on_the_map(dataset, subject):
        return False
    last = last_opening(dataset, subject)
    year = int(last[:4] or 0)
    years = promised_years(promises(dataset, subject))
    if years and years[-1] > year:
        return True
    news = [one for one in all_events(dataset) if one.subject == subject and one.kind in EVIDENCE]
    if any(one.kind != "agreement" and _after(one.begin, last) for one in news):
        return True
    money = [fact for quantity in MONEY for fact in facts.of(dataset, subject, quantity)]
    return any(not last or (fact.year or 0) > year for fact in money)


def last_opening(dataset: Dataset, subject: str) -> str:
    """Return the date on which a subject opened last, by its row or by events; "" where none is.

    >>> last_opening(data, "alat")
    '2018-05-14'
    """
    rows = [records(dataset, name).get(subject, {}) for name in ("segments", "nodes")]
    dates = [str(row["opened"]) for row in rows if row]
    dates += [
        one.begin for one in all_events(dataset) if one.subject == subject and one.kind == "opening"
    ]
    return max(filter(None, dates), key=first_day, default="")


def _told(dataset: Dataset) -> list[str]:
    """Lines, places and courses of which plans, works, promises or money are told."""
    rows = dataset.facts[dataset.facts["quantity"].isin([PROMISE, *MONEY])]
    events = [event.subject for event in all_events(dataset) if event.kind in EVIDENCE]
    subjects = dict.fromkeys([*map(str, rows["subject"]), *events])
    return [subject for subject in subjects if on_the_map(dataset, subject)]


def on_the_map(dataset: Dataset, subject: str) -> tuple[str, ...]:
    """Return the ids on the map at which a subject lies; a topic or a country lies nowhere.

    >>> on_the_map(data, "alat"), on_the_map(data, "topic:ocean")
    (('alat',), ())
    """
    if subject in records(dataset, "nodes"):
        return (subject,)
    return () if subject.startswith("topic:") else courses.of(dataset, subject)


def _after(date: str, last: str) -> bool:
    return not last or first_day(date) > first_day(last)


def runs(dataset: Dataset, id: str) -> bool:
    """Return whether a segment or node is neither planned nor being built.

    >>> runs(data, "alat"), runs(data, "rail-alat-ganja")
    (True, False)
    """
    for name in ("segments", "nodes"):
        if id in records(dataset, name):
            return str(records(dataset, name)[id]["status"]) not in (PLANNED, BUILT)
    return True


def _lines(dataset: Dataset) -> dict[str, dict[str, object]]:
    return records(dataset, "segments")


def line_ends(dataset: Dataset, line: str) -> tuple[str, str]:
    """Return the nodes at the ends of a segment.

    >>> line_ends(data, "rail-alat-ganja")
    ('alat', 'ganja')
    """
    row = records(dataset, "segments")[line]
    return str(row["from_node"]), str(row["to_node"])


@lru_cache(maxsize=8)
def all_events(dataset: Dataset) -> tuple[Event, ...]:
    """Return all events in the order of their dates.

    >>> [event.kind for event in all_events(data)]
    ['opening', 'closure', 'agreement']
    """
    names = ["date_from", "date_to", "subject", "kind", "title", "source"]
    rows = dataset.events[names].astype(str).itertuples(index=False)
    return tuple(sorted((Event(*row) for row in rows), key=lambda one: first_day(one.begin)))
