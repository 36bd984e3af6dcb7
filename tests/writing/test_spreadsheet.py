"""CSV for spreadsheets: letters, numbers, and no formulas."""

import ast
import csv
import io
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.export import formats
from routes.studies import compare, critical, price_reality, reality
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import study_csv
from routes.writing import spreadsheet
from tests.conftest import worded

ROUTES = Path(spreadsheet.__file__).parents[1]
FORMULA = "=cmd|'/c calc'!A0"


def read(text):
    return list(csv.reader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd", "'+cmd"),
        ("-cmd", "'-cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("-", "'-"),
        ("-5", "-5"),
        ("+5.25", "+5.25"),
        (-5, "-5"),
        (-0.0, "0"),
        (1520.0, "1520"),
        (0.25, "0.25"),
        ("Xi'an – =", "Xi'an – ="),
        (None, ""),
        (float("nan"), ""),
        (pd.NA, ""),
        (True, "True"),
    ],
)
def test_a_cell_is_a_number_or_a_text_and_never_a_formula(value, told):
    assert read(spreadsheet.of_rows([{"a": value, "b": "x"}], ["a", "b"]))[1][0] == told


def test_headings_are_defused_too():
    frame = pd.DataFrame({"=now()": [1]}, index=pd.Index(["@x"], name="id"))
    assert read(spreadsheet.of_frame(frame)) == [["id", "'=now()"], ["'@x", "1"]]


def test_a_file_begins_with_the_mark_and_print_does_not():
    text = spreadsheet.of_rows([{"name": "Böyük Kəsik – 阿克套"}], ["name"])
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert spreadsheet.printed(text) == "name\nBöyük Kəsik – 阿克套\n"


def test_without_a_row_there_is_the_heading():
    assert read(spreadsheet.of_rows([], ["a", "b"])) == [["a", "b"]]


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0")), min_size=2))
def test_every_text_comes_back_in_its_own_cell(texts):
    names = [f"c{number}" for number in range(len(texts))]
    heading, row = read(spreadsheet.of_rows([dict(zip(names, texts, strict=True))], names))
    assert heading == names
    lines = [text.replace("\r\n", "\n").replace("\r", "\n") for text in texts]
    assert [one.removeprefix("'") for one in row] == [one.removeprefix("'") for one in lines]
    assert not any(
        one.startswith(spreadsheet.FORMULA) and not spreadsheet.NUMBER.fullmatch(one) for one in row
    )


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory):
    """The toy with a formula in every name, title, note and scope."""
    folder = worded(tmp_path_factory.mktemp("spoilt"))
    for file, key in (("labels.csv", "en"), ("sources.csv", "title"), ("volumes.csv", "scope")):
        table = pd.read_csv(folder / file, dtype=str, keep_default_na=False)
        names = table.iloc[:, 0].str.startswith(("node.", "way.", "series.", "ui."))
        plain = names & ~table[key].str.contains("{", regex=False)  # a placeholder has to stay
        rows = plain if file == "labels.csv" else slice(None)
        table.loc[rows, key] = FORMULA
        table.to_csv(folder / file, index=False)
    return dataset.load(folder)


def test_no_cell_of_any_csv_of_the_product_is_a_formula(spoilt):
    view = answer(spoilt, Query())
    planned = answer(spoilt, Query(origin="xian", destination="alat"))
    weak = critical.of_pairs(spoilt, critical.named(spoilt), view.query)
    made = [
        formats.csv(view),
        formats.csv(planned),
        formats.volumes_csv(view),
        study_csv.criticality(spoilt, weak),
        study_csv.comparison(spoilt, compare.compare(spoilt, "xian", "alat")),
        study_csv.reality(spoilt, reality.cases(spoilt), price_reality.cases(spoilt)),
    ]
    for text in made:
        rows = read(text)
        cells = [one for row in rows for one in row]
        assert any(FORMULA in one for one in cells) and len(rows) > 1
        assert not [one for one in cells if one.startswith(("=", "+", "@", "-"))]


@pytest.mark.parametrize("path", sorted(ROUTES.rglob("*.py")), ids=lambda path: path.name)
def test_csv_is_written_in_one_place(path):
    names = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    writers = {"to_csv", "writer", "DictWriter"} & names
    assert not writers or path.name == "spreadsheet.py"
