"""Runs of the script take turns: many at once in one interpreter make each other slow.

Python runs one thread at a time. With twenty runs in hand the thread that talks with the browsers
gets a twentieth of the processor, and each change of thread costs some; one after another all are
done sooner.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from threading import Lock, local
from typing import Any

import streamlit as st

_turn = Lock()
_mine = local()


@contextmanager
def turn() -> Iterator[None]:
    """Wait for a turn; a part of a run that has one goes on."""
    if getattr(_mine, "taken", False):
        yield
        return
    with _turn:
        _mine.taken = True
        try:
            yield
        finally:
            _mine.taken = False


@contextmanager
def pause() -> Iterator[None]:
    """Let others have their turns while a run waits for what is made elsewhere."""
    _mine.taken = False
    _turn.release()
    try:
        yield
    finally:
        _turn.acquire()
        _mine.taken = True


def fragment(show: Callable[..., None]) -> Callable[..., None]:
    """Make a part of a page that reruns by itself, when it is its turn."""

    @wraps(show)
    def shown(*args: Any, **kwargs: Any) -> None:
        with turn():
            show(*args, **kwargs)

    made: Callable[..., None] = st.fragment(shown)
    return made
