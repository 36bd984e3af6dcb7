"""What can go wrong, each with a message that says what was asked and what is allowed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches

LONGEST = 300  # characters of a refusal
LONGEST_LIST = 180  # of what is allowed in it
LONGEST_SHOWN = 60  # of a text that somebody gave
MANY = 5  # problems of one column with one remedy that are told singly
MOST_LINES = 50  # of a message
NEAREST = " (nearest: "  # begins what a message proposes


class RoutesError(Exception):
    """Anything a user can mend; its text is meant to be shown as it is."""


@dataclass(frozen=True)
class Problem:
    """One fault in the data.

    `row` is the line of a table as a spreadsheet numbers it (the header is row 1), followed by the
    row's key in brackets: "12 (aktau)". In a GeoJSON file with one feature a line it is that line.
    `row` and `column` are empty where the fault lies in the file as a whole. `cause` names what is
    known to spoil many cells alike, such as decimal commas; `count` says of how many faults this
    is the first.
    """

    file: str
    row: str
    column: str
    found: str
    allowed: str
    cause: str = ""
    count: int = 1

    def __str__(self) -> str:
        row = f" row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        more = f" (the first of {self.count})" if self.count > 1 else ""
        text = f"{self.file}{row}{column}: found {self.found}{more}, allowed: {self.allowed}"
        return printable(text)


def printable(text: str) -> str:
    """Return a text with code points for characters that a terminal would obey or not show."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else f"\\u{ord(letter):04x}" for letter in text)


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return one problem for each cause: the first with the count of all.

    Those of one file that share a cause are one; of those without, more than MANY of one column
    with the same remedy.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        remedy = ("", problem.column, problem.allowed.partition(NEAREST)[0])
        key = (problem.file, problem.cause) if problem.cause else (problem.file, *remedy)
        groups.setdefault(key, []).append(problem)
    out = []
    for group in groups.values():
        together = len(group) > (1 if group[0].cause else MANY)
        out += [replace(group[0], count=len(group))] if together else group
    return tuple(out)


class DataError(RoutesError):
    """The data breaks rules; `problems` holds one for each cause, the message the first of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        head = f"{count:,} problem{'' if count == 1 else 's'} in the data:"
        lines = _cut([f"  {problem}" for problem in self.problems])
        super().__init__("\n".join([head, *lines]))


@dataclass(frozen=True)
class Refusal:
    """One part of a question that cannot be asked: its name, what was found, what is allowed."""

    name: str
    found: str
    allowed: str

    def __str__(self) -> str:
        return f"{self.name}: found {self.found}, allowed: {self.allowed}"


class QuestionError(RoutesError):
    """A question that cannot be asked; `refusals` and the message hold all that is wrong."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__("\n".join(_cut([*map(str, self.refusals)])))


class UnknownNameError(RoutesError):
    """A name that stands in no table; the message says what is `allowed`, or the nearest names."""

    def __init__(self, kind: str, name: str, known: Iterable[str], allowed: str = "") -> None:
        self.kind, self.name, self.known = kind, name, tuple(sorted(known))
        folded = {name.casefold(): name for name in self.known}
        close = [] if allowed else get_close_matches(_head(name), folded, n=3, cutoff=0.5)
        near = listed([folded[name] for name in close] or self.known[:10])
        self.allowed = allowed or near
        hint = f"nearest: {near}" if near else f"there is no {kind} at all"
        if allowed:
            hint = f"allowed: {allowed}"
        super().__init__(f"unknown {kind} {shown(name)}; {hint}")


class AmbiguousNameError(RoutesError):
    """A name that several things bear; the message gives them all, each with its id."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        self.allowed = f"one id of {listed(candidates)}"
        super().__init__(f"{shown(name)} may mean {len(candidates)}; allowed: {self.allowed}")


class NoItineraryError(RoutesError):
    """There is no way between the places that were asked for."""


def listed(items: Sequence[str], room: int = LONGEST_LIST) -> str:
    """Return as many of some words as there is room for, and how many more there are."""
    text = ", ".join(items)
    if len(text) <= room:
        return text
    more = f" and {len(items)} more"
    kept = fitting(items, room - len(more))
    return f"{', '.join(kept)} and {len(items) - len(kept)} more"


def fitting(items: Sequence[str], room: int) -> list[str]:
    """Return the first of some words, as far as they fit in so many characters with commas."""
    count, used = 0, -2
    for item in items:
        used += len(item) + 2
        if used > room:
            break
        count += 1
    return [*items[:count]]


def number(value: float, digits: int = 0) -> str:
    """Return a number as a message has it, in English: with so many decimals at most.

    >>> number(12.04, 1), number(1234.5, 1), number(999.6)
    ('12', '1,234.5', '1,000')
    """
    text = f"{value:,.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shown(text: str) -> str:
    """Return a text that somebody wrote in quotation marks, cut where it is long."""
    return repr(shortened(text))


def shortened(text: str) -> str:
    """Return a text, cut where it is too long to be shown."""
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 3] + "..."


def _head(text: str) -> str:
    return text[:LONGEST_SHOWN].casefold()


def _cut(lines: Sequence[str]) -> list[str]:
    more = [f"and {len(lines) - MOST_LINES:,} more"] if len(lines) > MOST_LINES else []
    return [*lines[:MOST_LINES], *more]
