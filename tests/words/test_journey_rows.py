"""The arcs of a journey as flat rows: what runs, and what stands still."""

import pytest

from routes.network.journey import plan
from routes.network.request import Request
from routes.words import journey_rows
from tests.network.test_network import extended


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


@pytest.fixture(scope="module")
def journey(data):
    return plan(data, Request("xian", "alat", scenario=("storm",)))


def test_runs_and_stops_are_all_arcs_each_once(data, journey):
    runs, stops = journey_rows.runs(data, journey), journey_rows.stops(data, journey)
    one = journey.itineraries[0]
    assert sorted([*runs["position"], *stops["position"]]) == list(range(1, len(one.arcs) + 1))
    assert list(runs["id"]) == list(one.segments)
    assert set(runs["kind"]) == {"run"} and "run" not in set(stops["kind"])
    assert round(runs["hours_likely"].sum() + stops["hours_likely"].sum(), 1) == round(
        one.hours.likely, 1
    )


def test_a_stop_lies_at_its_node_and_tells_its_factor(data, journey):
    stops = journey_rows.stops(data, journey)
    port = stops[(stops["id"] == "aktau") & (stops["kind"] == "transshipment")].iloc[0]
    assert port.geometry.equals(data.nodes.geometry["aktau"])
    assert port["name"] == "Aktau" and port["hours_factor"] == 2
    assert "survey" in port["hours_sources"] and port["source_titles"]


def test_the_codes_of_the_ends_stand_in_columns(data, journey):
    runs = journey_rows.runs(data, journey)
    first = runs[runs["from_node"] == "xian"].iloc[0]
    assert (first["from_unlocode"], first["to_unlocode"], first["to_uic"]) == (
        "CNXIA",
        "KZDOS",
        "2700393",
    )
    assert runs["from_unlocode"].isna().any() and not (runs["from_unlocode"] == "").any()


def test_unknown_is_unknown_and_not_nothing(data, journey):
    stops = journey_rows.stops(data, journey)
    assert stops["usd_likely"].isna().any() and set(stops["usd_basis"]) >= {"unknown"}


@pytest.mark.parametrize("only", [frozenset(), frozenset(["aktau"])])
def test_only_what_is_named_is_left_with_the_same_columns(data, journey, only):
    for take in (journey_rows.runs, journey_rows.stops):
        some, every = take(data, journey, only=only), take(data, journey)
        assert list(some.dtypes) == list(every.dtypes) and some.crs == every.crs
        assert set(some["id"]) == only & set(every["id"])
