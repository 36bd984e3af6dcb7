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

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
import rustworkx as rx

from routes.facts.amounts import Amount
from routes.network.grid import Floats, Waves, is_whole, shares, waves, width
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
NO_HOURS = Amount(0.0, 0.0, 0.0)
QUANTILES = (0.1, 0.5, 0.9)


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
    if not all(_told(every)[-1:]):
        return None
    [shared] = _shared([every])
    parts = [part for part in (*_parts(every).values(), shared) if width(part)]
    grid = _grid(every)
    product = np.prod(waves(parts, *grid), axis=0) if parts else None
    return _found(_ends([every]), [shared], [product], grid[0])[0]


def along(arcs: Sequence[Arc]) -> tuple[Spread | None, ...]:
    """Return the spread after each arc of a journey; the last is that of the whole.

    Much cheaper than asking for each beginning alone: all lie on the grid of the whole, with the
    arcs that move together in the whole.

    >>> from routes.network import journey
    >>> way = journey.plan(data, journey.Request("xian", "alat")).itineraries[0]
    >>> along(way.arcs)[-1] == spread(way.arcs)
    True
    """
    passed = [arcs[:at] for at in range(1, len(arcs) + 1)]
    grid, shared = _grid(arcs), _shared(passed)
    found = _found(_ends(passed), shared, _products(arcs, shared, grid), grid[0])
    return tuple(one if told else None for one, told in zip(found, _told(arcs), strict=True))


def _products(
    arcs: Sequence[Arc], shared: Sequence[Amount], grid: tuple[float, int]
) -> list[Waves | None]:
    """The product of the transforms of all parts after each arc; None where there is no part."""
    parts: dict[object, Amount] = {}
    grown: list[Amount] = []  # the part that each arc adds to
    for arc, group in zip(arcs, groups := _groups(arcs), strict=True):
        if group is not None:
            parts[group] = _added(parts.get(group), arc.hours)
        grown.append(NO_HOURS if group is None else parts[group])
    wide = [one for one in (*grown, *shared) if width(one)]
    rows = iter(waves(wide, *grid) if wide else ())
    of_parts = [next(rows) if width(one) else None for one in grown]
    of_shared = [next(rows) if width(one) else None for one in shared]
    known: dict[object, Waves] = {}
    whole: Waves | None = None
    out = []
    for group, wave, pace in zip(groups, of_parts, of_shared, strict=True):
        if wave is not None:
            fresh = whole is not None and group not in known
            known[group] = wave
            whole = whole * wave if fresh else np.prod([*known.values()], axis=0)
        out.append(whole if pace is None else pace if whole is None else whole * pace)
    return out


def _told(arcs: Sequence[Arc]) -> list[bool]:
    """Whether, up to each arc, the hours of one are known, or none is missing."""
    whole = [is_whole(arc.hours) for arc in arcs]
    known = [told and arc.hours.basis != "none" for told, arc in zip(whole, arcs, strict=True)]
    return [any(known[:at]) or all(whole[:at]) for at in range(1, len(whole) + 1)]


def _groups(arcs: Iterable[Arc]) -> list[object]:
    """What each arc moves together with; None where its hours have no range."""
    wide = {arc.id: arc.hours.facts for arc in arcs if width(arc.hours)}
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
    shape = one.shape if one.shape == other.shape else Amount.shape
    return Amount(
        (one.low or 0.0) + (other.low or 0.0),
        (one.likely or 0.0) + (other.likely or 0.0),
        (one.high or 0.0) + (other.high or 0.0),
        shape=shape,
    )


def _shared(journeys: Sequence[Sequence[Arc]]) -> list[Amount]:
    """By how many hours each journey is faster or slower as a whole, all its parts together.

    Each goes on where the one before it ends.
    """
    low = high = 0.0
    done, out = 0, []
    for arcs in journeys:
        for arc in arcs[done:]:
            if arc.pace and is_whole(arc.hours):
                likely = arc.hours.likely or 0.0
                low += likely * ((arc.pace.low or 1.0) - 1)
                high += likely * ((arc.pace.high or 1.0) - 1)
        done = len(arcs)
        out.append(Amount(low, 0.0, high))
    return out


def _grid(arcs: Sequence[Arc]) -> tuple[float, int]:
    """The step of the grid in hours, and how many points hold the sum of all parts."""
    widths = [width(amount) for amount in (*(arc.hours for arc in arcs), *_shared([arcs]))]
    points = STEPS + 2 * len(widths) + 2
    return sum(widths) / STEPS, 1 << points.bit_length()


def _ends(journeys: Sequence[Sequence[Arc]]) -> list[tuple[float, float]]:
    """The sums of all lows and highs of each journey, which goes on where the one before ends."""
    lows: list[float] = []
    highs: list[float] = []
    done, out = 0, []
    for arcs in journeys:
        for arc in arcs[done:]:
            if is_whole(arc.hours):
                lows.append(arc.hours.low or 0.0)
                highs.append(arc.hours.high or 0.0)
        done = len(arcs)
        out.append((float(sum(lows)), float(sum(highs))))
    return out


def _found(
    ends: Sequence[tuple[float, float]],
    shared: Sequence[Amount],
    products: Sequence[Waves | None],
    step: float,
) -> list[Spread]:
    """The quantiles of journeys between their ends, by the product of their parts' transforms."""
    known = [one for one in products if one is not None]
    rows: Iterator[Floats] = iter(shares(np.array(known)) if known else ())
    out = []
    for (low, high), pace, wave in zip(ends, shared, products, strict=True):
        if wave is None:
            out.append(Spread(low, low, low))
            continue
        mine = next(rows)
        edges = low + (pace.low or 0.0) + step * (np.arange(len(mine)) - 0.5)
        points = np.interp(QUANTILES, mine, edges).tolist()
        out.append(Spread(*(min(max(point, low), high) for point in points)))
    return out
