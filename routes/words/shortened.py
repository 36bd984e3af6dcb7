"""Numbers of charts and of the map in short, alike on an axis and beside its marks: 10M, 450万.

The words are those of the CLDR; none of the data.
"""

from babel import Locale
from babel.numbers import format_decimal

from routes.words import passport
from routes.writing import strict

# Sizes told by their whole word: the CLDR shortens the first with a K, which stands for no word of
# the language, and the others with letters that nothing but charts would have: B beside bin.
WHOLE = {"az": (10**3,), "tr": (10**3, 10**6, 10**9, 10**12)}


def words(lang: str) -> dict[int, str]:
    r"""Return the word for each size that a language shortens, the largest first.

    Of the words for one size the first goes: Kazakh has another for hundreds of thousands.

    >>> list(words("az").items())[-2:]
    [(1000000, '\xa0mln'), (1000, '\xa0min')]
    """
    forms = Locale.parse(passport.BABEL.get(lang, lang)).compact_decimal_formats
    found: dict[int, str] = {}
    for power, short in forms["short"]["other"].items():
        size = int(power) // 10 ** (short.pattern.count("0") - 1)
        form = forms["long"]["other"][power] if size in WHOLE.get(lang, ()) else short
        word = form.pattern.strip("0").replace("'", "").replace(" ", "\xa0")
        if word:
            found.setdefault(size, word)
    return dict(sorted(found.items(), reverse=True))


def text(value: float, lang: str) -> str:
    r"""Return a number with at most one decimal of its size.

    >>> text(4484000, "en"), text(586000, "az"), text(25.2, "en")
    ('4.5M', '586\xa0min', '25.2')
    """
    size, word = next(
        ((size, word) for size, word in words(lang).items() if value >= size), (1, "")
    )
    locale = passport.BABEL.get(lang, lang)
    return f"{format_decimal(value / size, format='#,##0.#', locale=locale)}{word}"


def expression(lang: str) -> str:
    """Return the expression that writes a number of an axis."""
    out = "format(datum.value, ',~f')"
    for size, word in reversed(words(lang).items()):
        shown = f"format(datum.value / {size}, ',~f') + {strict.dumps(word)}"
        out = f"datum.value >= {size} ? {shown} : {out}"
    return out
