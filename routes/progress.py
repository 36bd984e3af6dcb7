"""How far long work has come, on the terminal of who waits for it.

Nothing is written unless somebody asked for it (the command line does, a server does not), standard
error is a terminal, and the work takes longer than a moment.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Event, Thread
from typing import TextIO, TypeVar

T = TypeVar("T")

PATIENCE_S = 1.0  # before the first word
PAUSE_S = 0.2  # between two words
CLEAR = "\r\033[K"


@dataclass
class _Work:
    steps: str = ""


_WORK: ContextVar[_Work | None] = ContextVar("work", default=None)


@contextmanager
def shown() -> Iterator[None]:
    """Show how long the work within this block has taken, and its steps: "12/80, 3 s"."""
    screen = sys.stderr
    if screen is None or not screen.isatty():
        yield
        return
    work, done = _Work(), Event()
    token = _WORK.set(work)
    clock = Thread(target=_tick, args=(screen, work, done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        done.set()
        clock.join()
        _WORK.reset(token)


def steps(items: Iterable[T], count: int) -> Iterator[T]:
    """Pass on some items, and tell which of them is being worked on."""
    work = _WORK.get()
    for at, item in enumerate(items, 1):
        if work is not None:
            work.steps = f"{at}/{count}, "
        yield item
    if work is not None:
        work.steps = ""


def _tick(screen: TextIO, work: _Work, done: Event) -> None:
    """Write over one line until the work is done, and clear it then."""
    began, wrote = time.monotonic(), False
    with suppress(OSError, ValueError):  # a terminal that has gone hears nothing
        while not done.wait(PAUSE_S if wrote else PATIENCE_S):
            wrote = True
            took = time.monotonic() - began
            print(f"{CLEAR}{work.steps}{took:.0f} s", end="", file=screen, flush=True)
        if wrote:
            print(CLEAR, end="", file=screen, flush=True)
