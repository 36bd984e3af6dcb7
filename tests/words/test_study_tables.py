"""The tables of the page: the numbers of the documents, in every language the same."""

import re

import pytest

from routes.facts.labels import LANGUAGES
from routes.studies import compare, critical, price_reality, reality
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import study_tables


@pytest.fixture(scope="module")
def english(real):
    return answer(real, Query())


@pytest.fixture(scope="module")
def ways(real):
    return compare.compare(real, "xian", "halkali")


def digits(frame):
    """All digits of a frame, whatever signs and words stand between them."""
    return [re.sub(r"\D", "", str(cell)) for row in frame.to_numpy() for cell in row]


def test_what_is_computed_is_that_of_the_comparison(english, ways):
    frame = study_tables.computed(english, ways).frame
    middle = ways.ways[0]
    assert frame.loc["middle", "Days, median"] == f"{middle.itinerary.spread.p50 / 24:.1f}"
    assert frame.loc["middle", "By way of"] == "by Aktau, Baku–Tbilisi–Kars"
    usd = middle.itinerary.usd_spread
    told = frame.loc["middle", "USD per 40-foot container"]
    assert told.startswith("at least ") and f"({usd.p10:,.0f}–{usd.p90:,.0f}; " in told
    assert told.endswith(f"; {len(middle.itinerary.usd.missing)} parts unknown)")
    gases = middle.itinerary.kg_t.likely
    assert frame.loc["middle", "CO₂e per tonne of goods"] == f"{gases:.0f}"
    assert frame.loc["middle", "CO₂e for 20 t of goods"] == f"{20 * gases:,.0f}"
    usual = frame.loc["middle", "Computed: P10 to P90"]
    spread = middle.itinerary.spread
    assert usual == "–".join(
        f"{days / 24:.1f}".removesuffix(".0") for days in (spread.p10, spread.p90)
    )


def test_every_published_figure_has_its_ends_year_source_and_warning(english, ways):
    frame = study_tables.published(english, ways).frame
    assert len(frame) == sum(len(way.published) for way in ways.ways)
    assert (frame["Source"] != "").all()
    row = frame[frame["Scope"] == "Shanghai-Rotterdam, December"].iloc[0]
    assert (row["Value"], row["Year"]) == ("2,584 USD/FEU", "2025")


def test_reality_has_a_row_for_each_case(english, real):
    cases = reality.cases(real)
    frame = study_tables.reality(english, cases).frame
    assert [bool(days) for days in frame["Days off"]] == [case.off_days > 0 for case in cases]
    assert ((frame["Days off"] != "") == (frame["Why the model misses"] != "")).all()


def test_prices_have_a_row_for_each_case(english, real):
    cases = price_reality.cases(real)
    frame = study_tables.prices(english, cases).frame
    assert len(frame) == len(cases) >= 8
    assert ((frame["Off by (USD)"] != "") == (frame["Why the model misses"] != "")).all()


def test_the_critical_table_is_that_of_the_view_s_journey_or_of_the_set(english, real):
    frame = study_tables.critical_table(english).frame
    assert frame.index[0] == "alat" and list(frame["Rank"]) == list(range(1, len(frame) + 1))
    assert frame.loc["urumqi", "Urumqi → Baku"] == "end of the journey"
    one = study_tables.critical_table(answer(real, Query(origin="xian", destination="poti")))
    assert list(one.frame.columns)[5:] == ["Xi'an → Poti"]
    found = critical.of_view(english)
    assert list(frame.index) == [part.subject for part in found.parts]


@pytest.mark.parametrize("lang", LANGUAGES[1:])
def test_a_language_never_changes_a_number(english, real, ways, lang):
    other = answer(real, Query(lang=lang))
    cases = reality.cases(real)
    for table, asked in (
        (study_tables.computed, ways),
        (study_tables.reality, cases),
        (study_tables.prices, price_reality.cases(real)),
        (study_tables.critical_table, None),
    ):
        here, there = table(english, asked), table(other, asked)
        assert here.title != there.title
        assert digits(here.frame) == digits(there.frame)
