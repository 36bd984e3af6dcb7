"""What depends on the season: the months of one quantity, year and scope of a subject."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Any

import pandas as pd

from routes.facts.facts import Fact
from routes.tables.dataset import Dataset

ALIKE = ("quantity", "year", "scope", "source", "locator", "caveat")


@dataclass(frozen=True)
class Season:
    """Months that one source counts alike, each with its number as a Fact without a unit.

    `months` holds pairs of the month (1 to 12) and its fact, in the order of the year; a month that
    nobody tells is not there. `unit` is that of the quantity.
    """

    quantity: str
    unit: str
    months: tuple[tuple[int, Fact], ...]


def of(dataset: Dataset, subject: str) -> tuple[Season, ...]:
    """Return what is known of a subject by month, in the order of quantities.csv, newest first.

    Nothing for a subject that has no row in monthly.csv.

    >>> [[month for month, _ in season.months] for season in of(data, "sea-aktau-alat")]
    [[1, 7], [12]]
    """
    return _by_subject(dataset).get(subject, ())


@lru_cache(maxsize=8)
def _by_subject(dataset: Dataset) -> dict[str, tuple[Season, ...]]:
    order = {str(quantity): at for at, quantity in enumerate(dataset.quantities.index)}

    def alike(row: dict[Any, Any]) -> tuple[Any, ...]:
        year = 0 if pd.isna(row["year"]) else int(row["year"])
        return row["subject"], order[row["quantity"]], -year, *(row[name] for name in ALIKE[2:])

    out: dict[str, tuple[Season, ...]] = {}
    rows_in_order = sorted(dataset.monthly.to_dict("records"), key=alike)
    for (subject, *_), rows in groupby(rows_in_order, alike):
        out[subject] = (*out.get(subject, ()), _season(list(rows)))
    return out


def _season(rows: list[dict[Any, Any]]) -> Season:
    ordered = sorted(rows, key=lambda row: int(row["month"]))
    months = ((int(row["month"]), _fact(row)) for row in ordered)
    return Season(str(rows[0]["quantity"]), str(rows[0]["unit"]), tuple(months))


def _fact(row: dict[Any, Any]) -> Fact:
    def number(name: str) -> float | None:
        return None if pd.isna(row[name]) else float(row[name])

    words = ("subject", "quantity", "scope", "source", "locator", "caveat")
    return Fact(
        **{word: str(row[word]) for word in words},
        value=number("value"),
        text=None,
        low=number("low"),
        high=number("high"),
        unit="",
        year=None if pd.isna(row["year"]) else int(row["year"]),
        preferred=True,
        default=False,
    )
