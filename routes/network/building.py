"""How the network of a year is built of the data.

How a node is taken apart: a railway of each gauge and the road are places of their own, joined by
gauge changes and transshipments. Towards a ship lead the port and then the wait for one line; a
landed ship's load passes the port again. Wagons and lorries roll onto a ferry, so their time in
port is a dwell, while containers on and off a sea line are a transshipment. At a sea_junction,
where lanes part, nobody lands: the ship for which one waited sails on, and no hour is spent. Who
crosses a border on land passes a border arc where the crossing is: before the run that leaves it,
or after the run that comes to it and before anything else; for ships the port is the border.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import permutations

from routes.facts import amounts, emissions, pace, prices, timeline
from routes.facts.amounts import NOTHING, SHIPS
from routes.facts.prices import Box, Line
from routes.facts.timeline import CLOSED_FROM
from routes.kinds import ArcKind, Mode, NodeKind, Reach, Status
from routes.measure import distance_km
from routes.network.network import UNOPENED, Arc, Network, Phase, Place, Shut, State
from routes.tables.dataset import Dataset, records
from routes.tables.plain import Row


@lru_cache(maxsize=16)
def build(
    dataset: Dataset, year: int, reach: Reach = Reach.CORRIDOR, unit: str = Box.FORTY
) -> Network:
    """Return the network of a year; within the corridor, or beyond it over the other ways, too.

    What can be used is what operates in the year, as `timeline.status_in` tells: the planner and
    the bar of years have one rule. What was closed for a smaller part of it is open and `limited`.

    Its dollars are those of a `unit`: a box (40ft, 20ft) or a lorry.

    >>> [shut.subject for shut in build(data, 2026).shut]
    ['ferry-aktau-alat', 'rail-alat-ganja', 'ganja']
    """
    every = _places(dataset)
    arcs: list[Arc] = []
    stands: dict[str, set[State]] = {}
    segments = {
        id: row
        for id, row in records(dataset, "segments").items()
        if reach != Reach.CORRIDOR or row["reach"] == Reach.CORRIDOR
    }
    for id, row in segments.items():
        mode = Mode(row["mode"])
        gauge = int(row["gauge_mm"]) if mode == Mode.RAIL else None
        ends = [State(row[end], mode, gauge) for end in ("from_node", "to_node")]
        for end in ends:
            stands.setdefault(end.node, set()).add(end)
        for tail, head in (ends, reversed(ends)):
            arcs += _along(dataset, every, id, (tail, head), year, unit)
    for node, there in stands.items():
        if not every[node].at_sea:
            arcs += _changes(dataset, year, node, there, unit)
    places = {node: place for node, place in every.items() if node in stands}
    nodes = {id: records(dataset, "nodes")[id] for id in places}
    closures = {closure.subject: closure for closure in _closures(dataset, year)}
    shut = [change for rows in (segments, nodes) for change in _shut(dataset, rows, year, closures)]
    limited = tuple(closure for closure in closures.values() if closure.share < CLOSED_FROM)
    steady = pace.of(dataset, year)
    every_arc = tuple(replace(arc, pace=steady) for arc in sorted(arcs, key=lambda arc: arc.id))
    roads = (id for id, row in segments.items() if row["mode"] == Mode.ROAD)
    links = frozenset(id for id in roads if segments[id]["reach"] == Reach.BEYOND)
    return Network(year, places, every_arc, tuple(shut), limited=limited, links=links)


@lru_cache(maxsize=8)
def _places(dataset: Dataset) -> dict[str, Place]:
    return {
        id: Place(
            row["country"], row["lon"], row["lat"], at_sea=row["kind"] == NodeKind.SEA_JUNCTION
        )
        for id, row in records(dataset, "nodes").items()
    }


def _along(
    dataset: Dataset,
    places: Mapping[str, Place],
    segment: str,
    ends: tuple[State, State],
    year: int,
    unit: str,
) -> Iterator[Arc]:
    """The run over a segment one way, the wait before it, and its border where that lies."""
    tail, head = ends
    mode, start, stop = tail.mode, tail, head
    a, b = places[tail.node], places[head.node]
    line = Line(segment, mode, tail.node, head.node)
    km = amounts.length(dataset, segment, year, _apart_km(a, b))
    hours = amounts.running(dataset, segment, mode, year, km)
    if mode in SHIPS:
        if not b.at_sea:
            stop = head._replace(phase=Phase.LANDED)
        if not a.at_sea:
            start = tail._replace(phase=Phase.ABOARD, segment=segment)
            wait = amounts.waiting(dataset, segment, mode, year)
            name = f"dwell {segment} at {tail.node}"
            yield Arc(name, ArcKind.DWELL, tail, start, mode, segment, tail.node, hours=wait)
    elif a.country != b.country:
        time, node = amounts.border(dataset, tail.node, head.node, mode, year)
        if node == tail.node:
            start = tail._replace(phase=Phase.AT_BORDER, segment=segment)
            sides = tail, start
        else:
            stop = head._replace(phase=Phase.AT_BORDER, segment=segment)
            sides = stop, head
        name = f"border {segment} to {head.node}"
        at_border = (*sides, mode, segment, node)
        paid = prices.at_border(dataset, line, year, unit)
        yield Arc(name, ArcKind.BORDER, *at_border, hours=time, usd=paid)
    usd = prices.over_line(dataset, line, year, km, unit)
    gases = emissions.under_way(dataset, segment, mode, year, km)
    name = f"run {segment} to {head.node}"
    what = (start, stop, mode, segment)
    yield Arc(name, ArcKind.RUN, *what, km=km, hours=hours, usd=usd, kg_t=gases)


@lru_cache(maxsize=4096)
def _apart_km(a: Place, b: Place) -> float:
    return distance_km(a.lon, a.lat, b.lon, b.lat)


def _changes(
    dataset: Dataset, year: int, node: str, stands: Collection[State], unit: str
) -> Iterator[Arc]:
    """All ways to change at a node from one carrier to another, or from ship to ship."""
    again = [(stand, stand) for stand in stands if stand.mode in SHIPS]
    for tail, head in [*permutations(stands, 2), *again]:
        ships = {tail.mode, head.mode} & {*SHIPS}
        kind = ArcKind.TRANSSHIPMENT
        if ships == {Mode.FERRY}:
            kind = ArcKind.DWELL
        elif tail.mode == head.mode == Mode.RAIL:
            kind = ArcKind.GAUGE_CHANGE
        what = "port" if ships else str(kind)
        start = tail._replace(phase=Phase.LANDED) if tail.mode in SHIPS else tail
        hours = amounts.handling(dataset, node, what, year)
        name = f"{kind} {node} {tail.carrier} to {head.carrier}"
        free = kind == ArcKind.DWELL
        paid = NOTHING if free else prices.at_node(dataset, node, kind, year, unit)
        yield Arc(name, kind, start, head, head.mode, node=node, hours=hours, usd=paid)


def _shut(
    dataset: Dataset, rows: Mapping[str, Row], year: int, closures: Mapping[str, Shut]
) -> Iterator[Shut]:
    """What of some segments or nodes does not operate in a year, and why."""
    for subject, row in rows.items():
        status, source = row["status"], row["source"]
        if timeline.status_in(dataset, subject, year) == Status.OPERATING:
            continue
        if status == Status.SUSPENDED:
            yield Shut(subject, "suspended", "suspended", source)
        elif status != Status.OPERATING:
            yield Shut(subject, UNOPENED, status, source)
        elif not timeline.begun(opened := row["opened"], year):
            yield Shut(subject, UNOPENED, f"opened {opened}", source, opened=opened)
        else:
            yield closures[subject]


def _closures(dataset: Dataset, year: int) -> Iterator[Shut]:
    for closure in timeline.closures(dataset, year):
        yield Shut(closure.subject, "closure", closure.title, closure.source, closure.share)
