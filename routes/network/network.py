"""The network of a year: arcs on which every hour, kilometre and dollar lies exactly once.

How a node is taken apart: a railway of each gauge and the road are places of their own, joined by
gauge changes and transshipments. Towards a ship lead the port and then the wait for one line; a
landed ship's load passes the port again. Wagons and lorries roll onto a ferry, so their time in
port is a dwell, while containers on and off a sea line are a transshipment. At a sea_junction,
where lanes part, nobody lands: the ship for which one waited sails on, and no hour is spent. Who
crosses a border on land passes a border arc before anything else; for ships the port is the border.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import permutations
from typing import Any

import pandas as pd

from routes.facts import amounts, timeline
from routes.facts.amounts import NOTHING, SHIPS, UNKNOWN, Amount
from routes.facts.timeline import CLOSED_FROM
from routes.kinds import NodeKind, Reach
from routes.measure import distance_km
from routes.tables.dataset import Dataset

KINDS = ("run", "dwell", "transshipment", "gauge_change", "border")
LANDED, ABOARD, AT_BORDER = "-landed", ">", "<"

State = tuple[str, str]  # a node and a place within it


@dataclass(frozen=True)
class Arc:
    """One directed move. `segment` is "" for what is no segment's own; `node` is "" for a run."""

    id: str
    kind: str
    tail: State
    head: State
    mode: str
    segment: str = ""
    node: str = ""
    km: Amount = NOTHING
    hours: Amount = NOTHING
    usd: Amount = NOTHING

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Ids of the segment and nodes without which there is no such move."""
        return frozenset((self.segment, self.node, self.tail[0], self.head[0])) - {""}


@dataclass(frozen=True)
class Place:
    """What a search must know of a node; degrees east and north."""

    country: str
    lon: float
    lat: float
    at_sea: bool = False


@dataclass(frozen=True)
class Shut:
    """A node or segment that cannot be used, and why.

    `kind` is unopened, suspended or closure for what holds in the year, closed for a what-if;
    `opened` is the later date of what is unopened yet, as far as it is known.
    """

    subject: str
    kind: str
    title: str = ""
    source: str = ""
    share: float = 1.0
    opened: str = ""


@dataclass(frozen=True)
class Slow:
    """What takes `factor` times as long; on arcs of `kind` only, unless that is "".

    Its text is SUBJECT=FACTOR, as options, links and controls have it.
    """

    subject: str
    factor: float
    kind: str = ""
    title: str = ""
    source: str = ""

    def __str__(self) -> str:
        return f"{self.subject}={self.factor_text}"

    @property
    def factor_text(self) -> str:
        """The factor as people write it: 2, 1.5."""
        return str(self.factor).removesuffix(".0")

    def touches(self, arc: Arc) -> bool:
        """Tell whether the arc belongs to the subject: a segment's arcs, or the stops at a node."""
        return self.subject in (arc.segment, arc.node) and self.kind in ("", arc.kind)


@dataclass(frozen=True)
class Network:
    """All arcs, and what of them is shut or slowed. Never changed: a what-if is another network.

    `limited` names what was shut for a smaller part of the year and counts as open, `links` the
    short roads of reach beyond by which containers come from a port to the railway.
    """

    year: int
    places: Mapping[str, Place] = field(repr=False)
    every: tuple[Arc, ...] = field(repr=False)
    shut: tuple[Shut, ...] = ()
    slowed: tuple[Slow, ...] = ()
    limited: tuple[Shut, ...] = ()
    links: frozenset[str] = frozenset()

    @cached_property
    def arcs(self) -> tuple[Arc, ...]:
        """The arcs that can be used, as slow as they are."""
        shut = {one.subject for one in self.shut}
        usable = [arc for arc in self.every if shut.isdisjoint(arc.subjects)]
        return tuple(self._slowed(arc) for arc in usable) if self.slowed else tuple(usable)

    @cached_property
    def joints(self) -> frozenset[str]:
        """Ids of the nodes at the ends of the links, where containers change to a lorry."""
        return frozenset(arc.head[0] for arc in self.every if arc.segment in self.links)

    @cached_property
    def segments(self) -> frozenset[str]:
        """Ids of all segments, open or not."""
        return frozenset(arc.segment for arc in self.every if arc.kind == "run")

    def _slowed(self, arc: Arc) -> Arc:
        for slow in self.slowed:
            if slow.touches(arc):
                arc = replace(arc, hours=arc.hours.times(slow.factor))
        return arc


def without(network: Network, *shut: Shut) -> Network:
    """Return the network with some things open again.

    >>> from routes.network import scenario
    >>> closed = scenario.close(build(data, 2026), "aktau")
    >>> without(closed, closed.shut[-1]) == build(data, 2026)
    True
    """
    return replace(network, shut=tuple(one for one in network.shut if one not in shut))


