"""The rules that the data keeps. To add one, write a function marked @check in a file here."""

from routes.errors import Problem
from routes.tables.checks import (
    ground,
    identifiers,
    journeys,
    lines,
    monthly,
    network,
    numbers,
    references,
    sources,
    texts,
    tour,
    volumes,
    words,
)
from routes.tables.checks.rules import RULES, Rule, World, check
from routes.tables.reading import Tables

__all__ = ["RULES", "Rule", "World", "check", "run"]
THEMES = (
    texts,
    references,
    identifiers,
    sources,
    words,
    numbers,
    monthly,
    network,
    lines,
    ground,
    volumes,
    journeys,
    tour,
)


def run(tables: Tables) -> tuple[Problem, ...]:
    """Everything that breaks a rule.

    Rules whose tables could not be read whole are left out, since that is the cause of what they
    would miss.
    """
    world = World(tables)
    return tuple(
        problem
        for rule in RULES.values()
        if all(name in tables and name not in tables.broken for name in rule.needs)
        for problem in rule.find(world)
    )
