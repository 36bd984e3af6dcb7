"""In which countries a journey runs: the toy worked out by hand, and what holds of real ways."""

from dataclasses import replace

import pytest

from routes.network import countries
from routes.network.building import build
from routes.network.journey import plan
from routes.network.request import Request
from tests.network.test_network import extended

JOURNEYS = [
    Request("xian", "halkali", alternatives=4),
    Request("xian", "poti", alternatives=4),
    Request("horgos_road", "tbilisi_road", service="truck", alternatives=3),
    Request("shanghai", "duisburg", reach="beyond", alternatives=3),
]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def way(data):
    return plan(data, Request("xian", "alat")).itineraries[0]


def test_a_run_over_a_border_belongs_to_both_by_the_length_of_its_line_in_each(data, way):
    """The toy's border is at 60 degrees: of 61 to 59.97 degrees 1 lies in China."""
    run = next(arc for arc in way.arcs if arc.segment == "rail-xian-dostyk" and arc.runs)
    (first, share), (second, rest) = countries.shares(data, run)
    assert (first, second) == ("CN", "KZ")
    assert (share, rest) == pytest.approx((1 / 1.03, 0.03 / 1.03))


def test_a_stop_belongs_to_the_country_of_its_place_and_a_ship_to_none(data, way):
    told = {arc.id: countries.shares(data, arc) for arc in way.arcs}
    assert told["border rail-xian-dostyk to dostyk"] == (("CN", 1.0),)  # spent at Xi'an
    assert told["dwell sea-aktau-alat at aktau"] == (("KZ", 1.0),)
    assert told["run sea-aktau-alat to alat"] == (("sea", 1.0),)


def test_the_hours_of_the_toy_by_hand(data, way):
    """941 km a day by rail; 7 h to leave China; 3 h gauge, 5 h port, 36.525 h for a ship."""
    drawn = data.segments.at["rail-xian-dostyk", "length_km"] * 24 / 941
    hours = countries.hours(data, way.arcs)
    assert list(hours) == ["CN", "KZ", "sea"]
    assert hours["CN"].likely == pytest.approx(drawn / 1.03 + 7)
    kz = drawn * 0.03 / 1.03 + 3 + (166 + 190) * 24 / 941 + 5 + 36.525
    assert hours["KZ"].likely == pytest.approx(kz)
    assert hours["sea"].likely == 22 and not hours["sea"].missing


def test_stretches_follow_each_other_over_the_whole_way(data, way):
    told = countries.stretches(data, way.arcs)
    assert [one.country for one in told] == ["CN", "KZ", "sea"]
    assert told[0].start_km == 0 and told[-1].end_km == pytest.approx(way.km.likely)
    assert [one.end_km for one in told[:-1]] == [one.start_km for one in told[1:]]


def test_without_a_shape_of_both_countries_a_line_ends_at_its_one_crossing(data, way):
    run = next(arc for arc in way.arcs if arc.segment == "rail-xian-dostyk" and arc.runs)
    bare = replace(data, borders=data.borders[data.borders["id"] == "RU"])
    for crossings, told in (
        ([], (("CN", 0.5), ("KZ", 0.5))),
        (["dostyk"], (("CN", 1.0),)),
        (["xian"], (("KZ", 1.0),)),
        (["xian", "dostyk"], (("CN", 0.5), ("KZ", 0.5))),
    ):
        nodes = bare.nodes.assign(kind="station")
        nodes.loc[crossings, "kind"] = "border_crossing"
        assert countries.shares(replace(bare, nodes=nodes), run) == told


def test_with_a_shape_of_one_country_the_rest_is_the_other_s(data, way):
    run = next(arc for arc in way.arcs if arc.segment == "rail-xian-dostyk" and arc.runs)
    nodes = data.nodes.assign(kind="station")  # else the line would end at its crossing
    one = replace(data, nodes=nodes, borders=data.borders[data.borders["id"] == "KZ"])
    told = dict(countries.shares(one, run))
    assert told["CN"] == pytest.approx(1 / 1.03) and sum(told.values()) == pytest.approx(1)


@pytest.mark.parametrize("request_", JOURNEYS, ids=str)
def test_the_hours_of_all_countries_are_those_of_the_way(real, request_):
    for way in plan(real, request_).itineraries:
        hours = countries.hours(real, way.arcs)
        for end in ("low", "likely", "high"):
            parts = sum(getattr(total, end) for total in hours.values() if total.likely is not None)
            assert parts == pytest.approx(getattr(way.hours, end))
        assert {id for total in hours.values() for id in total.missing} == {*way.hours.missing}
        assert countries.stretches(real, way.arcs)[-1].end_km == pytest.approx(way.km.likely)


def test_every_run_of_the_real_network_has_shares_that_add_up_to_one(real):
    for arc in build(real, 2026, "beyond").every:
        told = countries.shares(real, arc)
        assert sum(share for _, share in told) == pytest.approx(1)
        assert all(share > 0 for _, share in told)


def test_a_line_outside_the_frame_of_the_ground_lies_beyond_its_crossing(real):
    """The ground begins at 20 degrees east and has the east of Hungary and Slovakia only."""
    arcs = {arc.segment: arc for arc in build(real, 2026, "beyond").every if arc.runs}
    for line, country in (
        ("rail-breclav-bratislava", "SK"),
        ("rail-bratislava-rajka", "SK"),
        ("rail-zebrzydowice-ostrava", "CZ"),
        ("rail-hegyeshalom-vienna", "AT"),
        ("rail-vienna-passau", "AT"),
        ("rail-belgrade-kelebia", "RS"),
    ):
        assert countries.shares(real, arcs[line]) == ((country, 1.0),)
