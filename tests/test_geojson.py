"""GeoJSON: longitude first, rounded, and members of its own before the features."""

import geopandas as gpd
import pandas as pd
from shapely import LineString, Point

from routes import geojson
from tests.test_strict import read


def test_coordinates_are_rounded_and_longitude_comes_first():
    line = LineString([(82.123456, 45.1), (80, 44.00004), (-0.00001, 0)])
    frame = gpd.GeoDataFrame({"id": ["a"]}, geometry=[line], crs=4326)
    assert read(geojson.text(frame, "lines", {"licence": "free"})) == {
        "type": "FeatureCollection",
        "name": "lines",
        "licence": "free",
        "features": [
            {
                "type": "Feature",
                "properties": {"id": "a"},
                "geometry": {
                    "type": "LineString",
                    "coordinates": [[82.1235, 45.1], [80.0, 44.0], [0.0, 0.0]],
                },
            }
        ],
    }
    assert "-0.0" not in geojson.text(frame, "lines", {})


def test_unknown_is_null_and_whole_numbers_are_whole():
    gauge = pd.array([1520, None], dtype="Int64")
    about = {"gauge_mm": gauge, "opened": pd.array(["1963", None], dtype="str")}
    frame = gpd.GeoDataFrame(about, geometry=[Point(0, 0)] * 2, crs=4326)
    text = geojson.text(frame, "places", {})
    assert '{"gauge_mm":1520,"opened":"1963"}' in text
    assert '{"gauge_mm":null,"opened":null}' in text


def test_nothing_is_a_collection_of_nothing():
    frame = gpd.GeoDataFrame({"id": []}, geometry=[], crs=4326)
    assert read(geojson.text(frame, "lines", {"note": "empty"}))["features"] == []
