"""Marks that would lie on one another, moved sideways."""

import random
from math import dist

from routes.charts.aside import APART, STEPS, offsets

YEARS, SIZE = (2010, 2030), (400, 100)  # 20 pixels a year


def drawn(places, found, width=SIZE[0]):
    """Where the middles of marks lie in a chart of a width, whose axis ends as soon as it may."""
    year, number = width / (YEARS[1] - YEARS[0]), SIZE[1] / max(one[1] for one in places)
    return [(when * year + right, amount * number) for (when, amount), right in
            zip(places, found, strict=True)]  # fmt: skip


def closest(points):
    return min(dist(a, b) for at, a in enumerate(points) for b in points[:at])


def test_what_lies_alone_stays():
    assert offsets([(2020, 1.0), (2020, 5.0), (2021, 5.0)], YEARS, SIZE) == [0, 0, 0]


def test_marks_of_one_place_lie_side_by_side_and_the_first_stays():
    found = offsets([(2020, 5.0)] * 5, YEARS, (800, 100))
    assert found[0] == 0 and sorted(found) == [-18, -9, 0, 9, 18]


def test_a_mark_does_not_pass_one_of_another_year():
    places = [(2020, 5.0), (2021, 5.0), (2020, 5.0)]
    assert offsets(places, YEARS, SIZE) == [0, 0, 9]  # 11 pixels before the next year
    assert offsets(places, YEARS, (300, 100)) == [0, 0, -9]


def test_whatever_the_numbers_two_marks_of_a_year_lie_apart_in_every_width():
    dice = random.Random(7)
    every = [(year, amount) for year in range(2018, 2025) for amount in (3.0, 3.1, 8.9, 9.0)]
    for _ in range(100):
        places = dice.sample(every, 15)
        found = offsets(places, YEARS, SIZE)
        assert {*found} <= {*STEPS}
        for width in (SIZE[0], 600, 1200):
            assert closest(drawn(places, found, width)) >= APART - 0.1, places
