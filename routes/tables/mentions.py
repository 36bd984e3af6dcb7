"""Placeholders in the texts of labels.csv: {SUBJECT|QUANTITY|YEAR|SOURCE} names one number.

QUANTITY is a quantity of facts.csv or a unit of volumes.csv. Without YEAR the newest holds, "-"
asks for one without a year. Without SOURCE it is the preferred one, and of volumes what was counted
in a whole year. {2024-07-03} is a day on
which an event of events.csv begins or ends.
"""

import re
from collections.abc import Mapping

import pandas as pd

from routes.tables import plain
from routes.tables.cells import DAY
from routes.tables.plain import Row

Named = Mapping[str, Mapping[str, list[Row]]]  # by table and subject: rows that keys may name

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
SEPARATOR = "|"
LIST_SEPARATOR = ";"
UNDATED = "-"
ACTUAL = "actual"
COLUMNS = {"facts": "quantity", "volumes": "unit"}  # what a key says of a row beside its subject


def pieces(text: str) -> list[str]:
    """Return a text in pieces: plain ones at even places, keys of placeholders at odd ones."""
    return PLACEHOLDER.split(text)


def keys(text: str) -> list[str]:
    """Return the keys of the placeholders in a text, in order, without the days."""
    return [key for key in pieces(text)[1::2] if not DAY.fullmatch(key)]


def days(text: str) -> list[str]:
    """Return the days that stand in a text as placeholders, in order."""
    return [key for key in pieces(text)[1::2] if DAY.fullmatch(key)]


def listed(text: str) -> list[str]:
    """Return the keys of a cell that holds several."""
    return [key for key in text.split(LIST_SEPARATOR) if key]


def on(events: pd.DataFrame, day: str) -> pd.DataFrame:
    """Return the rows of events that begin or end on a day."""
    return events[(events["date_from"] == day) | (events["date_to"] == day)]


def named(tables: Mapping[str, pd.DataFrame]) -> Named:
    """Return the rows of facts and volumes by their subjects, for `rows` to find them in."""
    found: dict[str, dict[str, list[Row]]] = {}
    for name in COLUMNS:
        of_table = found.setdefault(name, {})
        for row in plain.rows(tables[name]):
            of_table.setdefault(row["subject"], []).append(row)
    return found


def rows(known: Named, key: str) -> tuple[str, list[Row]]:
    """Return the table (facts or volumes) and its rows that a key names; it should be one."""
    subject, quantity, year, source = [*key.split(SEPARATOR), "", "", ""][:4]
    for name, column in COLUMNS.items():
        found = [
            row
            for row in known[name].get(subject, ())
            if row[column] == quantity and (row["source"] == source if source else _leads(row))
        ]
        if found := _of_year(found, year):
            return name, found
    return "", []


def _leads(row: Row) -> bool:
    """Whether a row is what holds where no source is named; a fact is of no kind."""
    counted = row.get("until", "") == "" and row.get("kind", ACTUAL) == ACTUAL
    return bool(row["preferred"] == "yes" and counted)


def _of_year(found: list[Row], year: str) -> list[Row]:
    dated = [row for row in found if not pd.isna(row["year"])]
    if year == UNDATED:
        return [row for row in found if pd.isna(row["year"])]
    if year:
        return [row for row in dated if str(row["year"]) == year]
    newest = max((row["year"] for row in dated), default=None)
    return [row for row in dated if row["year"] == newest] if dated else found
