"""Dates against years, worked out on a calendar."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routes.errors import UnknownNameError
from routes.facts.timeline import (
    ABSENT,
    Period,
    begun,
    closures,
    first_day,
    gone,
    last_day,
    periods,
    share_of_year,
    status_in,
)
from routes.network.building import build
from tests.facts.test_amounts import knowing


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-07-03", "2023-07-03", "2023-07-03"),
    ],
)
def test_a_date_means_its_first_and_its_last_day(text, first, last):
    assert (first_day(text).isoformat(), last_day(text).isoformat()) == (first, last)


@pytest.mark.parametrize(
    ("begin", "end", "year", "expected"),
    [
        ("2018", "", 2018, False),  # it is the news of its year
        ("2018", "", 2019, True),
        ("2018", "2019-06", 2020, False),  # it is over
    ],
)
def test_a_closure_without_an_end_is_no_news_after_its_year(toy, begin, end, year, expected):
    row = {"date_from": begin, "date_to": end, "subject": "aktau", "kind": "closure"}
    events = pd.DataFrame([row | {"title": "It closes", "source": "toy"}])
    assert gone(replace(toy, events=events), "aktau", year) is expected


def test_the_share_of_a_year_counts_both_ends():
    assert share_of_year("2024-11", "2024-12", 2024) == 61 / 366
    assert share_of_year("2023-05-16", "2024-05-20", 2023) == 230 / 365
    assert share_of_year("2023-05-16", "2024-05-20", 2022) == 0
    assert share_of_year("2023-05-16", "", 2030) == 1


def test_what_has_begun():
    assert begun("", 1900) and begun("2019-03-12", 2019)
    assert not begun("2019-03-12", 2018)


def changed(toy, **tables):
    """The toy with rows instead of its events and facts, and cells of its segments changed."""
    facts, events = toy.facts.iloc[:0], toy.events.iloc[:0]
    segments = toy.segments.copy()
    for id, cells in tables.get("segments", {}).items():
        for column, value in cells.items():
            segments.loc[id, column] = value
    told = pd.DataFrame(tables.get("events", []), columns=events.columns).astype(str)
    return replace(toy, segments=segments, events=told, facts=facts)


def event(kind, begin, end="", subject="rail-alat-ganja"):
    return (begin, end, subject, kind, "A title", "survey")


def test_what_operates_without_a_date_was_always_there(toy):
    assert periods(toy, "rail-shu-aktau") == (Period("", "", "operating"),)
    assert status_in(toy, "rail-shu-aktau", 1900) == "operating"


def test_what_opened_in_a_year_counts_for_it(toy):
    assert [status_in(toy, "alat", year) for year in (2017, 2018, 2030)] == [
        ABSENT, "operating", "operating",
    ]  # fmt: skip


def test_what_is_planned_is_there_from_the_year_of_the_data_where_nobody_dates_it(toy):
    assert status_in(toy, "rail-alat-ganja", 2024) == "planned"  # its first promise
    data = replace(toy, facts=toy.facts[toy.facts["quantity"] != "promised_opening"])
    assert status_in(data, "rail-alat-ganja", int(toy.date[:4]) - 1) == ABSENT
    assert status_in(data, "rail-alat-ganja", 2050) == "planned"
    assert periods(data, "ganja") == periods(data, "rail-alat-ganja")


def test_plans_and_works_date_what_is_not_open_yet(toy):
    data = changed(
        toy,
        segments={"rail-alat-ganja": {"status": "under_construction"}},
        events=[event("plan", "2019-05"), event("works", "2021-03-02"), event("plan", "2022")],
    )
    assert periods(data, "rail-alat-ganja") == (
        Period("2019-05", "2021-03-02", "planned"),
        Period("2021-03-02", "", "under_construction"),
    )
    assert periods(data, "ganja")[0].begin == "2019-05"


def test_works_that_stopped_leave_a_plan(toy):
    data = changed(toy, events=[event("works", "2017-12", "2020")])
    states = [status_in(data, "rail-alat-ganja", year) for year in (2016, 2017, 2019, 2020, 2030)]
    assert states == [ABSENT, "under_construction", "under_construction", "planned", "planned"]


def test_works_on_what_is_open_change_nothing(toy):
    data = changed(toy, events=[event("works", "2015", subject="rail-dostyk-shu")])
    assert periods(data, "rail-dostyk-shu") == (Period("1991", "", "operating"),)


def test_a_closure_counts_from_half_of_a_year_on(toy):
    shut = event("closure", "2023-05-16", "2024-05-20", "rail-shu-aktau")
    data = changed(toy, events=[shut])
    states = [status_in(data, "rail-shu-aktau", year) for year in (2022, 2023, 2024)]
    assert states == ["operating", "suspended", "operating"]
    assert Period("2023-05-16", "2024-05-20", "suspended") in periods(data, "rail-shu-aktau")


def test_closures_of_one_subject_add_up_and_a_day_counts_once(toy):
    told = [("2024-01", "2024-04"), ("2024-04-11", "2024-06-20"), ("2024-12-21", "2025-01-10")]
    rows = [event("closure", *one, "rail-shu-aktau") for one in told]
    rows[1] = (*rows[1][:4], "Another title", "newspaper")
    (one,) = closures(changed(toy, events=rows), 2024)
    assert one.share == (31 + 29 + 31 + 30 + 31 + 20 + 11) / 366
    assert (one.title, one.source) == ("A title; Another title", "survey|newspaper")
    for count, state in ((2, "operating"), (3, "suspended")):
        assert status_in(changed(toy, events=rows[:count]), "rail-shu-aktau", 2024) == state


@pytest.mark.parametrize(
    ("rows", "share"),
    [
        ([], 1),
        ([(0.25, 2023)], 0.25),
        ([(0.5, 2023), (0.5, 2023)], 0.25),
        ([(0.25, 2022), (0.25, 2024), (0.25, None)], 1),
        ([(None, 2023), (0.25, 2023, "", "no")], 1),
        ([(0, 2023)], None),
    ],
)
def test_what_was_shut_for_a_share_of_its_closure_counts_for_that_share(toy, rows, share):
    data = changed(toy, events=[event("closure", "2023", "2023", "rail-shu-aktau")])
    shares = [("rail-shu-aktau", "closed_share", row[0], None, None, *row[1:]) for row in rows]
    data = knowing(data, *shares)
    found = {one.subject: one.share for one in closures(data, 2023)}
    assert found == ({} if share is None else {"rail-shu-aktau": share})
    expected = "suspended" if share is not None and share >= 0.5 else "operating"
    assert status_in(data, "rail-shu-aktau", 2023) == expected
    assert closures(data, 2022) == closures(data, 2024) == ()


def test_closures_of_a_month_have_the_share_of_its_days(toy):
    told = [("2024-01", "2024-02-10"), ("2024-02-08", "2024-02-14")]
    data = changed(toy, events=[event("closure", *one, "rail-shu-aktau") for one in told])
    shares = {month: [one.share for one in closures(data, 2024, month)] for month in range(1, 4)}
    assert shares == {1: [1.0], 2: [14 / 29], 3: []}
    weak = knowing(data, ("rail-shu-aktau", "closed_share", 0.5, None, None, 2024))
    assert [(one.share, one.at_times) for one in closures(weak, 2024, 1)] == [(0.5, True)]
    assert not closures(data, 2024, 1)[0].at_times


def states(toy, events, **cells):
    """When the states of the line to Ganja begin, by its events."""
    data = changed(toy, segments={"rail-alat-ganja": cells}, events=[event(*one) for one in events])
    return [(one.begin, one.status) for one in periods(data, "rail-alat-ganja")]


def test_states_before_an_opening_by_hand(toy):
    today = (toy.date, "planned")
    built, planned = "under_construction", "planned"
    works = ("works", "2010", "2012"), ("works", "2014", "2016"), ("plan", "2008")
    assert states(toy, []) == [today]
    assert states(toy, works) == [
        ("2008", planned), ("2010", built), ("2012", planned), ("2014", built), ("2016", planned),
    ]  # fmt: skip
    overlapping = [("works", "2010", "2012"), ("works", "2011", "2014")]
    assert states(toy, overlapping) == [("2010", built), ("2012", planned)]
    assert states(toy, [("works", "2010"), ("plan", "2012"), ("agreement", "2013")]) == [
        ("2010", built), today,
    ]  # fmt: skip
    assert states(toy, [("agreement", "2010")]) == [("2010", planned)]
    assert states(toy, [("opening", "2010"), ("plan", str(int(toy.date[:4]) + 1))]) == [today]
    open_now = {"status": "operating", "opened": "2012-03-01"}
    late = [("plan", "2012-03-02"), ("works", "2012-03-01"), ("works", "2012-02-28", "2012-02-29")]
    assert states(toy, late, **open_now) == [
        ("2012-02-28", built), ("2012-02-29", planned), ("2012-03-01", "operating"),
    ]  # fmt: skip
    assert states(toy, late[:2], **open_now) == [("2012-03-01", "operating")]
    assert states(toy, late, status="operating", opened="") == [("", "operating")]


def test_a_promise_is_a_plan_of_its_year(toy):
    promised = toy.facts.head(1).assign(
        subject="rail-alat-ganja", quantity="promised_opening", year=2015
    )
    data = replace(changed(toy), facts=promised)
    assert [status_in(data, "rail-alat-ganja", year) for year in (2014, 2015)] == [
        ABSENT,
        "planned",
    ]


def test_a_planned_node_is_as_old_as_the_oldest_plan_of_a_line_that_ends_there(toy):
    rows = [event("plan", "2015"), event("works", "2013", subject="rail-shu-aktau")]
    data = changed(
        toy,
        segments={"rail-shu-aktau": {"status": "under_construction", "to_node": "ganja"}},
        events=rows,
    )
    assert periods(data, "ganja") == (Period("2013", "", "planned"),)
    data = changed(data, segments={"rail-shu-aktau": {"status": "operating"}}, events=rows)
    assert periods(data, "ganja") == (Period("2015", "", "planned"),)
    alone = changed(toy, segments={"rail-alat-ganja": {"to_node": "shu"}})
    assert periods(alone, "ganja") == (Period(toy.date, "", "planned"),)


def test_an_unknown_subject_is_told(toy):
    with pytest.raises(UnknownNameError, match="nearest: rail-"):
        status_in(toy, "rail-nowhere", 2020)


DATES = st.one_of(
    st.integers(2008, 2034).map(str),
    st.dates(date(2008, 1, 1), date(2034, 12, 31)).map(lambda day: day.isoformat()),
    st.dates(date(2008, 1, 1), date(2034, 12, 31)).map(lambda day: day.isoformat()[:7]),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    opened=st.one_of(st.just(""), DATES),
    status=st.sampled_from(("operating", "planned", "under_construction")),
    told=st.lists(
        st.tuples(st.sampled_from(("plan", "works", "closure")), DATES, st.integers(0, 900)),
        max_size=4,
    ),
)
def test_a_year_shows_what_the_periods_give(toy, opened, status, told):
    opened = opened if status == "operating" else ""
    events = [
        event(kind, begin, (first_day(begin) + timedelta(days)).isoformat())
        for kind, begin, days in told
    ]
    data = changed(
        toy, segments={"rail-alat-ganja": {"status": status, "opened": opened}}, events=events
    )
    spans = periods(data, "rail-alat-ganja")
    building = [span for span in spans if span.status != "suspended"]
    assert building[-1].end == "" and building[-1].status == status
    assert all(a.end == b.begin for a, b in pairwise(building))
    for year in range(2008, 2036):
        begun_by = [span for span in building if not span.begin or int(span.begin[:4]) <= year]
        shut = {
            day
            for span in spans
            if span not in building
            for day in pd.date_range(first_day(span.begin), last_day(span.end))
            if day.year == year
        }
        expected = begun_by[-1].status if begun_by else ABSENT
        if expected and len(shut) >= date(year, 12, 31).timetuple().tm_yday / 2:
            expected = "suspended"
        assert status_in(data, "rail-alat-ganja", year) == expected


def test_the_planner_and_the_map_shut_the_same_lines(real):
    for year in (2022, 2023, 2024):
        shut = {one.subject for one in build(real, year).shut if one.kind == "closure"}
        assert shut == {
            id
            for id in (*real.segments.index, *real.nodes.index)
            if status_in(real, id, year) == "suspended"
        }


def test_the_story_of_the_corridor(real):
    def told(subject, *years):
        return [status_in(real, subject, year) for year in years]

    assert told("rail-marabda-akhalkalaki", 2022, 2023, 2024) == [
        "operating", "suspended", "operating",
    ]  # fmt: skip
    assert told("rail-zhezkazgan-saksaulskaya", 2010, 2013, 2014) == [
        ABSENT, "under_construction", "operating",
    ]  # fmt: skip
    assert told("rail-kartsakhi-kars", 2016, 2017) == ["under_construction", "operating"]
    assert told("rail-bakhty-ayagoz", 2022, 2023, 2028, 2032) == [
        ABSENT, *["under_construction"] * 3,
    ]  # fmt: skip
    assert told("kuryk", 2015, 2016, 2024) == [ABSENT, "operating", "operating"]
