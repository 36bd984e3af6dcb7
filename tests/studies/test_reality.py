"""Published transit times beside the model's."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from routes.facts.amounts import HOURS_PER_DAY
from routes.network.spread import Spread
from routes.studies import reality
from routes.studies.reality import (
    ABOVE,
    ADVERTISED,
    BELOW,
    INSIDE,
    KINDS,
    MEASURED,
    TEST_RUN,
    judged,
    summaries,
)
from routes.view.answer import answer


@pytest.mark.parametrize(
    ("low", "high", "verdict", "off"),
    [
        (12, 12, INSIDE, 0),
        (1, 10, INSIDE, 0),
        (20, 30, INSIDE, 0),
        (5, 30, INSIDE, 0),
        (7, 8, BELOW, 2),
        (23.5, 30, ABOVE, 3.5),
    ],
)
def test_a_published_range_is_held_against_the_model_s(low, high, verdict, off):
    assert judged(low, high, 10, 20) == (verdict, off)


@pytest.fixture(scope="module")
def cases(real):
    return reality.cases(real)


def test_the_cases_that_were_asked_for_are_there(cases):
    told = {(case.fact.subject, case.fact.year, case.low, case.high) for case in cases}
    assert told >= {
        ("journey:altynkol-poti", 2022, 52.5, 53.5),
        ("journey:altynkol-poti", 2023, 18, 23),
        ("journey:altynkol-poti", 2024, 11.5, 12.5),
        ("journey:altynkol-poti", 2025, 15, 18),
        ("journey:altynkol-poti", 2026, 13, 17),
        ("journey:altynkol-absheron", 2024, 8.5, 9.5),
        ("journey:altynkol-constanta", 2024, 20, 22),
        ("topic:istanbul_xian", 2020, 11.5, 12.5),
        ("topic:asia_turkey_btk", None, 14.5, 15.5),
        ("topic:chengdu_lodz", 2025, 25, 27),
    }


def test_the_model_is_that_of_the_year_and_of_the_way_published(real, cases):
    for case in cases:
        planned = answer(real, case.query).journey
        assert planned.network.year == (case.fact.year or int(real.date[:4]))
        assert planned.itineraries[0] == case.itinerary
        assert set(case.query.via) <= set(case.itinerary.nodes)


def test_the_verdict_follows_from_the_numbers(cases):
    for case in cases:
        spread = case.itinerary.spread
        least, most = spread.p10 / HOURS_PER_DAY, spread.p90 / HOURS_PER_DAY
        assert (case.verdict, case.off_days) == judged(case.low, case.high, least, most)
        assert case.possible or case.verdict != INSIDE
    verdicts = {(case.fact.subject, case.fact.year): case.verdict for case in cases}
    assert verdicts["journey:altynkol-poti", 2022] == ABOVE
    assert verdicts["journey:altynkol-poti", 2024] == INSIDE


def test_every_miss_has_a_reason_and_nothing_else_has(cases):
    assert all(bool(case.reason) == (case.verdict in (BELOW, ABOVE)) for case in cases)


def test_there_are_many_cases_of_each_kind_and_each_is_what_its_caveat_says(cases):
    assert len(cases) >= 25
    kinds = [case.kind for case in cases]
    assert min(kinds.count(kind) for kind in KINDS if kind != TEST_RUN) >= 5
    assert TEST_RUN in kinds
    for case in cases:
        assert (case.kind == MEASURED) == (case.fact.caveat == "measured")
        assert (case.kind == TEST_RUN) == (case.fact.caveat == "test_run")
        assert (case.kind == ADVERTISED) == (case.fact.caveat in ("advertised", "target"))


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "ends"),
    [
        (11, None, None, "d", (10.5, 11.5)),
        (9.8, None, None, "d", (9.8, 9.8)),
        (5, 4, 6, "d", (4, 6)),
        (None, 20, None, "d", (20, 20)),
        (3474, None, None, "USD", (3474, 3474)),
    ],
)
def test_whole_days_alone_hold_half_a_day_either_way(cases, value, low, high, unit, ends):
    told = replace(cases[0].fact, value=value, low=low, high=high, unit=unit)
    assert reality.ends(told) == ends


def test_a_row_that_knows_its_month_asks_for_it(real, cases):
    """Storms of December lengthen the wait for a ship."""
    case = next(case for case in cases if case.query.month == 12 and case.query.year == 2025)
    calm = reality.modelled(real, replace(case.query, month=None))
    assert case.itinerary.hours.likely > calm.hours.likely


def test_the_model_meets_more_than_half_of_what_was_measured(cases):
    """65 % were met when this was written; 70 % is the aim, and the page says that it is missed."""
    measured = next(one for one in summaries(cases) if one.kind == MEASURED)
    assert measured.share > 0.6 and measured.sharpness < 0.5
    assert measured.possible == measured.count


def test_a_summary_by_hand(cases):
    """Of two measured times one lies inside; ranges of 2 and 6 days around 10 are 0.2 and 0.6."""
    one = next(case for case in cases if case.kind == MEASURED)

    def like(verdict, p10, p90):
        way = SimpleNamespace(spread=Spread(p10 * 24.0, 240.0, p90 * 24.0))
        return replace(one, verdict=verdict, itinerary=way)

    (found,) = summaries([like(INSIDE, 9, 11), like(BELOW, 7, 13), like("unknown", 1, 30)])
    assert (found.kind, found.count, found.inside, found.share) == (MEASURED, 2, 1, 0.5)
    assert found.sharpness == pytest.approx(0.4)
    assert summaries([]) == ()


def test_the_real_summary_counts_each_judged_case_once(cases):
    found = {one.kind: one for one in summaries(cases)}
    for kind, one in found.items():
        some = [case for case in cases if case.kind == kind and case.verdict != "unknown"]
        assert one.count == len(some)
        assert one.inside == sum(case.verdict == INSIDE for case in some)
        assert one.inside <= one.possible == sum(case.possible for case in some)
        assert 0 < one.sharpness < 1


def test_a_year_in_which_there_is_no_way_is_no_error(toy):
    first, second = reality.cases(toy)
    assert first.itinerary and first.fact.value == 9 and (first.low, first.high) == (8, 11)
    assert second.fact.year is None and second.query.year == toy.year
