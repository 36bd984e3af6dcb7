import pytest

from routes.errors import (
    MOST_LINES,
    AmbiguousNameError,
    DataError,
    NoItineraryError,
    Problem,
    QuestionError,
    Refusal,
    RoutesError,
    UnknownNameError,
    gathered,
)

LON = Problem("nodes.csv", "12 (aktau)", "lon", "'x'", "number from -180 to 180")
GONE = Problem("facts.csv", "", "", "no such file", "a file facts.csv")


def test_a_problem_names_file_row_column_found_and_allowed():
    text = "nodes.csv row 12 (aktau), column lon: found 'x', allowed: number from -180 to 180"
    assert str(LON) == text


def test_a_problem_of_a_whole_file_names_no_row():
    assert str(GONE) == "facts.csv: found no such file, allowed: a file facts.csv"


def test_a_data_error_tells_all_problems():
    error = DataError([LON, GONE])
    assert error.problems == (LON, GONE)
    assert str(error).splitlines() == ["2 problems in the data:", f"  {LON}", f"  {GONE}"]
    assert str(DataError([LON])).startswith("1 problem in")


def test_an_unknown_name_error_gives_the_nearest_names():
    error = UnknownNameError("node", "aktua", ["aktau", "alat", "poti"])
    assert str(error) == "unknown node 'aktua'; nearest: aktau"


def test_an_unknown_name_error_gives_some_names_where_none_is_near():
    assert str(UnknownNameError("lang", "xx", ["en", "ru"])) == "unknown lang 'xx'; nearest: en, ru"
    assert str(UnknownNameError("node", "xx", [])) == "unknown node 'xx'; there is no node at all"


@pytest.mark.parametrize(
    "error", [DataError([]), UnknownNameError("a", "b", []), NoItineraryError()]
)
def test_every_error_is_a_routes_error(error):
    assert isinstance(error, RoutesError)


def test_problems_of_one_cause_are_one_with_their_count_and_first_place():
    rows = [
        Problem("nodes.csv", str(row), "lon", f"'1,{row}'", "a number") for row in range(2, 802)
    ]
    first, other = gathered([*rows, GONE])
    assert first.count == 800 and other == GONE
    text = "nodes.csv row 2, column lon: found '1,2' (the first of 800), allowed: number"
    assert str(DataError([first])).splitlines() == ["1 problem in the data:", f"  {text}"]


def test_a_few_of_a_kind_are_told_one_by_one():
    rows = [Problem("nodes.csv", str(row), "kind", f"'x{row}'", "port") for row in (2, 5, 9)]
    assert gathered(rows) == tuple(rows)


def test_a_message_has_an_end():
    many = [Problem("facts.csv", str(row), "unit", "'x'", f"unit {row}") for row in range(1000)]
    lines = str(DataError(many)).splitlines()
    assert len(lines) == MOST_LINES + 2 and lines[-1] == "and 950 more"


def test_a_question_error_names_each_part_and_not_the_data():
    error = QuestionError([Refusal("year", "'x'", "1990 to 2050"), Refusal("by", "'y'", "time")])
    told = ["year: found 'x', allowed: 1990 to 2050", "by: found 'y', allowed: time"]
    assert str(error).splitlines() == told


def test_a_name_is_cut_and_all_that_bear_it_are_told():
    assert str(AmbiguousNameError("Aktau", ["Aktau (a)", "Aktau (b)"])) == (
        "'Aktau' may mean 2; allowed: one id of Aktau (a), Aktau (b)"
    )
    assert len(str(UnknownNameError("node", "x" * 5000, ["aktau"]))) < 120
