"""Filters of a journey's file: what passes, and the whole of it."""

import pytest

from routes.view.answer import answer
from routes.view.filters import passing, unfiltered
from routes.view.query import Query


def test_without_a_filter_nothing_is_held_back(toy):
    assert passing(answer(toy, Query(lang="ru", year=2024))) is None


@pytest.mark.parametrize(
    "asked", [{"mode": ("rail",)}, {"corridor": ("main",), "status": ("operating",)}]
)
def test_lines_pass_with_the_places_at_their_ends(toy, asked):
    view = answer(toy, Query(**asked))
    assert passing(view) == {*view.segments.index, *view.nodes.index}


def test_nothing_may_pass(toy):
    assert passing(answer(toy, Query(mode=("road",), status=("suspended",)))) == frozenset()


def test_the_whole_keeps_all_else_of_the_query(toy):
    asked = Query(origin="xian", destination="alat", mode=("rail",), lang="ru")
    whole = unfiltered(answer(toy, asked))
    assert len(whole.segments) == len(toy.segments)
    assert whole.query.lang == "ru" and whole.journey
    assert not any(whole.query.filters.values())
