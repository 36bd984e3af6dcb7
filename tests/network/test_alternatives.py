"""Other ways: in order, really different, and those of the corridor."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routes.facts.amounts import UNKNOWN
from routes.network.alternatives import several
from routes.network.building import build
from routes.network.itinerary import Itinerary
from routes.network.search import Ask, best
from tests.nets import net
from tests.network.test_search import DIAMOND, asks, network_of, ranked, rows, segments


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


# Two long lines with a border and a water between them; how else each is passed, within 1.6 times.
LONG = (
    ("ab", "rail", "cn_a", "cn_b", 1000, 10),
    ("border", "rail", "cn_b", "kz_c", 10, 1),
    ("water", "sea", "kz_c", "kz_d", 10, 1),
    ("de", "rail", "kz_d", "kz_e", 1000, 10),
)
BORDER = (("b2", "rail", "cn_b", "kz_b", 10, 2), ("b3", "rail", "kz_b", "kz_c", 1, 1))
WATER = (("w2", "sea", "kz_c", "kz_w", 10, 2), ("w3", "rail", "kz_w", "kz_d", 1, 1))
LINE = (("l2", "rail", "kz_c", "kz_l", 10, 2), ("l3", "rail", "kz_l", "kz_d", 1, 1))
TRACKS = (("t2", "rail", "cn_b", "kz_c", 10, 2), ("t3", "sea", "kz_c", "kz_d", 11, 2))
FAR = (("f2", "rail", "kz_d", "kz_f", 900, 7), ("f3", "rail", "kz_f", "kz_e", 1, 4))


@pytest.mark.parametrize(
    ("around", "others"),
    [
        (BORDER, [["ab", "b2", "b3", "water", "de"]]),
        (WATER, [["ab", "border", "w2", "w3", "de"]]),
        (LINE, []),
        (TRACKS, []),
        (FAR, [["ab", "border", "water", "f2", "f3"]]),
    ],
)
def test_a_short_way_around_is_another_way_over_a_border_or_a_water_alone(around, others):
    ways = several(net(*LONG, *around), Ask("cn_a", "kz_e"), 9)
    assert [segments(way) for way in ways] == [["ab", "border", "water", "de"], *others]


def test_waters_come_before_borders_and_those_before_lines():
    for count, marks in ((2, {"w2"}), (3, {"w2", "b2"}), (4, {"w2", "b2", "f2"})):
        ways = several(net(*LONG, *FAR, *BORDER, *WATER), Ask("cn_a", "kz_e"), count)
        used = {segment for way in ways for segment in segments(way)}
        assert used & {"w2", "b2", "f2"} == marks and len(ways) == count


@pytest.mark.parametrize(("hours", "count"), [(15.9, 2), (16, 2), (16.1, 1)])
@pytest.mark.parametrize("by", ["time", "distance"])
def test_no_way_takes_more_than_so_many_times_the_hours_of_the_best(hours, count, by):
    fork = net(
        ("ab", "rail", "cn_a", "kz_b", 10, 10),
        ("ac", "rail", "cn_a", "kz_c", 10, hours - 1),
        ("cb", "rail", "kz_c", "kz_b", 10, 1),
    )
    assert len(several(fork, Ask("cn_a", "kz_b", by=by), 9)) == count


@pytest.mark.parametrize(("km", "count"), [(25, 2), (24, 1), (None, 1)])
def test_another_line_runs_a_fifth_of_its_kilometres(km, count):
    """One of 25 in 125, of 24 in 124; and one of which no length is known."""
    rows = [("ab", "rail", "kz_a", "kz_b", 100, 10), ("bc", "rail", "kz_b", "kz_c", 10, 1)]
    rows += [
        ("bd", "rail", "kz_b", "kz_d", (km or 30) - 1, 1),
        ("dc", "rail", "kz_d", "kz_c", 1, 1),
    ]
    fork = net(*rows)
    if km is None:
        fork = replace(fork, every=tuple(replace(arc, km=UNKNOWN) for arc in fork.every))
    assert len(several(fork, Ask("kz_a", "kz_c"), 9)) == count


def test_no_way_passes_a_node_twice_but_through_a_place_asked_for():
    spur = net(
        ("ab", "rail", "kz_a", "kz_b", 10, 10),
        ("bc", "rail", "kz_b", "kz_c", 10, 1),
        ("bd", "rail", "kz_b", "kz_d", 10, 10),
    )
    assert [segments(way) for way in several(spur, Ask("kz_a", "kz_d"), 9)] == [["ab", "bd"]]
    (way,) = several(spur, Ask("kz_a", "kz_d", via=("kz_c",)), 9)
    assert segments(way) == ["ab", "bc", "bc", "bd"]


@settings(max_examples=100, deadline=None)
@given(rows, asks, st.integers(0, 6))
def test_alternatives_are_in_order_and_differ(drawn, ask, count):
    network = network_of(drawn)
    ways = several(network, ask, count)
    way = best(network, ask)
    assert bool(ways) == (way is not None and count > 0)
    assume(ways)
    assert ranked(ways[0], ask.by) == pytest.approx(ranked(way, ask.by))
    values = [ranked(one, ask.by) for one in ways]
    assert values == pytest.approx(sorted(values)) and len(ways) <= count
    pairs = [frozenset(frozenset((a.tail.node, a.head.node)) for a in one) for one in ways]
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
