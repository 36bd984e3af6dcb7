"""How the geometry of segments.geojson is rebuilt."""

import json

from routes.sourcing.lines.__main__ import redraw
from tests.toys import copied


def test_a_segment_that_cannot_be_drawn_keeps_its_line_and_is_told(tmp_path, network):
    folder = copied(tmp_path)
    path = folder / "segments.geojson"
    before = {one["properties"]["id"]: one for one in json.loads(path.read_text())["features"]}
    problems = redraw(folder, ["rail-shu-aktau", "sea-aktau-alat"])
    after = {one["properties"]["id"]: one for one in json.loads(path.read_text())["features"]}
    assert len(problems) == 1
    assert problems[0].startswith("rail-shu-aktau: the network is")
    assert after["rail-shu-aktau"] == before["rail-shu-aktau"]
    assert after["rail-dostyk-shu"] == before["rail-dostyk-shu"]
    assert len(after["sea-aktau-alat"]["geometry"]["coordinates"]) > 10
