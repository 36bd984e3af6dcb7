"""Rules on volumes: what one line joins is one thing, and what stands beside it is told apart."""

from collections.abc import Iterable, Iterator
from typing import Any

from routes.errors import Problem
from routes.tables.cells import quoted
from routes.tables.checks.rules import World, check

ONE_OF_EACH = ("subject", "direction", "unit")
ACTUAL = "actual"


@check("volumes")
def a_series_counts_one_thing(world: World) -> Iterator[Problem]:
    """All volumes of a series have its subject, direction and unit."""
    first = _first(world)
    for row in world.records("volumes"):
        for column in ONE_OF_EACH:
            found, expected = row[column], first[row["series"]][column]
            if found and expected and found != expected:
                allowed = f"{quoted(expected)}, as in the other rows of {row['series']}"
                yield world.problem("volumes", row["row"], column, quoted(found), allowed)


@check("series", "volumes")
def a_series_has_volumes(world: World) -> Iterator[Problem]:
    """A series without a row is a name for nothing."""
    series = world.tables["series"]
    wrong = ~series["id"].isin(set(world.tables["volumes"]["series"]))
    wrong &= not world.is_absent("volumes")
    yield from world.rows("series", wrong, "id", "a series with a row in volumes.csv")


@check("volumes")
def one_volume_a_year_is_preferred(world: World) -> Iterator[Problem]:
    """One preferred row of what was counted for each series, year and part of the year.

    Of what is hoped for there may be several, one for each day on which it was made public.
    """
    rows = [row for row in world.records("volumes") if row["kind"] == ACTUAL]
    hoped = [row for row in world.records("volumes") if row["kind"] != ACTUAL]
    for alike in _grouped(rows, "series", "year", "until"):
        count = sum(row["preferred"] == "yes" for row in alike)
        if count != 1:
            yield _preferred(world, alike, count, "exactly one row with yes")
    for alike in _grouped(hoped, "series", "year", "kind", "promised"):
        count = sum(row["preferred"] == "yes" for row in alike)
        if count > 1:
            yield _preferred(world, alike, count, "at most one row with yes")


@check("volumes")
def parts_and_promises_fit_their_row(world: World) -> Iterator[Problem]:
    """A part of a year is counted and lies in that year; what was counted was never promised."""
    frame = world.tables["volumes"]
    actual, part = frame["kind"] == ACTUAL, frame["until"] != ""
    other = frame["year"].astype("str") != frame["until"].str[:4]
    for column, wrong, allowed in (
        ("until", part & other, "a month or day of the year of the row"),
        ("until", part & ~actual, "an empty cell, as nothing was counted"),
        ("promised", actual & (frame["promised"] != ""), "an empty cell, as this was counted"),
    ):
        yield from world.rows("volumes", wrong, column, allowed)


@check("series")
def panels_are_led_by_a_series_of_their_chart(world: World) -> Iterator[Problem]:
    """A panel is led by a series of the same chart whose panel is its own id."""
    rows = world.records("series")
    charts = {row["id"]: row["chart"] for row in rows if row["panel"] == row["id"]}
    for row in rows:
        if row["panel"] and charts.get(row["panel"]) != row["chart"]:
            allowed = "empty, or a series of the same chart whose panel is its own id"
            yield world.problem("series", row["row"], "panel", quoted(row["panel"]), allowed)


@check("series", "volumes")
def charts_have_one_unit_and_subjects_one_leader(world: World) -> Iterator[Problem]:
    """A chart has one unit; a subject has one leading series in each unit."""
    first = _first(world)
    units: dict[str, str] = {}
    leaders: dict[tuple[str, str], str] = {}
    for row in world.records("series"):
        if row["id"] not in first:
            continue
        subject, unit = first[row["id"]]["subject"], first[row["id"]]["unit"]
        if units.setdefault(row["chart"], unit) != unit:
            allowed = f"a chart of {unit}, not of {units[row['chart']]}"
            yield world.problem("series", row["row"], "chart", quoted(row["chart"]), allowed)
        if row["panel"] != row["id"]:
            continue
        leader = leaders.setdefault((subject, unit), row["id"])
        if leader != row["id"]:
            allowed = f"one leading series for {subject} in {unit}; there is {leader}"
            yield world.problem("series", row["row"], "panel", quoted(row["panel"]), allowed)


@check("series", "volumes", "labels")
def series_can_be_told_apart(world: World) -> Iterator[Problem]:
    """Series of one chart on one subject have names of their own."""
    first, known = _first(world), set(world.tables["labels"]["key"])
    rows = [row for row in world.records("series") if row["id"] in first]
    about = [(row["chart"], first[row["id"]]["subject"]) for row in rows]
    for row, (chart, subject) in zip(rows, about, strict=True):
        several = about.count((chart, subject)) > 1 and not world.is_absent("labels")
        if several and f"series.{row['id']}" not in known:
            allowed = f"a row series.{row['id']} in labels.csv, as others here are of {subject} too"
            yield world.problem("series", row["row"], "id", quoted(row["id"]), allowed)


def _first(world: World) -> dict[str, dict[str, Any]]:
    """The first volume of each series, which the others must resemble."""
    return {row["series"]: row for row in reversed(world.records("volumes"))}


def _grouped(rows: list[dict[str, Any]], *names: str) -> Iterable[list[dict[str, Any]]]:
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in rows:
        groups.setdefault(tuple(str(row[name]) for name in names), []).append(row)
    return groups.values()


def _preferred(world: World, alike: list[dict[str, Any]], count: int, allowed: str) -> Problem:
    last = alike[-1]
    found = f"{count} of {len(alike)} rows preferred for {last['series']} {last['year']}"
    return world.problem("volumes", last["row"], "preferred", found, allowed)
