"""Each option of each command changes what is answered, or is refused with what is allowed."""

import argparse
import re
import shlex

import pytest

from routes.cli.commands import check_export, main
from routes.cli.options import parser
from routes.export import formats
from tests.conftest import ROOT

# A command as it is asked without the option, the option, and whether it has an effect there.
ROUTE = ["route", "aktau", "alat"]
DOCUMENT = [*ROUTE, "--format", "json"]
CRITICAL, COMPARE, REALITY = ["critical"], ["compare"], ["compare", "--reality"]
WHATIF, PLANNED, OPENED = ["whatif"], ["planned"], ["opened", "2018", "2024"]
CAPACITY = ["capacity"]
HTML, LINES, PACKAGE, TABLE = (
    ["export", f"map{one}"] for one in (".html", ".geojson", ".gpkg", ".csv")
)
PICTURE, JSON = ["export", "map.svg"], ["export", "map.json"]
ENDS = ["--origin", "aktau", "--destination", "alat"]
JOURNEY = {
    "--by": ["--by", "distance"],
    "--via": ["--via", "shu"],
    "--avoid": ["--avoid", "ganja"],
    "--close": ["--close", "road-dostyk-aktau"],
    "--open": ["--open", "rail-alat-ganja"],
    "--slow": ["--slow", "sea-aktau-alat=2"],
    "--scenario": ["--scenario", "storm"],
    "--month": ["--month", "3"],
    "--depart": ["--depart", "2026-03-01"],
    "--alternatives": ["--alternatives", "2"],
    "--reach": ["--reach", "beyond"],
    "--box": ["--box", "20ft"],
}
WHEN = ("--month", "--depart")
FILTER = {
    "--corridor": ["--corridor", "main"],
    "--mode": ["--mode", "rail"],
    "--status": ["--status", "operating"],
}
YEAR, LANG = ["--year", "2024"], ["--lang", "ru"]
SERVICE = ["--service", "truck"]
AT = ["--at", "8/43/52"]
LOOKS = [
    ["--theme", "gauge"],
    ["--off", "mode.rail"],
    ["--off", "kind.port", "names.places"],
    ["--on", "beyond"],
]
SELECT = ["--select", "aktau"]
ROAD = ["--origin", "dostyk", "--destination", "aktau", *SERVICE]
STAIRCASE = ["export", "map.svg", *ENDS, "--drawing", "hours"]
EFFECT = [
    (["check"], LANG),
    (["sources"], LANG),
    (["show", "aktau"], LANG),
    *[(DOCUMENT, words) for words in (*JOURNEY.values(), YEAR)],
    (ROUTE, LANG),
    (ROUTE, ["--format", "geojson"]),
    (CRITICAL, ["--journeys", "xian-alat"]),
    (CRITICAL, YEAR),
    (CRITICAL, LANG),
    (CRITICAL, ["--format", "csv"]),
    (WHATIF, ["--journeys", "xian-ganja"]),
    *[([*WHATIF, "--format", "csv"], JOURNEY[one]) for one in ("--close", "--slow", "--scenario")],
    ([*WHATIF, "--close", "aktau"], JOURNEY["--open"]),
    *[(WHATIF, words) for words in (YEAR, LANG, ["--format", "json"])],
    *[(one, words) for one in (PLANNED, OPENED) for words in (LANG, ["--format", "csv"])],
    *[([*one, "--format", "csv"], LANG) for one in (WHATIF, PLANNED, OPENED)],
    *[([*PLANNED, "--format", form], ["2025", "2027"]) for form in ("text", "csv", "json")],
    (PLANNED, ["2027"]),
    *[(one, JOURNEY[name]) for one in (CRITICAL, COMPARE) for name in WHEN],
    *[(CAPACITY, words) for words in (["--corridor", "truck"], YEAR, LANG, ["--format", "csv"])],
    ([*CAPACITY, "--format", "csv"], LANG),
    ([*CAPACITY, "--format", "json"], YEAR),
    (COMPARE, ["dostyk", "alat"]),
    (COMPARE, YEAR),
    (COMPARE, LANG),
    *[([*one, "--format", "csv"], LANG) for one in (CRITICAL, COMPARE, REALITY)],
    ([*ROUTE, "--format", "geojson"], LANG),
    (COMPARE, ["--reality"]),
    (COMPARE, ["--format", "json"]),
    (COMPARE, JOURNEY["--box"]),
    (REALITY, LANG),
    (REALITY, ["--format", "csv"]),
    *[(LINES, words) for words in FILTER.values()],
    *[(TABLE, words) for words in (*FILTER.values(), LANG)],
    *[(one, LANG) for one in (LINES, PACKAGE)],
    (["export", "-", "--format", "csv"], LANG),
    *[([*PICTURE, *ENDS], words) for words in (JOURNEY["--via"],)],
    (PICTURE, ENDS),
    (PACKAGE, FILTER["--mode"]),
    (HTML, YEAR),
    (HTML, LANG),
    (HTML, FILTER["--mode"]),
    (HTML, ENDS),
    (LINES, ENDS),
    (TABLE, ENDS),
    *[([*JSON, *ENDS], words) for words in (*JOURNEY.values(), YEAR)],
    *[([*LINES, *ENDS], words) for words in (JOURNEY["--via"], JOURNEY["--slow"])],
    (PICTURE, FILTER["--mode"]),
    (PICTURE, LANG),
    (PICTURE, ["--size", "share"]),
    (PICTURE, AT),
    *[(PICTURE, words) for words in (YEAR, SELECT, ["--select", "rail-shu-aktau"])],
    *[(out, words) for out in (PICTURE, HTML) for words in LOOKS[:3]],
    (HTML, LOOKS[3]),
    ([*PICTURE, *ENDS], LOOKS[0]),
    (HTML, ["--address", "https://example.org/map.html"]),
    *[([*PICTURE, *ENDS], ["--drawing", what]) for what in ("hours", "usd")],
    ([*COMPARE, "--format", "svg"], ["--drawing", "usd"]),
    *[(STAIRCASE, words) for words in (LANG, JOURNEY["--via"])],
    (ROUTE, ["--format", "csv"]),
    ([*ROUTE, "--format", "csv"], LANG),
    (COMPARE, ["--format", "svg"]),
    *[([*COMPARE, "--format", "svg"], words) for words in (LANG, ["dostyk", "alat"])],
]
REFUSED = [
    *[(out, words) for out in (HTML, LINES, PACKAGE, TABLE) for words in JOURNEY.values()],
    *[(out, YEAR) for out in (LINES, PACKAGE, TABLE)],
    *[(out, words) for out in (LINES, PACKAGE, TABLE, JSON) for words in (*LOOKS, SELECT)],
    *[(PICTURE, words) for words in (["--theme", "colour"], ["--off", "rail"], SELECT[:1])],
    (HTML, SELECT),
    *[(out, ["--size", "a3"]) for out in (HTML, LINES, PACKAGE, TABLE, JSON)],
    *[(out, AT) for out in (HTML, LINES, PACKAGE, TABLE, JSON)],
    (PICTURE, ["--at", "5/99/60"]),
    *[(out, ["--address", "https://example.org/"]) for out in (LINES, PICTURE)],
    *[(HTML, ["--address", one]) for one in ("example.org", "javascript:alert(1)", "https://")],
    *[(out, words) for out in (HTML, LINES) for words in (ENDS[:2], ENDS[2:])],
    *[([*JSON, *ENDS], words) for words in FILTER.values()],
    (PICTURE, JOURNEY["--close"]),
    *[([*out, *ENDS], JOURNEY["--alternatives"]) for out in (PICTURE, TABLE)],
    *[(out, LANG) for out in ([*JSON, *ENDS], DOCUMENT)],
    (JSON, []),
    *[(out, SERVICE) for out in (HTML, LINES, PICTURE, COMPARE, CRITICAL)],
    ([*CRITICAL, "--format", "json"], LANG),
    ([*CAPACITY, "--format", "json"], LANG),
    *[(CAPACITY, words) for words in (*JOURNEY.values(), FILTER["--mode"])],
    ([*COMPARE, "--format", "json"], LANG),
    ([*REALITY, "--format", "json"], LANG),
    *[([*one, "--format", "json"], LANG) for one in (WHATIF, PLANNED, OPENED)],
    *[(WHATIF, words) for words in (JOURNEY["--by"], ["--open", "aktau"], ["--open", "ganja"])],
    *[(one, words) for one in (PLANNED, OPENED) for words in (YEAR, JOURNEY["--open"])],
    *[(["opened", year], words) for year in ("2024", "1066", "x") for words in (["2018"], [])],
    *[([*PLANNED, "2028"], [year]) for year in ("2027", "1066", "x")],
    *[(out, ["--drawing", "hours"]) for out in (HTML, LINES, PACKAGE, TABLE, JSON, PICTURE)],
    *[(STAIRCASE, words) for words in (FILTER["--mode"], ["--size", "a3"], AT, SELECT, LOOKS[0])],
    ([*PICTURE, *ROAD], ["--drawing", "usd"]),  # of which nothing is known in the toy
    *[(one, ["--drawing", "usd"]) for one in (COMPARE, REALITY)],
    *[(REALITY, ["--format", form]) for form in ("svg", "png")],
    (REALITY, YEAR),
    (REALITY, ["dostyk", "alat"]),
    (COMPARE, ["dostyk"]),
    *[
        (one, words)
        for one in (COMPARE, CRITICAL)
        for name, words in JOURNEY.items()
        if name not in WHEN and (one, name) != (COMPARE, "--box")
    ],
    (REALITY, JOURNEY["--box"]),
    ([*PICTURE, *ENDS], JOURNEY["--box"]),
    ([*ROUTE, *SERVICE], ["--box", "40ft"]),
    *[(REALITY, JOURNEY[name]) for name in WHEN],
    *[([*command, "--month", "4"], JOURNEY["--depart"]) for command in (ROUTE, CRITICAL, COMPARE)],
    *[(ROUTE, words) for words in (["--month", "13"], ["--depart", "2026-02-30"])],
    *[(one, FILTER["--mode"]) for one in (ROUTE, CRITICAL, COMPARE, ["check"], ["sources"])],
    *[(one, YEAR) for one in (["check"], ["show", "aktau"], ["sources"])],
]  # fmt: skip


