"""The arcs of all years in little room: what is packed is what the network says."""

import pytest

from routes.facts.amounts import UNIFORM, Amount
from routes.kinds import Reach
from routes.network import itinerary
from routes.network.building import build
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import planner_numbers
from routes.webmap.payload import web_data
from routes.webmap.planner_numbers import DEFAULT, EVEN, OWN, UNCOUNTED, UNITS, YEARS

NEAR = 1e-6  # seven digits
WHAT = {"km": "km", "time": "hours", "gases": "kg_t"}


def unpacked(told, amount, year):
    """An amount of a year as the script has it: its ends, its facts' sources, its bits."""
    course, base = amount
    run = [run for run in told["courses"][course] if run[0] <= year][-1]
    _, *ends, facts, basis = run
    sources = [told["sources"][told["facts"][fact]] for fact in told["sets"][facts]]
    return [end if end is None else end * base for end in ends], sources, basis


def differs(told, amount, year, known: Amount) -> bool:
    ends, sources, basis = unpacked(told, amount, year)
    pairs = zip(ends, (known.low, known.likely, known.high), strict=True)
    bits = (
        DEFAULT * (known.basis == "default")
        + UNCOUNTED * (known.basis in itinerary.NOT_COUNTED)
        + EVEN * (known.shape == UNIFORM)
        + OWN * (known.basis in itinerary.OWN)
    )
    return (
        any(a != b if a is None or b is None else a != pytest.approx(b, NEAR) for a, b in pairs)
        or sources != [fact.source for fact in known.facts]
        or basis != bits
    )


@pytest.mark.parametrize("name", ["toy", "real"])
def test_every_number_of_every_year_is_that_of_the_network(name, request):
    data = request.getfixturevalue(name)
    told = planner_numbers.numbers(data)
    for unit in UNITS:
        for year in YEARS:
            every = build(data, year, Reach.CORRIDOR, unit).every
            rows = {key: told["arcs"][key] for key in WHAT} | {"usd": told["arcs"]["usd"][unit]}
            for key, row in rows.items():
                amounts = [getattr(arc, WHAT.get(key, key)) for arc in every]
                pairs = zip(row, amounts, every, strict=True)
                wrong = [arc.id for one, known, arc in pairs if differs(told, one, year, known)]
                assert wrong == [], (key, unit, year)


def test_what_years_share_is_told_once(toy):
    told = planner_numbers.numbers(toy)
    at = [arc.id for arc in build(toy, 2026).every].index("run sea-aktau-alat to alat")
    course, base = told["arcs"]["time"][at]
    # 20 to 24 hours, likely 22, in all years alike: 20 / 22 and 24 / 22
    ((year, low, likely, high, _, basis),) = told["courses"][course]
    assert (year, base, likely, basis) == (YEARS[0], 22.0, 1.0, OWN)
    assert (low, high) == (pytest.approx(20 / 22, NEAR), pytest.approx(24 / 22, NEAR))


def test_lines_and_places_are_told_by_their_numbers(toy):
    data = web_data(answer(toy, Query()))
    ids, told = [*data["subjects"]], data["planner"]
    arcs = build(toy, 2026).every
    assert [ids[at] if at >= 0 else "" for at in told["arcs"]["lines"]] == [
        arc.segment for arc in arcs
    ]
    places = told["states"]["places"]
    assert [ids[places[at]] for at in told["arcs"]["heads"]] == [arc.head.node for arc in arcs]
    lands = {ids[at]: land for land, some in told["lands"].items() for at in some}
    assert lands["aktau"] == "KZ" and lands["xian"] == "CN"


def test_storms_and_promises_stand_beside_the_numbers(toy):
    told = planner_numbers.numbers(toy)
    # A fifth of the days of March, as the table tells; nobody says how long a closure lasts.
    (march,) = [one for one in told["storms"] if one[:2] == ["aktau", 3]]
    assert march[2][0][:3] == [YEARS[0], [0.2, 0.2, 0.2], [None, None, None]]
    (opened, station) = told["scenarios"]["to_ganja"]
    assert opened["lines"]["rail-alat-ganja"][0] == 2.0  # hours that are promised
    assert (station["subject"], station["lines"]) == ("ganja", {})
    assert [*told["openings"]] == ["rail-alat-ganja", "road-dostyk-aktau"]


def test_closures_are_told_by_the_months_in_which_they_hold(toy):
    (runs,) = planner_numbers.numbers(toy)["closures"].values()
    shut = [(at // 12, at % 12 + 1, share) for at, share, *_ in runs]
    assert shut == [(2024, 11, 1.0), (2025, 1, 0.0)]  # 1 November to 31 December 2024


def test_lines_over_a_border_are_parted_between_their_countries(toy):
    for line, shares in planner_numbers.numbers(toy)["parts"].items():
        assert line in toy.segments.index
        assert sum(shares.values()) == pytest.approx(1.0)


def test_who_leaves_lines_out_or_has_a_server_plans_nothing(toy):
    assert web_data(answer(toy, Query(mode=("sea",))))["planner"] is None
    assert web_data(answer(toy, Query()), online=True)["planner"] is None
    assert web_data(answer(toy, Query("xian", "alat")))["planner"]
