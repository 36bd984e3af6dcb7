"""Rules on what depends on the season: a possible number in its unit, and each month told once."""

from collections.abc import Iterator

from routes.errors import Problem
from routes.tables.checks import numbers
from routes.tables.checks.rules import World, check

TOLD_ONCE = ["subject", "quantity", "year", "scope", "source", "month"]


@check("monthly")
def months_say_something(world: World) -> Iterator[Problem]:
    """A month has a value, or at least one end of a range, and low <= value <= high."""
    rows = world.tables["monthly"]
    wrong = rows["value"].isna() & rows["low"].isna() & rows["high"].isna()
    yield from world.rows("monthly", wrong, "value", "a value, or low or high")
    yield from numbers.in_order(world, "monthly", rows["value"])


@check("monthly", "quantities")
def months_fit_their_quantity(world: World) -> Iterator[Problem]:
    """A month is a number within the limits of its quantity, and repeats its unit."""
    yield from numbers.fitting(world, "monthly")
    yield from numbers.in_their_unit(world, "monthly")
    for row in numbers.with_quantity(world, "monthly"):
        if row["kind"] == "text":
            allowed = "a quantity that is a number"
            yield world.problem("monthly", row["row"], "quantity", row["quantity"], allowed)


@check("monthly")
def each_month_is_told_once(world: World) -> Iterator[Problem]:
    """A source tells one number for each subject, quantity, year, scope and month."""
    rows = world.tables["monthly"]
    again = rows.duplicated(TOLD_ONCE) & rows["month"].notna()
    yield from world.rows("monthly", again, "month", "each month once")
