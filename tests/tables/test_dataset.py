import dataclasses

import pytest

from routes.errors import DataError
from routes.measure import distance_km
from routes.tables import dataset
from tests.toys import TOY, copied, spoil


@pytest.fixture(scope="module")
def toy():
    return dataset.load(TOY)


def test_the_toy_has_no_problem():
    assert dataset.problems(TOY) == ()


def test_tables_are_indexed_by_their_ids(toy):
    assert toy.nodes.at["aktau", "name"] == "Aktau"
    assert toy.segments.at["rail-xian-dostyk", "gauge_mm"] == 1435
    assert toy.sources.at["newspaper", "url"] == ""
    assert toy.quantities.at["length_km", "unit"] == "km"
    assert toy.labels.at["node.aktau", "ru"] == "Актау"


def test_lengths_are_measured_on_the_ellipsoid(toy):
    way = distance_km(56, 41, 55, 41) + distance_km(55, 41, 54, 41)
    assert toy.segments.at["sea-aktau-alat", "length_km"] == pytest.approx(way)
    assert way == pytest.approx(2 * 111.32 * 0.7547 * 1.0015, rel=1e-3)  # cos 41, and flattening


def test_unknown_values_are_empty_or_not_numbers(toy):
    assert toy.nodes.at["shu", "opened"] == ""
    assert toy.segments["gauge_mm"].isna().sum() == 3
    sailing = toy.facts[toy.facts["quantity"] == "sailing_h"]
    assert list(sailing["number"].isna()) == [True, False]


def test_nodes_and_lines_are_in_degrees(toy):
    assert toy.nodes.crs.to_epsg() == toy.segments.crs.to_epsg() == 4326
    assert toy.nodes.at["aktau", "geometry"].coords[0] == (56, 41)


def test_date_and_digest_tell_the_state_of_the_data(toy, tmp_path):
    assert toy.date == "2026-11-23"
    folder = copied(tmp_path)
    assert dataset.load(folder).digest == toy.digest
    spoil(folder, "nodes.csv", "Ələt", "Alat")
    assert dataset.load(folder).digest != toy.digest


def test_a_dataset_cannot_be_changed(toy):
    with pytest.raises(dataclasses.FrozenInstanceError):
        toy.date = "2020-01-01"


def test_loading_tells_all_problems_at_once(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "nodes.csv", "Shu,junction", "Shu,crossing")
    spoil(folder, "facts.csv", "166,,,km", "166,,,h")
    with pytest.raises(DataError) as raised:
        dataset.load(folder)
    assert len(raised.value.problems) == 2
    assert str(raised.value).startswith("2 problems in the data:\n")
