"""Facts, sources and volumes as rows."""

from routes.view.answer import answer
from routes.view.query import Query
from routes.words import fact_tables


def test_the_bibliography_counts_what_each_source_supports(toy):
    table = fact_tables.sources(answer(toy, Query())).frame
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
    assert len(fact_tables.supported(answer(toy, Query()), "railway-2024").frame) == int(
        (toy.facts["source"] == "railway-2024").sum()
    )


def test_the_bibliography_says_what_each_source_is_and_what_it_lacks(toy):
    table = fact_tables.sources(answer(toy, Query())).frame
    assert list(table["Kind"]) == ["Web page", "Report", "Article"]
    assert list(table["Published"]) == ["2026", "2024-03", "2023-05-02"]
    assert list(table["Note"]) == ["", "", "address not kept; A reader sent the cutting."]


def test_a_number_is_listed_with_its_place_in_the_source(toy):
    table = fact_tables.supported(answer(toy, Query()), "railway-2024").frame
    assert list(table["Place in the source"]) == [
        "table 1", "table 2", "table 2", "table 1", "table 3", "table 3", "table 4", "table 5",
        "table 5", "table 4", "table 4",
    ]  # fmt: skip


def test_unsourced_figures_are_listed_as_such(real):
    rows = fact_tables.unsourced(answer(real, Query())).frame
    assert len(rows) == int((real.facts["caveat"] == "unsourced").sum())
