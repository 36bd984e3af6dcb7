import math

import numpy as np
import pytest
import shapely

from routes import measure

EQUATOR_DEGREE_KM = 6378.137 * math.pi / 180  # the equator is a circle of the major half-axis
MERIDIAN_KM = 10001.966  # from the equator to the pole, as published for WGS 84


def test_a_degree_of_the_equator():
    assert measure.distance_km(0, 0, 1, 0) == pytest.approx(EQUATOR_DEGREE_KM, rel=1e-9)


def test_a_quarter_of_a_meridian():
    assert measure.distance_km(51, 0, 51, 90) == pytest.approx(MERIDIAN_KM, abs=0.001)


def test_many_pairs_at_once_and_one_against_many():
    km = measure.pairs_km(0, 0, np.array([1.0, 2.0]), 0)
    assert km == pytest.approx([EQUATOR_DEGREE_KM, 2 * EQUATOR_DEGREE_KM])


def test_the_length_of_a_line_is_the_sum_of_its_edges():
    line = shapely.LineString([(0, 0), (1, 0), (3, 0)])
    assert measure.length_km(line) == pytest.approx(3 * EQUATOR_DEGREE_KM)
    edges = measure.edges_km(shapely.get_coordinates(line))
    assert edges == pytest.approx([EQUATOR_DEGREE_KM, 2 * EQUATOR_DEGREE_KM])


def test_the_length_of_several_lines_leaves_out_the_gap():
    lines = shapely.MultiLineString([[(0, 0), (1, 0)], [(5, 0), (6, 0)]])
    assert measure.length_km(lines) == pytest.approx(2 * EQUATOR_DEGREE_KM)


@pytest.mark.parametrize("nothing", [None, shapely.LineString()])
def test_nothing_has_no_length(nothing):
    assert measure.length_km(nothing) == 0


def test_a_circle_keeps_its_distance():
    corners = shapely.get_coordinates(measure.circle(51, 44, 5))
    assert measure.pairs_km(51, 44, corners[:, 0], corners[:, 1]) == pytest.approx(5)


def test_a_circle_reaches_as_far_on_all_four_sides():
    west, south, east, north = measure.circle(51, 44, 5).bounds
    assert measure.pairs_km(51, 44, 51, [south, north]) == pytest.approx(5)
    assert measure.pairs_km(51, 44, [west, east], 44) == pytest.approx(5, rel=1e-5)


def test_how_far_a_line_reaches_out_of_its_home():
    home = shapely.box(50, 40, 52, 42)
    along = shapely.LineString([(52.01, 40.5), (52.01, 41.5)])
    truth = measure.distance_km(52.01, 41, 52, 41)
    assert measure.farthest_km(along, home, 2) == pytest.approx(truth, rel=0.02)
    assert measure.farthest_km(shapely.Point(51, 41), home, 2) == 0


def test_a_line_far_from_home_is_infinitely_far():
    far = shapely.LineString([(60, 40), (61, 40)])
    assert measure.farthest_km(far, shapely.box(50, 40, 52, 42), 2) == float("inf")


@pytest.mark.parametrize("side", [(1, 0), (-1, 0), (0, 1), (0, -1)])
@pytest.mark.parametrize("latitude", [0, 60])
@pytest.mark.parametrize(("times", "finite"), [(0.5, True), (1.8, True), (2.3, False)])
def test_the_limit_is_the_same_on_all_sides_and_at_any_latitude(side, latitude, times, finite):
    """Up to about twice the limit a distance is told; beyond it is as good as infinite."""
    east, north = side
    home = shapely.box(50, latitude - 0.1, 50.2, latitude + 0.1)
    edge = (50.1 + 0.1 * east, latitude + 0.1 * north)
    degree = measure.distance_km(*edge, edge[0] + abs(east), edge[1] + abs(north))
    there = shapely.Point(edge[0] + 5 * times / degree * east, edge[1] + 5 * times / degree * north)
    expected = pytest.approx(5 * times, rel=0.02) if finite else float("inf")
    assert measure.farthest_km(there, home, 5) == expected


def test_a_line_reaches_as_far_as_its_farthest_point_between_two_corners():
    """A long edge that leaves a bay: its corners lie at home, its middle does not."""
    bay = shapely.box(50, 40, 50.2, 40.1).difference(shapely.box(50.05, 40.02, 50.15, 40.1))
    edge = shapely.LineString([(50.04, 40.08), (50.16, 40.08)])
    half_km = measure.distance_km(50.05, 40.08, 50.1, 40.08)
    assert measure.farthest_km(edge, bay, 10) == pytest.approx(half_km, rel=0.1)
    assert measure.farthest_km(edge, bay, 10) <= half_km * 1.01


def test_a_circle_has_as_many_corners_as_asked_for_and_begins_in_the_north():
    corners = shapely.get_coordinates(measure.circle(51, 44, 5, corners=4))
    assert len(corners) == 4 + 1  # the first closes the ring
    north, east, south, west = corners[:4]
    assert north[1] > east[1] > south[1] and east[0] > 51 > west[0]
    assert north[0] == pytest.approx(51) == south[0]


def test_edges_of_many_lines_are_those_of_each_alone():
    lines = [
        shapely.LineString([(50, 40), (51, 41), (52, 40)]),
        shapely.LineString([(10, 0), (10, 1)]),
    ]
    found = measure.each_edges_km(lines)
    assert [len(edges) for edges in found] == [2, 1]
    for line, edges in zip(lines, found, strict=True):
        assert (edges == measure.edges_km(shapely.get_coordinates(line))).all()
