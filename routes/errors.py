"""What can go wrong, each with a message that says what was asked and what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


class RoutesError(Exception):
    """Anything a user can mend; its text is meant to be shown as it is."""


@dataclass(frozen=True)
class Problem:
    """One fault in the data.

    `row` is the line of a table as a spreadsheet numbers it (the header is row 1), followed by the
    row's key in brackets: "12 (aktau)". In a GeoJSON file with one feature a line it is that line.
    `row` and `column` are empty where the fault lies in the file as a whole.
    """

    file: str
    row: str
    column: str
    found: str
    allowed: str

    def __str__(self) -> str:
        row = f" row {self.row}" if self.row else ""
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{row}{column}: found {self.found}, allowed: {self.allowed}"


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
        close = get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)
        near = [folded[one] for one in close] or self.known[:10]
        hint = f"nearest: {', '.join(near)}" if near else f"there is no {kind} at all"
        super().__init__(f"unknown {kind} {name!r}; {hint}")


class NoItineraryError(RoutesError):
    """There is no way between the places that were asked for."""
