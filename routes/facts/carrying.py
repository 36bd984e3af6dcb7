"""What a part of the corridor can carry and what it carries, each number in its own unit.

A goal is no capacity. What holds for a part of a place only, or is doubted, is told beside and
never compared. Nothing is turned from one unit into another; what is told by the day counts 365
times.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from routes.facts import facts, volumes
from routes.facts.facts import Fact
from routes.facts.volumes import Series, Volume
from routes.tables.dataset import Dataset

YEAR, DAY = "year", "day"
TIMES = {YEAR: 1, DAY: 365}
UNITS = ("t", "TEU", "trains", "wagons", "vehicles")
CAPACITY = {
    "capacity_t_year": ("t", YEAR),
    "capacity_teu_year": ("TEU", YEAR),
    "capacity_teu_day": ("TEU", DAY),
    "capacity_trains_day": ("trains", DAY),
    "capacity_wagons_day": ("wagons", DAY),
    "capacity_wagons_year": ("wagons", YEAR),
    "capacity_trucks_year": ("vehicles", YEAR),
}
CARRIED = {
    "carried_t_year": ("t", YEAR),
    "carried_trains_day": ("trains", DAY),
    "carried_wagons_day": ("wagons", DAY),
}
TARGET = "target"
REFUSED = (TARGET, "outdated", "conflicting", "different_scope", "unsourced")
FACT, VOLUME, SAILINGS = "fact", "volume", "sailings"


@dataclass(frozen=True)
class Amount:
    """So much a year or a day, in one unit (see UNITS); None is what nobody tells.

    `basis` says whether it is a fact, a volume, or worked out from sailings and ships. A year of
    None means that the source tells none.
    """

    unit: str
    per: str
    low: float | None
    value: float | None
    high: float | None
    year: int | None
    scope: str
    sources: tuple[str, ...]
    locator: str
    caveat: str
    basis: str = FACT

    @property
    def ends(self) -> tuple[float, float]:
        """The least and the greatest that is told, a year."""
        told = [one for one in (self.low, self.value, self.high) if one is not None]
        return min(told) * TIMES[self.per], max(told) * TIMES[self.per]

    @property
    def likely(self) -> float | None:
        """What is told as one number, a year; None for a mere range."""
        return None if self.value is None else self.value * TIMES[self.per]

    @property
    def holds(self) -> bool:
        """Whether it says what all of the part can carry or carries, and is not doubted."""
        return self.caveat not in REFUSED


def capacities(dataset: Dataset, subject: str) -> tuple[Amount, ...]:
    """Return all that is told of what a subject can carry, newest year of a quantity first.

    Goals and parts of it are among them: see `holds`.

    >>> [(one.unit, one.value, one.holds) for one in capacities(data, "aktau")]
    [('TEU', 100000.0, False), ('t', 400000.0, True)]
    """
    return tuple(_of_facts(dataset, subject, CAPACITY))


def carried(dataset: Dataset, subject: str, unit: str, year: int) -> Amount | None:
    """Return the newest that is told of what a subject carried up to a year; None for nothing.

    Only what was counted for a whole year by the series that leads for its subject, or what a fact
    tells.

    >>> carried(data, "aktau", "t", 2024).value, carried(data, "aktau", "t", 2020).value
    (350000.0, 300000.0)
    """
    found = [
        amount
        for amount in (
            *_of_volumes(dataset, subject, unit, year),
            *_of_facts(dataset, subject, CARRIED),
        )
        if amount.unit == unit and amount.year is not None and amount.year <= year
    ]
    told = [one for one in found if one.holds or one.basis == VOLUME]
    return max(told, key=lambda one: one.year or 0, default=None)


def _of_facts(
    dataset: Dataset, subject: str, quantities: dict[str, tuple[str, str]]
) -> Iterator[Amount]:
    for fact in facts.all_of(dataset, subject):
        if fact.quantity in quantities and fact.preferred:
            yield of_fact(fact, *quantities[fact.quantity])


def of_fact(fact: Fact, unit: str, per: str) -> Amount:
    """Return a fact as an amount of a unit, a year or a day.

    >>> fact = facts.of(data, "aktau", "capacity_t_year")[0]
    >>> of_fact(fact, "t", "year").ends
    (400000.0, 400000.0)
    """
    return Amount(unit, per, fact.low, fact.value, fact.high, **_about(fact))


def _of_volumes(dataset: Dataset, subject: str, unit: str, year: int) -> Iterator[Amount]:
    leading = volumes.leading(dataset, unit).get(subject)
    for volume in leading.volumes if leading else ():
        if volume.year <= year and leading and _counts(leading, volume):
            yield Amount(unit, YEAR, None, volume.value, None, **_about(volume), basis=VOLUME)


def _about(told: Fact | Volume) -> dict[str, Any]:
    about = {name: getattr(told, name) for name in ("year", "scope", "locator", "caveat")}
    return about | {"sources": (told.source,)}


def _counts(series: Series, volume: Volume) -> bool:
    return volumes.in_year(series, volume.year) is volume and not volume.basis
