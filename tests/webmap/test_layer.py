"""The registry, and features packed for the map's script."""

import geopandas as gpd
from shapely import MultiPolygon, box

from routes.kinds import Mode, NodeKind
from routes.webmap import drawing  # noqa: F401  (registers the layers)
from routes.webmap.layer import LAYERS, packed, written
from tests.webmap.unpacking import numbers


def test_each_mode_and_kind_has_its_layer():
    assert {f"lines.{mode}" for mode in Mode} <= set(LAYERS)
    assert {f"kind.{kind}" for kind in (*NodeKind, "gauge_change")} <= set(LAYERS)
    assert {"sea", "land", "lakes", "boundaries", "tiles"} <= set(LAYERS)


def test_packing_keeps_every_position_and_parts_what_is_manifold():
    shape = MultiPolygon([box(60, 40, 60.5, 41), box(70, 40, 71, 41)])
    frame = gpd.GeoDataFrame({"id": ["a"]}, geometry=[shape], crs=4326)
    read = packed(frame, {"id": "id"}, 1)
    assert [one[:2] for one in read["features"]] == [[{"id": "a"}, "Polygon"]] * 2
    [ring] = read["features"][0][2]
    assert numbers(ring) == [605, 400, 0, 10, -5, 0, 0, -10, 5, 0]


def test_numbers_of_any_size_and_sign_come_back_from_letters_that_mean_nothing_elsewhere():
    every = [*range(-1000, 1000), 1_800_000, -1_800_000]
    text = written(every)
    assert numbers(text) == every
    assert {*text} <= {chr(one) for one in (*range(63, 91), *range(93, 121))}
