"""How much whole journeys differ, from what forwarders publish."""

import pytest

from routes.facts import pace
from routes.network.building import build
from tests.facts.test_amounts import knowing


def test_the_middle_of_the_published_days_is_the_usual_journey(toy):
    """12 to 24 days: a third less and a third more than 18. Of the years the newest counts."""
    rows = [
        (pace.JOURNEYS, "transit_days", None, 12, 24, 2025),
        (pace.JOURNEYS, "transit_days", None, 13, 25, 2026),
    ]
    data = knowing(toy, *rows)
    for year in (2020, 2025):
        found = pace.of(data, year)
        assert (found.low, found.likely, found.high) == pytest.approx((2 / 3, 1, 4 / 3))
    found = pace.of(data, 2027)
    assert (found.low, found.high) == pytest.approx((13 / 19, 25 / 19))
    assert [fact.year for fact in found.facts] == [2026]


@pytest.mark.parametrize("row", [(), (None, None, 24, 2025), (0, None, None, 2025)])
def test_without_both_ends_there_is_none(toy, row):
    rows = [(pace.JOURNEYS, "transit_days", *row)] if row else []
    assert pace.of(knowing(toy, *rows), 2026) is None or row[2]


def test_it_leaves_the_mean_alone_and_all_arcs_of_a_year_share_it(real):
    for year in (2020, 2026):
        found = pace.of(real, year)
        assert (found.low + found.likely + found.high) / 3 == pytest.approx(1)
        assert {id(arc.pace) for arc in build(real, year).every} == {id(found)}


def test_runs_begin_where_the_pace_changes(real):
    found = pace.runs(real, range(2010, 2033))
    assert [year for year, *_ in found] == [2010, 2026]
    assert found[0][1:] == pytest.approx((2 / 3, 4 / 3))
