"""A folder to begin with has every table, with an example of each, and passes the check."""

import json

import pytest

from routes import dataset, records, starter, tables
from routes.cli import main
from routes.dataset import NAMES
from tests.test_corridors import run_all


def test_a_new_folder_passes_the_check_and_runs(tmp_path, capsys, monkeypatch):
    folder = tmp_path / "deep" / "My corridor"
    assert main(["new", str(folder)]) == 0
    assert str(folder) in capsys.readouterr().out
    assert dataset.problems(folder) == ()
    said = run_all(folder, capsys, monkeypatch, ("first_town", "second_town"))
    assert "By_rail" not in said["compare"]


def test_every_table_has_an_example_in_the_folder(tmp_path):
    starter.create(tmp_path)
    told = tables.read(tmp_path)
    assert told.absent == frozenset()
    assert set(told) >= set(NAMES)
    for resource in tables.schema():
        assert len(told[resource["name"]]) >= len(resource["example"]) >= 1
        if "features" not in resource:
            text = (tmp_path / resource["path"]).read_text(encoding="utf-8-sig")
            assert text.startswith(records.heading(resource))
            assert len(text.splitlines()) == 1 + len(resource["example"])
    assert {path.name for path in tmp_path.iterdir()} == {one["path"] for one in tables.schema()}


def test_a_folder_with_something_in_it_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("x")
    assert main(["new", str(tmp_path)]) == 1
    message = f"{tmp_path} is not empty; allowed: a new folder, or an empty one\n"
    assert capsys.readouterr().err == message
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_what_cannot_be_written_is_told_in_one_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("x")
    assert main(["new", str(tmp_path / "file")]) == 1
    assert main(["new", str(tmp_path / "file" / "folder")]) == 1
    told = capsys.readouterr().err.splitlines()
    assert all(line.startswith(f"cannot write {tmp_path}/file") for line in told), told


@pytest.mark.parametrize("name", ["segments", "borders"])
def test_a_gis_can_read_the_examples(tmp_path, name):
    starter.create(tmp_path)
    document = json.loads((tmp_path / f"{name}.geojson").read_text(encoding="utf-8"))
    assert document["type"] == "FeatureCollection"
