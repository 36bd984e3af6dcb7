"""What cannot be, in the reader's language: sentences of mistakes by their English patterns.

A mistake is raised in English. Its pattern is a label error.*, in which {} stands for what was
asked or is allowed, and [day|days] for each of these; what stands in a gap is told by a pattern of
its own, where it has one. Kinds of things ("place or line") are told by their labels kind.*.
"""

import re
from functools import lru_cache, partial

from babel.lists import format_list

from routes import plurals
from routes.facts import labels, sentences
from routes.tables.dataset import Dataset, records

KEY = "error."
WORD = "ui."
NAMED = re.compile(r".+ \(([\w-]+)\)")  # a place or line with its id
KIND = "kind."
MODE = "mode."
OF_KINDS = ("unknown ", "the id or name of a ", "the id or name of an ", "there is no ")
OF_WORDS = r"([^'\"()]+)"  # kinds end where a quotation or a bracket begins
OR = re.compile(r", | or ")


def told(dataset: Dataset, text: str, lang: str = labels.FALLBACK) -> str:
    """Return the text of a mistake in a language, line by line; what has no pattern stays.

    >>> told(data, "month: found '13', allowed: 1 to 12, or the name of a month", "tr")
    "Ay: '13' bulundu; geçerli: 1 – 12 ya da bir ay adı"
    """
    if lang == labels.FALLBACK:
        return text
    return "\n".join(_line(dataset, line, lang) for line in text.split("\n"))


def _line(dataset: Dataset, text: str, lang: str) -> str:
    for pattern, heads, words in _patterns(dataset, lang):
        found = pattern.fullmatch(text)
        if found:
            counts = [plurals.read(part) for part in found.groups()]
            first, *others = plurals.around(words.split("{}"), counts, lang)
            gaps = (
                (_kinds if head.endswith(OF_KINDS) else _part)(dataset, part, lang)
                for head, part in zip(heads, found.groups(), strict=False)
            )
            return first + "".join(map("".join, zip(gaps, others, strict=True)))
    return text


def _kinds(dataset: Dataset, text: str, lang: str) -> str:
    """Kinds of things, all or none of which have a label: "place or line"."""
    words = OR.split(text)
    keys = [f"{KIND}{word.replace(' ', '_')}" for word in words]
    if not records(dataset, "labels").keys() >= {*keys}:
        return _part(dataset, text, lang)
    return format_list([labels.text(dataset, key, lang) for key in keys], "or", lang)


def _part(dataset: Dataset, text: str, lang: str) -> str:
    """What stands in a gap: a number, a field, things, words, a sentence, or a pattern's own."""
    if plurals.NUMBER.fullmatch(text):
        return plurals.written(text, lang)
    known, parts = records(dataset, "labels"), text.split(", ")
    fields = [f"{WORD}{part}" for part in text.split(" or ")]
    if known.keys() >= {*fields}:
        return format_list([labels.text(dataset, key, lang) for key in fields], "or", lang)
    ids = [found[1] if (found := NAMED.fullmatch(part)) else "" for part in parts]
    named = [_named(dataset, *pair, lang) for pair in zip(ids, parts, strict=True)]
    if all(named):
        return ", ".join(named)
    listed = [f"{KEY}{part}" for part in parts]
    if known.keys() >= {*listed}:
        return ", ".join(labels.text(dataset, key, lang) for key in listed)
    for tell in (sentences.told, _line):  # a title may read like a pattern: it moves from A to B
        told = tell(dataset, text, lang)
        if told != text:
            return told
    return ", ".join(name or part for name, part in zip(named, parts, strict=True))


def _named(dataset: Dataset, id: str, text: str, lang: str) -> str:
    """A place, line, mode or country with its id, as mistakes have them; "" for any other text."""
    if id in dataset.nodes.index or id in dataset.segments.index:
        name = partial(labels.subject_name, dataset, id)
    elif f"{MODE}{id}" in records(dataset, "labels"):
        name = partial(labels.text, dataset, f"{MODE}{id}")
    else:
        name = partial(labels.country, id)
    return f"{name(lang)} ({id})" if f"{name(labels.FALLBACK)} ({id})" == text else ""


@lru_cache(maxsize=64)
def _patterns(
    dataset: Dataset, lang: str
) -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """The patterns, what stands before each gap, and the words in a language.

    Those that say how they begin come first, and of these the ones that say most: "  in {}: {}" is
    no number of days, though it ends in one.
    """
    rows = [row for key, row in records(dataset, "labels").items() if key.startswith(KEY)]
    pairs = [
        (english, str(row[lang] or row["en"]))
        for row in rows
        for english in plurals.every(str(row["en"]))
    ]
    pairs.sort(key=lambda pair: (pair[0].startswith("{}"), -len(pair[0].replace("{}", ""))))
    return tuple((_pattern(english), tuple(english.split("{}")), words) for english, words in pairs)


def _pattern(english: str) -> re.Pattern[str]:
    first, *others = english.split("{}")
    parts, head = [re.escape(first)], first
    for text in others:
        parts += [OF_WORDS if head.endswith(OF_KINDS) else "(.+?)", re.escape(text)]
        head = text
    return re.compile("".join(parts))
