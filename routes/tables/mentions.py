"""Placeholders in the texts of labels.csv: {SUBJECT|QUANTITY|YEAR|SOURCE} names one number.

QUANTITY is a quantity of facts.csv or a unit of volumes.csv. Without YEAR the newest holds, "-"
asks for one without a year. Without SOURCE it is the preferred one, and of volumes what was counted
in a whole year. {2024-07-03} is a day on
which an event of events.csv begins or ends.
"""

import re
from collections.abc import Mapping

import pandas as pd

from routes.tables.cells import DAY

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
SEPARATOR = "|"
LIST_SEPARATOR = ";"
UNDATED = "-"


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


def rows(tables: Mapping[str, pd.DataFrame], key: str) -> tuple[str, pd.DataFrame]:
    """Return the table (facts or volumes) and its rows that a key names; it should be one."""
    subject, quantity, year, source = [*key.split(SEPARATOR), "", "", ""][:4]
    for name, column in (("facts", "quantity"), ("volumes", "unit")):
        table = tables[name]
        wanted = (table["subject"] == subject) & (table[column] == quantity)
        if source:
            wanted &= table["source"] == source
        else:
            wanted &= table["preferred"] == "yes"
            if name == "volumes":
                wanted &= (table["until"] == "") & (table["kind"] == "actual")
        years = table["year"][wanted]
        if year == UNDATED:
            years = years[years.isna()]
        elif year:
            years = years[years.astype(str) == year]
        elif years.notna().any():
            years = years[(years == years.max()).fillna(False)]
        if len(years):
            return name, table.loc[years.index]
    return "", tables["facts"].iloc[:0]
