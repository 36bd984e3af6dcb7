"""What a spreadsheet or a GIS does to a file on saving is one problem, named as what it is."""

import json

import pytest

from routes.tables import reading, rows
from tests.toys import TOY, copied, told

NODES = "nodes.csv"


def rewritten(folder, change, file=NODES):
    """Spoil a file as a program would: `change` gives the bytes for its text."""
    path = folder / file
    path.write_bytes(change(path.read_text(encoding="utf-8")))


def comma(text):
    """Numbers with a decimal comma, in quotation marks as a spreadsheet writes them."""
    head, *rows = text.splitlines()
    cells = [row.split(",") for row in rows]
    for row in cells:
        row[4] = f'"{float(row[4]):.1f}"'.replace(".", ",")
    return "\n".join([head, *(",".join(row) for row in cells)]).encode()


def blanks(sign):
    def change(text):
        return text.replace("\n", f"\n{sign}\n").encode()

    return change


SAVED = {
    "semicolons": (
        lambda text: text.replace(",", ";").encode(),
        "nodes.csv row 1: found semicolons between the cells instead of commas, "
        "allowed: the columns id, name",
    ),
    "semicolons and decimal commas": (
        lambda text: comma(text).decode().replace(",", ";").encode(),
        "nodes.csv row 1: found semicolons between the cells",
    ),
    "tabs": (
        lambda text: text.replace(",", "\t").encode(),
        "nodes.csv row 1: found tabs between the cells instead of commas",
    ),
    "a line that names the separator": (
        lambda text: b"sep=,\n" + text.encode(),
        "nodes.csv row 1: found 'sep=,', which names no column, allowed: the columns id, name",
    ),
    "no header": (
        lambda text: text.partition("\n")[2].encode(),
        "nodes.csv row 1: found 'xian,Xi'an",
    ),
    "nothing": (lambda text: b"", "nodes.csv row 1: found no row at all, allowed: the columns id"),
    "decimal commas": (
        comma,
        "nodes.csv row 2 (xian), column lon: found '61,0', a decimal comma (the first of 6), "
        "allowed: number from -25 to 125",
    ),
    "blank lines between": (
        blanks(""),
        "nodes.csv row 2: found a blank row (the first of 6), allowed: a row",
    ),
    "rows of commas between": (
        blanks(",,,,,,,,,"),
        "nodes.csv row 2: found a blank row (the first of 6), allowed: a row",
    ),
    "cells too many": (
        lambda text: "\n".join(
            f"{row}," if at else row for at, row in enumerate(text.splitlines())
        ).encode(),
        "nodes.csv row 2: found 11 cells (the first of 6), allowed: 10 cells",
    ),
    "the encoding of Windows": (
        lambda text: text.replace("Aktau", "Aktäu").encode("cp1254", "replace"),
        "nodes.csv: found byte 0xe4 in line 5 that is no UTF-8, as in files saved in an encoding "
        "of Windows (such as cp1252), allowed: UTF-8",
    ),
    "UTF-16": (lambda text: text.encode("utf-16"), "nodes.csv: found UTF-16, allowed: UTF-8"),
    "UTF-16 without a mark": (
        lambda text: text.encode("utf-16-le"),
        "nodes.csv: found UTF-16, allowed: UTF-8",
    ),
}
HARMLESS = {
    "blank rows at the end": lambda text: (text + "\n\n,,,,,,,,,\n" * 400).encode(),
    "line ends of an old Macintosh": lambda text: text.replace("\n", "\r").encode(),
    "a byte order mark": lambda text: text.encode("utf-8-sig"),
    "everything in quotation marks": lambda text: "\n".join(
        ",".join(f'"{cell}"' for cell in row.split(",")) for row in text.splitlines()
    ).encode(),
    "columns in another order": lambda text: "\n".join(
        ",".join(reversed(row.split(","))) for row in text.splitlines()
    ).encode(),
}


@pytest.mark.parametrize(("change", "message"), SAVED.values(), ids=SAVED)
def test_one_cause_is_one_problem(tmp_path, change, message):
    folder = copied(tmp_path)
    rewritten(folder, change)
    found = told(folder)
    assert len(found) == 1 and found[0].startswith(message), found


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_changes_no_fact_is_read(tmp_path, change):
    folder = copied(tmp_path)
    rewritten(folder, change)
    assert told(folder) == []
    read, toy = reading.read(folder), reading.read(TOY)
    columns = [name for name in toy["nodes"] if name != "row"]
    assert read["nodes"][columns].equals(toy["nodes"][columns])


def pieces(lines):
    """The lines of a document as MultiLineStrings, by a function of their positions."""

    def change(text):
        document = json.loads(text)
        for feature in document["features"]:
            shape = feature["geometry"]
            shape["coordinates"] = lines(shape["coordinates"])
            shape["type"] = "MultiLineString"
        return json.dumps(document).encode()

    return change


