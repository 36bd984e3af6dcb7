"""Passports: every value with its source, rivals beside it, unknown said as unknown."""

import re

from routes.network.itinerary import Total
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import passport, ranges
from tests.toys import copied, spoil


def test_a_passport_names_value_rival_source_and_what_is_unknown(toy):
    text = passport.text(answer(toy, Query()), "rail-dostyk-shu")
    assert "Dostyk – Shu (rail-dostyk-shu)" in text
    assert "166 km 2024" in text
    assert "170 km 2024 [other source]" in text
    railway = "Toy Railways, Lengths of the toy's railways, 2024-03"
    assert f"    {railway}, table 1, https://example.org/railway" in text
    assert "    The Toy Times, A ferry that is too short, 2023-05-02, address not kept" in text
    assert "Unknown:" in text


def test_a_source_says_why_it_has_no_date(tmp_path):
    folder = copied(tmp_path)
    spoil(folder, "sources.csv", "report,2024-03,,", "report,,living,")
    data = dataset.load(folder)
    told = passport.reference(answer(data, Query()), "railway-2024")
    title = "Toy Railways, Lengths of the toy's railways"
    url = "https://example.org/railway"
    assert told == {"text": f"{title}, revised from time to time", "url": url}
    russian = passport.citation(answer(data, Query(lang="ru")), "railway-2024")
    assert russian == f"{title}, время от времени обновляется, {url}"


def test_what_is_wanting_for_one_reason_is_said_once(real):
    told = passport.cited(answer(real, Query()), "unsourced-estimate")
    assert told == "This project, Estimate without a source, no document"


def test_a_passport_names_each_code_with_its_page_and_source(toy):
    view = answer(toy, Query(lang="ru"))
    scheme, terminal = passport.codes(view, "alat")
    page = "https://service.unece.org/trade/locode/az.htm"
    code = {"text": "AZALA", "url": page, "source": "survey"}
    assert scheme == {"label": "UN/LOCODE", "values": [code]}
    assert terminal["label"] == "Код терминала SMDG"
    told = passport.text(answer(toy, Query()), "dostyk").splitlines()
    at = told.index("UIC station number:")
    assert told[at + 1 : at + 3] == [
        "  2700393",
        "    Toy Railways, Lengths of the toy's railways, 2024-03, https://example.org/railway",
    ]
    assert passport.codes(view, "aktau") == []


def test_numbers_are_written_as_the_language_does(toy):
    assert passport.number_text(1234.5, "en") == "1,234.5"
    assert passport.number_text(1234.5, "tr") == "1.234,5"
    assert passport.number_text(-0.0004, "en") == passport.number_text(-0.0, "en") == "0"


def test_a_language_never_changes_a_number(real):
    numbers = {}
    for lang in ("en", "ru", "zh", "tr", "kk", "az", "ka"):
        view = answer(real, Query(lang=lang))
        rows = passport.entries(view, "aktau")
        digits = [
            # A month is called by its number in Chinese: 12月.
            "".join(sign for sign in re.sub(r"\d+月", "", value["value"]) if sign.isdigit())
            for row in rows
            for value in row["values"]
        ]
        numbers[lang] = digits
    assert all(one == numbers["en"] for one in numbers.values())
    assert numbers["en"]


def test_every_subject_of_the_real_data_has_a_passport(real):
    view = answer(real, Query())
    for subject in (*real.segments.index, *real.nodes.index):
        assert passport.text(view, subject)


def test_a_range_below_zero_is_not_a_row_of_dashes(real):
    view = answer(real, Query())
    level = next(
        fact
        for fact in passport.facts.of(real, "topic:caspian_sea", "caspian_level_m")
        if fact.year == 2025
    )
    assert passport.amount(view, level) == "-29.5 (-29.54 … -29.48) m"


def test_what_depends_on_the_season_is_one_line_with_the_names_of_the_months(toy):
    rows = passport.entries(answer(toy, Query()), "sea-aktau-alat")[-2:]
    assert [row["label"] for row in rows] == ["sailing h (by month)"] * 2
    (newest,), (older,) = (row["values"] for row in rows)
    assert newest["value"] == "Jan 30–40 · Jul 20 h"
    assert older["value"] == "Dec 30 (28–36) h"
    assert (newest["year"], newest["scope"], newest["source"]) == (
        "2024",
        "winter storms",
        "newspaper",
    )
    text = passport.text(answer(toy, Query()), "sea-aktau-alat")
    assert "sailing h (by month):\n  Jan 30–40 · Jul 20 h 2024" in text


def test_months_have_their_names_in_each_language(toy):
    told = {
        lang: passport.entries(answer(toy, Query(lang=lang)), "sea-aktau-alat")[-1]["values"][0]
        for lang in ("en", "ru", "zh", "tr")
    }
    names = {"en": "Dec", "ru": "дек.", "zh": "12月", "tr": "Ara"}
    assert {lang: row["value"].split()[0] for lang, row in told.items()} == names


def test_a_unit_goes_with_its_number(real):
    told = {
        lang: [passport.unit(answer(real, Query(lang=lang)), "trains/d", n) for n in (1, 2, 5, 0)]
        for lang in ("en", "ru", "tr")
    }
    assert told == {
        "en": ["train/d", "trains/d", "trains/d", "trains/d"],
        "ru": ["поезд/сут", "поезда/сут", "поездов/сут", "поездов/сут"],
        "tr": ["tren/gün"] * 4,
    }


def test_days_go_with_the_number_as_it_is_shown(real):
    for hours, text in ((24, "1 day"), (23, "1 day"), (36, "1.5 days"), (48, "2 days")):
        assert ranges.days(answer(real, Query()), Total(hours, hours, hours)) == text


def test_a_word_that_begins_like_a_symbol_is_no_symbol(real):
    """In Azerbaijani the symbol of a gram is q: of gün, a day, it makes no qün."""
    view = answer(real, Query(lang="az"))
    days = view.word("ui.days_short")
    assert [passport.unit(view, one) for one in ("kg", "g/t", days)] == ["kq", "q/t", "gün"]
