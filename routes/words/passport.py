"""The passport of a segment or node: who it is, every fact with its source, what is unknown.

All wording and number formats are made here, once; the browser and the command line lay it out.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.dates import format_skeleton, get_month_names
from babel.numbers import format_decimal

from routes.facts import facts, identifiers, labels, seasons
from routes.facts.carrying import Amount
from routes.facts.facts import Fact
from routes.facts.seasons import Season
from routes.tables.dataset import Dataset, records
from routes.view.answer import View

SYMBOL = re.compile(r"[A-Za-zÀ-ÖØ-öø-ɏ]+")  # a whole word: the g of gün is no gram
BABEL = {"zh": "zh_Hans"}
DIGITS = 3  # decimals that a number has at most


@lru_cache(maxsize=4096)
def number_text(value: float, lang: str) -> str:
    """Return a number as the language writes it, with at most three decimals; never -0."""
    shown = value if round(value, DIGITS) else 0
    return format_decimal(shown, format="#,##0.###", locale=BABEL.get(lang, lang))


@lru_cache(maxsize=1024)
def day(moment: date, skeleton: str, lang: str) -> str:
    """Return a date as the language writes it; the CLDR skeleton yMMM or yMMMd says how finely."""
    return format_skeleton(skeleton, moment, locale=BABEL.get(lang, lang))


def amount(view: View, fact: Fact) -> str:
    """Return a fact's value or range with its unit, in words where it is one: "541 km", "KTZ"."""
    if fact.text is not None:
        key = f"{fact.quantity}.{fact.text}"
        return view.word(key) if key in records(view.dataset, "labels") else fact.text
    lang = view.query.lang
    ends = [number_text(end, lang) for end in (fact.low, fact.high) if end is not None]
    span = _joined(ends)
    if len(ends) == 1:  # a number alone in brackets would be read as anything
        span = f"{'≤' if fact.low is None else '≥'} {span}"
    text = span if fact.value is None else number_text(fact.value, lang)
    if fact.value is not None and ends:
        text = span if ends == [text] else f"{text} ({span})"
    return f"{text} {unit(view, fact.unit, count(fact))}".strip()


def count(told: Fact | Amount) -> float:
    """Return the number with which a unit goes: the likely one or a range's end; 0 of a text."""
    ends = (end for end in (told.value, told.high, told.low) if end is not None)
    return round(next(ends, 0.0), DIGITS)


def unit(view: View, symbols: str, count: float = 0) -> str:
    """Return a unit by its labels symbol.*, as it goes with a number: км/ч; codes stay."""
    known = records(view.dataset, "labels")

    def written(found: re.Match[str]) -> str:
        key = f"symbol.{found[0]}"
        return view.word(key, count) if key in known else found[0]

    return SYMBOL.sub(written, symbols)


def _joined(span: list[str]) -> str:
    """Join the ends of a range; a dash before a minus sign would be misread."""
    return (" … " if any(end.startswith("-") for end in span) else "–").join(span)


def fact_row(view: View, fact: Fact) -> dict[str, Any]:
    """Return one fact as plain text for display; `source` is an id of the bibliography."""
    row = {
        "value": amount(view, fact),
        "year": str(fact.year) if fact.year else "",
        "scope": view.scope(fact.scope),
        "locator": fact.locator or "",
        "caveat": view.word(f"caveat.{fact.caveat}") if fact.caveat else "",
        "default": fact.default,
        "source": fact.source,
    }
    return {key: value for key, value in row.items() if value not in ("", False)}


def entries(view: View, subject: str) -> list[dict[str, Any]]:
    """Return a subject's facts by quantity, the preferred first, and then what it has by month."""
    rows = []
    for entry in facts.passport(view.dataset, subject):
        values = ([entry.preferred] if entry.preferred else []) + list(entry.rivals)
        row: dict[str, Any] = {
            "label": view.word(f"quantity.{entry.quantity}"),
            "values": [fact_row(view, fact) for fact in values],
        }
        if entry.preferred is None:
            row["rivals_only"] = True
        rows.append(row)
    return rows + [_season(view, season) for season in seasons.of(view.dataset, subject)]


def _season(view: View, season: Season) -> dict[str, Any]:
    """Return what depends on the season as one entry: "Jan 0.05 · Feb 0.07"."""
    lang = view.query.lang
    names = get_month_names("abbreviated", "format", locale=BABEL.get(lang, lang))
    values = " · ".join(f"{names[month]} {amount(view, fact)}" for month, fact in season.months)
    row = {
        **fact_row(view, season.months[0][1]),
        "value": f"{values} {unit(view, season.unit)}".strip(),
    }
    label = f"{view.word(f'quantity.{season.quantity}')} ({view.word('ui.by_month')})"
    return {"label": label, "values": [row]}


def unknown(view: View, subject: str) -> list[str]:
    """Return the names of the quantities that one would expect and nobody tells."""
    return [view.word(f"quantity.{quantity}") for quantity in facts.unknown(view.dataset, subject)]


def brief(view: View, subject: str) -> str:
    """Return the line under a name: "Railway · 541 km" or "Port · Kazakhstan"."""
    row, lang = view.row(subject), view.query.lang
    if "mode" not in row:
        country = labels.country(row["country"], lang) if row["country"] else ""
        return " · ".join(part for part in (view.word(f"kind.{row['kind']}"), country) if part)
    length = f"{number_text(round(row['length_km']), lang)} {unit(view, 'km')}"
    parts = [view.word(f"mode.{row['mode']}"), length]
    if row["trace"] == "schematic":
        parts.append(view.word("ui.schematic"))
    return " · ".join(parts)


