"""The themes by which lines may be coloured: the colours of values, and the values of lines."""

import pandas as pd

from routes.kinds import Reach
from routes.tables.dataset import Dataset
from routes.view.answer import View
from routes.webmap import style

TOLD = ("electrification", "tracks")  # themes whose values are facts


def palette(dataset: Dataset, theme: str) -> dict[str, str]:
    """Return the colours of a theme by its values, in reading order.

    >>> [*palette(data, "gauge")]
    ['1520', '1435']
    """
    if theme != "gauge":
        return style.COLOURS[theme]
    return style.gauges(map(int, dataset.segments["gauge_mm"].dropna()))


def told(dataset: Dataset, quantity: str) -> dict[str, str]:
    """Return the preferred value of a quantity by subject, as a theme's value."""
    rows = dataset.facts
    rows = rows[(rows["quantity"] == quantity) & (rows["preferred"] == "yes")]
    return dict(zip(rows["subject"], rows["value"], strict=True))


def values(view: View, theme: str) -> dict[str, str]:
    """Return the value of each line of a view in a theme, "" where it is unknown."""
    rows = view.segments
    if theme in TOLD:
        known = told(view.dataset, theme)
        return {str(id): known.get(str(id), "") for id in rows.index}
    column = rows["gauge_mm" if theme == "gauge" else theme]
    return {str(id): "" if pd.isna(value) else str(value) for id, value in column.items()}


def colours(view: View) -> dict[str, str]:
    """Return the colour of each line of a view in the theme of its query.

    What is only compared with stays grey, so that the corridor is the loud subject.
    """
    theme, reach = view.query.theme, view.segments["reach"].to_dict()
    known = palette(view.dataset, theme)
    return {
        id: style.BEYOND if reach[id] == Reach.BEYOND else known.get(value, style.UNKNOWN)
        for id, value in values(view, theme).items()
    }
