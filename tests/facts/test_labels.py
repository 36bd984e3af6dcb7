import pytest

from routes.errors import UnknownNameError
from routes.facts import labels
from routes.tables import dataset
from tests.toys import TOY


@pytest.fixture(scope="module")
def toy():
    return dataset.load(TOY)


def test_a_word_in_a_language(toy):
    assert labels.text(toy, "corridor.main", "en") == "Main line"
    assert labels.text(toy, "corridor.main", "ru") == "Главный путь"


def test_a_missing_word_falls_back_to_english(toy):
    assert labels.text(toy, "corridor.main", "ka") == "Main line"


def test_names_of_nodes_and_segments(toy):
    assert labels.name(toy, "xian", "zh") == "西安"
    assert labels.segment_name(toy, "rail-dostyk-shu", "en") == "Dostyk – Shu"
    assert labels.segment_name(toy, "rail-dostyk-shu", "ru") == "Достык – Шу"


def test_names_of_countries_come_from_cldr():
    assert labels.country("KZ", "en") == "Kazakhstan"
    assert labels.country("KZ", "kk") == "Қазақстан"
    assert labels.country("TR", "tr") == "Türkiye"
    assert labels.country("XX", "en") == "XX"


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_every_language_names_every_country_of_the_toy(toy, lang):
    for code in toy.borders["id"]:
        assert labels.country(code, lang) != code


def test_unknown_names_are_refused_with_the_nearest(toy):
    with pytest.raises(UnknownNameError, match=r"corridor\.main"):
        labels.text(toy, "corridor.mian", "en")
    with pytest.raises(UnknownNameError, match="nearest: shu"):
        labels.name(toy, "shuu", "en")
    with pytest.raises(UnknownNameError, match="unknown segment"):
        labels.segment_name(toy, "rail-shu-dostyk", "en")
    with pytest.raises(UnknownNameError, match="unknown language 'de'"):
        labels.text(toy, "corridor.main", "de")
    with pytest.raises(UnknownNameError, match="unknown language"):
        labels.country("KZ", "de")


def test_a_value_is_put_in_at_its_place_and_no_other_brace_is_obeyed():
    assert labels.filled("{} parts {0} {x.__class__} {", 3) == "3 parts {0} {x.__class__} {"


MARCH = {
    "en": "March", "ru": "март", "zh": "三月", "tr": "Mart", "kk": "наурыз", "az": "mart",
    "ka": "მარტი",
}  # fmt: skip


@pytest.mark.parametrize("order", [labels.LANGUAGES, labels.LANGUAGES[::-1]])
def test_the_names_of_months_are_those_of_their_language_in_whatever_order_they_are_asked(order):
    labels.months.cache_clear()
    assert {lang: labels.months(lang)[2] for lang in order} == MARCH
    for lang in order:
        assert len({*labels.months(lang, "abbreviated")}) == 12
    with pytest.raises(UnknownNameError):
        labels.months("xx")
