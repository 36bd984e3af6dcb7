"""The ground of the real map: whose land is whose, what is sea, which lines are dashed."""

from itertools import combinations
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely import Point

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
FRAME = shapely.box(20, 25, 125, 58)
BUDGET_BYTES = 480_000

SEAS = {
    "Caspian Sea": (51.0, 42.0),
    "Garabogazköl": (53.5, 41.4),
    "Black Sea": (35.0, 43.0),
    "Sea of Azov": (36.5, 46.0),
    "Sea of Marmara": (28.0, 40.8),
    "Bosporus": (29.076, 41.125),
    "Aegean Sea": (25.0, 38.9),
    "Mediterranean Sea": (30.0, 34.0),
    "Persian Gulf": (51.0, 27.5),
    "Yellow Sea": (122.5, 35.5),
}
PLACES = {
    "Simferopol": (34.10, 44.95, "UA"),
    "Kerch": (36.40, 45.33, "UA"),
    "Sukhumi": (41.02, 43.02, "GE"),
    "Tskhinvali": (43.97, 42.23, "GE"),
    "Khankendi": (46.75, 39.82, "AZ"),
    "Nakhchivan": (45.41, 39.21, "AZ"),
    "Pristina": (21.16, 42.66, "RS"),
    "Kyrenia": (33.32, 35.30, "CY"),
    "Quneitra heights": (35.80, 33.00, "SY"),
    "Ramallah": (35.20, 31.90, "PS"),
    "Baikonur": (63.32, 45.62, "KZ"),
    "Taipei County": (121.50, 25.10, "CN"),
    "Itanagar": (93.62, 27.10, "IN"),
    "Ashgabat": (58.38, 37.94, "TM"),
}
CLASS = {
    ("Cyprus", "line_of_control"),
    ("Line of control in Jammu and Kashmir", "line_of_control"),
    ("Ceasefire line of 1974", "line_of_control"),
    ("Kosovo", "disputed"),
    ("Golan", "disputed"),
    ("Armistice line of 1949", "disputed"),
    ("China and India", "disputed"),
    ("Bhutan and China", "disputed"),
}


def layer(name: str) -> gpd.GeoDataFrame:
    """A layer of the ground, one row a feature."""
    return gpd.read_file(GEODATA / f"{name}.geojson")


@pytest.fixture(scope="module")
def borders() -> gpd.GeoDataFrame:
    return layer("borders").set_index("id")


@pytest.fixture(scope="module")
def boundaries() -> gpd.GeoDataFrame:
    return layer("boundaries").set_index("id")


def owners(borders: gpd.GeoDataFrame, lon: float, lat: float) -> list[str]:
    """The countries that hold a position."""
    return list(borders.index[borders.contains(Point(lon, lat))])


@pytest.mark.parametrize("name", SEAS)
def test_seas_lie_in_no_country(borders: gpd.GeoDataFrame, name: str) -> None:
    assert owners(borders, *SEAS[name]) == []


@pytest.mark.parametrize("name", PLACES)
def test_places_lie_in_their_country(borders: gpd.GeoDataFrame, name: str) -> None:
    lon, lat, country = PLACES[name]
    assert owners(borders, lon, lat) == [country]


def test_countries_are_valid_and_do_not_overlap(borders: gpd.GeoDataFrame) -> None:
    assert borders.index.is_unique
    assert borders.is_valid.all()
    shared = {
        (a, b): borders.geometry[a].intersection(borders.geometry[b]).area
        for a, b in combinations(borders.index, 2)
    }
    assert not {pair: area for pair, area in shared.items() if area > 1e-9}


@pytest.mark.parametrize("name", ["borders", "lakes"])
def test_the_ground_stays_in_the_frame(name: str) -> None:
    ground = layer(name)
    assert ground.is_valid.all()
    assert ground.within(FRAME.buffer(1e-9)).all()


@pytest.mark.parametrize("name", ["boundaries", "far_land"])
def test_the_far_ground_leaves_the_frame_to_the_near_one(name: str) -> None:
    ground = layer(name)
    far = ground[ground.id.str.startswith("far")]
    assert far.is_valid.all()
    assert not far.relate_pattern(FRAME.buffer(-1e-9), "T********").any()
    near = ground.drop(far.index)
    assert near.within(FRAME.buffer(1e-9)).all()


def test_far_land_reaches_every_edge_that_a_map_can_show() -> None:
    west, south, east, north = layer("far_land").total_bounds
    assert (west, south, east) == (-180, -85, 180)
    assert north > 83  # the northernmost land


def test_boundaries_run_along_the_countries(
    borders: gpd.GeoDataFrame, boundaries: gpd.GeoDataFrame
) -> None:
    between = boundaries[(boundaries.a != boundaries.b) & boundaries.within(FRAME.buffer(1e-9))]
    edges = borders.geometry.boundary
    off = {
        row.Index: side
        for row in between.itertuples()
        for side in (row.a, row.b)
        if row.geometry.difference(edges[side].buffer(1e-6)).length > 1e-3
    }
    assert not off


def test_countries_with_a_common_edge_have_a_boundary(
    borders: gpd.GeoDataFrame, boundaries: gpd.GeoDataFrame
) -> None:
    drawn = {frozenset(pair) for pair in zip(boundaries.a, boundaries.b, strict=True)}
    edges = borders.geometry.boundary
    bare = [
        (a, b)
        for a, b in combinations(borders.index, 2)
        if edges[a].intersects(edges[b])
        and edges[a].intersection(edges[b]).length > 0.02
        and frozenset((a, b)) not in drawn
    ]
    assert bare == []


@pytest.mark.parametrize(("start", "kind"), sorted(CLASS))
def test_lines_without_agreement_keep_their_class(
    boundaries: gpd.GeoDataFrame, start: str, kind: str
) -> None:
    found = boundaries[boundaries.name.str.startswith(start)]
    assert set(found["class"]) == {kind}


def test_no_line_cuts_off_crimea(boundaries: gpd.GeoDataFrame) -> None:
    perekop = shapely.box(32.4, 44.3, 36.7, 46.4)
    assert not boundaries.intersects(perekop).any()


def test_the_ground_is_small() -> None:
    names = ("borders", "boundaries", "lakes")
    assert sum((GEODATA / f"{name}.geojson").stat().st_size for name in names) <= BUDGET_BYTES


def test_labels_stand_on_what_they_name(borders: gpd.GeoDataFrame) -> None:
    labels = pd.read_csv(GEODATA / "ground_labels.csv", keep_default_na=False)
    lakes = layer("lakes").set_index("id")
    wrong = []
    for row in labels.itertuples():
        point = Point(row.lon, row.lat)
        held = owners(borders, row.lon, row.lat)
        if row.kind == "lake":
            good = row.id in lakes.index and lakes.geometry[row.id].contains(point)
        else:
            good = held == ([row.id] if row.kind == "country" else [])
        if not good:
            wrong.append((row.kind, row.id, held))
    assert wrong == []
