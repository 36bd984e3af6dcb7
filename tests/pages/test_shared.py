"""What is worked out once for all sessions, and what of a question makes it another one."""

from dataclasses import replace

import pytest

from routes.errors import RoutesError
from routes.pages import shared
from routes.view.query import Query

ASKED = Query(origin="xian", destination="alat", lang="ru")


@pytest.fixture
def times(toy):
    """Ask for something, given the name and the question; say how often it was made."""
    made = []

    def ask(what, asked) -> int:
        shared.once(what, toy, asked, lambda: made.append(asked) or len(made))
        return len(made)

    shared._made.clear()
    yield ask
    shared._made.clear()


@pytest.mark.parametrize(
    "moved",
    [
        {"at": "5/43/60"},
        {"select": "aktau"},
        {"tour": "start"},
        {"off": ("mode.rail",)},
        {"on": ("beyond",)},
        {"theme": "gauge"},
        {"traffic": "t"},
    ],
)
def test_how_the_map_stands_asks_nothing_new(times, moved):
    assert times("hours", ASKED) == 1
    assert times("hours", replace(ASKED, **moved)) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"lang": "en"},
        {"origin": "altynkol"},
        {"choice": 2},
        {"year": 2024},
        {"close": ("aktau",)},
        {"corridor": ("main",)},
        {"depart": "2026-12-01"},
    ],
)
def test_every_other_field_asks_something_new(times, other):
    assert times("hours", ASKED) == 1
    assert times("hours", replace(ASKED, **other)) == 2
    assert times("months", ASKED) == 3


def test_what_cannot_be_made_is_asked_again(toy):
    def refuse() -> None:
        raise RoutesError("no way")

    for _ in range(2):
        with pytest.raises(RoutesError, match="no way"):
            shared.once("refused", toy, ASKED, refuse)


def test_only_so_much_is_kept(times):
    for year in range(shared.MOST + 1):
        times("hours", replace(ASKED, year=year))
    assert times("hours", replace(ASKED, year=shared.MOST)) == shared.MOST + 1
    assert times("hours", replace(ASKED, year=0)) == shared.MOST + 2
