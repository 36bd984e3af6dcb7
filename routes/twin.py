"""The table twin of the map: what its lines and symbols show, as rows to read and sort."""

from dataclasses import dataclass

import pandas as pd

from routes import facts, labels, popup, webdata
from routes.view import View


@dataclass(frozen=True)
class Table:
    """A table ready to show: a title, and a frame indexed by id whose columns are headings."""

    title: str
    frame: pd.DataFrame


def published_km(view: View) -> dict[str, float]:
    """Give the preferred published length of each segment that has one, in km."""
    facts = view.dataset.facts
    rows = facts[(facts["quantity"] == "length_km") & (facts["preferred"] == "yes")]
    return dict(zip(rows["subject"], rows["number"], strict=True))


def segments(view: View) -> Table:
    """Give the segments of a view, with gauge in mm and lengths in km."""
    data, lang = view.dataset, view.query.lang
    rows, published = view.segments, published_km(view)
    frame = pd.DataFrame(
        {
            view.word("ui.line"): [labels.segment_name(data, id, lang) for id in rows.index],
            view.word("ui.mode"): [view.word(f"mode.{one}") for one in rows["mode"]],
            view.word("ui.status"): [view.word(f"status.{one}") for one in rows["status"]],
            view.word("ui.gauge_mm"): [
                "" if pd.isna(one) else str(one) for one in rows["gauge_mm"]
            ],
            view.word("ui.measured_km"): rows["length_km"].round().astype("Int64").to_numpy(),
            view.word("ui.published_km"): [published.get(id) for id in rows.index],
            view.word("ui.opened"): rows["opened"].to_numpy(),
            view.word("ui.trace"): [view.word(f"trace.{one}") for one in rows["trace"]],
            view.word("ui.line_source"): data.sources.loc[rows["source"], "title"].to_numpy(),
            view.word("ui.beyond"): ["✓" if one == "beyond" else "" for one in rows["reach"]],
        },
        index=pd.Index(rows.index, name="id"),
    )
    return Table(view.word("ui.lines"), frame)


def nodes(view: View) -> Table:
    """Give the nodes of a view, with positions in degrees."""
    data, lang = view.dataset, view.query.lang
    rows, shown = view.nodes, webdata.symbols(view)
    frame = pd.DataFrame(
        {
            view.word("ui.place"): [labels.name(data, id, lang) for id in rows.index],
            view.word("ui.kind"): [view.word(f"kind.{shown[id]}") for id in rows.index],
            view.word("ui.country"): [labels.country(one, lang) for one in rows["country"]],
            view.word("ui.status"): [view.word(f"status.{one}") for one in rows["status"]],
            view.word("ui.opened"): rows["opened"].to_numpy(),
            view.word("ui.lon"): rows["lon"].to_numpy(),
            view.word("ui.lat"): rows["lat"].to_numpy(),
            view.word("ui.line_source"): data.sources.loc[rows["source"], "title"].to_numpy(),
        },
        index=pd.Index(rows.index, name="id"),
    )
    return Table(view.word("ui.places"), frame)


def sources(view: View) -> Table:
    """Give the bibliography with the number of facts, volumes, events and lines each supports."""
    data = view.dataset
    used = pd.concat(
        [
            table["source"]
            for table in (data.facts, data.volumes, data.events, data.nodes, data.segments)
        ]
    ).value_counts()
    rows = data.sources
    frame = pd.DataFrame(
        {
            view.word("ui.title_of_source"): rows["title"].to_numpy(),
            view.word("ui.publisher"): rows["publisher"].to_numpy(),
            view.word("ui.published"): rows["published"].to_numpy(),
            view.word("ui.accessed"): rows["accessed"].to_numpy(),
            view.word("ui.address"): rows["url"].to_numpy(),
            view.word("ui.licence"): rows["licence"].to_numpy(),
            view.word("ui.note"): rows["note"].to_numpy(),
            view.word("ui.supports"): [int(used.get(id, 0)) for id in rows.index],
        },
        index=pd.Index(rows.index, name="id"),
    )
    return Table(view.word("ui.sources"), frame)


def cell(value: object, lang: str) -> str:
    """Give a cell as text: numbers as the language writes them, unknown as nothing."""
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, int | float):
        return popup.number(value, lang)
    return str(value)


def fact_rows(view: View, rows: pd.DataFrame, title: str) -> Table:
    """Give rows of facts.csv as a table of what is told of what."""
    frame = pd.DataFrame(
        {
            view.word("ui.subject"): [subject_name(view, one) for one in rows["subject"]],
            view.word("ui.quantity"): [view.word(f"quantity.{one}") for one in rows["quantity"]],
            view.word("ui.value"): [
                popup.amount(view, facts.read_fact(view.dataset, row))
                for row in rows.to_dict("records")
            ],
            view.word("ui.year"): rows["year"].astype("Int64").to_numpy(),
            view.word("ui.scope"): rows["scope"].to_numpy(),
            view.word("ui.caveat"): [
                view.word(f"caveat.{one}") if one else "" for one in rows["caveat"]
            ],
            view.word("ui.preferred"): (rows["preferred"] == "yes").to_numpy(),
            view.word("ui.source"): view.dataset.sources.loc[rows["source"], "title"].to_numpy(),
        },
        index=rows.index,
    )
    return Table(title, frame)


def all_facts(view: View) -> Table:
    """Give every fact, preferred or rival."""
    return fact_rows(view, view.dataset.facts, view.word("ui.facts"))


def supported(view: View, source: str) -> Table:
    """Give the facts that rest on a source."""
    facts = view.dataset.facts
    return fact_rows(view, facts[facts["source"] == source], view.word("ui.what_it_supports"))


def unsourced(view: View) -> Table:
    """Give the facts that no source supports; the map shows them as estimates."""
    facts = view.dataset.facts
    return fact_rows(view, facts[facts["caveat"] == "unsourced"], view.word("ui.unsourced"))


def subject_name(view: View, subject: str) -> str:
    """Give the name of what a fact is about; an id without a name of its own stands as it is."""
    data, lang = view.dataset, view.query.lang
    if subject in data.segments.index:
        return labels.segment_name(data, subject, lang)
    if subject in data.nodes.index:
        return labels.name(data, subject, lang)
    kind, _, id = subject.partition(":")
    if kind == "journey":
        return " → ".join(labels.name(data, end, lang) for end in id.split("-"))
    if kind in ("country", "trade"):
        return " – ".join(labels.country(code, lang) for code in id.split("-"))
    return view.word(f"{kind}.{id}")
