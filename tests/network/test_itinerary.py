"""Legs and totals of itineraries."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.facts.amounts import NOTHING, Amount
from routes.network.building import build
from routes.network.itinerary import HOURS_BY, Itinerary, Total, total
from routes.network.search import Ask, best
from routes.network.spread import Spread
from tests.nets import net, stop
from tests.network.test_network import extended


@pytest.fixture(scope="module")
def toy_way(tmp_path_factory):
    data = extended(tmp_path_factory.mktemp("toy"))
    return Itinerary(best(build(data, 2026), Ask("xian", "alat"))), data


def test_the_same_way_found_twice_is_one_key_of_a_cache(toy_way):
    way, data = toy_way
    again = Itinerary(best(build(data, 2026), Ask("xian", "alat")))
    other = Itinerary(way.arcs[:-1])
    assert {way: "kept"}.get(again) == "kept" and other not in {way: "kept"}


def test_the_toy_worked_out_by_hand(toy_way):
    way, data = toy_way
    drawn = data.segments.at["rail-xian-dostyk", "length_km"]
    rail = (drawn + 166 + 190) * 24
    assert [arc.kind for arc in way.arcs] == [
        "border",
        "run",
        "gauge_change",
        "run",
        "run",
        "transshipment",
        "dwell",
        "run",
    ]
    assert way.km.likely == pytest.approx(drawn + 166 + 190 + 170)
    assert way.hours.likely == pytest.approx(rail / 941 + 7 + 3 + 5 + 36.525 + 22)
    assert way.hours.low == pytest.approx(rail / 1100 + 0.8 * (7 + 3) + 4 + 0 + 20)
    assert way.hours.high == pytest.approx(rail / 800 + 1.2 * (7 + 3) + 8 + 73.05 + 24)
    assert way.transshipments == 1
    assert way.nodes == ("xian", "dostyk", "shu", "aktau", "alat")


def test_an_unknown_cost_makes_the_total_a_lower_bound_and_is_named(toy_way):
    way, data = toy_way
    drawn = data.segments.at["rail-xian-dostyk", "length_km"]
    usd = 0.5 * drawn + 200 + 332 + 380 + 900
    assert way.usd.at_least and way.usd.likely == pytest.approx(usd)
    assert way.usd.missing == ("transshipment aktau rail-1520 to sea",)
    assert not way.hours.at_least
    assert way.own_tariffs.usd == pytest.approx(900 / usd)
    assert way.own_tariffs.km == pytest.approx(170 / (drawn + 166 + 190 + 170))
    assert way.usd.low < way.usd_spread.p10 < way.usd_spread.p90 < way.usd.high


def test_gases_of_the_toy_by_hand(toy_way):
    """20, 30 and 40 g for a tonne and km by rail; nobody tells those of a ship."""
    way, data = toy_way
    rail = data.segments.at["rail-xian-dostyk", "length_km"] + 166 + 190
    ends = (way.kg_t.low, way.kg_t.likely, way.kg_t.high)
    assert ends == pytest.approx((rail * 0.02, rail * 0.03, rail * 0.04))
    assert way.kg_t.missing == ("run sea-aktau-alat to alat",)
    assert way.kg_t.times(20).likely == pytest.approx(rail * 0.6)
    assert [leg.kg_t.likely for leg in way.legs][2] is None
    assert sum(leg.usd.likely for leg in way.legs) == pytest.approx(way.usd.likely)


def test_legs_lie_between_changes_and_hours_are_told_by_kind(toy_way):
    way, _ = toy_way
    assert [(leg.origin, leg.destination, leg.modes) for leg in way.legs] == [
        ("xian", "dostyk", ("rail",)),
        ("dostyk", "aktau", ("rail",)),
        ("aktau", "alat", ("sea",)),
    ]
    assert way.hours_by_kind["sea"].likely == 22
    assert sum(one.likely for one in way.hours_by_kind.values()) == pytest.approx(way.hours.likely)
    assert tuple(way.hours_by_kind) == HOURS_BY


def test_nothing_known_is_none_and_not_zero():
    way = Itinerary(best(net(("ab", "rail", "cn_a", "kz_b", 1, None)), Ask("cn_a", "kz_b")))
    assert (way.hours.low, way.hours.likely, way.hours.high) == (None, None, None)
    assert way.hours.missing == ("run ab to kz_b",)


def test_what_has_not_all_its_limits_is_missing_and_spreads_nothing():
    """A part that is known in part is left out of sum and spread alike."""
    known = net(("ab", "rail", "cn_a", "kz_b", 1, 2)).arcs[0]
    for lost in ({"low": None}, {"likely": None}, {"high": None}):
        open_ended = replace(known, id="open", hours=replace(Amount(1, 5, 9), **lost))
        way = Itinerary((known, open_ended, known))
        assert (way.hours.low, way.hours.likely, way.hours.high) == (4, 4, 4)
        assert way.hours.missing == ("open",)
        assert way.spread == Spread(4, 4, 4)


def test_a_stop_at_which_there_is_nothing_to_pay_tells_nothing():
    """Nothing to count is no knowledge: with anything missing there is no lower bound of zero."""
    paid = net(("ab", "rail", "cn_a", "kz_b", 1, 2)).arcs[0]
    free = stop("dwell", "kz_b", 1)
    assert total((free,), lambda arc: arc.km) == Total(0, 0, 0)
    both = total((paid, replace(free, usd=NOTHING)), lambda arc: arc.usd)
    assert both == Total(None, None, None, (paid.id,))


def test_the_parts_of_a_way_by_hand():
    line = ("ab", "rail", "cn_a", "kz_b", 3, 2), ("bc", "ferry", "kz_b", "az_c", 4, 5)
    _, rail, ship, _ = net(*line, usd={"ab": 30}).arcs
    change, wait = stop("transshipment", "kz_b", 7), stop("dwell", "kz_b", 11)
    way = Itinerary((rail, change, wait, ship))
    assert (way.origin, way.destination, way.nodes) == ("cn_a", "az_c", ("cn_a", "kz_b", "az_c"))
    assert (way.segments, way.transshipments) == (("ab", "bc"), 1)
    assert way.parts == ((rail,), (change,), (wait, ship))
    assert [(leg.origin, leg.destination, leg.modes) for leg in way.legs] == [
        ("cn_a", "kz_b", ("rail",)), ("kz_b", "az_c", ("ferry",)),
    ]  # fmt: skip
    assert [(leg.km.likely, leg.hours.likely) for leg in way.legs] == [(3, 2), (4, 16)]
    hours = {kind: one.likely for kind, one in way.hours_by_kind.items() if one.likely}
    assert hours == {"run": 2, "sea": 5, "dwell": 11, "transshipment": 7}
    assert (way.usd.likely, way.usd.missing) == (30, (change.id, wait.id, ship.id))
    assert [fact.subject for fact in way.facts] == ["ab", "kz_b", "bc"]
    assert way.spread == Spread(25, 25, 25)


triples = st.lists(
    st.tuples(*[st.floats(0, 1000)] * 3).map(lambda some: tuple(sorted(some))),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(triples)
def test_ranges_are_in_order_and_totals_are_sums(some):
    nodes = [f"cn_{at}" for at in range(len(some) + 1)]
    rows = [
        (f"s{at}", "rail", nodes[at], nodes[at + 1], float(at + 1), one)
        for at, one in enumerate(some)
    ]
    way = Itinerary(best(net(*rows), Ask(nodes[0], nodes[-1])))
    for at, end in enumerate(("low", "likely", "high")):
        assert getattr(way.hours, end) == pytest.approx(sum(one[at] for one in some))
    assert way.km.likely == sum(range(1, len(some) + 1))
    drawn = way.spread
    points = [way.hours.low, drawn.p10, drawn.p50, drawn.p90, way.hours.high]
    for lower, upper in pairwise(points):
        assert lower <= upper + 1e-6
    assert total(way.arcs, lambda arc: arc.hours) == way.hours


@pytest.mark.parametrize("pair", [("xian", "halkali"), ("xian", "poti"), ("altynkol", "constanta")])
def test_real_journeys_have_whole_hours_and_kilometres(real, pair):
    way = Itinerary(best(build(real, 2026), Ask(*pair)))
    assert not way.hours.missing and not way.km.missing
    assert way.hours.low < way.hours.likely < way.hours.high
    assert sum(leg.km.likely for leg in way.legs) == pytest.approx(way.km.likely)
    assert {fact.source for fact in way.facts} <= set(real.sources.index)
