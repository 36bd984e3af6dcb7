"""Facts, sources and volumes as rows."""

import re

import pytest

from routes.facts import labels
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import fact_tables

YEARS = re.compile(r"(?<![\w,.])(?:19|20)\d\d(?!\w)")


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
    assert list(table["How it was read"]) == [
        "", "", "in Turkish; the month follows from what it tells",
    ]  # fmt: skip
    assert list(table["Note"]) == ["", "", "address not kept; A reader sent the cutting."]


@pytest.mark.parametrize(
    ("lang", "note"),
    [
        ("ru", "Вырезку прислал читатель."),
        ("zh", "剪报由读者寄来。"),
        ("kk", "A reader sent the cutting."),  # has no translation
    ],
)
def test_a_note_is_told_in_the_language_or_else_in_english(toy, lang, note):
    assert fact_tables.note(answer(toy, Query(lang=lang)), "newspaper") == note


def test_how_a_source_was_read_names_the_host_of_its_copy(toy):
    source = {"written_in": "", "read_as": "part", "dated_by": "", "copy_at": "a.org|b.org"}
    assert fact_tables.how_read(answer(toy, Query()), source) == (
        "figure from an extract, the page was not opened in full; copy at a.org, b.org"
    )


@pytest.mark.parametrize("lang", [lang for lang in labels.LANGUAGES if lang != "en"])
def test_every_note_is_told_in_every_language_with_its_numbers(real, lang):
    english, other = real.sources["note"], real.source_notes[lang]
    assert {*other.index} == {*english.index[english != ""]}
    for id, text in other.items():
        assert text and all(year in text for year in YEARS.findall(english[id])), id


def test_a_number_is_listed_with_its_place_in_the_source(toy):
    table = fact_tables.supported(answer(toy, Query()), "railway-2024").frame
    assert list(table["Place in the source"]) == [
        "table 1", "table 2", "table 2", "table 1", "table 3", "table 3", "table 4", "table 5",
        "table 5", "table 4", "table 4",
    ]  # fmt: skip


def test_unsourced_figures_are_listed_as_such(real):
    rows = fact_tables.unsourced(answer(real, Query())).frame
    assert len(rows) == int((real.facts["caveat"] == "unsourced").sum())


def test_what_is_the_same_in_all_unsourced_figures_is_not_told_in_each(real):
    view = answer(real, Query())
    assert list(fact_tables.unsourced(view).frame.columns) == [
        "About", "Quantity", "Value", "Year", "Scope", "Preferred",
        "Place in the source",
    ]  # fmt: skip
    table = fact_tables.fact_rows(view, fact_tables.read(view, real.facts.head(1)), "one")
    assert fact_tables.without_alike(table, ["Caveat"]).frame.columns.tolist() == [
        name for name in table.frame.columns if name != "Caveat"
    ]


def test_a_fact_is_preferred_to_rivals_and_to_nothing_else(real):
    facts, told = real.facts, fact_tables.all_facts(answer(real, Query())).frame["Preferred"]
    sizes = facts.groupby(["subject", "quantity", "year", "scope"], dropna=False)["value"]
    alone = (sizes.transform("size") == 1).to_numpy()
    doubted = (facts["preferred"] == "no").to_numpy()
    assert set(told[doubted]) == {"no"}
    assert set(told[alone & ~doubted]) == {""} and set(told[~alone & ~doubted]) == {"yes"}


def test_no_two_rows_of_the_facts_or_sources_read_the_same(real):
    view = answer(real, Query())
    for table in (fact_tables.all_facts(view), fact_tables.unsourced(view)):
        assert not table.frame.duplicated().any()
    undated = real.sources["undated"] == "not_seen"
    assert set(fact_tables.sources(view).frame["Published"][undated]) == {""}


def test_lines_of_the_same_ends_are_told_apart(real):
    view = answer(real, Query())
    names = {id: fact_tables.told_apart(view, id) for id in real.segments.index}
    assert names["rail-alashankou-dostyk-1435"] == "Alashankou – Dostyk (Railway 1435 mm)"
    assert names["sea-aktau-alat"] == "Aktau – Alat (Sea (containers))"
    assert names["rail-dostyk-aktogay"] == "Dostyk – Aktogay"
    assert fact_tables.told_apart(view, "journey:xian-halkali") == "Xi'an → Halkalı"
