"""CSV for spreadsheets: letters, numbers, and no formulas."""

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes import spreadsheet


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
