"""English beside the reader's language in one file: only what differs between both.

A file of another language holds the differences of its data, of its tables and of the words of its
template; templates/packing.js and english.js lay them over what is there for ?lang=en.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from routes.facts.labels import FALLBACK
from routes.view.answer import View
from routes.words.map_tables import Table, cell

# Where the template has words, by selectors; the same as attributes.
WORDS = {
    "title": "title",
    "header.claim h1": "title",
    "header.claim p": "claim",
    "#tour-button": "tour",
    ".search label": "search",
    "p.hint": "hint",
    "p.said[role=status]": "nothing_shown",
    "details.table > summary": "tables",
}
LICENCE = "details.licence > summary"
LABELS = {"#years": "years", "#panel": "panel", "#tour": "tour", "#legend": "legend"}


def differences(mine: Any, other: Any) -> Any:
    """Return what turns one value into another: {member: differences}, or [the other value].

    >>> differences({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3]})
    {'b': {'1': [3]}}
    """
    if isinstance(mine, dict) and isinstance(other, dict) and mine.keys() == other.keys():
        pairs = ((str(key), mine[key], other[key]) for key in mine)
    elif isinstance(mine, list) and isinstance(other, list) and len(mine) == len(other):
        pairs = ((str(at), *pair) for at, pair in enumerate(zip(mine, other, strict=True)))
    else:
        return [other]
    return {key: differences(one, two) for key, one, two in pairs if one != two}


def cells(tables: Iterable[Table], lang: str) -> list[str]:
    """Return the texts of tables in the order of the file: title, headings, rows."""
    out: list[str] = []
    for table in tables:
        out += [table.title, *map(str, table.frame.columns)]
        for row in table.frame.itertuples(index=False):
            out += [cell(value, lang) for value in row]
    return out


def template(
    english: View, mine: Sequence[str], other: Sequence[str], credits: Sequence[tuple[str, str]]
) -> dict[str, Any]:
    """Return what the page of a file says in English: words, labels, table cells, whom it owes."""
    return {
        "words": {place: english.word(f"ui.{word}") for place, word in WORDS.items()}
        | {LICENCE: f"{english.word('ui.licence')}: Leaflet"},
        "labels": {place: english.word(f"ui.{word}") for place, word in LABELS.items()},
        "hint": english.word("ui.search_hint"),
        "cells": differences([*mine], [*other]),
        "credits": [*map(list, credits)],
        "date": f" {english.word('ui.data_of')} {english.dataset.date}.",
        "lang": FALLBACK,
    }
