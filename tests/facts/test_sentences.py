"""Reasons and notes in all languages: sentence by sentence, and the titles of events as a whole."""

import re
from collections import Counter

import pytest

from routes.facts import labels, sentences
from routes.tables import cells
from routes.tables.checks.words import SENTENCES
from routes.tables.dataset import Dataset

OTHERS = [lang for lang in labels.LANGUAGES if lang != "en"]
DIGITS = re.compile(r"\d+")
OFTEN = 3  # notes of a single source are told as they stand: they speak of that source alone


def shown(data: Dataset) -> list[str]:
    """Return the texts that readers are shown: what-ifs, lengths that differ, ends, read how."""
    why, ends, notes = data.exceptions, data.journeys, data.sources["note"]
    texts = [*data.scenarios["reason"], *why["reason"][why["rule"] == "length_difference"]]
    texts += [*ends["note"][ends["use"].isin(("published", "priced"))]]
    said = [one for note in notes for one in cells.sentences(note)]
    return [*filter(None, texts), *(one for one in said if said.count(one) >= OFTEN)]


@pytest.mark.parametrize("lang", OTHERS)
def test_every_sentence_is_told_in_every_language_with_its_numbers(real, lang):
    known = sentences._known(real, lang)
    for text in dict.fromkeys(shown(real)):
        assert {*cells.sentences(text)} <= known.keys(), text
        told = sentences.told(real, text, lang)
        assert Counter(DIGITS.findall(text)) <= Counter(DIGITS.findall(told)), told


@pytest.mark.parametrize("lang", OTHERS)
def test_the_title_of_an_event_is_found_by_its_english(real, lang):
    titles = real.events["title"]
    assert [title for title in titles if sentences.told(real, title, lang) == title] == []


def test_what_has_no_label_stays_and_full_stops_are_those_of_the_language(toy, real):
    assert sentences.told(toy, "Nobody ever said this", "ru") == "Nobody ever said this"
    assert sentences.told(toy, "", "ru") == ""
    text = "The year follows from what it tells. In Turkish."
    assert sentences.told(real, text, "zh") == "年份由内容推知。土耳其文。"
    assert sentences.told(real, text, "ru") == "Год следует из содержания. На турецком."
    assert {*SENTENCES} == {"scenarios", "exceptions", "journeys", "sources"}
