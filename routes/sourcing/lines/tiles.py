"""Read railways and roads from vector tiles in the OpenMapTiles schema.

Needs mapbox-vector-tile.
"""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import mapbox_vector_tile
import numpy as np
from mapbox_vector_tile.Mapbox.vector_tile_pb2 import tile as Tile  # noqa: N812 (a class)

from routes.sourcing.lines.repositories import Repository
from routes.sourcing.lines.strokes import Position, Positions, Stroke, fast_cost, rounded

TILE_KM = 40_075.0  # the equator, so the width of the one tile of zoom 0
SIDE_COST = 3.0  # sidings, yards, spurs, crossovers
COSTS = {
    "rail": {"rail": 1.0},
    "road": {"motorway": 1.0, "trunk": 1.1, "primary": 1.3, "secondary": 2.0, "tertiary": 6.0},
}
RAMP_COST = 2.0


def strokes(
    repositories: Iterable[Repository],
    folder: Path,
    mode: str,
    zoom: int,
    guide: Positions,
    within_km: float,
) -> Iterator[Stroke]:
    """Yield the strokes of a mode in all tiles within some km of a guide (longitude, latitude)."""
    paths = [f"tiles/{zoom}/{x}/{y}.pbf" for x, y in tiles_along(guide, zoom, within_km)]
    for repository in repositories:
        for path, content in repository.files(folder, paths):
            _, _, x, y = path.removesuffix(".pbf").split("/")
            yield from tile_strokes(content, mode, zoom, int(x), int(y))


def tiles_along(guide: Positions, zoom: int, within_km: float) -> list[tuple[int, int]]:
    """Return the (x, y) of all tiles of a zoom within some km of a line, in order."""
    count = 2**zoom
    lon, lat = guide.T
    x = (lon + 180) / 360 * count
    y = (1 - np.arcsinh(np.tan(np.radians(lat))) / math.pi) / 2 * count
    reach = within_km / (TILE_KM * np.cos(np.radians(lat)).min() / count)
    found: set[tuple[int, int]] = set()
    for i in range(len(x) - 1):
        steps = max(2, math.ceil(2 * math.hypot(x[i + 1] - x[i], y[i + 1] - y[i])))
        for px, py in zip(
            np.linspace(x[i], x[i + 1], steps), np.linspace(y[i], y[i + 1], steps), strict=True
        ):
            found |= {
                (column, row)
                for column in range(math.floor(px - reach), math.floor(px + reach) + 1)
                for row in range(math.floor(py - reach), math.floor(py + reach) + 1)
            }
    return sorted(found)


def tile_strokes(content: bytes, mode: str, zoom: int, x: int, y: int) -> Iterator[Stroke]:
    """Yield the strokes of a mode in one tile."""
    slim, names = slimmed(content, COSTS[mode])
    layers: dict[str, Any] = mapbox_vector_tile.decode(slim, default_options={"y_coord_down": True})
    for layer in layers.values():
        for feature, name in zip(layer["features"], names, strict=True):
            about = feature["properties"]
            if about.get("class") in COSTS[mode]:
                geometry = feature["geometry"]
                several = geometry["type"] == "MultiLineString"
                for line in geometry["coordinates"] if several else [geometry["coordinates"]]:
                    placed = positions(line, layer["extent"], zoom, x, y)
                    yield Stroke(placed, int(about.get("oneway", 0)), cost(about, mode, name))


def slimmed(content: bytes, classes: Iterable[str]) -> tuple[bytes, list[str]]:
    """Return the tile with its wanted lines alone, and the name of each: houses take long to read.

    Names stand in a layer of their own, whose lines have the same geometry.
    """
    whole, slim = Tile(), Tile()
    whole.ParseFromString(content)
    names: dict[tuple[int, ...], str] = {}
    kept: list[str] = []
    for layer in whole.layers:
        if layer.name == "transportation_name":
            names = {tuple(one.geometry): _tag(layer, one, "name:latin") for one in layer.features}
    for layer in whole.layers:
        if layer.name == "transportation":
            wanted = [one for one in layer.features if _tag(layer, one, "class") in set(classes)]
            kept = [names.get(tuple(one.geometry), "") for one in wanted]
            out = slim.layers.add(name=layer.name, version=layer.version, extent=layer.extent)
            out.keys.extend(layer.keys)
            out.values.extend(layer.values)
            out.features.extend(wanted)
    return slim.SerializeToString(), kept


def _tag(layer: Any, feature: Any, key: str) -> str:
    """Return the text under a key of a feature, or nothing."""
    for at in range(0, len(feature.tags), 2):
        if layer.keys[feature.tags[at]] == key:
            return str(layer.values[feature.tags[at + 1]].string_value)
    return ""


def cost(about: dict[str, Any], mode: str, name: str) -> float:
    """Return how many times its length a feature counts."""
    if about.get("service"):
        return SIDE_COST
    if mode == "rail":
        return fast_cost(name)
    return COSTS[mode][about["class"]] * (RAMP_COST if about.get("ramp") else 1.0)


def positions(
    line: Iterable[tuple[int, int]], extent: int, zoom: int, x: int, y: int
) -> tuple[Position, ...]:
    """Return the positions of a line in the grid of a tile as longitudes and latitudes."""
    grid = np.array(list(line), float) / extent + (x, y)
    lon = grid[:, 0] / 2**zoom * 360 - 180
    lat = np.degrees(np.arctan(np.sinh(math.pi * (1 - 2 * grid[:, 1] / 2**zoom))))
    return rounded(np.column_stack([lon, lat]))
