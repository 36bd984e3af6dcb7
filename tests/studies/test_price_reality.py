"""Published through prices beside the model's."""

from dataclasses import replace

import pytest

from routes.facts import prices
from routes.network.itinerary import Itinerary
from routes.studies import price_reality
from routes.studies.reality import ABOVE, BELOW, judged
from routes.view.answer import answer


@pytest.fixture(scope="module")
def cases(real):
    return price_reality.cases(real)


def test_at_least_eight_prices_are_answered(cases):
    told = {(case.fact.subject, case.fact.year, case.query.box, case.low) for case in cases}
    assert told >= {
        ("topic:titr_istanbul", 2018, "20ft", 2301),
        ("topic:titr_istanbul", 2018, "40ft", 3474),
        ("topic:caspian_leg_turkmenbashi", 2020, "40ft", 2972),
        ("topic:northern_erai", 2024, "40ft", 3289),
    }
    assert sum(case.verdict not in ("unknown", "no_way") for case in cases) >= 8


def test_none_of_them_has_gone_into_the_model(cases):
    for case in cases:
        assert case.fact not in case.itinerary.facts


def test_the_verdict_follows_from_the_numbers(real, cases):
    for case in cases:
        planned = answer(real, case.query).journey
        assert planned.itineraries[0] == case.itinerary
        assert planned.network.year == case.fact.year
        spread = case.itinerary.usd_spread
        held = judged(case.low, case.high, spread.p10, spread.p90)
        assert (case.verdict, case.off_usd) == held
        assert case.possible or case.verdict != "inside"
        assert bool(case.reason) == (case.verdict in (BELOW, ABOVE))


def test_what_is_dearer_for_certain_is_told_even_where_something_is_missing(cases):
    """A sum that lacks a part can only grow."""
    first = cases[0].itinerary
    lost = replace(first.arcs[0], usd=prices.UNKNOWN)
    lacking = Itinerary((lost, *first.arcs[1:]))
    assert price_reality._held(1.0, 2.0, lacking)[0] == BELOW
    assert price_reality._held(1e6, 1e6, lacking)[0] == "unknown"


def test_a_way_that_lacks_a_price_is_unknown(toy):
    (case,) = price_reality.cases(toy)
    assert (case.verdict, case.reason, case.query.by) == ("unknown", "", "cost")
