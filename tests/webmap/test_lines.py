"""How true the drawn lines are to the courses of the tables, and how long those are."""

import numpy as np
import pytest
import shapely

from routes.kinds import Mode
from routes.measure import DEGREE_KM
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap.layers.lines import drawn
from tests.webmap.unpacking import numbers

# A pixel at zoom 11 is 55 m wide at 44 N.
MOST_M = 50.0


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query())


@pytest.mark.parametrize("mode", Mode)
def test_drawn_lines_lie_within_50_m_of_the_course(view, mode):
    packed = drawn(view, mode)
    assert packed["decimals"] == 4
    for about, _, (ring,) in packed["features"]:
        steps = np.array(numbers(ring)).reshape(-1, 2)
        line = steps.cumsum(axis=0) / 10**4
        course = shapely.get_coordinates(view.segments.loc[about["id"], "geometry"])
        scale = np.array([np.cos(np.radians(course[:, 1].mean())), 1.0]) * DEGREE_KM * 1000
        flat = shapely.linestrings(line * scale)
        shapely.prepare(flat)
        away = shapely.distance(shapely.points(course * scale), flat)
        assert away.max() <= MOST_M, about["id"]
