"""The registry, and GeoJSON that stays inside its script."""

import geopandas as gpd
from shapely import LineString, MultiPolygon, box

from routes.layer import LAYERS, collection, packed, script_json
from routes.view import KINDS, MODES


def test_each_mode_and_kind_has_its_layer():
    import routes.layers  # noqa: F401

    assert {f"lines.{mode}" for mode in MODES} <= set(LAYERS)
    assert {f"kind.{kind}" for kind in (*KINDS, "gauge_change")} <= set(LAYERS)
    assert {"sea", "land", "lakes", "boundaries", "tiles"} <= set(LAYERS)


def test_coordinates_are_rounded_and_longitude_comes_first():
    frame = gpd.GeoDataFrame(
        {"id": ["a"]}, geometry=[LineString([(82.123456, 45.1), (80, 44.00004)])], crs=4326
    )
    assert collection(frame, {"id": "id"}, 4)["features"] == [
        {
            "type": "Feature",
            "properties": {"id": "a"},
            "geometry": {"type": "LineString", "coordinates": [[82.1235, 45.1], [80.0, 44.0]]},
        }
    ]


def test_no_data_can_close_the_script_it_stands_in():
    text = script_json({"name": "</script><!-- & \u2028"})
    assert not set("<>&\u2028") & set(text)


def test_packing_keeps_every_position_and_parts_what_is_manifold():
    shape = MultiPolygon([box(60, 40, 60.5, 41), box(70, 40, 71, 41)])
    frame = gpd.GeoDataFrame({"id": ["a"]}, geometry=[shape], crs=4326)
    read = packed(frame, {"id": "id"}, 1)
    assert [one[:2] for one in read["features"]] == [[{"id": "a"}, "Polygon"]] * 2
    assert read["features"][0][2] == [[605, 400, 0, 10, -5, 0, 0, -10, 5, 0]]
