"""The command line: exit 0, or 1 after one message without a traceback."""

import shlex
import subprocess
import sys

import pytest

from routes.cli.commands import main
from routes.export import formats
from routes.network.journey import plan
from routes.network.request import Request
from routes.studies import compare, critical, price_reality, reality
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import journey_json, reality_text, study_csv, study_json, terminal
from routes.writing import spreadsheet
from tests.conftest import ROOT, worded
from tests.toys import spoil


@pytest.fixture
def folder(tmp_path):
    return worded(tmp_path)


def test_check_passes_and_fails(folder, capsys):
    assert main(["check", "--geodata", str(folder)]) == 0
    spoil(folder, "nodes.csv", "shu,Shu,junction,KZ,58,41", "shu,Shu,crossroads,KZ,58,x")
    assert main(["check", "--geodata", str(folder)]) == 1
    told = capsys.readouterr().err
    assert "crossroads" in told
    assert "found 'x'" in told
    assert "Traceback" not in told


def test_export_gives_the_bytes_of_the_page_s_button(folder, tmp_path, toy, capsys):
    path = tmp_path / "map.html"
    words = ["export", str(path), "--geodata", str(folder), "--mode", "rail", "sea", "--lang", "ru"]
    assert main(words) == 0
    assert path.read_text(encoding="utf-8") == formats.html(
        answer(toy, Query(mode=("rail", "sea"), lang="ru"))
    )
    said = capsys.readouterr().out.replace("\xa0", "")
    assert f"{path.stat().st_size} байт" in said


NOTHING = ["--mode", "sea", "--status", "planned"]  # of the toy no line is both


@pytest.mark.parametrize("name", ["t.csv", "t.geojson", "t.svg"])
def test_an_export_in_which_nothing_is_left_says_so(folder, tmp_path, toy, capsys, name):
    said = toy.labels.loc["ui.nothing_shown", "en"]
    words = ["export", str(tmp_path / name), "--geodata", str(folder), "--mode", "sea"]
    assert main(words) == 0
    assert said not in capsys.readouterr().out
    assert main([*words, *NOTHING[2:]]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == [said]


def test_an_empty_document_stays_whole_and_is_told_beside_it(folder, toy, capsysbinary):
    words = ["export", "-", "--format", "csv", "--geodata", str(folder)]
    assert main([*words, *NOTHING]) == 0
    out, told = capsysbinary.readouterr()
    assert out.count(b"\n") == 1 and out.startswith(b"id,")
    assert told.decode() == toy.labels.loc["ui.nothing_shown", "en"] + "\n"


def test_show_and_sources(folder, capsys):
    assert main(["show", "rail-dostyk-shu", "--geodata", str(folder)]) == 0
    assert "166 km" in capsys.readouterr().out
    assert main(["sources", "--geodata", str(folder)]) == 0
    assert "Toy Railways" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["show", "aktua"], "nearest: Aktau (aktau)"),
        (["export", "map.html", "--mode", "rocket"], "'rocket'"),
        (["export", "map.xyz"], "allowed endings"),
        (["export", "map.csv/"], "a file, not a folder"),
        (["export"], "required"),
        (["fly"], "invalid choice"),
        (["check", "--geodata", "no/such/folder"], "'no/such/folder', which is no folder"),
        (["check", "--geodata", __file__], "which is no folder, allowed: a folder"),
        (["sources", "--lang", "xx"], "'xx'"),
    ],
)
def test_a_mistake_is_one_message_and_exit_1(words, told, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(words) == 1
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_the_module_runs_as_a_program():
    run = subprocess.run(
        [sys.executable, "-m", "routes", "show", "nowhere"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr


def test_route_prints_the_answer_of_the_same_question(real, capsys):
    words = ["route", "Xi'an", "poti", "--avoid", "RU", "--close", "aktau", "--alternatives", "2"]
    assert main([*words, "--format", "json"]) == 0
    asked = Request("xian", "poti", avoid=("RU",), close=("aktau",), alternatives=2)
    assert capsys.readouterr().out == journey_json.as_json(real, plan(real, asked)) + "\n"
    assert main(words) == 0
    assert "ferry-kuryk" not in (text := capsys.readouterr().out) and "Kuryk" in text


def test_a_place_may_be_named_by_its_code_in_every_command(real, capsys, monkeypatch):
    monkeypatch.setattr("routes.tables.dataset.load", lambda _: real)

    def said(*words):
        assert main([*words]) == 0
        return capsys.readouterr().out

    assert said("show", "gepti") == said("show", "poti")
    assert said("route", "CNXIA", "TRHAL") == said("route", "xian", "halkali")
    assert said("route", "xian", "GEPTI", "--close", "kzaau") == said(
        "route", "xian", "poti", "--close", "aktau"
    )
    weak = ("critical", "--year", "2025", "--journeys")
    assert said(*weak, "CNURM-AZBAK") == said(*weak, "urumqi-baku")


def test_no_way_is_one_message_and_exit_1(capsys):
    assert main(["route", "xian", "poti", "--avoid", "KZ"]) == 1
    told = capsys.readouterr().err
    assert "without avoiding Kazakhstan (KZ): " in told and "Traceback" not in told


@pytest.mark.parametrize("form", ["text", "csv", "json"])
def test_critical_and_compare_print_the_documents(real, capsys, form, monkeypatch):
    monkeypatch.setattr("routes.tables.dataset.load", lambda _: real)
    weak = critical.of_pairs(real, [("xian", "poti"), ("urumqi", "baku")], Query(year=2025))
    ways = compare.compare(real, "xian", "constanta", 2025)
    cases, priced = reality.cases(real), price_reality.cases(real)
    view = answer(real, Query())
    pairs = ["--journeys", "xian-poti", "Urumqi-Baku", "--year", "2025"]
    told = {
        ("critical", *pairs): {
            "text": terminal.criticality(answer(real, Query()), weak) + "\n",
            "csv": spreadsheet.printed(study_csv.criticality(real, weak)),
            "json": study_json.as_json(study_json.criticality(real, weak)) + "\n",
        },
        ("compare", "xian", "Constanța", "--year", "2025"): {
            "text": terminal.comparison(answer(real, Query()), ways) + "\n",
            "csv": spreadsheet.printed(study_csv.comparison(real, ways)),
            "json": study_json.as_json(study_json.comparison(real, ways)) + "\n",
        },
        ("compare", "--reality"): {
            "text": f"{reality_text.times(view, cases)}\n\n{reality_text.prices(view, priced)}\n",
            "csv": spreadsheet.printed(study_csv.reality(real, cases, priced)),
            "json": study_json.as_json(study_json.reality(real, cases, priced)) + "\n",
        },
    }
    for words, expected in told.items():
        assert main([*words, "--format", form]) == 0
        assert capsys.readouterr().out == expected[form]


@pytest.mark.parametrize("words", [["critical"], ["compare"]])
def test_without_ends_the_sets_of_the_data_are_taken(folder, capsys, words):
    assert main([*words, "--geodata", str(folder)]) == 0
    assert "xian" in capsys.readouterr().out.casefold().replace("'", "")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["critical", "--journeys", "xian-poty"], "nearest: Poti (poti)"),
        (["critical", "--journeys", "xian"], "unknown journey"),
        (["critical", "--year", "1066"], "2010 to 2032"),
        (["compare", "xian", "halkalli"], "nearest: Halkalı (halkali)"),
        (["compare", "xian"], "allowed: ORIGIN and DESTINATION"),
        (["compare", "--format", "xml"], "csv, json"),
    ],
)
def test_a_mistake_in_a_comparison_is_one_message(words, told, capsys):
    assert main(words) == 1
    assert told in capsys.readouterr().err


