"""What depends on the season: months of one kind together, in the order of the year."""

import pytest

from routes.facts import seasons
from routes.tables import dataset
from tests.toys import TOY


@pytest.fixture(scope="module")
def toy():
    return dataset.load(TOY)


def test_months_of_one_year_and_scope_stand_together_the_newest_first(toy):
    newest, older = seasons.of(toy, "sea-aktau-alat")
    assert (newest.quantity, newest.unit) == ("sailing_h", "h")
    assert [month for month, _ in newest.months] == [1, 7]
    assert [month for month, _ in older.months] == [12]
    assert (newest.months[0][1].year, older.months[0][1].year) == (2024, 2023)


def test_a_month_keeps_its_range_and_what_is_not_told_stays_unknown(toy):
    (_, winter), (_, summer) = seasons.of(toy, "sea-aktau-alat")[0].months
    assert (winter.low, winter.value, winter.high) == (30, None, 40)
    assert (summer.low, summer.value, summer.high) == (None, 20, None)
    assert (winter.scope, winter.source, winter.locator) == ("winter storms", "newspaper", "page 3")
    assert winter.caveat == "press_report" and winter.text is None


def test_who_has_no_month_has_no_season(toy):
    assert seasons.of(toy, "alat") == ()
    assert seasons.of(toy, "nowhere") == ()


def test_the_winds_of_aktau_are_those_of_their_source(real):
    (season,) = [one for one in seasons.of(real, "aktau") if one.quantity == "closed_share"]
    shares = [fact.value for _, fact in season.months]
    assert [month for month, _ in season.months] == list(range(1, 13))
    assert shares == [0.05, 0.07, 0.1, 0.07, 0.02, 0.02, 0.01, 0.01, 0.02, 0.04, 0.07, 0.09]
