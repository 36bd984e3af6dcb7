"""The exported files: the same bytes for the same view, whole or not at all, within the budget."""

import io
import json
import re
from html.parser import HTMLParser

import geopandas as gpd
import pandas as pd
import pytest

from routes.errors import RoutesError
from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import (
    itineraries,
    journey_tables,
    map_tables,
    measure_tables,
    month_tables,
    plans,
)
from tests.toys import copied

BUDGET_BYTES = 1_000_000


def test_the_real_map_keeps_the_budget_and_names_no_file_to_load(real):
    html = formats.html(answer(real, Query()))
    assert len(html.encode()) <= BUDGET_BYTES
    assert not re.search(r"<(?:script|img|iframe)[^>]+src=|<link[^>]+href=\"(?!data:)", html)
    assert "url(" not in "".join(re.findall("<style>.*?</style>", html, re.DOTALL))


def test_same_view_same_bytes_and_a_language_only_changes_words(toy):
    english = formats.html(answer(toy, Query()))
    assert english == formats.html(answer(toy, Query()))
    georgian = formats.html(answer(toy, Query(lang="ka")))
    assert georgian != english
    assert '<html lang="ka">' in georgian


def test_geopackage_and_csv_read_back(toy, tmp_path):
    view = answer(toy, Query())
    path = tmp_path / "map.gpkg"
    assert formats.write(view, path) == path.stat().st_size
    segments = gpd.read_file(path, layer="segments")
    assert set(segments["id"]) == set(toy.segments.index)
    assert segments.crs.to_epsg() == 4326
    assert len(gpd.read_file(path, layer="nodes")) == len(view.nodes)
    formats.write(view, tmp_path / "map.csv")
    assert list(pd.read_csv(tmp_path / "map.csv")["id"]) == list(toy.segments.index)


class Tables(HTMLParser):
    """The tables of a file as it is read without a browser: titles, ids of rows, texts of cells."""

    def __init__(self, html: str):
        super().__init__()
        self.titles: list[str] = []
        self.rows: list[list[str]] = []
        self.ids: list[str] = []
        self.inside = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "caption":
            self.titles.append("")
        elif tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        elif tag == "button" and "data-id" in dict(attrs):
            self.ids.append(dict(attrs)["data-id"])
        self.inside = tag if tag in ("caption", "td") else self.inside

    def handle_endtag(self, tag):
        self.inside = "" if tag in (self.inside, "table") else self.inside

    def handle_data(self, data):
        if self.inside == "caption":
            self.titles[-1] += data
        elif self.inside == "td":
            self.rows[-1][-1] += data


def test_the_file_has_the_tables_of_what_was_asked_and_a_page_has_its_own(toy):
    plain, planned = answer(toy, Query()), answer(toy, Query("xian", "aktau", via=("dostyk",)))
    changed = answer(toy, Query("xian", "aktau", scenario=("storm",), alternatives=2))
    tables = (map_tables.segments, map_tables.nodes, plans.planned)
    lines = [table(plain).title for table in tables]
    totals, arcs = journey_tables.totals(planned).title, journey_tables.arcs(planned).title
    ways, year = itineraries.ways(planned), planned.journey.network.year
    measured = measure_tables.table(planned, ways, year).title
    lands = measure_tables.by_country(planned, ways).title
    steps = measure_tables.steps(planned, ways).title
    assert Tables(formats.html(plain)).titles == lines
    months = month_tables.table(planned).title
    expected = [totals, measured, lands, months, arcs, steps, *lines]
    assert Tables(formats.html(planned)).titles == expected
    between = journey_tables.changes(changed).title
    expected.insert(3, between)
    expected.insert(0, journey_tables.before_after(changed).title)
    assert Tables(formats.html(changed)).titles == expected
    assert Tables(formats.html(planned, embedded=True)).titles == []


def test_a_table_of_the_file_has_the_cells_of_its_twin_by_id(toy):
    view = answer(toy, Query())
    tables = (map_tables.segments, map_tables.nodes, plans.planned)
    twins = [table(view).frame for table in tables]
    found = Tables(formats.html(view))
    assert found.ids == [id for frame in twins for id in frame.index]
    assert [row for row in found.rows if row] == [
        [map_tables.cell(one, "en") for one in cells]
        for frame in twins
        for cells in frame.itertuples(index=False)
    ]


