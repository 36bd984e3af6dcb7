"""What opened between two years."""

import pytest

from routes.errors import RoutesError
from routes.facts import openings


def told(data, *years):
    return [(one.date, one.subject) for one in openings.opened(data, *years)]


def test_both_years_count(toy):
    assert told(toy, 2018, 2018) == [("2018-05-14", "alat")]
    assert told(toy, 2018, 2024)[-1] == ("2024-07-03", "road-dostyk-aktau")
    assert told(toy, 2019, 2023) == []


def test_an_event_and_its_row_are_told_once(toy):
    (one,) = openings.opened(toy, 2018, 2018)
    assert (one.title, one.source, one.parts) == ("The new port of Alat opens", "survey", ("alat",))
    assert openings.opened(toy, 2024, 2024)[0].title == ""


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ((2024, 2018), "to_year: found 2018, allowed: 2024 to 2032"),
        ((1829, 2018), "from_year: found 1829, allowed: 1830 to 2032"),
        ((2018, 2033), "to_year: found 2033, allowed: 2018 to 2032"),
    ],
)
def test_years_have_an_order_and_limits(toy, years, told):
    with pytest.raises(RoutesError) as caught:
        openings.opened(toy, *years)
    assert str(caught.value) == told


def test_what_was_promised_is_so_many_years_late(real):
    found = {one.subject: one for one in openings.opened(real, 2014, 2025)}
    assert found["journey:baku-kars"].late_years == 7  # promised for 2010, opened in 2017
    assert found["rail-khashuri-samtredia"].late_years == 6  # for 2019, in 2025
    assert found["poti"].late_years is None  # its berths are still promised


def test_years_side_by_side_are_all_years(real):
    whole = openings.opened(real, 1830, 2026)
    assert whole == openings.opened(real, 1830, 2016) + openings.opened(real, 2017, 2026)
    opened = real.segments.index[real.segments["opened"] != ""]
    assert {*opened} <= {part for one in whole for part in one.parts}


def test_each_day_names_who_says_so_and_not_who_drew_the_line(real):
    kinds = real.sources["kind"]
    for one in openings.opened(real, 1830, 2026):
        assert kinds[one.source] != "dataset", one
    (ferry,) = (one for one in openings.opened(real, 2016, 2016) if one.subject.startswith("ferry"))
    assert ferry.source == "kazinform-kuryk-senators"


def test_where_no_fact_tells_the_day_the_row_names_its_source(toy):
    (one,) = openings.opened(toy, 2024, 2024)
    assert one.source == toy.segments["source"]["road-dostyk-aktau"]


def test_tracks_of_two_gauges_that_opened_together_are_told_once(real):
    (one,) = (one for one in openings.opened(real, 2012, 2012) if "rail-" in one.subject)
    assert one.parts == ("rail-horgos-altynkol-1520", "rail-horgos-altynkol-1435")


def test_every_day_of_opening_is_a_fact_with_its_source(real):
    told = real.facts[real.facts["quantity"] == "opened_on"]
    known = {(row.subject, str(row.value)[:4]) for row in told.itertuples()}
    for table in (real.segments, real.nodes):
        opened = table["opened"][table["opened"] != ""]
        assert {(id, date[:4]) for id, date in opened.items()} <= known
