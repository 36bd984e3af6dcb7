"""The story that a count tells."""

import pytest

from routes.facts import volumes
from routes.facts.labels import LANGUAGES
from routes.view.answer import answer
from routes.view.query import Query
from routes.words.story import story


def told(data, lang="en", chart="titr"):
    series = [one for one in volumes.every(data) if one.chart == chart]
    return story(answer(data, Query(lang=lang)), series)


def test_the_least_the_most_and_the_goal_put_off_are_told(real):
    assert told(real) == (
        "586 thousand t in 2021, 4.5 million t in 2024. Last counted: 4.1 million t in 2025. "
        "The goal of 10 million t was put off from 2025 to 2027."
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_is_told_in_every_language(real, lang):
    text = told(real, lang)
    assert "{" not in text
    assert all(year in text for year in ("2021", "2024", "2025", "2027"))


def test_a_count_without_a_goal_or_with_one_year_tells_less(toy, real):
    series = [one for one in volumes.every(real) if one.chart == "titr"]
    view = answer(real, Query())
    assert "goal" not in story(view, series[:1])
    assert story(view, []) == ""
    alone = next(one for one in volumes.every(real) if len(one.volumes) == 1)
    assert story(view, [alone]) == ""
