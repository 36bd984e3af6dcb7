"""Rules on the course and length of lines, apart from the ground they run over."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import shapely

from routes.errors import Problem
from routes.measure import DEGREE_KM, Array, distance_km, pairs_km
from routes.tables.cells import NUMBER
from routes.tables.checks.rules import LAND_MODES, World, check

Positions = Array

END_KM = 0.5
EDGE_KM = 30.0
HALF_TURN = 180.0  # degrees
LENGTH_SHARE = 0.05
# A line doubles back where the points this far before and after a bend lie less than half as far
# from each other as from the bend: nearer bends are the grain of the network it was traced from.
BEND_KM = 1.0


@check("segments", "nodes")
def ends_lie_at_their_nodes(world: World) -> Iterator[Problem]:
    """Both ends of a line lie within 500 m of its nodes."""
    for row in world.segments:
        ends = shapely.get_coordinates(row.geometry)[[0, -1]]
        for column, (lon, lat) in zip(("from_node", "to_node"), ends, strict=True):
            node = world.nodes.get(getattr(row, column))
            if node is None:
                continue
            away = distance_km(lon, lat, node.lon, node.lat)
            if away > END_KM:
                found = f"an end {away:.1f} km from {node.id}"
                yield world.problem("segments", row.row, column, found, f"at most {END_KM} km")


@check("segments")
def land_lines_have_no_long_straight_edge(world: World) -> Iterator[Problem]:
    """No straight edge over 30 km on land, unless the line is schematic or only compared with.

    Lines of reach beyond are thinned, so that a straight one keeps its two ends only.
    """
    for row in world.segments:
        if row.mode in LAND_MODES and row.trace != "schematic" and row.reach == "corridor":
            longest = world.edges[row.id].max()
            if longest > EDGE_KM:
                found = f"a straight edge of {longest:.0f} km"
                allowed = f"at most {EDGE_KM:.0f} km, or trace schematic"
                yield world.problem("segments", row.row, "geometry", found, allowed)


@check("segments")
def no_line_crosses_the_date_line(world: World) -> Iterator[Problem]:
    """No line jumps from 180 degrees east to 180 west: a map would draw it around the Earth."""
    for row in world.segments:
        lon = shapely.get_coordinates(row.geometry)[:, 0]
        jumps = np.flatnonzero(np.abs(np.diff(lon)) > HALF_TURN)
        if len(jumps):
            found = f"an edge from {lon[jumps[0]]:g} to {lon[jumps[0] + 1]:g} degrees east"
            allowed = "a line that stays on one side of the date line"
            yield world.problem("segments", row.row, "geometry", found, allowed)


@check("segments")
def lines_do_not_double_back(world: World) -> Iterator[Problem]:
    """No line runs back along itself."""
    for row in world.segments:
        if not world.excepted("doubles_back", row.id):
            points = shapely.get_coordinates(row.geometry)
            for lon, lat in _reversals(points, world.edges[row.id])[:1]:
                found = f"a line that doubles back at {lon:.3f}, {lat:.3f}"
                allowed = "a line that goes on, or an exception doubles_back"
                yield world.problem("segments", row.row, "geometry", found, allowed)


@check("segments")
def lines_do_not_cross_themselves(world: World) -> Iterator[Problem]:
    """No line crosses itself, unless it is a known spiral."""
    for row in world.tangled:
        lon, lat = _crossing(shapely.get_coordinates(row.geometry))
        found = f"a line that crosses itself at {lon:.3f}, {lat:.3f}"
        allowed = "a line that does not, or an exception crosses_itself"
        yield world.problem("segments", row.row, "geometry", found, allowed)


@check("segments")
def no_two_lines_are_the_same(world: World) -> Iterator[Problem]:
    """The same line stands on two segments only where an exception says that they share a track."""
    seen: dict[bytes, Any] = {}
    for row in world.segments:
        same = seen.setdefault(shapely.to_wkb(shapely.normalize(row.geometry)), row)
        rows = world.excepted("shared_track", row.id, same.id)
        if same is not row and {row.id, same.id} not in [{row.subject, row.other} for row in rows]:
            allowed = "a line of its own, or an exception shared_track"
            yield world.problem("segments", row.row, "geometry", f"the line of {same.id}", allowed)


@check("segments", "facts")
def lengths_are_as_published(world: World) -> Iterator[Problem]:
    """The measured length lies within 5 % of the preferred published one, or the reason is told."""
    lines = {row.id: row for row in world.segments}
    for fact in _lengths(world):
        row = lines.get(fact.subject)
        if row is None or fact.preferred != "yes" or world.excepted("length_difference", row.id):
            continue
        measured = world.edges[row.id].sum()
        if abs(measured - fact.number) > LENGTH_SHARE * fact.number:
            share = measured / fact.number - 1
            found = f"{fact.number:g} km, where the line measures {measured:.1f} km ({share:+.0%})"
            allowed = f"{LENGTH_SHARE:.0%} apart, or an exception length_difference"
            yield world.problem("facts", fact.row, "value", found, allowed)


@check("segments", "nodes", "facts")
def lengths_are_possible(world: World) -> Iterator[Problem]:
    """No published length is below the great circle between its ends.

    One that is may stand as a rival, neither preferred nor without its caveat.
    """
    ends = {row.id: (row.from_node, row.to_node) for row in world.segments}
    for fact in _lengths(world):
        kind, _, pair = fact.subject.partition(":")
        names = tuple(pair.split("-")) if kind == "journey" else ends.get(fact.subject, ())
        nodes = [world.nodes[name] for name in names if name in world.nodes]
        rival = fact.preferred == "no" and fact.caveat == "conflicting"
        if len(nodes) == 2 and not rival:
            a, b = nodes
            least = distance_km(a.lon, a.lat, b.lon, b.lat)
            if fact.number < least:
                found = f"{fact.number:g} km, below the great circle of {least:.0f} km"
                allowed = "a greater length, or preferred no with the caveat conflicting"
                yield world.problem("facts", fact.row, "value", found, allowed)


def _crossing(points: Positions) -> tuple[float, float]:
    """Where a line that crosses itself does so first.

    The shortest beginning of the line that crosses itself is halved down to: a tangle may cross
    itself more often than there is memory for.
    """
    simple, crossed = 2, len(points)
    while crossed - simple > 1:
        middle = (simple + crossed) // 2
        if shapely.is_simple(shapely.linestrings(points[:middle])):
            simple = middle
        else:
            crossed = middle
    edge = shapely.linestrings(points[crossed - 2 : crossed])
    before = shapely.linestrings(points[: max(crossed - 2, 2)])
    met = shapely.get_coordinates(edge.intersection(before))
    lon, lat = met[0] if len(met) else points[crossed - 1]
    return float(lon), float(lat)


def _lengths(world: World) -> list[Any]:
    """Rows of facts that give a length, with the number in `number`."""
    facts = world.tables["facts"]
    number = facts["value"].where(facts["value"].str.fullmatch(NUMBER)).astype(float)
    rows = facts.assign(number=number)
    rows = rows[(rows["quantity"] == "length_km") & (number > 0)]
    return list(rows.itertuples(index=False))


def _reversals(points: Positions, edges: Array) -> Positions:
    """The positions of a line's points about which it doubles back."""
    along = np.concatenate([[0.0], np.cumsum(edges)])
    inner = (along >= BEND_KM) & (along <= along[-1] - BEND_KM)
    lon, lat = points.T
    before, after = along[inner] - BEND_KM, along[inner] + BEND_KM
    ends = np.array([np.interp(at, along, axis) for at in (before, after) for axis in (lon, lat)])
    # Nearly all are plainly apart, also on a plane, which is true to 1 % here.
    narrow = np.cos(np.radians(ends[1]))
    plane = np.hypot((ends[2] - ends[0]) * narrow, ends[3] - ends[1]) * DEGREE_KM
    near = plane < BEND_KM
    apart = pairs_km(*ends[:, near])
    reversed_at: Positions = points[inner][near][apart < BEND_KM / 2]
    return reversed_at
