"""The best way through a network.

A way is a tuple of arcs. What counts is the mean of the hours or dollars, the kilometres, or the
number of transshipments; a tie is broken by hours. Means add up over a way, as no other point of a
distribution does, and lie near the medians by which ways are told. An arc of which that is unknown
is never free: ways are ranked first by how few such arcs they have, then by what is known.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import inf

import rustworkx as rx

from routes.errors import RoutesError, UnknownNameError
from routes.kinds import ArcKind, Mode
from routes.network.graph import Edge, Graph, Layer, Way, joined, layer
from routes.network.network import Arc, Network
from routes.network.onward import onward

UNKNOWN = 1e6  # more than any way has hours, kilometres or dollars
TIE = 1e-6


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
    if {ask.origin, *ask.via} == {ask.destination}:
        raise RoutesError(f"a journey from {ask.origin} to {ask.origin} goes nowhere")


# What an arc counts by a criterion; None where that is unknown.
COUNTED: dict[Criterion, Callable[[Arc], float | None]] = {
    Criterion.TIME: lambda arc: arc.hours.mean,
    Criterion.DISTANCE: lambda arc: arc.km.likely,
    Criterion.COST: lambda arc: arc.usd.mean,
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
    return (UNKNOWN if counted is None else counted) + TIE * (arc.hours.mean or 0.0)


def best(network: Network, ask: Ask) -> Way | None:
    """Return the best way; None where there is none.

    >>> from routes.network.building import build
    >>> [arc.segment for arc in best(build(data, 2026), Ask("dostyk", "aktau")) if arc.km.likely]
    ['rail-dostyk-shu', 'rail-shu-aktau']
    """
    return best_in(graph(network, ask))


def best_in(graph: Graph) -> Way | None:
    """Return the best way in a graph that `graph` made; None where there is none.

    >>> from routes.network.building import build
    >>> network, ask = build(data, 2026), Ask("dostyk", "aktau")
    >>> best_in(graph(network, ask)) == best(network, ask)
    True
    """
    path = graph.best()
    return way_of(graph, path) if path else None


def best_without(graph: Graph, gone: str) -> Way | None:
    """Return the best way without a node or segment; another track takes its place.

    Without it no way is shorter. So what the whole graph leaves to go at each node leads the search
    (A*: Hart, Nilsson and Raphael 1968), which looks at little but what lies around the gap.

    >>> from routes.network.building import build
    >>> best_without(graph(build(data, 2026), Ask("dostyk", "aktau")), "shu") is None
    True
    """
    left = graph.left

    def cost(edge: Edge) -> float:
        if edge.arc is None or gone not in edge.arc.subjects:
            return edge.cost
        track = edge.without(gone)
        return track[0] if track else inf

    def ahead(node: int) -> float:
        return left.get(node, inf)

    if graph.source not in left:
        return None
    path = rx.astar_shortest_path(graph.net, graph.source, graph.sink.__eq__, cost, ahead)
    edges = [*graph.edges(path)]
    tracks = [edge.without(gone) for edge in edges if edge.tracks]
    return None if None in tracks else tuple(track[1] for track in tracks if track)


def way_of(graph: Graph, path: Sequence[int]) -> Way:
    """Return the arcs between nodes of a graph, in their order.

    >>> from routes.network.building import build
    >>> found = graph(build(data, 2026), Ask("dostyk", "shu"))
    >>> way_of(found, [found.source])
    ()
    """
    return tuple(edge.arc for edge in graph.edges(path) if edge.arc)


def reachable(network: Network, ask: Ask) -> set[str]:
    """Return all nodes to which there is a way from the origin (through the places asked for).

    >>> from routes.network.building import build
    >>> sorted(reachable(build(data, 2026), Ask("shu", "alat")))
    ['aktau', 'alat', 'dostyk', 'shu', 'xian']
    """
    states = graph(network, ask)
    found = map(states.place, rx.descendants(states.net, states.source) - {states.sink})
    return {node for stage, node in found if stage == len(ask.via)}


def graph(network: Network, ask: Ask) -> Graph:
    """Return the graph in which each way from source to sink answers what is asked.

    By way of a place a journey leads on rather than there and back (see onward), unless it is asked
    to come to one place again.

    >>> from routes.network.building import build
    >>> graph(build(data, 2026), Ask("shu", "alat", via=("aktau",))).stages
    2
    """
    layer = _layer(network, ask.by, ask.service, frozenset(ask.avoid))
    places = (ask.origin, *ask.via, ask.destination)
    found = joined(layer, places)
    return onward(found, places) if ask.via and len({*places}) == len(places) else found


@lru_cache(maxsize=128)
def _layer(network: Network, by: Criterion, service: Service, avoid: frozenset[str]) -> Layer:
    return layer((weight(arc, by), arc) for arc in _allowed(network, service, avoid))


def _allowed(network: Network, service: Service, avoid: frozenset[str]) -> Iterator[Arc]:
    """The arcs that the service may use and that are clear of all that is to be avoided."""
    modes = set(SERVICES[service])
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