def test_standard_output_takes_the_very_bytes_of_a_file(real, capfdbinary, monkeypatch):
    monkeypatch.setattr("routes.tables.dataset.load", lambda _: real)
    view = answer(real, Query(mode=("ferry",)))
    for form in ("geojson", "gpkg", "csv"):
        assert main(["export", "-", "--format", form, "--mode", "ferry"]) == 0
        assert capfdbinary.readouterr().out == formats.printed(view, form)


def test_standard_output_is_no_folder_to_begin_in(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["new", "-"]) == 1
    assert "found '-', allowed: a new folder" in capsys.readouterr().err
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("pair", ["xian-", "-xian", "-", " - "])
def test_half_a_journey_is_refused_by_what_was_written(capsys, pair):
    assert main(["critical", f"--journeys={pair}"]) == 1
    assert f"unknown journey '{pair}'; allowed: ORIGIN-DESTINATION" in capsys.readouterr().err


def test_a_what_if_that_is_asked_for_twice_is_named_once(capsys):
    assert main(["whatif", "--open", "tripp", "--scenario", "tripp"]) == 0
    assert " + " not in capsys.readouterr().out


def test_a_new_folder_is_begun_and_passes(tmp_path, capsys):
    folder = tmp_path / "my corridor"
    assert main(["new", str(folder)]) == 0
    hint = capsys.readouterr().out.strip().rpartition("python -m routes ")[2]
    assert main(shlex.split(hint)) == 0
    assert main(["new", str(folder)]) == 1
    assert "is not empty" in capsys.readouterr().err


def test_of_years_to_come_it_is_told_where_promises_stand(toy, monkeypatch, capsys):
    monkeypatch.setattr("routes.tables.dataset.load", lambda _: toy)
    assert main(["opened", "2028", "2028"]) == 0
    assert capsys.readouterr().out.endswith("What is planned: python -m routes planned 2028 2028\n")
    assert main(["opened", "2018", "2024"]) == 0
    assert "python" not in capsys.readouterr().out


def test_a_mistake_is_told_in_the_language_that_was_asked_for(folder, capsys):
    words = ["route", "nowhere", "aktau", "--geodata", str(folder), "--lang"]
    told = {}
    for lang in ("en", "ru", "xx"):
        assert main([*words, lang]) == 1
        told[lang] = capsys.readouterr().err
    assert "origin: found 'nowhere'" in told["en"] and "allowed: xian, dostyk" in told["en"]
    assert "указано 'nowhere'" in told["ru"] and "допустимо: xian, dostyk" in told["ru"]
    assert "found 'nowhere'" in told["xx"]
    spoil(folder, "nodes.csv", "shu,Shu,junction,KZ,58,41", "shu,Shu,crossroads,KZ,58,x")
    assert main([*words, "ru"]) == 1
    assert "crossroads" in capsys.readouterr().err
