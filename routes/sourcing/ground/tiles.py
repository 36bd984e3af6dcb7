"""Read the layers of OpenStreetMap close up, from vector tiles kept in a Git repository.

The repository is github.com/bothness/basemaps (OpenMapTiles, OpenStreetMap of January 2026, zoom 7:
a step of a tile is 55 m at 44 N). `git clone` fetches it; its tiles are read from the commit below,
whatever is checked out.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio

from routes.errors import RoutesError
from routes.sourcing.ground.shapes import FRAME

COMMIT = "dfd9e8cfdf6f526bb1bbd03ae69aa64ea466dd89"
ZOOM = 7


def layers(repository: Path, *names: str, **options: str) -> list[gpd.GeoDataFrame]:
    """Return layers of all tiles that touch the frame, each cut to the frame, EPSG:4326.

    `options` are those of GDAL's driver MVT. Raises RoutesError where the commit is missing.
    """
    found: dict[str, list[gpd.GeoDataFrame]] = {name: [] for name in names}
    for x, y, tile in tiles(repository):
        present = {name for name, _ in pyogrio.list_layers(tile)}
        for name in present & found.keys():
            place = {"X": str(x), "Y": str(y), "Z": str(ZOOM)}
            found[name].append(pyogrio.read_dataframe(tile, layer=name, **place, **options))
    whole = [pd.concat(found[name], ignore_index=True).to_crs(4326) for name in names]
    return [frame.assign(geometry=frame.geometry.make_valid()) for frame in whole]


def tiles(repository: Path) -> Iterator[tuple[int, int, bytes]]:
    """Yield (column, row, bytes) of the tiles that touch the frame, from west to east."""
    west, south, east, north = FRAME.bounds
    (left, top), (right, bottom) = tile_of(west, north), tile_of(east, south)
    places = [(x, y) for x in range(left, right + 1) for y in range(top, bottom + 1)]
    asked = "".join(f"{COMMIT}:tiles/{ZOOM}/{x}/{y}.pbf\n" for x, y in places).encode()
    command = ["git", "-C", str(repository), "cat-file", "--batch"]
    answer = subprocess.run(command, input=asked, capture_output=True, check=False).stdout  # noqa: S603
    start = 0
    for x, y in places:
        end = answer.find(b"\n", start)
        size = answer[start:end].split()[-1] if end > 0 else b""
        if not size.isdigit():
            raise RoutesError(f"{repository}: no tile {ZOOM}/{x}/{y} in commit {COMMIT}")
        yield x, y, answer[end + 1 : end + 1 + int(size)]
        start = end + 2 + int(size)


def tile_of(lon: float, lat: float) -> tuple[int, int]:
    """Return the column and row of the tile that holds a position (Web Mercator)."""
    share = np.array([lon / 360 + 0.5, 0.5 - np.arcsinh(np.tan(np.radians(lat))) / (2 * np.pi)])
    column, row = (share * 2**ZOOM).astype(int)
    return int(column), int(row)
