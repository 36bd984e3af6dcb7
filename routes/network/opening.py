"""What if it opens: what is planned or being built is there, and does what is promised of it.

An opening shuts nothing and lengthens nothing: hours that are promised count where they are fewer
than those worked out without the promise.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import pandas as pd

from routes.facts import amounts, courses
from routes.network.network import Arc, Network, Opened, Slow
from routes.tables.dataset import Dataset, records

OPEN = "open"  # the effect of a row of scenarios.csv
ENDS = ("from_node", "to_node")  # of a line: they open with it
UNOPENED = "unopened"  # the kind of what is shut because it is not there yet


@lru_cache(maxsize=8)
def named(dataset: Dataset) -> dict[str, tuple[Opened, ...]]:
    """Return the openings of scenarios.csv by name: the scenarios that do nothing but open.

    >>> [one.subject for one in named(data)["to_ganja"]]
    ['rail-alat-ganja', 'ganja']
    """
    rows: dict[str, list[dict[Any, Any]]] = {}
    for row in dataset.scenarios.sort_values("position", kind="stable").to_dict("records"):
        rows.setdefault(str(row["scenario"]), []).append(row)
    order = dict.fromkeys(map(str, dataset.scenarios["scenario"]))
    return {
        name: tuple(map(read, rows[name]))
        for name in order
        if all(row["effect"] == OPEN for row in rows[name])
    }


def read(row: Mapping[Any, Any]) -> Opened:
    """Return what a row of scenarios.csv opens.

    >>> read(data.scenarios.iloc[-1].to_dict()).subject
    'ganja'
    """
    factor = 1.0 if pd.isna(row["factor"]) else float(row["factor"])
    words = (str(row[name]) for name in ("arc", "reason", "source"))
    return Opened(str(row["subject"]), str(row["scenario"]), factor, *words)


def of(dataset: Dataset, name: str) -> tuple[Opened, ...]:
    """Return what opens under a name: that of an opening, or a segment or node by itself.

    >>> of(data, "rail-alat-ganja")[0].name
    'rail-alat-ganja'
    """
    return named(dataset).get(name) or (Opened(name, name),)


def lines(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Return the segments that open under a name, or for which hours are promised under it.

    >>> lines(data, "to_ganja")
    ('rail-alat-ganja',)
    """
    found = (line for one in of(dataset, name) for line in courses.of(dataset, one.subject))
    return tuple(dict.fromkeys(found))


def apply(dataset: Dataset, network: Network, *opened: Opened) -> Network:
    """Return the network in which something is open, with the hours that are promised for it.

    >>> from routes.network.building import build
    >>> network = apply(data, build(data, 2026), *of(data, "to_ganja"))
    >>> [(arc.hours.likely, arc.hours.basis) for arc in network.arcs if arc.node == "" and
    ...  arc.segment == "rail-alat-ganja"]
    [(2.0, 'promised'), (2.0, 'promised')]
    """
    on: dict[str, list[Opened]] = {}
    for one in opened:
        for id in {one.subject, *courses.of(dataset, one.subject)}:
            on.setdefault(id, []).append(one)
    rows = records(dataset, "segments")
    ends = {str(rows[id][end]) for id in on.keys() & rows.keys() for end in ENDS}
    shut = tuple(
        one for one in network.shut if one.kind != UNOPENED or one.subject not in {*on, *ends}
    )
    every = tuple(
        _changed(dataset, arc, (*on.get(arc.segment, ()), *on.get(arc.node, ())))
        if arc.segment in on or arc.node in on
        else arc
        for arc in network.every
    )
    return replace(network, every=every, shut=shut, opened=(*network.opened, *opened))


def _changed(dataset: Dataset, arc: Arc, opened: tuple[Opened, ...]) -> Arc:
    """An arc of what is opened, with the hours that are promised for it."""
    hours = arc.hours
    for one in opened:
        promise = amounts.promised(dataset, one.subject, arc.segment, arc.mode)
        if arc.runs and promise:
            hours = hours.kept_to(promise)
        if one.factor != 1 and Slow(one.subject, one.factor, one.kind).touches(arc):
            hours = hours.times(one.factor)
    return arc if hours is arc.hours else replace(arc, hours=hours)
