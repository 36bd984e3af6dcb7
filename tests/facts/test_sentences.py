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


def shown(data: Dataset) -> list[str]:
    """Return the texts that readers are shown: what-ifs, lengths that differ, ends."""
    why, ends = data.exceptions, data.journeys
    texts = [*data.scenarios["reason"], *why["reason"][why["rule"] == "length_difference"]]
    texts += [*ends["note"][ends["use"].isin(("published", "priced"))]]
    return [*filter(None, texts)]


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
    text = "Ends as published. Its parts stand below."
    assert sentences.told(real, text, "zh") == "起讫点与公布一致。其各段列于下方。"
    assert sentences.told(real, text, "ru") == "Концы – как опубликовано. Его части – ниже."
    assert {*SENTENCES} == {"scenarios", "exceptions", "journeys"}