def test_a_journey_is_exported_by_its_arcs_and_a_map_by_its_lines(toy):
    plain, planned = answer(toy, Query()), answer(toy, Query("xian", "aktau", via=("dostyk",)))
    arcs = planned.journey.itineraries[0].arcs
    for view, rows, drawn in (
        (plain, len(toy.segments), len(toy.segments)),
        (planned, len(arcs), 3),
    ):
        assert len(pd.read_csv(io.StringIO(formats.csv(view)))) == rows
        features = json.loads(formats.geojson(view))["features"]
        assert sum(one["geometry"]["type"] != "Point" for one in features) == drawn
    assert json.loads(formats.whole_journey(planned))["itineraries"]
    with pytest.raises(RoutesError, match="--origin and --destination"):
        formats.whole_journey(plain)


def test_a_size_is_for_pictures_alone(toy, tmp_path):
    with pytest.raises(RoutesError, match=r"has no size; only these have: \.png, \.svg, \.pdf"):
        formats.write(answer(toy, Query()), tmp_path / "map.csv", "share")


def test_a_file_is_as_readable_as_any_other(toy, tmp_path):
    formats.write(answer(toy, Query()), tmp_path / "map.csv")
    (tmp_path / "any.csv").write_text("")
    modes = {path.stat().st_mode for path in tmp_path.iterdir()}
    assert len(modes) == 1


@pytest.mark.parametrize("name", ["nodes.csv", "segments.geojson", "Nodes.CSV", "link.csv"])
def test_no_table_of_a_folder_of_data_is_written_over(toy, tmp_path, name):
    folder = copied(tmp_path)
    (folder / "link.csv").symlink_to("facts.csv")
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    with pytest.raises(RoutesError, match=f"table '{name}' of data; allowed: another name"):
        formats.write(answer(toy, Query()), folder / name)
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before
    assert formats.write(answer(toy, Query()), tmp_path / "nodes.csv")


def test_what_would_become_a_table_is_not_written_among_tables(toy, tmp_path):
    folder = copied(tmp_path)
    (folder / "borders.geojson").unlink()
    with pytest.raises(RoutesError, match="table 'borders"):
        formats.write(answer(toy, Query()), folder / "borders.geojson")
    assert formats.write(answer(toy, Query()), folder / "map.geojson")


def test_an_unknown_ending_says_what_is_allowed(toy, tmp_path):
    with pytest.raises(
        RoutesError,
        match=r"map\.doc.*\.html, \.geojson, \.gpkg, \.csv, \.json, \.png, \.svg, \.pdf$",
    ):
        formats.write(answer(toy, Query()), tmp_path / "map.doc")


def test_a_folder_that_is_not_there_is_told(toy, tmp_path):
    with pytest.raises(RoutesError, match="cannot write"):
        formats.write(answer(toy, Query()), tmp_path / "no" / "map.html")


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
    assert formats.ending_of(name, form) == ending


@pytest.mark.parametrize(
    ("name", "form", "told"),
    [
        ("-", "", "or name the format: --format geojson"),
        ("map", "", "cannot export 'map'; allowed endings"),
        ("map.csv", "gpkg", "'map.csv' is no .gpkg"),
        ("-", "doc", "cannot export 'doc'; allowed endings"),
        ("map.doc", "", "cannot export 'map.doc'"),
        ("map.csv", "doc", "cannot export 'doc'; allowed endings"),
    ],
)
def test_a_format_that_cannot_be_told_is_one_sentence(name, form, told):
    with pytest.raises(RoutesError, match=re.escape(told)):
        formats.ending_of(name, form)


def test_csv_is_a_file_for_spreadsheets_and_plain_in_a_pipe(toy, tmp_path):
    view = answer(toy, Query())
    formats.write(view, tmp_path / "map.csv")
    file = (tmp_path / "map.csv").read_bytes()
    assert file == b"\xef\xbb\xbf" + formats.printed(view, "csv")
    assert formats.printed(view, "geojson") == formats.content(view, ".geojson")


def test_only_a_picture_has_a_size(toy):
    with pytest.raises(RoutesError, match=r"\.csv has no size; only these have: \.png"):
        formats.content(answer(toy, Query()), ".csv", "a3")


def test_a_picture_has_the_size_that_is_asked_for(toy):
    view = answer(toy, Query())
    shapes = {
        size: re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', formats.content(view, ".svg", size))
        for size in (None, "a3", "share")
    }
    wide = {size: float(found[1]) / float(found[2]) for size, found in shapes.items()}
    assert wide[None] == wide["a3"] == pytest.approx(420 / 297, rel=0.01)
    assert wide["share"] == pytest.approx(1200 / 630, rel=0.01)
