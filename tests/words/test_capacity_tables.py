"""What parts can carry in words: the same numbers in every language, and no number for unknown."""

import re

import pytest

from routes.facts.labels import LANGUAGES
from routes.studies.capacity import study
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import capacity_tables


@pytest.fixture(scope="module")
def found(real):
    return study(real, real.year)


@pytest.fixture(scope="module")
def english(real):
    return answer(real, Query())


def numbers(text):
    return re.findall(r"\d+", re.sub(r"(?<=\d)[\s.,\u00a0\u202f](?=\d{3}\b)", "", text))


def test_the_sentence_names_the_part_both_numbers_and_their_years(english, found):
    truck = next(one for one in found.corridors if one.corridor == "truck")
    assert capacity_tables.sentence(english, truck) == (
        "The narrowest part known of the way “Truck service (Trans-Caspian Express)” is Alat: "
        "full to 100 %, 59,900 lorries a year (2025) of 60,000 lorries a year (2025)."
    )
    ocean = next(one for one in found.corridors if one.corridor == "ocean_suez")
    assert "no part is known" in capacity_tables.sentence(english, ocean)


def test_a_share_of_two_years_tells_both_and_one_of_a_single_year_does_not(english, found):
    """Aktau: 51,000 TEU of 2024 in a capacity of 2025. Alat: both of 2025."""
    by = {(part.subject, part.unit): part for part in found.parts}
    aktau, alat = by["aktau", "TEU"], by["alat", "TEU"]
    assert capacity_tables.full(english, aktau) == "73 % (carried in 2024, capacity of 2025)"
    assert capacity_tables.told(english, aktau) == (
        "73 % (carried in 2024, capacity of 2025), 51,000 TEU a year / 70,000 TEU a year"
    )
    assert capacity_tables.full(english, alat) == "71 %"
    assert "(2025) / " in capacity_tables.told(english, alat)
    for part in found.parts:  # of what cannot be compared no share is told, nor a dash for it
        told = capacity_tables.told(english, part)
        assert ("%" in told) == (part.full is not None) and not told.startswith("–")
    poti = next(one for one in found.corridors if one.narrowest is aktau)
    assert "is Aktau: full to 73 % (carried in 2024, capacity of 2025), 51,000 TEU a year of" in (
        capacity_tables.sentence(english, poti)
    )
    shown = capacity_tables.parts(english, found).frame["Full"]
    two = [part for part in found.parts if part.full and part.carried.year != part.capacity.year]
    assert sum("carried in" in text for text in shown) == len(two) > 5


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_changes_no_number(real, english, found, lang):
    view = answer(real, Query(lang=lang))
    for one in found.corridors:
        if one.narrowest:
            told = sorted(numbers(capacity_tables.sentence(view, one)))
            assert told == sorted(numbers(capacity_tables.sentence(english, one)))
    for mine, other in zip(
        capacity_tables.parts(view, found).frame.to_numpy(),
        capacity_tables.parts(english, found).frame.to_numpy(),
        strict=True,
    ):
        for column in (1, 2, 3):  # how full, carried, can carry
            assert sorted(numbers(mine[column])) == sorted(numbers(other[column]))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_place_of_a_sentence_stays_empty(real, found, lang):
    view = answer(real, Query(lang=lang))
    text = capacity_tables.text(view, found)
    assert "{" not in text
    assert "nan" not in text.lower().split()
    assert not re.search(r"\bui\.|\bunit\.|\bship\.", text)


def test_the_table_has_every_part_with_its_sources(english, found):
    frame = capacity_tables.parts(english, found).frame
    assert list(frame.index) == [part.subject for part in found.parts]
    assert all(frame["Source"])
    assert list(frame["Full"]).count("–") == sum(part.full is None for part in found.parts)
    unknown = [part for part in found.parts if part.capacity is None]
    assert list(frame["Can carry"]).count("Unknown") == len(unknown)


def test_the_ships_stand_by_name(english, found):
    frame = capacity_tables.ships(english, found).frame
    assert {"Turkestan", "Barys", "Berkarar"} <= set(frame["Ship"])
    planned = [name for name in frame["Ship"] if "ordered or being built" in name]
    assert len(planned) == sum(ship.planned for line in found.lines for ship in line.ships)
    assert "225 TEU (2019" in frame.set_index("Ship").at["Turkestan", "Takes"]


def test_words_in_braces_of_a_label_of_the_data_are_not_filled(english, found):
    """A corridor whose name is {part} is called so."""
    narrow = found.corridors[0]
    words = {"corridor": "{part}", "part": "x", "full": "", "carried": "", "capacity": ""}
    assert "“{part}” is x" in capacity_tables._filled(english, "ui.narrowest", words)
    assert narrow.narrowest