def halves(points):
    """Both halves of a line, the second first and the first the other way round."""
    west, south = points[0]
    east, north = points[1]
    middle = [(west + east) / 2, (south + north) / 2]
    return [[middle, *points[1:]], [middle, points[0]]]


@pytest.mark.parametrize("lines", [lambda points: [points], halves, lambda points: [points[::-1]]])
def test_pieces_that_join_end_to_end_are_one_line(tmp_path, lines):
    folder = copied(tmp_path)
    rewritten(folder, pieces(lines), "segments.geojson")
    assert told(folder) == []
    for row, was in zip(
        *(reading.read(one)["segments"].geometry for one in (folder, TOY)), strict=True
    ):
        assert row.geom_type == "LineString" and row.hausdorff_distance(was) < 1e-9
        assert (row.coords[0], row.coords[-1]) == (was.coords[0], was.coords[-1])


def test_pieces_with_gaps_are_one_problem(tmp_path):
    folder = copied(tmp_path)
    rewritten(folder, pieces(lambda points: [points, [[60, 50], [61, 50]]]), "segments.geojson")
    found = told(folder)
    assert len(found) == 1
    assert "row 2 (ferry-" in found[0] and "MultiLineString whose 2 pieces leave gaps" in found[0]
    assert "(the first of 7), allowed: a LineString, or pieces that join" in found[0]


def test_a_gis_that_changes_all_properties_makes_one_problem_of_each(tmp_path):
    folder = copied(tmp_path)

    def change(text):
        return text.replace('"trace":', '"fid":7,"TRACE":').encode()

    rewritten(folder, change, "segments.geojson")
    assert [line.partition(", ")[2] for line in told(folder)] == [
        "column trace: found no such property (the first of 7), allowed: the property",
        *(
            f"column {name}: found an unknown property (the first of 7), allowed: only id, "
            "from_node, to_node, mode, gauge_mm, status, opened, trace, reach, source"
            for name in ("fid", "TRACE")
        ),
    ]


def test_a_lost_row_is_the_one_problem_of_all_that_name_it(tmp_path):
    folder = copied(tmp_path)
    rewritten(folder, lambda text: text.replace("aktau,Aktau", "Aktau!,Aktau").encode())
    assert [line.partition(":")[0] for line in told(folder)] == [
        "nodes.csv row 5 (Aktau!), column id"
    ]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("id\nä\n".encode(), []),
        ("\ufeffid\nä\n".encode(), []),
        ("id\nä\n".encode("utf-16-le"), ["UTF-16"]),
        ("id\nä\n".encode("utf-16-be"), ["UTF-16"]),
        ("id\nä\n".encode("utf-16"), ["UTF-16"]),
        (b"abc\0d", ["UTF-16"]),
        (b"abcd\0e", []),
        (b"a\nb\nc\xe4", ["byte 0xe4 in line 3 that is no UTF-8"]),
        (b"\xe4", ["byte 0xe4 in line 1 that is no UTF-8"]),
    ],
)
def test_a_file_is_utf_8_or_its_encoding_is_told(content, told):
    problems = []
    text = rows.decoded("x.csv", content, problems)
    assert [one.found.partition(",")[0] for one in problems] == told
    assert (text is None) == bool(told)
    assert text is None or not text.startswith("\ufeff")


def table_rows(text, *names):
    problems = []
    found = rows.read("x.csv", text, names, problems)
    return found and found[1], [f"{one.row}|{one.column}|{one.found}" for one in problems]


def test_rows_have_a_cell_for_each_column():
    good = [(2, ["1", "2"]), (4, ["3", ""])]
    text = "a,b\n1,2\n1\n3,\n1,2,3\n"
    assert table_rows(text, "a", "b") == (good, ["3||1 cell", "5||3 cells"])


def test_blank_rows_are_told_but_for_those_at_the_end():
    assert table_rows("a,b\n , \n1,2\n\n,\n\n", "a", "b") == ([(3, ["1", "2"])], ["2||a blank row"])
    assert table_rows("a,b\n\n,\n", "a", "b") == ([], [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", ["1||no row at all"]),
        ("\n1,2\n", ["1||no row at all"]),
        ("c,d\n", ["1||'c,d', which names no column"]),
        ("a;b\n", ["1||semicolons between the cells instead of commas"]),
        ('"a|b"\n', ["1||bars between the cells instead of commas"]),
        ("a,c\n", ["|b|no such column", "|c|an unknown column"]),
        ("a,b,b\n", ["|b|the column twice"]),
        ("b,a,a,c\n", ["|c|an unknown column", "|a|the column twice"]),
        ('a,b\n"1', ["||broken CSV: unexpected end of data"]),
    ],
)
def test_a_heading_names_the_columns_and_no_others(text, told):
    assert table_rows(text, "a", "b") == (None, told)
