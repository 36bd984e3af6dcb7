"""How true the drawn lines are to the courses of the tables, and how long those are."""

import numpy as np
import pytest
import shapely

from routes.measure import DEGREE_KM
from routes.view.answer import answer
from routes.view.query import MODES, Query
from routes.webmap.layer import LETTERS
from routes.webmap.layers.lines import drawn

# A pixel at zoom 11 is 55 m wide at 44 N.
MOST_M = 50.0


def read(text: str) -> list[int]:
    """Read what digits() wrote."""
    numbers, value, shift = [], 0, 0
    for letter in text:
        bits = LETTERS.index(letter)
        value |= (bits & 31) << shift
        shift += 5
        if bits < 32:
            numbers.append(-(value >> 1) if value & 1 else value >> 1)
            value = shift = 0
    return numbers


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query())


@pytest.mark.parametrize("mode", MODES)
def test_drawn_lines_lie_within_50_m_of_the_course(view, mode):
    packed = drawn(view, mode)
    assert packed["decimals"] == 4
    for about, _, (ring,) in packed["features"]:
        steps = np.array(read(ring)).reshape(-1, 2)
        line = steps.cumsum(axis=0) / 10**4
        course = shapely.get_coordinates(view.segments.loc[about["id"], "geometry"])
        scale = np.array([np.cos(np.radians(course[:, 1].mean())), 1.0]) * DEGREE_KM * 1000
        flat = shapely.linestrings(line * scale)
        shapely.prepare(flat)
        away = shapely.distance(shapely.points(course * scale), flat)
        assert away.max() <= MOST_M, about["id"]
