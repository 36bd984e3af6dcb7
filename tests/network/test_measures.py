"""CAREC's measures and the losses: the toy worked out by hand, and what holds of all real ways."""

from dataclasses import replace

import pytest

from routes.facts import driving
from routes.facts.amounts import NOTHING, UNKNOWN
from routes.facts.prices import INCLUDED
from routes.network import measures
from routes.network.itinerary import Itinerary
from routes.network.journey import plan
from routes.network.measures import Measures
from routes.network.request import Request
from tests.nets import amount
from tests.network.test_countries import JOURNEYS
from tests.network.test_network import extended


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def way(data):
    return plan(data, Request("xian", "alat")).itineraries[0]


def test_the_measures_of_the_toy_by_hand(data, way):
    drawn = data.segments.at["rail-xian-dostyk", "length_km"]
    km, running = drawn + 526, (drawn + 356) * 24 / 941 + 22
    found = Measures(way)
    assert found.speed_kmh.likely == pytest.approx(km / running)
    assert found.speed_with_delay_kmh.likely == pytest.approx(km / (running + 51.525))
    assert found.border_h.likely == 7 and len(found.borders) == 1
    assert found.every()["border_each_h"].likely == 7


def test_dollars_are_those_of_the_borders_and_of_500_km(way):
    """A border of 100 dollars and a ship of 900; all else is unknown."""
    known = {"border": amount(100.0, "border"), "sea": amount(900.0, "sea")}
    arcs = (
        replace(arc, usd=known.get("sea" if arc.runs and arc.mode == "sea" else arc.kind, UNKNOWN))
        for arc in way.arcs
    )
    found = Measures(Itinerary(tuple(arcs)))
    assert found.usd_border.likely == 100 and not found.usd_border.at_least
    assert found.usd_500km_20t.likely == pytest.approx(1000 / way.km.likely * 500)
    assert found.usd_500km_20t.at_least
    nothing = Measures(Itinerary(tuple(replace(arc, usd=UNKNOWN) for arc in way.arcs)))
    assert nothing.usd_border.likely is None and nothing.usd_500km_20t.likely is None


def test_a_border_within_the_price_of_a_line_is_no_border_for_nothing(way):
    border = next(arc for arc in way.arcs if arc.kind == "border")
    free, paid = replace(border, usd=INCLUDED), replace(border, usd=amount(100.0, "border"))
    within = Measures(Itinerary((free,)))
    assert (within.usd_border.likely, within.usd_border.missing) == (None, (border.id,))
    assert within.every()["usd_border_each"].likely is None
    both = Measures(Itinerary((free, paid)))
    assert (both.usd_border.likely, both.usd_border.at_least) == (100, True)
    assert both.every()["usd_border_each"].likely == 100  # of those that are charged


def test_an_unknown_stop_makes_a_speed_an_upper_bound_and_an_unknown_run_makes_it_unknown(way):
    def without(kind):
        arcs = (replace(arc, hours=UNKNOWN) if arc.kind == kind else arc for arc in way.arcs)
        return Measures(Itinerary(tuple(arcs)))

    speed = without("border").speed_with_delay_kmh
    assert speed.likely > Measures(way).speed_with_delay_kmh.likely
    assert speed.missing == ("border rail-xian-dostyk to dostyk",)
    assert without("run").speed_with_delay_kmh.likely is None
    assert without("run").speed_kmh.likely is None


def test_a_border_each_is_the_mean_and_without_borders_there_is_none(way):
    border = next(arc for arc in way.arcs if arc.kind == "border")
    twice = Measures(Itinerary((*way.arcs, border))).every()
    assert (twice["border_h"].likely, twice["border_each_h"].likely) == (14, 7)
    inland = Measures(Itinerary(tuple(arc for arc in way.arcs if arc is not border)))
    assert inland.border_h.likely == 0 and inland.every()["border_each_h"].likely is None


def test_losses_are_told_by_place_and_reason_the_largest_first(way):
    told = [(loss.place, loss.reason, loss.hours.likely) for loss in measures.losses(way)]
    assert told == [
        ("aktau", "ship", pytest.approx(36.525)),
        ("xian", "border", 7),
        ("aktau", "port", 5),
        ("dostyk", "gauge_change", 3),
    ]


def test_two_stops_at_one_place_for_one_reason_are_one_loss(way):
    border = next(arc for arc in way.arcs if arc.kind == "border")
    first = measures.losses(Itinerary((*way.arcs, border)))[1]
    assert (first.place, first.reason, first.hours.likely) == ("xian", "border", 14)


def test_what_takes_nothing_or_is_unknown_is_no_loss(way):
    for hours in (UNKNOWN, NOTHING):
        arcs = (arc if arc.runs else replace(arc, hours=hours) for arc in way.arcs)
        assert measures.losses(Itinerary(tuple(arcs))) == ()


@pytest.mark.parametrize("request_", JOURNEYS, ids=str)
def test_a_speed_with_delay_is_never_above_one_without(real, request_):
    for way in plan(real, request_).itineraries:
        found = Measures(way)
        slow, fast = found.speed_with_delay_kmh, found.speed_kmh
        assert slow.low <= slow.likely <= slow.high
        assert slow.likely <= fast.likely
        lost = sum(loss.hours.likely for loss in measures.losses(way))
        running = way.km.likely / fast.likely
        assert lost + running == pytest.approx(way.hours.likely)
        kinds = way.hours_by_kind
        assert found.border_h.likely == pytest.approx(kinds["border"].likely)


def test_carec_s_averages_are_those_of_the_mode_on_land_with_their_source(real):
    rail = plan(real, Request("xian", "poti")).itineraries[0]
    road = plan(real, Request("horgos_road", "tbilisi_road", service="truck")).itineraries[0]
    told = measures.averages(real, rail, 2026)
    assert told["speed_with_delay_kmh"].value == 16.8
    assert told["border_each_h"].subject == "topic:handling_rail_border"
    assert {fact.subject for fact in measures.averages(real, road, 2026).values()} == {
        "mode:road",
        "topic:handling_road_border",
    }
    assert all(fact.source.startswith("cpmm") for fact in told.values())
    assert measures.averages(real, rail, 2020)["speed_kmh"].value == 42.2


@pytest.mark.parametrize(("load_t", "times"), [(20.0, 1), (10.0, 2), (40.0, 0.5)])
def test_dollars_are_those_of_20_tonnes_whatever_the_box_holds(data, way, load_t, times):
    one = Measures(way).usd_500km_20t
    other = measures.of(data, way, load_t).usd_500km_20t
    assert other.likely == pytest.approx(times * one.likely)
    assert measures.of(data, way, None).usd_500km_20t.likely is None


def test_without_delay_a_driver_does_not_rest(real):
    """All roads from Tbilisi to Istanbul are driven at CAREC's speed without delay."""
    asked = Request("tbilisi_road", "istanbul_road", service="truck")
    found = plan(real, asked).itineraries[0]
    known = measures.of(real, found, 20.0)
    rested = Measures(found).speed_kmh.likely
    factor = driving.rest(real)[0][1]
    assert known.speed_kmh.likely == pytest.approx(rested * factor, rel=0.02)
    assert known.speed_with_delay_kmh.likely < rested < known.speed_kmh.likely
