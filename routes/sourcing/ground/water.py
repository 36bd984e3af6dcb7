"""Sea and lakes of the frame as OpenStreetMap has them."""

from pathlib import Path

import geopandas as gpd
import shapely
from shapely import Geometry, Point, Polygon, STRtree

from routes.errors import RoutesError
from routes.sourcing.ground import close as near
from routes.sourcing.ground.shapes import DRAWN, FRAME, polygons
from routes.sourcing.ground.tables import rulings


def lakes_and_land(
    folder: Path, water: gpd.GeoDataFrame, close: near.Close
) -> tuple[list[Polygon], Geometry]:
    """Return the lakes of the frame, and the land with its lakes filled in.

    `water` is that layer of the tiles, uncut, so that what a tile's edge parts overlaps. A ruling
    makes sea of the lake around its position; where one says so, shores are those of `close`.
    Raises RoutesError where no lake is.
    """
    inland = whole(water[water["class"] == "lake"])
    ocean = whole(water[water["class"] == "ocean"])
    bays = {at(inland, name, row) for name, row in rulings(folder, "sea").items()}
    coarse = shapely.union_all([*ocean, *(inland[i] for i in bays)], grid_size=DRAWN)
    sea = near.sea(coarse, inland, close)
    land = FRAME.difference(sea, grid_size=DRAWN)
    shapely.prepare(land)
    # A sea that has an outline of its own, such as Marmara, is among the lakes too.
    return [lake for lake in inland if land.contains(lake.representative_point())], land


def whole(water: gpd.GeoDataFrame) -> list[Polygon]:
    """Return the waters that the edges of tiles have parted, joined again."""
    return list(polygons(shapely.union_all(water.geometry.values, grid_size=DRAWN)))


def at(lakes: list[Polygon], name: str, row: dict[str, str]) -> int:
    """Return which of the lakes holds the position of a row."""
    point = Point(float(row["lon"]), float(row["lat"]))
    found = STRtree(lakes).query(point, predicate="within")
    if not len(found):
        raise RoutesError(f"{name} at {point.wkt} is in no lake of the tiles")
    return int(found.min())
