"""How far a line lies from the strokes of a source."""

import numpy as np
import pytest

from routes.sourcing.lines import measured
from routes.sourcing.lines.sources import Source
from routes.sourcing.lines.strokes import Stroke

LINE = [[0.0, 0.0], [0.1, 0.0]]  # 11.1 km along the equator


def stroke(north: float, east: float = 0.1, cost: float = 1.0) -> Stroke:
    return Stroke(((0.0, north), (east, north)), cost=cost)


def test_the_nearest_main_stroke_counts_at_each_point():
    strokes = [stroke(0.001), stroke(0.002), stroke(0.0, cost=3.0)]
    away = measured.away_m(np.array(LINE), measured.main_lines(strokes))
    assert len(away) == 112  # every 100 m
    assert away == pytest.approx(np.full(112, 111.32), abs=0.01)
    assert np.isinf(measured.away_m(np.array(LINE), [])).all()


def test_a_row_tells_how_much_a_source_knows_and_how_far_it_is(monkeypatch, tmp_path):
    half = Source(lambda *_: iter([stroke(0.001, 0.04)]), 0, 0, 4, 0)
    far = Source(lambda *_: iter([stroke(0.1)]), 0, 0, 4, 0)
    monkeypatch.setattr(measured, "SOURCES", {"half": half, "far": far})
    about = {"id": "rail-a-b", "mode": "rail", "trace": "traced", "source": "half"}
    feature = {"properties": about, "geometry": {"coordinates": LINE}}
    (row,) = measured.rows(feature, tmp_path)
    # Up to 3 km beyond the end of the stroke at 4.45 km: 75 of 112 points, the last 30 beyond it.
    assert row == {
        "segment": "rail-a-b", "km": 11.1, "trace": "traced", "source": "half", "own": "yes",
        "known": 0.67, "median_m": 111, "p95_m": 2580,
    }  # fmt: skip
