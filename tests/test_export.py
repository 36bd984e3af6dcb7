"""The exported files: the same bytes for the same view, whole or not at all, within the budget."""

import re

import geopandas as gpd
import pandas as pd
import pytest

from routes import export
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


def test_a_folder_that_is_not_there_is_told(toy, tmp_path):
    with pytest.raises(RoutesError, match="cannot write"):
        export.write(answer(toy, Query()), tmp_path / "no" / "map.html")


@pytest.mark.parametrize(
    ("name", "form", "ending"),
    [
        ("Map.GeoJSON", "", ".geojson"),
        ("map.HTML", "html", ".html"),
        ("map.csv", ".CSV", ".csv"),
        ("-", "geojson", ".geojson"),
        ("pipe", "gpkg", ".gpkg"),
    ],
)
def test_the_format_is_that_of_the_ending_or_the_one_named(name, form, ending):
    assert export.ending_of(name, form) == ending


@pytest.mark.parametrize(
    ("name", "form", "told"),
    [
        ("-", "", "or name the format: --format geojson"),
        ("map", "", "cannot export 'map'; allowed endings"),
        ("map.csv", "gpkg", "'map.csv' is no .gpkg"),
        ("-", "doc", "cannot export 'doc'; allowed endings"),
        ("map.doc", "", "cannot export 'map.doc'"),
    ],
)
def test_a_format_that_cannot_be_told_is_one_sentence(name, form, told):
    with pytest.raises(RoutesError, match=re.escape(told)):
        export.ending_of(name, form)


def test_csv_is_a_file_for_spreadsheets_and_plain_in_a_pipe(toy, tmp_path):
    view = answer(toy, Query())
    export.write(view, tmp_path / "map.csv")
    file = (tmp_path / "map.csv").read_bytes()
    assert file == b"\xef\xbb\xbf" + export.printed(view, "csv")
    assert export.printed(view, "geojson") == export.content(view, ".geojson")


def test_only_a_picture_has_a_size(toy):
    with pytest.raises(RoutesError, match=r"\.csv has no size; only these have: \.png"):
        export.content(answer(toy, Query()), ".csv", "a3")
