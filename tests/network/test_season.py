"""The network of a month: by hand on the toy, and for all months and journeys of the real data."""

from datetime import date
from itertools import groupby

import pytest

from routes.errors import NoItineraryError, RoutesError
from routes.network import journey, season
from routes.network.building import build
from routes.network.journey import plan
from routes.network.request import Request
from routes.tables.cells import SEPARATOR
from tests.network.test_network import extended

WAIT = "dwell sea-aktau-alat at aktau"


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


def hours(network, id):
    arc = next(arc for arc in network.every if arc.id == id)
    return arc.hours.low, arc.hours.likely, arc.hours.high


def test_a_wait_in_a_month(data):
    # Ten voyages a month: half of 73.05 h; shut on a fifth of the days, for 24, 30 or 40 h.
    assert hours(build(data, 2026), WAIT) == pytest.approx((0, 36.525, 73.05))
    march = season.of_month(data, 2026, 3)
    assert hours(march, WAIT) == pytest.approx((0, 36.525 / 0.8 + 6, 73.05 / 0.8 + 8))
    january = season.of_month(data, 2026, 1)
    assert hours(january, WAIT) == pytest.approx((0, 36.525 / 0.75 + 7.5, 73.05 / 0.5 + 20))


def test_what_is_loaded_meets_no_closure_and_what_lands_does(data):
    march = season.of_month(data, 2026, 3)
    loading = "transshipment aktau rail-1520 to sea"
    landing = "transshipment aktau sea to rail-1520"
    assert hours(build(data, 2026), loading) == hours(build(data, 2026), landing) == (4, 5, 8)
    assert hours(march, loading) == pytest.approx((4, 6.25, 10))
    assert hours(march, landing) == pytest.approx((4, 6.25 + 6, 10 + 8))


def test_a_calm_month_and_an_unknown_one_are_as_the_year(data):
    year = [(arc.hours.low, arc.hours.likely, arc.hours.high) for arc in build(data, 2026).every]
    for month in (2, 7):
        network = season.of_month(data, 2026, month)
        assert [(arc.hours.low, arc.hours.likely, arc.hours.high) for arc in network.every] == year
    told = [season.of_month(data, 2026, month).storms for month in (2, 7)]
    assert [bool(storms) for storms in told] == [False, True]


def test_only_ports_change_and_the_network_of_the_year_stays(data):
    before = build(data, 2026)
    march = season.of_month(data, 2026, 3)
    assert build(data, 2026) is before and before.month is None
    changed = {a.node for a, b in zip(before.every, march.every, strict=True) if a.hours != b.hours}
    assert changed == {"aktau"}
    assert season.of_month(data, 2026, 3) is march


def test_a_what_if_makes_the_hours_of_the_month_longer(data):
    asked = Request("xian", "alat", month=3)
    march = plan(data, asked)
    storm = plan(data, Request("xian", "alat", month=3, scenario=("storm",)))
    assert storm.before == march.itineraries[0]
    port = {arc.id: arc.hours.likely for arc in storm.itineraries[0].arcs}
    assert port["transshipment aktau rail-1520 to sea"] == pytest.approx(2 * 6.25)


def test_a_closure_of_the_month_holds_for_who_departs_in_it(data):
    ferry = "ferry-aktau-alat"  # shut in November and December 2024, a sixth of the year
    usual = season.of_month(data, 2024, 12)
    assert [one.share for one in usual.limited] == [61 / 366]
    december = season.of_month(data, 2024, 12, dated=True)
    closed = [shut.share for shut in december.shut if shut.kind == "closure"]
    assert (closed, december.limited) == ([1.0], ())
    october = season.of_month(data, 2024, 10, dated=True)
    assert ferry not in {one.subject for one in october.limited if one.kind == "closure"}
    assert [shut.kind for shut in october.shut if shut.subject == ferry] == ["suspended"]


def test_who_is_shut_at_times_is_slow_and_not_shut(real):
    dated = season.of_month(real, 2024, 11, dated=True)
    assert "kuryk" not in {shut.subject for shut in dated.shut}
    assert [(one.subject, one.share) for one in dated.limited if one.subject == "kuryk"] == [
        ("kuryk", 0.5)
    ]
    assert "kuryk" in plan(
        real, Request("aktau", "alat", via=("kuryk",), service="truck", depart="2024-11-15")
    ).itineraries[0].nodes  # fmt: skip


