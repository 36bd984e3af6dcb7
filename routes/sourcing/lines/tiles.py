"""Read railways and roads from vector tiles in the OpenMapTiles schema, by GDAL's driver MVT."""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely
from pyogrio.raw import read

from routes.sourcing.lines.repositories import Repository
from routes.sourcing.lines.strokes import Position, Positions, Stroke, fast_cost, rounded

EQUATOR_KM = 40_075.0  # the width of the one tile of zoom 0
RADIUS_M = 6_378_137.0  # of the sphere of the Web Mercator projection
LINES, NAMES = "transportation", "transportation_name"  # of the same lines
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
    reach = within_km / (EQUATOR_KM * np.cos(np.radians(lat)).min() / count)
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
    place = {"X": str(x), "Y": str(y), "Z": str(zoom)}
    place = {"X": str(x), "Y": str(y), "Z": str(zoom)}
    names = {}
    if mode == "rail":  # of a road the name says nothing
        named = features(content, NAMES, mode, place)
        names = {line: about.get("name:latin") or "" for line, about in named}
    for line, about in features(content, LINES, mode, place):
        for part in shapely.get_parts(shapely.from_wkb(line)):
            # GDAL has NaN for a number that is missing.
            oneway = {1.0: 1, -1.0: -1}.get(about.get("oneway"), 0)
            yield Stroke(positions(part), oneway, cost(about, mode, names.get(line, "")))


def features(
    content: bytes, layer: str, mode: str, place: dict[str, str]
) -> Iterator[tuple[bytes, dict[str, Any]]]:
    """Yield (WKB, properties) of the lines of a mode, whole where they reach over the edge."""
    if not content or layer not in pyogrio.list_layers(content)[:, 0]:
        return
    wanted = f"class IN ({', '.join(repr(cost) for cost in COSTS[mode])})"
    about, _, lines, columns = read(content, layer=layer, where=wanted, CLIP="NO", **place)
    for line, *values in zip(lines, *columns, strict=True):
        yield line, dict(zip(about["fields"], values, strict=True))


def positions(line: shapely.LineString) -> tuple[Position, ...]:
    """Return the positions of a line of the Web Mercator projection as longitudes and latitudes."""
    x, y = shapely.get_coordinates(line).T / RADIUS_M
    return rounded(np.degrees(np.column_stack([x, np.arctan(np.sinh(y))])))


def cost(about: dict[str, Any], mode: str, name: str) -> float:
    """Return how many times its length a feature counts."""
    if about.get("service"):
        return SIDE_COST
    if mode == "rail":
        return fast_cost(name)
    return COSTS[mode][about["class"]] * (RAMP_COST if about.get("ramp") == 1 else 1.0)
