"""Words beside numbers: the forms that CLDR asks for, in every language and in every label."""

import csv
import re

import pytest

from routes import plurals
from routes.facts import labels, scopes
from routes.tables.dataset import GEODATA

COUNTS = (0, 1, 2, 5, 11, 21, 1.5, 1.0, -1)
KINDS = {  # of these counts, as CLDR's table has them
    "en": "other one other other other other other one one",
    "ru": "many one few many many one other one one",
    "zh": "other other other other other other other other other",
    "tr": "other one other other other other other one one",
    "kk": "other one other other other other other one one",
    "az": "many one one one one one one one one",  # of a row: its words stay the same
    "ka": "other one other other other other other one one",
}
INVARIANT = ("zh", "tr", "kk", "ka")  # the word after a number stays as it is
# A number that is always more than one, or never whole, and what another program says by itself.
ALWAYS = ("error.values", "ui.options_many")
SLOT = r"\{[^{}]*\}"
PLURAL = re.compile(SLOT + r" (?:[a-z]+ )?([a-z]{3,}s)\b")
NOT_COUNTED = {  # verbs, what stands after "billion", and words that belong to what follows
    ("claim.trade.found", "dollars"),
    ("error.neither", "reaches"),
    ("error.opens_with_lines", "opens"),
    ("scope.in_the_summer_of_n_freight_trains_above_all", "trains"),
    ("scope.over_n_some_months_before", "months"),
    ("scope.reloading_n_h_besides", "besides"),
    ("ui.loss_border", "pass"),
    ("ui.loss_port", "pass"),
}


