"""Everything that can be wrong with a file, and the words in which it is told."""

import hashlib
import json
import os
import shutil

import pytest

from routes.tables import reading
from routes.tables.reading import GEODATA
from tests.toys import TOY, copied, spoil, told

FRAME = "longitude from -25 to 125, then latitude from -42 to 60 (EPSG:4326)"
LINE = "[[56,41],[55,41],[54,41]]"
SCHEMA = json.loads((GEODATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
OPTIONAL = [one for one in SCHEMA if one["name"] not in reading.NEEDED]
CELLS = {
    "not a number": (
        ("nodes.csv", "56,41,1,operating", "x,41,1,operating"),
        "nodes.csv row 5 (aktau), column lon: found 'x', allowed: number from -25 to 125",
    ),
    "NaN": (
        ("nodes.csv", "56,41,1,operating", "NaN,41,1,operating"),
        "nodes.csv row 5 (aktau), column lon: found 'NaN', allowed: number from -25 to 125",
    ),
    "a number out of range": (
        ("nodes.csv", "56,41,1,operating", "56,91.5,1,operating"),
        "nodes.csv row 5 (aktau), column lat: found '91.5', allowed: number from -42 to 60",
    ),
    "a number that no limit names but the machine's": (
        ("volumes.csv", "2020,,corridor:main,both,1000000", "2020,,corridor:main,both,1e16"),
        "volumes.csv row 2, column value: found '1e16', more than the 9e+15 that can be told "
        "exactly, allowed: number from 0",
    ),
    "no whole number": (
        ("nodes.csv", "56,41,1,operating", "56,41,1.5,operating"),
        "nodes.csv row 5 (aktau), column rank: found '1.5', allowed: whole number from 1 to 6",
    ),
    "swapped longitude and latitude": (
        ("nodes.csv", "CN,61,41,1", "CN,41,61,1"),
        "nodes.csv row 2 (xian), column lat: found '61', allowed: number from -42 to 60",
    ),
    "an unknown status": (
        ("nodes.csv", "56,41,1,operating", "56,41,1,open"),
        "nodes.csv row 5 (aktau), column status: found 'open', "
        "allowed: one of operating, under_construction, planned, suspended",
    ),
    "an unknown mode": (
        ("segments.geojson", '"mode":"road"', '"mode":"lorry"'),
        "segments.geojson row 7 (road-dostyk-aktau), column mode: found 'lorry', "
        "allowed: one of rail, road, ferry, sea",
    ),
    "a gauge that is none": (
        ("segments.geojson", '"gauge_mm":1435', '"gauge_mm":143'),
        "segments.geojson row 6 (rail-xian-dostyk), column gauge_mm: found '143', "
        "allowed: whole number from 300 to 3000, or empty",
    ),
    "a list for a text": (
        ("segments.geojson", '"mode":"road"', '"mode":["road"]'),
        "segments.geojson row 7 (road-dostyk-aktau), column mode: found '[\"road\"]', "
        "allowed: a text, a number or null",
    ),
    "a month that is none": (
        ("nodes.csv", "2018-05-14", "2018-13"),
        "nodes.csv row 6 (alat), column opened: found '2018-13', "
        "allowed: date YYYY, YYYY-MM or YYYY-MM-DD, or empty",
    ),
    "a day that is none": (
        ("nodes.csv", "2018-05-14", "2018-02-30"),
        "nodes.csv row 6 (alat), column opened: found '2018-02-30', "
        "allowed: date YYYY, YYYY-MM or YYYY-MM-DD, or empty",
    ),
    "half a date where a day is asked for": (
        ("sources.csv", "2024-03,,2026-11-23", "2024-03,,2026-11"),
        "sources.csv row 3 (railway-2024), column accessed: found '2026-11', "
        "allowed: date YYYY-MM-DD",
    ),
    "an empty cell that is needed": (
        ("nodes.csv", "Aktau,port", ",port"),
        "nodes.csv row 5 (aktau), column name: found an empty cell, allowed: text",
    ),
    "an id that is none": (
        ("corridors.csv", "truck,1,", "Truck <b>,1,"),
        "corridors.csv row 6 (Truck <b> 1), column corridor: found 'Truck <b>', "
        "allowed: text of the form ^[a-z][a-z0-9_]*$",
    ),
    "an id twice": (
        ("sources.csv", "newspaper,A ferry", "survey,A ferry"),
        "sources.csv row 4 (survey), column id: found (survey) a second time, "
        "allowed: each one once",
    ),
    "a pair of keys twice": (
        ("corridors.csv", "main,4,", "main,3,"),
        "corridors.csv row 5 (main 3), column corridor + position: found (main 3) a second time, "
        "allowed: each one once",
    ),
}
FILES = {
    "a feature that is none": (
        (
            "segments.geojson",
            '"type":"Feature","properties":{"id":"rail-xian-dostyk"',
            '"type":"Feat","properties":{"id":"rail-xian-dostyk"',
        ),
        "segments.geojson row 6 (rail-xian-dostyk), column type: found '\"Feat\"'",
    ),
    "a missing column": (
        ("corridors.csv", "corridor,position,segment", "corridor,position,way"),
        "corridors.csv, column segment: found no such column, allowed: the column",
    ),
    "an unknown column": (
        ("corridors.csv", "corridor,position,segment", "corridor,position,way"),
        "corridors.csv, column way: found an unknown column, "
        "allowed: only corridor, position, segment",
    ),
    "a column twice": (
        ("corridors.csv", "corridor,position,segment", "corridor,segment,segment"),
        "corridors.csv, column segment: found the column twice, allowed: the column once",
    ),
    "a cell too many": (
        ("corridors.csv", "main,1,rail-xian-dostyk", "main,1,rail-xian-dostyk,"),
        "corridors.csv row 2: found 4 cells, allowed: 3 cells",
    ),
    "an empty line": (
        ("corridors.csv", "main,1,rail-xian-dostyk\n", "\nmain,1,rail-xian-dostyk\n"),
        "corridors.csv row 2: found a blank row, allowed: a row",
    ),
    "a quotation mark that never ends": (
        ("corridors.csv", "truck,2,ferry-aktau-alat", 'truck,2,"ferry-aktau-alat'),
        "corridors.csv: found broken CSV: unexpected end of data, allowed: CSV with commas",
    ),
    "broken JSON": (
        ("lakes.geojson", '"features":[', '"features":[{]'),
        "lakes.geojson: found broken JSON: Expecting property name enclosed in double quotes: "
        "line 1 column 42 (char 41), allowed: JSON",
    ),
    "JSON of another kind": (
        ("lakes.geojson", '"FeatureCollection"', '"Topology"'),
        "lakes.geojson: found JSON that is no FeatureCollection, allowed: one of them",
    ),
    "a wrong CRS": (
        (
            "lakes.geojson",
            '"features":[',
            '"crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::3857"}},"features":[',
        ),
        'lakes.geojson, column crs: found \'{"type": "name", "properties": '
        '{"name": "urn:ogc:def:crs:...\', allowed: EPSG:4326, or no such member (RFC 7946)',
    ),
    "a missing property": (
        ("lakes.geojson", '"name":"Lake Balkhash"', '"title":"Lake Balkhash"'),
        "lakes.geojson row 2 (balkhash), column name: found no such property, "
        "allowed: the property",
    ),
    "an unknown property": (
        ("lakes.geojson", '"name":"Lake Balkhash"', '"title":"Lake Balkhash"'),
        "lakes.geojson row 2 (balkhash), column title: found an unknown property, "
        "allowed: only id, name",
    ),
    "a package without a date": (
        ("datapackage.json", '"created": "2026-11-23T', '"created": "yesterday'),
        "datapackage.json, column created: found 'yesterday00:00:00Z', "
        "allowed: date and time of the data",
    ),
    "a whole number beyond all measure": (
        ("corridors.csv", "truck,1,", "truck,99999999999999999999,"),
        "corridors.csv row 6 (truck 99999999999999999999), column position: "
        "found '99999999999999999999', more than the 9e+15 that can be told exactly, "
        "allowed: whole number from 1",
    ),
    "a number of thousands of digits": (
        ("segments.geojson", '"gauge_mm":1435', '"gauge_mm":' + "9" * 5000),
        "segments.geojson: found broken JSON: Exceeds the limit (4300 digits)",
    ),
    "brackets without end": (
        ("segments.geojson", '"gauge_mm":1435', '"gauge_mm":' + "[" * 99999 + "]" * 99999),
        "segments.geojson: found broken JSON: maximum recursion depth exceeded",
    ),
    "a geometry within geometries": (
        ("lakes.geojson", "[[[58.5,41.3]", "[" + "[" * 500 + "]" * 500 + ",[[58.5,41.3]"),
        "lakes.geojson row 2 (balkhash), column geometry: found positions that are no pairs",
    ),
    "a cell of thousands of digits": (
        ("nodes.csv", "56,41,1,operating", "9" * 5000 + ",41,1,operating"),
        "nodes.csv row 5 (aktau), column lon: found '" + "9" * 57 + "...', more than the 9e+15 "
        "that can be told exactly, allowed: number",
    ),
    "a fact beyond all measure": (
        ("facts.csv", "rail-dostyk-shu,length_km,166", "rail-dostyk-shu,length_km,1e308"),
        "facts.csv row 2, column value: found '1e308', more than the 9e+15 that can be told "
        "exactly, allowed: number (length_km) from 0",
    ),
    "half a letter": (
        ("segments.geojson", '"id":"rail-xian-dostyk"', r'"id":"rail-\ud800"'),
        r"segments.geojson row 6 (rail-\ud800), column id: found 'rail-\ud800', with the character "
        "U+D800, allowed: letters, digits and signs, on one line",
    ),
    "what a terminal obeys": (
        ("nodes.csv", "aktau,Aktau,", "aktau,A\x1b[2Jktau,"),
        r"nodes.csv row 5 (aktau), column name: found 'A\u001b[2Jktau', with the character U+001B",
    ),
    "what turns the direction of a text": (
        ("nodes.csv", "aktau,Aktau,", "aktau,Ak\u202etau,"),
        r"nodes.csv row 5 (aktau), column name: found 'Ak\u202etau', with the character U+202E",
    ),
    "what ends a line of a script": (
        ("labels.csv", "node.aktau,Aktau,", "node.aktau,Ak\u2028tau,"),
        r"labels.csv row 5 (node.aktau), column en: found 'Ak\u2028tau', with the character U+2028",
    ),
    "a letter that was lost": (
        ("nodes.csv", "aktau,Aktau,", "aktau,Akt\ufffdu,"),
        r"nodes.csv row 5 (aktau), column name: found 'Akt�u', with the character U+FFFD",
    ),
    "a line break in a cell": (
        ("nodes.csv", "aktau,Aktau,", 'aktau,"Ak\ntau",'),
        r"nodes.csv row 5 (aktau), column name: found 'Ak\u000atau', with the character U+000A",
    ),
}
SCHEMAS = {
    "a pattern that is none": (
        ("datapackage.json", '"^[a-z]+(', '"^[a-z]+('.replace("^", "(")),
        "datapackage.json, column resources: found",
    ),
    "a key of no column": (
        ("datapackage.json", '"primaryKey": ["segment", "position"]', '"primaryKey": "place"'),
        "datapackage.json, column resources: found KeyError('waypoints.place'), allowed: resources",
    ),
    "a table without a schema": (
        ("datapackage.json", '"geometry": ["LineString"],', ""),
        "datapackage.json, column resources: found KeyError('geometry'), allowed: resources",
    ),
}
SHAPES = {
    "no geometry": ("null", "no geometry", "LineString"),
    "an empty geometry": (
        '{"type":"LineString","coordinates":[]}',
        "an empty geometry",
        "a LineString with positions",
    ),
    "another kind": ('{"type":"Point","coordinates":[56,41]}', "'Point'", "LineString"),
    "one point": ("[[56,41]]", "a line of 1 point", "a line of two points or more"),
    "no length": (
        "[[56,41],[56,41]]",
        "a line without length",
        "a line between two places",
    ),
    "NaN": ("[[56,41],[NaN,41],[54,41]]", "the position nan, 41", FRAME),
    "swapped": ("[[41,156],[41,54]]", "the position 41, 156", FRAME),
    "text": (
        '[["56","41"],["54","41"]]',
        "positions that are no pairs of numbers",
        "[longitude, latitude] pairs",
    ),
    "ragged": (
        "[[56,41],[55]]",
        "positions that are no pairs of numbers",
        "[longitude, latitude] pairs",
    ),
}
RINGS = {
    "self-crossing": (
        "[[[58.5,41.3],[59,41.5],[59,41.3],[58.5,41.5],[58.5,41.3]]]",
        "a polygon that is broken: Self-intersection[58.75 41.4]",
        "a polygon that neither crosses nor overlaps itself",
    ),
    "open": (
        "[[[58.5,41.3],[59,41.3],[59,41.5],[58.5,41.5]]]",
        "a ring of 4 points",
        "a closed ring of four positions or more",
    ),
    "no ring": ("[]", "an empty geometry", "a Polygon or MultiPolygon with positions"),
    "an empty ring": (
        "[[]]",
        "positions that are no pairs of numbers",
        "[longitude, latitude] pairs",
    ),
}


@pytest.mark.parametrize(("change", "message"), CELLS.values(), ids=CELLS)
def test_a_cell_that_does_not_fit(tmp_path, change, message):
    folder = copied(tmp_path)
    spoil(folder, *change)
    assert message in [str(problem) for problem in reading.read(folder).problems]


@pytest.mark.parametrize(("change", "message"), FILES.values(), ids=FILES)
def test_a_file_that_does_not_fit(tmp_path, change, message):
    folder = copied(tmp_path)
    spoil(folder, *change)
    found = told(folder)
    assert any(line.startswith(message) for line in found), found


@pytest.mark.parametrize(("raw", "found", "allowed"), SHAPES.values(), ids=SHAPES)
def test_a_line_that_is_none(tmp_path, raw, found, allowed):
    folder = copied(tmp_path)
    whole = '{"type":"LineString","coordinates":' + LINE + "}"
    new = whole.replace(LINE, raw) if raw.startswith("[") else raw
    spoil(folder, "segments.geojson", whole, new)
    assert [str(problem) for problem in reading.read(folder).problems] == [
        "segments.geojson row 8 (sea-aktau-alat), column geometry: "
        f"found {found}, allowed: {allowed}"
    ]


@pytest.mark.parametrize(("raw", "found", "allowed"), RINGS.values(), ids=RINGS)
def test_a_polygon_that_is_none(tmp_path, raw, found, allowed):
    folder = copied(tmp_path)
    spoil(
        folder,
        "lakes.geojson",
        "[[[58.5,41.3],[59.0,41.3],[59.0,41.5],[58.5,41.5],[58.5,41.3]]]",
        raw,
    )
    assert [str(problem) for problem in reading.read(folder).problems] == [
        f"lakes.geojson row 2 (balkhash), column geometry: found {found}, allowed: {allowed}"
    ]


@pytest.mark.parametrize(("change", "message"), SCHEMAS.values(), ids=SCHEMAS)
def test_a_schema_that_does_not_fit(tmp_path, change, message):
    folder = copied(tmp_path)
    shutil.copy(GEODATA / "datapackage.json", folder)
    spoil(folder, *change)
    (problem,) = reading.read(folder, home=folder).problems
    assert str(problem).startswith(message)


@pytest.mark.parametrize("name", reading.NEEDED)
def test_three_tables_are_needed(tmp_path, name):
    folder = copied(tmp_path)
    path = next(folder.glob(f"{name}.*"))
    path.unlink()
    message = f"{path.name}: found no such file, allowed: a file {path.name} in {folder}"
    assert message in told(folder)


@pytest.mark.parametrize("name", ["nodes.csv", "lakes.geojson", "datapackage.json"])
@pytest.mark.parametrize(
    ("make", "why"),
    [
        (os.mkfifo, "no regular file"),
        (lambda path: path.symlink_to("/dev/zero"), "no regular file"),
        (lambda path: path.mkdir(), "Is a directory"),
        (lambda path: path.symlink_to(path), "Too many levels of symbolic links"),
    ],
    ids=["pipe", "device", "folder", "circle"],
)
def test_what_is_no_file_is_refused_and_not_waited_for(tmp_path, name, make, why):
    folder = copied(tmp_path)
    (folder / name).unlink(missing_ok=True)
    make(folder / name)
    message = f"{name}: found nothing to read: {why}, allowed: a file {name} in {folder}"
    assert message in told(folder)


@pytest.mark.parametrize("resource", OPTIONAL, ids=[one["name"] for one in OPTIONAL])
def test_any_other_table_may_be_absent_and_is_empty_then(tmp_path, resource):
    name = resource["name"]
    folder = copied(tmp_path)
    (folder / resource["path"]).unlink()
    found = reading.read(folder)
    assert found.problems == ()
    assert name in found.absent
    whole = reading.read(TOY)[name]
    expected = reading.read(GEODATA)[name] if name == "quantities" else whole.iloc[:0]
    assert list(found[name].columns) == list(whole.columns)
    assert dict(found[name].dtypes) == dict(whole.dtypes)
    assert list(found[name]["row"]) == list(expected["row"])


def test_a_table_that_is_there_is_not_absent(tmp_path):
    folder = copied(tmp_path)
    (folder / "lakes.geojson").unlink()
    (folder / "lakes.geojson").symlink_to(folder / "nowhere")
    (folder / "ways.csv").unlink()
    (folder / "ways.csv").mkdir()
    files = [problem.file for problem in reading.read(folder).problems]
    assert files == ["lakes.geojson", "ways.csv"]


@pytest.mark.parametrize("slip", ["volume.csv", "Volumes.csv", "volumes.CSV"])
def test_a_slip_in_the_name_of_a_file_is_told(tmp_path, slip):
    folder = copied(tmp_path)
    (folder / "volumes.csv").rename(folder / slip)
    message = f"{slip}: found a file that is no table, allowed: the name volumes.csv"
    assert message in told(folder)


def test_other_files_are_no_matter(tmp_path):
    folder = copied(tmp_path)
    for name in ("notes.txt", "map.qgz", "sources.xlsx", "volumes-2024.csv", "volume.csv"):
        (folder / name).write_text("x")
    assert told(folder) == []


def test_a_folder_that_is_none(tmp_path):
    assert told(tmp_path / "nowhere") == [
        f"{tmp_path}/nowhere: found no such folder, allowed: a folder with sources.csv, nodes.csv "
        "and segments.geojson"
    ]


def test_a_file_in_another_encoding(tmp_path):
    folder = copied(tmp_path)
    (folder / "nodes.csv").write_bytes("id,name\nalat,Ələt".encode("utf-16"))
    assert "nodes.csv: found UTF-16, allowed: UTF-8" in told(folder)


def test_ten_faults_are_told_at_once(tmp_path):
    folder = copied(tmp_path)
    (folder / "sources.csv").rename(folder / "sources")
    for change in (
        ("nodes.csv", "56,41,1,operating", "x,41,1,operating"),
        ("nodes.csv", "2018-05-14", "2018-02-30"),
        ("nodes.csv", "KZ,58,41,4,operating", "KZ,58,41,4,open"),
        ("segments.geojson", '"mode":"road"', '"mode":"lorry"'),
        ("segments.geojson", LINE, "[[56,41]]"),
        ("waypoints.csv", "segment,position", "segment,place"),
        ("events.csv", "2025-03,,,agreement", "2025-03,,,deal"),
        ("corridors.csv", "truck,1,", "Truck,1,"),
        ("volumes.csv", "both,1000000,t,actual", "both,-1000000,t,actual"),
    ):
        spoil(folder, *change)
    found = told(folder)
    for place in (
        "sources.csv: found no such file",
        "nodes.csv row 5 (aktau), column lon",
        "nodes.csv row 6 (alat), column opened",
        "nodes.csv row 4 (shu), column status",
        "segments.geojson row 7 (road-dostyk-aktau), column mode",
        "segments.geojson row 8 (sea-aktau-alat), column geometry",
        "waypoints.csv, column position: found no such column",
        "events.csv row 4, column kind",
        "corridors.csv row 6 (Truck 1), column corridor",
        "volumes.csv row 2, column value",
    ):
        assert any(line.startswith(place) for line in found), place


def test_a_spreadsheet_may_add_a_byte_order_mark(tmp_path):
    folder = copied(tmp_path)
    path = folder / "nodes.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert told(folder) == []


def test_a_gis_may_add_the_crs_that_is_meant_and_heights(tmp_path):
    folder = copied(tmp_path)
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    path = folder / "segments.geojson"
    document = json.loads(path.read_text(encoding="utf-8")) | {"crs": crs}
    for feature in document["features"]:
        points = feature["geometry"]["coordinates"]
        feature["geometry"]["coordinates"] = [[*point, 120.5] for point in points]
    path.write_text(json.dumps(document), encoding="utf-8")
    assert told(folder) == []


def test_tables_are_read_with_their_types():
    toy = reading.read(TOY)
    assert toy.problems == ()
    assert str(toy["nodes"]["lon"].dtype) == "float64"
    assert str(toy["nodes"]["rank"].dtype) == "Int64"
    assert toy["segments"].crs.to_epsg() == 4326
    assert len(toy) == len(toy.package["resources"])


def test_the_digest_is_that_of_names_and_contents():
    digest = hashlib.sha256()
    for name in ["datapackage.json", *(one["path"] for one in SCHEMA)]:
        digest.update(name.encode() + b"\0" + (TOY / name).read_bytes())
    assert reading.read(TOY).digest == digest.hexdigest()


def test_a_character_that_may_not_stand_in_many_cells_is_one_problem(tmp_path):
    folder = copied(tmp_path)
    path = folder / "labels.csv"
    head, _, rows = path.read_text(encoding="utf-8").partition("\n")
    path.write_text(f"{head}\n{rows}".replace(",T", ",\x00T"), encoding="utf-8")
    (found,) = told(folder)
    assert found.startswith("labels.csv row 9 (corridor.truck), column en: found '\\u0000Truck")
    assert ", with the character U+0000 (the first of " in found
