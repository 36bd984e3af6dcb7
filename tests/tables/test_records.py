"""From the text of a file to a table: rows with their numbers and keys, and what is wrong."""

import json

import pytest

from routes.tables import records
from routes.tables.records import key

POINTS = {"type": "LineString", "coordinates": [[0, 0], [1, 1]]}
FIELDS = [
    {"name": "id", "type": "string"},
    {"name": "width", "type": "integer"},
    {"name": "share", "type": "number"},
]
PLACES = {"path": "places.csv", "schema": {"fields": FIELDS, "primaryKey": "id"}}
PAIRS = {"path": "pairs.csv", "schema": {"fields": FIELDS, "primaryKey": ["id", "width"]}}
LOOSE = {"path": "loose.csv", "schema": {"fields": FIELDS}}
LINES = {
    "path": "lines.geojson",
    "bbox": [-10, -10, 10, 10],
    "features": {"fields": FIELDS, "primaryKey": "id", "geometry": ["LineString"]},
}


def read(resource, text):
    """The table in a text, and its problems as a reader sees them."""
    problems = []
    table = records.table(resource, text, problems)
    return table, [str(one) for one in problems]


def collection(*properties, **more):
    """A GeoJSON text of features with some properties; what is no object is a feature itself."""
    features = [
        {"type": "Feature", "properties": one, "geometry": POINTS} if isinstance(one, dict) else one
        for one in properties
    ]
    return json.dumps({"type": "FeatureCollection", "features": features, **more})


def feature(**properties):
    return {"id": "a", "width": 1, "share": 0.5} | properties


def test_a_key_is_one_column_several_or_none():
    assert [key(one) for one in (PLACES, PAIRS, LOOSE, LINES)] == [
        ["id"],
        ["id", "width"],
        [],
        ["id"],
    ]


def test_references_are_foreign_keys_and_those_of_features():
    reference = {"resource": "nodes", "fields": "id"}
    csv = {"schema": {"fields": [], "foreignKeys": [{"fields": "node", "reference": reference}]}}
    lines = {"features": {"fields": []}, "references": [{"fields": "from", "reference": reference}]}
    assert records.foreign_keys(csv) == [("node", "nodes", "id")]
    assert records.foreign_keys(lines) == [("from", "nodes", "id")]
    assert records.foreign_keys(LOOSE) == []


@pytest.mark.parametrize("resource", [PLACES, LINES])
def test_a_heading_reads_back_as_a_table_of_nothing(resource):
    table, told = read(resource, records.heading(resource))
    assert (len(table), told) == (0, [])
    assert {"row", "id", "width", "share"} <= {*table.columns}


def test_rows_are_numbered_as_in_a_spreadsheet_and_named_by_their_key():
    text = "id,width,share\na,1,0.5\nb,,\n"
    table, told = read(PLACES, text)
    assert told == []
    assert list(table["row"]) == ["2 (a)", "3 (b)"]
    assert list(read(PAIRS, "id,width,share\na,1,\na,2,\n")[0]["row"]) == ["2 (a 1)", "3 (a 2)"]
    assert list(read(LOOSE, text)[0]["row"]) == ["2", "3"]
    assert list(table["width"].isna()) == list(table["share"].isna()) == [False, True]


def test_a_row_that_stood_before_or_has_no_key_is_left_out():
    text = "id,width,share\na,1,\na,2,\n,3,\n,4,\nb,1,\n"
    table, told = read(PLACES, text)
    assert list(table["row"]) == ["2 (a)", "6 (b)"]
    assert told == [
        "places.csv row 3 (a), column id: found (a) a second time, allowed: each one once"
    ]
    table, told = read(PAIRS, "id,width,share\na,1,\na,2,\na,1,\n")
    assert list(table["row"]) == ["2 (a 1)", "3 (a 2)"]
    assert told == [
        "pairs.csv row 4 (a 1), column id + width: found (a 1) a second time, "
        "allowed: each one once"
    ]
    assert len(read(LOOSE, text)[0]) == 5


def test_a_long_key_is_cut_and_its_signs_are_shown():
    table, _ = read(PLACES, "id,width,share\n" + "x" * 100 + ",,\n")
    assert list(table["row"]) == ["2 (" + "x" * 60 + ")"]


def test_properties_are_read_as_cells():
    table, told = read(LINES, collection(feature(width=7.0), feature(id="b", width=None, share=2)))
    assert told == []
    assert list(table["row"]) == ["2 (a)", "3 (b)"]
    assert list(table["width"].fillna(-1)) == [7, -1]
    assert list(table["share"]) == [0.5, 2]
    assert [[*line.coords] for line in table.geometry] == [[(0, 0), (1, 1)]] * 2


@pytest.mark.parametrize("value", [True, False, [1], {"x": 1}])
def test_a_property_is_a_text_or_a_number(value):
    _, told = read(LINES, collection(feature(width=value)))
    shown = json.dumps(value)
    assert told == [
        f"lines.geojson row 2 (a), column width: found '{shown}', allowed: a text, a number or null"
    ]


def test_a_part_of_a_number_is_no_whole_one():
    _, told = read(LINES, collection(feature(width=7.5)))
    assert told == [
        "lines.geojson row 2 (a), column width: found '7.5', allowed: whole number, or empty"
    ]


def test_properties_are_those_of_the_table():
    bare = feature()
    del bare["share"]
    _, told = read(LINES, collection(bare, feature(id="b", speed=3)))
    assert told == [
        "lines.geojson row 2 (a), column share: found no such property, allowed: the property",
        "lines.geojson row 3 (b), column speed: found an unknown property, "
        "allowed: only id, width, share",
    ]


@pytest.mark.parametrize("odd", [None, 7, "Feature", []])
def test_a_feature_that_is_none_has_neither_properties_nor_geometry(odd):
    table, told = read(LINES, collection(feature(), odd))
    assert list(table["row"]) == ["2 (a)"]
    assert told == [
        "lines.geojson row 3, column properties: found none, allowed: an object",
        "lines.geojson row 3, column geometry: found no geometry, allowed: LineString",
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[]", "JSON that is no object"),
        ('{"type": "FeatureCollection"}', "JSON that is no FeatureCollection"),
        ('{"type": "FeatureCollection", "features": {}}', "JSON that is no FeatureCollection"),
        ('{"type": "Feature", "features": []}', "JSON that is no FeatureCollection"),
        ("{", "broken JSON"),
    ],
)
def test_a_document_is_a_collection(text, found):
    table, (told,) = read(LINES, text)
    assert table is None
    assert told.startswith(f"lines.geojson: found {found}")


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", True),
        ("urn:ogc:def:crs:EPSG::4326", True),
        ("EPSG:4326", True),
        ("EPSG:3857", False),
        ("EPSG:4326x", False),
    ],
)
def test_a_crs_may_say_again_what_holds_in_any_case(name, fits):
    crs = {"type": "name", "properties": {"name": name}}
    table, told = read(LINES, collection(feature(), crs=crs))
    assert len(table) == 1
    wrong = [] if fits else ["lines.geojson, column crs"]
    assert [one.partition(":")[0] for one in told] == wrong
    assert read(LINES, collection(feature(), crs=None))[1] == []
