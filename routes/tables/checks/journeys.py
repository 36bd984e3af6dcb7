"""Rules on the sets of journeys and the ways between their ends."""

from collections.abc import Collection, Iterator

from routes.errors import Problem
from routes.tables.cells import SEPARATOR, quoted
from routes.tables.checks.references import nearest
from routes.tables.checks.rules import World, check

NAMED_IN = {"corridors": "corridors", "topics": "facts"}
# The quantities that what is published for a journey has, by its use.
PUBLISHED = {"published": ("transit_days",), "priced": ("cost_usd_feu", "cost_usd_teu")}


@check("ways", "corridors", "nodes", "segments", "borders", "avoided_countries", "facts")
def ways_name_what_there_is(world: World) -> Iterator[Problem]:
    """A way is drawn by corridors, passes nodes, avoids what can be avoided and has topics."""
    tables = world.tables
    nodes, segments = tables["nodes"]["id"], tables["segments"]
    countries = {*world.codes, *tables["nodes"]["country"]}
    countries |= {*tables["avoided_countries"]["country"]}
    topics = {subject for subject in tables["facts"]["subject"] if subject.startswith("topic:")}
    known: dict[str, set[str]] = {
        "corridors": {*tables["corridors"]["corridor"]},
        "via": {*nodes},
        "avoid": {*countries, *nodes, *segments["id"], *segments["mode"]},
        "topics": {topic.removeprefix("topic:") for topic in topics},
    }
    for column, names in known.items():
        if not world.is_absent(NAMED_IN.get(column, "ways")):
            yield from _parts(world, "ways", column, names)
    for row in tables["ways"].to_dict("records"):
        for node in filter(None, row["ends"].split(SEPARATOR)):
            if len(node.split("=")) != 2 or not known["via"] >= {*node.split("=")}:
                allowed = f"NODE=NODE with {SEPARATOR} between them"
                yield world.problem("ways", row["row"], "ends", quoted(node), allowed)


@check("journeys", "nodes")
def journeys_pass_nodes(world: World) -> Iterator[Problem]:
    """What a journey passes are nodes."""
    yield from _parts(world, "journeys", "via", {*world.tables["nodes"]["id"]})


@check("way_names", "nodes", "segments")
def way_names_pass_what_there_is(world: World) -> Iterator[Problem]:
    """What earns a way its name are nodes and segments."""
    tables = world.tables
    yield from _parts(
        world, "way_names", "passes", {*tables["nodes"]["id"], *tables["segments"]["id"]}
    )


@check("journeys", "facts")
def published_journeys_have_a_figure(world: World) -> Iterator[Problem]:
    """A journey of which times or prices are published names facts that have them, no other any."""
    facts = world.tables["facts"]
    known = {
        use: {*zip(rows["subject"], rows["year"].fillna(0), strict=True)}
        for use, names in PUBLISHED.items()
        for rows in [facts[facts["quantity"].isin(names)]]
    }
    for row in world.tables["journeys"].fillna({"year": 0}).to_dict("records"):
        subject, use = str(row["subject"]), str(row["use"])
        if use in PUBLISHED and (subject, row["year"]) not in known[use]:
            if world.is_absent("facts"):
                continue
            what = " or ".join(PUBLISHED[use])
            near = nearest(subject, {name for name, _ in known[use]})
            allowed = f"a subject with {what} of that year{near}"
            yield world.problem("journeys", row["row"], "subject", quoted(subject), allowed)
        elif use not in PUBLISHED and subject:
            allowed = f"an empty cell, as the use is not {' or '.join(PUBLISHED)}"
            yield world.problem("journeys", row["row"], "subject", quoted(subject), allowed)


def _parts(world: World, table: str, column: str, known: Collection[str]) -> Iterator[Problem]:
    frame = world.tables[table]
    for row, cell in zip(frame["row"], frame[column], strict=True):
        for name in filter(None, cell.split(SEPARATOR)):
            if name not in known:
                allowed = f"names with {SEPARATOR} between them" + nearest(name, known)
                yield world.problem(table, row, column, quoted(name), allowed)
