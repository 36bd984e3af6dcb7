"""The three layers of the ground as GeoJSON features."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter
from pathlib import Path

import numpy as np
import shapely
from babel import Locale
from shapely import LineString, Point, Polygon, STRtree

from routes.errors import RoutesError
from routes.sourcing.ground.corridor import Corridor
from routes.sourcing.ground.shapes import Arc, polygons
from routes.sourcing.ground.simplify import thinned
from routes.sourcing.ground.tables import rows
from routes.sourcing.ground.writing import feature


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


def lake_features(
    folder: Path, lakes: list[Polygon], second_lakes: Path, corridor: Corridor
) -> Iterator[dict]:
    """Return the lakes that have a label, from the second source where the first has none."""
    relics = json.loads(second_lakes.read_text(encoding="utf-8"))["geometries"][0]
    lakes = [*lakes, *polygons(shapely.geometry.shape(relics))]
    tree = STRtree(lakes)
    labels = [row for row in rows(folder, "ground_labels") if row["kind"] == "lake"]
    english = {row["key"]: row["en"] for row in rows(folder, "labels")}
    for row in sorted(labels, key=itemgetter("id")):
        point = Point(float(row["lon"]), float(row["lat"]))
        found = sorted(tree.query(point, predicate="within"))
        if not found:
            raise RoutesError(f"ground_labels.csv: {row['id']} at {point.wkt} is in no lake")
        lake = lakes[found[0]]
        rings = (lake.exterior, *lake.interiors)
        shores = [np.array(ring.coords) for ring in rings]
        shores = [shores[0], *(shore for shore in shores[1:] if corridor.keeps(shore))]
        kept = [shore for shore in (lake_ring(shore, corridor) for shore in shores) if len(shore)]
        about = {"id": row["id"], "name": english.get(f"lake.{row['id']}", row["id"])}
        yield feature(about, shapely.make_valid(Polygon(kept[0], kept[1:])))


def lake_ring(ring: np.ndarray, corridor: Corridor) -> np.ndarray:
    """Return a lake's shore, or an island's in it, simplified; nothing where no shore is left."""
    for factor in (1.0, 0.5, 0.25, 0.12, 0.06):
        shore = thinned(ring, corridor.tolerance(ring), np.full(len(ring), factor))
        if len(shore) and LineString(shore).is_simple:
            return shore
    return ring[:0]
