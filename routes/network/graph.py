"""The graph of a question: states as numbered nodes, moves as edges that know what they count.

There is a layer of states for each stretch between places to pass. A layer is the same for all
questions by one criterion, service and filter; only what joins the layers differs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, pairwise
from operator import attrgetter, itemgetter
from typing import Any

import rustworkx as rx

from routes.network.network import Arc, Phase, State

ARRIVED = (Phase.READY, Phase.LANDED)  # in which a journey may end
COST = attrgetter("cost")

Way = tuple[Arc, ...]
Track = tuple[float, Arc]


@dataclass(frozen=True, slots=True)
class Edge:
    """A move between two states: the best arc that makes it, what that counts, and all `tracks`.

    `number` is its place among the edges of its layer. One without arcs, which has none, joins a
    journey's ends, or the layers of its stretches, and costs nothing.
    """

    cost: float = 0.0
    arc: Arc | None = None
    tracks: tuple[Track, ...] = ()
    number: int = -1

    def without(self, gone: str) -> Track | None:
        """Return the best arc that does not touch a node or segment, and what it counts."""
        return next((track for track in self.tracks if gone not in track[1].subjects), None)


JOINT = Edge()


@dataclass(frozen=True, eq=False)
class Layer:
    """All states, the number of each, and the edges between them as (tail, head, edge)."""

    states: tuple[State, ...] = field(repr=False)
    edges: tuple[tuple[int, int, Edge], ...] = field(repr=False)

    @cached_property
    def net(self) -> Any:
        """The directed graph of numbers and edges."""
        net = rx.PyDiGraph(multigraph=False)
        net.add_nodes_from(range(len(self.states)))
        net.add_edges_from(self.edges)
        return net

    @cached_property
    def at(self) -> Mapping[str, tuple[int, ...]]:
        """The numbers of the states at each node."""
        found: dict[str, tuple[int, ...]] = {}
        for number, state in enumerate(self.states):
            found[state.node] = (*found.get(state.node, ()), number)
        return found


@dataclass(frozen=True, eq=False)
class Graph:
    """The layers of a question and what joins them; each way from source to sink answers it.

    `net` is directed; each node holds its own number, each edge an Edge. A state of the n-th
    stretch has the number of its layer, and n times as many as the layer has states more.
    """

    layer: Layer = field(repr=False)
    stages: int
    net: Any = field(repr=False)

    @property
    def source(self) -> int:
        """The number of the node from which each journey starts."""
        return self.stages * len(self.layer.states)

    @property
    def sink(self) -> int:
        """The number of the node in which each journey ends."""
        return self.source + 1

    @cached_property
    def backward(self) -> Any:
        """The same net with each edge turned round."""
        turned = self.net.copy()
        turned.reverse()
        return turned

    @cached_property
    def left(self) -> Mapping[int, float]:
        """What the best rest of the way counts, for each node from which there is one."""
        lengths = rx.dijkstra_shortest_path_lengths(self.backward, self.sink, COST)
        return {self.sink: 0.0, **lengths}

    def best(self) -> list[int]:
        """Return the numbers of the best way from source to sink; none where there is no way."""
        paths = rx.dijkstra_shortest_paths(self.net, self.source, self.sink, COST)
        return [*paths[self.sink]] if self.sink in paths else []

    def edges(self, path: Sequence[int]) -> Iterator[Edge]:
        """The edges between nodes, in their order."""
        return (self.net.get_edge_data(*pair) for pair in pairwise(path))

    def place(self, number: int) -> tuple[int, str]:
        """Return the stretch (from 0 up) and the node of the network where a state is."""
        stage, at = divmod(number, len(self.layer.states))
        return stage, self.layer.states[at].node


def layer(tracks: Iterable[Track]) -> Layer:
    """Return the layer of some arcs, each with what it counts.

    >>> from routes.network.building import build
    >>> found = layer((arc.km.likely or 0.0, arc) for arc in build(data, 2026).arcs)
    >>> [len(found.states), len(found.at["aktau"])]
    [19, 7]
    """
    between: dict[tuple[State, State], list[Track]] = {}
    for track in tracks:
        between.setdefault((track[1].tail, track[1].head), []).append(track)
    states = {state: at for at, state in enumerate(dict.fromkeys(chain.from_iterable(between)))}
    edges = []
    for number, ((tail, head), some) in enumerate(between.items()):
        some.sort(key=itemgetter(0))
        edges.append((states[tail], states[head], Edge(*some[0], tuple(some), number)))
    return Layer(tuple(states), tuple(edges))


def joined(layer: Layer, places: Sequence[str]) -> Graph:
    """Return the graph of the ways over some nodes in their order, from the first to the last.

    >>> from routes.network.building import build
    >>> found = layer((1.0, arc) for arc in build(data, 2026).arcs)
    >>> joined(found, ["xian", "aktau", "alat"]).stages
    2
    """
    count, stages = len(layer.states), len(places) - 1
    net = layer.net.copy()
    for stage in range(1, stages):
        first = stage * count
        net.add_nodes_from(range(first, first + count))
        net.add_edges_from([(a + first, b + first, edge) for a, b, edge in layer.edges])
    graph = Graph(layer, stages, net)
    net.add_nodes_from([graph.source, graph.sink])
    net.add_edges_from([(a, b, JOINT) for a, b in _joints(graph, places)])
    return graph


def _joints(graph: Graph, places: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The edges by which a journey starts, ends, and goes on from a place to pass."""
    there, states = graph.layer.at, graph.layer.states
    origin, *via, destination = places
    for at in there.get(origin, ()):
        if states[at].phase == Phase.READY:
            yield graph.source, at
    for at in there.get(destination, ()):
        if states[at].phase in ARRIVED:
            yield at + len(via) * len(states), graph.sink
    for stage, node in enumerate(via):
        for at in there.get(node, ()):
            yield at + stage * len(states), at + (stage + 1) * len(states)
