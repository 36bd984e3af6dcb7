"""The other ends of a town in words, and the query that asks for them."""

from routes.view.answer import answer
from routes.view.query import Query
from routes.words import other_ends, ranges, terminal


def test_another_end_is_told_with_its_days_and_its_way(real):
    view = answer(real, Query("baku", "halkali", alternatives=4, choice=2, lang="ru"))
    ((text, asked),) = other_ends.sentences(view)
    assert asked == Query("baku", "istanbul", alternatives=4, lang="ru")
    there = answer(real, asked)
    days = ranges.days(there, there.journey.itineraries[0].told())
    assert text.startswith(f"Баку → Стамбул (Амбарлы): {days}, ") and "Поти" in text


def test_the_terminal_tells_of_it_and_is_silent_where_there_is_none(real):
    for destination, told in (("halkali", True), ("poti", False)):
        view = answer(real, Query("baku", destination))
        assert ("In the same town" in terminal.journey(view, view.journey)) is told


def test_without_a_journey_there_is_none(real):
    assert list(other_ends.sentences(answer(real, Query()))) == []
