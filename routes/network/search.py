"""The best way through a network.

A way is a tuple of arcs. What counts is the likely hours, the kilometres, the dollars or the number
of transshipments; a tie is broken by hours. An arc of which that is unknown is never free: ways are
ranked first by how few such arcs they have, then by what is known.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

import networkx as nx

from routes.errors import RoutesError, UnknownNameError
from routes.kinds import ArcKind, Mode
from routes.network.network import Arc, Network, Phase, State

UNKNOWN = 1e6  # more than any way has hours, kilometres or dollars
TIE = 1e-6
SOURCE, SINK = "source", "sink"
ARRIVED = (Phase.READY, Phase.LANDED)  # in which a journey may end

Way = tuple[Arc, ...]


class Criterion(StrEnum):
    """What is to be least."""

    TIME = "time"
    DISTANCE = "distance"
    COST = "cost"
    TRANSSHIPMENTS = "transshipments"


class Service(StrEnum):
    """What carries the goods."""

    CONTAINER = "container"
    TRUCK = "truck"


SERVICES = {
    Service.CONTAINER: (Mode.RAIL, Mode.FERRY, Mode.SEA),
    Service.TRUCK: (Mode.ROAD, Mode.FERRY),
}


@dataclass(frozen=True)
class Ask:
    """From where to where, by what, through what, and what to keep clear of.

    SERVICES has the modes of a service; `avoid` holds nodes, segments, modes and countries (two
    letters of ISO 3166).
    """

    origin: str
    destination: str
    by: Criterion = Criterion.TIME
    service: Service = Service.CONTAINER
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


def check(network: Network, ask: Ask) -> None:
    """Refuse what the network cannot answer.

    Raises: UnknownNameError for a name that the network has not, RoutesError for no journey.

    >>> from routes.network.building import build
    >>> check(build(data, 2026), Ask("xian", "alat"))
    """
    for node in (ask.origin, ask.destination, *ask.via):
        if node not in network.places:
            raise UnknownNameError("node", node, network.places)
    modes = {mode for service in SERVICES.values() for mode in service}
    known = network.places.keys() | network.segments | modes
    for avoided in ask.avoid:
        country = len(avoided) == 2 and avoided.isupper()
        if not country and avoided not in known:
            raise UnknownNameError("node, segment, mode or country", avoided, known)
    unpriced = ("none", "included", "unknown")
    if ask.by == Criterion.COST and all(arc.usd.basis in unpriced for arc in network.arcs):
        raise RoutesError(
            "no line has a price in facts.csv, such as usd_40ft, so that there is no cheapest way; "
            f"allowed: {', '.join(by for by in Criterion if by != Criterion.COST)}"
        )
    if ask.origin == ask.destination and not ask.via:
        raise RoutesError(f"a journey from {ask.origin} to {ask.origin} goes nowhere")


# What an arc counts by a criterion; None where that is unknown.
COUNTED: dict[Criterion, Callable[[Arc], float | None]] = {
    Criterion.TIME: lambda arc: arc.hours.likely,
    Criterion.DISTANCE: lambda arc: arc.km.likely,
    Criterion.COST: lambda arc: arc.usd.likely,
    Criterion.TRANSSHIPMENTS: lambda arc: float(arc.kind == ArcKind.TRANSSHIPMENT),
}


def weight(arc: Arc, by: Criterion) -> float:
    """Return what an arc counts when ways are ranked by a criterion.

    >>> from routes.network.building import build
    >>> way = best(build(data, 2026), Ask("xian", "alat"))
    >>> [round(weight(arc, "distance"), 3) for arc in way if arc.segment == "rail-dostyk-shu"]
    [166.0]
    """
    counted = COUNTED[by](arc)
    return (UNKNOWN if counted is None else counted) + TIE * (arc.hours.likely or 0.0)


def best(network: Network, ask: Ask) -> Way | None:
    """Return the best way; None where there is none.

    >>> from routes.network.building import build
    >>> [arc.segment for arc in best(build(data, 2026), Ask("dostyk", "aktau")) if arc.km.likely]
    ['rail-dostyk-shu', 'rail-shu-aktau']
    """
    return best_in(graph(network, ask))


def best_in(graph: Any, gone: str = "") -> Way | None:
    """Return the best way in a graph that `graph` made, without a node or segment that is gone.

    The graph is not changed: what is gone is passed over, and another track takes its place.

    >>> from routes.network.building import build
    >>> states = graph(build(data, 2026), Ask("dostyk", "aktau"))
    >>> best_in(states, gone="shu") is None
    True
    """

    def cost(_tail: Any, _head: Any, data: Any) -> float | None:
        return next((cost for cost, arc in data["tracks"] if not _touches(arc, gone)), None)

    try:
        states = nx.dijkstra_path(graph, SOURCE, SINK, weight=cost if gone else "weight")
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return None
    return way_of(graph, states, gone)


def reachable(network: Network, ask: Ask) -> set[str]:
    """Return all nodes to which there is a way from the origin (through the places asked for).

    >>> from routes.network.building import build
    >>> sorted(reachable(build(data, 2026), Ask("shu", "alat")))
    ['aktau', 'alat', 'dostyk', 'shu', 'xian']
    """
    states = graph(network, ask)
    if SOURCE not in states:
        return set()
    found = nx.descendants(states, SOURCE) - {SOURCE, SINK}
    return {state.node for stage, state in found if stage == len(ask.via)}


def graph(network: Network, ask: Ask) -> Any:
    """Return a layer of states for each stretch between places to pass, and what joins the layers.

    An edge has its `tracks`, all arcs between two states by what they count, and of the first its
    `weight` and `arc`.

    >>> from routes.network.building import build
    >>> SOURCE in graph(build(data, 2026), Ask("shu", "alat"))
    True
    """
    tracks: dict[tuple[State, State], list[tuple[float, Arc]]] = {}
    for arc in _allowed(network, ask):
        tracks.setdefault((arc.tail, arc.head), []).append((weight(arc, ask.by), arc))
    graph: Any = nx.DiGraph()
    stages = range(len(ask.via) + 1)
    for (tail, head), arcs in tracks.items():
        if len(arcs) > 1:
            arcs.sort(key=lambda track: track[0])
        cost, arc = arcs[0]
        for stage in stages:
            graph.add_edge((stage, tail), (stage, head), weight=cost, arc=arc, tracks=arcs)
    _join(graph, ask)
    return graph


def _join(graph: Any, ask: Ask) -> None:
    """Add the edges by which a journey starts, ends, and goes on from a place to pass."""
    free = {"weight": 0.0, "arc": None, "tracks": [(0.0, None)]}
    last = len(ask.via)
    for stage, state in list(graph):
        if stage == 0 and state.node == ask.origin and state.phase == Phase.READY:
            graph.add_edge(SOURCE, (stage, state), **free)
        if stage == last and state.node == ask.destination and state.phase in ARRIVED:
            graph.add_edge((stage, state), SINK, **free)
        if stage < last and state.node == ask.via[stage]:
            graph.add_edge((stage, state), (stage + 1, state), **free)


def _allowed(network: Network, ask: Ask) -> Iterator[Arc]:
    """The arcs that the service may use and that are clear of all that is to be avoided."""
    avoid, modes = set(ask.avoid), SERVICES[ask.service]
    nodes = {
        node
        for node, place in network.places.items()
        if node in avoid or place.country in avoid
    }  # fmt: skip
    for arc in network.arcs:
        # Who may not run on a mode may not stand on it either: lorries' platforms are no way around
        # a change of gauge.
        served = arc.mode in modes or arc.segment in network.links or arc.node in network.joints
        if not served or (arc.runs and arc.mode in avoid):
            continue
        ends_there = arc.tail.node in nodes or arc.head.node in nodes
        if arc.segment not in avoid and not ends_there:
            yield arc


def way_of(graph: Any, states: list[Any], gone: str = "") -> Way:
    """Return the arcs between states of a graph, in their order.

    >>> from routes.network.building import build
    >>> states = graph(build(data, 2026), Ask("dostyk", "shu"))
    >>> path = nx.dijkstra_path(states, SOURCE, SINK)
    >>> way_of(states, path) == best_in(states)
    True
    """
    edges = (graph.edges[pair] for pair in pairwise(states))
    if gone:
        left = (edge["tracks"] for edge in edges)
        arcs = (next(arc for _, arc in tracks if not _touches(arc, gone)) for tracks in left)
    else:
        arcs = (edge["arc"] for edge in edges)
    return tuple(arc for arc in arcs if arc is not None)


def _touches(arc: Arc | None, subject: str) -> bool:
    return arc is not None and bool(subject) and subject in arc.subjects
