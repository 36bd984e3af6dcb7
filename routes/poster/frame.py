"""From degrees to points on the page: the window of each map."""

import math
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import shapely
from shapely import Geometry

from routes.kinds import Reach
from routes.poster.placement import Box
from routes.poster.projection import Projection, fitting
from routes.view.answer import View

Array = npt.NDArray[np.float64]
PAD = 0.045  # of the window, kept free on each side of the lines for names
LEAST_M = 400_000.0  # what a window holds is never narrower
EDGE_DEGREES = 0.5  # longer edges are parted, because a straight one would be curved on the page
SCREEN = (960, 560)  # pixels of a map in a browser that a picture of what it looks at takes in
NEAR = 6.0  # the zoom at which a browser shows a place that is selected
ROOM = 0.3  # of a line's size, kept free on each side of one that is selected
EQUATOR_M = 40_075_016.686  # all round, on the sphere of web maps
TILE = 256  # pixels of the whole world at zoom 0
BEYOND = 8.0  # points of line drawn outside the window, so that its cut ends are out of sight


@dataclass(frozen=True)
class Frame:
    """A map on the page: its window in points, and the metres of the window's lower left corner."""

    rect: Box
    projection: Projection
    x: float
    y: float
    metres: float  # to a point, on the parallels that are true to scale

    def points(self, positions: Array) -> Array:
        """Turn (longitude, latitude) in degrees into points on the page."""
        corner = np.array([self.rect.left, self.rect.bottom])
        moved = self.projection.project(positions) - np.array([self.x, self.y])
        return np.asarray(moved / self.metres + corner, float)

    def shape(self, geometry: Geometry) -> Geometry:
        """Return what a window shows of a shape, in points on the page; empty outside of it."""
        fine = shapely.segmentize(self.projection.seen(geometry), EDGE_DEGREES)
        wide = self.rect.grown(BEYOND)
        drawn = shapely.transform(fine, self.points)
        return shapely.clip_by_rect(drawn, wide.left, wide.bottom, wide.right, wide.top)

    def outline_of(self, other: "Frame") -> Geometry:
        """Return the window of another map on this one, in points on the page."""
        box = other.rect
        edge = shapely.segmentize(shapely.box(box.left, box.bottom, box.right, box.top), 10)
        corner = np.array([box.left, box.bottom])

        def moved(points: Array) -> Array:
            metres = (points - corner) * other.metres + np.array([other.x, other.y])
            return self.points(other.projection.unproject(metres))

        return shapely.transform(edge, moved).exterior

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        """Return a position in degrees as a point on the page."""
        x, y = self.points(np.array([[lon, lat]]))[0]
        return float(x), float(y)


def ground(view: View) -> Geometry:
    """Return the part of the world of which the data has countries, as a rectangle in degrees.

    It is empty where there are none: then the map is a plain sheet.
    """
    countries = view.dataset.borders
    known = shapely.Polygon() if countries.empty else shapely.box(*countries.total_bounds)
    return shapely.segmentize(known, EDGE_DEGREES)


def shown(view: View) -> gpd.GeoDataFrame:
    """Return the segments that a window holds: the view's, or all of the corridor for none."""
    every = view.dataset.segments
    return every[every["reach"] == Reach.CORRIDOR] if view.segments.empty else view.segments


def main(view: View, rect: Box) -> Frame:
    """Return the frame of what the query looks at, and of all lines of the view where at nothing.

    It is never wider than that of all lines.
    """
    whole, sought = around(view, rect), looked_at(view, rect)
    return detail(view, rect, *sought) if sought and sought[2] < whole.metres else whole


def looked_at(view: View, rect: Box) -> tuple[float, float, float] | None:
    """Return longitude, latitude (degrees) and scale (metres a point) of what the query looks at.

    That is its position, else what it selects, which leads there on the map of a browser, too; None
    for neither.
    """
    nodes, segments, chosen = view.dataset.nodes, view.dataset.segments, view.query.select
    if view.query.at:
        zoom, lat, lon = map(float, view.query.at.split("/"))
    elif chosen in nodes.index:
        zoom, lat, lon = NEAR, float(nodes.at[chosen, "lat"]), float(nodes.at[chosen, "lon"])
    elif chosen in segments.index:
        return round_line(view, rect, segments.geometry[chosen])
    else:
        return None
    pixel = math.cos(math.radians(lat)) * EQUATOR_M / TILE / 2**zoom
    return lon, lat, pixel * max(SCREEN[0] / rect.width, SCREEN[1] / rect.height)


def round_line(view: View, rect: Box, line: Geometry) -> tuple[float, float, float]:
    """Return the middle of a line and the scale at which a window holds it with some room."""
    west, south, east, north = line.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    upright = replace(fitting(shown(view).total_bounds), lon=lon)
    around = shapely.total_bounds(shapely.transform(line, upright.project))
    wide, high = around[2:] - around[:2]
    room = 1 + 2 * ROOM
    return lon, lat, max(room * wide / rect.width, room * high / rect.height, LEAST_M / rect.width)


def around(view: View, rect: Box) -> Frame:
    """Return the frame that holds all lines of a view and as little unknown ground as it can."""
    chosen = fitting(shown(view).total_bounds)
    parts = [shapely.segmentize(shape, EDGE_DEGREES) for shape in shown(view).geometry]
    metres = chosen.project(shapely.get_coordinates(parts))
    (west, south), (east, north) = metres.min(axis=0), metres.max(axis=0)
    shape = rect.width / rect.height
    wide = max(east - west, (north - south) * shape, LEAST_M) / (1 - 2 * PAD)
    high = wide / shape
    left, edge = (west + east - wide) / 2, PAD * high
    known = shapely.transform(chosen.seen(ground(view)), chosen.project)

    def merit(low: float) -> tuple[float, float]:
        window = shapely.box(left, low, left + wide, low + high)
        seen = round(float(known.intersection(window).area / window.area), 3)
        return seen, -abs(low + high / 2 - (south + north) / 2)  # of equals the one in the middle

    low = max(np.linspace(north + edge - high, south - edge, 41), key=merit)
    return Frame(rect, chosen, left, float(low), wide / rect.width)


def detail(view: View, rect: Box, lon: float, lat: float, metres: float) -> Frame:
    """Return the frame of an inset round a position in degrees; its own meridian keeps north up."""
    upright = replace(fitting(shown(view).total_bounds), lon=lon)
    x, y = upright.project(np.array([[lon, lat]]))[0]
    half = metres * rect.width / 2, metres * rect.height / 2
    return Frame(rect, upright, float(x - half[0]), float(y - half[1]), metres)
