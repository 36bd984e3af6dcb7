"""A file in another language speaks English, too: all of it, with the rest of its address kept."""

import re

import pytest

from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import second_language
from tests.browsing import until

GEORGIAN = """() => {
  const found = [];
  const told = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (told.nextNode()) {
    const { data, parentElement } = told.currentNode;
    if (!parentElement.closest("script, style, noscript, .tongue")) found.push(data);
  }
  for (const one of document.querySelectorAll("*"))
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      found.push(one.getAttribute(name) || "");
  return found.filter((one) => /[\\u10d0-\\u10ff]/.test(one));
}"""


@pytest.mark.parametrize(
    ("mine", "other", "told"),
    [
        ({"a": [1, "x"]}, {"a": [1, "y"]}, {"a": {"1": ["y"]}}),
        ({"a": [1]}, {"a": [1, 2]}, {"a": [[1, 2]]}),
        ({"a": 1}, {"b": 1}, [{"b": 1}]),
        ({"a": {"b": "x"}, "c": 1}, {"a": {"b": "y"}, "c": 1}, {"a": {"b": ["y"]}}),
    ],
)
def test_differences_are_told_where_they_are(mine, other, told):
    assert second_language.differences(mine, other) == told


def test_an_english_file_has_no_second_language(toy):
    assert 'id="corridor-english"' not in formats.html(answer(toy, Query()))
    assert 'id="corridor-english"' in formats.html(answer(toy, Query(lang="tr")))
    assert 'id="corridor-english"' not in formats.html(answer(toy, Query(lang="tr")), True)


def test_a_reader_turns_the_whole_file_into_english_and_back(tab, real, tmp_path):
    path = tmp_path / "map.html"
    formats.write(answer(real, Query(lang="ka")), path)
    tab.page.goto(f"{path.as_uri()}#select=aktau&theme=status")
    tab.page.get_by_role("button", name="English").click()
    tab.page.wait_for_url(re.compile(r"\?lang=en#"))
    tab.page.get_by_role("button", name="English", pressed=True).wait_for()
    until(tab.page, "corridor.state.ready && document.documentElement.lang === 'en'")
    assert tab.page.locator("#passport h2").inner_text() == "Aktau"
    assert tab.page.evaluate("corridor.state.theme") == "status"
    tab.page.locator("#tour-button").click()
    assert tab.page.evaluate(GEORGIAN) == []
    tab.page.get_by_role("button", name="ქართული").click()
    until(tab.page, "!location.search && corridor.state.ready")
    assert tab.page.locator("#passport h2").inner_text() == "აქტაუ"
