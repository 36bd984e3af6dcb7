"""Ways that really differ from the best one, as travellers tell ways apart."""

from itertools import groupby
from typing import Any

import networkx as nx

from routes.facts.amounts import SHIPS
from routes.network.network import Arc, Network
from routes.network.search import SINK, SOURCE, Ask, Way, graph, way_of

DETOUR = 1.6  # a way that takes more than so many times the hours of the best is no alternative
FRESH = 0.2  # a way that differs runs at least this share of its km where none before it runs


def several(network: Network, ask: Ask, count: int) -> tuple[Way, ...]:
    """Return the best way and others that really differ from it and from each other, best first.

    Taken are first ways over a water that none before them crosses, then over another border
    (another track between the same two nodes is no other crossing), then ways that run a fifth of
    their kilometres where none before them runs. Each is the best way through some run, so one
    tree from the origin and one to the destination give all candidates. None passes a node twice
    or takes more than 1.6 times the hours of the best: there may be fewer than asked for.

    >>> from routes.network.building import build
    >>> len(several(build(data, 2026), Ask("xian", "alat"), 3))  # the toy has one way
    1
    """
    found = _candidates(graph(network, ask)) if count > 0 else []
    longest = DETOUR * _hours(found[0][1]) if found else 0.0
    found = [pair for pair in found if _hours(pair[1]) <= longest]
    taken = found[:1]
    for differs in (_other_water, _other_border, _other_line):
        for pair in found:
            others = [way for _, way in taken]
            new = all(pair[1] is not way for way in others)
            if len(taken) < count and new and differs(network, pair[1], others):
                taken.append(pair)
    order = {id(pair): at for at, pair in enumerate(found)}
    return tuple(way for _, way in sorted(taken, key=lambda pair: order[id(pair)]))


def is_crossing(network: Network, arc: Arc) -> bool:
    """Return whether an arc runs over a water or a border.

    >>> from routes.network.building import build
    >>> network = build(data, 2026)
    >>> sorted({arc.segment for arc in network.arcs if is_crossing(network, arc)})
    ['rail-xian-dostyk', 'sea-aktau-alat']
    """
    countries = {network.places[node].country for node in _pair(arc)}
    return arc.runs and (arc.mode in SHIPS or len(countries) > 1)


def _simple(states: list[Any]) -> bool:
    """Return whether a way passes each node once on each of its stretches."""
    passed = [(stage, state.node) for stage, state in states[1:-1]]
    nodes = [node for node, _ in groupby(passed)]
    return len(nodes) == len(set(nodes))


def _candidates(graph: Any) -> list[tuple[float, Way]]:
    """The best way, and the best through each run where it passes no node twice; best first."""
    if SOURCE not in graph or SINK not in graph:
        return []
    ahead, there = nx.single_source_dijkstra(graph, SOURCE)
    behind, back = nx.single_source_dijkstra(graph.reverse(copy=False), SINK)
    if SINK not in there:
        return []
    first = way_of(graph, there[SINK])
    passed = {arc.id for arc in first}
    found = {_ids(first): (ahead[SINK], first)}
    for tail, head, data in graph.edges(data=True):
        arc, known = data["arc"], tail in ahead and head in behind
        if arc and known and arc.runs and arc.id not in passed:
            whole = [*there[tail], *reversed(back[head])]
            if _simple(whole):
                way = way_of(graph, whole)
                cost = ahead[tail] + data["weight"] + behind[head]
                found.setdefault(_ids(way), (max(cost, ahead[SINK]), way))
    return sorted(found.values(), key=lambda pair: (pair[0], pair[1] is not first, _ids(pair[1])))


def _ids(way: Way) -> tuple[str, ...]:
    return tuple(arc.id for arc in way)


def _hours(way: Way) -> float:
    return sum(arc.hours.likely or 0.0 for arc in way)


def _other_water(_: Network, way: Way, others: list[Way]) -> bool:
    return bool(_waters(way) - set().union(*map(_waters, others)))


def _waters(way: Way) -> set[frozenset[str]]:
    return {_pair(arc) for arc in way if arc.runs and arc.mode in SHIPS}


def _other_border(network: Network, way: Way, others: list[Way]) -> bool:
    known = {_pair(arc) for other in others for arc in other if is_crossing(network, arc)}
    return any(is_crossing(network, arc) and _pair(arc) not in known for arc in way)


def _other_line(_: Network, way: Way, others: list[Way]) -> bool:
    used = {_pair(arc) for other in others for arc in other if arc.runs}
    runs = [arc for arc in way if arc.runs]
    fresh = sum(arc.km.likely or 0.0 for arc in runs if _pair(arc) not in used)
    return 0 < fresh >= FRESH * sum(arc.km.likely or 0.0 for arc in runs)


def _pair(arc: Arc) -> frozenset[str]:
    return frozenset((arc.tail.node, arc.head.node))
