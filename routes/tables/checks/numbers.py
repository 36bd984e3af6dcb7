"""Rules on facts: each number is possible, has its unit, and one of several rivals is preferred."""

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from routes.errors import Problem
from routes.tables import plain
from routes.tables.cells import LARGEST, NUMBER, SEPARATOR, misfit, quoted
from routes.tables.checks.rules import World, check

ALIKE = ["subject", "quantity", "year", "scope"]


@check("facts")
def facts_say_something(world: World) -> Iterator[Problem]:
    """A fact has a value, or at least one end of a range."""
    facts = world.tables["facts"]
    wrong = (facts["value"] == "") & facts["low"].isna() & facts["high"].isna()
    yield from world.rows("facts", wrong, "value", "a value, or low or high")


@check("facts", "quantities")
def values_fit_their_quantity(world: World) -> Iterator[Problem]:
    """A number is a number within the limits of its quantity, a text one of those allowed."""
    yield from fitting(world, "facts")


def fitting(world: World, table: str) -> Iterator[Problem]:
    """Yield what does not fit its quantity in a table of numbers."""
    for row in with_quantity(world, table):
        for column in ("value", "low", "high"):
            text = "" if pd.isna(row[column]) else str(row[column])
            allowed = _misfit(row, text, column) if text else ""
            if allowed:
                found, cause = misfit(text, row["kind"] != "text")
                yield world.problem(table, row["row"], column, found, allowed, cause)


@check("facts")
def low_below_value_below_high(world: World) -> Iterator[Problem]:
    """Hold low <= value <= high, as far as they are given."""
    facts = world.tables["facts"]
    value = pd.to_numeric(facts["value"].where(facts["value"].str.fullmatch(NUMBER)))
    yield from in_order(world, "facts", value)


def in_order(world: World, table: str, value: pd.Series) -> Iterator[Problem]:
    """Yield the ranges of a table that are upside down, or leave out their value."""
    rows = world.tables[table]
    for column, wrong, allowed in (
        ("low", rows["low"] > rows["high"], "not above high"),
        ("low", rows["low"] > value, "not above value"),
        ("high", rows["high"] < value, "not below value"),
    ):
        yield from world.rows(table, wrong, column, f"{allowed} in the same row")


@check("facts", "quantities")
def units_are_those_of_the_quantity(world: World) -> Iterator[Problem]:
    """The unit of a fact repeats the unit of its quantity."""
    yield from in_their_unit(world, "facts")


def in_their_unit(world: World, table: str) -> Iterator[Problem]:
    """Yield the units of a table that are not those of their quantities."""
    for row in with_quantity(world, table):
        if row["unit"] != row["unit_of"]:
            allowed = quoted(row["unit_of"]) if row["unit_of"] else "an empty cell"
            yield world.problem(table, row["row"], "unit", quoted(row["unit"]), allowed)


@check("facts")
def one_of_several_is_preferred(world: World) -> Iterator[Problem]:
    """One preferred row for each subject, quantity, year and scope.

    None may be preferred where all of them are marked as conflicting with what is certain.
    """
    groups: dict[tuple[str, ...], list[Any]] = {}
    for row in world.tables["facts"].itertuples(index=False):
        groups.setdefault(tuple(str(getattr(row, name)) for name in ALIKE), []).append(row)
    for about, alike in groups.items():
        count = sum(row.preferred == "yes" for row in alike)
        doubted = count == 0 and all(row.caveat == "conflicting" for row in alike)
        if count != 1 and not doubted:
            found = f"{count} of {len(alike)} rows preferred for {', '.join(filter(None, about))}"
            allowed = "exactly one row with yes"
            yield world.problem("facts", alike[-1].row, "preferred", found, allowed)


@check("events")
def events_end_after_they_begin(world: World) -> Iterator[Problem]:
    """date_from <= date_to."""
    events = world.tables["events"]
    end, begin = events["date_to"], events["date_from"]
    wrong = [bool(b) and b < a[: len(b)] for a, b in zip(begin, end, strict=True)]
    yield from world.rows("events", pd.Series(wrong, dtype=bool), "date_to", "not before date_from")


@check("quantities")
def limits_are_in_order(world: World) -> Iterator[Problem]:
    """The least value of a quantity is not above its greatest."""
    quantities = world.tables["quantities"]
    wrong = quantities["minimum"] > quantities["maximum"]
    yield from world.rows("quantities", wrong, "minimum", "not above maximum in the same row")


def with_quantity(world: World, table: str) -> list[dict[str, Any]]:
    """Return rows with what their quantity says; those of an unknown quantity are left out."""
    quantities = world.tables["quantities"].drop(columns="row")
    merged = world.tables[table].merge(
        quantities, left_on="quantity", right_on="id", suffixes=("", "_of")
    )
    return plain.rows(merged)


def _misfit(row: dict[str, Any], text: str, column: str) -> str:
    """What is allowed instead of the text; "" where it fits."""
    if row["kind"] == "text":
        choice = str(row["allowed"]).split(SEPARATOR) if row["allowed"] else []
        if column != "value":
            return "an empty cell, as the quantity is a text"
        return f"one of {', '.join(choice)}" if choice and text not in choice else ""
    low, high = float(str(row["minimum"])), float(str(row["maximum"]))
    possible = NUMBER.fullmatch(text) and abs(float(text)) <= LARGEST
    if possible and not float(text) < low and not float(text) > high:
        return ""
    ends = [f"from {low:g}"] * (not math.isnan(low)) + [f"to {high:g}"] * (not math.isnan(high))
    return " ".join([f"number ({row['quantity']})", *ends])
