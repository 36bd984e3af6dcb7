"""Why an opening changes nothing on a journey: found by the search, the same for every opening.

What opens are arcs that were not there, or have other hours than before. Where there is none, the
promise is no better than what there is. Else the best way over one of them is found, of what leads
to it and what leads on; where that comes to a place twice, it only turns back there.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from math import inf
from typing import NamedTuple

from routes.facts import amounts, courses
from routes.facts.amounts import SHIPS
from routes.kinds import NodeKind
from routes.network import search
from routes.network.graph import Edge, Graph
from routes.network.network import Arc, Network
from routes.network.search import Ask
from routes.network.trees import tree
from routes.tables.dataset import Dataset, records


class Why(StrEnum):
    """Why nothing changes, beginning with what weighs most."""

    PROMISE = "promise"  # the hours that are promised are no fewer than those of today
    LONGER = "longer"  # the best way over what opens counts more
    NO_SHIP = "no_ship"  # a port opens from which no line of ships is known
    APART = "apart"  # no way leads over it without turning back


class Promise(NamedTuple):
    """Hours under way that are promised of a subject, and those of today."""

    subject: str
    promised_h: float
    today_h: float


@dataclass(frozen=True)
class Unused:
    """Why an opening changes nothing on a journey.

    `more` is what the best way over it counts more (hours, or what the criterion counts), `place`
    the port without ships, `promises` what is promised.
    """

    why: Why
    more: float = 0.0
    place: str = ""
    promises: tuple[Promise, ...] = ()


def why(dataset: Dataset, base: Network, network: Network, ask: Ask) -> Unused | None:
    """Return why what a network opens changes nothing; None where it opens nothing.

    `base` is the network without it. What else the network supposes is not asked about.

    >>> from routes.network import journey
    >>> found = journey.understood(data, journey.Request("dostyk", "shu", open=("to_ganja",)))
    >>> print(why(data, found.base, found.network, found.ask).why)
    apart
    """
    if not network.opened:
        return None
    same = {*map(id, base.arcs)}  # an arc is the same object in both unless something changes it
    others = [arc for arc in network.arcs if id(arc) not in same]
    before = {arc.id: arc.hours for arc in base.arcs} if others else {}
    changed = {arc.id for arc in others if before.get(arc.id) != arc.hours}
    if not changed:
        return Unused(Why.PROMISE, promises=tuple(_promises(dataset, base, network)))
    graph = search.graph(network, ask)
    more = _more(graph, changed)
    if more is not None:
        return Unused(Why.LONGER, more)
    for place in _ports(dataset, network):
        if not any(_sails(arc, place) for arc in network.arcs):
            return Unused(Why.NO_SHIP, place=place)
    return Unused(Why.APART)


def nearest(found: Iterable[Unused]) -> Unused | None:
    """Return of several the one that says most: by its reason, then the least that is more.

    >>> print(nearest([Unused(Why.APART), Unused(Why.LONGER, 9.0), Unused(Why.LONGER, 2.0)]).more)
    2.0
    """
    order = [*Why]
    return min(found, key=lambda one: (order.index(one.why), one.more), default=None)


def _more(graph: Graph, changed: set[str]) -> float | None:
    """What the best way over a changed arc counts more; None where each only turns back."""
    if graph.source not in graph.left:
        return None
    there, back = tree(graph.net, graph.source), tree(graph.backward, graph.sink)
    over = sorted(
        (there.cost[tail] + cost + graph.left[head], tail, head)
        for tail, head, edge in graph.net.weighted_edge_list()
        if tail in there.cost and head in graph.left and (cost := _cost(edge, changed)) < inf
    )
    for total, tail, head in over:
        path = [*reversed(there.path(tail)[:-1]), *back.path(head)[:-1]]
        stays = [place for place, _ in groupby(map(graph.place, path))]
        if len(stays) == len({*stays}):
            return total - graph.left[graph.source]
    return None


def _cost(edge: Edge, changed: set[str]) -> float:
    """What the best changed arc of an edge counts; infinite where it has none."""
    return min((cost for cost, arc in edge.tracks if arc.id in changed), default=inf)


def _ports(dataset: Dataset, network: Network) -> Iterator[str]:
    """The ports that open."""
    nodes = records(dataset, "nodes")
    for one in network.opened:
        if one.subject in nodes and nodes[one.subject]["kind"] == NodeKind.PORT:
            yield one.subject


def _sails(arc: Arc, place: str) -> bool:
    return arc.runs and arc.mode in SHIPS and place in (arc.tail.node, arc.head.node)


def _promises(dataset: Dataset, base: Network, network: Network) -> Iterator[Promise]:
    """What is promised of each subject that opens, beside the hours of today."""
    runs = {arc.segment: arc for arc in base.arcs if arc.runs}
    for one in network.opened:
        lines = [line for line in courses.of(dataset, one.subject) if line in runs]
        parts = [amounts.promised(dataset, one.subject, line, runs[line].mode) for line in lines]
        promised = [part.likely for part in parts if part and part.likely is not None]
        today = [hours for line in lines if (hours := runs[line].hours.likely) is not None]
        if promised and len(promised) == len(today) == len(lines):
            yield Promise(one.subject, sum(promised), sum(today))
