"""The moves of a layer as columns of numbers, and the best way through each run among them.

What tells ways apart adds up along two trees, so that all of it is worked out at once.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

import numpy as np
import numpy.typing as npt

from routes.facts.amounts import SHIPS
from routes.network.graph import Graph, Layer
from routes.network.network import Arc, Network
from routes.network.trees import Tree

ROUNDING = 1e-6  # of what a way counts: sums in another order differ behind it

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False, repr=False)
class Moves:
    """The edges of a layer by their best arcs; a last row is that of a joint, which counts nothing.

    `hours` are means; `pair` is a number of the two nodes between which a move runs, whichever
    comes first, and 0 where it stands; `order` is that of the ids.
    """

    tail: Places
    head: Places
    cost: Floats
    hours: Floats
    km: Floats
    pair: Places
    order: Places
    runs: Flags
    waters: Flags
    crossings: Flags

    def others(self, some: Flags, taken: Places) -> Flags:
        """Return those of some moves between whose two nodes none of those that are taken runs."""
        known = np.zeros(self.pair.max() + 1, dtype=bool)
        known[self.pair[taken[some[taken]]]] = True
        return some & ~known[self.pair]


@dataclass(frozen=True, eq=False, repr=False)
class Candidates:
    """The best way through each of some runs.

    A row has the number of its move, the states at both of its ends, and what the way counts in
    units of ROUNDING.
    """

    ahead: Tree
    behind: Tree
    move: Places
    tail: Places
    head: Places
    cost: Floats

    def summed(self, numbers: Floats) -> Floats:
        """Return what a number of each move adds up to along each way."""
        plain = numbers.tolist()
        ahead, behind = (np.array(side.summed(plain)) for side in (self.ahead, self.behind))
        sums: Floats = ahead[self.tail] + behind[self.head] + numbers[self.move]
        return sums

    def path(self, at: int) -> list[int]:
        """Return the states of a way, from the source to the sink."""
        tail, head = int(self.tail[at]), int(self.head[at])
        return [*reversed(self.ahead.path(tail)), *self.behind.path(head)]

    def only(self, rows: Flags | Places) -> "Candidates":
        """Return some of the rows, in the order of their places."""
        columns = {name: getattr(self, name)[rows] for name in ("move", "tail", "head", "cost")}
        return replace(self, **columns)


@lru_cache(maxsize=128)
def moves(network: Network, layer: Layer) -> Moves:
    """Return the moves of a layer of a network.

    >>> from routes.network.building import build
    >>> from routes.network.search import Ask, graph
    >>> network = build(data, 2026)
    >>> found = moves(network, graph(network, Ask("xian", "alat")).layer)
    >>> int(found.runs.sum()), int(found.waters.sum())
    (8, 2)
    """
    tails, heads, edges = zip(*layer.edges, strict=True) if layer.edges else ((), (), ())
    arcs = [edge.arc for edge in edges]
    runs = [arc.runs for arc in arcs]
    ids = {id: at for at, id in enumerate(sorted(arc.id for arc in arcs))}
    pairs: dict[tuple[str, str], int] = {}

    def pair(arc: Arc) -> int:
        one, other = arc.tail.node, arc.head.node
        return pairs.setdefault((one, other) if one < other else (other, one), len(pairs) + 1)

    return Moves(
        tail=np.array([*tails, 0]),
        head=np.array([*heads, 0]),
        cost=np.array([*(edge.cost for edge in edges), 0.0]),
        hours=np.array([*(arc.hours.mean or 0.0 for arc in arcs), 0.0]),
        km=np.array([*((arc.km.likely or 0.0) * arc.runs for arc in arcs), 0.0]),
        pair=np.array([*(pair(arc) if arc.runs else 0 for arc in arcs), 0]),
        order=np.array([*(ids[arc.id] for arc in arcs), 0]),
        runs=np.array([*runs, False]),
        waters=np.array([*(arc.runs and arc.mode in SHIPS for arc in arcs), False]),
        crossings=np.array([*(is_crossing(network, arc) for arc in arcs), False]),
    )


def candidates(graph: Graph, moves: Moves, ahead: Tree, behind: Tree) -> Candidates:
    """Return the best way through each run of a graph through which there is one, best first.

    `ahead` is the tree from its source, `behind` that of its sink in the net turned round. Of ways
    that count the same comes first that with the first id, then the one through the first state.

    >>> from routes.network.building import build
    >>> from routes.network.search import Ask, graph
    >>> from routes.network.trees import tree
    >>> network = build(data, 2026)
    >>> states = graph(network, Ask("dostyk", "aktau"))
    >>> trees = tree(states.net, states.source), tree(states.backward, states.sink)
    >>> best = candidates(states, moves(network, states.layer), *trees).path(0)
    >>> [edge.arc.segment for edge in states.edges(best) if edge.arc and edge.arc.runs]
    ['rail-dostyk-shu', 'rail-shu-aktau']
    """
    count = len(graph.layer.states)
    move = np.tile(np.flatnonzero(moves.runs), graph.stages)
    stretch = np.repeat(np.arange(graph.stages), len(move) // graph.stages) * count
    tail, head = moves.tail[move] + stretch, moves.head[move] + stretch
    there, back = (_costs(tree, graph.sink + 1) for tree in (ahead, behind))
    cost = np.maximum(there[tail] + moves.cost[move] + back[head], there[graph.sink])
    found = Candidates(ahead, behind, move, tail, head, np.rint(cost / ROUNDING))
    order = np.lexsort((tail, moves.order[move], found.cost))
    return found.only(order[np.isfinite(cost[order])])


def is_crossing(network: Network, arc: Arc) -> bool:
    """Return whether an arc runs over a water or a border.

    >>> from routes.network.building import build
    >>> network = build(data, 2026)
    >>> sorted({arc.segment for arc in network.arcs if is_crossing(network, arc)})
    ['rail-xian-dostyk', 'sea-aktau-alat']
    """
    if not arc.runs or arc.mode in SHIPS:
        return arc.runs
    return network.places[arc.tail.node].country != network.places[arc.head.node].country


def _costs(tree: Tree, size: int) -> Floats:
    """What the best way counts to each node; infinite where there is none."""
    costs = np.full(size, inf)
    costs[[*tree.cost]] = [*tree.cost.values()]
    return costs
