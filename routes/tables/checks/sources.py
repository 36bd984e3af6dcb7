"""Rules on sources: each leads to its page and has a date, or says why not, and so do numbers."""

import re
from collections.abc import Iterator

import pandas as pd

from routes.errors import Problem
from routes.tables.cells import quoted
from routes.tables.checks.rules import World, check

# Documents of more than two pages: that a number stands somewhere in one cannot be looked up.
LONG = ("encyclopedia", "report", "law", "dataset")
ESTIMATE = ("estimate", "no_document")  # a kind of source, and why it has neither date nor address
LACKS = {"published": "undated", "url": "unlinked"}
SCHEME = re.compile(r"^https?://(www\.)?")
HOST = re.compile(r"https?://(?!-)([\w-]+\.)+[^\W\d_][\w-]+\.?(:\d+)?([/?#].*)?")


@check("sources")
def addresses_name_a_host(world: World) -> Iterator[Problem]:
    """An address has the name of a host: a bare number may lead elsewhere tomorrow."""
    frame = world.tables["sources"]
    wrong = (frame["url"] != "") & ~frame["url"].str.fullmatch(HOST)
    yield from world.rows("sources", wrong, "url", "an address with a host as in https://host.org/")


@check("sources")
def pages_are_one_source(world: World) -> Iterator[Problem]:
    """A page is one source; data sets that share an address are told apart by their names."""
    frame = world.tables["sources"]
    page = frame["url"].str.replace(SCHEME, "", regex=True).str.rstrip("/")
    wrong = (page != "") & (frame["kind"] != "dataset") & page.duplicated()
    yield from world.rows("sources", wrong, "url", "an address that no other source has")


@check("sources")
def sources_say_what_they_lack(world: World) -> Iterator[Problem]:
    """A source has a date and an address, or says why not; an estimate has no document."""
    frame = world.tables["sources"]
    kind, reason = ESTIMATE
    for column, why in LACKS.items():
        there, told = frame[column] != "", frame[why] != ""
        missing, double = ~there & ~told, there & told
        yield from world.rows("sources", missing, why, f"a reason, as {column} is empty")
        yield from world.rows("sources", double, why, f"an empty cell, as there is {column}")
        other = told & ~double & ((frame["kind"] == kind) != (frame[why] == reason))
        yield from world.rows("sources", other, why, f"{reason} for an {kind}, and only for it")


@check("sources")
def dates_follow_from_something_where_there_are_any(world: World) -> Iterator[Problem]:
    """What a date was concluded from is told of a date."""
    frame = world.tables["sources"]
    wrong = (frame["dated_by"] != "") & (frame["published"] == "")
    yield from world.rows("sources", wrong, "dated_by", "an empty cell, as there is no published")


@check("sources", "source_notes")
def translations_have_a_note(world: World) -> Iterator[Problem]:
    """A note in other languages is that of a source that has one."""
    bare = {row["id"] for row in world.records("sources") if not row["note"]}
    wrong = world.tables["source_notes"]["source"].isin(bare)
    yield from world.rows("source_notes", wrong, "source", "a source with a note in sources.csv")


@check("sources")
def numbers_of_long_documents_are_located(world: World) -> Iterator[Problem]:
    """A number from a document of more than two pages says where in it it stands.

    An exception no_locator sets that aside for a source of which only a part was seen.
    """
    sources = world.tables["sources"]
    long = set(sources["id"][sources["kind"].isin(LONG)])
    long -= {id for id in long if world.excepted("no_locator", id)}
    for name, frame in world.tables.items():
        if not {"source", "locator"} <= {*frame.columns}:
            continue
        wrong = pd.DataFrame(frame[frame["source"].isin(long) & (frame["locator"] == "")])
        for row, source in zip(wrong["row"], wrong["source"], strict=True):
            allowed = f"a page, table or section of {quoted(source)}, which is a long document"
            yield world.problem(name, row, "locator", "an empty cell", allowed, f"in {source}")
