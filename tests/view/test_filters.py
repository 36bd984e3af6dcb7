"""Filters of a journey's file: what passes, and the whole of it."""

import pytest

from routes.view.answer import answer
from routes.view.filters import in_year, passing, switched, unfiltered
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


def test_a_year_has_the_lines_of_then_in_their_state_of_then(toy):
    view = answer(toy, Query(year=2023))
    then = in_year(view)
    # Opened in July 2024, and planned since.
    gone = {"road-dostyk-aktau", "rail-alat-ganja"}
    assert {*view.segments.index} - {*then.segments.index} == gone
    assert in_year(answer(toy, Query())).segments.equals(toy.segments)


def test_what_is_switched_off_is_left_out_and_never_all_of_it(toy):
    view = answer(toy, Query(off=("mode.rail", "kind.port")))
    left = switched(view)
    assert set(left.segments["mode"]) == set(toy.segments["mode"]) - {"rail"}
    assert {*left.nodes.index}.isdisjoint({"aktau", "alat"})
    every = answer(toy, Query(off=tuple(f"mode.{mode}" for mode in set(toy.segments["mode"]))))
    assert switched(every).segments.equals(toy.segments)
