"""Rules on lines and the ground they run over: land, sea, countries and their boundaries.

They hold within the frame of borders.geojson: beyond it nothing is known finely enough.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import shapely
from shapely import Geometry

from routes.errors import Problem
from routes.measure import circle, farthest_km, length_km
from routes.tables.cells import quoted
from routes.tables.checks.rules import LAND_MODES, World, check

# Countries are drawn at 1:10 million, where a boundary or coast is true to about this much: a line
# that strays less far over it may in truth run beside it.
GROUND_KM = 2.0
PORT_KM = 3.0
CROSSING_KM = 5.0
SHORE_DEGREES = 0.03  # how far around a piece over water to look whether its two shores are one


@check("nodes", "borders")
def nodes_lie_in_their_country(world: World) -> Iterator[Problem]:
    """A node lies in its country; a port may lie on moles in the sea."""
    for node in world.nodes.values():
        home = world.countries.get(node.country)
        point, limit = (
            shapely.Point(node.lon, node.lat),
            PORT_KM if node.kind == "port" else GROUND_KM,
        )
        if home is None or home.geometry.covers(point):
            continue
        swapped = home.geometry.covers(shapely.Point(node.lat, node.lon))
        if not swapped and not world.frame.covers(point):
            continue
        if farthest_km(point, home.geometry, limit) > limit:
            hint = ": longitude and latitude are swapped" if swapped else ""
            allowed = f"a position in {node.country}, or at most {limit:g} km outside{hint}"
            found = f"{node.lon:g}, {node.lat:g}"
            yield world.problem("nodes", node.row, "lon", found, allowed)


@check("segments", "nodes", "borders")
def sea_lines_keep_off_land(world: World) -> Iterator[Problem]:
    """A sea or ferry line touches no land, except within 3 km of ports and in known straits."""
    ports = world.circles("port", PORT_KM)
    for row in _of_modes(world, ("sea", "ferry")):
        ashore = row.geometry.intersection(world.land)
        ashore = ashore.difference(ports).difference(_excepted_water(world, row))
        if not ashore.is_empty:
            allowed = f"sea, but for {PORT_KM:g} km around ports and exceptions crosses_water"
            yield _over(world, row, ashore, "land", allowed)


@check("segments", "nodes", "borders")
def land_lines_keep_off_sea(world: World) -> Iterator[Problem]:
    """A railway or road crosses no water, except by known bridges and tunnels and in ports."""
    ports = world.circles("port", PORT_KM)
    for row in _of_modes(world, LAND_MODES):
        if world.land.covers(row.geometry):
            continue
        wet = row.geometry.difference(world.land)
        wet = wet.difference(ports).difference(_excepted_water(world, row))
        for piece in shapely.get_parts(wet):
            if not piece.is_empty and _is_crossing(world.land, piece):
                allowed = "land, or an exception crosses_water for a bridge or tunnel"
                yield _over(world, row, piece, "the sea", allowed)


@check("segments", "nodes", "borders")
def land_lines_stay_in_their_countries(world: World) -> Iterator[Problem]:
    """A land segment lies in the countries of its two nodes and in no other."""
    for row in _of_modes(world, LAND_MODES):
        ends = (world.nodes.get(row.from_node), world.nodes.get(row.to_node))
        homes = {node.country for node in ends if node} | _excepted_countries(world, row)
        if not all(ends) or not homes & world.countries.keys():
            continue
        for country, piece in world.pieces[row.id].items():
            if country not in homes and _deep(world, piece, homes):
                allowed = f"{' and '.join(sorted(homes))}, or an exception leaves_country"
                yield _over(world, row, piece, quoted(country), allowed)


@check("segments", "nodes", "borders")
def borders_are_crossed_at_crossings(world: World) -> Iterator[Problem]:
    """A land segment crosses a boundary only within 5 km of a border_crossing node."""
    crossings = world.circles("border_crossing", CROSSING_KM)
    for row in _of_modes(world, LAND_MODES):
        if len(world.pieces[row.id]) < 2:
            continue
        free = _excepted_countries(world, row)
        for part in shapely.get_parts(row.geometry.difference(crossings)):
            pieces = world.split(part)
            home = max(pieces, key=lambda country: pieces[country].length, default="")
            for country, piece in pieces.items():
                if country not in {home, *free} and _deep(world, piece, {home, *free}):
                    found = f"{quoted(country)}, entered from {quoted(home)}"
                    allowed = f"a border_crossing node within {CROSSING_KM:g} km of the boundary"
                    yield _over(world, row, piece, found, allowed)


@check("segments", "nodes", "borders", "corridors", "avoided_countries")
def corridors_avoid_countries(world: World) -> Iterator[Problem]:
    """No line of the corridor touches a country of avoided_countries.csv.

    Those that are only compared with it may.
    """
    listed = set(world.tables["corridors"]["segment"])
    avoided = list(world.tables["avoided_countries"]["country"])
    tangled = {row.id for row in world.tangled}
    for row in world.segments:
        if row.id not in listed or row.id in tangled or row.reach != "corridor":
            continue
        ends = (world.nodes.get(row.from_node), world.nodes.get(row.to_node))
        for code in avoided:
            allowed = "no country of avoided_countries.csv on a corridor"
            country = world.countries.get(code)
            if code in [node.country for node in ends if node]:
                found = f"an end in {quoted(code)}"
                yield world.problem("segments", row.row, "from_node", found, allowed)
            elif country is not None and country.geometry.intersects(row.geometry):
                piece = row.geometry.intersection(country.geometry)
                if farthest_km(piece, country.geometry.boundary, GROUND_KM) > GROUND_KM:
                    yield _over(world, row, piece, quoted(code), allowed)


def _of_modes(world: World, modes: Sequence[str]) -> list[Any]:
    return [row for row in world.grounded if row.mode in modes]


def _deep(world: World, piece: Geometry, homes: set[str]) -> bool:
    """Whether a piece of a line reaches farther from its home countries than the ground is true."""
    shapes = [world.countries[code].geometry for code in homes if code in world.countries]
    home = shapely.union_all(shapes) if len(shapes) > 1 else shapes[0]
    return farthest_km(piece, home, GROUND_KM) > GROUND_KM


def _is_crossing(land: Geometry, piece: Geometry) -> bool:
    """Whether a piece over water leads to another shore or farther out than the coast is true."""
    if farthest_km(piece, land, GROUND_KM) > GROUND_KM:
        return True
    west, south, east, north = shapely.buffer(piece, SHORE_DEGREES).bounds
    near = shapely.clip_by_rect(land, west, south, east, north)
    ends = shapely.points(shapely.get_coordinates(piece)[[0, -1]])
    first, last = (shapely.distance(end, shapely.get_parts(near)).argmin() for end in ends)
    return bool(first != last)


def _excepted_water(world: World, row: Any) -> Geometry:
    rows = world.excepted("crosses_water", row.id, f"mode:{row.mode}")
    known = [row for row in rows if row.lon == row.lon and row.radius_km > 0]
    return shapely.union_all([circle(row.lon, row.lat, row.radius_km) for row in known])


def _excepted_countries(world: World, row: Any) -> set[str]:
    return {str(exception.other) for exception in world.excepted("leaves_country", row.id)}


def _over(world: World, row: Any, piece: Geometry, what: str, allowed: str) -> Problem:
    lon, lat = shapely.get_coordinates(piece)[0]
    found = f"{length_km(piece):.1f} km in {what} from {lon:.3f}, {lat:.3f}"
    return world.problem("segments", row.row, "geometry", found, allowed)
