"""The three layers of the ground as GeoJSON features."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

import numpy as np
import shapely
from babel import Locale
from shapely import Geometry, LineString, Polygon

from routes.sourcing.ground.corridor import Corridor, area_km2
from routes.sourcing.ground.shapes import Arc, polygons
from routes.sourcing.ground.simplify import thinned
from routes.sourcing.ground.tables import rows
from routes.sourcing.ground.water import at
from routes.sourcing.ground.writing import feature

HALVINGS = 12  # of the tolerance where a shore meets itself
NAMELESS_KM, NAMELESS_KM2 = 15, 0.5  # how near and large a nameless lake is that is drawn


def border_features(faces: list[tuple[Polygon, str]]) -> Iterator[dict]:
    """Return the countries, each with all of its faces."""
    english = Locale("en").territories
    parts = defaultdict(list)
    for face, owner in faces:
        parts[owner].append(face)
    for owner in sorted(parts.keys() - {""}):
        shape = shapely.coverage_union_all(parts[owner])
        yield feature({"id": owner, "name": english[owner]}, shape)


def boundary_features(
    drawn: list[tuple[Arc, LineString]], faces: list[tuple[Polygon, str]]
) -> Iterator[dict]:
    """Return the lines between countries and those drawn within one, grouped by class and name."""
    beside = defaultdict(list)
    for face, owner in faces:
        for ring in (face.exterior, *face.interiors):
            for a, b in pairwise(ring.coords):
                beside[frozenset((a, b))].append(owner)
    groups = defaultdict(list)
    for arc, line in drawn:
        sides = sorted(beside[frozenset(line.coords[:2])])
        drawn_within = arc.kind in ("disputed", "line_of_control")
        between = len(sides) == 2 and all(sides) and arc.kind != "coast"
        if between and (sides[0] != sides[1] or drawn_within):
            groups[sides[0], sides[1], arc.kind, arc.title].append(line)
    english = Locale("en").territories
    count: Counter[str] = Counter()
    for (a, b, kind, title), lines in sorted(groups.items()):
        stem = f"{a}-{b}".lower()
        count[stem] += 1
        name = title or f"{english[a]} – {english[b]}"
        row_id = stem if count[stem] == 1 else f"{stem}-{count[stem]}"
        about = {"id": row_id, "class": kind, "a": a, "b": b, "name": name}
        yield feature(about, shapely.line_merge(shapely.MultiLineString(lines)))


def lake_features(folder: Path, lakes: list[Polygon], corridor: Corridor) -> Iterator[dict]:
    """Yield the lakes that have a label, and the nameless waters around ports and crossings."""
    labels = {row["id"]: row for row in rows(folder, "ground_labels") if row["kind"] == "lake"}
    english = {row["key"]: row["en"] for row in rows(folder, "labels")}
    named = {at(lakes, id, row): id for id, row in labels.items()}
    for i, id in sorted(named.items(), key=itemgetter(1)):
        about = {"id": id, "name": english.get(f"lake.{id}", id)}
        yield feature(about, lake_shape(lakes[i], corridor))
    others = (lake for i, lake in enumerate(lakes) if i not in named and beside(lake, corridor))
    shapes = [lake_shape(lake, corridor) for lake in others]
    nameless = shapely.MultiPolygon([part for shape in shapes for part in polygons(shape)])
    yield feature({"id": "nameless", "name": "Waters around ports and border crossings"}, nameless)


def beside(lake: Polygon, corridor: Corridor) -> bool:
    """Return whether a lake is large enough to be drawn and near a port or border crossing."""
    shore = np.array(lake.exterior.coords)
    near = corridor.place_km(shore).min() < NAMELESS_KM
    return bool(near and area_km2(shore) >= NAMELESS_KM2)


def lake_shape(lake: Polygon, corridor: Corridor) -> Geometry:
    """Return a lake with the shores of its islands, simplified; empty where nothing is left."""
    shores = [np.array(ring.coords) for ring in (lake.exterior, *lake.interiors)]
    shores = [shores[0], *(shore for shore in shores[1:] if corridor.keeps(shore))]
    shell, *holes = [lake_ring(shore, corridor) for shore in shores]
    if not len(shell):
        return Polygon()
    return shapely.make_valid(Polygon(shell, [hole for hole in holes if len(hole)]))


def lake_ring(ring: np.ndarray, corridor: Corridor) -> np.ndarray:
    """Return a lake's shore, or an island's in it, simplified; nothing where no shore is left."""
    for factor in 0.5 ** np.arange(HALVINGS):
        shore = thinned(ring, corridor.tolerance(ring), np.full(len(ring), factor))
        if len(shore) and LineString(shore).is_simple:
            return shore
    return ring[:0]
