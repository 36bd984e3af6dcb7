"""The registry, and features packed for the map's script."""

import geopandas as gpd
from shapely import MultiPolygon, box

from routes.view.query import KINDS, MODES
from routes.webmap import drawing  # noqa: F401  (registers the layers)
from routes.webmap.layer import LAYERS, digits, packed


def test_each_mode_and_kind_has_its_layer():
    assert {f"lines.{mode}" for mode in MODES} <= set(LAYERS)
    assert {f"kind.{kind}" for kind in (*KINDS, "gauge_change")} <= set(LAYERS)
    assert {"sea", "land", "lakes", "boundaries", "tiles"} <= set(LAYERS)


def test_packing_keeps_every_position_and_parts_what_is_manifold():
    shape = MultiPolygon([box(60, 40, 60.5, 41), box(70, 40, 71, 41)])
    frame = gpd.GeoDataFrame({"id": ["a"]}, geometry=[shape], crs=4326)
    read = packed(frame, {"id": "id"}, 1)
    assert [one[:2] for one in read["features"]] == [[{"id": "a"}, "Polygon"]] * 2
    assert read["features"][0][2] == [digits([605, 400, 0, 10, -5, 0, 0, -10, 5, 0])]


def test_numbers_are_written_as_in_source_maps():
    assert digits([0, 1, -1, 15, 16, -16, 123]) == "ACDegBhB2H"
