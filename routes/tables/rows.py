"""From a file with a table to rows of text, and to what a spreadsheet did to them on saving."""

import csv
import errno
import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from routes import plurals
from routes.errors import Problem
from routes.tables.cells import quoted

FIRST_ROW = 2  # as a spreadsheet counts: the header is row 1
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}

Row = tuple[int, list[str]]  # its number and its cells


def text(folder: Path, path: str, digest: Any, problems: list[Problem]) -> str | None:
    """The text of a file of a folder, which counts in `digest`; None where it cannot be read."""
    try:
        content = _bytes(folder / path)
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        found = "no such file" if missing else f"nothing to read: {error.strerror}"
        problems.append(Problem(path, "", "", found, f"a file {path} in {folder}"))
        return None
    digest.update(path.encode() + b"\0" + content)
    return decoded(path, content, problems)


def _bytes(file: Path) -> bytes:
    """What is in a file. Raises: OSError, also for a pipe or a device, which may never end."""
    if file.exists() and not file.is_file() and not file.is_dir():
        raise OSError(errno.EINVAL, "no regular file")
    return file.read_bytes()


def decoded(path: str, content: bytes, problems: list[Problem]) -> str | None:
    """The text of a file, which is UTF-8 with or without a byte order mark; None where it is not.

    What is found names the encoding where that can be told.
    """
    if content.startswith(UTF_16) or b"\0" in content[:4]:
        problems.append(Problem(path, "", "", "UTF-16", "UTF-8"))
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = f"byte {content[error.start]:#x} in line {line} that is no UTF-8"
        found = f"{byte}, as in files saved in an encoding of Windows (such as cp1252)"
        problems.append(Problem(path, "", "", found, "UTF-8"))
    return None


def read(
    path: str, text: str, names: Sequence[str], problems: list[Problem]
) -> tuple[list[str], list[Row]] | None:
    """The header and the rows of a CSV text; None, and why in `problems`, where there are none.

    `names` are the columns that there must be, in any order. Rows without any text are left out:
    those at the end, which spreadsheets add, without a word. So are rows with more or fewer cells
    than the header.
    """
    try:
        header, *rows = list(csv.reader(io.StringIO(text, newline=""), strict=True)) or [[]]
    except csv.Error as error:
        problems.append(Problem(path, "", "", f"broken CSV: {error}", "CSV with commas"))
        return None
    if not _columns_fit(path, header, names, problems):
        return None
    numbered = list(enumerate(rows, FIRST_ROW))
    while numbered and _blank(numbered[-1][1]):
        numbered.pop()
    whole = []
    for number, row in numbered:
        if _blank(row):
            problems.append(Problem(path, str(number), "", "a blank row", "a row", "blank"))
        elif len(row) != len(header):
            found, allowed = (plurals.english(len(one), "cell") for one in (row, header))
            problems.append(Problem(path, str(number), "", found, allowed, "cells"))
        else:
            whole.append((number, row))
    return header, whole


def _blank(row: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in row)


def _columns_fit(path: str, got: list[str], names: Sequence[str], problems: list[Problem]) -> bool:
    columns = ", ".join(names)
    if not {*got} & {*names}:
        found = _other_header(got, names)
        problems.append(Problem(path, "1", "", found, f"the columns {columns}"))
        return False
    only = f"only {columns}"
    wrong = [
        *((name, "no such column", "the column") for name in names if name not in got),
        *((name, "an unknown column", only) for name in got if name not in names),
        *((name, "the column twice", "the column once") for name in names if got.count(name) > 1),
    ]
    problems.extend(Problem(path, "", *fault) for fault in wrong)
    return not wrong


def _other_header(got: Sequence[str], names: Sequence[str]) -> str:
    """What stands in the first row instead of the names of the columns."""
    line = ",".join(got)
    for sign, word in SEPARATORS.items():
        if {*line.replace('"', "").split(sign)} & {*names}:
            return f"{word} between the cells instead of commas"
    return f"{quoted(line)}, which names no column" if line else "no row at all"
