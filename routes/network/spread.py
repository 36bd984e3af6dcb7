"""The hours of a journey as a distribution: P10, P50 and P90 worked out exactly, without dice.

What each arc takes is a triangle from low over likely to high, or uniform from low to high where
its amount says so. Arcs whose hours rest on the same facts, directly or through a third, move
together: their lows, likelies and highs are added, and they are one triangle (uniform where all
are). All else is independent, so that the sum is a convolution. ASSUMPTIONS names this.

One part more moves all of a journey together: its pace (see facts/pace.py). Where that lies between
a and b times the usual hours, the part is a triangle from (a - 1) T over 0 to (b - 1) T, where T is
the sum of the likely hours. No quantile leaves the sum of all lows and highs.

The grid, so that others come to the same tenth of an hour: its step is the width of the whole
journey (all highs less all lows) over STEPS. A part begins at point 0 with its low. The point at
x takes the mass E[max(0, 1 - |X - x| / step)] of the part: each hour is shared out between its two
neighbours, which keeps the mean. That is the second difference, by step, of the excess
E[max(0, x - X)]; for width w, top t and mean m = (t + w) / 3 of a triangle the excess is
x^3 / (3 w t) up to t, then x - m + (w - x)^3 / (3 w (w - t)), and x - m from w on; for a uniform
part x^2 / (2 w), and x - w / 2 from w on. The masses of all parts are convolved. Their sum up to
point k is the share of journeys up to half a step behind it; between those it is a straight line.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from math import ceil
from typing import Any

import numpy as np
import numpy.typing as npt
import rustworkx as rx

from routes.facts.amounts import UNIFORM, Amount
from routes.network.network import Arc

ASSUMPTIONS = (
    "median",
    "triangular",
    "facts_together",
    "facts_independent",
    "pace",
    "single_figures",
    "ship_waits",
    "driver_day",
)
STEPS = 1024
LEAST_H = 1e-6  # a narrower range is none
QUANTILES = (0.1, 0.5, 0.9)

Floats = npt.NDArray[np.float64]
Waves = npt.NDArray[np.complex128]


@dataclass(frozen=True)
class Spread:
    """Hours that a tenth, half and nine tenths of the journeys do not exceed."""

    p10: float
    p50: float
    p90: float


def spread(arcs: Iterable[Arc]) -> Spread | None:
    """Return how the sum of the hours of some arcs is spread.

    Arcs of unknown hours are left out, as they are from the total; None where all are unknown.

    >>> from routes.network import journey
    >>> way = journey.plan(data, journey.Request("xian", "alat")).itineraries[0]
    >>> found = spread(way.arcs)
    >>> way.hours.low < found.p10 < found.p50 < found.p90 < way.hours.high
    True
    """
    every = tuple(arcs)
    if not _told(every):
        return None
    parts = [part for part in (*_parts(every).values(), _shared(every)) if _width(part)]
    grid = _grid(every)
    waves = [_waves(part, *grid) for part in parts]
    return _found(every, waves, grid[0])


def along(arcs: Sequence[Arc]) -> tuple[Spread | None, ...]:
    """Return the spread after each arc of a journey; the last is that of the whole.

    Much cheaper than asking for each beginning alone: all lie on the grid of the whole, with the
    arcs that move together in the whole.

    >>> from routes.network import journey
    >>> way = journey.plan(data, journey.Request("xian", "alat")).itineraries[0]
    >>> along(way.arcs)[-1] == spread(way.arcs)
    True
    """
    grid, groups = _grid(arcs), _groups(arcs)
    parts: dict[object, Amount] = {}
    waves: dict[object, Waves] = {}
    out: list[Spread | None] = []
    for at, (arc, group) in enumerate(zip(arcs, groups, strict=True), 1):
        if group is not None:
            parts[group] = _added(parts.get(group), arc.hours)
            waves[group] = _waves(parts[group], *grid)
        passed = arcs[:at]
        shared = _shared(passed)
        every = [*waves.values(), *([_waves(shared, *grid)] if _width(shared) else [])]
        out.append(_found(passed, every, grid[0]) if _told(passed) else None)
    return tuple(out)


def _told(arcs: Iterable[Arc]) -> bool:
    """Whether the hours of an arc are known, or none is missing."""
    amounts = [arc.hours for arc in arcs]
    known = any(_whole(amount) and amount.basis != "none" for amount in amounts)
    return known or all(map(_whole, amounts))


def _whole(amount: Amount) -> bool:
    return None not in (amount.low, amount.likely, amount.high)


def _width(amount: Amount) -> float:
    width = (amount.high or 0.0) - (amount.low or 0.0) if _whole(amount) else 0.0
    return width if width > LEAST_H else 0.0


def _groups(arcs: Iterable[Arc]) -> list[object]:
    """What each arc moves together with; None where its hours have no range."""
    wide = {arc.id: arc.hours.facts for arc in arcs if _width(arc.hours)}
    at = {fact: number for number, fact in enumerate(dict.fromkeys(chain(*wide.values())))}
    shared: Any = rx.PyGraph()
    shared.add_nodes_from([*at])
    shared.add_edges_from_no_data(
        [(at[some[0]], at[fact]) for some in wide.values() for fact in some[1:]]
    )
    pieces = {fact: min(piece) for piece in rx.connected_components(shared) for fact in piece}
    return [
        (pieces[at[wide[arc.id][0]]] if wide[arc.id] else arc.id) if arc.id in wide else None
        for arc in arcs
    ]


def _parts(arcs: Sequence[Arc]) -> dict[object, Amount]:
    """The independent parts of the hours that have a range."""
    parts: dict[object, Amount] = {}
    for arc, group in zip(arcs, _groups(arcs), strict=True):
        if group is not None:
            parts[group] = _added(parts.get(group), arc.hours)
    return parts


def _added(one: Amount | None, other: Amount) -> Amount:
    """The sum of two amounts that move together."""
    if one is None:
        return other
    low, likely, high = (
        (a or 0.0) + (b or 0.0)
        for a, b in zip(
            (one.low, one.likely, one.high), (other.low, other.likely, other.high), strict=True
        )
    )
    shape = one.shape if one.shape == other.shape else Amount.shape
    return replace(one, low=low, likely=likely, high=high, shape=shape)


def _shared(arcs: Iterable[Arc]) -> Amount:
    """By how many hours a journey is faster or slower as a whole, all its parts together."""
    low = high = 0.0
    for arc in arcs:
        if arc.pace and _whole(arc.hours):
            likely = arc.hours.likely or 0.0
            low += likely * ((arc.pace.low or 1.0) - 1)
            high += likely * ((arc.pace.high or 1.0) - 1)
    return Amount(low, 0.0, high)


def _grid(arcs: Sequence[Arc]) -> tuple[float, int]:
    """The step of the grid in hours, and how many points hold the sum of all parts."""
    widths = [_width(amount) for amount in (*(arc.hours for arc in arcs), _shared(arcs))]
    points = STEPS + 2 * len(widths) + 2
    return sum(widths) / STEPS, 1 << points.bit_length()


def _waves(part: Amount, step: float, size: int) -> Waves:
    """The Fourier transform of a part on the grid."""
    width, top = _width(part), (part.likely or 0.0) - (part.low or 0.0)
    x: Floats = step * np.arange(-1, ceil(width / step) + 2, dtype=np.float64)
    excess = _uniform(x, width) if part.shape == UNIFORM else _triangle(x, width, top)
    return np.fft.rfft(np.diff(excess, 2) / step, size)


def _uniform(x: Floats, width: float) -> Floats:
    inside = np.clip(x, 0.0, width)
    return inside**2 / (2 * width) + np.maximum(x - width, 0.0)


def _triangle(x: Floats, width: float, top: float) -> Floats:
    up, down = (x > 0) & (x <= top), (x > top) & (x < width)
    excess = np.where(x > top, x - (top + width) / 3, 0.0)
    excess[up] = x[up] ** 3 / (3 * width * top)
    excess[down] += (width - x[down]) ** 3 / (3 * width * (width - top))
    excess[x <= 0] = 0.0
    return excess


def _found(arcs: Sequence[Arc], waves: Collection[Waves], step: float) -> Spread:
    """The quantiles of arcs whose parts have these transforms."""
    whole = [arc.hours for arc in arcs if _whole(arc.hours)]
    low, high = (sum(getattr(one, end) for one in whole) for end in ("low", "high"))
    if not waves:
        return Spread(low, low, low)
    shares = np.cumsum(np.fft.irfft(np.prod(list(waves), axis=0)))
    shares = np.maximum.accumulate(np.concatenate(([0.0], shares)))
    start = low + (_shared(arcs).low or 0.0)
    edges = start + step * (np.arange(len(shares)) - 0.5)
    points = np.clip(np.interp(QUANTILES, shares, edges), low, high)
    return Spread(*map(float, points))
