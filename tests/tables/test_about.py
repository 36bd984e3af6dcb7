"""What a folder may say of itself, and what stands in for it where it says nothing."""

import json
from pathlib import Path

import pytest

from routes.facts import labels
from routes.tables import about, dataset
from tests.toys import copied, spoil, told

WRONG = {
    "name": ("Toy corridor", "text of the form [a-z0-9][a-z0-9._-]*"),
    "title": (7, "a text"),
    "description": ("", "a text"),
    "created": ("yesterday", "date and time of the data"),
    "licenses": (["CC0"], "a list of objects with a title"),
    "bbox": ([125, -42, -25, 60], "[west, south, east, north] in degrees, at most"),
}


@pytest.mark.parametrize(("key", "value", "allowed"), [(k, *v) for k, v in WRONG.items()])
def test_what_does_not_fit_is_told(key, value, allowed):
    problems = []
    assert about.read({key: value}, "Some folder", problems) == about.read({}, "Some folder", [])
    (problem,) = problems
    assert str(problem).startswith("datapackage.json, column " + key)
    assert problem.allowed.startswith(allowed)
    assert set(WRONG) == set(about.MEMBERS)


@pytest.mark.parametrize(
    ("folder", "name"),
    [("Northern Corridor_2", "northern-corridor-2"), ("Коридор", "коридор"), ("...", "corridor")],
)
def test_a_folder_without_a_word_goes_by_its_own_name(folder, name):
    assert about.read({}, folder, []).name == name
    assert about.read({}, folder, []).title == folder


def test_nothing_but_these_is_read(tmp_path):
    folder = copied(tmp_path)
    package = {"resources": [{"name": 7}], "version": 1.5, "profile": None}
    (folder / "datapackage.json").write_text(json.dumps(package))
    assert told(folder) == []


def test_a_bbox_narrows_where_places_and_lines_may_lie(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "datapackage.json", "[-25, -42, 125, 60]", "[53.5, 30, 70, 60]")
    assert told(folder) == [
        "nodes.csv row 7 (ganja), column lon: found '53', allowed: number from 53.5 to 70",
        "segments.geojson row 3 (rail-alat-ganja), column geometry: found the position 53, 41, "
        "allowed: longitude from 53.5 to 70, then latitude from 30 to 60 (EPSG:4326)",
    ]


def test_titles_date_and_licence_come_from_the_folder(tmp_path):
    folder = copied(tmp_path)
    toy = dataset.load(folder)
    assert (toy.name, toy.date) == ("toy", "2026-11-23")
    assert labels.text(toy, "ui.title", "ru") == "Toy corridor"
    toy = dataset.load(folder)
    credit = labels.text(toy, "ui.poster_sources")
    assert credit.endswith("Creative Commons Zero 1.0.")
    assert labels.text(toy, "ui.attribution").startswith(credit)
    (folder / "datapackage.json").unlink()
    bare = dataset.load(folder.rename(Path(tmp_path) / "My line"))
    assert (bare.name, labels.text(bare, "ui.title")) == ("my-line", "My line")
    assert bare.date == max(bare.sources["accessed"])
