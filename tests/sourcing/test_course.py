"""How a line finds its way through the strokes of a source; one degree is 111.32 km here."""

import numpy as np
import pytest

from routes.errors import RoutesError
from routes.sourcing.lines.course import Course
from routes.sourcing.lines.sources import Source
from routes.sourcing.lines.strokes import Stroke

EAST = np.array([(0.0, 0.0), (0.1, 0.0)])  # a guide of 11 km along the equator


def course(*strokes: Stroke, mend_m: float = 0.0) -> Course:
    source = Source(lambda *_: iter(()), 60.0, mend_m, 4.0, 3.0)
    return Course(strokes, EAST, source, "toy")


def test_ends_leave_the_nodes_for_the_nearest_points_of_the_strokes():
    made = course(Stroke(((-0.01, 0.001), (0.05, 0.001), (0.11, 0.001))))
    way = made.way((0.0, 0.0), (0.1, 0.0))
    assert way[0] == (0.0, 0.0)
    assert way[-1] == (0.1, 0.0)
    assert way[1:-1] == [pytest.approx(one) for one in [(0.0, 0.001), (0.05, 0.001), (0.1, 0.001)]]


def test_a_line_cut_at_the_edge_of_a_tile_is_joined_and_a_wider_gap_is_not():
    west = Stroke(((0.0, 0.0), (0.05, 0.0)))
    near, far = 0.0503, 0.0507  # 33 m and 78 m on
    joined = course(west, Stroke(((near, 0.0), (0.1, 0.0)))).way((0.0, 0.0), (0.1, 0.0))
    assert (0.05, 0.0) in joined
    assert (near, 0.0) in joined
    with pytest.raises(RoutesError, match="toy: the source has a hole between"):
        course(west, Stroke(((far, 0.0), (0.1, 0.0)))).way((0.0, 0.0), (0.1, 0.0))


def test_a_siding_is_not_taken_although_it_is_shorter():
    ends = ((0.0, 0.0), (0.1, 0.0))
    siding = Stroke(ends, cost=3.0)
    main = Stroke((ends[0], (0.05, 0.02), ends[1]))
    assert (0.05, 0.02) in course(siding, main).way(*ends)
    assert (0.05, 0.02) not in course(Stroke(ends), main).way(*ends)


def test_each_direction_keeps_to_its_own_carriageway():
    ends = ((0.0, 0.0), (0.1, 0.0))
    eastward = Stroke((ends[0], (0.05, -0.0002), ends[1]), oneway=1)
    westward = Stroke((ends[0], (0.05, 0.0002), ends[1]), oneway=-1)
    made = course(eastward, westward)
    assert (0.05, -0.0002) in made.way(*ends)
    assert (0.05, 0.0002) in made.way(*ends[::-1])


def test_of_two_ways_of_one_length_the_one_near_the_guide_is_taken():
    ends = ((0.0, 0.0), (0.1, 0.0))
    near = Stroke((ends[0], (0.05, 0.01), ends[1]))
    far = Stroke((ends[0], (0.049, -0.01), (0.05, -0.03), (0.051, -0.01), ends[1]))
    assert (0.05, 0.01) in course(far, near).way(*ends)


def test_a_source_that_ends_far_from_a_node_is_told():
    with pytest.raises(RoutesError, match=r"toy: the nearest line .* is 11\.\d km away, allowed 5"):
        course(Stroke(((0.0, 0.1), (0.1, 0.1)))).way((0.0, 0.0), (0.1, 0.0))
    with pytest.raises(RoutesError, match="toy: the source has nothing near its course"):
        course()


def test_the_guide_leads_over_a_gap_where_the_source_allows_it():
    strokes = Stroke(((0.0, 0.003), (0.03, 0.003))), Stroke(((0.06, 0.003), (0.1, 0.003)))
    way = course(*strokes, mend_m=1000.0).way((0.0, 0.0), (0.1, 0.0))
    assert [pytest.approx(one) for one in way] == [
        (0.0, 0.0), (0.0, 0.003), (0.03, 0.003), (0.03, 0.0), (0.06, 0.0), (0.06, 0.003),
        (0.1, 0.003), (0.1, 0.0),
    ]  # fmt: skip
    assert (0.03, 0.003) not in course(*strokes, mend_m=200.0).way((0.0, 0.0), (0.1, 0.0))


def test_two_dead_ends_at_one_edge_are_joined_along_it():
    """The way from one to the other does not run to the end of the edge and back."""
    west = Stroke(((0.0, 0.0003), (0.02, 0.0003)))
    east = Stroke(((0.05, -0.0003), (0.1, -0.0003)))
    long = Stroke(((-0.01, 0.0), (0.2, 0.0)), cost=3.0)
    way = course(west, east, long).way((0.0, 0.0003), (0.1, -0.0003))
    assert [round(lon, 5) for lon, _ in way] == sorted(round(lon, 5) for lon, _ in way)
