"""The table twin of the map: what its lines and symbols show, as rows to read and sort."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from routes.facts import facts, labels, timeline
from routes.facts.facts import Fact
from routes.facts.symbols import symbols
from routes.facts.volumes import ACTUAL, Series, Volume
from routes.tables.dataset import records
from routes.view.answer import View
from routes.words import passport

VOLUME_HEADINGS = (
    "series",
    "period",
    "value",
    "unit",
    "kind",
    "promised",
    "direction",
    "scope",
    "caveat",
    "source",
)


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
    rows, shown = view.nodes, symbols(view.dataset)
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
            for table in (
                data.facts,
                data.monthly,
                data.volumes,
                data.events,
                data.nodes,
                data.segments,
                data.claims,
            )
        ]
        + [data.claims["also"]]
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
    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, int | float):
        return passport.number(value, lang)
    return str(value)


def fact_rows(view: View, told: Sequence[Fact], title: str) -> Table:
    """Give facts as a table of what is told of what."""
    titles = view.dataset.sources["title"]
    frame = pd.DataFrame(
        {
            view.word("ui.subject"): [subject_name(view, one.subject) for one in told],
            view.word("ui.quantity"): [view.word(f"quantity.{one.quantity}") for one in told],
            view.word("ui.value"): [passport.amount(view, one) for one in told],
            view.word("ui.year"): [str(one.year or "") for one in told],
            view.word("ui.scope"): [one.scope for one in told],
            view.word("ui.caveat"): [
                view.word(f"caveat.{one.caveat}") if one.caveat else "" for one in told
            ],
            view.word("ui.preferred"): [one.preferred for one in told],
            view.word("ui.source"): [titles[one.source] for one in told],
        }
    )
    return Table(title, frame)


def read(view: View, rows: pd.DataFrame) -> list[Fact]:
    """Give rows of facts.csv as facts."""
    return [facts.read_fact(view.dataset, row) for row in rows.to_dict("records")]


def all_facts(view: View) -> Table:
    """Give every fact, preferred or rival."""
    return fact_rows(view, read(view, view.dataset.facts), view.word("ui.facts"))


def supported(view: View, source: str) -> Table:
    """Give the facts that rest on a source."""
    rows = view.dataset.facts
    told = read(view, rows[rows["source"] == source])
    return fact_rows(view, told, view.word("ui.what_it_supports"))


def unsourced(view: View) -> Table:
    """Give the facts that no source supports; the map shows them as estimates."""
    rows = view.dataset.facts
    told = read(view, rows[rows["caveat"] == "unsourced"])
    return fact_rows(view, told, view.word("ui.unsourced"))


def subject_name(view: View, subject: str) -> str:
    """Give the name of what a fact is about."""
    return labels.subject_name(view.dataset, subject, view.query.lang)


def series_name(view: View, series: Series) -> str:
    """Give the name of a series; one without a name of its own has that of its subject."""
    key = f"series.{series.id}"
    known = key in records(view.dataset, "labels")
    return view.word(key) if known else subject_name(view, series.subject)


def period(view: View, volume: Volume) -> str:
    """Give the time that a volume counts: "2025", or "→ Oct 2025" for a part of the year."""
    if not volume.until:
        return str(volume.year)
    skeleton = "yMMMd" if volume.until.count("-") > 1 else "yMMM"
    return f"→ {passport.day(timeline.last_day(volume.until), skeleton, view.query.lang)}"


def standing_word(view: View, volume: Volume) -> str:
    """Say what a volume is: counted, worked out, a goal."""
    known = "ui.mark_" if volume.kind == ACTUAL else "volume."
    return view.word(known + volume.standing)


def volumes(view: View, series: Iterable[Series], title: str) -> Table:
    """Give all volumes of some series, in their order and by year."""
    rows = [(one, volume) for one in series for volume in one.volumes]
    sources = view.dataset.sources["title"]
    frame = pd.DataFrame(
        [
            [
                series_name(view, one),
                period(view, volume),
                volume.value,
                view.word(f"unit.{volume.unit}"),
                standing_word(view, volume),
                volume.promised,
                view.word(f"direction.{volume.direction}"),
                volume.scope,
                view.word(f"caveat.{volume.caveat}") if volume.caveat else "",
                sources[volume.source],
            ]
            for one, volume in rows
        ],
        columns=[view.word(f"ui.{name}") for name in VOLUME_HEADINGS],
        index=pd.Index([one.id for one, _ in rows], name="id"),
    )
    return Table(title, frame)
