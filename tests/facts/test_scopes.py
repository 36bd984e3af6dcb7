"""What a number counts, in all languages: phrase by phrase, with the numbers in their places."""

import pandas as pd
import pytest

from routes import plurals
from routes.facts import labels, scopes

OTHERS = [lang for lang in labels.LANGUAGES if lang != "en"]


@pytest.fixture(scope="module")
def told(real) -> list[str]:
    """Every scope of the product's data."""
    tables = (real.facts, real.volumes, real.monthly)
    return sorted({*pd.concat([table["scope"] for table in tables]).dropna()} - {""})


@pytest.mark.parametrize("lang", OTHERS)
def test_every_scope_is_told_in_every_language(real, told, lang):
    known = scopes._known(real, lang)
    missing = {one for scope in told for one in scopes.phrases(scope)} - known.keys()
    assert missing == set()


@pytest.mark.parametrize("lang", OTHERS)
def test_a_language_keeps_every_number_of_a_scope(real, told, lang):
    for scope in told:
        shown = scopes.told(real, scope, lang)
        numbers = [plurals.written(number, lang) for number in scopes.NUMBER.findall(scope)]
        assert all(number in shown for number in numbers), shown
        assert sorted(filter(str.isdigit, shown)) == sorted(filter(str.isdigit, scope)), shown
        assert "{" not in shown


def test_numbers_stand_where_a_language_has_them(real):
    text = "845 freight trains in the year to May 2021"
    assert scopes.told(real, text, "ru") == "845 грузовых поездов за год по май 2021 года"
    assert scopes.told(real, text, "tr") == "Mayıs 2021 öncesi bir yılda 845 yük treni"


def test_words_go_with_their_numbers(real):
    told = [scopes.told(real, f"{count} wagons", "ru") for count in (2, 5, 21, 4.5)]
    assert told == ["2 вагона", "5 вагонов", "21 вагон", "4,5 вагона"]
    assert scopes.told(real, "1 wagon", "ru") == "1 вагон"
    assert scopes.told(real, "1 day 21 hours", "ru") == "1 день 21 час"


def test_what_has_no_label_stays_as_it_is(real):
    assert scopes.told(real, "nobody ever said this, about", "ru") == (
        "nobody ever said this, около"
    )
    assert scopes.told(real, "", "ru") == ""


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "whole route, with 80,000 to 100,000 TEU in it; 4.687 bn yuan; since 2024"),
        ("tr", "güzergâhın tümü, içinde 80.000 – 100.000 TEU; 4,687 milyar yuan; since 2024"),
        ("kk", "бүкіл бағыт, ішінде 80 000–100 000 TEU; 4,687 млрд юань; since 2024"),
    ],
)
def test_numbers_of_a_scope_are_those_of_the_language_and_years_stay(real, lang, told):
    text = "whole route, with 80000 to 100000 TEU in it; 4.687 bn yuan; since 2024"
    assert scopes.told(real, text, lang).replace("\xa0", " ") == told
