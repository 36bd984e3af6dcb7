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


def test_few_faults_of_a_column_are_told_singly_and_many_together():
    some = [Problem("a.csv", str(row), "x", f"'{row}'", "number (nearest: 1)") for row in range(5)]
    assert gathered(some) == tuple(some)
    (one,) = gathered([*some, Problem("a.csv", "7", "x", "'7'", "number (nearest: 2)")])
    assert (one.row, one.count) == ("0", 6)
    assert "found '0' (the first of 6), allowed" in str(one)


def test_faults_of_one_cause_are_one_problem_of_their_file():
    commas = [
        Problem(file, "2", column, "'1,5'", "number", "comma")
        for file, column in ("ax", "ay", "bx")
    ]
    assert [(one.file, one.column, one.count) for one in gathered(commas)] == [
        ("a", "x", 2),
        ("b", "x", 1),
    ]


def test_a_message_shows_no_character_that_a_terminal_obeys():
    told = str(Problem("a.csv", "2 (\x1b[2J)", "x", "'\u202e\u2028\ud800'", "text"))
    assert told.isprintable()
    assert told == r"a.csv row 2 (\u001b[2J), column x: found '\u202e\u2028\ud800', allowed: text"


def test_a_long_name_is_cut():
    assert len(str(UnknownNameError("node", "x" * 5000, ["aktau"]))) < 120
