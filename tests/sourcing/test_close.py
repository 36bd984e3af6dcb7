"""Shores and boundaries close up: what takes the place of the tiles, and what does not."""

import pytest
import shapely
from shapely import LineString, Polygon, box

from routes.sourcing.ground import close

# Two lands whose common edge steps aside by 0.01 degrees around the middle.
EDGE = [(1, 0), (1, 0.9), (1.01, 1), (1, 1.1), (1, 2)]
LEFT = Polygon([(0, 0), *EDGE, (0, 2)])
RIGHT = Polygon([(2, 0), *EDGE, (2, 2)])
ROUND = box(0.5, 0.5, 1.5, 1.5)


@pytest.fixture
def known() -> close.Close:
    return close.Close({"AAA": LEFT, "BBB": RIGHT}, box(0, -1, 2, 0.5), [ROUND])


def test_a_boundary_follows_the_common_edge_around_a_place_and_no_farther(known) -> None:
    (line,) = close.course("AAA BBB", [LineString([(1.005, 0), (1.005, 2)])], known)
    assert line.coords[0] == (1.005, 0)
    assert line.coords[-1] == (1.005, 2)
    assert (1.01, 1) in line.coords
    assert (1.005, 1) not in line.coords
    assert line.is_simple


@pytest.mark.parametrize("pair", ["AAA CCC", "CCC DDD"])
def test_a_boundary_stays_where_one_of_its_lands_is_not_known(known, pair: str) -> None:
    straight = LineString([(1.005, 0), (1.005, 2)])
    assert list(close.course(pair, [straight], known)) == [straight]


def test_a_boundary_stays_where_the_other_course_is_too_far_off(known) -> None:
    straight = LineString([(1.05, 0), (1.05, 2)])
    assert list(close.course("AAA BBB", [straight], known)) == [straight]


def test_shores_close_up_take_the_place_of_the_coarse_ones_where_they_are_better(known) -> None:
    coarse = box(-1, -2, 3, -0.2)  # the true shore is at 0
    lagoon, sea = box(0.2, -0.1, 0.4, 0.0), box(1.2, -0.9, 1.4, -0.7)
    found = close.sea(coarse, [lagoon, sea], known)
    assert found.contains(shapely.Point(1, -0.1))  # the coarse one has land here
    assert not found.contains(lagoon.centroid)
    assert found.contains(sea.centroid)
    assert not found.contains(shapely.Point(-0.5, -0.1))  # beyond what is known close up
    assert not found.intersects(shapely.Point(1, 0.3))
