"""Journeys by way of a place: on small networks by hand, and on the real one."""

import pytest

from routes.network import journey
from routes.network.building import build
from routes.network.graph import joined
from routes.network.itinerary import Itinerary
from routes.network.network import Place
from routes.network.onward import goes_abroad_and_back, onward
from routes.network.request import MOST, Request
from routes.network.search import Ask, Service, best, graph
from tests.nets import net

SPUR = [("ab", "rail", "kz_a", "kz_b", 1, 1.0), ("bc", "rail", "kz_b", "kz_c", 1, 1.0),
        ("bd", "rail", "kz_b", "kz_d", 1, 1.0)]  # fmt: skip
ROUND = ("dc", "rail", "kz_d", "kz_c", 1, 2.5)


def nodes(rows, *asked, **more):
    way = best(net(*rows), Ask(*asked, **more))
    return way and Itinerary(way).nodes


def test_who_goes_by_way_of_a_place_goes_on_and_not_back():
    assert nodes([*SPUR, ROUND], "kz_a", "kz_c", via=("kz_d",)) == ("kz_a", "kz_b", "kz_d", "kz_c")


def test_where_no_way_leads_on_it_is_there_and_back():
    there = ("kz_a", "kz_b", "kz_d", "kz_b", "kz_c")
    assert nodes(SPUR, "kz_a", "kz_c", via=("kz_d",)) == there
    assert Itinerary(best(net(*SPUR), Ask("kz_a", "kz_c", via=("kz_d",)))).twice == ("kz_b",)


def test_a_way_around_the_world_is_not_meant():
    """There and back counts 4, so that a way on may count 6.4: the round one 2 + 4.3 or 2 + 4.5."""
    for hours, onwards in ((4.3, True), (4.5, False)):
        rows = [*SPUR, ("dc", "rail", "kz_d", "kz_c", 1, hours)]
        found = nodes(rows, "kz_a", "kz_c", via=("kz_d",))
        assert (found[-2] == "kz_d") is onwards


def test_who_asks_to_come_back_comes_back():
    assert nodes(SPUR, "kz_a", "kz_a", via=("kz_d",)) == ("kz_a", "kz_b", "kz_d", "kz_b", "kz_a")


def test_a_way_that_leads_on_by_itself_is_left_as_it_is():
    found = graph(net(*SPUR), Ask("kz_a", "kz_c", via=("kz_b",)))
    assert onward(found, ("kz_a", "kz_b", "kz_c")) is found
    none = joined(found.layer, ("kz_a", "nowhere", "kz_c"))
    assert onward(none, ("kz_a", "nowhere", "kz_c")) is none


@pytest.mark.parametrize("via", [("poti",), ("batumi",), ("tashkent",)])
def test_real_journeys_pass_no_place_twice_where_they_need_not(real, via):
    way = Itinerary(best(build(real, 2026), Ask("xian", "halkali", via=via)))
    assert not way.twice and set(via) <= set(way.nodes)


def test_a_spur_is_gone_there_and_back_and_said_so(real):
    way = Itinerary(best(build(real, 2026), Ask("xian", "halkali", via=("baku",))))
    assert "alat_junction" in way.twice


def placed(lon: dict[str, float]) -> dict[str, Place]:
    """Places on the equator, where a degree is 111.3 km."""
    return {node: Place(node[:2].upper(), at, 0.0) for node, at in lon.items()}


@pytest.mark.parametrize(("km", "back"), [(111, False), (220, False), (226, True)])
def test_who_leaves_a_country_for_twice_the_straight_line_goes_abroad_and_back(km, back):
    """From kz_b to kz_d are 111.3 km straight, and half of the way around goes by cn_c."""
    rows = [("ab", "rail", "kz_a", "kz_b", 500, 1.0), ("bc", "rail", "kz_b", "cn_c", km / 2, 1.0),
            ("cd", "rail", "cn_c", "kz_d", km / 2, 1.0)]  # fmt: skip
    way = best(net(*rows), Ask("kz_a", "kz_d"))
    places = placed({"kz_a": 0, "kz_b": 1, "cn_c": 1.5, "kz_d": 2})
    assert goes_abroad_and_back(places, way) is back


def test_no_real_alternative_passes_its_end_and_comes_back(real):
    """By Tbilisi to Kars and Samsun and over the sea to Poti is no way to Poti."""
    for ends in (("xian", "poti"), ("xian", "constanta"), ("istanbul", "aktau")):
        found = journey.plan(real, Request(*ends, alternatives=MOST))
        assert len(found.itineraries) > 2
        places = found.network.places
        assert not any(goes_abroad_and_back(places, way.arcs) for way in found.itineraries)


def test_where_the_best_way_goes_abroad_and_back_the_others_may(real):
    """By lorry from Kars to Istanbul, or back, no road leads through Türkiye alone."""
    found = journey.plan(real, Request("kars", "istanbul", service=Service.TRUCK))
    assert goes_abroad_and_back(found.network.places, found.itineraries[0].arcs)
