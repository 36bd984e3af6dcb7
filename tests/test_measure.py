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


def test_how_far_a_line_reaches_out_of_its_home():
    home = shapely.box(50, 40, 52, 42)
    along = shapely.LineString([(52.01, 40.5), (52.01, 41.5)])
    truth = measure.distance_km(52.01, 41, 52, 41)
    assert measure.farthest_km(along, home, 2) == pytest.approx(truth, rel=0.02)
    assert measure.farthest_km(shapely.Point(51, 41), home, 2) == 0


def test_a_line_far_from_home_is_infinitely_far():
    far = shapely.LineString([(60, 40), (61, 40)])
    assert measure.farthest_km(far, shapely.box(50, 40, 52, 42), 2) == float("inf")
