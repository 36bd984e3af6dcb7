"""From the geometry of a GeoJSON feature (RFC 7946) to a shape, or to what is wrong with it."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Geometry

from routes import plurals
from routes.tables.cells import quoted

BBox = Sequence[float]  # west, south, east, north
Position = tuple[float, float]  # longitude, latitude
RING_POINTS = 4
LONGEST = 720  # degrees of a line: more costs more to check than any machine has
PIECES = "MultiLineString"


class ShapeError(ValueError):
    """A geometry that cannot be taken; the words of a Problem."""

    def __init__(self, found: str, allowed: str, cause: str = "") -> None:
        super().__init__(found)
        self.found, self.allowed, self.cause = found, allowed, cause


def shape(raw: Any, kinds: Sequence[str], bbox: BBox) -> Geometry:
    """The shape of a GeoJSON geometry, positions in degrees, longitude first.

    Where a line is asked for, a line in pieces that join end to end is joined, in whatever order
    and direction they stand.

    Raises: ShapeError where it is none, of another kind, empty, broken, self-crossing (a polygon)
    or outside the frame.
    """
    allowed = " or ".join(kinds)
    found = raw.get("type") if isinstance(raw, dict) else raw
    pieces = found == PIECES and "LineString" in kinds
    if not isinstance(raw, dict) or not (found in kinds or pieces):
        words = "no geometry" if found is None else quoted(str(found))
        raise ShapeError(words, allowed, words)
    coordinates = raw.get("coordinates")
    if not isinstance(coordinates, list) or not coordinates:
        raise ShapeError("an empty geometry", f"a {allowed} with positions")
    kind = str(found)
    parts = coordinates if kind.startswith("Multi") else [coordinates]
    if kind.endswith("LineString"):
        shapes = [shapely.linestrings(_line(part, bbox)) for part in parts]
    else:
        shapes = [_polygon(part, bbox) for part in parts]
    if not kind.startswith("Multi"):
        return shapes[0]
    gather = shapely.multilinestrings if kind.endswith("LineString") else shapely.multipolygons
    whole = _valid(gather(shapes))
    return whole if kind in kinds else _joined(whole)


def facing(line: Geometry, start: Position, stop: Position) -> Geometry:
    """The line, turned where it begins nearer to where it should stop: both ends are weighed."""
    ends = np.asarray(line.coords)[[0, -1]]
    right, wrong = (np.hypot(*(ends - goal).T).sum() for goal in ((start, stop), (stop, start)))
    return shapely.reverse(line) if wrong < right else line


def _joined(pieces: Geometry) -> Geometry:
    line = shapely.line_merge(pieces)
    if line.geom_type != "LineString":
        found = f"a {PIECES} whose {shapely.get_num_geometries(pieces)} pieces leave gaps or branch"
        raise ShapeError(found, "a LineString, or pieces that join end to end", PIECES)
    return line


def _line(raw: Any, bbox: BBox) -> npt.NDArray[np.float64]:
    points = _positions(raw, bbox)
    if len(points) < 2:
        raise ShapeError(f"a line of {len(points)} point", "a line of two points or more")
    if (points == points[0]).all():
        raise ShapeError("a line without length", "a line between two places")
    degrees = np.hypot(*np.diff(points, axis=0).T).sum()
    if degrees > LONGEST:
        allowed = f"at most {LONGEST}, twice around the Earth"
        raise ShapeError(f"a line of {degrees:.0f} degrees", allowed)
    return points


def _polygon(raw: Any, bbox: BBox) -> Geometry:
    if not isinstance(raw, list) or not raw:
        raise ShapeError("an empty geometry", "a polygon with an outer ring")
    rings = [_positions(ring, bbox) for ring in raw]
    for ring in rings:
        if len(ring) < RING_POINTS or (ring[0] != ring[-1]).any():
            points = plurals.english(len(ring), "point")
            raise ShapeError(f"a ring of {points}", "a closed ring of four positions or more")
    return _valid(shapely.Polygon(rings[0], rings[1:]))


def _positions(raw: Any, bbox: BBox) -> npt.NDArray[np.float64]:
    """Positions as an array of (longitude, latitude); a third member, the height, is dropped."""
    try:
        array = np.asarray(raw)
    except ValueError:
        array = np.asarray(None)
    if array.dtype.kind not in "iuf" or array.ndim != 2 or array.shape[1] not in (2, 3):
        raise ShapeError("positions that are no pairs of numbers", "[longitude, latitude] pairs")
    points = array[:, :2].astype(float)
    west, south, east, north = bbox
    inside = (points >= (west, south)) & (points <= (east, north))
    if not inside.all():  # true for NaN, too
        lon, lat = points[~inside.all(axis=1)][0]
        raise ShapeError(
            f"the position {lon:g}, {lat:g}",
            f"longitude from {west} to {east}, then latitude from {south} to {north} (EPSG:4326)",
        )
    return points


def _valid(geometry: Geometry) -> Geometry:
    if not shapely.is_valid(geometry):
        raise ShapeError(
            f"a polygon that is broken: {shapely.is_valid_reason(geometry)}",
            "a polygon that neither crosses nor overlaps itself",
        )
    return geometry
