"""Shapes of GeoJSON geometries: what is taken as it stands, joined, or refused."""

import re

import pytest
import shapely

from routes.tables.shapes import ShapeError, facing, shape

BOX = (-180, -85, 180, 85)
SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [2, 1], [2, 2], [1, 1]]
FAR = [[10, 0], [14, 0], [14, 4], [10, 0]]


def made(kind, coordinates, *kinds, box=BOX):
    return shape({"type": kind, "coordinates": coordinates}, kinds or (kind,), box)


def refused(raw, kinds=("LineString",)):
    with pytest.raises(ShapeError) as raised:
        shape(raw, kinds, BOX)
    return raised.value.found, raised.value.allowed


def line(coordinates):
    return {"type": "LineString", "coordinates": coordinates}


def test_a_line_keeps_its_points_and_loses_their_heights():
    assert [*made("LineString", [[1, 2], [3, 4.5], [1, 2]]).coords] == [(1, 2), (3, 4.5), (1, 2)]
    assert [*made("LineString", [[1, 2, 99], [1, 4, 99]]).coords] == [(1, 2), (1, 4)]


def test_areas_have_holes_and_parts():
    assert made("Polygon", [SQUARE, HOLE]).area == 16 - 0.5
    assert made("MultiPolygon", [[SQUARE, HOLE], [FAR]]).area == 16 - 0.5 + 8
    assert made("Polygon", [SQUARE], "Polygon", "MultiPolygon").geom_type == "Polygon"
    assert made("MultiPolygon", [[SQUARE]], "Polygon", "MultiPolygon").geom_type == "MultiPolygon"


def test_pieces_are_joined_only_where_one_line_is_asked_for():
    pieces = [[[2, 0], [4, 0]], [[2, 0], [0, 0]]]
    joined = made("MultiLineString", pieces, "LineString")
    assert joined.geom_type == "LineString" and joined.length == 4
    kept = made("MultiLineString", pieces, "LineString", "MultiLineString")
    assert kept.geom_type == "MultiLineString"
    assert made("MultiLineString", pieces).geom_type == "MultiLineString"
    with pytest.raises(ShapeError, match="MultiLineString"):
        made("MultiLineString", pieces, "Polygon")
    with pytest.raises(ShapeError, match="3 pieces leave gaps or branch"):
        made("MultiLineString", [*pieces, [[2, 0], [2, 4]]], "LineString")


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (None, "no geometry"),
        ({"type": None}, "no geometry"),
        ({}, "no geometry"),
        ("LineString", "'LineString'"),
        ([[0, 0], [1, 1]], "'[[0, 0], [1, 1]]'"),
        ({"type": "Point", "coordinates": [0, 0]}, "'Point'"),
        (line([]), "an empty geometry"),
        (line(None), "an empty geometry"),
        (line("0,0"), "an empty geometry"),
        (line([[0, 0]]), "a line of 1 point"),
        (line([[1, 1], [1, 1], [1, 1]]), "a line without length"),
        (line([[0, 0], [1, "1"]]), "positions that are no pairs of numbers"),
        (line([[0, 0], [True, True]][1:] * 2), "positions that are no pairs of numbers"),
        (line([[0], [1]]), "positions that are no pairs of numbers"),
        (line([[0, 0, 0, 0], [1, 1, 1, 1]]), "positions that are no pairs of numbers"),
        (line([0, 1]), "positions that are no pairs of numbers"),
        (line([[0, 0], [float("nan"), 1]]), "the position nan, 1"),
    ],
)
def test_what_is_no_line_is_refused(raw, found):
    assert refused(raw)[0] == found


@pytest.mark.parametrize(
    ("rings", "found"),
    [
        (["x"], "positions that are no pairs of numbers"),
        ([SQUARE[:-1]], "a ring of 4 points"),
        ([[[0, 0], [4, 0], [0, 0]]], "a ring of 3 points"),
        ([[[0, 0], [4, 0], [4, 4], [0, 4]]], "a ring of 4 points"),
        ([[[0, 0], [4, 0], [4, 4], [4, 0]]], "a ring of 4 points"),
        ([SQUARE, HOLE[:-1]], "a ring of 3 points"),
        ([[[0, 0], [4, 4], [4, 0], [0, 4], [0, 0]]], "a polygon that is broken: Self-inter"),
    ],
)
def test_what_is_no_area_is_refused(rings, found):
    for kind, coordinates in (("Polygon", rings), ("MultiPolygon", [rings])):
        told, _ = refused({"type": kind, "coordinates": coordinates}, (kind,))
        assert told.startswith(found)


def test_parts_of_an_area_are_areas_and_do_not_overlap():
    for parts in ([[]], [None], ["x"]):
        kinds = ("MultiPolygon",)
        told = refused({"type": "MultiPolygon", "coordinates": parts}, kinds)
        assert told == ("an empty geometry", "a polygon with an outer ring")
    with pytest.raises(ShapeError, match="a polygon that is broken"):
        made("MultiPolygon", [[SQUARE], [SQUARE]])


@pytest.mark.parametrize("side", [(-10, 5), (10, 5), (5, -10), (5, 10)])
def test_the_frame_belongs_to_what_is_allowed(side):
    box = (-10, -10, 10, 10)
    assert made("LineString", [[0, 0], side], box=box).length > 5
    lon, lat = side
    outside = (lon * 1.01 if abs(lon) == 10 else lon, lat * 1.01 if abs(lat) == 10 else lat)
    told = f"the position {outside[0]:g}, {outside[1]:g}"
    with pytest.raises(ShapeError, match=re.escape(told)):
        made("LineString", [[0, 0], outside], box=box)


def test_a_line_goes_at_most_twice_around_the_earth():
    twice = [[-180, 0], [180, 0], [-180, 0]]
    assert made("LineString", twice).length == 720
    found, allowed = refused(line([*twice, [-179, 0]]))
    assert (found, allowed) == ("a line of 721 degrees", "at most 720, twice around the Earth")


@pytest.mark.parametrize("points", [[(0, 0), (1, 3), (4, 0)], [(4, 0), (1, 3), (0, 0)]])
def test_a_line_is_turned_to_run_from_start_to_stop(points):
    turned = facing(shapely.LineString(points), (0, 0.1), (4, -0.1))
    assert [*turned.coords] == [(0, 0), (1, 3), (4, 0)]
    # One end is nearer to the wrong place, but both together are not.
    far = facing(shapely.LineString(points), (5, 0), (4.5, -9))
    assert far.coords[0] == (4, 0) if points[0] == (4, 0) else far.coords[0] in {(0, 0), (4, 0)}


def test_a_line_that_leads_both_ways_alike_stays_as_it_is():
    drawn = shapely.LineString([(0, 0), (4, 0)])
    assert facing(drawn, (2, 1), (2, -1)) is drawn
