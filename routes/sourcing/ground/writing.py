"""Write GeoJSON so that the same shapes give the same bytes."""

from collections.abc import Iterable
from pathlib import Path

import shapely
from shapely import Geometry, MultiPolygon, Polygon

from routes.writing import strict


def write(path: Path, features: Iterable[dict]) -> None:
    """Write features one a line, so that a difference is one line a country."""
    rows = (strict.dumps(row) for row in features)
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(rows) + "\n]}\n"
    path.write_text(text.replace(".0,", ",").replace(".0]", "]"), encoding="utf-8")


def feature(about: dict[str, str], shape: Geometry) -> dict:
    """Return a GeoJSON feature with its properties."""
    return {"type": "Feature", "properties": about, "geometry": normal(shape)}


def normal(shape: Geometry) -> dict:
    """Return GeoJSON with shells anticlockwise, as RFC 7946 asks, always in the same order."""
    if isinstance(shape, Polygon | MultiPolygon):
        shape = shapely.orient_polygons(shape.normalize())
    else:
        shape = shape.normalize()
    return shapely.geometry.mapping(shape)
