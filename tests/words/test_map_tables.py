"""The table twin shows the same things as the map."""

import pandas as pd

from routes.view.answer import answer
from routes.view.query import Query
from routes.words import map_tables


def test_lines_and_places_stand_in_the_table_as_on_the_map(toy):
    view = answer(toy, Query(mode="rail"))
    lines, places = map_tables.segments(view), map_tables.nodes(view)
    assert list(lines.frame.index) == list(view.segments.index)
    assert list(places.frame.index) == list(view.nodes.index)
    row = lines.frame.loc["rail-dostyk-shu"]
    assert row["Published length (km)"] == 166
    assert abs(row["Measured length (km)"] - 166) <= 166 * 0.05


def test_the_bibliography_counts_what_each_source_supports(toy):
    table = map_tables.sources(answer(toy, Query())).frame
    assert table.loc["newspaper", "Rows supported"] == sum(
        int((rows["source"] == "newspaper").sum())
        for rows in (
            toy.facts,
            toy.monthly,
            toy.volumes,
            toy.events,
            toy.nodes,
            toy.segments,
            toy.claims,
        )
    ) + int((toy.claims["also"] == "newspaper").sum())
    assert len(map_tables.supported(answer(toy, Query()), "railway-2024").frame) == int(
        (toy.facts["source"] == "railway-2024").sum()
    )


def test_unsourced_figures_are_listed_as_such(real):
    rows = map_tables.unsourced(answer(real, Query())).frame
    assert len(rows) == int((real.facts["caveat"] == "unsourced").sum())


def test_an_unknown_cell_is_empty():
    assert [map_tables.cell(one, "en") for one in (None, float("nan"), pd.NA, 1234.0, "a")] == [
        "", "", "", "1,234", "a",
    ]  # fmt: skip
