"""Hours, kilometres and dollars of one fact or of several, each worked out by hand."""

from dataclasses import replace

import pandas as pd
import pytest

from routes.facts import amounts
from routes.facts.amounts import NOTHING, UNKNOWN, Amount

RAIL, SEA = "rail-shu-aktau", "sea-aktau-alat"
NAMES = ("subject", "quantity", "value", "low", "high", "year", "caveat", "preferred")


def knowing(toy, *rows):
    """The toy of which nothing is known but these rows: subject, quantity, value and what follows.

    A row may go on with low, high, year, caveat and preferred.
    """
    usual = (None, None, None, "", "yes")
    full = [dict(zip(NAMES, (*row, *usual[len(row) - 3 :]), strict=True)) for row in rows]
    facts = pd.DataFrame(full, columns=NAMES)
    facts["number"] = facts["value"].astype(float)
    facts = facts.assign(unit="", scope="", source="survey", locator="")
    quantities = pd.DataFrame({"kind": "number"}, index=sorted(set(facts["quantity"])))
    return replace(toy, facts=facts, quantities=quantities)


def ends(amount):
    return (amount.low, amount.likely, amount.high)


def flat(value):
    return Amount(value, value, value)


def test_the_newest_fact_up_to_the_year_holds(toy):
    def likely(data, year):
        return amounts.stated(data, RAIL, "run_h", year).likely

    dated = [(RAIL, "run_h", value, None, None, 2000 + value) for value in (10, 20, 30)]
    data = knowing(toy, *dated)
    assert [likely(data, year) for year in (2009, 2010, 2019, 2020, 2029, 2030)] == [
        10, 10, 10, 20, 20, 30,
    ]  # fmt: skip
    data = knowing(toy, *dated, (RAIL, "run_h", 5))
    assert [likely(data, year) for year in (2009, 2010, 2030)] == [5, 10, 30]
    assert amounts.stated(data, SEA, "run_h", 2030) is None


@pytest.mark.parametrize("caveat", ["target", "outdated", "different_scope", "conflicting"])
def test_what_is_doubted_is_not_counted_with(toy, caveat):
    doubted = knowing(toy, (RAIL, "run_h", 1, None, None, 2020, caveat))
    assert amounts.stated(doubted, RAIL, "run_h", 2026) is None


def test_facts_of_one_year_are_taken_together(toy):
    """Likely is the mean of what is likely, that of a range without a value being its middle."""
    data = knowing(
        toy,
        (RAIL, "run_h", 10, 8, 11, 2020),
        (RAIL, "run_h", None, 20, 30, 2020),
        (RAIL, "run_h", 90, None, None, 2019),
        (RAIL, "run_h", 70, None, None, 2020, "", "no"),
    )
    found = amounts.stated(data, RAIL, "run_h", 2026)
    assert ends(found) == (8, (10 + 25) / 2, 30)
    assert [fact.year for fact in found.facts] == [2020, 2020]


def test_a_factor_is_taken_by_all_ends_and_multiplies(toy):
    twice = Amount(1, 2, 4).times(2).times(3)
    assert (ends(twice), twice.factor, twice.basis) == ((6, 12, 24), 6, "own")
    assert ends(UNKNOWN.times(2)) == (None, None, None)


def test_a_published_length_holds_unless_it_is_shorter_than_straight(toy):
    data = knowing(toy, (RAIL, "length_km", 190))
    drawn = data.segments.at[RAIL, "length_km"]
    assert amounts.length(data, RAIL, 2026, 190).likely == 190
    for km in (
        amounts.length(data, RAIL, 2026, 190.1),
        amounts.length(knowing(toy), RAIL, 2026, 1),
    ):
        assert (ends(km), km.basis, km.facts) == ((drawn,) * 3, "drawn", ())


