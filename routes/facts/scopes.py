"""What a number counts, in the reader's language: the short texts of the column `scope`.

A scope is a list of phrases between commas and semicolons. Each phrase is a label scope.*, found by
its English, in which {} stands for a number ({0} and {1} where a language has another order) and
[day|days] for each of these; what has no label stays as its table has it.
"""

import re
from functools import lru_cache

from routes import plurals
from routes.facts import labels
from routes.tables.dataset import Dataset, records

KEY = "scope."
BETWEEN = re.compile(r"([;,] )")
PLACE = re.compile(r"\{(\d?)\}")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def phrases(scope: str) -> list[str]:
    """Return the phrases of a scope as labels have them.

    >>> phrases("whole route, 21 trains; more than")
    ['whole route', '{} trains', 'more than']
    """
    return [NUMBER.sub("{}", part) for part in BETWEEN.split(scope)[::2]]


def told(dataset: Dataset, scope: str, lang: str = labels.FALLBACK) -> str:
    """Return a scope in a language, its numbers in their places.

    >>> told(data, "whole route, expected in autumn; 21 trains", "ka")
    'მთელი მარშრუტი, შემოდგომის მოლოდინი; 21 trains'
    """
    if lang == labels.FALLBACK:
        return NUMBER.sub(lambda found: plurals.written(found[0], lang), scope)
    known = _known(dataset, lang)
    return "".join(
        part if BETWEEN.fullmatch(part) else _phrase(known, part, lang)
        for part in BETWEEN.split(scope)
    )


def _phrase(known: dict[str, str], part: str, lang: str) -> str:
    text, numbers = known.get(NUMBER.sub("{}", part)), NUMBER.findall(part)
    if text is None:
        return NUMBER.sub(lambda found: plurals.written(found[0], lang), part)
    out = PLACE.split(text)
    out[1::2] = [
        numbers[min(int(place or at), len(numbers) - 1)] for at, place in enumerate(out[1::2])
    ]
    out[::2] = plurals.around(out[::2], [plurals.read(number) for number in out[1::2]], lang)
    out[1::2] = [plurals.written(number, lang) for number in out[1::2]]
    return "".join(out)


@lru_cache(maxsize=64)
def _known(dataset: Dataset, lang: str) -> dict[str, str]:
    rows = records(dataset, "labels")
    return {
        PLACE.sub("{}", english): str(row[lang])
        for key, row in rows.items()
        if key.startswith(KEY) and row[lang]
        for english in plurals.every(str(row["en"]))
    }
