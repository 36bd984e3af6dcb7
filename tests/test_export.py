"""The exported files: the same bytes for the same view, whole or not at all, within the budget."""

import json
import re

import geopandas as gpd
import pandas as pd
import pytest

from routes import export, saving
from routes.errors import RoutesError
from routes.view import Query, answer

BUDGET_BYTES = 1_000_000


def test_the_real_map_keeps_the_budget_and_names_no_file_to_load(real):
    html = export.html(answer(real, Query()))
    assert len(html.encode()) <= BUDGET_BYTES
    assert not re.search(r"<(?:script|img|iframe)[^>]+src=|<link[^>]+href=\"(?!data:)", html)
    assert "url(" not in "".join(re.findall("<style>.*?</style>", html, re.DOTALL))


def test_same_view_same_bytes_and_a_language_only_changes_words(toy):
    english = export.html(answer(toy, Query()))
    assert english == export.html(answer(toy, Query()))
    georgian = export.html(answer(toy, Query(lang="ka")))
    assert georgian != english
    assert '<html lang="ka">' in georgian


def test_geojson_follows_rfc_7946(toy):
    read = json.loads(export.geojson(answer(toy, Query())))
    assert read["type"] == "FeatureCollection"
    assert "crs" not in read
    assert {one["properties"]["id"] for one in read["features"]} == set(toy.segments.index)
    for one in read["features"]:
        assert all(
            -180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in one["geometry"]["coordinates"]
        )


def test_geopackage_and_csv_read_back(toy, tmp_path):
    view = answer(toy, Query())
    path = tmp_path / "map.gpkg"
    assert export.write(view, path) == path.stat().st_size
    segments = gpd.read_file(path, layer="segments")
    assert set(segments["id"]) == set(toy.segments.index)
    assert segments.crs.to_epsg() == 4326
    assert len(gpd.read_file(path, layer="nodes")) == len(view.nodes)
    export.write(view, tmp_path / "map.csv")
    assert list(pd.read_csv(tmp_path / "map.csv")["id"]) == list(toy.segments.index)


def test_an_unknown_ending_says_what_is_allowed(toy, tmp_path):
    with pytest.raises(
        RoutesError,
        match=r"map\.doc.*\.html, \.geojson, \.gpkg, \.csv, \.json, \.png, \.svg, \.pdf",
    ):
        export.write(answer(toy, Query()), tmp_path / "map.doc")


def test_nothing_half_written_is_left_behind(toy, tmp_path, monkeypatch):
    target = tmp_path / "map.html"
    target.write_text("before")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(saving.os, "replace", full)
    with pytest.raises(RoutesError, match="No space left"):
        export.write(answer(toy, Query()), target)
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    assert target.read_text() == "before"


def test_a_folder_that_is_not_there_is_told(toy, tmp_path):
    with pytest.raises(RoutesError, match="cannot write"):
        export.write(answer(toy, Query()), tmp_path / "no" / "map.html")
