"""Which numbers belong together: worked out by hand on the toy, held on the real data by rule."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.facts import volumes
from routes.facts.volumes import STANDINGS, WORKED_OUT, Series, Volume


def series(dataset, id: str) -> Series:
    return next(one for one in volumes.every(dataset) if one.id == id)


def years(runs) -> list[list[int]]:
    return [[one.year for one in run] for run in runs]


def test_series_come_in_the_order_of_their_table(toy):
    assert [one.id for one in volumes.every(toy)] == [
        "route", "route_goal", "route_seaports", "port",
    ]  # fmt: skip
    route = series(toy, "route")
    assert (route.subject, route.unit, route.chart, route.leads) == (
        "corridor:main", "t", "titr", True,
    )  # fmt: skip
    assert not series(toy, "route_goal").leads


def test_each_row_stands_for_what_it_is(toy):
    standings = [(one.year, one.standing) for one in series(toy, "route").volumes]
    assert standings == [
        (2020, "counted"),
        (2021, "counted"),
        (2021, "part"),
        (2022, "counted"),
        (2022, "rival"),
        (2023, "derived"),
        (2024, "counted"),
        (2025, "forecast"),
    ]


def test_a_line_joins_whole_years_that_follow_each_other(toy):
    assert years(volumes.lines(series(toy, "route"))) == [[2020, 2021, 2022]]


def test_another_way_of_counting_breaks_the_line(toy):
    port = series(toy, "port")
    assert years(volumes.lines(port)) == [[2020, 2021]]
    assert [(a.year, b.year) for a, b in volumes.breaks(port)] == [(2019, 2020)]


def test_a_goal_slips(toy):
    goal = series(toy, "route_goal")
    assert [(a.year, b.year) for a, b in volumes.slips(goal)] == [(2025, 2027), (2027, 2028)]
    assert volumes.slips(series(toy, "route")) == ()


def test_a_goal_of_another_amount_has_not_slipped(toy):
    goal = series(toy, "route_goal")
    first, second, third = goal.volumes
    changed = replace(goal, volumes=(first, replace(second, value=12e6), third))
    assert [(a.year, b.year) for a, b in volumes.slips(changed)] == [(2025, 2028)]
    undated = replace(goal, volumes=(first, replace(second, promised=""), third))
    assert [(a.year, b.year) for a, b in volumes.slips(undated)] == [(2025, 2028)]


def test_a_goal_brought_forward_told_by_a_rival_or_planned_has_not_slipped(toy):
    goal = series(toy, "route_goal")
    first, second, third = goal.volumes
    for other in (
        replace(second, year=2025),
        replace(second, year=2024),
        replace(second, preferred=False),
        replace(second, kind="plan"),
        replace(second, caveat="different_scope"),
    ):
        changed = replace(goal, volumes=(first, other))
        assert volumes.slips(changed) == ()
    again = replace(goal, volumes=(third, first, second))
    assert volumes.slips(again) == ((first, second), (second, third))


def test_a_year_that_is_left_out_breaks_the_line_and_one_value_is_no_line(toy):
    route = series(toy, "route")
    counted = [one for one in route.volumes if one.standing == "counted"]
    runs = [replace(counted[0], year=year) for year in (2010, 2012, 2013, 2015)]
    assert years(volumes.lines(replace(route, volumes=tuple(runs)))) == [[2012, 2013]]
    assert volumes.lines(replace(route, volumes=())) == ()
    assert volumes.breaks(replace(route, volumes=tuple(runs))) == ()


def test_a_year_has_its_value_or_none(toy):
    route = series(toy, "route")
    assert volumes.in_year(route, 2022).value == 2_500_000
    assert volumes.in_year(route, 2023).caveat == "derived"
    assert volumes.in_year(route, 2025) is None  # a forecast is no traffic
    assert volumes.in_year(route, 2019) is None


def test_the_series_of_a_subject(toy):
    ids = [one.id for one in volumes.of(toy, "corridor:main")]
    assert ids == ["route", "route_goal", "route_seaports"]
    assert volumes.of(toy, "nowhere") == ()
    assert {one.id for one in volumes.leading(toy, "t").values()} == {"route", "port"}
    assert volumes.leading(toy, "TEU") == {}


def test_the_ministry_s_count_is_one_line_that_falls_in_2025(real):
    (line,) = volumes.lines(series(real, "titr_total"))
    assert [one.year for one in line] == list(range(2019, 2026))
    assert line[-3].value / line[2].value == pytest.approx(4.7, abs=0.1)
    assert line[5].value / line[2].value > 7  # sevenfold from 2021 to 2024
    assert line[6].value < line[5].value


def test_the_ten_million_slip_from_2025_to_2027_and_those_of_exports_alone_do_not(real):
    slips = volumes.slips(series(real, "titr_goal"))
    assert [(a.year, b.year) for a, b in slips] == [(2025, 2027)]
    assert slips[0][0].promised == "2022-11-25"


def test_poti_is_not_joined_over_its_two_ways_of_counting(real):
    poti = series(real, "poti_containers")
    assert [(a.year, b.year) for a, b in volumes.breaks(poti)] == [(2019, 2021)]
    assert 2019 not in {one.year for line in volumes.lines(poti) for one in line}


def test_both_counts_of_the_trade_are_told(real):
    told = {one.id: volumes.in_year(one, 2023) for one in volumes.of(real, "trade:CN-KZ")}
    assert (told["cn_kz_trade"].value, told["cn_kz_trade_kz"].value) == (41.02, 31.5)


def test_what_is_joined_is_one_thing(real):
    for one in volumes.every(real):
        for line in volumes.lines(one):
            steps = pairwise(line)
            assert all(after.year == before.year + 1 for before, after in steps)
            for same in ("series", "subject", "direction", "unit", "basis"):
                assert len({getattr(volume, same) for volume in line}) == 1
            assert all(
                volume.kind == "actual"
                and volume.preferred
                and not volume.until
                and volume.caveat not in WORKED_OUT
                for volume in line
            )


def test_nothing_is_made_up(real):
    """What is given for a year is a row of the table: no sum, no interpolation."""
    rows = {(row.series, row.year, row.value) for row in real.volumes.itertuples()}
    assert len(real.volumes) == sum(len(one.volumes) for one in volumes.every(real))
    for one in volumes.every(real):
        told = {volume.year: volumes.in_year(one, volume.year) for volume in one.volumes}
        given = [volume for volume in told.values() if volume]
        assert all((volume.series, volume.year, volume.value) in rows for volume in given)
        assert all(volumes.in_year(one, year) is None for year in set(range(1990, 2050)) - {*told})


VOLUME = st.builds(
    Volume,
    series=st.just("any"),
    year=st.integers(2010, 2020),
    until=st.sampled_from(["", "", "", "2015-06"]),
    subject=st.just("aktau"),
    direction=st.just("both"),
    value=st.floats(0, 1e8),
    unit=st.just("t"),
    kind=st.sampled_from(["actual", "actual", "actual", "plan", "target", "forecast"]),
    promised=st.sampled_from(["", "2012", "2014-05"]),
    scope=st.just(""),
    basis=st.sampled_from(["", "", "old"]),
    source=st.just("survey"),
    caveat=st.sampled_from(["", "", *WORKED_OUT, "conflicting"]),
    preferred=st.sampled_from([True, True, False]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(VOLUME, max_size=12, unique_by=lambda one: (one.year, one.standing)))
def test_whatever_stands_in_a_series_only_neighbours_are_joined(rows):
    one = Series("any", "ports", "any", tuple(sorted(rows, key=lambda row: row.year)))
    joined = [volume for line in volumes.lines(one) for volume in line]
    assert len(joined) == len(set(joined))
    assert all(volume.standing == "counted" for volume in joined)
    for line in volumes.lines(one):
        assert [volume.year for volume in line] == list(
            range(line[0].year, line[0].year + len(line))
        )
        assert len({volume.basis for volume in line}) == 1
    assert all(row.standing in STANDINGS for row in rows)
    assert all(before.value == after.value for before, after in volumes.slips(one))
