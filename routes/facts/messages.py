"""What cannot be, in the reader's language: sentences of mistakes by their English patterns.

A mistake is raised in English. Its pattern is a label error.*, in which {} stands for what was
asked or is allowed, and [day|days] for each of these; what stands in a gap is told by a pattern of
its own, where it has one.
"""

import re
from functools import lru_cache

from routes import plurals
from routes.facts import labels, sentences
from routes.tables.dataset import Dataset, records

KEY = "error."
WORD = "ui."
NAMED = re.compile(r".+ \(([\w-]+)\)")  # a place or line with its id
GAP = re.compile(r"\\\{\\\}")


def told(dataset: Dataset, text: str, lang: str = labels.FALLBACK) -> str:
    """Return the text of a mistake in a language, line by line; what has no pattern stays.

    >>> told(data, "month: found '13', allowed: 1 to 12, or the name of a month", "tr")
    "Ay: '13' bulundu; geçerli: 1 – 12 ya da bir ay adı"
    """
    if lang == labels.FALLBACK:
        return text
    return "\n".join(_line(dataset, line, lang) for line in text.split("\n"))


def _line(dataset: Dataset, text: str, lang: str) -> str:
    for pattern, words in _patterns(dataset, lang):
        found = pattern.fullmatch(text)
        if found:
            counts = [plurals.read(part) for part in found.groups()]
            first, *others = plurals.around(words.split("{}"), counts, lang)
            gaps = (_part(dataset, part, lang) for part in found.groups())
            return first + "".join(map("".join, zip(gaps, others, strict=True)))
    return text


def _part(dataset: Dataset, text: str, lang: str) -> str:
    """What stands in a gap: a field, a thing, words, a sentence, or what has its own pattern."""
    field, named = f"{WORD}{text}", NAMED.fullmatch(text)
    if field in records(dataset, "labels"):
        return labels.text(dataset, field, lang)
    if named and (named[1] in dataset.nodes.index or named[1] in dataset.segments.index):
        return f"{labels.subject_name(dataset, named[1], lang)} ({named[1]})"
    listed = [f"{KEY}{one}" for one in text.split(", ")]
    if records(dataset, "labels").keys() >= {*listed}:
        return ", ".join(labels.text(dataset, key, lang) for key in listed)
    return sentences.told(dataset, _line(dataset, text, lang), lang)


@lru_cache(maxsize=64)
def _patterns(dataset: Dataset, lang: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """The patterns with their words in a language; those that say most come first."""
    rows = [row for key, row in records(dataset, "labels").items() if key.startswith(KEY)]
    pairs = [
        (english, str(row[lang] or row["en"]))
        for row in rows
        for english in plurals.every(str(row["en"]))
    ]
    pairs.sort(key=lambda pair: -len(pair[0].replace("{}", "")))
    return tuple(
        (re.compile(GAP.sub("(.+?)", re.escape(english))), words) for english, words in pairs
    )
