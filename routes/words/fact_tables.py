"""Facts, sources and volumes as rows to read and sort."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from routes.facts import facts, labels, timeline
from routes.facts.facts import Fact
from routes.facts.volumes import ACTUAL, Series, Volume
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset, records
from routes.view.answer import View
from routes.words import passport
from routes.words.map_tables import Table

CITED = ("source", "locator")
SAME = ("subject", "quantity", "year", "scope")  # by which facts answer the same question
READ = (("written", "written_in"), ("reading", "read_as"), ("dating", "dated_by"))
NOT_SEEN = "not_seen"  # why a source has no date: the table leaves it empty, and is said to
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
    "locator",
)


def sources(view: View) -> Table:
    """Return the bibliography with the number of rows that rest on each source."""
    data = view.dataset
    used = _used(data)
    rows, listed = data.sources, records(data, "sources").values()
    frame = pd.DataFrame(
        {
            view.word("ui.title_of_source"): rows["title"].to_numpy(),
            view.word("ui.publisher"): rows["publisher"].to_numpy(),
            view.word("ui.kind"): [view.word(f"document.{kind}") for kind in rows["kind"]],
            view.word("ui.published"): [
                row["published"]
                or ("" if row["undated"] == NOT_SEEN else passport.dated(view, row))
                for row in listed
            ],
            view.word("ui.accessed"): rows["accessed"].to_numpy(),
            view.word("ui.address"): rows["url"].to_numpy(),
            view.word("ui.licence"): rows["licence"].to_numpy(),
            view.word("ui.how_read"): [how_read(view, row) for row in listed],
            view.word("ui.note"): [
                "; ".join(filter(None, (passport.unlinked(view, row), note(view, id))))
                for id, row in zip(rows.index, listed, strict=True)
            ],
            view.word("ui.supports"): [int(used.get(id, 0)) for id in rows.index],
        },
        index=pd.Index(rows.index, name="id"),
    )
    return Table(view.word("ui.bibliography"), frame)


def _used(data: Dataset) -> pd.Series:
    """How many rows rest on each source."""
    sources: pd.Series = pd.concat(
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
                data.identifiers,
            )
        ]
        + [data.claims["also"]]
    )
    return sources.value_counts()


def how_read(view: View, source: Mapping[str, Any]) -> str:
    """Return the language of a source, how it was read, what its date follows from, its copy."""
    told = [
        view.word(f"{kind}.{source[column]}") if source[column] else "" for kind, column in READ
    ]
    copy = source["copy_at"].replace(SEPARATOR, ", ")
    told.append(labels.filled(view.word("ui.copy_at"), copy) if copy else "")
    return "; ".join(filter(None, told))


def note(view: View, source: str) -> str:
    """Return the note on a source in the language of the view; in English where that has none."""
    other = records(view.dataset, "source_notes").get(source, {})
    return str(other.get(view.query.lang) or records(view.dataset, "sources")[source]["note"])


def fact_rows(view: View, listed: Sequence[Fact], title: str) -> Table:
    """Return facts as a table of what is told of what.

    A preferred one is said to be so where it has rivals.
    """
    titles, rows = view.dataset.sources["title"], view.dataset.facts
    rivals = {*read(view, rows[rows.duplicated([*SAME], keep=False)])}
    frame = pd.DataFrame(
        {
            view.word("ui.subject"): [told_apart(view, fact.subject) for fact in listed],
            view.word("ui.quantity"): [view.word(f"quantity.{fact.quantity}") for fact in listed],
            view.word("ui.value"): [passport.amount(view, fact) for fact in listed],
            view.word("ui.year"): [str(fact.year or "") for fact in listed],
            view.word("ui.scope"): [view.scope(fact.scope) for fact in listed],
            view.word("ui.caveat"): [
                view.word(f"caveat.{fact.caveat}") if fact.caveat else "" for fact in listed
            ],
            view.word("ui.preferred"): [
                ""
                if fact.preferred and fact not in rivals
                else view.word("ui.yes" if fact.preferred else "ui.no")
                for fact in listed
            ],
            view.word("ui.source"): [titles[fact.source] for fact in listed],
            view.word("ui.locator"): [fact.locator for fact in listed],
        }
    )
    return Table(title, frame)


def read(view: View, rows: pd.DataFrame) -> list[Fact]:
    """Return rows of facts.csv as facts."""
    return [facts.read_fact(view.dataset, row) for row in rows.to_dict("records")]


def all_facts(view: View) -> Table:
    """Return every fact, preferred or rival."""
    return fact_rows(view, read(view, view.dataset.facts), view.word("ui.facts"))


def told(view: View, subject: str) -> Table:
    """Return the facts of a subject, preferred or rival."""
    rows = view.dataset.facts
    found = read(view, rows[rows["subject"] == subject])
    return fact_rows(view, found, subject_name(view, subject))


def supported(view: View, *sources: str) -> Table:
    """Return the facts that rest on some sources."""
    rows = view.dataset.facts
    cited = read(view, rows[rows["source"].isin(sources)])
    return fact_rows(view, cited, view.word("ui.what_it_supports"))


def unsourced(view: View) -> Table:
    """Return the facts that no source supports; the map shows them as estimates.

    What is the same in all of them is not told in each row.
    """
    rows = view.dataset.facts
    unsourced = read(view, rows[rows["caveat"] == "unsourced"])
    table = fact_rows(view, unsourced, view.word("ui.unsourced"))
    return without_alike(table, [view.word(f"ui.{name}") for name in ("caveat", *CITED)])


def without_alike(table: Table, headings: Sequence[str]) -> Table:
    """Return a table without those of some columns that say the same in each row."""
    said = [name for name in headings if table.frame[name].nunique() == 1]
    return Table(table.title, table.frame.drop(columns=said))


def subject_name(view: View, subject: str) -> str:
    """Return the name of what a fact is about."""
    return labels.subject_name(view.dataset, subject, view.query.lang)


def told_apart(view: View, subject: str) -> str:
    """Return the name of what a fact is about; of lines between the same ends which one it is."""
    name, lines = subject_name(view, subject), records(view.dataset, "segments")
    line = lines.get(subject, {})
    ends = {line.get("from_node"), line.get("to_node")}
    modes = [one["mode"] for one in lines.values() if {one["from_node"], one["to_node"]} == ends]
    if len(modes) < 2:
        return name
    is_gauge_told = modes.count(line["mode"]) > 1 and not pd.isna(line["gauge_mm"])
    gauge = f" {line['gauge_mm']} {passport.unit(view, 'mm')}" if is_gauge_told else ""
    return f"{name} ({view.word('mode.' + line['mode'])}{gauge})"


def series_name(view: View, series: Series) -> str:
    """Return the name of a series; one without a name of its own has that of its subject."""
    key = f"series.{series.id}"
    known = key in records(view.dataset, "labels")
    return view.word(key) if known else subject_name(view, series.subject)


def amount(view: View, value: float, unit: str) -> str:
    """Return a number with the name of a unit of volumes.csv: "1 train", "586,000 t"."""
    word = view.word(f"unit.{unit}", round(value, passport.DIGITS))
    return f"{passport.number_text(value, view.query.lang)} {word}"


def period(view: View, volume: Volume) -> str:
    """Return the time that a volume counts: "2025", or "→ Oct 2025" for a part of the year."""
    if not volume.until:
        return str(volume.year)
    skeleton = "yMMMd" if volume.until.count("-") > 1 else "yMMM"
    return f"→ {passport.day(timeline.last_day(volume.until), skeleton, view.query.lang)}"


def standing_word(view: View, volume: Volume) -> str:
    """Say what a volume is: counted, worked out, a goal."""
    known = "ui.mark_" if volume.kind == ACTUAL else "volume."
    return view.word(known + volume.standing)


def volumes(view: View, series: Iterable[Series], title: str) -> Table:
    """Return all volumes of some series, in their order and by year."""
    rows = [(counted, volume) for counted in series for volume in counted.volumes]
    sources = view.dataset.sources["title"]
    frame = pd.DataFrame(
        [
            [
                series_name(view, counted),
                period(view, volume),
                volume.value,
                view.word(f"unit.{volume.unit}"),
                standing_word(view, volume),
                volume.promised,
                view.word(f"direction.{volume.direction}"),
                view.scope(volume.scope),
                view.word(f"caveat.{volume.caveat}") if volume.caveat else "",
                sources[volume.source],
                volume.locator,
            ]
            for counted, volume in rows
        ],
        columns=[view.word(f"ui.{name}") for name in VOLUME_HEADINGS],
        index=pd.Index([counted.id for counted, _ in rows], name="id"),
    )
    return Table(title, frame)
