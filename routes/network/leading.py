"""Whether a way by way of some places leads to its end, or away from it and back again."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from math import inf

from routes.network import search
from routes.network.itinerary import Itinerary
from routes.network.network import Arc, Network
from routes.network.search import Ask, Criterion, weight

# A port may lie a little off the way to the end: that part of its hours is no going away from it.
ASIDE = 0.05


def leads(network: Network, ask: Ask, way: Itinerary) -> bool:
    """Return whether all places by way of which a way goes lie on a way to its end.

    One does not where the end is nearer, in hours, from a place that was passed before it: then the
    way turns back there, over the same lines or others.

    >>> from routes.network.building import build
    >>> net = build(data, 2026)
    >>> for end, via in (("alat", "aktau"), ("shu", "aktau")):
    ...     ask = Ask("dostyk", end, via=(via,))
    ...     leads(net, ask, Itinerary(search.best(net, ask)))
    True
    False
    """
    left, ahead, nearest = _left_h(network, ask), way.arcs, inf
    aside = ASIDE * _hours(way.arcs)
    for via in (place for place in ask.via if place != ask.origin):
        while ahead and ahead[0].tail.node != via:
            nearest = min(nearest, left[ahead[0].tail.node])
            ahead = ahead[1:]
        if _hours(ahead) > nearest + aside:
            return False
    return True


def _hours(arcs: Iterable[Arc]) -> float:
    return sum(weight(arc, Criterion.TIME) for arc in arcs)


def _left_h(network: Network, ask: Ask) -> dict[str, float]:
    """The hours from each place to the end of a question, by way of nothing."""
    graph = search.graph(network, replace(ask, via=(), by=Criterion.TIME))
    left: dict[str, float] = defaultdict(lambda: inf)
    for number, hours in graph.left.items():
        if number < graph.source:
            node = graph.place(number)[1]
            left[node] = min(left[node], hours)
    return left
