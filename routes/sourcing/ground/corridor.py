"""How near a position is to the corridor, and how fine the ground is there."""

import json
from pathlib import Path

import numpy as np
from pyproj import Geod
from scipy.spatial import KDTree
from shapely import Polygon

from routes.sourcing.ground.tables import rows, rulings

# Distance from the corridor in km; tolerance of the simplification in degrees of latitude; the
# smallest islet or hole in km2. Linear between.
DISTANCE = (0, 50, 150, 500, 1500)
TOLERANCE = (0.004, 0.006, 0.03, 0.07, 0.11)
SMALLEST = (0.5, 4, 150, 700, 2000)
STEP_KM = 10  # the corridor as a row of points
# Around ports and border crossings, and where a ruling says so, the map is read at zoom 11, where
# one pixel is 0.0005 degrees.
PLACES = ("port", "border_crossing")
PLACE_DISTANCE = (0, 10, 25)
PLACE_TOLERANCE = (0.0005, 0.001, 0.004)
PLACE_SMALLEST = (0.02, 0.1, 0.5)  # moles are as small
KM2_PER_DEGREE2 = 12_364  # at the equator


class Corridor:
    """How far any position is from the straight lines between the ends of the segments.

    Lines that are only compared with make the ground no finer; ports and crossings on them do.
    """

    def __init__(self, folder: Path):
        table = rows(folder, "nodes")
        nodes = {r["id"]: (float(r["lon"]), float(r["lat"])) for r in table}
        segments = json.loads((folder / "segments.geojson").read_text(encoding="utf-8"))
        every = [feature["properties"] for feature in segments["features"]]
        beyond = {end for about in every if about["reach"] == "beyond" for end in ends_of(about)}
        own = [ends_of(about) for about in every if about["reach"] == "corridor"]
        known = {end for pair in own for end in pair}
        points = sorted(nodes[id] for id in nodes if id in known or id not in beyond)
        geod = Geod(ellps="WGS84")
        for a, b in ((nodes[node], nodes[other]) for node, other in own):
            count = int(geod.inv(*a, *b)[2] / 1000 / STEP_KM)
            points += geod.npts(*a, *b, count) if count else []
        self.tree = KDTree(sphere(np.array(points)))
        places = [r for r in table if r["kind"] in PLACES] + list(rulings(folder, "close").values())
        places = sorted((float(row["lon"]), float(row["lat"])) for row in places)
        self.places = KDTree(sphere(np.array(places)))

    def km(self, positions: np.ndarray) -> np.ndarray:
        """Return the distance of each position (longitude, latitude) in km."""
        return self.tree.query(sphere(positions))[0]

    def tolerance(self, positions: np.ndarray) -> np.ndarray:
        """Return the tolerance at each position in degrees of latitude."""
        along = np.interp(self.km(positions), DISTANCE, TOLERANCE)
        km = self.place_km(positions)
        around = np.interp(km, PLACE_DISTANCE, PLACE_TOLERANCE, right=np.inf)
        return np.minimum(along, around)

    def place_km(self, positions: np.ndarray) -> np.ndarray:
        """Return the distance of each position from the nearest place of that kind in km."""
        return self.places.query(sphere(positions))[0]

    def keeps(self, ring: np.ndarray) -> bool:
        """Return whether an islet is large enough to be drawn where it lies."""
        along = np.interp(self.km(ring).min(), DISTANCE, SMALLEST)
        km = self.place_km(ring).min()
        around = np.interp(km, PLACE_DISTANCE, PLACE_SMALLEST, right=np.inf)
        return bool(area_km2(ring) >= min(along, around))


def ends_of(about: dict[str, str]) -> tuple[str, str]:
    """Return the ids of the nodes at the ends of a segment, from its properties."""
    return about["from_node"], about["to_node"]


def area_km2(ring: np.ndarray) -> float:
    """Return the area within a ring in km2, on a plane as wide as its middle."""
    squeezed = ring * [np.cos(np.radians(ring[:, 1].mean())), 1]
    return float(Polygon(squeezed).area * KM2_PER_DEGREE2)


def sphere(positions: np.ndarray) -> np.ndarray:
    """Return positions (longitude, latitude) as points of a ball in km."""
    lon, lat = np.radians(positions).T
    ball = [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
    return 6371 * np.column_stack(ball)
