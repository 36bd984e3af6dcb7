"""Turns of runs: one at a time, within itself free, and others go on while one waits."""

from pathlib import Path
from threading import Thread

import pytest

from routes.pages import turns


def other(done: list[str]) -> Thread:
    """Start a run of another reader."""

    def run() -> None:
        with turns.turn():
            done.append("other")

    thread = Thread(target=run, daemon=True)
    thread.start()
    return thread


def test_another_waits_until_a_run_and_its_parts_are_done():
    done = []
    with turns.turn():
        waiting = other(done)
        with turns.turn():
            done.append("part")
        waiting.join(0.05)
        assert done == ["part"]
    waiting.join(10)
    assert done == ["part", "other"]


def test_another_goes_on_while_a_run_waits_for_what_is_made_elsewhere():
    done = []
    with turns.turn():
        with turns.pause():
            other(done).join(10)
        assert done == ["other"]
        waiting = other(done)
        waiting.join(0.05)
        assert done == ["other"]
    waiting.join(10)


def test_a_run_that_fails_gives_its_turn_back():
    with pytest.raises(ValueError, match="broken"), turns.turn():
        raise ValueError("broken")
    done = []
    other(done).join(10)
    assert done == ["other"]


def test_every_part_that_reruns_by_itself_takes_its_turn():
    modules = Path(turns.__file__).parent.glob("*.py")
    own = [one.name for one in modules if "st.fragment" in one.read_text(encoding="utf-8")]
    assert own == ["turns.py"]
