"""What can go wrong, each with a message that says what was asked and what is allowed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

FEW = 3  # problems of one cause that are told one by one; more are told as one, with their count
MOST = 50  # lines of a message
LONGEST = 60  # letters of a name that a message repeats


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

    @property
    def cause(self) -> tuple[str, ...]:
        """What it shares with problems of the same cause; texts of cells may differ."""
        found = "" if self.found.startswith("'") else self.found
        return self.file, self.column, self.allowed, found


class DataError(RoutesError):
    """The data breaks rules; `problems` holds all of them, the message one for each cause."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = causes(self.problems)
        head = f"{len(lines)} problem{'' if len(lines) == 1 else 's'} in the data:"
        super().__init__("\n".join([head, *(f"  {line}" for line in _cut(lines))]))


def causes(problems: Iterable[Problem]) -> list[str]:
    """Give a line for each cause: its first place, and how often it comes again.

    Where only a few problems may share a cause, each has a line of its own.
    """
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.cause, []).append(problem)
    lines: list[str] = []
    for group in groups.values():
        if len(group) <= FEW:
            lines += map(str, group)
        else:
            last = f", the last in row {group[-1].row}" if group[-1].row else ""
            lines.append(f"{group[0]}; and {len(group) - 1:,} more like it{last}")
    return lines


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
        folded = {one.casefold(): one for one in self.known}
        close = [] if allowed else get_close_matches(_head(name), folded, n=3, cutoff=0.5)
        near = ", ".join([folded[one] for one in close] or self.known[:10])
        self.allowed = allowed or near
        hint = f"nearest: {near}" if near else f"there is no {kind} at all"
        if allowed:
            hint = f"allowed: {allowed}"
        super().__init__(f"unknown {kind} {shown(name)}; {hint}")


class AmbiguousNameError(RoutesError):
    """A name that several things bear; the message gives them all, each with its id."""

    def __init__(self, name: str, candidates: Sequence[str]) -> None:
        self.name, self.candidates = name, tuple(candidates)
        self.allowed = f"one id of {', '.join(candidates)}"
        super().__init__(f"{shown(name)} may mean {len(candidates)}; allowed: {self.allowed}")


class NoItineraryError(RoutesError):
    """There is no way between the places that were asked for."""


def shown(text: str) -> str:
    """Give a text that somebody wrote in quotation marks, cut where it is long."""
    return repr(text if len(text) <= LONGEST else text[: LONGEST - 3] + "...")


def _head(text: str) -> str:
    return text[:LONGEST].casefold()


def _cut(lines: Sequence[str]) -> list[str]:
    more = [f"and {len(lines) - MOST:,} more"] if len(lines) > MOST else []
    return [*lines[:MOST], *more]
