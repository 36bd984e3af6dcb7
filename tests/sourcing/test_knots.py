"""Which loops are cut out of a line; its positions are metres."""

from shapely import LineString

from routes.sourcing.lines.knots import unknotted


def test_a_small_loop_is_cut_out_where_the_line_crosses_itself():
    line = LineString([(0, 0), (100, 0), (100, 50), (50, 50), (50, -50)])
    assert list(unknotted(line).coords) == [(0, 0), (50, 0), (50, -50)]


def test_a_spiral_and_a_bend_stay():
    spiral = LineString([(0, 0), (1000, 0), (1000, 500), (500, 500), (500, -500)])
    bend = LineString([(0, 0), (100, 0), (100, 50), (50, 50)])
    assert unknotted(spiral).equals(spiral)
    assert unknotted(bend).equals(bend)
