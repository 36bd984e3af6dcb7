"""Journeys lead on, and not there and back, if they can.

Those by way of a place should not go back over the same tracks, and no alternative should go abroad
and come back: that is a way around, which nobody takes.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from routes.measure import distance_km
from routes.network.graph import Graph
from routes.network.network import Arc, Place

ABROAD = 2.0  # times the straight line home: a way that goes farther abroad goes there and back
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


def goes_abroad_and_back(places: Mapping[str, Place], way: Iterable[Arc]) -> bool:
    """Return whether a way leaves a country only to come back into it.

    Where the line between both crossings is nearly straight it is a short cut, as railways of the
    Soviet Union take many; more than ABROAD times as long it is none.

    >>> from routes.network import search
    >>> from routes.network.building import build
    >>> network = build(data, 2026)
    >>> goes_abroad_and_back(network.places, search.best(network, search.Ask("xian", "alat")))
    False
    """
    last: dict[str, tuple[str, float]] = {}  # where a way was last in a country, after how many km
    km = 0.0
    for arc in way:
        if not arc.runs:
            continue
        here, there = places[arc.tail.node], places[arc.head.node]
        last[here.country] = arc.tail.node, km
        km += arc.km.likely or 0.0
        left = last.get(there.country) if there.country != here.country else None
        if left:
            place = places[left[0]]
            straight = distance_km(place.lon, place.lat, there.lon, there.lat)
            if km - left[1] > ABROAD * straight:
                return True
    return False


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
