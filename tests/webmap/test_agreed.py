"""The scripts give a word beside a number the form that Python gives it, in every language."""

from typing import Any

import pytest

from routes import plurals
from routes.facts import labels
from routes.tables.dataset import records
from tests.test_plurals import COUNTS
from tests.webmap.test_scripts import SCRIPTS

# All of base.js, with a map that draws nothing and data that has a language and no more.
AGREED = """([script, lang, texts, counts]) => new Function("lang", "texts", "counts", `
  const starting = { first: () => ({ lang }) };
  const L = { latLngBounds: () => ({ getCenter() {} }) };
  ${script}
  corridor.begin({ setView() {} }, {});
  return texts.map((text) => counts.map((count) => corridor.agreed(text, count)));
`)(lang, texts, counts)"""


@pytest.fixture(scope="module")
def counting(real) -> list[dict[Any, Any]]:
    """The labels whose words have forms in some language."""
    rows = records(real, "labels").values()
    return [row for row in rows if any(plurals.FORMS.search(str(text)) for text in row.values())]


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_script_and_python_agree(tab, counting, lang):
    script = SCRIPTS["base.js"]
    # Also in the words of another language, as where a label has not been translated.
    texts = [str(row[one]) for row in counting for one in (lang, "en")]
    told = tab.page.evaluate(AGREED, [script, lang, texts, COUNTS])
    assert told == [[plurals.agreed(text, count, lang) for count in COUNTS] for text in texts]
    assert tab.errors == []
