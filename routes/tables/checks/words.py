"""Rules on words: what is shown has a label, and a translated title is that of its event."""

from collections.abc import Iterator, Mapping
from typing import Any

from routes.errors import Problem
from routes.tables import records
from routes.tables.cells import SEPARATOR, quoted, sentences
from routes.tables.checks.references import nearest
from routes.tables.checks.rules import World, check

EVENT = "happened."
SENTENCE = "sentence."
SENTENCES = {"scenarios": "reason", "exceptions": "reason", "journeys": "note"}
STORIES = {"tour": ("title", "text"), "claims": ("text", "found")}


@check(
    "labels",
    "nodes",
    "corridors",
    "quantities",
    "ground_labels",
    "scenarios",
    "ways",
    "way_names",
    "series",
    "segments",
    "journeys",
)
def every_key_has_a_label(world: World) -> Iterator[Problem]:
    """All that is shown has a word in the product's own labels.csv.

    Other folders borrow from it, and go by names and ids for the rest.
    """
    if world.tables.lent:
        return
    known = set(world.tables["labels"]["key"])
    for key in sorted(needed_labels(world) - known):
        yield world.problem("labels", "", "key", f"no row '{key}'", "a row for everything shown")


@check("tour", "claims", "labels")
def stories_have_words(world: World) -> Iterator[Problem]:
    """A step of the tour and a claim have their texts: without them they would tell nothing."""
    known = set(world.tables["labels"]["key"])
    for table, parts in STORIES.items():
        for id in world.tables[table]["id"]:
            keys = (f"{table.removesuffix('s')}.{id}.{part}" for part in parts)
            for key in (key for key in keys if key not in known and not world.is_absent("labels")):
                yield world.problem(
                    "labels", "", "key", f"no row '{key}'", f"a row for {table}.csv"
                )


@check("events", "labels")
def titles_are_translated_as_they_stand(world: World) -> Iterator[Problem]:
    """A label happened.KEY belongs to an event, and its English is the title of that event."""
    titles = {event_key(row): row["title"] for row in world.records("events")}
    for row in world.records("labels"):
        if not row["key"].startswith(EVENT) or world.is_absent("events"):
            continue
        if row["key"] not in titles:
            allowed = f"{EVENT}DATE_SUBJECT of an event" + nearest(row["key"], titles)
            yield world.problem("labels", row["row"], "key", quoted(row["key"]), allowed)
        elif row["en"] != titles[row["key"]]:
            allowed = f"the title in events.csv, {quoted(titles[row['key']])}"
            yield world.problem("labels", row["row"], "en", quoted(row["en"]), allowed)


@check("scenarios", "exceptions", "journeys", "labels")
def sentences_are_translated_as_they_stand(world: World) -> Iterator[Problem]:
    """A label sentence.KEY is a sentence that stands in one of the tables that have sentences."""
    texts = [text for table, column in SENTENCES.items() for text in world.tables[table][column]]
    known = {one for text in texts for one in sentences(text)}
    if world.is_absent(*SENTENCES):
        return
    for row in world.records("labels"):
        if row["key"].startswith(SENTENCE) and row["en"] not in known:
            tables = ", ".join(f"{column} in {table}.csv" for table, column in SENTENCES.items())
            yield world.problem("labels", row["row"], "en", quoted(row["en"]), f"that of {tables}")


def event_key(row: Mapping[Any, Any]) -> str:
    """Return the key of an event's title in labels.csv: happened.20231026, or ..._SUBJECT."""
    subject = "".join(letter if letter.isalnum() else "_" for letter in row["subject"])
    return f"{EVENT}{row['date_from'].replace('-', '')}_{subject}".rstrip("_")


def needed_labels(world: World) -> set[str]:
    """Keys of labels.csv that the data asks for."""
    tables = world.tables
    keys = {f"node.{node}" for node in tables["nodes"]["id"]}
    keys |= {f"corridor.{corridor}" for corridor in tables["corridors"]["corridor"] if corridor}
    keys |= {f"scenario.{scenario}" for scenario in tables["scenarios"]["scenario"] if scenario}
    keys |= {f"way.{way}" for way in tables["ways"]["way"] if way}
    keys |= {f"via.{name}" for name in tables["way_names"]["name"] if name}
    keys |= {f"chart.{chart}" for chart in tables["series"]["chart"] if chart}
    keys |= {f"gauge.{gauge}" for gauge in tables["segments"]["gauge_mm"].dropna()}
    keys |= {f"reason.{reason}" for reason in tables["journeys"]["reason"] if reason}
    for row in tables["ground_labels"].to_dict("records"):
        if row["kind"] and row["kind"] != "country":  # the names of countries come from CLDR
            keys.add(f"{row['kind']}.{row['id']}")
    for row in tables["quantities"].to_dict("records"):
        keys.add(f"quantity.{row['id']}")
        keys |= {f"{row['id']}.{value}" for value in row["allowed"].split(SEPARATOR) if value}
    for resource in tables.package["resources"]:
        for field in records.fields(resource):
            if "label" in field:
                keys |= {f"{field['label']}.{value}" for value in field["constraints"]["enum"]}
    return keys
