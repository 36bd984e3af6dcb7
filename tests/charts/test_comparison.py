"""The charts: what they draw are the numbers of the comparison."""

from dataclasses import replace

import altair as alt
import pytest

from routes.charts import comparison
from routes.facts.amounts import UNKNOWN
from routes.network.itinerary import Itinerary
from routes.studies import compare, price_reality, reality
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import style


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query())


@pytest.fixture(scope="module")
def ways(real):
    return compare.compare(real, "xian", "halkali")


def rows(chart):
    return chart["data"]["values"]


def test_days_are_those_of_the_comparison(view, ways):
    told = rows(comparison.ways(view, ways, "transit_days"))
    headings = [row["label"] for row in told if row["heading"]]
    assert headings == [view.word(f"way.{way.id}") for way in ways.ways]
    middle = ways.ways[0]
    assert told[1]["low"] == middle.itinerary.hours.low / 24
    assert told[1]["p90"] == middle.itinerary.spread.p90 / 24
    days = [fact for way in ways.ways for fact in way.published if fact.quantity == "transit_days"]
    published = [row for row in told if row["least"] is not None]
    assert [row["value"] for row in published] == [fact.value for fact in days]


def test_what_is_unknown_is_said_and_not_drawn(view, ways):
    first, *others = ways.ways
    free = tuple(replace(arc, usd=UNKNOWN) for arc in first.itinerary.arcs)
    unpriced = replace(ways, ways=(replace(first, itinerary=Itinerary(free)), *others))
    told = rows(comparison.ways(view, unpriced, "cost_usd_feu"))
    assert told[1]["label"] == "Computed by the network: Unknown"
    assert told[1]["low"] is None and told[1]["p10"] is None


def test_dollars_and_gases_are_those_of_the_comparison(view, ways):
    middle = ways.ways[0].itinerary
    told = rows(comparison.ways(view, ways, "cost_usd_feu"))[1]
    assert (told["low"], told["p90"]) == (middle.usd.low, middle.usd_spread.p90)
    told = rows(comparison.ways(view, ways, "kg_co2e_t"))[1]
    assert (told["low"], told["high"]) == (middle.kg_t.low, middle.kg_t.high)


def test_prices_lie_on_the_model(view, real):
    cases = price_reality.cases(real)
    told = rows(comparison.prices(view, cases))
    assert [(row["least"], row["most"]) for row in told] == [(one.low, one.high) for one in cases]
    assert told[0]["label"] == "Altynkol → Gebze, 2018, 40-foot container"
    assert told[0]["p10"] == cases[0].itinerary.usd_spread.p10


def test_where_nothing_is_known_the_axis_names_no_number(view):
    def axis(*bars):
        return comparison.ranges_chart(view, bars, "Days")["layer"][0]["encoding"]["x"]["axis"]

    unknown, known = comparison.Bar("Unknown"), comparison.Bar("1", value=0.0)
    assert axis(unknown, unknown)["values"] == []
    assert axis()["values"] == []
    assert "values" not in axis(unknown, known)


@pytest.mark.parametrize("quantity", ["transit_days", "length_km", "cost_usd_feu", "kg_co2e_t"])
def test_rows_are_in_order_and_each_has_a_key_of_its_own(view, ways, quantity):
    keys = [row["key"] for row in rows(comparison.ways(view, ways, quantity))]
    assert keys == sorted(set(keys))


def test_a_chart_is_valid_vega_lite(view, ways):
    alt.LayerChart.from_dict(comparison.ways(view, ways, "transit_days"))


def test_reality_lays_the_published_on_the_model(view, real):
    cases = reality.cases(real)
    told = rows(comparison.reality(view, cases))
    assert [(row["least"], row["most"]) for row in told] == [(one.low, one.high) for one in cases]
    assert told[0]["label"] == "Altynkol → Poti, 2022"


def test_ways_have_colours_of_their_own():
    assert len(set(style.WAYS)) == len(style.WAYS) >= 5
