"""Rules on names: what is referred to exists."""

from collections import Counter
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from functools import lru_cache

from shapely import Point

from routes.errors import LONGEST_SHOWN, NEAREST, Problem
from routes.tables import records
from routes.tables.cells import SEPARATOR, quoted
from routes.tables.checks.rules import World, check

SUBJECT_TABLES = ("facts", "monthly", "volumes", "events", "identifiers")
NAMED_IN = {"corridor": "corridors", "ship": "labels", "topic": "labels"}
PAIRED = ("journey", "trade")  # kinds of subjects with two ends
MOST_WEIGHED = 12  # names
SUBJECTS = (
    "a node, a segment, corridor:ID, mode:ID, country:XX, journey:NODE-NODE, trade:XX-YY, "
    "ship:ID, topic:ID"
)


@check()
def references_lead_somewhere(world: World) -> Iterator[Problem]:
    """Every foreign key of datapackage.json leads to a row, unless its whole table is absent."""
    tables = world.tables
    for name, frame in tables.items():
        for column, target, target_column in records.foreign_keys(tables.resource(name)):
            if target not in tables or world.is_absent(target) or target in tables.broken:
                continue
            known = set(tables[target][target_column])
            for row, value in zip(frame["row"], frame[column], strict=True):
                if value and value not in known:
                    path = tables.resource(target)["path"]
                    allowed = f"an id of {path}{nearest(value, known)}"
                    yield world.problem(name, row, column, quoted(value), allowed)


@check("nodes", "borders")
def nodes_name_a_country_of_the_ground(world: World) -> Iterator[Problem]:
    """The country of a node in the frame of the ground is one that is drawn there."""
    known = set(world.tables["borders"]["id"])
    for node in world.nodes.values():
        inside = world.frame.covers(Point(node.lon, node.lat))
        if inside and node.country and node.country not in known:
            allowed = "an id of borders.geojson" + nearest(node.country, known)
            yield world.problem("nodes", node.row, "country", quoted(node.country), allowed)


@check("nodes", "segments", "corridors", "borders", "labels", *SUBJECT_TABLES)
def subjects_exist(world: World) -> Iterator[Problem]:
    """The subject of a fact, month, volume, event or code is one that the tables know.

    A topic, which is a subject that is not on the map, is known by its label topic.ID, a ship by
    ship.ID.
    """
    known = _subjects(world)
    for name in SUBJECT_TABLES:
        frame = world.tables[name]
        for row, subject in zip(frame["row"], frame["subject"], strict=True):
            if subject and not _known(world, subject, known):
                allowed = SUBJECTS + nearest(subject, known)
                yield world.problem(name, row, "subject", quoted(subject), allowed)


@check("courses", "nodes", "segments", "corridors", "borders", "labels")
def courses_follow_lines(world: World) -> Iterator[Problem]:
    """A course is that of a known subject, along segments or corridors."""
    frame, known = world.tables["courses"], _subjects(world)
    lines = {*world.tables["segments"]["id"]}
    lines |= {f"corridor:{corridor}" for corridor in world.tables["corridors"]["corridor"]}
    for row, subject, part in zip(frame["row"], frame["subject"], frame["part"], strict=True):
        if subject and not _known(world, subject, known):
            allowed = SUBJECTS + nearest(subject, known)
            yield world.problem("courses", row, "subject", quoted(subject), allowed)
        if part and part not in lines and not _is_of_absent(world, part):
            allowed = "a segment, or corridor:ID" + nearest(part, lines)
            yield world.problem("courses", row, "part", quoted(part), allowed)


@check("quantities")
def expectations_name_modes_and_kinds(world: World) -> Iterator[Problem]:
    """A quantity is expected of modes and of kinds of node that there are."""
    known = {*_choices(world, "segments", "mode"), *_choices(world, "nodes", "kind")}
    for row in world.records("quantities"):
        for kind in filter(None, row["expected"].split(SEPARATOR)):
            if kind not in known:
                allowed = "some of " + ", ".join(sorted(known)) + f", with {SEPARATOR} between them"
                yield world.problem("quantities", row["row"], "expected", quoted(kind), allowed)


@check("exceptions", "segments", "sources", "borders")
def exceptions_name_their_subject(world: World) -> Iterator[Problem]:
    """An exception names a segment, for water also a mode, for locators a source.

    It names the other side where it has one.
    """
    segments, countries = set(world.tables["segments"]["id"]), world.codes
    modes = {f"mode:{mode}" for mode in _choices(world, "segments", "mode")}
    others = {"shared_track": segments, "leaves_country": countries}
    subjects = {
        "crosses_water": ("a segment, or mode:ID", segments | modes),
        "no_locator": ("an id of sources.csv", set(world.tables["sources"]["id"])),
    }
    for row in world.records("exceptions"):
        what, known = subjects.get(row["rule"], ("a segment", segments))
        if row["subject"] and row["subject"] not in known:
            allowed = f"{what} for {row['rule']}{nearest(row['subject'], known)}"
            found = quoted(row["subject"])
            yield world.problem("exceptions", row["row"], "subject", found, allowed)
        other = others.get(row["rule"])
        if other is not None and row["other"] not in other:
            allowed = f"what {row['rule']} asks for" + nearest(row["other"], other)
            yield world.problem("exceptions", row["row"], "other", quoted(row["other"]), allowed)


