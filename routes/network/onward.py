"""Journeys by way of a place lead on, and not there and back over the same tracks, if they can."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from routes.network.graph import Graph

FARTHEST = 1.6  # times what there and back counts: a way that leads on and counts more is not meant


def onward(graph: Graph, places: Sequence[str]) -> Graph:
    """Return a graph without what leads its best way back over places that it has passed.

    What each stretch passes is taken from all others, once from the first stretch on and once from
    the last, and the better of both is kept. The graph stays as it is where its best way passes no
    place twice, where none leads on, or only one that counts FARTHEST times as much.

    >>> from routes.network import search
    >>> from routes.network.building import build
    >>> asked = search.Ask("shu", "dostyk", via=("aktau",))  # back by rail is the only way
    >>> search.best(build(data, 2026), asked)[-1].head.node
    'dostyk'
    """
    path = graph.best()
    if not path or is_onward(graph, path):
        return graph
    longest = FARTHEST * _cost(graph, path)
    orders = range(graph.stages), range(graph.stages)[::-1]
    tried = [(found, found.best()) for found in (_parted(graph, places, some) for some in orders)]
    fit = [
        (_cost(graph, way), at)
        for at, (_, way) in enumerate(tried)
        if way and is_onward(graph, way) and _cost(graph, way) <= longest
    ]
    return tried[min(fit)[1]][0] if fit else graph


def is_onward(graph: Graph, path: Iterable[int]) -> bool:
    """Return whether a way passes each place once.

    >>> from routes.network import search
    >>> from routes.network.building import build
    >>> there = search.graph(build(data, 2026), search.Ask("shu", "dostyk", via=("aktau",)))
    >>> is_onward(there, there.best())
    False
    """
    places = (graph.place(number)[1] for number in path if number < graph.source)
    nodes = [node for node, _ in groupby(places)]
    return len(nodes) == len(set(nodes))


def _cost(graph: Graph, path: Sequence[int]) -> float:
    return sum(edge.cost for edge in graph.edges(path))


def _parted(graph: Graph, places: Sequence[str], order: Iterable[int]) -> Graph:
    """The graph in which what the best way passes on a stretch is gone from all others."""
    found = graph
    for stage in order:
        here = [graph.place(number) for number in found.best()[1:-1]]
        ends = {places[stage], places[stage + 1]}
        used = {node for stretch, node in here if stretch == stage} - ends
        net = found.net.copy()
        numbers = (number for number in net.node_indices() if number < graph.source)
        net.remove_nodes_from(
            [
                number
                for number in numbers
                for stretch, node in (graph.place(number),)
                if stretch != stage and node in used
            ]
        )
        found = replace(graph, net=net)
    return found
