"""Which form of a word goes with a number, by the rules of CLDR.

A text has the forms of a word in square brackets: [day|days], [день|дня|дней|дня]. They stand in
the order one, few, many, other: those that the language tells apart. Azerbaijani, whose words are
the same beside each number, has the ending of a year in this way: {}-[ci|cü|cı|cu] il.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import product

from babel import Locale
from babel.numbers import format_decimal
from babel.plural import PluralRule

FORMS = re.compile(r"\[([^][{}|]*(?:\|[^][{}|]*)+)\]")
BETWEEN = "|"
YEAR = re.compile(r"\d{1,4}")  # or any other number as short, which stays as it is
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
ORDINAL = ("az",)  # whose forms go with a number as one of a row
ORDER = ("zero", "one", "two", "few", "many", "other")


@cache
def categories(lang: str) -> tuple[str, ...]:
    """Return the numbers that a language tells apart, in the order of the forms of a word.

    >>> categories("en"), categories("zh")
    (('one', 'other'), ('other',))
    """
    known = {*_rule(lang).tags, "other"}
    return tuple(one for one in ORDER if one in known)


def agreed(text: str, count: float, lang: str) -> str:
    """Return a text in which each word with forms has the one that goes with a number.

    The number is what is shown: 0.96, shown as 1, is to come as 1. A word that has too few forms,
    as that of another language has, takes its last one.

    >>> [agreed("[day|days] lost", count, "en") for count in (1, 1.5, 0)]
    ['day lost', 'days lost', 'days lost']
    >>> [agreed("[день|дня|дней|дня]", count, "ru") for count in (21, 2, 11, 1.5)]
    ['день', 'дня', 'дней', 'дня']
    >>> [agreed("-[ci|cü|cı|cu] il", year, "az") for year in (2025, 2024, 2026, 2030)]
    ['-ci il', '-cü il', '-cı il', '-cu il']
    """
    if "[" not in text:
        return text
    at = categories(lang).index(_rule(lang)(abs(count)))

    def form(found: re.Match[str]) -> str:
        forms = found[1].split(BETWEEN)
        return forms[min(at, len(forms) - 1)]

    return FORMS.sub(form, text)


def _rule(lang: str) -> PluralRule:
    locale = Locale.parse(lang)
    return locale.ordinal_form if lang in ORDINAL else locale.plural_form


def english(count: int, word: str) -> str:
    """Return a number and a word with the ending of English, for the messages of checks.

    >>> english(1, "cell"), english(4, "cell")
    ('1 cell', '4 cells')
    """
    return agreed(f"{count} {word}[|s]", count, "en")


def every(text: str) -> list[str]:
    """Return a text with each form of each of its words.

    >>> every("{} [day|days] at [a|the] port")
    ['{} day at a port', '{} day at the port', '{} days at a port', '{} days at the port']
    """
    parts = FORMS.split(text)
    choices = [part.split(BETWEEN) if at % 2 else [part] for at, part in enumerate(parts)]
    return ["".join(words) for words in product(*choices)]


def around(pieces: Sequence[str], counts: Sequence[float], lang: str) -> list[str]:
    """Return what stands around the numbers of a text: its words go with the number before them.

    Those before all numbers go with the first.

    >>> around(["", " [train|trains] in ", " [day|days]"], [1, 4], "en")
    ['', ' train in ', ' days']
    """
    before = [*counts[:1], *counts] if counts else [0]
    return [agreed(*pair, lang) for pair in zip(pieces, before, strict=True)]


def read(text: str) -> float:
    """Return the number that an English text is; 0 for what is none.

    >>> read("1,200.5"), read("21"), read("12.5.2024")
    (1200.5, 21.0, 0.0)
    """
    return float(text.replace(",", "")) if NUMBER.fullmatch(text) else 0.0


def written(text: str, lang: str) -> str:
    """Return a number of an English text as a language writes it; what may be a year stays.

    >>> [written(text, "tr") for text in ("1,200.5", "100000", "12.0", "2024", "12.5.2024")]
    ['1.200,5', '100.000', '12', '2024', '12.5.2024']
    """
    if YEAR.fullmatch(text) or not NUMBER.fullmatch(text):
        return text
    return format_decimal(read(text), format="#,##0.###", locale=lang)