@lru_cache(maxsize=8)
def known_differences(dataset: Dataset) -> dict[str, str]:
    """Return why a segment's measured and published lengths differ, where it is known."""
    rows = dataset.exceptions[dataset.exceptions["rule"] == "length_difference"]
    return dict(zip(rows["subject"], rows["reason"], strict=True))


def identity(view: View, subject: str) -> list[tuple[str, str]]:
    """Return what a subject is, as pairs of label and text; nothing here needs a fact.

    The day of its opening stands here only where no fact tells it with its source.
    """
    row = view.row(subject)
    pairs = []
    if "mode" in row:
        length = number_text(round(row["length_km"]), view.query.lang)
        reason = known_differences(view.dataset).get(subject)
        text = f"{length} {unit(view, 'km')}"
        text = f"{text}. {view.sentence(reason)}" if reason else text
        pairs.append((view.word("ui.measured_length"), text))
        if not pd.isna(row["gauge_mm"]):
            pairs.append((view.word("ui.gauge"), f"{row['gauge_mm']} {unit(view, 'mm')}"))
        pairs.append((view.word("ui.trace"), view.word(f"trace.{row['trace']}")))
    pairs.append((view.word("ui.status"), view.word(f"status.{row['status']}")))
    told = {fact.text for fact in facts.of(view.dataset, subject, "opened_on")}
    if row["opened"] and row["opened"] not in told:
        pairs.append((view.word("ui.opened"), row["opened"]))
    return pairs


def codes(view: View, subject: str) -> list[dict[str, Any]]:
    """Return a subject's codes by scheme, each with its public page and the id of its source."""
    groups: dict[str, list[dict[str, str]]] = {}
    for known in identifiers.of(view.dataset, subject):
        label = view.word(f"scheme.{known.scheme}")
        value = {"text": known.code, "url": known.page, "source": known.source}
        groups.setdefault(label, []).append(value)
    return [{"label": label, "values": values} for label, values in groups.items()]


def text(view: View, subject: str) -> str:
    """Return a passport as plain text for a terminal."""
    data, lang = view.dataset, view.query.lang
    name = labels.segment_name if "mode" in view.row(subject) else labels.name
    lines = [f"{name(data, subject, lang)} ({subject})", brief(view, subject), ""]
    lines += [f"{label}: {value}" for label, value in identity(view, subject)]
    lines += [f"{view.word('ui.line_source')}: {citation(view, view.row(subject)['source'])}"]
    for scheme in codes(view, subject):
        lines += ["", f"{scheme['label']}:"]
        for code in scheme["values"]:
            lines.append("  " + " ".join(part for part in (code["text"], code["url"]) if part))
            lines.append(f"    {citation(view, code['source'])}")
    for entry in entries(view, subject):
        lines += ["", f"{entry['label']}:"]
        for i, row in enumerate(entry["values"]):
            tags = [view.word("ui.rival")] if i or entry.get("rivals_only") else []
            tags += [view.word("ui.default")] if row.get("default") else []
            parts = [row["value"], row.get("year", ""), f"[{', '.join(tags)}]" if tags else ""]
            lines.append("  " + " ".join(part for part in parts if part))
            notes = [
                row.get("scope", ""),
                row.get("caveat", ""),
                citation(view, row["source"], row.get("locator", "")),
            ]
            lines += [f"    {note}" for note in notes if note]
    missing = unknown(view, subject)
    if missing:
        lines += ["", f"{view.word('ui.unknown')}: {', '.join(missing)}"]
    return "\n".join(lines)


def citation(view: View, source: str, locator: str = "") -> str:
    """Return a source as one line: publisher, title, date, the place in it, address."""
    url = records(view.dataset, "sources")[source]["url"]
    return ", ".join(part for part in (cited(view, source), locator, url) if part)


def reference(view: View, source: str) -> dict[str, str]:
    """Return a source as it is cited, and its address."""
    return {"text": cited(view, source), "url": records(view.dataset, "sources")[source]["url"]}


def cited(view: View, source: str) -> str:
    """Return a source as it is cited: publisher, title, date; why, where it has no date or address.

    An address itself is not cited, so that it can be shown as a link.
    """
    row = records(view.dataset, "sources")[source]
    parts = [row["publisher"], row["title"], dated(view, row), unlinked(view, row)]
    return ", ".join(dict.fromkeys(part for part in parts if part))


def named(view: View, source: str) -> str:
    """Return a source as one of several in a sentence: publisher, title, date, as far as known."""
    row = records(view.dataset, "sources")[source]
    return ", ".join(filter(None, [row["publisher"], row["title"], row["published"]]))


def dated(view: View, row: Mapping[str, Any]) -> str:
    """Return the date of a row of the bibliography, or why it has none."""
    return row["published"] or view.word(f"undated.{row['undated']}")


def unlinked(view: View, row: Mapping[str, Any]) -> str:
    """Return why a row of the bibliography has no address; "" where it has one."""
    return "" if row["url"] else view.word(f"unlinked.{row['unlinked']}")
