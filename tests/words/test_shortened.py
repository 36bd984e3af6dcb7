"""Numbers in short: the same words on an axis as beside a mark, and words of the language."""

import pytest

from routes.facts import labels
from routes.facts.labels import LANGUAGES
from routes.words import shortened


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_size_has_one_word_on_the_axis_and_beside_marks(lang):
    known = shortened.words(lang)
    assert [*known] == sorted(known, reverse=True)
    for size, word in known.items():
        for value in (size, 77 * size, 586 * size):
            if value < min((more for more in known if more > size), default=value + 1):
                assert shortened.text(value, lang).endswith(word)
        assert word in shortened.expression(lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_short_word_is_short_for_a_word_of_the_language(lang):
    from babel import Locale  # noqa: PLC0415

    forms = Locale.parse(lang).compact_decimal_formats.get("long", {}).get("other")
    for size, word in shortened.words(lang).items() if lang != "en" and forms else ():
        whole = forms[str(size)].pattern.strip("0 ")
        assert {*word.strip("\xa0.").casefold()} <= {*whole.casefold()}, word


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if lang not in ("en", "zh")])
def test_a_size_has_one_word_in_numbers_and_in_units(real, lang):
    """English has one letter in charts, and counts in bn; Chinese shortens other sizes."""
    known = {word.strip() for word in shortened.words(lang).values()}
    for key in ("symbol.mln", "symbol.bn", "unit.bn_usd", "unit.bn_eur"):
        assert labels.text(real, key, lang).split()[0] in known, key


@pytest.mark.parametrize(
    ("value", "lang", "text"),
    [
        (586_000, "en", "586K"),
        (4_484_000, "en", "4.5M"),
        (586_000, "az", "586\xa0min"),
        (135_300, "az", "135,3\xa0min"),
        (586_000, "kk", "586\xa0мың"),
        (77_000, "kk", "77\xa0мың"),
        (4_484_000, "zh", "448.4万"),
        (586_000, "ru", "586\xa0тыс."),
        (43.82, "tr", "43,8"),
        (586_000, "tr", "586\xa0bin"),
        (4_484_000, "tr", "4,5\xa0milyon"),
        (0, "en", "0"),
    ],
)
def test_a_number_is_told_in_short(value, lang, text):
    assert shortened.text(value, lang) == text
