"""Other ways: in order, really different, and those of the corridor."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routes.alternatives import several
from routes.itinerary import Itinerary
from routes.network import build
from routes.search import Ask, best
from tests.nets import net
from tests.test_search import DIAMOND, asks, network_of, ranked, rows, segments


@pytest.fixture(scope="module")
def now(real):
    return build(real, 2026)


def test_unknown_hours_come_last():
    assert segments(several(DIAMOND, Ask("cn_a", "ge_d"), 9)[-1]) == ["ae", "ed"]


def test_another_track_is_no_alternative():
    double = net(
        ("one", "rail", "cn_a", "kz_b", 10, 1),
        ("two", "rail", "cn_a", "kz_b", 10, 1.1),
        ("far", "rail", "kz_b", "ge_d", 90, 9),
        ("by_c", "rail", "cn_a", "uz_c", 10, 2),
        ("c_b", "rail", "uz_c", "kz_b", 10, 2),
    )
    ways = several(double, Ask("cn_a", "ge_d"), 9)
    assert [segments(way) for way in ways] == [["one", "far"], ["by_c", "c_b", "far"]]


@settings(max_examples=100, deadline=None)
@given(rows, asks, st.integers(1, 6))
def test_alternatives_are_in_order_and_differ(drawn, ask, count):
    network = network_of(drawn)
    ways = several(network, ask, count)
    way = best(network, ask)
    assert bool(ways) == (way is not None)
    assume(ways)
    assert ranked(ways[0], ask.by) == pytest.approx(ranked(way, ask.by))
    values = [ranked(one, ask.by) for one in ways]
    assert values == pytest.approx(sorted(values)) and len(ways) <= count
    pairs = [frozenset(frozenset((a.tail[0], a.head[0])) for a in one) for one in ways]
    assert len(set(pairs)) == len(pairs)


def test_from_xian_to_halkali_by_all_four_ways(now):
    ways = [Itinerary(way).segments for way in several(now, Ask("xian", "halkali"), 6)]
    marks = (
        "rail-kartsakhi-kars",
        "ferry-kuryk-alat",
        "ferry-turkmenbashi-alat",
        "sea-poti-samsun",
    )
    for mark in marks:
        assert any(mark in segments for segments in ways), mark
    assert "rail-kartsakhi-kars" in ways[0] and "sea-aktau-alat" in ways[0]


def test_from_xian_to_poti_by_aktau_kuryk_and_turkmenbashi(now):
    ways = [Itinerary(way).segments for way in several(now, Ask("xian", "poti"), 4)]
    for mark in ("sea-aktau-alat", "ferry-kuryk-alat", "ferry-turkmenbashi-alat"):
        assert any(mark in segments for segments in ways), mark


@pytest.mark.parametrize("year", range(2004, 2027, 2))
def test_a_year_before_an_opening_never_uses_the_segment(real, year):
    network = build(real, year)
    late = {one for one, day in real.segments["opened"].items() if day and int(day[:4]) > year}
    for pair in (("xian", "poti"), ("altynkol", "halkali"), ("shu", "alat")):
        for way in several(network, Ask(*pair), 4):
            assert not late & set(Itinerary(way).segments)
