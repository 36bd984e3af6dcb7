"""The ways of a comparison in one look, and the headline of a journey."""

import pytest

from routes.network import measures
from routes.studies import compare
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import glance, headline, ranges


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query())


@pytest.fixture(scope="module")
def study(real):
    return compare.compare(real, "xian", "halkali")


def test_each_way_has_days_km_dollars_and_gases_with_their_ranges(view, study):
    told = glance.rows(view, study)
    assert [row.name for row in told] == [view.word(f"way.{way.id}") for way in study.ways]
    assert {len(row.cells) for row in told} == {len(glance.headings(view, study)) - 1}
    spread = study.ways[0].itinerary.spread
    median, p10, p90 = (f"{one / 24:.1f}".removesuffix(".0") for one in
                        (spread.p50, spread.p10, spread.p90))  # fmt: skip
    assert told[0].cells[0] == (median, f"{p10}–{p90}")


def test_where_the_freight_is_unknown_no_sum_is_told_as_the_price(view, study):
    by_sea = glance.rows(view, study)[3]
    value, beside = by_sea.cells[2]
    share = round(100 * measures.priced_share(study.ways[3].itinerary))
    assert (value, beside) == ("Unknown", f"prices known of {share} % of the way")
    assert share < 50


def test_a_way_that_is_not_found_says_why(toy):
    view, study = answer(toy, Query()), compare.compare(toy, "xian", "alat")
    middle, ocean, road = glance.rows(view, study)
    assert middle.cells and not middle.why
    assert not ocean.cells and ocean.why == view.word("ui.way_not_on_map")
    assert road.why.startswith(view.word("ui.no_way"))


def test_the_headline_is_the_median_and_where_most_is_lost(real):
    view = answer(real, Query("xian", "poti", lang="en"))
    found = headline.headline(view)
    median = view.journey.itineraries[0].spread.p50 / 24
    assert found.title == "Xi'an → Poti"
    assert found.lead == f"{median:.1f}".removesuffix(".0") + " days"
    assert " hours wait for a ship at " in found.lost.split(";")[0]
    assert len(found.totals) == 3
    assert headline.headline(answer(real, Query())) is None


def test_asked_by_cost_the_headline_leads_with_the_dollars(real):
    view, usual = (answer(real, Query("xian", "poti", by=by)) for by in ("cost", "time"))
    found, told = headline.headline(view), headline.headline(usual)
    dollars, days = "USD per 40-foot container", "Transit time, median (P10–P90)"
    assert found.lead.endswith(" USD") and told.lead.endswith(" days")
    way = view.journey.itineraries[0]
    assert f"{found.lead} ({found.range})" == ranges.price(view, way)
    assert [*found.totals] == ["Distance", days, "CO₂e per tonne of goods"]
    assert [*told.totals] == ["Distance", dollars, "CO₂e per tonne of goods"]
    assert found.totals[days] == ranges.totals(view, way)[days]


def test_asked_by_cost_where_no_price_is_known_the_headline_says_of_what(real):
    """Nobody publishes what the ships of the Black Sea charge."""
    found = headline.headline(answer(real, Query("poti", "burgas", by="cost", reach="beyond")))
    assert (found.lead, found.range) == ("USD: Unknown", "")
    assert " days" in found.totals["Transit time, median (P10–P90)"]
