"""The file says why an opening gains nothing; Python is the judge of what it says."""

import random
from collections import Counter

import pytest

from routes.errors import NoItineraryError
from routes.network import journey
from routes.network.network import Slow
from routes.network.no_gain import Why
from routes.network.request import Request
from routes.network.search import Criterion
from routes.studies import whatif
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import unchanged
from tests.webmap.test_planner import as_form

QUESTIONS = 160
WHY = """(questions) => questions.map((asked) => {
  const { planner_answer, planner_unused } = corridor.features;
  const { ways, before } = planner_answer.answer(asked);
  return ways.length ? planner_unused.sentence(asked, ways[0], before) : "";
})"""
NOTES = """(asked) => {
  const { planner_answer: planner, planner_card } = corridor.features;
  const { ways, before } = planner.answer(asked);
  return planner_card.journey(asked, ways, before).notes;
}"""
ENDS = ("xian", "altynkol", "urumqi", "almaty", "tashkent", "baku", "kars", "poti", "halkali")
SLOW = (Slow("aktau", 2.0),)


def thrown(real, dice: random.Random) -> Request:
    """A question that opens something, between two of a few places."""
    origin, via, destination = dice.sample(ENDS, 3)
    return Request(
        origin,
        destination,
        dice.choice([*Criterion]),
        via=(via,) if dice.random() < 0.2 else (),
        slow=SLOW if dice.random() < 0.1 else (),
        open=(dice.choice(whatif.offered(real, 2026)),),
        year=2026,
    )


def judged(real, request: Request) -> tuple[str, str]:
    """Why nothing changes: the reason, and the sentence of the page."""
    try:
        planned = journey.plan(real, request)
    except NoItineraryError:
        return "", ""
    why = whatif.of_journey(real, planned).unused
    view = answer(real, Query(year=2026))
    return (why.why, unchanged.sentence(view, why, planned.ask)) if why else ("", "")


def test_it_says_of_every_opening_what_the_page_says(ready, real):
    dice = random.Random(14)
    requests = [thrown(real, dice) for _ in range(QUESTIONS)]
    found = ready.page.evaluate(WHY, [as_form(one) for one in requests])
    known = [judged(real, one) for one in requests]
    wrong = {
        one: (text, other)
        for one, text, (_, other) in zip(requests, found, known, strict=True)
        if text != other
    }
    assert wrong == {}
    reasons = Counter(why for why, _ in known)
    assert {*Why, ""} == {*reasons}, reasons


@pytest.mark.parametrize("opened", ["anaklia", "btk_five_million"])
def test_the_card_tells_it_among_its_notes(ready, real, opened):
    view = answer(real, Query("xian", "tashkent", open=(opened,), year=2026))
    notes = ready.page.evaluate(NOTES, as_form(view.query))
    said = view.word("ui.unchanged")
    assert sum(note.startswith(said) for note in notes) == 1
