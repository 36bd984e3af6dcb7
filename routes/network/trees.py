"""The best ways between one end and all nodes of a graph, and what adds up along them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import rustworkx as rx
from rustworkx.visit import DijkstraVisitor

from routes.network.graph import COST, Edge


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

    def summed(self, numbers: Sequence[float]) -> list[float]:
        """Return what adds up from the root to each node, by its number; 0 where no way leads.

        Each edge has a number by its place in its layer; that of a joint is the last of them.
        """
        sums = [0.0] * (max(self.cost) + 1)
        for node, before, place in self._steps:
            sums[node] = sums[before] + numbers[place]
        return sums

    @cached_property
    def _steps(self) -> list[tuple[int, int, int]]:
        """Each node but the root, the one before it and the place of the edge between them."""
        found = ((node, self.last[node]) for node in self.cost if node in self.last)
        return [(node, before, edge.number) for node, (before, edge) in found]


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