@check("exceptions")
def water_exceptions_have_a_place(world: World) -> Iterator[Problem]:
    """An exception for water holds around one place only."""
    frame = world.tables["exceptions"]
    for column in ("lon", "lat", "radius_km"):
        wrong = (frame["rule"] == "crosses_water") & frame[column].isna()
        yield from world.rows("exceptions", wrong, column, "the place of the bridge or strait")


@check("scenarios", "nodes", "segments", "courses")
def scenarios_say_what_they_do(world: World) -> Iterator[Problem]:
    """A scenario closes a node or segment, slows it by a factor, or opens it.

    What is opened may be a journey, too: the lines of courses.csv for which hours are promised.
    """
    frame = world.tables["scenarios"]
    known = {*world.tables["nodes"]["id"], *world.tables["segments"]["id"]}
    journeys = {subject for subject in world.tables["courses"]["subject"] if "journey:" in subject}
    for row in frame.to_dict("records"):
        subject, opens = str(row["subject"]), row["effect"] == "open"
        allowed = known | journeys if opens else known
        if subject and subject not in allowed:
            what = (
                "a node, a segment or a journey of courses.csv" if opens else "a node or a segment"
            )
            told = what + nearest(subject, allowed)
            yield world.problem("scenarios", row["row"], "subject", quoted(subject), told)
    slow, factor = frame["effect"] == "slow", frame["factor"].notna()
    low = slow & ~(frame["factor"] >= 1)
    yield from world.rows("scenarios", low, "factor", "a factor from 1, as the effect is slow")
    high = (frame["effect"] == "open") & (frame["factor"] > 1)
    yield from world.rows("scenarios", high, "factor", "up to 1 or nothing, as the effect is open")
    close = (frame["effect"] == "close") & factor
    yield from world.rows("scenarios", close, "factor", "an empty cell, as the effect is close")


def _subjects(world: World) -> set[str]:
    tables = world.tables
    known = {*tables["nodes"]["id"], *tables["segments"]["id"]}
    known |= {f"corridor:{corridor}" for corridor in tables["corridors"]["corridor"]}
    known |= {f"mode:{mode}" for mode in _choices(world, "segments", "mode")}
    labels = tables["labels"]["key"]
    known |= {key.replace(".", ":", 1) for key in labels if key.startswith(("topic.", "ship."))}
    known |= {f"journey:{node}" for node in tables["nodes"]["id"]}
    for country in world.codes:
        known |= {f"country:{country}", f"trade:{country}"}
    return known


def _known(world: World, subject: str, known: Collection[str]) -> bool:
    kind, _, pair = subject.partition(":")
    parts = [f"{kind}:{part}" for part in pair.split("-")]
    paired = kind in PAIRED and len(parts) == 2 and all(part in known for part in parts)
    return subject in known or paired or _is_of_absent(world, subject)


def _is_of_absent(world: World, subject: str) -> bool:
    """Whether a corridor or topic is named and the table that would have it is absent."""
    kind, _, id = subject.partition(":")
    return bool(id) and kind in NAMED_IN and world.is_absent(NAMED_IN[kind])


def _choices(world: World, table: str, column: str) -> Collection[str]:
    for field in records.fields(world.tables.resource(table)):
        if field["name"] == column:
            return list(field.get("constraints", {}).get("enum", []))
    return []


def nearest(name: str, known: Collection[str]) -> str:
    """Return the nearest known names as the end of a message; nothing where none is near."""
    near = _nearest(name[:LONGEST_SHOWN], frozenset(known))
    return f"{NEAREST}{', '.join(near)})" if near else ""


@lru_cache(maxsize=4096)
def _nearest(name: str, known: frozenset[str]) -> list[str]:
    """The nearest of those that share most pairs of letters: to weigh all takes too long."""
    pairs = _by_pair(known)
    shared = Counter(name for pair in _pairs(name) for name in pairs.get(pair, ()))
    most = sorted(shared, key=lambda name: (-shared[name], name))[:MOST_WEIGHED]
    return get_close_matches(name, sorted(most), n=3, cutoff=0.6)


@lru_cache(maxsize=64)
def _by_pair(known: frozenset[str]) -> dict[str, list[str]]:
    """The names in which each pair of letters stands."""
    out: dict[str, list[str]] = {}
    for name in known:
        for pair in _pairs(name):
            out.setdefault(pair, []).append(name)
    return out


def _pairs(name: str) -> set[str]:
    return {name[at : at + 2] for at in range(len(name) - 1)}
