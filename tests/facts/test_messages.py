"""What cannot be, told in the reader's language by the patterns of its English sentences."""

import ast
import re

import pytest

from routes.errors import RoutesError, UnknownNameError
from routes.facts import labels, messages, openings, plans
from routes.network import journey, names
from routes.network.request import Request
from routes.tables.dataset import records
from routes.view.query import NAMED, read_query
from tests.test_floors import ROUTES

ASKED = (
    {"month": "13"},
    {"alternatives": "99"},
    {"depart": "2026-02-30"},
    {"year": "x"},
    {"from_year": "1829"},
    {"to_year": "2033"},
    {"lang": "xx"},
    {"unheard": "1"},
)

# The kinds of things by which the code names what it does not know, as it spells them.
RAISED = sorted(
    {
        call.args[0].value
        for file in ROUTES.rglob("*.py")
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and getattr(call.func, "id", "") == "UnknownNameError"
        and isinstance(call.args[0], ast.Constant)
    }
)
LOOKED_FOR = sorted({*NAMED.values(), *((kind,) for kind in names.KINDS)})


def test_a_refusal_is_told_in_every_language(real):
    _, (refusal,) = read_query(real, {"month": "13"})
    told = {lang: messages.told(real, str(refusal), lang) for lang in labels.LANGUAGES}
    assert told["en"] == str(refusal)
    assert len({*told.values()}) == len(labels.LANGUAGES)
    for lang, text in told.items():
        assert "13" in text and (lang == "en" or "found" not in text), text


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_what_an_address_asks_in_vain_has_a_pattern(real, asked):
    _, refusals = read_query(real, asked)
    for refusal in refusals:
        text = messages.told(real, str(refusal), "ka")
        assert "found" not in text and "allowed" not in text


@pytest.mark.parametrize("study", [openings.opened, plans.promised_for])
def test_years_in_the_wrong_order_are_told_in_every_language(real, study):
    with pytest.raises(RoutesError) as caught:
        study(real, 2028, 2027)
    told = {messages.told(real, str(caught.value), lang) for lang in labels.LANGUAGES}
    assert len(told) == len(labels.LANGUAGES)
    for text in told - {str(caught.value)}:
        assert "year" not in text and "found" not in text and " to " not in text


def test_no_way_is_told_with_what_would_work(real):
    with pytest.raises(RoutesError) as caught:
        journey.plan(real, Request("xian", "poti", avoid=("KZ", "RU", "sea")))
    text = messages.told(real, str(caught.value), "ru")
    assert "no way" not in text and "нет пути" in text


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        ("12 days", "ka", "12 დღე"),
        ("at least 1.5 days", "ru", "не менее 1,5 дн."),
        ("at least 1 day", "tr", "en az 1 gün"),
        (
            "  if Aktau (aktau) were open: 1,234.5 days",
            "kk",
            "  егер ашық болса: Ақтау (aktau): 1 234,5 күн",
        ),
        ("  from Baku (baku): at least 1.5 days", "ka", "  საიდან: ბაქო (baku): სულ მცირე 1,5 დღე"),
        ("  in 2030: 16.4 days", "az", "  il: 2030: 16,4 gün"),
    ],
)
def test_a_number_in_a_message_is_written_as_the_language_does(real, text, lang, told):
    assert messages.told(real, text, lang).replace("\xa0", " ") == told


def test_a_message_never_tells_a_whole_number_with_a_decimal(real):
    """As f-strings do: 12.0 days."""
    formats = re.compile(r"\{[^{}]*:[^{}]*\.[1-9]f\}")
    rooms = ("network", "studies", "facts", "view")
    files = [file for room in rooms for file in (ROUTES / room).rglob("*.py")]
    assert [str(one) for one in files if formats.search(one.read_text(encoding="utf-8"))] == []


def test_an_unknown_sentence_stays(real):
    assert messages.told(real, "something else entirely", "ka") == "something else entirely"


def test_every_pattern_has_as_many_gaps_in_every_language(real):
    for key, row in records(real, "labels").items():
        if key.startswith(messages.KEY):
            assert len({row[lang].count("{}") for lang in labels.LANGUAGES}) == 1, key


def test_a_name_of_no_place_is_told_to_be_none_in_every_language(real):
    _, (refusal,) = read_query(real, {"origin": "hamburg"})
    assert "'hamburg', which is no place of this map, allowed" in str(refusal)
    for lang in labels.LANGUAGES[1:]:
        assert "no place" not in messages.told(real, str(refusal), lang)


def test_places_modes_and_reasons_in_a_refusal_are_told_in_the_language(real):
    text = (
        "no way from Aktau (aktau) to Alat (alat) in 2026 by container (rail, sea); it would work"
    )
    assert messages.told(real, text, "ru") == (
        "нет пути: Актау (aktau) – Алят (alat), 2026 год, контейнер (железная дорога, море); "
        "получилось бы так"
    )
    shut = "if Aktau (aktau) were open (Ends as published)"
    assert (
        messages.told(real, shut, "ru") == "если открыть: Актау (aktau) (Концы – как опубликовано)"
    )


def english_left(text, words):
    """The words of an English sentence that its telling in another language still has."""
    return [word for word in words if f" {word} " in f" {text.replace('(', ' ')} "]


@pytest.mark.parametrize("lang", labels.LANGUAGES[1:])
@pytest.mark.parametrize("kind", RAISED)
def test_every_kind_of_an_unknown_name_is_told_whole(real, kind, lang):
    for known, allowed in (([], ""), (["nowhare"], ""), ([], "1 to 12")):
        error = UnknownNameError(kind, "nowhere", known, allowed)
        kinds, quoted, hint = messages.told(real, str(error), lang).partition("'nowhere'")
        assert quoted and not english_left(kinds, ["unknown", "or", *kind.split()]), kinds
        assert not english_left(hint, ["there", "allowed:", "nearest:", "at all"]), hint


@pytest.mark.parametrize("lang", labels.LANGUAGES[1:])
@pytest.mark.parametrize("looked_for", LOOKED_FOR, ids=" ".join)
def test_what_is_looked_for_and_not_found_is_told_whole(real, looked_for, lang):
    spelled = " ".join(names.KINDS[kind] for kind in looked_for).split()
    for text in ("nowhere", "xianx"):
        error = names.unknown(real, text, looked_for)
        kinds, quoted, hint = messages.told(real, str(error), lang).partition(f"'{text}'")
        assert quoted and not english_left(kinds, ["unknown", "or", *spelled]), kinds
        assert not english_left(hint, ["the id", "place or line", "nearest:", "allowed:"]), hint
