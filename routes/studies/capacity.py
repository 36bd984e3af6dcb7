"""What each part of the corridor can carry in a year against what it carries; the narrowest first.

A part is a place, a line or a course of several lines. It is so full as what it carried fills what
it can carry, both in one unit and of years that are at most APART from each other; where that
cannot be told it stays unknown. A goal is no capacity.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from routes.facts import carrying, courses, fleets
from routes.facts.carrying import SAILINGS, TARGET, UNITS, Amount
from routes.facts.fleets import Line
from routes.tables.dataset import Dataset, records

APART = 3  # years between what can be and what was carried, at most
# A unit says something of a corridor that has one of these modes; tonnes of any.
SUITED = {"TEU": {"rail", "sea"}, "trains": {"rail"}, "wagons": {"rail"}, "vehicles": {"road"}}
GATES = ("port", "border_crossing", "terminal")  # places of which a capacity is expected


@dataclass(frozen=True)
class Part:
    """A subject and a unit: what it can carry and what it carried, None where nobody tells.

    `capacity` is that of the year nearest to what was carried. `full` is the least, the likely and
    the greatest share of the one in the other; None where their years are too far apart, or either
    is unknown. `on` are the places and lines at which it lies, `beside` whatever else is told of
    its capacity: goals, parts of it, other years. `whole` marks what lies over a corridor from end
    to end.
    """

    subject: str
    unit: str
    per: str
    on: tuple[str, ...]
    whole: bool
    capacity: Amount | None
    carried: Amount | None
    full: tuple[float, float | None, float] | None
    beside: tuple[Amount, ...]

    @property
    def fullness(self) -> float:
        """The likely share, else the middle of the range; -1 where it is unknown."""
        if self.full is None:
            return -1.0
        low, likely, high = self.full
        return (low + high) / 2 if likely is None else likely

    @property
    def newest(self) -> Amount | None:
        """What it can carry by the newest count, which may be newer than what was carried."""
        told = [one for one in self.beside if one.holds and one.year is not None]
        known = [one for one in (self.capacity, *told) if one and one.basis != SAILINGS]
        return max(known, key=lambda one: one.year or 0, default=self.capacity)


@dataclass(frozen=True)
class Narrow:
    """A corridor: its narrowest part, the least that its parts can carry, and what is unknown.

    `narrowest` is the fullest part, None where of none it is known; `least` is by unit the part
    that can carry the least. `unknown` are lines, and ports, border crossings and terminals, of
    which nobody tells what they can carry; `known_km` of `km` are lines of which somebody does.
    """

    corridor: str
    narrowest: Part | None
    least: tuple[Part, ...]
    parts: tuple[Part, ...]
    unknown: tuple[str, ...]
    known_km: float
    km: float


@dataclass(frozen=True)
class Capacity:
    """All parts, the fullest first, each corridor, and the lines over water with their ships."""

    year: int
    parts: tuple[Part, ...]
    corridors: tuple[Narrow, ...]
    lines: tuple[Line, ...]


@lru_cache(maxsize=16)
def study(dataset: Dataset, year: int, corridors: tuple[str, ...] = ()) -> Capacity:
    """Return how full each part was by a year, and the narrowest of some corridors, or of all.

    >>> found = study(data, 2024)
    >>> found.corridors[0].narrowest.subject, found.corridors[0].narrowest.full
    ('aktau', (0.875, 0.875, 0.875))
    """
    rows = dataset.corridors
    names = [id for id in dict.fromkeys(rows["corridor"]) if not corridors or id in corridors]
    every = parts(dataset, year)
    found = [_narrow(dataset, id, every) for id in names]
    lying = {part for one in found for part in one.parts}
    kept = tuple(part for part in every if part in lying) if corridors else every
    lines = fleets.lines(dataset, year)
    if corridors:
        used = set(rows["segment"][rows["corridor"].isin(corridors)])
        lines = tuple(line for line in lines if line.segment in used)
    return Capacity(year, kept, tuple(found), lines)


@lru_cache(maxsize=16)
def parts(dataset: Dataset, year: int) -> tuple[Part, ...]:
    """Return every part of which a capacity or a goal is told, the fullest first.

    >>> [(part.subject, part.unit, part.fullness) for part in parts(data, 2024)]
    [('aktau', 't', 0.875), ('aktau', 'TEU', -1.0)]
    """
    offers = {line.segment: line.offers for line in fleets.lines(dataset, year)}
    found = [
        _part(dataset, subject, (unit, per), told, year)
        for subject in _subjects(dataset)
        for (unit, per), told in _told(dataset, subject, offers.get(subject, ()), year).items()
    ]
    order = {subject: place for place, subject in enumerate(_subjects(dataset))}
    by_unit = {unit: place for place, unit in enumerate(UNITS)}
    return tuple(
        sorted(found, key=lambda one: (-one.fullness, order[one.subject], by_unit[one.unit]))
    )


def _subjects(dataset: Dataset) -> list[str]:
    """Whatever lies on the map: lines, places, and courses that are no ship."""
    along = [id for id in courses.every(dataset) if not id.startswith(fleets.SHIP)]
    return [*map(str, dataset.segments.index), *map(str, dataset.nodes.index), *along]


def _told(
    dataset: Dataset, subject: str, offers: Sequence[Amount], year: int
) -> dict[tuple[str, str], list[Amount]]:
    groups: dict[tuple[str, str], list[Amount]] = {}
    for one in (*carrying.capacities(dataset, subject), *offers):
        if one.caveat == TARGET or one.year is None or one.year <= year:
            groups.setdefault((one.unit, one.per), []).append(one)
    return groups


def _part(
    dataset: Dataset, subject: str, unit: tuple[str, str], told: Sequence[Amount], year: int
) -> Part:
    carried = _carried(dataset, subject, unit[0], year)
    capacity = _holding([one for one in told if one.holds], carried)
    beside = tuple(one for one in told if one is not capacity)
    on = courses.of(dataset, subject) or (subject,)
    whole = subject in _whole(dataset)
    full = _full(capacity, carried)
    return Part(subject, *unit, on, whole, capacity, carried, full, beside)


def _carried(dataset: Dataset, subject: str, unit: str, year: int) -> Amount | None:
    """What a part carried: told of itself, else of the shortest course over it."""
    own = carrying.carried(dataset, subject, unit, year)
    over = [
        (len(lines), id)
        for id, lines in courses.every(dataset).items()
        if subject in lines and id not in _whole(dataset)
    ]
    found = (carrying.carried(dataset, id, unit, year) for _, id in sorted(over))
    return own or next(filter(None, found), None)


@lru_cache(maxsize=8)
def _whole(dataset: Dataset) -> Collection[str]:
    """The subjects that lie over a corridor from end to end."""
    rows = dataset.courses
    over = set(rows["subject"][rows["part"].str.startswith(courses.CORRIDOR)])
    return over | {id for id in courses.every(dataset) if id.startswith(courses.CORRIDOR)}


def _holding(told: Sequence[Amount], carried: Amount | None) -> Amount | None:
    """The capacity of the year nearest to that of what was carried, else the newest."""
    said = [one for one in told if one.basis != SAILINGS] or told

    def far(one: Amount) -> tuple[bool, int, int]:
        year = one.year or 0
        apart = abs(year - carried.year) if carried and carried.year and one.year else 0
        return one.year is None, apart, -year

    return min(said, key=far, default=None)


def _full(
    capacity: Amount | None, carried: Amount | None
) -> tuple[float, float | None, float] | None:
    if capacity is None or carried is None or capacity.year is None or carried.year is None:
        return None
    if abs(capacity.year - carried.year) > APART:
        return None
    (least, most), (low, high) = capacity.ends, carried.ends
    known = capacity.likely and carried.likely is not None
    likely = (carried.likely or 0.0) / capacity.likely if known and capacity.likely else None
    return low / most, likely, high / least


def _narrow(dataset: Dataset, corridor: str, every: Sequence[Part]) -> Narrow:
    rows = dataset.corridors[dataset.corridors["corridor"] == corridor].sort_values("position")
    segments = [records(dataset, "segments")[id] | {"id": id} for id in rows["segment"]]
    modes = {str(row["mode"]) for row in segments}
    places = {end for row in segments for end in (row["from_node"], row["to_node"])}
    ids = {*rows["segment"], *places}
    lying = tuple(
        part
        for part in every
        if not ids.isdisjoint(part.on) and SUITED.get(part.unit, modes) & modes
    )
    told = [part for part in lying if part.capacity and not part.whole]
    known = {id for part in told for id in part.on}
    unknown = tuple(id for id in _along(dataset, segments) if id not in known)
    fullest = [part for part in told if part.full]
    lengths = {row["id"]: float(row["length_km"]) for row in segments}
    known_km = sum(km for id, km in lengths.items() if id in known)
    narrowest = fullest[0] if fullest else None
    least = tuple(_least(told))
    return Narrow(corridor, narrowest, least, lying, unknown, known_km, sum(lengths.values()))


def _along(dataset: Dataset, segments: Sequence[dict[str, object]]) -> Iterator[str]:
    """Lines and gates of a corridor in its order, each once."""
    seen: dict[str, None] = {}
    nodes = records(dataset, "nodes")
    for row in segments:
        for id in (row["from_node"], row["id"], row["to_node"]):
            gate = id in nodes and nodes[id]["kind"] in GATES
            if gate or id == row["id"]:
                seen[str(id)] = None
    yield from seen


def _least(told: Sequence[Part]) -> Iterator[Part]:
    """By unit, the part that can carry the least in a year."""
    for unit in UNITS:
        alike = [(one.ends, part) for part in told if part.unit == unit and (one := part.newest)]
        if alike:
            yield min(alike, key=lambda pair: pair[0])[1]
