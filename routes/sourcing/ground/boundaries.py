"""Boundary lines: Natural Earth says which there are and of what class, OpenStreetMap the course.

The course is OpenStreetMap's only between two countries whose whole common line is international:
where something is disputed, its view is not the one that the map follows.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import shapely
from shapely import Geometry, LineString, Point, STRtree

from routes.sourcing.ground.close import Close, course
from routes.sourcing.ground.shapes import FRAME, Line, ends
from routes.sourcing.ground.sources import magics
from routes.sourcing.ground.tables import rulings

# Natural Earth's words for the boundaries that are drawn; leases and overlays are not.
CLASSES = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "disputed",
    "Indeterminant frontier": "disputed",
    "Line of control (please verify)": "line_of_control",
}
ENOUGH = 0.8  # of the length in Natural Earth; where less is found close up, a part is missing
GAP = 0.35  # degrees between the ends of lines from the two sources
TOUCHING = 1e-6


def boundary_lines(
    folder: Path, tiled: gpd.GeoDataFrame, land: Geometry, close: Close
) -> list[Line]:
    """Return the boundary lines that are drawn, joined to each other and to the coast.

    `tiled` is the layer `boundary` of the tiles, `close` what is known around places.
    """
    known = natural_lines(folder)
    found = tiled_lines(tiled, known)
    lines = []
    for pair, natural in known.items():
        length = sum(line.shape.intersection(FRAME).length for line in natural)
        enough = sum(shape.length for shape in found[pair]) >= ENOUGH * length
        shapes = course(pair, found[pair], close) if enough else ()
        lines += [Line(shape, "international", "") for shape in shapes] if enough else natural
    lines += river_lines(folder, shapely.union_all([line.shape for line in lines]))
    return [*lines, *closing(lines, land)]


def natural_lines(folder: Path) -> dict[str, list[Line]]:
    """Return Natural Earth's lines by the codes of their sides, by which a ruling names them."""
    ruled = rulings(folder, "line")
    table = magics("ne_10m_admin_0_boundary_lines_land")
    columns = zip(table.featurecla, table.adm0_a3_l, table.adm0_a3_r, table.geometry, strict=True)
    found = defaultdict(list)
    for nature, left, right, shape in columns:
        pair = " ".join(sorted({left, right}))
        ruling = ruled.get(pair, {"class": "", "name": ""})
        kind = nature in CLASSES and (ruling["class"] or CLASSES[nature])
        if kind and kind != "none":
            title = ruling["name"] if kind != "international" else ""
            found[pair] += [Line(part, kind, title) for part in shapely.get_parts(shape)]
    return found


def tiled_lines(
    tiled: gpd.GeoDataFrame, known: dict[str, list[Line]]
) -> dict[str, list[LineString]]:
    """Return the tiles' lines by the codes of their sides; one without takes the nearest's.

    Only lines between countries of whose common line nothing is disputed are there.
    """
    named = [(pair, line.shape) for pair, lines in known.items() for line in lines]
    tree = STRtree([shape for _, shape in named])
    settled = {
        pair for pair, lines in known.items() if {line.kind for line in lines} == {"international"}
    }
    rows = tiled[(tiled["admin_level"] == 2) & (tiled["disputed"] == 0) & (tiled["maritime"] == 0)]
    found = defaultdict(list)
    for left, right, shape in zip(rows["adm0_l"], rows["adm0_r"], rows.geometry, strict=True):
        codes = sorted({code for code in (left, right) if isinstance(code, str)})
        for part in shapely.get_parts(shapely.line_merge(shape)):
            middle = part.interpolate(0.5, normalized=True)
            pair = " ".join(codes) if len(codes) == 2 else named[int(tree.nearest(middle))][0]
            if pair in settled:
                found[pair].append(part)
    return found


def river_lines(folder: Path, boundaries: Geometry) -> Iterator[Line]:
    """Yield the stretches of rivers that stand in for a boundary, joined to the others."""
    rivers = magics("ne_10m_rivers_lake_centerlines")
    for name, ruling in rulings(folder, "river").items():
        whole = shapely.union_all(rivers.geometry[rivers["name"] == name])
        box = shapely.box(*(float(ruling[side]) for side in ("lon", "lat", "lon_to", "lat_to")))
        stretch = shapely.line_merge(whole.intersection(box))
        joints = [shapely.shortest_line(Point(end), boundaries) for end in ends(stretch)]
        for part in (stretch, *joints):
            yield Line(part, ruling["class"], ruling["name"])


def closing(lines: list[Line], land: Geometry) -> Iterator[Line]:
    """Yield what joins each loose end to the nearest other line or coast."""
    count = Counter(end for line in lines for end in ends(line.shape))
    others = [*(line.shape for line in lines), *shapely.get_parts(land.boundary)]
    tree = STRtree(others)
    for i, line in enumerate(lines):
        for end in ends(line.shape):
            point = Point(end)
            if count[end] > 1 or not land.contains(point):
                continue
            near = [others[j] for j in tree.query(point, "dwithin", GAP) if j != i]
            nearest = min(near, key=point.distance, default=None)
            if nearest is not None and point.distance(nearest) > TOUCHING:
                yield Line(shapely.shortest_line(point, nearest), line.kind, line.title)
