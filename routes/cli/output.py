"""Where text leaves for a terminal, a pipe or a file, and where all mistakes end as one sentence.

Text for people is written in the letters that the other side has, the nearest ones where it lacks
some, and without anything that would command a terminal. A document (CSV, JSON) is UTF-8 wherever
it is not read off a screen.
"""

import codecs
import io
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TextIO

from routes.errors import RoutesError

MISTAKE, INTERRUPTED, CLOSED_PIPE = 1, 130, 141  # as shells count them: 128 and the signal
# Control characters but for the tab and the end of a line, and those that turn the direction.
COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
REPLACED = "\ufffd"
NEAREST = "nearest"  # the name of our handler of letters that an encoding lacks
PLAIN = {
    "–": "-", "—": "-", "−": "-", "→": "->", "×": "x", "…": "...", "’": "'", "‘": "'", "ʼ": "'",
    "“": '"', "”": '"', "«": '"', "»": '"', "·": "-", "≤": "<=", "≥": ">=", "©": "(c)", "ı": "i",
    "ə": "e", "Ə": "E", "\u00a0": " ", "\u202f": " ",
}  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a command prints; a document is for a machine, everything else for people.

    Bytes are a document as a file has it.
    """

    text: str | bytes
    document: bool = False


def end(work: Callable[[], Answer | None]) -> int:
    """Do some work and print its answer; give the exit status, after one sentence for a mistake."""
    try:
        answer = work()
        if answer is not None:
            write(answer)
    except RoutesError as error:
        return tell(str(error))
    except KeyboardInterrupt:
        return tell("stopped", INTERRUPTED)
    except BrokenPipeError:
        _hush(sys.stdout)
        return CLOSED_PIPE
    except OSError as error:
        _hush(sys.stdout)
        where = f" {error.filename}" if error.filename else ""
        return tell(f"cannot read or write{where}: {error.strerror or error}")
    return 0


def write(answer: Answer) -> None:
    """Print an answer with one line end after it.

    Raises: RoutesError where there is no standard output or it takes no more.
    """
    out = sys.stdout
    if out is None:
        raise RoutesError("there is no standard output")
    if isinstance(answer.text, bytes):
        _pass_on(out, answer.text)
        return
    for_machine = answer.document and not out.isatty()
    if isinstance(out, io.TextIOWrapper):
        encoding = "utf-8" if for_machine else None
        out.reconfigure(encoding=encoding, errors=NEAREST)
    text = answer.text.rstrip("\n") + "\n"
    with _sentences(out):
        out.write(text if for_machine else harmless(text))
        out.flush()


def _pass_on(out: TextIO, content: bytes) -> None:
    """Write the bytes of a file; on a terminal they are its text, if they have any."""
    if out.isatty():
        try:
            write(Answer(content.decode("utf-8")))
        except UnicodeDecodeError:
            allowed = "a pipe or a file after >"
            raise RoutesError(f"a terminal cannot show this format; allowed: {allowed}") from None
    else:
        with _sentences(out):
            out.buffer.write(content)
            out.flush()


@contextmanager
def _sentences(out: TextIO) -> Iterator[None]:
    """Raises: RoutesError where a stream takes no more; a closed pipe stays what it is."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        _hush(out)
        raise RoutesError(f"cannot write to standard output: {error.strerror}") from error


def tell(text: str, status: int = MISTAKE) -> int:
    """Write a sentence to standard error, if anybody hears it; give the exit status."""
    if sys.stderr is not None:
        try:
            if isinstance(sys.stderr, io.TextIOWrapper):
                sys.stderr.reconfigure(errors=NEAREST)
            sys.stderr.write(f"{harmless(text)}\n")
            sys.stderr.flush()
        except OSError:
            _hush(sys.stderr)
    return status


def harmless(text: str) -> str:
    """Return a text without the characters by which it would command a terminal."""
    return COMMANDS.sub(REPLACED, text)


def _hush(stream: TextIO | None) -> None:
    """Turn a stream away, so that what waits in it is not written when the program ends."""
    if stream is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Write letters that an encoding lacks with those of ASCII that look most like them."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    plain = (PLAIN.get(letter) or _base(letter) or "?" for letter in letters)
    return "".join(plain), error.end


def _base(letter: str) -> str:
    return unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()


codecs.register_error(NEAREST, _nearest)
