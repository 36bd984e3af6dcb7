"""How strokes are read from TopoJSON and GeoJSON."""

import json

from routes.sourcing.lines.topology import strokes


def topology(geometries: list[dict[str, object]], **more: object) -> bytes:
    layer = {"type": "GeometryCollection", "geometries": geometries}
    arcs = [[[0, 0], [1, 0]], [[2, 1], [1, 0]], [[5, 5], [6, 6]]]
    document = {"type": "Topology", "objects": {"lines": layer}, "arcs": arcs, **more}
    return json.dumps(document).encode()


def test_a_line_is_joined_of_arcs_that_may_run_backwards():
    (stroke,) = strokes(topology([{"type": "LineString", "arcs": [0, -2], "properties": {}}]))
    assert stroke.positions == ((0, 0), (1, 0), (2, 1))


def test_arcs_on_a_grid_are_steps():
    content = topology(
        [{"type": "LineString", "arcs": [1], "properties": {}}],
        transform={"scale": [0.5, 0.25], "translate": [60.0, 40.0]},
    )
    (stroke,) = strokes(content)
    assert stroke.positions == ((61.0, 40.25), (61.5, 40.25))


def test_parts_are_strokes_and_points_are_left_out():
    parts = {"type": "MultiLineString", "arcs": [[0], [2]], "properties": {"service": "yard"}}
    point = {"type": "Point", "coordinates": [0, 0], "properties": {}}
    found = list(strokes(topology([parts, point])))
    assert [one.positions for one in found] == [((0, 0), (1, 0)), ((5, 5), (6, 6))]
    assert [one.cost for one in found] == [3.0, 3.0]


def test_a_list_of_features_is_read_and_fast_lines_cost_more():
    line = {"type": "LineString", "coordinates": [[1, 2], [3, 4]]}
    names = ("陇海线", "徐兰高速线")
    features = [{"geometry": line, "properties": {"name": name}} for name in names]
    found = list(strokes(json.dumps({"lines": features}).encode()))
    assert [one.cost for one in found] == [1.0, 5.0]
