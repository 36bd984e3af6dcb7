"""CSV for spreadsheets: the right letters, whole numbers whole, and no cell that is a formula."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from routes.writing import strict

# What makes a spreadsheet take a cell for a formula, in letters of either width.
FORMULA = tuple("=+-@\t\n＝＋－＠")
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
TEXT = "'"  # before a cell: what follows is text
MARK = "\ufeff"  # before all: by this (BOM) spreadsheets know UTF-8; others take it for a letter


def of_frame(frame: pd.DataFrame) -> str:
    """Return a table as a CSV file with a header line; its index comes first."""
    return _written([frame.index.name, *frame.columns], frame.itertuples(name=None))


def of_rows(rows: Iterable[Mapping[str, Any]], columns: Sequence[str]) -> str:
    """Return rows as a CSV file with a header line, which is there even where there is no row."""
    return _written(columns, ([row[name] for name in columns] for row in rows))


def printed(text: str) -> str:
    """Return a CSV file as it is printed on a terminal or sent through a pipe: without its mark."""
    return text.removeprefix(MARK)


def cell(value: object) -> object:
    """Return what a cell holds: unknown is empty, a text that would be a formula is marked as text.

    A number stays a number, also a negative one.
    """
    known = strict.plain(value)
    if isinstance(known, float) and known.is_integer():
        return int(known)
    if not isinstance(known, str):
        return "" if known is None else known
    text = known.replace("\r\n", "\n").replace("\r", "\n")
    formula = text.startswith(FORMULA) and not NUMBER.fullmatch(text)
    return TEXT + text if formula else text


def _written(heading: Iterable[object], rows: Iterable[Iterable[object]]) -> str:
    out = io.StringIO()
    out.write(MARK)
    writer = csv.writer(out, lineterminator="\n")
    for row in (heading, *rows):
        writer.writerow([cell(value) for value in row])
    return out.getvalue()
