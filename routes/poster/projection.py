"""The projection of a picture: a cone where the view lies aside of the equator, a cylinder else."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from shapely import Geometry

from routes.tables.records import CRS

Array = npt.NDArray[np.float64]
# Nearer to the equator the cone through both true parallels is so steep that it has no apex on any
# page: there, Mercator's cylinder is its limit.
STEEP_DEGREES = 5.0
HALF = 179.0  # degrees either side of the middle meridian; beyond it a map would begin anew
FAR_POLE = -60.0  # a cone opens towards the other pole, which lies nowhere
POLE = 85.0  # as near to a pole as a cylinder is drawn


@dataclass(frozen=True)
class Projection:
    """Lambert's conformal conic projection or, where it is not `conic`, Mercator's.

    `south` and `north` are the parallels that are true to scale, one for Mercator's, `lon` the
    middle meridian, in degrees.
    """

    south: int
    north: int
    lon: float
    conic: bool = True

    @property
    def word(self) -> str:
        """Return the key of its name in labels.csv."""
        return "ui.poster_projection" if self.conic else "ui.poster_mercator"

    @property
    def parallels(self) -> str:
        """Return the parallels that are true to scale: "34° / 49°"."""
        return " / ".join(f"{latitude}°" for latitude in dict.fromkeys((self.south, self.north)))

    def project(self, positions: Array) -> Array:
        """Turn (longitude, latitude) in degrees into metres east and north."""
        return np.column_stack(transformer(self).transform(positions[:, 0], positions[:, 1]))

    def unproject(self, metres: Array) -> Array:
        """Turn metres east and north into (longitude, latitude) in degrees."""
        back = transformer(self).transform
        return np.column_stack(back(metres[:, 0], metres[:, 1], direction="INVERSE"))

    def seen(self, geometry: Geometry) -> Geometry:
        """Return the part of a shape in degrees that the projection can show."""
        low, high = (-POLE, POLE)
        if self.conic:
            low, high = (FAR_POLE, 90.0) if self.south + self.north > 0 else (-90.0, -FAR_POLE)
        box = (self.lon - HALF, low, self.lon + HALF, high)
        west, south, east, north = shapely.bounds(geometry)
        if not (west < box[0] or south < box[1] or east > box[2] or north > box[3]):
            return geometry
        return shapely.clip_by_rect(geometry, *box)


def fitting(bounds: Array) -> Projection:
    """Return the projection for (west, south, east, north) in degrees.

    A cone's parallels lie a sixth within the latitudes, as is the custom.
    """
    west, south, east, north = bounds
    sixth, lon = (north - south) / 6, round((west + east) / 2)
    middle = (south + north) / 2
    if abs(middle) < STEEP_DEGREES:
        return Projection(round(middle), round(middle), lon, conic=False)
    return Projection(round(south + sixth), round(north - sixth), lon)


@cache
def transformer(projection: Projection) -> Transformer:
    """Return pyproj's transformer of a projection, true to the WGS 84 ellipsoid."""
    text = f"+proj=merc +lat_ts={projection.south}"
    if projection.conic:
        south, north = projection.south, projection.north
        text = f"+proj=lcc +lat_1={south} +lat_2={north} +lat_0={south}"
    return Transformer.from_crs(
        CRS, f"{text} +lon_0={projection.lon} +datum=WGS84 +units=m", always_xy=True
    )
