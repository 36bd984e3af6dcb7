"""How far long work has come: on a terminal alone, and gone when the work is done."""

import io
import time

import pytest

from routes import progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.fixture
def waiting(monkeypatch):
    """A function that works in three steps, each until something stands on the screen."""
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    monkeypatch.setattr(progress, "PAUSE_S", 0.01)

    def work(screen, seen):
        monkeypatch.setattr("sys.stderr", screen)
        with progress.shown():
            for one in progress.steps("abc", 3):
                limit = time.monotonic() + 5
                while seen(screen.getvalue(), one) and time.monotonic() < limit:
                    time.sleep(0.005)
        return screen.getvalue()

    return work


def test_a_terminal_is_told_each_step_and_cleared(waiting):
    place = {"a": "1/3", "b": "2/3", "c": "3/3"}
    told = waiting(Terminal(), lambda text, one: place[one] not in text)
    assert [told.index(one) for one in place.values()] == sorted(map(told.index, place.values()))
    assert told.endswith(progress.CLEAR) and "\n" not in told


def test_a_pipe_is_told_nothing(waiting):
    assert waiting(io.StringIO(), lambda text, one: False) == ""


def test_short_work_says_nothing(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    with progress.shown():
        assert list(progress.steps("ab", 2)) == ["a", "b"]
    assert screen.getvalue() == ""


def test_nobody_who_did_not_ask_is_told(monkeypatch):
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE_S", 0.0)
    assert list(progress.steps(range(3), 3)) == [0, 1, 2]
    assert screen.getvalue() == ""
