"""What can go wrong, each with a message that says what was asked and what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

LONGEST_SHOWN = 60  # characters of a text that somebody gave
MANY = 5  # problems of one column with one remedy that are told singly
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
    """Give a text with its code point for each character that a terminal would obey or not show."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else f"\\u{ord(one):04x}" for one in text)


def gathered(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Give one problem for each cause: the first with the count of all.

    Those of one file that share a cause are one; of those without, more than MANY of one column
    with the same remedy.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for one in problems:
        remedy = ("", one.column, one.allowed.partition(NEAREST)[0])
        key = (one.file, one.cause) if one.cause else (one.file, *remedy)
        groups.setdefault(key, []).append(one)
    out = []
    for group in groups.values():
        together = len(group) > (1 if group[0].cause else MANY)
        out += [replace(group[0], count=len(group))] if together else group
    return tuple(out)


class DataError(RoutesError):
    """The data breaks rules; `problems` and the message hold all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        count = len(self.problems)
        head = f"{count} problem{'' if count == 1 else 's'} in the data:"
        super().__init__("\n".join([head, *(f"  {problem}" for problem in self.problems)]))


class UnknownNameError(RoutesError):
    """A name that stands in no table; the message gives the nearest names that do."""

    def __init__(self, kind: str, name: str, known: Iterable[str]) -> None:
        self.kind, self.name, self.known = kind, name, tuple(sorted(known))
        folded = {one.casefold(): one for one in self.known}
        asked = name[:LONGEST_SHOWN].casefold()
        close = get_close_matches(asked, folded, n=3, cutoff=0.5)
        near = [folded[one] for one in close] or self.known[:10]
        hint = f"nearest: {', '.join(near)}" if near else f"there is no {kind} at all"
        super().__init__(f"unknown {kind} {name[:LONGEST_SHOWN]!r}; {hint}")


class NoItineraryError(RoutesError):
    """There is no way between the places that were asked for."""
