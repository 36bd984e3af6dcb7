"""The best way through a network, and other ways that really differ from it.

A way is a tuple of arcs. What counts is the likely hours, the kilometres, the dollars or the number
of transshipments; a tie is broken by hours. An arc of which that is unknown is never free: ways are
ranked first by how few such arcs they have, then by what is known.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import networkx as nx

from routes.amounts import SHIPS
from routes.errors import RoutesError, UnknownNameError
from routes.network import ABOARD, AT_BORDER, LANDED, Arc, Network

CRITERIA = ("time", "distance", "cost", "transshipments")
SERVICES = {"container": ("rail", "ferry", "sea"), "truck": ("road", "ferry")}
UNKNOWN = 1e6  # more than any way has hours, kilometres or dollars
TIE = 1e-6
DETOUR = 1.6  # a way that takes more than so many times the hours of the best is no alternative
FRESH = 0.2  # a way that differs runs at least this share of its km where none before it runs
SOURCE, SINK = "source", "sink"

Way = tuple[Arc, ...]


@dataclass(frozen=True)
class Ask:
    """From where to where, by what, through what, and what to keep clear of.

    `service` is container (by rail, ferry and sea) or truck (by road and ferry); `avoid` holds
    nodes, segments, modes and countries (two letters of ISO 3166).
    """

    origin: str
    destination: str
    by: str = "time"
    service: str = "container"
    via: tuple[str, ...] = ()
    avoid: tuple[str, ...] = ()


def check(network: Network, ask: Ask) -> None:
    """Raises: UnknownNameError for a name that the network has not, RoutesError for no journey."""
    for node in (ask.origin, ask.destination, *ask.via):
        if node not in network.places:
            raise UnknownNameError("node", node, network.places)
    if ask.by not in CRITERIA:
        raise UnknownNameError("criterion", ask.by, CRITERIA)
    if ask.service not in SERVICES:
        raise UnknownNameError("service", ask.service, SERVICES)
    modes = {mode for service in SERVICES.values() for mode in service}
    for one in ask.avoid:
        country = len(one) == 2 and one.isupper()
        if not country and one not in network.places and one not in network.segments | modes:
            known = {*network.places, *network.segments, *modes}
            raise UnknownNameError("node, segment, mode or country", one, known)
    if ask.by == "cost" and all(arc.usd.basis in ("none", "unknown") for arc in network.arcs):
        raise RoutesError(
            "no segment or node has a cost_usd_feu in facts.csv, so that there is no cheapest way; "
            f"allowed: {', '.join(one for one in CRITERIA if one != 'cost')}"
        )
    if ask.origin == ask.destination and not ask.via:
        raise RoutesError(f"a journey from {ask.origin} to {ask.origin} goes nowhere")


def weight(arc: Arc, by: str) -> float:
    """What an arc counts when ways are ranked by a criterion."""
    if by == "transshipments":
        counted: float | None = float(arc.kind == "transshipment")
    else:
        amount = {"time": arc.hours, "distance": arc.km, "cost": arc.usd}[by]
        counted = amount.likely
    return (UNKNOWN if counted is None else counted) + TIE * (arc.hours.likely or 0.0)


def best(network: Network, ask: Ask) -> Way | None:
    """The best way; None where there is none."""
    graph = _graph(network, ask)
    try:
        return _way(graph, nx.dijkstra_path(graph, SOURCE, SINK))
    except (nx.NetworkXNoPath, nx.NodeNotFound):
        return None


def several(network: Network, ask: Ask, count: int) -> tuple[Way, ...]:
    """The best way and others that really differ from it and from each other, best first.

    Taken are first ways over a water that none before them crosses, then over another border
    (another track between the same two nodes is no other crossing), then ways that run a fifth of
    their kilometres where none before them runs. Each is the best way through some run, so one
    tree from the origin and one to the destination give all candidates. None passes a node twice
    or takes more than 1.6 times the hours of the best: there may be fewer than asked for.
    """
    found = _candidates(_graph(network, ask)) if count > 0 else []
    longest = DETOUR * _hours(found[0][1]) if found else 0.0
    found = [*found[:1], *(one for one in found[1:] if _hours(one[1]) <= longest)]
    taken = found[:1]
    for differs in (_other_water, _other_border, _other_line):
        for one in found[1:]:
            others = [way for _, way in taken]
            new = all(one[1] is not way for way in others)
            if len(taken) < count and new and differs(network, one[1], others):
                taken.append(one)
    order = {id(one): at for at, one in enumerate(found)}
    return tuple(way for _, way in sorted(taken, key=lambda one: order[id(one)]))


def reachable(network: Network, ask: Ask) -> set[str]:
    """All nodes to which there is a way from the origin (through the places asked for)."""
    graph = _graph(network, ask)
    if SOURCE not in graph:
        return set()
    found = nx.descendants(graph, SOURCE) - {SOURCE, SINK}
    return {state[0] for stage, state in found if stage == len(ask.via)}


def is_crossing(network: Network, arc: Arc) -> bool:
    """Tell whether an arc runs over a water or a border."""
    countries = {network.places[node].country for node in _pair(arc)}
    return arc.kind == "run" and (arc.mode in SHIPS or len(countries) > 1)


def _graph(network: Network, ask: Ask) -> Any:
    """A layer of states for each stretch between places to pass, and what joins the layers."""
    graph: Any = nx.DiGraph()
    for arc in _allowed(network, ask):
        cost = weight(arc, ask.by)
        for stage in range(len(ask.via) + 1):
            tail, head = (stage, arc.tail), (stage, arc.head)
            if not graph.has_edge(tail, head) or graph.edges[tail, head]["weight"] > cost:
                graph.add_edge(tail, head, weight=cost, arc=arc)
    last = len(ask.via)
    for stage, state in list(graph):
        node, place = state
        ashore = ABOARD not in place and AT_BORDER not in place
        if node == ask.origin and stage == 0 and ashore and not place.endswith(LANDED):
            graph.add_edge(SOURCE, (stage, state), weight=0.0, arc=None)
        if node == ask.destination and stage == last and ashore:
            graph.add_edge((stage, state), SINK, weight=0.0, arc=None)
        if stage < last and node == ask.via[stage]:
            graph.add_edge((stage, state), (stage + 1, state), weight=0.0, arc=None)
    return graph


def _allowed(network: Network, ask: Ask) -> Iterator[Arc]:
    """The arcs that the service may use and that are clear of all that is to be avoided."""
    avoid, modes = set(ask.avoid), SERVICES[ask.service]
    nodes = {
        node
        for node, place in network.places.items()
        if node in avoid or place.country in avoid
    }  # fmt: skip
    for arc in network.arcs:
        served = arc.mode in modes or arc.segment in network.links
        if arc.kind == "run" and (not served or arc.mode in avoid):
            continue
        if arc.segment not in avoid and arc.tail[0] not in nodes and arc.head[0] not in nodes:
            yield arc


def _way(graph: Any, states: list[Any]) -> Way:
    arcs = (graph.edges[pair]["arc"] for pair in pairwise(states))
    return tuple(arc for arc in arcs if arc is not None)


def _simple(states: list[Any]) -> bool:
    """Tell whether a way passes each node once on each of its stretches."""
    seen: list[Any] = []
    for state in states[1:-1]:
        here = (state[0], state[1][0])
        if not seen or seen[-1] != here:
            seen.append(here)
    return len(seen) == len(set(seen))


def _candidates(graph: Any) -> list[tuple[float, Way]]:
    """The best way, and the best through each run where it passes no node twice; best first."""
    if SOURCE not in graph or SINK not in graph:
        return []
    ahead, there = nx.single_source_dijkstra(graph, SOURCE)
    behind, back = nx.single_source_dijkstra(graph.reverse(copy=False), SINK)
    if SINK not in there:
        return []
    first = _way(graph, there[SINK])
    passed = {arc.id for arc in first}
    found = {_ids(first): (ahead[SINK], first)}
    for tail, head, data in graph.edges(data=True):
        arc, known = data["arc"], tail in ahead and head in behind
        if arc and known and arc.kind == "run" and arc.id not in passed:
            whole = [*there[tail], *reversed(back[head])]
            if _simple(whole):
                way = _way(graph, whole)
                cost = ahead[tail] + data["weight"] + behind[head]
                found.setdefault(_ids(way), (max(cost, ahead[SINK]), way))
    return sorted(found.values(), key=lambda one: (one[0], one[1] is not first, _ids(one[1])))


def _ids(way: Way) -> tuple[str, ...]:
    return tuple(arc.id for arc in way)


def _hours(way: Way) -> float:
    return sum(arc.hours.likely or 0.0 for arc in way)


def _other_water(_: Network, way: Way, others: list[Way]) -> bool:
    return bool(_waters(way) - set().union(*map(_waters, others)))


def _waters(way: Way) -> set[frozenset[str]]:
    return {_pair(arc) for arc in way if arc.kind == "run" and arc.mode in SHIPS}


def _other_border(network: Network, way: Way, others: list[Way]) -> bool:
    known = {_pair(arc) for other in others for arc in other if is_crossing(network, arc)}
    return any(is_crossing(network, arc) and _pair(arc) not in known for arc in way)


def _other_line(_: Network, way: Way, others: list[Way]) -> bool:
    used = {_pair(arc) for other in others for arc in other if arc.kind == "run"}
    runs = [arc for arc in way if arc.kind == "run"]
    fresh = sum(arc.km.likely or 0.0 for arc in runs if _pair(arc) not in used)
    return 0 < fresh >= FRESH * sum(arc.km.likely or 0.0 for arc in runs)


def _pair(arc: Arc) -> frozenset[str]:
    return frozenset((arc.tail[0], arc.head[0]))
