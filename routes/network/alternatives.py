"""Ways that really differ from the best one, as travellers tell ways apart."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial, reduce
from itertools import groupby
from math import inf
from operator import or_
from typing import NamedTuple

from routes.facts.amounts import SHIPS
from routes.network import search
from routes.network.graph import Edge, Graph, Way
from routes.network.itinerary import Itinerary, Total
from routes.network.network import Arc, Network
from routes.network.onward import goes_abroad_and_back, is_onward
from routes.network.search import Ask, Criterion, graph, way_of
from routes.network.trees import Tree, tree

DETOUR = 1.6  # a way that takes more than so many times the mean hours of the best is no other
FRESH = 0.2  # a way that differs runs at least this share of its km where none before it runs
DIGITS = 6  # of what a way counts: sums in another order differ behind them
ROUNDING = 10**-DIGITS

Pair = tuple[str, str]  # two nodes, whichever comes first


class Candidate(NamedTuple):
    """The best way through one run: what it counts, the id of the run, and its edge."""

    cost: float
    id: str
    tail: int
    head: int
    edge: Edge


class Trees(NamedTuple):
    """The best ways from the origin to all nodes, and from all nodes to the destination."""

    ahead: Tree
    behind: Tree

    def path(self, one: Candidate) -> list[int]:
        """Return the nodes of a candidate, from the source to the sink."""
        return [*reversed(self.ahead.path(one.tail)), *self.behind.path(one.head)]

    def summed(self, what: Callable[[Arc], float]) -> Callable[[Candidate], float]:
        """Return what sums a number of each arc of a candidate up."""

        def add(sofar: float, edge: Edge) -> float:
            return sofar + (what(edge.arc) if edge.arc else 0.0)

        ahead, behind = self.ahead.folded(0.0, add), self.behind.folded(0.0, add)
        return lambda one: add(ahead[one.tail] + behind[one.head], one.edge)


New = Callable[[Candidate], bool]  # whether a candidate differs from the ways that were taken
Difference = Callable[[Sequence[Way]], New]


def several(network: Network, ask: Ask, count: int) -> tuple[Way, ...]:
    """Return the best way and others that really differ from it and from each other, best first.

    Taken are first ways over a water that none before them crosses, then over another border
    (another track between the same two nodes is no other crossing), then ways that run a fifth of
    their kilometres where none before them runs. Each is the best way through some run, so one
    tree from the origin and one to the destination give all candidates, and what adds up along the
    trees tells which differ before any is built. None passes a node twice, goes abroad and back or
    takes more than 1.6 times the hours of the best, unless the best itself turns back: there may be
    fewer than asked for.

    >>> from routes.network.building import build
    >>> len(several(build(data, 2026), Ask("xian", "alat"), 3))  # the toy has one way
    1
    """
    states = graph(network, ask)
    trees = Trees(tree(states.net, states.source), tree(states.backward, states.sink))
    if count < 1 or states.sink not in trees.ahead.cost:
        return ()
    shortest = trees.ahead.path(states.sink)[::-1]
    best = way_of(states, shortest)
    fit = _fitting(network, states, shortest)
    taken = [(0.0, "", best)]
    found = _candidates(states, trees, best)
    waters, borders = _crossing(trees, _is_water), _crossing(trees, partial(is_crossing, network))
    for difference in (waters, borders, _running(trees)):
        rest = iter(found)
        while len(taken) < count:
            new = difference([way for *_, way in taken])
            paths = ((one, trees.path(one)) for one in rest if new(one))
            pick = next(((one, path) for one, path in paths if fit(path)), None)
            if pick is None:
                break
            taken.append((*pick[0][:2], way_of(states, pick[1])))
    return tuple(way for *_, way in sorted(taken, key=lambda pick: pick[:2]))


def ordered(ways: Iterable[Itinerary], by: Criterion) -> tuple[Itinerary, ...]:
    """Return ways with the one first that is told as the best.

    The search ranks by means, but hours and dollars are told by their medians, which may lie an
    hour or so apart from them in another order. By time and cost the ways are put in the order of
    what is told, those with fewer unknown parts first; by all else they stay as they are.

    >>> from routes.network import journey
    >>> way = journey.plan(data, journey.Request("xian", "alat")).itineraries[0]
    >>> ordered([way], Criterion.TIME) == (way,)
    True
    """
    if by not in (Criterion.TIME, Criterion.COST):
        return tuple(ways)
    return tuple(sorted(ways, key=lambda way: _rank(way.told(by == Criterion.COST))))


def quicker(network: Network, ask: Ask, cheapest: Itinerary) -> Itinerary | None:
    """Return the quickest way where it may be cheaper than the cheapest; None where it is not.

    More of its prices are unknown, so that it stands behind, and the known ones add up to less.

    >>> from routes.network.building import build
    >>> network, ask = build(data, 2026), Ask("xian", "alat", by=Criterion.COST)
    >>> quicker(network, ask, Itinerary(search.best(network, ask)))  # the toy has one way
    """
    if ask.by != Criterion.COST:
        return None
    way = search.best(network, replace(ask, by=Criterion.TIME))
    if way is None:
        return None
    other = Itinerary(way)
    told, best = other.told(usd=True), cheapest.told(usd=True)
    fewer = told.likely is not None and told.likely < (best.likely or 0.0)
    return other if fewer and len(told.missing) > len(best.missing) else None


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


def _rank(told: Total) -> tuple[int, float]:
    return len(told.missing), inf if told.likely is None else told.likely


def _is_water(arc: Arc) -> bool:
    return arc.runs and arc.mode in SHIPS


def _candidates(graph: Graph, trees: Trees, best: Way) -> list[Candidate]:
    """The best way through each run that the best way passes by, best first."""
    passed = {arc.id for arc in best}
    least = trees.ahead.cost[graph.sink]
    hours = trees.summed(lambda arc: arc.hours.mean or 0.0)
    longest = DETOUR * sum(arc.hours.mean or 0.0 for arc in best) + ROUNDING
    found = []
    for tail, head, edge in graph.net.weighted_edge_list():
        run = edge.arc
        known = tail in trees.ahead.cost and head in trees.behind.cost
        if run and known and run.runs and run.id not in passed:
            cost = trees.ahead.cost[tail] + edge.cost + trees.behind.cost[head]
            one = Candidate(round(max(cost, least), DIGITS), run.id, tail, head, edge)
            if hours(one) <= longest:
                found.append(one)
    return sorted(found, key=lambda one: one[:3])


def _fitting(
    network: Network, graph: Graph, best: Sequence[int]
) -> Callable[[Sequence[int]], bool]:
    """What tells whether a way leads on; where the best turns back, others may."""
    leads = partial(is_onward if is_onward(graph, best) else _simple, graph)

    def turns(path: Sequence[int]) -> bool:
        return goes_abroad_and_back(network.places, way_of(graph, path))

    may_turn = turns(best)
    return lambda path: leads(path) and (may_turn or not turns(path))


def _simple(graph: Graph, path: Sequence[int]) -> bool:
    """Return whether a way passes each node once on each of its stretches."""
    nodes = [place for place, _ in groupby(map(graph.place, path[1:-1]))]
    return len(nodes) == len(set(nodes))


def _crossing(trees: Trees, is_crossing: Callable[[Arc], bool]) -> Difference:
    """What tells ways that cross what no other crosses: each crossing is a bit of a number."""
    bits: dict[Pair, int] = {}

    def mark(arc: Arc | None) -> int:
        return bits.setdefault(_pair(arc), 1 << len(bits)) if arc and is_crossing(arc) else 0

    def add(marks: int, edge: Edge) -> int:
        return marks | mark(edge.arc)

    ahead, behind = trees.ahead.folded(0, add), trees.behind.folded(0, add)

    def difference(others: Sequence[Way]) -> New:
        known = reduce(or_, (mark(arc) for way in others for arc in way), 0)
        return lambda one: bool(add(ahead[one.tail] | behind[one.head], one.edge) & ~known)

    return difference


def _running(trees: Trees) -> Difference:
    """What tells ways of which enough runs where no other runs."""
    whole = trees.summed(_km)

    def difference(others: Sequence[Way]) -> New:
        used = {_pair(arc) for way in others for arc in way if arc.runs}
        fresh = trees.summed(lambda arc: 0.0 if _pair(arc) in used else _km(arc))
        return lambda one: 0 < fresh(one) >= FRESH * whole(one) - ROUNDING

    return difference


def _km(arc: Arc) -> float:
    return (arc.km.likely or 0.0) if arc.runs else 0.0


def _pair(arc: Arc) -> Pair:
    one, other = arc.tail.node, arc.head.node
    return (one, other) if one < other else (other, one)
