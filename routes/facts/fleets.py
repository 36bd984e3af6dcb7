"""The ships of a line by name, and what their sailings can carry in a year.

A ship is a subject `ship:ID`; courses.csv says on which lines it sails. What a line offers both
ways is 2 x 12 x sailings a month from one side x what a ship takes: a ship that goes comes back.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from routes.facts import courses, facts
from routes.facts.carrying import SAILINGS, TARGET, YEAR, Amount
from routes.facts.facts import Fact
from routes.tables.dataset import Dataset

SHIP = "ship:"
LOADS = {"ship_teu": "TEU", "ferry_wagons": "wagons", "ferry_trucks": "vehicles"}
VOYAGES = "voyages_month"
BOTH_WAYS = 2 * 12  # sailings a year, of one sailing a month from each side
DOUBTED = (TARGET, "outdated", "conflicting", "unsourced")


@dataclass(frozen=True)
class Ship:
    """A ship by name: its subject, the lines on which it sails, and what is told of it.

    `planned` is true where all that is told of it is a goal: it is ordered or being built.
    """

    subject: str
    lines: tuple[str, ...]
    loads: tuple[Fact, ...]
    voyages: Fact | None
    planned: bool


@dataclass(frozen=True)
class Line:
    """A line over water: sailings a month from one side, its ships, and what they can carry.

    `counts` tells how many ships there are or are to be, `loads` what a ship may load in the ports
    at its ends where the water is shallow.
    """

    segment: str
    voyages: Fact | None
    ships: tuple[Ship, ...]
    offers: tuple[Amount, ...]
    counts: tuple[Fact, ...]
    loads: tuple[Fact, ...]


@lru_cache(maxsize=8)
def ships(dataset: Dataset) -> tuple[Ship, ...]:
    """Return all ships that courses.csv knows by name.

    >>> [(ship.subject, ship.lines) for ship in ships(data)]
    [('ship:samal', ('sea-aktau-alat',)), ('ship:tulpar', ('sea-aktau-alat',))]
    """
    return tuple(
        _ship(dataset, subject, tuple(lines))
        for subject, lines in courses.every(dataset).items()
        if subject.startswith(SHIP)
    )


def _ship(dataset: Dataset, subject: str, lines: tuple[str, ...]) -> Ship:
    told = [fact for fact in facts.all_of(dataset, subject) if fact.preferred]
    loads = tuple(fact for fact in told if fact.quantity in LOADS)
    planned = bool(loads) and all(fact.caveat == TARGET for fact in loads)
    return Ship(subject, lines, loads, _voyages(told, None), planned)


@lru_cache(maxsize=16)
def lines(dataset: Dataset, year: int) -> tuple[Line, ...]:
    """Return the lines over water on which ships are known by name, or sailings, up to a year.

    >>> line = lines(data, 2024)[0]
    >>> line.segment, [ship.planned for ship in line.ships], line.offers  # no sailings are told
    ('sea-aktau-alat', [True, False], ())
    """
    water = dataset.segments["mode"].isin(("ferry", "sea"))
    found = (_line(dataset, str(id), year) for id in dataset.segments.index[water])
    return tuple(line for line in found if line.ships or line.offers)


def _line(dataset: Dataset, segment: str, year: int) -> Line:
    own = facts.all_of(dataset, segment)
    voyages = _voyages([fact for fact in own if fact.preferred], year)
    sailing = tuple(ship for ship in ships(dataset) if segment in ship.lines)
    told = [fact for fact in own if fact.quantity in LOADS and fact.preferred]
    offers = tuple(_offers(sailing, told, voyages, year))
    counts = tuple(fact for fact in own if fact.quantity == "ships")
    ends = (str(dataset.segments.at[segment, end]) for end in ("from_node", "to_node"))
    ports = (fact for end in ends for fact in facts.all_of(dataset, end))
    loads = tuple(fact for fact in ports if fact.quantity == "ship_load_t")
    return Line(segment, voyages, sailing, offers, counts, loads)


def _voyages(told: Sequence[Fact], year: int | None) -> Fact | None:
    """The newest sailings a month that nobody doubts, up to a year."""
    known = [
        fact
        for fact in told
        if fact.quantity == VOYAGES and fact.caveat not in DOUBTED and _by(fact, year)
    ]
    return max(known, key=lambda fact: fact.year or 0, default=None)


def _by(fact: Fact, year: int | None) -> bool:
    return year is None or fact.year is None or fact.year <= year


def _offers(
    sailing: Sequence[Ship], told: Sequence[Fact], voyages: Fact | None, year: int
) -> Iterator[Amount]:
    """What sailings can carry by unit: of the line, or only of ships whose sailings are told."""
    for quantity, unit in LOADS.items():
        known = [(ship.voyages, _loads(ship.loads, quantity, year)) for ship in sailing]
        pairs = [(own, loads) for own, loads in known if own and loads]
        rest = [load for own, loads in known if not own for load in loads]
        rest += _loads(told, quantity, year)
        if voyages and rest:
            yield _worked_out(unit, [(voyages, rest)], "derived")
        elif pairs:
            yield _worked_out(unit, pairs, "different_scope")


def _loads(told: Sequence[Fact], quantity: str, year: int) -> list[Fact]:
    return [
        fact
        for fact in told
        if fact.quantity == quantity and fact.caveat not in DOUBTED and _by(fact, year)
    ]


def _worked_out(unit: str, pairs: Sequence[tuple[Fact, Sequence[Fact]]], caveat: str) -> Amount:
    low = BOTH_WAYS * sum(
        _ends(one)[0] * min(_ends(load)[0] for load in loads) for one, loads in pairs
    )
    high = BOTH_WAYS * sum(
        _ends(one)[1] * max(_ends(load)[1] for load in loads) for one, loads in pairs
    )
    used = [fact for one, loads in pairs for fact in (one, *loads)]
    sources = tuple(dict.fromkeys(fact.source for fact in used))
    year = max((one.year for one, _ in pairs if one.year), default=None)
    scope = "; ".join(dict.fromkeys(one.scope for one, _ in pairs if one.scope))
    ends = (float(round(low)), float(round(low)) if low == high else None, float(round(high)))
    return Amount(unit, YEAR, *ends, year, scope, sources, "", caveat, SAILINGS)


def _ends(fact: Fact) -> tuple[float, float]:
    told = [one for one in (fact.low, fact.value, fact.high) if one is not None]
    return min(told), max(told)