def test_btk_is_open_to_who_departs_before_it_closed_for_the_year(real):
    btk = "rail-marabda-akhalkalaki"
    ways = {
        text: plan(real, Request("xian", "halkali", year=2023, **asked)).itineraries[0].segments
        for text, asked in {
            "year": {},
            "month": {"month": 3},
            "march": {"depart": "2023-03-01"},
            "june": {"depart": "2023-06-01"},
        }.items()
    }
    assert [name for name, way in ways.items() if btk in way] == ["march"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"month": 13}, "month: found 13, allowed: 1 to 12"),
        ({"month": 0}, "month: found 0"),
        ({"month": 3, "depart": "2026-12-01"}, "found 3, allowed: 12, that of the departure on"),
        ({"depart": "2026-02-30"}, "depart: found '2026-02-30', allowed: a day, 2010-01-01 to"),
        ({"depart": "2040-01-01"}, "to 2032-12-31"),
        ({"depart": "20261201"}, "allowed: a day"),
    ],
)
def test_what_makes_no_sense_is_refused(data, asked, told):
    with pytest.raises(RoutesError, match=told):
        plan(data, Request("xian", "alat", **asked))


def test_a_departure_says_year_and_month_and_another_year_is_that_of_the_lines(data):
    network = plan(data, Request("xian", "alat", depart="2024-03-09")).network
    assert (network.year, network.month) == (2024, 3)
    agreed = plan(data, Request("xian", "alat", month=3, year=2024, depart="2024-03-09"))
    assert agreed.network is network
    other = plan(data, Request("xian", "alat", year=2026, depart="2024-03-09")).network
    assert other == season.of_month(data, 2026, 3)


def test_who_departs_in_december_arrives_in_the_next_year():
    assert season.arrival("2026-12-31", 23.9) == date(2026, 12, 31)
    assert season.arrival("2026-12-31", 24) == date(2027, 1, 1)


def cases(real):
    """Each journey of journeys.csv as it is asked there, and one by ports that nobody tells of."""
    yield Request("poti", "constanta")
    for row in real.journeys.to_dict("records"):
        via = tuple(filter(None, str(row["via"]).split(SEPARATOR)))
        year = None if row["year"] != row["year"] or not row["year"] else int(row["year"])
        reach = "corridor" if row["use"] in ("critical", "whatif") else "beyond"
        yield Request(row["origin"], row["destination"], via=via, year=year, reach=reach)


def points(way):
    drawn = way.spread
    total = way.hours
    return (total.low, total.likely, total.high, drawn.p10, drawn.p50, drawn.p90)


def turns_back(way):
    nodes = [node for node, _ in groupby(arc.tail.node for arc in way.arcs)]
    return len(nodes) > len(set(nodes))


def mean(way):
    return sum(arc.hours.mean or 0.0 for arc in way.arcs)


def test_no_month_makes_any_journey_shorter_and_unknown_ones_are_as_the_year(real):
    tried = set()
    for asked in dict.fromkeys(cases(real)):
        try:
            calm = plan(real, asked)
        except NoItineraryError:
            continue
        year = points(calm.itineraries[0])
        for month in season.MONTHS:
            found = journey.plan(real, Request(**{**vars(asked), "month": month}))
            way = found.itineraries[0]
            if turns_back(way):
                continue  # a place that can hardly be passed is visited there and back
            assert mean(way) >= mean(calm.itineraries[0]) - 1e-9, asked
            same = [arc.id for arc in way.arcs] == [arc.id for arc in calm.itineraries[0].arcs]
            ports = season.ports(way.arcs)
            if same:
                assert all(b >= a - 1e-9 for a, b in zip(year, points(way), strict=True)), asked
            if season.untold(way.arcs, found.network.storms) == ports:
                tried.add(bool(ports))
                assert not same or points(way) == year
    assert tried == {True, False}  # ways by ports of which nothing is known, and ways by none


def test_a_month_says_of_which_ports_nothing_is_known(real):
    way = plan(real, Request("altynkol", "constanta", month=3))
    assert season.untold(way.itineraries[0].arcs, way.network.storms) == ("batumi",)
