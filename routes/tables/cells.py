"""From the text of a cell to its value, by a field of the table schema (Frictionless v1).

Every cell is text first. An empty cell means unknown: "" in a column of text, NaN in one of
numbers, NA in one of whole numbers.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import pandas as pd

from routes.errors import shortened

Field = Mapping[str, Any]

# Digits are 0 to 9 everywhere: in tables, options and addresses.
NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
WHOLE = re.compile(r"-?\d+", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SEPARATOR = "|"  # stands between the values of a cell that holds several
STOP = "."  # ends a sentence
LONGEST_NUMBER = 40  # letters: Python refuses to read numbers of thousands of digits
LARGEST = 2**53  # beyond it whole numbers are no longer exact as floats
UNKNOWN: dict[str, Any] = {"number": float("nan"), "integer": None}
DTYPES = {"number": "float64", "integer": "Int64"}
NOUNS = {"number": "number", "integer": "whole number", "date": "date YYYY-MM-DD"}
COMMA = re.compile(r"-?\d+(\.\d{3})*,\d+", re.ASCII)
# What a terminal obeys, ends a line of a script, turns the direction of what follows, or is no
# character at all; U+FFFD stands where one was lost.
FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffd-\uffff\ud800-\udfff]"
)
PLAIN = "letters, digits and signs, on one line"


class Fault(NamedTuple):
    """What is wrong with a cell at a position of its column; see errors.Problem."""

    at: int
    found: str
    allowed: str
    cause: str = ""


def column(texts: Sequence[str], field: Field) -> tuple[pd.Series, list[Fault]]:
    """The values of a column, and the faults of cells that do not fit: they become unknown."""
    parse = parser(field)
    kind = str(field["type"])
    required = field.get("constraints", {}).get("required", False)
    unknown = UNKNOWN.get(kind, "")
    values: list[Any] = []
    faults: list[Fault] = []
    clean = not FORBIDDEN.search("".join(texts))
    for position, text in enumerate(texts):
        value = unknown
        if not clean and FORBIDDEN.search(text):
            faults.append(Fault(position, forbidden(text), PLAIN, "character"))
        elif text:
            try:
                value = parse(text)
            except ValueError:
                found, cause = misfit(text, kind in DTYPES)
                faults.append(Fault(position, found, allowed(field), cause))
        elif required:
            faults.append(Fault(position, "an empty cell", allowed(field)))
        values.append(value)
    return pd.Series(values, dtype=DTYPES.get(kind, "str")), faults


def parser(field: Field) -> Callable[[str], Any]:
    """The function that turns a text into the value of the field.

    Raises (the function): ValueError where the text does not fit the field.
    """
    limits = field.get("constraints", {})
    kind = field["type"]
    if kind in ("number", "integer"):
        return _number(WHOLE if kind == "integer" else NUMBER, kind, limits)
    pattern = re.compile(limits.get("pattern", "(?s:.*)"))
    choice = limits.get("enum")
    partial = field.get("partialDate", False)
    if kind == "string" and not (limits.keys() & {"pattern", "enum"} or partial):
        return str

    def text_of(text: str) -> str:
        if not pattern.fullmatch(text) or (choice is not None and text not in choice):
            raise ValueError(text)
        if kind == "date" and not DAY.fullmatch(text):
            raise ValueError(text)
        if kind == "date" or partial:
            date.fromisoformat(text + "-01-01"[len(text) - 4 :] if partial else text)
        return text

    return text_of


def allowed(field: Field) -> str:
    """What the field may hold, in words: "number from -180 to 180"."""
    limits = field.get("constraints", {})
    if "enum" in limits:
        words = "one of " + ", ".join(map(str, limits["enum"]))
    elif field.get("partialDate"):
        words = "date YYYY, YYYY-MM or YYYY-MM-DD"
    elif "pattern" in limits:
        words = f"text of the form {limits['pattern']}"
    else:
        words = NOUNS.get(field["type"], "text")
    if "minimum" in limits:
        words += f" from {limits['minimum']}"
    if "maximum" in limits:
        words += f" to {limits['maximum']}"
    return words if limits.get("required") else words + ", or empty"


def misfit(text: str, number: bool) -> tuple[str, str]:
    """What is found in a cell that does not fit, and the cause where it is one of many cells."""
    if number and COMMA.fullmatch(text):
        return f"{quoted(text)}, a decimal comma", "decimal comma"
    if number and NUMBER.fullmatch(text) and abs(float(text)) > LARGEST:
        return f"{quoted(text)}, more than the {LARGEST:.0e} that can be told exactly", "too large"
    return quoted(text), ""


def forbidden(text: str) -> str:
    """Name the first character of a text that may stand in no cell."""
    letter = FORBIDDEN.findall(text)[0]
    return f"{quoted(text)}, with the character U+{ord(letter):04X}"


def quoted(text: str) -> str:
    """The text in quotation marks, cut where it is long."""
    return f"'{shortened(text)}'"


def sentences(text: str) -> list[str]:
    """The sentences of a text, without the full stops between and after them."""
    return text.removesuffix(STOP).split(f"{STOP} ") if text else []


def whole(text: str, least: int, most: int) -> int:
    """The whole number that a text is.

    Raises: ValueError where it is none between `least` and `most`.
    """
    return int(number(text, least, most, WHOLE))


def number(text: str, least: float, most: float, form: re.Pattern[str] = NUMBER) -> float:
    """The number that a text is.

    Raises: ValueError where it is none between `least` and `most`.
    """
    if len(text) > LONGEST_NUMBER or not form.fullmatch(text) or not least <= float(text) <= most:
        raise ValueError(quoted(text))
    return float(text)


def _number(form: re.Pattern[str], kind: str, limits: Mapping[str, Any]) -> Callable[[str], Any]:
    low, high = float(limits.get("minimum", "-inf")), float(limits.get("maximum", "inf"))
    choice = limits.get("enum")

    def number_of(text: str) -> float:
        if not form.fullmatch(text):
            raise ValueError(text)
        value = int(text) if kind == "integer" else float(text)
        if abs(value) > LARGEST:
            raise ValueError(text)
        if not low <= value <= high or (choice is not None and value not in choice):
            raise ValueError(text)
        return value

    return number_of
