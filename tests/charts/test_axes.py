"""Axes: round ticks, and labels that stand near to what they want and never on each other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.charts.axes import spread, ticks


@pytest.mark.parametrize(
    ("most", "about", "expected"),
    [
        (29.3, 6, [0, 5, 10, 15, 20, 25]),
        (30, 6, [0, 5, 10, 15, 20, 25, 30]),
        (9388, 7, [0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000]),
        (3.8, 3, [0, 1, 2, 3]),
        (0.5, 5, [0, 0.1, 0.2, 0.3, 0.4, 0.5]),
    ],
)
def test_ticks_are_round_and_reach_the_limit(most, about, expected):
    assert ticks(most, about) == pytest.approx(expected)


def test_labels_with_room_stand_where_they_want():
    assert spread([10, 50, 90], [10, 10, 10], 0, 100) == [10, 50, 90]


def test_labels_that_would_overlap_stand_together_round_their_mean():
    assert spread([50, 50], [10, 10], 0, 100) == [45, 55]
    assert spread([52, 48], [10, 10], 0, 100) == [55, 45]


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(5, 60)), min_size=1, max_size=6))
def test_no_two_labels_overlap_and_their_order_is_kept(labels):
    wanted, heights = zip(*labels, strict=True)
    middles = spread(wanted, heights, 0, 400)
    order = sorted(range(len(labels)), key=lambda at: wanted[at])
    edges = [(middles[at] - heights[at] / 2, middles[at] + heights[at] / 2) for at in order]
    assert all(low[1] <= high[0] + 1e-6 for low, high in pairwise(edges))
    if sum(heights) <= 400:
        assert edges[0][0] >= -1e-6 and edges[-1][1] <= 400 + 1e-6
