"""Rules on the guided tour and the checked claims: what they tell is what the tables say."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from routes.errors import Problem
from routes.tables import mentions
from routes.tables.cells import SEPARATOR, quoted
from routes.tables.checks.rules import World, check
from routes.tables.checks.words import STORIES

CORRIDOR = "corridor:"
PREFIX = {"tour": "tour", "claims": "claim"}
NOTE = "note"  # what a step may have: a short text on the map


@check("tour", "nodes", "segments", "corridors")
def tour_steps_light_what_there_is(world: World) -> Iterator[Problem]:
    """A step lights nodes, segments and corridors that the tables know, in a frame with an area."""
    tables = world.tables
    known = {*tables["nodes"]["id"], *tables["segments"]["id"]}
    known |= {f"{CORRIDOR}{corridor}" for corridor in tables["corridors"]["corridor"]}
    for row in tables["tour"].to_dict("records"):
        for lit in row["light"].split(SEPARATOR):
            absent = lit.startswith(CORRIDOR) and world.is_absent("corridors")
            if lit not in known and not absent:
                allowed = "nodes, segments and corridor:ID, with | between them"
                yield world.problem("tour", row["row"], "light", quoted(lit), allowed)
    frame = tables["tour"]
    unordered = [pd.notna(at) and at != n for n, at in enumerate(frame["position"], 1)]
    yield from world.rows("tour", unordered, "position", "1, 2, 3 and so on, in this order")
    for least, most in (("west", "east"), ("south", "north")):
        wrong = frame[least] >= frame[most]
        yield from world.rows("tour", wrong, most, f"more than {least}")


@check("tour", "claims", "facts", "volumes")
def stories_rest_on_facts(world: World) -> Iterator[Problem]:
    """Each key of the column facts names one row of facts.csv or volumes.csv."""
    for name in () if world.is_absent("facts", "volumes") else STORIES:
        for row in world.records(name):
            for key in mentions.listed(row["facts"]):
                count = len(mentions.rows(world.named, key)[1])
                if count != 1:
                    found = f"{quoted(key)}, which names {count} rows"
                    allowed = "SUBJECT|QUANTITY|YEAR|SOURCE of one fact, or with a unit of a volume"
                    yield world.problem(name, row["row"], "facts", found, allowed)


@check("tour", "claims", "labels", "events")
def stories_are_the_same_in_all_languages(world: World) -> Iterator[Problem]:
    """A text has the same placeholders and bare numbers in each language, all of them listed."""
    labels = {row["key"]: row for row in world.records("labels")}
    for name, parts in STORIES.items():
        for row in world.records(name):
            for part in (*parts, NOTE):
                label = labels.get(f"{PREFIX[name]}.{row['id']}.{part}")
                if label is not None:
                    yield from _unlike(world, label, mentions.listed(row["facts"]))


def _unlike(world: World, label: dict[Any, Any], listed: Sequence[str]) -> Iterator[Problem]:
    """What is wrong with the languages of one text."""
    texts = {lang: label[lang] for lang in label if lang not in ("key", "row") and label[lang]}
    for lang, text in texts.items():
        strange = [key for key in mentions.keys(text) if key not in listed]
        if not world.is_absent("events"):
            strange += [day for day in mentions.days(text) if day not in world.days]
        for key in strange:
            allowed = "a placeholder that the column facts lists, or a day of events.csv"
            yield world.problem("labels", label["row"], lang, quoted(key), allowed)
        plain = "".join(mentions.pieces(text)[::2])
        if "{" in plain or "}" in plain:
            found = "a brace without its other half"
            yield world.problem("labels", label["row"], lang, found, "{SUBJECT|QUANTITY|YEAR}")
        english = texts.get("en", text)
        if _numbers(text) != _numbers(english):
            found = f"the numbers {_shown(text)}"
            allowed = f"those of the English text: {_shown(english)}"
            yield world.problem("labels", label["row"], lang, found, allowed)


def _numbers(text: str) -> list[str]:
    plain = " ".join(mentions.pieces(text)[::2])
    return sorted([*mentions.keys(text), *mentions.days(text), *re.findall(r"\d+", plain)])


def _shown(text: str) -> str:
    return ", ".join(_numbers(text)) or "none"
