"""The ways between two ends, published and computed."""

import re
from dataclasses import replace

import pandas as pd
import pytest

from routes.errors import UnknownNameError
from routes.studies import compare
from routes.studies.compare import ELSEWHERE, FOUND, NO_WAY, NOT_ON_MAP
from routes.view.answer import answer


@pytest.fixture(scope="module")
def toys(toy):
    return {way.id: way for way in compare.compare(toy, "xian", "alat").ways}


def test_the_ways_stand_in_the_order_of_their_table(toy, toys):
    assert tuple(toys) == compare.ids(toy) == ("middle", "ocean", "road")


def test_a_way_passes_its_nodes_and_has_the_facts_of_its_topics(toys):
    way = toys["middle"]
    assert way.result == FOUND and "aktau" in way.itinerary.nodes
    assert [(fact.quantity, fact.value) for fact in way.published] == [
        ("transit_days", 40),
        ("length_km", 19500),
        ("cost_usd_feu", 2500),
    ]
    assert way.published[0].scope == "ends not told"


def test_published_facts_come_by_quantity_then_topic_then_year_with_rivals(toy):
    row = toy.facts[toy.facts["subject"] == "topic:ocean"].head(1)
    told = [
        ("topic:ocean", "length_km", 2024, "yes", "newspaper"),
        ("topic:ocean", "length_km", 2024, "no", "survey"),
        ("topic:ocean", "length_km", 2019, "yes", "survey"),
        ("topic:ocean", "transit_days", 2024, "yes", "survey"),
        ("topic:land", "transit_days", 2025, "yes", "survey"),
        ("topic:land", "transit_days", pd.NA, "yes", "survey"),
        ("topic:land", "tracks", 2024, "yes", "survey"),
    ]
    names = ("subject", "quantity", "year", "preferred", "source")
    rows = [row.assign(**dict(zip(names, one, strict=True))) for one in told]
    data = replace(toy, facts=pd.concat(rows).astype(toy.facts.dtypes))
    found = compare.published(data, ("land", "ocean"))
    assert [(one.subject, one.quantity, one.year, one.preferred) for one in found] == [
        ("topic:land", "transit_days", None, True),
        ("topic:land", "transit_days", 2025, True),
        ("topic:ocean", "transit_days", 2024, True),
        ("topic:ocean", "length_km", 2019, True),
        ("topic:ocean", "length_km", 2024, True),
        ("topic:ocean", "length_km", 2024, False),
    ]
    assert compare.published(data, ()) == ()


def test_a_comparison_is_of_its_year_and_its_ways_of_their_corridors(toy, toys):
    assert compare.compare(toy, "xian", "alat").year == int(toy.date[:4])
    assert compare.compare(toy, "xian", "alat", 2025).year == 2025
    assert [way.corridors for way in toys.values()] == [("main",), (), ("truck",)]
    assert (toys["middle"].query.via, toys["middle"].query.avoid) == (("aktau",), ("RU",))
    assert toys["road"].query.avoid == ("rail", "KZ") and toys["road"].itinerary is None
    assert all(way.query.reach == "beyond" for way in toys.values())


def test_a_way_may_start_at_another_node_of_the_city(toys):
    assert toys["middle"].query.origin == "dostyk" == toys["middle"].itinerary.origin
    assert toys["road"].query.origin == "xian"


def test_cost_that_is_unknown_in_part_is_a_lower_bound(toys):
    usd = toys["middle"].itinerary.usd
    assert usd.likely == 332 + 380 + 900 and usd.at_least


def test_a_way_without_lines_computes_nothing(toys):
    assert toys["ocean"].result == NOT_ON_MAP
    assert toys["ocean"].itinerary is None


def test_a_way_that_avoids_too_much_says_why(toys):
    assert (
        toys["road"].result == NO_WAY and "without avoiding or passing anything" in toys["road"].why
    )


def test_a_way_that_would_come_back_from_where_it_must_pass_does_not_lead_there(toy):
    way = next(one for one in compare.compare(toy, "xian", "shu").ways if one.id == "middle")
    assert way.result == ELSEWHERE  # Dostyk, Shu, Aktau and back to Shu
    assert way.itinerary is None and way.why == ""


