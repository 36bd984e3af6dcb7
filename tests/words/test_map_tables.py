"""The table twin shows the same things as the map."""

import pandas as pd

from routes.view.answer import answer
from routes.view.query import Query
from routes.words import map_tables


def test_lines_and_places_stand_in_the_table_as_on_the_map(toy):
    view = answer(toy, Query(mode=("rail",)))
    lines, places = map_tables.segments(view), map_tables.nodes(view)
    assert list(lines.frame.index) == list(view.segments.index)
    assert list(places.frame.index) == list(view.nodes.index)
    row = lines.frame.loc["rail-dostyk-shu"]
    assert row["Published length (km)"] == 166
    assert abs(row["Measured length (km)"] - 166) <= 166 * 0.05


def test_an_unknown_cell_is_empty():
    assert [map_tables.cell(one, "en") for one in (None, float("nan"), pd.NA, 1234.0, "a")] == [
        "", "", "", "1,234", "a",
    ]  # fmt: skip
