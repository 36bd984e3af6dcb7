"""Dates against years, worked out on a calendar."""

import pytest

from routes.timeline import begun, first_day, last_day, share_of_year


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


def test_the_share_of_a_year_counts_both_ends():
    assert share_of_year("2024-11", "2024-12", 2024) == 61 / 366
    assert share_of_year("2023-05-16", "2024-05-20", 2023) == 230 / 365
    assert share_of_year("2023-05-16", "2024-05-20", 2022) == 0
    assert share_of_year("2023-05-16", "", 2030) == 1


def test_what_has_begun():
    assert begun("", 1900) and begun("2019-03-12", 2019)
    assert not begun("2019-03-12", 2018)