def commands():
    """Each command with its options, as the parser knows them."""
    top = next(one for one in parser()._actions if isinstance(one, argparse._SubParsersAction))
    return {name: one._actions for name, one in top.choices.items()}


@pytest.fixture
def answered(toy, capsys, monkeypatch, tmp_path):
    """A function that runs a command and gives its status, what it printed and what it wrote."""
    monkeypatch.setattr("routes.tables.dataset.load", lambda _: toy)
    monkeypatch.chdir(tmp_path)

    def run(words):
        status = main(words)
        files = sorted(tmp_path.iterdir())
        written = [path.read_bytes() for path in files]
        for path in files:
            path.unlink()
        told = capsys.readouterr()
        return status, told.out, written, told.err

    return run


def named(cases):
    return [" ".join([*command, "|", *words]) for command, words in cases]


@pytest.mark.parametrize(("command", "words"), EFFECT, ids=named(EFFECT))
def test_an_option_changes_the_answer(answered, command, words):
    status, *usual, error = answered(command)
    assert (status, error) == (0, "")
    status, *changed, error = answered([*command, *words])
    assert (status, error) == (0, "")
    assert changed != usual


@pytest.mark.parametrize(("command", "words"), REFUSED, ids=named(REFUSED))
def test_an_option_without_effect_is_refused(answered, command, words):
    status, out, written, error = answered([*command, *words])
    assert (status, out, written) == (1, "", [])
    assert len(error.splitlines()) == 1 and ("allowed" in error or "--help" in error)


