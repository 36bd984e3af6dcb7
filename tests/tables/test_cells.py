"""From the text of a cell to its value: what is a number, a date, a choice, and what is said."""

import re

import pandas as pd
import pytest

from routes.tables import cells, reading, records
from routes.tables.cells import Fault

NUMBERS = {"0": 0, "-1": -1, "1.50": 1.5, "-0.25": -0.25, "1e3": 1000, "2E-2": 0.02, "1e+2": 100}
NO_NUMBERS = ["", "+1", "1.", ".5", "1,5", "1 000", "1_000", "0x1", "nan", "inf", "1e", "١", "１"]
DATES = ["2024", "2024-07", "2024-07-03", "2024-02-29"]
NO_DATES = [
    "24", "202", "02024", "2024-7", "2024-13", "2024-00", "2024-7-3", "2024-02-30", "20240703",
    "2024-07-03T", "2024-07-03-01", "2024-", "7/2024", "٢٠٢٤",
]  # fmt: skip


@pytest.mark.parametrize("text", NUMBERS)
def test_a_number_is_read_by_itself_and_in_a_column(text):
    assert cells.number(text, -1000, 1000) == NUMBERS[text]
    values, faults = cells.column([text], {"type": "number"})
    assert (list(values), faults) == ([NUMBERS[text]], [])


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=re.escape(f"'{text}'")):
        cells.number(text, -1000, 1000)
    if text:
        values, (fault,) = cells.column([text], {"type": "number"})
        assert values.isna().all()
        assert (fault.at, fault.allowed) == (0, "number, or empty")


def test_limits_belong_to_what_is_allowed():
    assert [cells.number(one, -2, 3) for one in ("-2", "3")] == [-2, 3]
    assert [cells.whole(one, -2, 3) for one in ("-2", "3")] == [-2, 3]
    for text in ("-2.1", "3.1", "-3", "4"):
        with pytest.raises(ValueError, match=text):
            cells.number(text, -2, 3)
    for text in ("-3", "4", "1.0", "1e0"):
        with pytest.raises(ValueError, match=text):
            cells.whole(text, -2, 3)
    field = {"type": "number", "constraints": {"minimum": -2, "maximum": 3}}
    values, faults = cells.column(["-2", "3", "-2.1", "3.1"], field)
    assert list(values[:2]) == [-2, 3]
    assert [(one.at, one.found, one.allowed) for one in faults] == [
        (2, "'-2.1'", "number from -2 to 3, or empty"),
        (3, "'3.1'", "number from -2 to 3, or empty"),
    ]


def test_numbers_of_forty_digits_are_read_and_longer_ones_are_not():
    assert cells.number("1".zfill(40), 0, 1) == 1
    with pytest.raises(ValueError, match=r"0\.\.\.|'0+1'"):
        cells.number("1".zfill(41), 0, 1)


@pytest.mark.parametrize("kind", ["number", "integer"])
def test_the_largest_number_is_the_last_that_can_be_told_exactly(kind):
    most = 2**53
    values, faults = cells.column([str(most), str(-most)], {"type": kind})
    assert (list(values), faults) == ([most, -most], [])
    for text in (str(most + 2), str(-most - 2)):
        _, (fault,) = cells.column([text], {"type": kind})
        assert fault.found == f"'{text}', more than the 9e+15 that can be told exactly"
        assert fault.cause == "too large"


def test_a_whole_number_is_never_rounded_into_the_limit():
    _, (fault,) = cells.column([str(2**53 + 1)], {"type": "integer"})
    assert fault.found == "'9007199254740993'"


def test_an_empty_cell_is_unknown_and_told_only_where_one_is_needed():
    for kind, dtype in (("number", "float64"), ("integer", "Int64")):
        values, faults = cells.column(["7", "", "8"], {"type": kind})
        assert list(values.isna()) == [False, True, False]
        assert (str(values.dtype), faults) == (dtype, [])
    values, faults = cells.column(["a", ""], {"type": "string"})
    assert (list(values), faults) == (["a", ""], [])
    needed = {"type": "string", "constraints": {"required": True}}
    assert cells.column(["a", ""], needed)[1] == [Fault(1, "an empty cell", "text")]


def test_a_number_may_be_one_of_a_list():
    field = {"type": "integer", "constraints": {"enum": [1435, 1520]}}
    values, (fault,) = cells.column(["1435", "1520", "1524"], field)
    assert list(values.dropna()) == [1435, 1520]
    assert (fault.at, fault.allowed) == (2, "one of 1435, 1520, or empty")


def test_a_text_fits_its_pattern_as_a_whole_and_its_list():
    field = {"type": "string", "constraints": {"pattern": "[a-z]+"}}
    values, faults = cells.column(["abc", "abc1", "1abc"], field)
    assert list(values) == ["abc", "", ""]
    assert [one.at for one in faults] == [1, 2]
    assert faults[0].allowed == "text of the form [a-z]+, or empty"
    field = {"type": "string", "constraints": {"enum": ["yes", "no"], "required": True}}
    values, faults = cells.column(["yes", "no", "maybe"], field)
    assert list(values) == ["yes", "no", ""]
    assert faults == [Fault(2, "'maybe'", "one of yes, no")]


def test_a_day_is_a_whole_date():
    values, faults = cells.column([*DATES, *NO_DATES], {"type": "date"})
    assert [one for one in values if one] == ["2024-07-03", "2024-02-29"]
    assert len(faults) == len(DATES) + len(NO_DATES) - 2
    assert {one.allowed for one in faults} == {"date YYYY-MM-DD, or empty"}


def test_a_date_may_be_known_to_the_month_or_year_only():
    nodes = next(one for one in reading.schema() if one["name"] == "nodes")
    field = next(one for one in records.fields(nodes) if one["name"] == "opened")
    values, faults = cells.column([*DATES, *NO_DATES], field)
    assert [one for one in values if one] == DATES
    assert [one.found for one in faults] == [f"'{one}'" for one in NO_DATES]
    assert {one.allowed for one in faults} == {"date YYYY, YYYY-MM or YYYY-MM-DD, or empty"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("61,0", "'61,0', a decimal comma"),
        ("-1.234.567,8", "'-1.234.567,8', a decimal comma"),
        ("1.23,4", "'1.23,4'"),
        ("1,2,3", "'1,2,3'"),
        ("1e300", "'1e300', more than the 9e+15 that can be told exactly"),
        ("x", "'x'"),
    ],
)
def test_a_known_cause_is_told_of_numbers_alone(text, found):
    told, cause = cells.misfit(text, number=True)
    assert told == found
    assert bool(cause) == (found != f"'{text}'")
    assert cells.misfit(text, number=False) == (f"'{text}'", "")


@pytest.mark.parametrize(
    "sign", ["\t", "\x00", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffd"]
)
def test_some_signs_may_stand_in_no_cell(sign):
    values, (fault,) = cells.column(["Ələt", f"Al{sign}at"], {"type": "string"})
    assert list(values) == ["Ələt", ""]
    assert (fault.at, fault.cause) == (1, "character")
    assert fault.found.endswith(f", with the character U+{ord(sign):04X}")


def test_a_column_of_nothing_is_of_its_type():
    assert pd.api.types.is_float_dtype(cells.column([], {"type": "number"})[0])
