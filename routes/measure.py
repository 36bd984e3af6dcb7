"""Lengths on the WGS84 ellipsoid: the only place where degrees become kilometres."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod
from shapely import Geometry

GEOD = Geod(ellps="WGS84")
METRES_PER_KM = 1000.0
DEGREE_KM = 111.19  # of a great circle, on the mean radius of the Earth
STEP_KM = 0.5
TOWN_KM = 60  # places this near to each other may be those of one town

Degrees = float | npt.ArrayLike
Array = npt.NDArray[np.float64]


def length_km(geometry: Geometry | None) -> float:
    """Geodesic length in km of a line, or of the lines of a collection, in EPSG:4326; 0 of none."""
    return float(
        sum(edges_km(shapely.get_coordinates(part)).sum() for part in shapely.get_parts(geometry))
    )


def each_edges_km(lines: Sequence[Geometry]) -> list[Array]:
    """Geodesic length in km of the edges of each of some lines, as `edges_km`: all in one go."""
    positions, of_line = shapely.get_coordinates(lines, return_index=True)
    counts = np.bincount(of_line, minlength=len(lines))
    ends = np.cumsum(counts)
    edges = np.append(edges_km(positions), 0.0)  # the last of each line leads to the next one
    return [edges[end - count : end - 1] for end, count in zip(ends, counts, strict=True)]


def edges_km(positions: Array) -> Array:
    """Geodesic length in km of each edge between neighbouring rows of (longitude, latitude)."""
    lon, lat = positions[:, 0], positions[:, 1]
    return pairs_km(lon[:-1], lat[:-1], lon[1:], lat[1:])


def pairs_km(lon1: Degrees, lat1: Degrees, lon2: Degrees, lat2: Degrees) -> Array:
    """Geodesic distance in km of many pairs at once; arrays in degrees, broadcast."""
    arrays: Any = np.broadcast_arrays(*(np.asarray(a, float) for a in (lon1, lat1, lon2, lat2)))
    x1, y1, x2, y2 = (np.ascontiguousarray(array) for array in arrays)
    _, _, metres = GEOD.inv(x1, y1, x2, y2)
    return np.asarray(metres, float) / METRES_PER_KM


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Geodesic distance in km between two positions in degrees."""
    return float(pairs_km([lon1], [lat1], [lon2], [lat2])[0])


def circle(lon: float, lat: float, radius_km: float, corners: int = 48) -> Geometry:
    """The ground within a geodesic distance of a position, as a polygon in degrees."""
    bearings = np.linspace(0.0, 360.0, corners, endpoint=False)
    radius = np.full(corners, radius_km * METRES_PER_KM)
    lons, lats, _ = GEOD.fwd(np.full(corners, lon), np.full(corners, lat), bearings, radius)
    return shapely.Polygon(np.column_stack([lons, lats]))


def farthest_km(geometry: Geometry, home: Geometry, within_km: float) -> float:
    """How far from `home` a geometry reaches, in km; infinite where that is clearly over the limit.

    Points 0.5 km apart are held against `home` on a plane fitted to the place, which is true to
    1 % for distances of a few km.
    """
    west, south, east, north = geometry.bounds
    narrow = np.cos(np.radians((south + north) / 2))
    x, y = 2 * within_km / DEGREE_KM / narrow, 2 * within_km / DEGREE_KM
    near = shapely.clip_by_rect(home, west - x, south - y, east + x, north + y)
    if near.is_empty:
        return float("inf")
    points = shapely.get_coordinates(shapely.segmentize(geometry, STEP_KM / DEGREE_KM))
    scale = (narrow, 1.0)
    flat = shapely.transform(near, lambda positions: positions * scale)
    shapely.prepare(flat)
    return float(shapely.distance(shapely.points(points * scale), flat).max() * DEGREE_KM)