def test_hours_under_way_are_the_line_s_own_before_any_speed(toy):
    rows = [
        ("mode:rail", "speed_kmh", 10, 5, 20),
        ("mode:rail", "speed_km_day", 480, 240, 960),
        (RAIL, "speed_km_day", 1200),
        (RAIL, "run_h", 7),
    ]
    expected = [
        (UNKNOWN.likely, "unknown"),
        (10, "default"),
        (100 * 24 / 480, "default"),
        (100 * 24 / 1200, "own"),
        (7, "own"),
    ]
    for count, answer in enumerate(expected):
        found = amounts.running(knowing(toy, *rows[:count]), RAIL, "rail", 2026, flat(100))
        assert (found.likely, found.basis) == answer
    slowest_first = amounts.running(knowing(toy, rows[0]), RAIL, "rail", 2026, flat(100))
    assert ends(slowest_first) == (5, 10, 20)


def lying(toy, **journeys):
    """The toy with journeys that lie along these lines and no others."""
    rows = [(f"journey:{name}", part) for name, parts in journeys.items() for part in parts]
    courses = pd.DataFrame(rows, columns=["subject", "part"])
    return replace(toy, courses=courses.assign(position=courses.index, until="", source="survey"))


def test_a_line_takes_its_share_of_the_hours_of_a_journey(toy):
    """By kilometres as drawn: two lines of a journey of 30 hours make 30 together."""
    rows = [
        ("mode:rail", "speed_kmh", 10),
        ("journey:long", "run_h", 30, 24, 60),
        ("journey:short", "speed_km_day", 480),
        (RAIL, "run_h", 7),
    ]
    over = lying(toy, long=["rail-dostyk-shu", RAIL], short=[RAIL])
    drawn = toy.segments["length_km"]
    share = drawn[RAIL] / (drawn[RAIL] + drawn["rail-dostyk-shu"])
    expected = [
        (8, 10, 12, "default"),  # a single figure is spread by a fifth
        (24 * share, 30 * share, 60 * share, "own"),
        (4, 5, 6, "own"),  # the journey of fewer lines tells more of each
        (5.6, 7, 8.4, "own"),
    ]
    for count, (*hours, basis) in enumerate(expected, 1):
        found = amounts.running(knowing(over, *rows[:count]), RAIL, "rail", 2026, flat(100))
        assert (ends(found), found.basis) == (pytest.approx(hours), basis)
        assert found.factor == 1
    both = knowing(over, *rows[:2])
    parts = ("rail-dostyk-shu", RAIL)
    lines = [amounts.running(both, line, "rail", 2026, flat(1)) for line in parts]
    assert sum(line.likely for line in lines) == pytest.approx(30)
    assert lines[0].facts == lines[1].facts  # both move together


def test_a_journey_over_other_lines_tells_nothing(toy):
    over = lying(toy, long=["rail-dostyk-shu"])
    data = knowing(over, ("journey:long", "run_h", 30), ("mode:rail", "speed_kmh", 10))
    assert amounts.running(data, RAIL, "rail", 2026, flat(100)).basis == "default"


def test_a_ship_sails_and_all_others_run(toy):
    names = ((RAIL, "run_h"), (RAIL, "sailing_h"), (SEA, "run_h"), (SEA, "sailing_h"))
    data = knowing(toy, *((*name, at) for at, name in enumerate(names, 1)))
    assert amounts.running(data, RAIL, "rail", 2026, NOTHING).likely == 1
    for ship in ("sea", "ferry"):
        assert amounts.running(data, SEA, ship, 2026, NOTHING).likely == 4


@pytest.mark.parametrize("speed", [(0, 0, 50), (50, 0, 60), (0, 0, 0)])
def test_a_speed_of_nothing_is_no_speed(toy, speed):
    data = knowing(toy, ("mode:rail", "speed_kmh", *speed))
    assert amounts.running(data, RAIL, "rail", 2026, flat(100)) == UNKNOWN


