"""What a view shows: its rows, what frames a map, and what is only compared with."""

import pytest

from routes.tables import dataset
from routes.view.answer import (
    alone,
    answer,
    compared_ids,
    compares,
    corridor_ids,
    countries,
    own,
)
from routes.view.query import read_query
from tests.conftest import worded
from tests.toys import spoil

ROAD, FERRY = "road-dostyk-aktau", "ferry-aktau-alat"


def asked(data, **params):
    """The answer to what a link asks."""
    query, refusals = read_query(data, params)
    assert refusals == ()
    return answer(data, query)


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    """The toy with a road that the corridor is only compared with, on a corridor of lorries."""
    folder = worded(tmp_path_factory.mktemp("compared"))
    road = '"opened":"2024-07-03","trace":"traced","reach":'
    spoil(folder, "segments.geojson", f'{road}"corridor"', f'{road}"beyond"')
    return dataset.load(folder)


def test_a_view_has_the_rows_of_segments_and_nodes_and_of_nothing_else(toy):
    view = asked(toy)
    assert view.row("rail-xian-dostyk")["gauge_mm"] == 1435
    assert view.row("alat")["kind"] == "port"
    for stranger in ("main", "rail", "KZ"):
        with pytest.raises(KeyError):
            view.row(stranger)


def test_corridors_stand_in_their_order_and_the_compared_ones_are_those_beyond(toy, compared):
    assert corridor_ids(toy) == corridor_ids(compared) == ("main", "truck")
    assert compared_ids(toy) == ()
    assert compared_ids(compared) == ("truck",)


def test_the_countries_are_those_of_places_and_those_to_avoid(toy):
    assert countries(toy) == ("AZ", "CN", "KZ", "RU")


@pytest.mark.parametrize(
    ("about", "asks", "framing"),
    [
        ({}, False, None),
        ({"corridor": "main"}, False, None),
        ({"corridor": "truck"}, True, {ROAD, FERRY}),
        ({"corridor": "main,truck", "mode": "road"}, True, {ROAD}),
        ({"mode": "road,ferry"}, False, {FERRY}),
        ({"mode": "road"}, False, {ROAD}),
    ],
)
def test_a_map_is_framed_by_the_corridor_unless_nothing_else_is_shown(
    compared, about, asks, framing
):
    view = asked(compared, **about)
    assert compares(view) == asks
    assert set(own(view).index) == (framing or set(view.segments.index) - {ROAD})


def test_a_picture_of_the_corridor_leaves_out_what_it_is_compared_with(compared):
    view = asked(compared, mode="road,ferry")
    assert set(view.nodes.index) == {"dostyk", "aktau", "alat"}
    picture = alone(view)
    assert list(picture.segments.index) == [FERRY]
    assert set(picture.nodes.index) == {"aktau", "alat"}
    assert picture.query == view.query


def test_a_filter_leaves_the_way_of_a_journey(toy):
    about = {"origin": "xian", "destination": "alat"}
    way = {"rail-xian-dostyk", "rail-dostyk-shu", "rail-shu-aktau", "sea-aktau-alat"}
    view = asked(toy, **about, mode="road")
    assert set(view.segments.index) == {*way, ROAD}
    assert set(view.nodes.index) == {"xian", "dostyk", "shu", "aktau", "alat"}
    unfiltered = asked(toy, **about, mode="")
    assert list(unfiltered.segments.index) == list(toy.segments.index)
