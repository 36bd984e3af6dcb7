"""The points of the staircase: the toy worked out by hand, and what holds of all real ways."""

from dataclasses import replace
from itertools import pairwise

import pytest

from routes.facts.amounts import NOTHING, UNKNOWN
from routes.network import staircase
from routes.network.itinerary import Itinerary
from routes.network.journey import plan
from routes.network.request import Request
from routes.network.staircase import HOURS, USD
from tests.nets import amount
from tests.network.test_countries import JOURNEYS
from tests.network.test_network import extended

WHAT = {HOURS: lambda way: way.hours, USD: lambda way: way.usd}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def way(data):
    """The way of the toy, of whose dollars only the 900 of the ship are known."""
    found = plan(data, Request("xian", "alat")).itineraries[0]
    return Itinerary(tuple(replace(arc, usd=usd(arc)) for arc in found.arcs))


def usd(arc):
    if arc.kind == "dwell":
        return NOTHING
    return amount(900.0, arc.segment) if arc.segment == "sea-aktau-alat" else UNKNOWN


def test_the_points_of_the_toy_by_hand(data, way):
    """At 941 km a day; a border of 7 h, a gauge of 3, a port of 5, a ship after 36.525, 22 h."""
    drawn = data.segments.at["rail-xian-dostyk", "length_km"]
    run, second, third = (km * 24 / 941 for km in (drawn, 166, 190))
    told = [(point.km, point.spent) for point in staircase.points(way)]
    expected = [(0, 0), (0, 7), (drawn, run + 7), (drawn, run + 10)]
    expected += [(drawn + 166, run + 10 + second), (drawn + 356, run + 10 + second + third)]
    port = run + 15 + second + third
    expected += [(drawn + 356, port), (drawn + 356, port + 36.525)]
    expected += [(drawn + 526, port + 58.525)]
    assert told == [pytest.approx(pair) for pair in expected]


def test_the_jumps_of_the_toy_stand_apart_by_place(way):
    told = [(jump.node, jump.size) for jump in staircase.jumps(way)]
    assert told == [
        ("xian", pytest.approx(7)),
        ("dostyk", pytest.approx(3)),
        ("aktau", pytest.approx(41.525)),
    ]
    assert [len(jump.parts) for jump in staircase.jumps(way)] == [1, 1, 2]


def test_unknown_dollars_do_not_rise_and_make_what_follows_a_lower_bound(way):
    points = staircase.points(way, USD)
    assert [point.spent for point in points] == [0, *[0] * 7, 900]
    assert [point.at_least for point in points] == [False, *[True] * 8]
    (gap,) = staircase.gaps(way, USD)  # all before the ship; to wait for it costs nothing
    assert gap[0].arc is None and gap[1].arc.kind == "transshipment"


def test_a_gap_between_known_parts_has_its_two_ends(way):
    arcs = [
        replace(arc, hours=UNKNOWN) if arc.segment == "rail-dostyk-shu" else arc for arc in way.arcs
    ]
    ((start, end),) = staircase.gaps(Itinerary(tuple(arcs)))
    assert start.arc.kind == "gauge_change" and end.arc.segment == "rail-dostyk-shu"
    assert start.spent == end.spent and end.km - start.km == pytest.approx(166)


def test_where_nothing_is_known_there_is_nothing_to_draw(way):
    bare = Itinerary(tuple(replace(arc, hours=UNKNOWN) for arc in way.arcs))
    assert not staircase.is_known(bare, HOURS) and staircase.is_known(bare, USD)
    assert staircase.jumps(bare)[0].size == 0


@pytest.mark.parametrize("request_", JOURNEYS, ids=str)
@pytest.mark.parametrize("what", WHAT)
def test_the_last_point_is_the_total_to_the_digit_and_no_jump_goes_down(real, request_, what):
    for way in plan(real, request_).itineraries:
        points, total = staircase.points(way, what), WHAT[what](way)
        last = points[-1]
        assert last.spent == (total.likely or 0.0) and last.at_least == total.at_least
        assert last.km == way.km.likely
        assert all(
            one.km <= other.km and one.spent <= other.spent for one, other in pairwise(points)
        )
        assert all(point.low <= point.high for point in points)
        assert all(jump.size >= 0 for jump in staircase.jumps(way, what))
        stands = sum(jump.size for jump in staircase.jumps(way, what))
        runs = sum((WHAT[what](Itinerary((arc,))).likely or 0.0) for arc in way.arcs if arc.runs)
        assert stands + runs == pytest.approx(last.spent)


@pytest.mark.parametrize("request_", JOURNEYS, ids=str)
def test_the_band_ends_where_the_spread_of_the_way_does(real, request_):
    for way in plan(real, request_).itineraries:
        last = staircase.points(way)[-1]
        assert (last.low, last.high) == (way.spread.p10, way.spread.p90)
