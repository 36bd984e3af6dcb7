"""The charts: what they draw are the numbers of the comparison."""

from dataclasses import replace

import altair as alt
import pytest

from routes.charts import comparison, lettering, spans
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


def bars(chart):
    """The rows on which something is drawn."""
    return [row for row in rows(chart) if "low" in row]


def names(chart, heading=False):
    return [row["name"] for row in rows(chart) if row["name"] and row["heading"] == heading]


def test_days_are_those_of_the_comparison(view, ways):
    chart = comparison.ways(view, ways, "transit_days")
    assert names(chart, True) == [view.word(f"way.{way.id}") for way in ways.ways]
    middle, told = ways.ways[0], bars(chart)
    assert told[0]["low"] == middle.itinerary.hours.low / 24
    assert told[0]["p90"] == middle.itinerary.spread.p90 / 24
    days = [fact for way in ways.ways for fact in way.published if fact.quantity == "transit_days"]
    published = [row for row in told if row["least"] is not None]
    assert [row["value"] for row in published] == [fact.value for fact in days]


def test_what_is_unknown_is_said_and_not_drawn(view, ways):
    first, *others = ways.ways
    free = tuple(replace(arc, usd=UNKNOWN) for arc in first.itinerary.arcs)
    unpriced = replace(ways, ways=(replace(first, itinerary=Itinerary(free)), *others))
    chart = comparison.ways(view, unpriced, "cost_usd_feu")
    assert names(chart)[0] == "Computed by the network: Unknown"
    assert bars(chart)[0]["label"] != names(chart)[0]


def test_a_way_whose_freight_is_unknown_is_open_and_has_no_bar(view, ways):
    """It has a price of its way to the port alone, and would be drawn as the cheapest."""
    told = bars(comparison.ways(view, ways, "cost_usd_feu"))
    suez = next(one for one in told if "Unknown (prices known of" in one["label"])
    found = next(way.itinerary for way in ways.ways if way.id == "ocean_suez")
    assert suez["open"] == found.usd.low
    assert {suez[end] for end in ("low", "high", "p10", "p90")} == {None}
    middle = told[0]
    assert "at least" in middle["label"]
    assert middle["open"] == middle["high"] == ways.ways[0].itinerary.usd.high


def test_every_row_bears_its_whole_name(view, ways):
    chart = comparison.ways(view, ways, "transit_days")
    shown = " ".join(row["name"] for row in rows(chart))
    for bar in bars(chart):
        assert bar["label"] in shown
    assert all(lettering.width(one, spans.SIZE) <= spans.ROOM for one in names(chart))


def test_figures_of_one_year_and_scope_are_told_apart_by_who_published_them(view, ways, real):
    (iran,) = (way for way in ways.ways if way.id == "southern_iran")
    alike = [one for one in iran.published if (one.quantity, one.year) == ("length_km", 2016)]
    told = [bar.label for bar in comparison._published(view, alike)]
    publishers = [real.sources.at[one.source, "publisher"] for one in alike]
    assert told == [f"2016, China-Tehran only, {publisher}" for publisher in publishers]
    assert len({*told}) == 2
    assert comparison._published(view, alike[:1])[0].label == "2016, China-Tehran only"


def test_dollars_and_gases_are_those_of_the_comparison(view, ways):
    middle = ways.ways[0].itinerary
    told = bars(comparison.ways(view, ways, "cost_usd_feu"))[0]
    assert (told["low"], told["p90"]) == (middle.usd.low, middle.usd_spread.p90)
    told = bars(comparison.ways(view, ways, "kg_co2e_t"))[0]
    assert (told["low"], told["high"]) == (middle.kg_t.low, middle.kg_t.high)


def test_prices_lie_on_the_model(view, real):
    cases = price_reality.cases(real)
    told = bars(comparison.prices(view, cases))
    assert [(row["least"], row["most"]) for row in told] == [(one.low, one.high) for one in cases]
    assert told[0]["label"] == "Altynkol → Gebze, 2018, 40-foot container"
    assert told[0]["p10"] == cases[0].itinerary.usd_spread.p10


def test_where_nothing_is_known_the_axis_names_no_number(view):
    def axis(*bars):
        return spans.chart(view, bars, "Days")["layer"][0]["encoding"]["x"]["axis"]

    unknown, known = spans.Bar("Unknown"), spans.Bar("1", value=0.0)
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
    told = bars(comparison.reality(view, cases))
    assert [(row["least"], row["most"]) for row in told] == [(one.low, one.high) for one in cases]
    assert told[0]["label"] == "Altynkol → Poti, 2022"


def test_ways_have_colours_of_their_own():
    assert len(set(style.WAYS)) == len(style.WAYS) >= 5