# Who would pass Alat, Małaszewicze, Tehran or Suez and come back: over the same lines, as to Aktau,
# or over others, as to Kuryk and Tashkent.
@pytest.mark.parametrize(
    ("ends", "elsewhere"),
    [
        (("xian", "halkali"), set()),
        (("halkali", "xian"), set()),
        (("shanghai", "constanta"), set()),
        (("xian", "poti"), set()),
        (("xian", "aktau"), {"middle", "northern", "southern_iran"}),
        (("aktau", "xian"), {"middle", "northern", "southern_iran"}),
        (("xian", "kuryk"), {"middle", "northern", "southern_iran"}),
        (("xian", "tashkent"), {"middle", "northern", "southern_iran"}),
        (("baku", "halkali"), {"ocean_suez", "ocean_cape"}),
        (
            ("xian", "lianyungang"),
            {"middle", "northern", "southern_iran", "ocean_suez", "ocean_cape"},
        ),
    ],
)
def test_which_ways_lead_to_an_end(real, ends, elsewhere):
    ways = compare.compare(real, *ends).ways
    assert {way.id for way in ways if way.result == ELSEWHERE} == elsewhere


def test_a_way_is_as_long_in_either_direction(real):
    there, back = (
        {way.id: way.itinerary for way in compare.compare(real, *ends).ways}
        for ends in (("xian", "halkali"), ("halkali", "xian"))
    )
    for id in ("ocean_suez", "ocean_cape"):
        assert back[id].km.likely == pytest.approx(there[id].km.likely, rel=0.05)
        assert not back[id].twice


def test_each_way_is_the_answer_to_its_query(real):
    for way in compare.compare(real, "xian", "halkali").ways:
        if way.itinerary:
            assert answer(real, way.query).journey.itineraries[0] == way.itinerary


def test_the_middle_way_keeps_clear_of_what_it_says(real):
    for origin, destination in (("xian", "halkali"), ("lianyungang", "constanta")):
        one = compare.compare(real, origin, destination)
        middle = next(way for way in one.ways if way.id == "middle")
        countries = {real.nodes.at[node, "country"] for node in middle.itinerary.nodes}
        assert not countries & {"RU", "IR"} and "alat" in middle.itinerary.nodes


def test_ends_are_known_by_name_and_unknown_ones_answer_with_the_nearest(real):
    assert compare.compare(real, "Сиань", "Halkalı") is compare.compare(real, "xian", "halkali")
    with pytest.raises(UnknownNameError, match=r"nearest: Halkalı \(halkali\)"):
        compare.compare(real, "xian", "halkalli")


def test_every_topic_of_the_ways_publishes_something(real):
    for way in compare.compare(real, "xian", "halkali").ways:
        assert {fact.quantity for fact in way.published} >= {"transit_days", "length_km"}
        assert all(fact.source for fact in way.published)


@pytest.mark.parametrize("year", [2010, 2012, 2014, 2019, 2026])
@pytest.mark.parametrize(
    "ends", [("xian", "halkali"), ("lianyungang", "duisburg"), ("shanghai", "constanta")]
)
def test_ways_over_land_do_not_go_round_asia_by_sea(real, year, ends):
    ways = {way.id: way for way in compare.compare(real, *ends, year).ways}
    for id in ("northern", "southern_iran"):
        arcs = ways[id].itinerary.arcs if ways[id].itinerary else ()
        assert "sea" not in {arc.mode for arc in arcs}
    if year < 2014:  # before the railway by Bereket
        assert ways["southern_iran"].result == NO_WAY
    # A year that a refusal offers is one that answers so.
    why = ways["middle"].why
    for later, days in re.findall(r"in (\d{4}): (?:at least )?(\S+) days", why):
        found = {way.id: way for way in compare.compare(real, *ends, int(later)).ways}["middle"]
        assert f"{found.itinerary.spread.p50 / 24:.1f}".removesuffix(".0") == days