def test_no_length_gives_no_hours(toy):
    data = knowing(toy, ("mode:rail", "speed_kmh", 50))
    assert amounts.running(data, RAIL, "rail", 2026, UNKNOWN) == UNKNOWN


def test_a_wait_is_told_or_by_the_time_between_two_ships_or_usual(toy):
    """Ships 36.525 to 146.1 hours apart: E[T^2] / E[T] = 9338.53 / 91.3125 = 102.27."""
    rows = [
        ("topic:handling_sea_wait", "wait_h", 48),
        (SEA, "voyages_month", 10, 5, 20),
        (SEA, "wait_h", 3),
    ]
    expected = [
        ((None, None, None), "unknown"),
        ((38.4, 48, 57.6), "default"),
        ((0, 51.135, 102.27), "own"),
        ((2.4, 3, 3.6), "own"),
    ]
    for count, (hours, basis) in enumerate(expected):
        found = amounts.waiting(knowing(toy, *rows[:count]), SEA, "sea", 2026)
        assert (ends(found), found.basis) == (pytest.approx(hours), basis)


@pytest.mark.parametrize("voyages", [(0,), (4, 0, 8)])
def test_a_ship_that_may_never_sail_has_the_usual_wait(toy, voyages):
    usual = ("topic:handling_sea_wait", "wait_h", 48)
    data = knowing(toy, usual, (SEA, "voyages_month", *voyages))
    assert amounts.waiting(data, SEA, "sea", 2026).likely == 48


def test_a_change_is_the_node_s_own_or_usual_and_of_gauge_as_any_other(toy):
    rows = [
        ("topic:handling_transshipment", "transshipment_h", 1),
        ("topic:handling_gauge_change", "gauge_change_h", 2),
        ("shu", "transshipment_h", 3),
        ("shu", "gauge_change_h", 4),
        ("topic:handling_port", "port_h", 5),
        ("shu", "port_h", 6),
    ]
    expected = {
        "gauge_change": [None, 1, 2, 3, 4, 4, 4],
        "transshipment": [None, 1, 1, 3, 3, 3, 3],
        "port": [None, None, None, None, None, 5, 6],
    }
    for kind, answers in expected.items():
        datas = [knowing(toy, *rows[:count]) for count in range(len(rows) + 1)]
        found = [amounts.handling(data, "shu", kind, 2026) for data in datas]
        assert [one.likely for one in found] == answers, kind
    assert [one.basis for one in found] == [*["unknown"] * 5, "default", "own"]


def test_a_border_is_spent_where_it_is_told(toy):
    rows = [
        ("topic:handling_rail_border", "border_h", 9),
        ("topic:handling_container_border", "border_h", 7),
        ("xian", "border_h", 3),
        ("dostyk", "border_h", 2),
        ("xian", "border_out_h", 1),
        ("dostyk", "border_out_h", 8),
    ]
    expected = [
        (None, "dostyk"),
        (9, "dostyk"),
        (7, "dostyk"),
        (3, "xian"),
        (2, "dostyk"),
        (1, "xian"),
    ]
    for count, answer in enumerate(expected):
        data = knowing(toy, *rows[:count])
        hours, node = amounts.border(data, "xian", "dostyk", "rail", 2026)
        assert (hours.likely, node) == answer
    hours, node = amounts.border(knowing(toy, *rows), "dostyk", "xian", "rail", 2026)
    assert (hours.likely, node) == (8, "dostyk")


@pytest.mark.parametrize("own", ["speed_kmh", "speed_km_day"])
@pytest.mark.parametrize("usual", ["speed_kmh", "speed_km_day"])
def test_a_line_s_own_speed_beats_that_of_its_mode_in_any_unit(toy, own, usual):
    data = knowing(toy, ("mode:rail", usual, 240), (RAIL, own, 48))
    found = amounts.running(data, RAIL, "rail", 2026, flat(96))
    assert (found.likely, found.basis) == ({"speed_kmh": 2, "speed_km_day": 48}[own], "own")
