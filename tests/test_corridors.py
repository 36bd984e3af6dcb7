"""What passes the check runs: another corridor, and folders from which a table is taken away."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from routes.cli.commands import main
from routes.errors import DataError
from routes.export import formats
from routes.facts import labels
from routes.studies import critical
from routes.tables import dataset, reading, starter
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import html_file
from tests.toys import TOY

NORTHERN = Path(__file__).parent / "northern"
ENDS = {TOY: ("xian", "alat"), NORTHERN: ("mombasa", "kampala")}
# Without their exceptions both break the rules that these set aside.
TAKEN = [
    (folder, path.name)
    for folder in (TOY, NORTHERN)
    for path in sorted(folder.iterdir())
    if path.stem not in (*reading.NEEDED, "exceptions")
]
THREE = ("sources.csv", "nodes.csv", "segments.geojson")
FILES = (".html", ".geojson", ".gpkg", ".csv")
JOURNEYS = (".html", ".geojson", ".csv", ".json")
NEVER = ("nan", "NaN", "None", "0.0 days", "0.0/0.0", "Middle Corridor", "Traceback")


def without(folder: Path, name: str, to: Path) -> Path:
    """A copy of a folder in which one file is missing."""
    copy = Path(shutil.copytree(folder, to / folder.name))
    (copy / name).unlink()
    return copy


def commands(folder: Path, origin: str, destination: str) -> list[list[str]]:
    """Every command with what it can be asked for."""
    data = dataset.load(folder)
    ends = [origin, destination]
    return [
        ["check"],
        ["sources"],
        ["show", origin],
        ["show", str(data.segments.index[0])],
        ["route", *ends, "--alternatives", "3"],
        ["route", *ends, "--format", "json"],
        ["route", *ends, "--format", "geojson"],
        ["route", *ends, "--service", "truck"],
        ["route", *ends, "--by", "cost"],
        ["critical"],
        ["critical", "--journeys", "-".join(ends), "--format", "csv"],
        ["capacity"],
        ["capacity", "--format", "csv"],
        ["capacity", "--format", "json"],
        ["compare"],
        ["compare", *ends, "--format", "json"],
        ["compare", *ends, "--format", "csv"],
        ["compare", "--reality"],
        ["compare", "--reality", "--format", "csv"],
    ]


def run_all(folder: Path, capsys, monkeypatch, ends: tuple[str, str]) -> dict[str, str]:
    """Run every command and format on a folder; give what each says: an answer or one message."""
    words = commands(folder, *ends)
    data = dataset.load(folder)
    monkeypatch.setattr(dataset, "load", lambda _: data)  # once is enough
    said = {}
    for one in words:
        failed = main([*one, "--geodata", str(folder)])
        out = capsys.readouterr()
        said[" ".join(one)] = out.err if failed else out.out
        assert (out.err if failed else out.out).strip(), one
        assert not (out.out if failed else out.err), one
    view = answer(data, Query())
    for ending in FILES:
        assert formats.FORMATS[ending](view)
    journey = answer(data, Query(origin=ends[0], destination=ends[1]))
    for ending in JOURNEYS:
        assert formats.FORMATS[ending](journey)
    assert formats.picture(view, ".svg", "share")
    said["volumes"] = formats.volumes_csv(view)
    for command, text in said.items():
        assert not [one for one in NEVER if one in text], (command, text)
    return said


def test_the_second_corridor_keeps_the_rules_and_runs(capsys, monkeypatch):
    said = run_all(NORTHERN, capsys, monkeypatch, ENDS[NORTHERN])
    assert said["check"] == "No problems.\n"
    assert (
        "at least 0.3 days (0.2–0.4); 6 parts unknown"
        in said["route mombasa kampala --alternatives 3"]
    )
    assert "Standard gauge to Naivasha" in said["compare"]
    assert "Malaba" in said["critical"]
    rows = list(csv.DictReader(io.StringIO(said["volumes"])))
    assert len(rows) == 6


def test_its_title_names_and_files_are_its_own(tmp_path):
    data = dataset.load(NORTHERN)
    view = answer(data, Query(lang="ru"))
    page = formats.html(view)
    title = "The Northern Corridor: from Mombasa to the Great Lakes"
    assert f"<title>{title}</title>" in page
    assert data.name == "northern-corridor"
    for word in ("Middle Corridor", "Caspian", "China", "Каспий", "Китай"):
        assert word not in page
    assert "Железная дорога" in page  # the product's own words, in the language asked for
    svg = formats.picture(answer(data, Query()), ".svg", "share").decode()
    assert "The Northern Corridor" in svg
    assert "Mercator" in svg
    assert "Natural Earth" not in svg


def test_a_gauge_needs_no_list():
    view = answer(dataset.load(NORTHERN), Query(lang="tr"))
    gauges = next(one for one in html_file.script_data(view)["themes"] if one["id"] == "gauge")
    told = [(one["id"], one["label"]) for one in gauges["entries"]]
    assert told[1] == ("1000", "1000 mm")
    assert told[0][0] == "1435"
    assert len({one["colour"] for one in gauges["entries"]}) == 2


@pytest.mark.parametrize(
    ("folder", "name"), TAKEN, ids=[f"{folder.name} without {name}" for folder, name in TAKEN]
)
def test_any_other_table_may_be_missing(tmp_path, capsys, monkeypatch, folder, name):
    assert run_all(without(folder, name, tmp_path), capsys, monkeypatch, ENDS[folder])


@pytest.mark.parametrize("folder", [TOY, NORTHERN], ids=lambda folder: folder.name)
def test_without_exceptions_the_check_tells_what_they_set_aside(tmp_path, folder):
    copy = without(folder, "exceptions.csv", tmp_path)
    with pytest.raises(DataError, match="or an exception"):
        dataset.load(copy)


@pytest.fixture
def bare(tmp_path) -> Path:
    """The three tables of the toy and nothing else."""
    folder = tmp_path / "bare_line"
    folder.mkdir()
    for name in THREE:
        shutil.copy(TOY / name, folder)
    return folder


def test_three_tables_make_a_map(bare, capsys, monkeypatch):
    said = run_all(bare, capsys, monkeypatch, ENDS[TOY])
    assert said["check"] == "No problems.\n"
    assert said["compare"] == (
        "no ends to compare between: journeys.csv has no row with the use compare\n"
    )
    assert said["compare xian alat --format csv"] == "no ways to compare: ways.csv has no row\n"
    assert said["compare --reality"].startswith("no published times to compare")
    assert said["critical"].startswith("no journey was asked for")
    assert said["capacity"].startswith("no capacity to compare")
    assert "Transit time, median (P10–P90): Unknown" in said["route xian alat --alternatives 3"]
    assert "Distance: 589 km" in said["route xian alat --alternatives 3"]
    assert "it would work" in said["route xian alat --service truck"]
    assert "days unknown" in said["route xian alat --service truck"]
    itinerary = json.loads(said["route xian alat --format json"])["itineraries"][0]
    assert itinerary["spread_h"] is None
    assert itinerary["hours"]["likely"] is None
    view = answer(dataset.load(bare), Query())
    script = html_file.script_data(view)
    assert script["tour"]["steps"] == script["traffic"] == script["years"]["events"] == []
    assert labels.text(view.dataset, "ui.title") == "bare_line"
    assert labels.text(view.dataset, "node.alat", "zh") == "Ələt"  # the name in nodes.csv


def test_what_is_lost_where_hours_are_unknown_is_unknown():
    found = critical.of_pairs(dataset.load(NORTHERN), [ENDS[NORTHERN]], Query())
    doubtful = {part.subject: part.added_h for part in found.parts if not part.cut}
    assert doubtful == {"rail-mombasa-nairobi-1435": None, "rail-nairobi-naivasha-1435": None}


def test_a_heading_without_a_row_is_as_good_as_no_table(bare, capsys, monkeypatch):
    for resource in reading.schema():
        path = bare / resource["path"]
        if path.name not in THREE:
            heading = starter.example({**resource, "example": []})
            path.write_text(heading, encoding="utf-8")
    (bare / "quantities.csv").unlink()
    said = run_all(bare, capsys, monkeypatch, ENDS[TOY])
    assert said["compare"].startswith("no ends to compare between")


@pytest.mark.parametrize(
    ("country", "shift"),
    [("south", (80.0, -74.0)), ("far north", (-10.0, 40.0)), ("west", (-130.0, -39.0))],
    ids=["south", "north", "west"],
)
def test_a_corridor_lies_anywhere_on_earth(bare, country, shift):
    moved(bare, *shift)
    view = answer(dataset.load(bare), Query())
    assert b"<svg" in formats.picture(view, ".svg", "share")
    assert formats.html(view)


def moved(folder: Path, east: float, north: float) -> None:
    """Move all places and lines of a folder by some degrees."""
    path = folder / "segments.geojson"
    document = json.loads(path.read_text(encoding="utf-8"))
    for feature in document["features"]:
        line = feature["geometry"]["coordinates"]
        feature["geometry"]["coordinates"] = [[lon + east, lat + north] for lon, lat in line]
    path.write_text(json.dumps(document), encoding="utf-8")
    path = folder / "nodes.csv"
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        for row in rows:
            lon, lat = float(row["lon"]) + east, float(row["lat"]) + north
            writer.writerow({**row, "lon": lon, "lat": lat})
