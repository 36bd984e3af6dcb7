"""Cells below each other on a terminal."""

import unicodedata
from collections.abc import Sequence


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return cells as one line, the first to the left and the others to the right of theirs."""
    pairs = zip(cells, widths, strict=True)
    return "  ".join(cell + " " * (wide - width(cell)) for cell, wide in pairs).rstrip()


def width(text: str) -> int:
    """Return how many columns a terminal gives a text: Chinese letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