def test_a_service_that_has_no_way_says_which_has(answered):
    for command in (ROUTE, DOCUMENT, [*JSON, *ENDS]):
        status, out, written, error = answered([*command, *SERVICE])
        assert (status, out, written) == (1, "", []) and "by container: " in error


def test_every_option_of_every_command_is_tried():
    tried = {("route", "--service"), ("export", "--service"), ("export", "--format")}
    tried |= {(command[0], word) for command, words in EFFECT for word in words}
    for name, options in commands().items():
        for one in options:
            words = {*one.option_strings} - {"-h", "--help", "--geodata"}
            assert all((name, word) in tried for word in words) or not words, (name, words)


@pytest.mark.parametrize("name", commands())
def test_every_option_has_a_help_and_refuses_nothing_and_twice(name, answered):
    ends = {"route": ["aktau", "alat"], "export": ["map.html"], "show": ["aktau"]}
    ends = {**ends, "opened": ["2018", "2024"]}.get(name, [])
    for one in commands()[name]:
        assert one.help
        if one.nargs == 0:
            continue
        for empty in ("", " ", ",", " , "):
            words = [name, *ends, *one.option_strings[:1], empty]
            words = words if one.option_strings else [name, empty, *ends[1:]]
            status, out, _, error = answered(words)
            assert (status, out) == (1, "") and "nothing" in error, words
        if one.option_strings:
            status, out, _, error = answered([name, *ends, f"{one.option_strings[0]}=--"])
            assert (status, out) == (1, "") and "nothing" in error, one.option_strings
        if one.option_strings and not one.nargs:
            status, _, _, error = answered([name, *ends, *2 * [one.option_strings[0], "x1"]])
            assert status == 1 and ("twice" in error or "x1" in error)