@lru_cache(maxsize=16)
def build(dataset: Dataset, year: int, reach: Reach = Reach.CORRIDOR) -> Network:
    """Return the network of a year; within the corridor, or beyond it over the other ways, too.

    What operates can be used from the year of its opening on (always, where that is not known); a
    segment that is planned or being built only if it has a date, while a node without a date is as
    open as its lines. Closures of events.csv hold where they cover half of the year or more;
    `closed_share` facts weaken them.

    >>> [shut.subject for shut in build(data, 2026).shut]
    ['ferry-aktau-alat', 'rail-alat-ganja']
    """
    every = {
        str(row.Index): Place(
            str(row.country), float(row.lon), float(row.lat), row.kind == NodeKind.SEA_JUNCTION
        )
        for row in dataset.nodes.itertuples()
    }
    arcs: list[Arc] = []
    at: dict[str, set[str]] = {}
    segments = dataset.segments
    if reach == Reach.CORRIDOR:
        segments = segments[segments["reach"] == Reach.CORRIDOR]
    for row in segments.itertuples():
        carrier = f"rail-{int(row.gauge_mm)}" if row.mode == "rail" else str(row.mode)
        for node in (row.from_node, row.to_node):
            at.setdefault(str(node), set()).add(carrier)
        for tail, head in ((row.from_node, row.to_node), (row.to_node, row.from_node)):
            arcs += _along(dataset, year, every, row, carrier, str(tail), str(head))
    for node, carriers in at.items():
        if not every[node].at_sea:
            arcs += _changes(dataset, year, node, sorted(carriers))
    places = {node: place for node, place in every.items() if node in at}
    closures = list(_closures(dataset, year))
    nodes = dataset.nodes[dataset.nodes.index.isin(list(places)) & (dataset.nodes["opened"] != "")]
    shut = [*_unopened(segments, year), *_unopened(nodes, year)]
    shut += [one for one in closures if one.share >= CLOSED_FROM]
    limited = tuple(one for one in closures if one.share < CLOSED_FROM)
    every_arc = tuple(sorted(arcs, key=lambda arc: arc.id))
    roads = segments[(segments["mode"] == "road") & (segments["reach"] == Reach.BEYOND)]
    links = frozenset(map(str, roads.index))
    return Network(year, places, every_arc, tuple(shut), limited=limited, links=links)


def _along(
    dataset: Dataset, year: int, places: Mapping[str, Place], row: Any, carrier: str, *ends: str
) -> Iterator[Arc]:
    """The run over a segment one way, the wait before it or the border after it."""
    (tail, head), segment, mode = ends, str(row.Index), str(row.mode)
    a, b = places[tail], places[head]
    km = amounts.length(dataset, segment, year, distance_km(a.lon, a.lat, b.lon, b.lat))
    hours = amounts.running(dataset, segment, mode, year, km)
    start, stop = (tail, carrier), (head, carrier)
    if mode in SHIPS:
        stop = (head, mode if b.at_sea else mode + LANDED)
        if not a.at_sea:
            start = (tail, f"{mode}{ABOARD}{segment}")
            wait = amounts.waiting(dataset, segment, mode, year)
            name = f"dwell {segment} at {tail}"
            yield Arc(name, "dwell", (tail, mode), start, mode, segment, tail, hours=wait)
    elif a.country != b.country:
        stop = (head, f"{carrier}{AT_BORDER}{segment}")
        time, node = amounts.border(dataset, tail, head, mode, year)
        way = (stop, (head, carrier))
        name = f"border {segment} to {head}"
        yield Arc(name, "border", *way, mode, segment, node, hours=time, usd=UNKNOWN)
    usd = amounts.price(dataset, segment, year)
    name = f"run {segment} to {head}"
    yield Arc(name, "run", start, stop, mode, segment, km=km, hours=hours, usd=usd)


def _changes(dataset: Dataset, year: int, node: str, carriers: list[str]) -> Iterator[Arc]:
    """All ways to change at a node from one carrier to another, or from ship to ship."""
    usd = amounts.price(dataset, node, year)
    again = [(ship, ship) for ship in SHIPS if ship in carriers]
    for one, other in [*permutations(carriers, 2), *again]:
        ships = {one, other} & set(SHIPS)
        what = "port" if ships else "transshipment" if "road" in (one, other) else "gauge_change"
        kind = "transshipment" if what == "port" else what
        if ships == {"ferry"}:
            kind = "dwell"
        tail = (node, one + LANDED if one in SHIPS else one)
        hours = amounts.handling(dataset, node, what, year)
        name, mode = f"{kind} {node} {one} to {other}", other.split("-")[0]
        paid = NOTHING if kind == "dwell" else usd
        yield Arc(name, kind, tail, (node, other), mode, node=node, hours=hours, usd=paid)


def _unopened(rows: pd.DataFrame, year: int) -> Iterator[Shut]:
    for row in rows.itertuples():
        opened, status = str(row.opened), str(row.status)
        if status == "suspended":
            yield Shut(str(row.Index), "suspended", "suspended", str(row.source))
        elif not timeline.begun(opened, year) or (status != "operating" and not opened):
            title = f"opened {opened}" if opened else status
            yield Shut(str(row.Index), "unopened", title, str(row.source), opened=opened)


def _closures(dataset: Dataset, year: int) -> Iterator[Shut]:
    for one in timeline.closures(dataset, year):
        yield Shut(one.subject, "closure", one.title, one.source, one.share)
