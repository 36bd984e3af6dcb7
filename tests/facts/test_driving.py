"""A driver's day, by hand and on the real data."""

import pytest

from routes.facts import amounts, driving
from tests.facts.test_amounts import flat, knowing

ROAD = "road-dostyk-aktau"
RULES = (
    (driving.DRIVER, "driving_h", 9, 9, 10),
    (driving.DRIVER, "driving_break_h", 0.75),
    (driving.DRIVER, "driving_rest_h", 11, 9, 11),
    (driving.DRIVER, "driving_fortnight_h", 90),
)


def test_a_day_by_hand(toy):
    """20.75 hours for 9 at the wheel; at best 19.75 for 10; over weeks 336 for 90."""
    factors, facts = driving.rest(knowing(toy, *RULES))
    assert factors == pytest.approx((1.975, 20.75 / 9, 336 / 90))
    assert len(facts) == 4


@pytest.mark.parametrize("gone", range(4))
def test_without_all_the_rules_there_is_no_day(toy, gone):
    assert driving.rest(knowing(toy, *RULES[:gone], *RULES[gone + 1 :])) is None


def test_lorries_rest_and_trains_do_not(toy):
    data = knowing(toy, *RULES, ("mode:road", "speed_kmh", 50), ("mode:rail", "speed_kmh", 50))
    road = amounts.running(data, ROAD, "road", 2026, flat(450))
    rail = amounts.running(data, "rail-shu-aktau", "rail", 2026, flat(450))
    assert road.likely == pytest.approx(20.75) and rail.likely == 9
    assert {fact.subject for fact in road.facts} == {"mode:road", driving.DRIVER}
    assert road.low < road.likely < road.high


def test_hours_that_are_told_of_a_road_stay_as_they_are(toy):
    data = knowing(toy, *RULES, (ROAD, "run_h", 20, 18, 24))
    assert amounts.running(data, ROAD, "road", 2026, flat(450)).likely == 20


def test_real_lorries_make_four_hundred_kilometres_a_day(real):
    for line in real.segments.index[real.segments["mode"] == "road"]:
        km = amounts.length(real, line, 2026, 0)
        hours = amounts.running(real, line, "road", 2026, km)
        if driving.rests(real, line):
            assert 300 < 24 * km.likely / hours.likely < 500