def rows() -> list[dict[str, str]]:
    with (GEODATA / "labels.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


ROWS = rows()
FORMED = [row for row in ROWS if any(map(plurals.FORMS.search, row.values()))]
COUNTING = [row for row in FORMED if plurals.FORMS.search(row["en"] + row["ru"])]


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_the_kinds_of_numbers_are_those_of_cldr(lang):
    kinds = plurals.categories(lang)
    word = f"[{'|'.join(kinds)}]" if len(kinds) > 1 else kinds[0]
    assert [plurals.agreed(word, count, lang) for count in COUNTS] == KINDS[lang].split()


@pytest.mark.parametrize(
    ("key", "lang", "shown"),
    [
        ("ui.days_short", "en", "days day days days days days days"),
        ("ui.days_short", "ru", "сут. сут. сут. сут. сут. сут. сут."),
        ("ui.days_short", "ka", "დღე დღე დღე დღე დღე დღე დღე"),
        ("ui.years_count", "en", "years year years years years years years"),
        ("ui.years_count", "ru", "лет год года лет лет год года"),
        ("ui.years_count", "tr", "yıl yıl yıl yıl yıl yıl yıl"),
        ("ui.years_count", "kk", "жыл жыл жыл жыл жыл жыл жыл"),
        ("ui.years_count", "az", "il il il il il il il"),
        ("ui.years_count", "zh", "年 年 年 年 年 年 年"),
        ("ui.bytes", "ru", "байт байт байта байт байт байт байта"),
        ("unit.vehicles", "en", "lorries lorry lorries lorries lorries lorries lorries"),
        (
            "unit.trains",
            "ru",
            "поездов поезд поезда поездов поездов поезд поезда",
        ),
    ],
)
def test_words_go_with_their_numbers(real, key, lang, shown):
    words = [labels.text(real, key, lang, count) for count in COUNTS[:7]]
    assert [word.removeprefix("{}").strip() for word in words] == shown.split()


def test_a_year_has_its_ending_in_azerbaijani(real):
    for key in (row["key"] for row in ROWS if plurals.FORMS.search(row["az"])):
        forms = {*plurals.FORMS.findall(labels.forms(real, key, "az"))}
        assert forms == {"ci|cü|cı|cu"}, key
    told = {year: scopes.told(real, f"opened in {year}", "az") for year in (1986, 2013, 2018, 2030)}
    assert told == {
        1986: "1986-cı ildə açılıb",
        2013: "2013-cü ildə açılıb",
        2018: "2018-ci ildə açılıb",
        2030: "2030-cu ildə açılıb",
    }
    bare = re.compile(r"\} il(?!ə\b| ərzində)|\}-c[iıuü]\b")
    assert [row["key"] for row in ROWS if bare.search(row["az"])] == ["ui.years_count"]


def test_a_whole_phrase_goes_with_its_number(real):
    told = {
        count: labels.filled(labels.text(real, "ui.parts_unknown", "ru", count), count)
        for count in (1, 2, 5, 11, 21)
    }
    assert told == {
        1: "1 часть неизвестна",
        2: "2 части неизвестны",
        5: "5 частей неизвестно",
        11: "11 частей неизвестно",
        21: "21 часть неизвестна",
    }
    assert labels.text(real, "ui.parts_unknown", count=1) == "{} part unknown"


@pytest.mark.parametrize("lang", labels.LANGUAGES)
@pytest.mark.parametrize("row", FORMED, ids=[row["key"] for row in FORMED])
def test_no_form_is_left_in_brackets(real, row, lang):
    for count in COUNTS:
        assert not re.search(r"[][]", labels.text(real, row["key"], lang, count))


def test_english_words_beside_numbers_have_their_forms():
    bare = {
        (row["key"], word)
        for row in ROWS
        for word in PLURAL.findall(row["en"])
        if row["key"] not in ALWAYS
    }
    assert bare == NOT_COUNTED
    units = [row for row in ROWS if row["key"].startswith(("unit.", "symbol."))]
    assert [row["key"] for row in units if re.search(r"^[a-z]{3,}s$", row["en"])] == []


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_word_that_has_forms_somewhere_has_them_beside_every_number(lang):
    known = {
        form
        for row in COUNTING
        for listed in plurals.FORMS.findall(row[lang])
        for form in listed.split("|")
    } - {"год", "года"}  # "в {} году", "{} год": a year's number counts nothing
    assert known
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    beside = re.compile(rf"(?:{SLOT}) (?:{words})(?!\w)")
    bare = {row["key"] for row in ROWS if beside.search(row[lang])}
    assert bare - {*ALWAYS} == set()


def test_what_counts_in_english_counts_in_russian():
    """Its Russian has forms, too, but for abbreviations and where the number stands in brackets."""
    bare = [row["key"] for row in COUNTING if not plurals.FORMS.search(row["ru"])]
    assert sorted(bare) == [
        "error.days",
        "error.least_days",
        "scope.the_n_km_of_a_newspaper_are_n_times_the_great_ci",
        "symbol.days",
        "ui.days_short",
        "ui.loss_of",
        "ui.loss_of_least",
        "ui.reality_share",
        "ui.sources_intro",
    ]


@pytest.mark.parametrize("lang", INVARIANT)
def test_other_languages_leave_the_word_after_a_number_as_it_is(lang):
    assert [row["key"] for row in ROWS if plurals.FORMS.search(row[lang])] == []


def test_words_go_with_the_number_before_them():
    pieces = ["[one|some]: ", " [day|days], ", " [hour|hours]"]
    assert plurals.around(pieces, [1, 5], "en") == ["one: ", " day, ", " hours"]
    assert plurals.around(["[day|days]"], [], "en") == ["days"]


def test_a_word_of_another_language_takes_the_nearest_form():
    told = [plurals.agreed("{} [day|days]", count, "ru") for count in (1, 2, 5, 1.5)]
    assert told == ["{} day", "{} days", "{} days", "{} days"]


def test_every_form_of_a_text():
    assert plurals.every("{} km") == ["{} km"]
    assert plurals.every("[a|b] {} [c|d]") == ["a {} c", "a {} d", "b {} c", "b {} d"]


def test_what_is_no_number_counts_nothing():
    told = [plurals.read(text) for text in ("21", "1,200", "4.5", "1–5", "12.5.2024", "", "1,5")]
    assert told == [21, 1200, 4.5, 0, 0, 0, 0]


def test_checks_count_in_english():
    told = [plurals.english(count, "cell") for count in (0, 1, 2)]
    assert told == ["0 cells", "1 cell", "2 cells"]
