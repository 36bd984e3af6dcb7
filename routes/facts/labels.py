"""The words of the product, in its languages. No word that a user reads stands in code."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Literal
from unicodedata import normalize

from babel import Locale
from babel.dates import get_month_names

from routes import plurals
from routes.errors import UnknownNameError
from routes.tables.dataset import Dataset, records

Width = Literal["wide", "abbreviated"]

WIDTHS: tuple[Width, ...] = ("wide", "abbreviated")
LANGUAGES = ("en", "ru", "zh", "tr", "kk", "az", "ka")
FALLBACK = "en"
NAMES = {
    "en": "English",
    "ru": "Русский",
    "zh": "中文",
    "tr": "Türkçe",
    "kk": "Қазақша",
    "az": "Azərbaycanca",
    "ka": "ქართული",
}
# Where the order of Unicode is not that of the alphabet.
ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "tr": "abcçdefgğhıijklmnoöprsştuüvyz",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
}
# Where a month by itself is called otherwise than in a date. Babel is not asked for it elsewhere:
# for languages that have no such names it gives those of another that was asked for before.
DECLINED = ("ru",)
PLACEHOLDER = re.compile(r"\{(\w+)\}")
FIRST_LETTER = 128  # letters come after digits and signs


def text(dataset: Dataset, key: str, lang: str = FALLBACK, count: float = 0) -> str:
    """Return the word for a key of labels.csv; the English one where the language has none.

    It has the forms that go with a number as it is shown. Those of 0 also stand alone, in headings.

    Raises: UnknownNameError for a key or language that there is not.

    >>> text(data, "corridor.main", "ru")
    'Главный путь'
    >>> text(data, "corridor.main", "ka")
    'Main line'
    >>> text(data, "ui.years_count", "ru", 21), text(data, "ui.years_count", count=1)
    ('{} год', '{} year')
    """
    word = forms(dataset, key, lang)
    spoken = lang if records(dataset, "labels")[key][lang] else FALLBACK
    return plurals.agreed(word, count, spoken)


def forms(dataset: Dataset, key: str, lang: str = FALLBACK) -> str:
    """Return the word for a key with all forms that it takes beside numbers, as labels.csv has it.

    Raises: UnknownNameError for a key or language that there is not.

    >>> forms(data, "ui.years_count")
    '{} [year|years]'
    """
    _known_language(lang)
    words = records(dataset, "labels")
    if key not in words:
        raise UnknownNameError("label", key, words)
    return str(words[key][lang] or words[key][FALLBACK])


def filled(text: str, value: object) -> str:
    """Return a label with a value at {}; whatever else stands in braces is a text like any other.

    >>> filled("{} km by {mode}", 170)
    '170 km by {mode}'
    """
    return text.replace("{}", str(value))


def woven(text: str, words: Mapping[str, str]) -> str:
    """Return a label with words at their {names}; braces in a word are letters like any other.

    >>> woven("{hours} at {place}", {"hours": "3 {h}", "place": "Alat"})
    '3 {h} at Alat'
    """
    return PLACEHOLDER.sub(lambda found: words.get(found[1], found[0]), text)


def country(code: str, lang: str = FALLBACK) -> str:
    """Return the name of a country by its ISO 3166 code, from CLDR; the code where CLDR has none.

    Raises: UnknownNameError for a language that there is not.

    >>> country("KZ"), country("KZ", "tr"), country("QX")
    ('Kazakhstan', 'Kazakistan', 'QX')
    """
    _known_language(lang)
    return _territories(lang).get(code) or _territories(FALLBACK).get(code, code)


@cache
def months(lang: str = FALLBACK, width: Width = "wide") -> tuple[str, ...]:
    """Return the names of the twelve months by themselves, from CLDR, in full or short.

    Raises: UnknownNameError for a language that there is not.

    >>> months("tr")[2], months("en", "abbreviated")[0]
    ('Mart', 'Jan')
    """
    _known_language(lang)
    context: Literal["stand-alone", "format"] = "stand-alone" if lang in DECLINED else "format"
    names = get_month_names(width, context, locale=lang)
    return tuple(names[month] for month in range(1, 13))


def name(dataset: Dataset, node: str, lang: str = FALLBACK) -> str:
    """Return the name of a node.

    Raises: UnknownNameError for a node or language that there is not.

    >>> name(data, "aktau", "zh")
    '阿克套'
    """
    if node not in dataset.nodes.index:
        raise UnknownNameError("node", node, dataset.nodes.index)
    return text(dataset, f"node.{node}", lang)


def spellings(dataset: Dataset, id: str) -> tuple[str, ...]:
    """Return other names of a thing that readers search for and no map shows: Khorgos for Horgos.

    >>> spellings(data, "aktau")
    ()
    """
    row = records(dataset, "labels").get(f"spelling.{id}", {})
    words = (str(row[lang]) for lang in LANGUAGES if row.get(lang))
    return tuple(dict.fromkeys(name for word in words for name in word.split(", ")))


def segment_name(dataset: Dataset, segment: str, lang: str = FALLBACK) -> str:
    """Return the names of both ends of a segment.

    Raises: UnknownNameError for a segment or language that there is not.

    >>> segment_name(data, "rail-dostyk-shu")
    'Dostyk – Shu'
    """
    rows = records(dataset, "segments")
    if segment not in rows:
        raise UnknownNameError("segment", segment, rows)
    row = rows[segment]
    return f"{name(dataset, row['from_node'], lang)} – {name(dataset, row['to_node'], lang)}"


def subject_name(dataset: Dataset, subject: str, lang: str = FALLBACK) -> str:
    """Return the name of what a fact, volume or event is about.

    Raises: UnknownNameError for a subject or language that there is not.

    >>> subject_name(data, "journey:xian-alat"), subject_name(data, "trade:CN-KZ")
    ("Xi'an → Alat", 'China – Kazakhstan')
    """
    if subject in dataset.segments.index:
        return segment_name(dataset, subject, lang)
    kind, _, id = subject.partition(":")
    if not id:
        return name(dataset, subject, lang)
    if kind == "journey":
        return " → ".join(name(dataset, end, lang) for end in id.split("-"))
    if kind in ("country", "trade"):
        return " – ".join(country(code, lang) for code in id.split("-"))
    return text(dataset, f"{kind}.{id}", lang)


def order(text: str, lang: str = FALLBACK) -> tuple[list[int], str]:
    """Return what sorts texts as the alphabet of a language has them; case and accents come last.

    Chinese is left in the order of Unicode: by radical and strokes.

    >>> sorted(["Drac", "Čeva", "Zug", "Ceva"], key=order)
    ['Ceva', 'Čeva', 'Drac', 'Zug']
    """
    alphabet = ALPHABETS.get(lang, "")
    places: list[int] = []
    for letter in text.replace("İ", "i").replace("I", "ı" if "ı" in alphabet else "i").casefold():
        plain = letter if letter in alphabet else normalize("NFD", letter)[0]
        known = plain in alphabet
        places.append(FIRST_LETTER + alphabet.index(plain) if known else ord(plain))
    return places, text


def _known_language(lang: str) -> None:
    if lang not in LANGUAGES:
        raise UnknownNameError("language", lang, LANGUAGES)


@cache
def _territories(lang: str) -> dict[str, str]:
    return dict(Locale.parse(lang).territories)
