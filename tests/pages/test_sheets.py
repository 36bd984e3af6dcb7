"""Tables as the browser is sent them: they say what the table says, and no sheet is large."""

import pandas as pd
import pyarrow as pa
import pytest

from routes.pages import sheets
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import coded_tables, fact_tables
from routes.words.map_tables import Table


def listed(count: int) -> Table:
    """A table of as many lines, of which one in four has no gauge."""
    rows = range(count)
    frame = pd.DataFrame(
        {
            "Line": [f"line {row}" for row in rows],
            "Gauge": [("1520", "1520", "1435", "")[row % 4] for row in rows],
            "Length": [None if row == 1 else row * 1.5 for row in rows],
        },
        index=[f"id {row}" for row in rows],
    )
    return Table("Lines", frame)


def told(shown: Table) -> list[dict]:
    return [row for one in sheets.sheets(shown) for row in one.to_pylist()]


def test_a_short_table_is_one_sheet_that_says_the_same_and_no_ids():
    assert told(listed(4)) == [
        {"Line": "line 0", "Gauge": "1520", "Length": 0.0},
        {"Line": "line 1", "Gauge": "1520", "Length": None},
        {"Line": "line 2", "Gauge": "1435", "Length": 3.0},
        {"Line": "line 3", "Gauge": None, "Length": 4.5},
    ]
    [sheet] = sheets.sheets(listed(4))
    assert sheet.schema.field("Line").type == pa.string()
    assert pa.types.is_dictionary(sheet.schema.field("Gauge").type)


def test_a_long_table_is_cut_into_even_sheets_in_its_order():
    long = listed(5000)
    found = sheets.sheets(long)
    rows = [one.num_rows for one in found]
    assert len(found) > 1 and sum(rows) == 5000
    assert set(rows[:-1]) == {rows[0]} and rows[-1] <= rows[0]
    assert max(map(sheets.size, found)) <= sheets.LARGEST
    assert [row["Line"] for row in told(long)] == [f"line {row}" for row in range(5000)]
    fewer = -(-5000 // (len(found) - 1))
    assert any(
        sheets.size(sheets.slim(pa.Table.from_pandas(long.frame[at : at + fewer]))) > sheets.LARGEST
        for at in range(0, 5000, fewer)
    )


def test_a_row_that_is_too_large_stands_alone():
    frame = pd.DataFrame({"Note": ["x" * sheets.LARGEST, "y" * sheets.LARGEST]})
    assert [one.num_rows for one in sheets.sheets(Table("Notes", frame))] == [1, 1]


def test_a_table_without_rows_has_a_sheet_with_its_columns():
    [sheet] = sheets.sheets(listed(0))
    assert sheet.num_rows == 0 and sheet.column_names == ["Line", "Gauge", "Length"]


def test_sheets_are_made_once_and_go_with_their_table():
    one, other = listed(3), listed(3)
    assert sheets.sheets(one) is sheets.sheets(one)
    assert sheets.sheets(one) is not sheets.sheets(other)
    before = len(sheets._KNOWN)
    del other
    assert len(sheets._KNOWN) == before - 1


def test_a_table_is_named_once_for_paper_and_its_name_goes_with_it(monkeypatch):
    asked = []
    monkeypatch.setattr(sheets.paper, "name", lambda found: asked.append(found) or str(len(asked)))
    one, other = listed(3), listed(3)
    assert [sheets.named(table) for table in (one, one, other, one)] == ["1", "1", "2", "1"]
    assert asked == [sheets.sheets(one), sheets.sheets(other)]
    before = len(sheets._NAMES)
    del other, asked[1]
    assert len(sheets._NAMES) == before - 1


@pytest.mark.parametrize("lang", ["en", "ka"])
@pytest.mark.parametrize(
    "make", [coded_tables.segments, coded_tables.nodes, fact_tables.sources, fact_tables.all_facts]
)
def test_our_own_tables_lose_nothing(real, lang, make):
    table = make(answer(real, Query(lang=lang)))
    for name, column in table.frame.items():
        wanted = [None if one == "" or pd.isna(one) else one for one in column.astype(object)]
        assert [row[name] for row in told(table)] == wanted
    assert max(map(sheets.size, sheets.sheets(table))) <= sheets.LARGEST
