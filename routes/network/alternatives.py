"""Ways that really differ from the best one, as travellers tell ways apart."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from math import inf

import numpy as np

from routes.network import search
from routes.network.graph import Graph, Way
from routes.network.itinerary import Itinerary, Total
from routes.network.moves import ROUNDING, Candidates, Flags, Moves, Places, candidates, moves
from routes.network.network import Network
from routes.network.onward import goes_abroad_and_back, is_onward
from routes.network.search import Ask, Criterion, graph, way_of
from routes.network.trees import tree

DETOUR = 1.6  # a way that takes more than so many times the mean hours of the best is no other
FRESH = 0.2  # a way that differs runs at least this share of its km where none before it runs

New = Callable[[Places], Flags]  # which candidates differ from all moves that are taken


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
    ahead = tree(states.net, states.source)
    if count < 1 or states.sink not in ahead.cost:
        return ()
    best = ahead.path(states.sink)[::-1]
    if count == 1:
        return (way_of(states, best),)
    known = moves(network, states.layer)
    every = candidates(states, known, ahead, tree(states.backward, states.sink))
    taken = _moves_of(states, best)
    found = _others(every, known, taken)
    fit = _fitting(network, states, best)
    picked: dict[int, list[int]] = {}
    for new in _differences(found, known):
        after = 0
        while len(picked) < count - 1:
            rows = after + np.flatnonzero(new(taken)[after:])
            paths = ((row, found.path(row)) for row in rows.tolist())
            row, path = next((pick for pick in paths if fit(pick[1])), (-1, []))
            if not path:
                break
            picked[row], after = path, row + 1
            taken = np.append(taken, _moves_of(states, path))
    ways = (best, *(picked[row] for row in sorted(picked)))
    return tuple(way_of(states, path) for path in ways)


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


def _rank(told: Total) -> tuple[int, float]:
    return len(told.missing), inf if told.likely is None else told.likely


def _moves_of(graph: Graph, path: Sequence[int]) -> Places:
    return np.array([edge.number for edge in graph.edges(path)], dtype=np.intp)


def _others(found: Candidates, known: Moves, best: Places) -> Candidates:
    """Those of the candidates by which the best way does not pass, and that are no detour."""
    hours = found.summed(known.hours)
    longest = DETOUR * sum(known.hours[best].tolist()) + ROUNDING
    return found.only(~np.isin(found.move, best) & (hours <= longest))


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


def _differences(found: Candidates, known: Moves) -> Iterator[New]:
    """What tells ways that cross a water or another border that no other crosses, or run apart."""

    def crossing(some: Flags) -> New:
        return lambda taken: found.summed(known.others(some, taken).astype(float)) > 0

    def running(taken: Places) -> Flags:
        fresh = found.summed(known.km * known.others(known.runs, taken))
        return (fresh > 0) & (fresh >= FRESH * whole - ROUNDING)

    yield crossing(known.waters)
    yield crossing(known.crossings)
    whole = found.summed(known.km)
    yield running