def test_an_option_of_several_holds_all_that_it_was_given(answered):
    parts = answered([*DOCUMENT, "--avoid", "ganja", "--avoid", "xian"])
    assert parts[1:] == answered([*DOCUMENT, "--avoid", "ganja", "xian"])[1:]
    assert parts[1:] == answered([*DOCUMENT, "--avoid", "ganja,xian"])[1:]


@pytest.mark.parametrize(
    "words",
    [
        ["--year", "9" * 5000],
        ["--alternatives", "9" * 5000],
        ["--slow", f"aktau={'9' * 5000}"],
        ["--slow", "aktau=1e308"],
        ["--year", "٢٠٢٤"],
        ["--year", "２０２４"],
        ["--alternatives", "२"],
        ["--slow", "aktau=٢"],
        ["--close", "x" * 5000],
        ["--format", "x" * 5000],
        ["--unheard", "x" * 5000],
    ],
)
def test_what_is_no_number_or_name_is_one_short_sentence(answered, words):
    status, out, _, error = answered([*ROUTE, *words])
    assert (status, out) == (1, "")
    assert len(error.splitlines()) == 1 and len(error) < 700


@pytest.mark.parametrize(
    "words",
    [
        ["export", "x" * 5000],
        ["export", "x" * 5000 + ".csv", "--format", "pdf"],
        ["export", "-", "--format", "x" * 5000],
        ["export", "map.csv", "--format", "x" * 5000],
    ],
)
def test_a_name_of_a_file_that_cannot_be_is_one_short_sentence(answered, words):
    status, out, _, error = answered(words)
    assert (status, out) == (1, "")
    assert len(error.splitlines()) == 1 and len(error) < 700


def test_every_ending_is_tried():
    files = [command[1] for command, _ in EFFECT if command[0] == "export"]
    tried = {file.removeprefix("map") for file in files if file != "-"}
    assert tried | {".png", ".pdf"} == {*formats.FORMATS}


def told_in_the_readme():
    """Each command of the README, and each export once more for every ending it names besides."""
    for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        asked, _, about = line.partition("#")
        if line.startswith("    python -m routes "):
            words = shlex.split(asked.replace("Xi'an", "xian"))[3:]
            yield words
            for ending in re.findall(r"\.[a-z]+", about):
                yield [words[0], f"map{ending}", *words[2:]]


@pytest.mark.parametrize("words", list(told_in_the_readme()), ids=" ".join)
def test_what_the_readme_tells_is_not_refused(words):
    arguments = parser().parse_args(words)
    if words[0] == "export":
        check_export(arguments, formats.ending_of(arguments.file, arguments.format or ""))
