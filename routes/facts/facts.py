"""What is known of a node, a segment, a corridor or any other subject, and what is not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, groupby
from typing import Any

import pandas as pd

from routes.errors import UnknownNameError
from routes.tables import plain
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset, records


@dataclass(frozen=True)
class Fact:
    """One row of facts.csv. None means that the source does not say.

    `value` is set for a quantity that is a number, `text` for one that is a text; `caveat` is "" or
    one of the closed list. `default` is true where the fact is not of the subject itself but of
    its mode.
    """

    subject: str
    quantity: str
    value: float | None
    text: str | None
    low: float | None
    high: float | None
    unit: str
    year: int | None
    scope: str
    source: str
    locator: str
    caveat: str
    preferred: bool
    default: bool = False


@dataclass(frozen=True)
class Entry:
    """The facts of one quantity that answer the same question: the same year and scope.

    `preferred` is None where every source is doubted; the others are rivals to be shown beside it.
    """

    quantity: str
    preferred: Fact | None
    rivals: tuple[Fact, ...]


@lru_cache(maxsize=4096)
def passport(dataset: Dataset, subject: str) -> tuple[Entry, ...]:
    """Return all that is known of a subject, in the order of quantities.csv, newest year first.

    A segment has the facts of its mode where it has none of its own, as defaults.

    Raises: UnknownNameError for a subject that is no node or segment and has no fact.

    >>> length, *others = passport(data, "rail-dostyk-shu")
    >>> length.preferred.value, [rival.value for rival in length.rivals]
    (166.0, [170.0])
    >>> [entry.quantity for entry in others if entry.preferred.default]
    ['operator', 'speed_km_day', 'usd_500km_20t', 'g_co2e_tkm']
    """
    own = _facts(dataset, subject)
    if not own and not _kind(dataset, subject):
        raise UnknownNameError("subject", subject, _subjects(dataset))
    has = {fact.quantity for fact in own}
    # What is usual elsewhere says nothing of a line that does not run.
    segment = records(dataset, "segments").get(subject)
    if segment and segment["status"] == "operating":
        mode = f"mode:{segment['mode']}"
        usual = [fact for fact in _facts(dataset, mode) if fact.quantity not in has]
        own += [replace(fact, default=True) for fact in usual]
    order = _order(dataset)

    def place(fact: Fact) -> tuple[int, int, str]:
        return order[fact.quantity], -(fact.year or 0), fact.scope

    return tuple(_entry(list(group)) for _, group in groupby(sorted(own, key=place), key=place))


def unknown(dataset: Dataset, subject: str) -> tuple[str, ...]:
    """Return ids of the quantities that are expected of such a subject and of which it has no fact.

    Defaults of the mode do not count: what is usual elsewhere is not known here.

    >>> unknown(data, "rail-shu-aktau")
    ('tracks', 'electrification', 'operator')
    """
    kind = _kind(dataset, subject)
    has = {fact.quantity for fact in _facts(dataset, subject)}
    return tuple(
        quantity
        for quantity, kinds in _expected(dataset).items()
        if kind and kind in kinds and quantity not in has
    )


def best(dataset: Dataset, subject: str, quantity: str) -> Fact | None:
    """Return the preferred fact of the newest year; None where there is none.

    >>> best(data, "rail-dostyk-shu", "tracks").value
    2.0
    """
    entries = passport(dataset, subject)
    known = (entry.preferred for entry in entries if entry.quantity == quantity)
    return next((fact for fact in known if fact is not None), None)


def of(dataset: Dataset, subject: str, quantity: str) -> tuple[Fact, ...]:
    """Return the preferred facts of a quantity that a subject has of its own; none for a stranger.

    >>> [(fact.value, fact.source) for fact in of(data, "rail-dostyk-shu", "length_km")]
    [(166.0, 'railway-2024')]
    """
    return _preferred(dataset).get((subject, quantity), ())


def all_of(dataset: Dataset, subject: str) -> tuple[Fact, ...]:
    """Return all facts of a subject's own, as its passport has them; none for a stranger.

    >>> [(fact.value, fact.preferred) for fact in all_of(data, "rail-shu-aktau")]
    [(190.0, True)]
    """
    if subject not in _by_subject(dataset):
        return ()
    entries = passport(dataset, subject)
    found = (fact for entry in entries for fact in (entry.preferred, *entry.rivals))
    return tuple(fact for fact in found if fact is not None and not fact.default)


def _kind(dataset: Dataset, subject: str) -> str:
    if segment := records(dataset, "segments").get(subject):
        return str(segment["mode"])
    return str(records(dataset, "nodes").get(subject, {}).get("kind", ""))


def _subjects(dataset: Dataset) -> set[str]:
    return {*dataset.nodes.index, *dataset.segments.index, *dataset.facts["subject"]}


def _facts(dataset: Dataset, subject: str) -> list[Fact]:
    return list(_by_subject(dataset).get(subject, ()))


@lru_cache(maxsize=8)
def _by_subject(dataset: Dataset) -> dict[str, list[Fact]]:
    groups: dict[str, list[Fact]] = {}
    for row in plain.rows(dataset.facts):
        groups.setdefault(row["subject"], []).append(read_fact(dataset, row))
    return groups


@lru_cache(maxsize=8)
def _preferred(dataset: Dataset) -> dict[tuple[str, str], tuple[Fact, ...]]:
    groups: dict[tuple[str, str], tuple[Fact, ...]] = {}
    for fact in chain.from_iterable(_by_subject(dataset).values()):
        if fact.preferred:
            about = (fact.subject, fact.quantity)
            groups[about] = (*groups.get(about, ()), fact)
    return groups


@lru_cache(maxsize=8)
def _order(dataset: Dataset) -> dict[str, int]:
    return {str(quantity): at for at, quantity in enumerate(dataset.quantities.index)}


@lru_cache(maxsize=8)
def _expected(dataset: Dataset) -> dict[str, list[str]]:
    return {
        str(quantity): str(kinds).split(SEPARATOR)
        for quantity, kinds in dataset.quantities["expected"].items()
    }


def read_fact(dataset: Dataset, row: dict[Any, Any]) -> Fact:
    """Return a row of facts.csv as a Fact.

    >>> read_fact(data, data.facts.iloc[0].to_dict()).value
    166.0
    """
    kind = records(dataset, "quantities")[row["quantity"]]["kind"]

    def number(name: str) -> float | None:
        return None if pd.isna(row[name]) else float(row[name])

    words = ("subject", "quantity", "unit", "scope", "source", "locator", "caveat")
    return Fact(
        **{word: str(row[word]) for word in words},
        value=number("number") if kind == "number" else None,
        text=str(row["value"]) or None if kind == "text" else None,
        low=number("low"),
        high=number("high"),
        year=None if pd.isna(row["year"]) else int(row["year"]),
        preferred=row["preferred"] == "yes",
        default=False,
    )


def _entry(same: Sequence[Fact]) -> Entry:
    preferred = next((fact for fact in same if fact.preferred), None)
    return Entry(same[0].quantity, preferred, tuple(fact for fact in same if fact is not preferred))
