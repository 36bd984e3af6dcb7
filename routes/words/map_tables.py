"""The tables of the map: what its lines and symbols show, as rows to read and sort."""

import math
from dataclasses import dataclass

import pandas as pd

from routes.facts import labels
from routes.facts.symbols import symbols
from routes.view.answer import View
from routes.words import passport


@dataclass(frozen=True, eq=False)
class Table:
    """A table ready to show: a title, and a frame indexed by id whose columns are headings.

    Each is itself alone, so that what is made of it can be kept beside it.
    """

    title: str
    frame: pd.DataFrame


def published_km(view: View) -> dict[str, float]:
    """Return the preferred published length of each segment that has one, in km."""
    facts = view.dataset.facts
    rows = facts[(facts["quantity"] == "length_km") & (facts["preferred"] == "yes")]
    return dict(zip(rows["subject"], rows["number"], strict=True))


def segments(view: View) -> Table:
    """Return the segments of a view, with gauge in mm and lengths in km."""
    data, lang = view.dataset, view.query.lang
    rows, published = view.segments, published_km(view)
    frame = pd.DataFrame(
        {
            view.word("ui.line"): [labels.segment_name(data, id, lang) for id in rows.index],
            view.word("ui.mode"): [view.word(f"mode.{mode}") for mode in rows["mode"]],
            view.word("ui.status"): [view.word(f"status.{status}") for status in rows["status"]],
            view.word("ui.gauge_mm"): [
                "" if pd.isna(gauge) else str(gauge) for gauge in rows["gauge_mm"]
            ],
            view.word("ui.measured_km"): rows["length_km"].round().astype("Int64").to_numpy(),
            view.word("ui.published_km"): [published.get(id) for id in rows.index],
            view.word("ui.opened"): rows["opened"].to_numpy(),
            view.word("ui.trace"): [view.word(f"trace.{trace}") for trace in rows["trace"]],
            view.word("ui.line_source"): data.sources.loc[rows["source"], "title"].to_numpy(),
            view.word("ui.beyond"): ["✓" if reach == "beyond" else "" for reach in rows["reach"]],
        },
        index=pd.Index(rows.index, name="id"),
    )
    return Table(view.word("ui.lines"), frame)


def nodes(view: View) -> Table:
    """Return the nodes of a view, with positions in degrees."""
    data, lang = view.dataset, view.query.lang
    rows, shown = view.nodes, symbols(view.dataset)
    frame = pd.DataFrame(
        {
            view.word("ui.place"): [labels.name(data, id, lang) for id in rows.index],
            view.word("ui.kind"): [view.word(f"kind.{shown[id]}") for id in rows.index],
            view.word("ui.country"): [labels.country(country, lang) for country in rows["country"]],
            view.word("ui.status"): [view.word(f"status.{status}") for status in rows["status"]],
            view.word("ui.opened"): rows["opened"].to_numpy(),
            view.word("ui.lon"): rows["lon"].to_numpy(),
            view.word("ui.lat"): rows["lat"].to_numpy(),
            view.word("ui.line_source"): data.sources.loc[rows["source"], "title"].to_numpy(),
        },
        index=pd.Index(rows.index, name="id"),
    )
    return Table(view.word("ui.places"), frame)


def cell(value: object, lang: str) -> str:
    """Return a cell as text: numbers as the language writes them, unknown as nothing."""
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, int | float):
        return passport.number_text(value, lang)
    return str(value)
