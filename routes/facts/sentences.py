"""Whole sentences of the tables in the reader's language: reasons, notes, titles of events.

Each is a label sentence.* (of an event happened.*), found by its English without the full stop;
what has no label stays as its table has it.
"""

from functools import lru_cache

from routes.facts import labels
from routes.tables.cells import STOP, sentences
from routes.tables.dataset import Dataset, records

KINDS = ("sentence.", "happened.")
STOPS = {"zh": "。"}


def told(dataset: Dataset, text: str, lang: str = labels.FALLBACK) -> str:
    """Return a text in a language, sentence by sentence.

    >>> told(data, "Half of the days are left to load. Nobody knows more.", "ru")
    'Для погрузки остаётся половина дней. Nobody knows more.'
    """
    if lang == labels.FALLBACK:
        return text
    known, stop = _known(dataset, lang), STOPS.get(lang, f"{STOP} ")
    if text in known:
        return known[text]
    shown = stop.join(known.get(one, one) for one in sentences(text))
    return shown + stop.rstrip() if text.endswith(STOP) else shown


@lru_cache(maxsize=64)
def _known(dataset: Dataset, lang: str) -> dict[str, str]:
    return {
        str(row[labels.FALLBACK]): str(row[lang])
        for key, row in records(dataset, "labels").items()
        if key.startswith(KINDS) and row[lang]
    }
