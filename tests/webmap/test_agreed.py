"""The scripts give a word beside a number the form that Python gives it, in every language."""

from typing import Any

import pytest

from routes import plurals
from routes.facts import labels
from routes.tables.dataset import records
from tests.test_plurals import COUNTS
from tests.webmap.test_scripts import SCRIPTS

# The script by itself, with data that has a language and no more.
AGREED = """([script, lang, texts, counts]) => {
  let plurals;
  const corridor = { data: { lang }, feature: (name, needs, start) => { plurals = start({}); } };
  new Function("corridor", script)(corridor);
  return texts.map((text) => counts.map((count) => plurals.agreed(text, count)));
}"""


@pytest.fixture(scope="module")
def counting(real) -> list[dict[Any, Any]]:
    """The labels whose words have forms in some language."""
    rows = records(real, "labels").values()
    return [row for row in rows if any(plurals.FORMS.search(str(text)) for text in row.values())]


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_script_and_python_agree(tab, counting, lang):
    script = SCRIPTS["plurals.js"]
    # Also in the words of another language, as where a label has not been translated.
    texts = [str(row[one]) for row in counting for one in (lang, "en")]
    told = tab.page.evaluate(AGREED, [script, lang, texts, COUNTS])
    assert told == [[plurals.agreed(text, count, lang) for count in COUNTS] for text in texts]
    assert tab.errors == []
