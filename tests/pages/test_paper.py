"""Tables on paper: all of their rows as HTML, which only a reader who prints asks for."""

import re
import urllib.error
import urllib.request

import pandas as pd
import pytest

from routes.pages import paper, sheets
from routes.words.map_tables import Table
from tests.browsing import listening, rest

ROWS = "document.querySelectorAll('.paper tbody tr').length"


def kept(frame: pd.DataFrame, lang: str = "en") -> str:
    """All rows of a frame as paper has them."""
    shown = Table("Table", frame)
    paper.keep(sheets.named(shown), sheets.sheets(shown))
    found = paper.written(sheets.named(shown), lang)
    assert found is not None
    return found


def test_all_rows_stand_in_their_order_and_what_is_unknown_says_so():
    told = kept(pd.DataFrame({"Line": ["a", "", "c"], "Length": [1234.5, None, 3]}))
    assert told == (
        "<table><thead><tr><th scope='col'>Line<th scope='col'>Length<tbody>"
        "<tr><td>a<td>1,234.5<tr><td>–<td>–<tr><td>c<td>3</table>"
    )
    assert "<td>1\u00a0234,5" in kept(pd.DataFrame({"Length": [1234.5]}), "ru")


def test_a_table_of_several_sheets_is_one_on_paper():
    frame = pd.DataFrame({"Line": [f"line {row}" for row in range(5000)]})
    assert len(sheets.sheets(Table("Lines", frame))) > 1
    assert re.findall(r"<td>(line \d+)", kept(frame)) == [*frame["Line"]]


def test_texts_are_texts_and_only_an_address_is_a_link():
    told = kept(pd.DataFrame({"<b>": ["<i>'&", "javascript:x", "https://a.example/?x='&y"]}))
    assert "<th scope='col'>&lt;b&gt;" in told and "<td>&lt;i&gt;&#x27;&amp;" in told
    assert "<td>javascript:x" in told
    assert "<a href='https://a.example/?x=&#x27;&amp;y'>" in told


def test_the_same_table_has_the_same_name_and_the_oldest_goes(monkeypatch):
    monkeypatch.setattr(paper, "MOST", 2)
    monkeypatch.setattr(paper, "_KEPT", {})
    first, second, third = (
        sheets.sheets(Table("Table", pd.DataFrame({"Line": [text]}))) for text in "abc"
    )
    names = [paper.name(one) for one in (first, second, first, third)]
    assert names[0] == names[2] and len({*names}) == 3
    for name, one in zip(names, (first, second, first, third), strict=True):
        paper.keep(name, one)
    assert paper.written(names[1], "en") is None
    assert "<td>a" in str(paper.written(names[0], "en"))


def test_a_row_that_can_be_chosen_leads_to_its_address():
    shown = Table("Table", pd.DataFrame({"Line": ["a", "b"]}, index=["x&y", "z"]))
    paper.keep("chosen", sheets.sheets(shown), ["x&y", "z"])
    told = str(paper.written("chosen", "en"))
    assert "<tr data-id='x&amp;y'><td><a href='?select=x%26y'>a</a><tr data-id='z'>" in told


@pytest.mark.parametrize("name", ["en-nothing", "xx-nothing", "nothing"])
def test_what_is_no_table_is_not_known(app, name):
    with pytest.raises(urllib.error.HTTPError, match="404"):
        urllib.request.urlopen(f"{app}/{paper.FOLDER.strip('/')}/{name}", timeout=20)


def test_who_prints_has_every_source_and_who_reads_has_none(tab, app, real):
    listening(tab.context)
    tab.page.goto(f"{app}/sources")
    rest(tab.page)
    assert tab.page.evaluate(ROWS) == 0
    assert tab.page.locator(".paper:visible").count() == 0
    tab.page.evaluate("void window.dispatchEvent(new Event('beforeprint'))")
    assert tab.page.evaluate(ROWS) >= len(real.sources) + len(real.facts)
    assert tab.page.locator(".stDataFrame:visible").count() > 0
    tab.page.emulate_media(media="print")
    assert tab.page.locator(".paper table:visible").count() == 3
    assert tab.page.locator(".stDataFrame:visible, .stPagination:visible").count() == 0
    tab.page.emulate_media(media="screen")
    assert tab.page.locator(".paper table:visible").count() == 0


def test_where_the_server_has_forgotten_a_table_paper_has_its_grid(tab, app):
    listening(tab.context)
    tab.page.goto(app)
    rest(tab.page)
    tab.page.route("**/tables/**", lambda route: route.fulfill(status=404, body="no such table"))
    tab.page.evaluate("void window.dispatchEvent(new Event('beforeprint'))")
    tab.page.emulate_media(media="print")
    assert tab.page.locator(".paper table").count() == 0
    assert tab.page.locator(".stDataFrame:visible").count() == 1
