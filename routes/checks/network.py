"""Rules on how nodes, segments and corridors hang together."""

from collections.abc import Iterator

from routes.cells import quoted
from routes.checks.rules import World, check
from routes.errors import Problem


@check("segments")
def there_is_a_line(world: World) -> Iterator[Problem]:
    """A map has something to show: one line or more."""
    if world.tables["segments"].empty:
        yield world.problem("segments", "", "", "no line", "one line or more")


@check("nodes", "segments")
def every_node_is_reached(world: World) -> Iterator[Problem]:
    """Each node is an end of a segment."""
    segments = world.tables["segments"]
    reached = {*segments["from_node"], *segments["to_node"]}
    wrong = ~world.tables["nodes"]["id"].isin(reached)
    yield from world.rows("nodes", wrong, "id", "a node that is an end of a segment")


@check("segments")
def segments_lead_elsewhere(world: World) -> Iterator[Problem]:
    """A segment ends at another node than it begins."""
    segments = world.tables["segments"]
    wrong = (segments["from_node"] == segments["to_node"]) & (segments["to_node"] != "")
    yield from world.rows("segments", wrong, "to_node", "another node than from_node")


@check("segments")
def only_railways_have_a_gauge(world: World) -> Iterator[Problem]:
    """Every railway has a gauge, and nothing else has."""
    segments = world.tables["segments"]
    rail, gauge = segments["mode"] == "rail", segments["gauge_mm"].notna()
    yield from world.rows("segments", rail & ~gauge, "gauge_mm", "a gauge, as the mode is rail")
    other = ~rail & gauge & (segments["mode"] != "")
    yield from world.rows("segments", other, "gauge_mm", "null, as the mode is not rail")


@check("corridors", "segments")
def corridors_are_unbroken(world: World) -> Iterator[Problem]:
    """Each segment of a corridor begins where the one before it ends."""
    segments = world.tables["segments"].set_index("id")
    ends = {
        str(name): {row["from_node"], row["to_node"]}
        for name, row in segments[["from_node", "to_node"]].to_dict("index").items()
    }
    for corridor, rows in world.tables["corridors"].groupby("corridor", sort=False):
        heads: set[str] = set()
        for row in rows.sort_values("position").to_dict("records"):
            these = ends.get(row["segment"], set())
            reached = heads & these if heads else these
            if these and not reached:
                found = f"{quoted(row['segment'])}, which runs {' to '.join(sorted(these))}"
                allowed = f"a segment from {' or '.join(sorted(heads))}, to carry on {corridor}"
                yield world.problem("corridors", row["row"], "segment", found, allowed)
            heads = these - reached if heads and reached else these


@check("corridors", "segments")
def compared_corridors_stand_last(world: World) -> Iterator[Problem]:
    """A corridor over a segment of reach beyond is a compared one: it stands after the others."""
    segments, corridors = world.tables["segments"], world.tables["corridors"]
    beyond = set(segments["id"][segments["reach"] == "beyond"])
    compared = set(corridors["corridor"][corridors["segment"].isin(beyond)])
    seen = ""
    for row in corridors.drop_duplicates("corridor").to_dict("records"):
        if row["corridor"] in compared:
            seen = row["corridor"]
        elif seen:
            found = f"{quoted(row['corridor'])} after {quoted(seen)}"
            allowed = "corridors with a segment of reach beyond after all others"
            yield world.problem("corridors", row["row"], "corridor", found, allowed)


@check("nodes", "segments")
def lanes_part_at_sea_junctions(world: World) -> Iterator[Problem]:
    """At a sea_junction only lanes of the sea meet, and a place of any other kind has a country."""
    nodes, segments = world.tables["nodes"], world.tables["segments"]
    at_sea = nodes["kind"] == "sea_junction"
    wrong = ~at_sea & (nodes["country"] == "")
    yield from world.rows("nodes", wrong, "country", "a country, as the kind is no sea_junction")
    other = segments[segments["mode"] != "sea"]
    wrong = at_sea & nodes["id"].isin({*other["from_node"], *other["to_node"]})
    yield from world.rows("nodes", wrong, "kind", "another kind: not only lanes end here")


@check("corridors")
def corridors_use_a_segment_once(world: World) -> Iterator[Problem]:
    """No corridor runs there and back over the same segment."""
    again = world.tables["corridors"].duplicated(["corridor", "segment"])
    yield from world.rows("corridors", again, "segment", "each segment once in a corridor")
