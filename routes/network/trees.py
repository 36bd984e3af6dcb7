"""The best ways between one end and all nodes of a graph, and what adds up along them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import rustworkx as rx
from rustworkx.visit import DijkstraVisitor

from routes.network.graph import COST, Edge

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Tree:
    """What the best way counts from the root to each node, nearest first, and its last edge.

    `last` has, for each node but the root, the node before it and the edge between them.
    """

    cost: Mapping[int, float] = field(repr=False)
    last: Mapping[int, tuple[int, Edge]] = field(repr=False)

    def path(self, node: int) -> list[int]:
        """Return the nodes from one to the root."""
        path = [node]
        while path[-1] in self.last:
            path.append(self.last[path[-1]][0])
        return path

    def folded(self, start: T, add: Callable[[T, Edge], T]) -> dict[int, T]:
        """Return what adds up over the edges from the root to each node."""
        sums: dict[int, T] = {}
        for node in self.cost:
            before = self.last.get(node)
            sums[node] = add(sums[before[0]], before[1]) if before else start
        return sums


class _Visitor(DijkstraVisitor[Edge]):
    """Keeps what Dijkstra's algorithm finds as it goes."""

    def __init__(self) -> None:
        self.cost: dict[int, float] = {}
        self.last: dict[int, tuple[int, Edge]] = {}

    def discover_vertex(self, v: int, score: float) -> None:
        self.cost[v] = score

    def edge_relaxed(self, edge: tuple[int, int, Edge]) -> None:
        tail, head, way = edge
        self.last[head] = tail, way


def tree(net: Any, root: int) -> Tree:
    """Return the tree of the best ways from a node of a net of edges.

    >>> from routes.network import search
    >>> from routes.network.building import build
    >>> found = search.graph(build(data, 2026), search.Ask("dostyk", "shu"))
    >>> round(tree(found.net, found.source).cost[found.sink], 1)  # hours
    4.3
    """
    seen = _Visitor()
    rx.dijkstra_search(net, [root], COST, seen)
    return Tree(seen.cost, seen.last)
