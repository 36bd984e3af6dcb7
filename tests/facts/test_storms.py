"""The weather of a month, worked out by hand on the toy; and that of the real ports."""

import pytest

from routes.facts import storms
from routes.facts.amounts import UNKNOWN, Amount
from routes.facts.storms import MOST, Storm
from tests.network.test_network import extended


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return extended(tmp_path_factory.mktemp("toy"))


def share(data, year, month, subject="aktau"):
    found = {storm.subject: storm for storm in storms.of(data, year, month)}[subject].share
    return found.low, found.likely, found.high


def test_years_together_are_likely_and_single_years_widen_the_range(data):
    assert share(data, 2026, 3) == (0.2, 0.2, 0.2)
    assert share(data, 2026, 1) == (0.25, 0.25, 0.5)  # 15.5 of 31 days in 2024


def test_the_very_month_comes_before_what_is_usual(data):
    assert share(data, 2024, 1) == (0.5, 0.5, 0.5)


def test_a_range_alone_has_its_middle(data):
    assert share(data, 2026, 12) == pytest.approx((0.2, 0.35, 0.5))  # 6.2 to 15.5 of 31 days


def test_a_month_that_nobody_tells_is_not_there(data):
    assert storms.of(data, 2026, 2) == ()
    assert [storm.subject for storm in storms.of(data, 2026, 7)] == ["aktau"]
    assert share(data, 2026, 7) == (0, 0, 0)


def test_a_storm_cites_the_days_and_the_closures(data):
    (storm,) = storms.of(data, 2026, 1)
    assert [fact.quantity for fact in storm.facts] == [
        "closed_share", "closed_days_month", "closure_h",
    ]  # fmt: skip
    assert (storm.lasts.low, storm.lasts.likely, storm.lasts.high) == (24, 30, 40)


def test_hours_are_stretched_and_who_meets_a_closure_waits():
    storm = Storm("aktau", Amount(0.1, 0.2, 0.5), Amount(24.0, 30.0, 40.0))
    day = Amount(0.0, 40.0, 50.0)
    met, unmet = (storms.lengthened(day, storm, met) for met in (True, False))
    assert (met.low, met.likely, met.high) == (0, 40 / 0.8 + 0.2 * 30, 50 / 0.5 + 0.5 * 40)
    assert (unmet.low, unmet.likely, unmet.high) == (0, 50, 100)


def test_what_is_unknown_stays_unknown():
    storm = Storm("aktau", Amount(0.1, 0.2, 0.5), UNKNOWN)
    assert storms.lengthened(UNKNOWN, storm, met=True).likely is None
    stretched = storms.lengthened(Amount(8.0, 8.0, 8.0), storm, met=True)
    assert (stretched.low, stretched.likely, stretched.high) == (8, 10, 16)


def test_a_port_that_is_never_open_is_ten_times_as_slow():
    assert storms.limited(1) == MOST == pytest.approx(1 - 1 / 10)


def test_the_worst_month_at_aktau_is_told_by_both_sources(real):
    low, likely, high = share(real, 2026, 10)
    assert (low, likely) == (0.04, 0.04)
    assert high == pytest.approx(11 / 31)  # of October 2025


def test_kuryk_has_the_winds_of_aktau_and_the_word_of_its_director(real):
    for month in range(1, 11):
        assert share(real, 2026, month, "kuryk")[1] == share(real, 2026, month, "aktau")[1]
    assert share(real, 2026, 11, "kuryk") == (0.07, 0.07, 0.5)
    assert share(real, 2024, 11, "kuryk") == (0.5, 0.5, 0.5)


@pytest.mark.parametrize("month", range(1, 13))
def test_no_source_tells_of_the_black_sea_or_of_turkmenbashi(real, month):
    told = {storm.subject for storm in storms.of(real, 2026, month)}
    assert {"aktau", "alat", "kuryk"} <= told
    assert not told & {"poti", "batumi", "constanta", "turkmenbashi"}
