"""Journeys as JSON, GeoJSON and text."""

import json

import pytest

from routes.network.journey import plan
from routes.network.request import Request
from routes.words import journey_json
from tests.network.test_network import extended

AMOUNT = {"low", "likely", "high", "basis", "factor", "sources"}
TOTAL = {"low", "likely", "high", "at_least", "missing"}


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def journey(data):
    return plan(data, Request("xian", "alat", scenario=("storm",)))


def test_the_json_has_the_documented_schema(data, journey):
    told = json.loads(journey_json.as_json(data, journey))
    assert set(told) == {
        "version", "data", "licence", "attribution", "request", "year", "shut", "limited",
        "slowed", "opened", "assumptions", "load", "published_prices",
        "before", "change", "itineraries", "month", "storms", "other_ends",
    }  # fmt: skip
    assert told["request"] == journey.request.texts()
    one = told["itineraries"][0]
    assert set(one) == {
        "from", "to", "hours", "km", "usd", "kg_co2e_t", "kg_co2e_load", "own_tariffs",
        "transshipments", "spread_h", "spread_usd", "by_way", "hours_by_kind", "legs", "arcs",
        "sources", "measures", "hours_by_country", "averages", "losses", "staircase", "arrival",
        "months", "safest_month",
    }  # fmt: skip
    for name in ("hours", "km", "usd", "kg_co2e_t", "kg_co2e_load"):
        assert set(one[name]) == TOTAL
    assert set(one["spread_h"]) == {"p10", "p50", "p90"}
    for arc in one["arcs"]:
        amounts = {"hours", "km", "usd", "kg_co2e_t"}
        assert set(arc) == {"kind", "mode", "from", "to", "segment", "node"} | amounts
        assert all(set(arc[name]) == AMOUNT for name in amounts)
    assert one["usd"]["at_least"] and one["usd"]["missing"]
    assert told["load"]["unit"] == "40ft" and told["load"]["load_t"] == 20
    gases = one["kg_co2e_t"]["likely"], one["kg_co2e_load"]["likely"]
    assert gases[1] == pytest.approx(20 * gases[0], abs=0.2)
    assert [one["value"] for one in told["published_prices"]] == [2500]


def test_the_json_tells_the_what_if_and_the_way_without_it(data, journey):
    told = json.loads(journey_json.as_json(data, journey))
    after, before = told["itineraries"][0], told["before"]
    assert after["hours"]["likely"] == pytest.approx(before["hours"]["likely"] + 5)
    port = next(arc for arc in after["arcs"] if arc["kind"] == "transshipment")
    assert port["hours"]["factor"] == 2
    assert port["hours"]["sources"][0]["source"] == "survey"
    assert told["slowed"][0]["source"] == "newspaper"


def test_the_json_tells_what_opens_and_what_that_changes(data):
    told = json.loads(
        journey_json.as_json(data, plan(data, Request("xian", "ganja", open=("to_ganja",))))
    )
    assert told["before"] is None and told["request"]["open"] == "to_ganja"
    assert [one["subject"] for one in told["opened"]] == ["rail-alat-ganja", "ganja"]
    assert told["change"]["outcome"] == "new_way"
    assert told["change"]["newly_used"][-1] == "rail-alat-ganja"
    usual = json.loads(journey_json.as_json(data, plan(data, Request("xian", "alat"))))
    assert usual["change"] is None and usual["opened"] == []


def test_lines_run_in_the_direction_of_travel(data):
    there = json.loads(journey_json.as_geojson(data, plan(data, Request("xian", "alat"))))
    back = json.loads(journey_json.as_geojson(data, plan(data, Request("alat", "xian"))))
    lines = [feature["geometry"]["coordinates"] for feature in there["features"]]
    assert lines[0][0] == [61, 41] and lines[-1][-1] == [54, 41]
    assert all(one[-1] == other[0] for one, other in zip(lines, lines[1:], strict=False))  # noqa: RUF007
    assert [one["geometry"]["coordinates"][::-1] for one in back["features"]] == lines[::-1]


def test_a_language_has_no_say_in_numbers(real):
    names = ("Xi'an", "Сиань", "西安")
    told = [journey_json.as_json(real, plan(real, Request(name, "poti"))) for name in names]
    assert len({one.partition('"year"')[2] for one in told}) == 1
