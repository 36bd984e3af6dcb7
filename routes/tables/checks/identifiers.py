"""Rules on codes: each has the form of its scheme and means one thing."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from routes.errors import Problem
from routes.measure import TOWN_KM, distance_km
from routes.tables.cells import quoted
from routes.tables.checks.rules import World, check

TABLE = "identifiers"
TOWNS, STATIONS, ITEMS, TERMINALS = "unlocode", "uic", "wikidata", "smdg"
# What a code is like, and how that is told; {} stands for the letters of the node's country.
FORMS: dict[str, tuple[str, str]] = {
    TOWNS: ("{}[A-Z2-9]{{3}}", "{} and three of the letters A-Z and digits 2-9"),
    STATIONS: ("[1-9][0-9]{{6}}", "seven digits, the first not 0"),
    ITEMS: ("Q[1-9][0-9]*", "Q and a number"),
    TERMINALS: ("[A-Z0-9]{{3,6}}", "three to six letters and digits"),
}
OF_COUNTRY = 2  # digits at the start of the number of a station


@check(TABLE, "nodes")
def codes_have_the_form_of_their_scheme(world: World) -> Iterator[Problem]:
    """A code is written as its scheme does; only nodes have one of a town, station or terminal."""
    for row in _rows(world):
        form, allowed = FORMS[row["scheme"]]
        node = world.nodes.get(row["subject"])
        if node is None and row["scheme"] != ITEMS and row["subject"]:
            found, told = quoted(row["subject"]), f"a node, as the scheme is {row['scheme']}"
            yield world.problem(TABLE, row["row"], "subject", found, told)
            continue
        country = node.country if node else ""
        if not re.fullmatch(form.format(country or "[A-Z]{2}"), row["code"]):
            found, told = quoted(row["code"]), allowed.format(country or "two letters")
            yield world.problem(TABLE, row["row"], "code", found, told)


@check(TABLE, "nodes")
def stations_of_a_country_begin_alike(world: World) -> Iterator[Problem]:
    """The first two digits of a station's number are those of its country, and of no other."""
    rows = [row for row in _rows(world, STATIONS) if row["subject"] in world.nodes]
    lands = {row["row"]: world.nodes[row["subject"]].country for row in rows}
    begun = Counter((row["code"][:OF_COUNTRY], lands[row["row"]]) for row in rows)
    for row in rows:
        start, country = row["code"][:OF_COUNTRY], lands[row["row"]]
        usual = max(
            (prefix for prefix in begun if prefix[0] == start), key=lambda prefix: begun[prefix]
        )[1]
        if country != usual:
            found = f"{quoted(row['code'])} in {country}, which begins as those of {usual}"
            allowed = f"two digits that only stations of {country} begin with"
            yield world.problem(TABLE, row["row"], "code", found, allowed)


@check(TABLE, "nodes")
def codes_mean_one_thing(world: World) -> Iterator[Problem]:
    """A code is that of one subject; only the nodes of one town share its UN/LOCODE.

    A terminal's code is one of its port alone, so it may be used again in another.
    """
    used: dict[tuple[str, ...], list[Any]] = {}
    for row in _rows(world):
        for where in _ports(world, row):
            used.setdefault((row["scheme"], row["code"], where), []).append(row)
    for (scheme, *_), rows in used.items():
        for row, other in combinations(rows, 2):
            if scheme == TOWNS and _is_of_one_town(world, row["subject"], other["subject"]):
                continue
            near = f", or nodes within {TOWN_KM} km" if scheme == TOWNS else ""
            found = f"{quoted(other['code'])}, which {row['subject']} has too"
            yield world.problem(TABLE, other["row"], "code", found, f"a code of one subject{near}")
            break


@check(TABLE)
def terminals_have_a_port(world: World) -> Iterator[Problem]:
    """A terminal's code stands beside the UN/LOCODE of its port: without it, it means nothing."""
    for row in _rows(world, TERMINALS):
        if row["subject"] and not any(_ports(world, row)):
            found, allowed = quoted(row["subject"]), f"a subject that has a code of {TOWNS}, too"
            yield world.problem(TABLE, row["row"], "subject", found, allowed)


def _rows(world: World, *schemes: str) -> list[dict[str, Any]]:
    """The rows of some schemes; of all, where none is named."""
    return [row for row in world.records(TABLE) if row["scheme"] in (schemes or FORMS)]


def _ports(world: World, row: Mapping[Any, Any]) -> list[str]:
    """The UN/LOCODEs under which a terminal's code is one of its own; "" for any other code."""
    if row["scheme"] != TERMINALS:
        return [""]
    return [known["code"] for known in _rows(world, TOWNS) if known["subject"] == row["subject"]]


def _is_of_one_town(world: World, *subjects: str) -> bool:
    if not {*subjects} <= world.nodes.keys():
        return True  # another rule tells it
    a, b = (world.nodes[subject] for subject in subjects)
    return distance_km(a.lon, a.lat, b.lon, b.lat) <= TOWN_KM
