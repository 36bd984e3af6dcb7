"""Moves as columns and the best ways through them: by hand, and held against the search."""

import numpy as np
import pytest
from hypothesis import assume, given, settings

from routes.network import search
from routes.network.moves import ROUNDING, candidates, is_crossing, moves
from routes.network.search import Ask, best
from routes.network.trees import tree
from tests.nets import net, stop
from tests.network.test_search import DIAMOND, asks, network_of, ranked, rows

WHOLE = net(
    ("inland", "rail", "kz_b", "kz_c", 100, 1),
    ("border", "rail", "cn_a", "kz_b", 100, 1),
    ("water", "sea", "kz_c", "az_d", 100, 1),
)


def found(network, ask):
    states = search.graph(network, ask)
    known = moves(network, states.layer)
    trees = tree(states.net, states.source), tree(states.backward, states.sink)
    return states, known, candidates(states, known, *trees)


def test_a_run_over_a_water_or_a_border_is_a_crossing():
    crossed = {arc.segment for arc in WHOLE.arcs if is_crossing(WHOLE, arc)}
    assert crossed == {"border", "water"}
    assert not is_crossing(WHOLE, stop("transshipment", "kz_c", 1))


def test_moves_are_columns_of_their_layer_and_a_last_row_counts_nothing():
    states, known, _ = found(WHOLE, Ask("cn_a", "az_d"))
    arcs = [edge.arc for *_, edge in states.layer.edges]
    assert list(known.km) == [arc.km.likely if arc.runs else 0 for arc in arcs] + [0]
    assert list(known.hours) == [arc.hours.mean for arc in arcs] + [0]
    assert [arcs[at].segment for at in np.flatnonzero(known.waters)] == 2 * ["water"]
    assert not (known.runs[-1] or known.crossings[-1] or known.cost[-1] or known.pair[-1])
    # There and back runs between the same two nodes.
    pairs = {arc.segment: known.pair[at] for at, arc in enumerate(arcs) if arc.runs}
    assert sorted(pairs.values()) == [1, 2, 3]


def test_what_runs_where_none_that_is_taken_runs():
    states, known, _ = found(WHOLE, Ask("cn_a", "az_d"))
    arcs = [edge.arc for *_, edge in states.layer.edges]
    there = next(at for at, arc in enumerate(arcs) if arc.segment == "water")
    free = known.others(known.crossings, np.array([there, len(arcs)]))
    assert {arcs[at].segment for at in np.flatnonzero(free)} == {"border"}


def test_the_best_way_through_each_run_best_first():
    states, known, ways = found(DIAMOND, Ask("cn_a", "ge_d", via=("az_c",)))
    for at, cost in enumerate(ways.cost):
        path = ways.path(at)
        edges = [*states.edges(path)]
        assert path[0] == states.source and path[-1] == states.sink
        assert cost * ROUNDING == pytest.approx(sum(edge.cost for edge in edges))
        assert ways.move[at] in [edge.number for edge in edges]
        assert ways.summed(known.km)[at] == sum(known.km[edge.number] for edge in edges)
    assert list(ways.cost) == sorted(ways.cost)
    few = ways.only(ways.cost == ways.cost[0])
    assert 0 < len(few.cost) < len(ways.cost) and few.path(0) == ways.path(0)


@settings(max_examples=60, deadline=None)
@given(rows, asks)
def test_none_counts_less_than_the_best(drawn, ask):
    network = network_of(drawn)
    way = best(network, ask)
    assume(way)
    _, _, ways = found(network, ask)
    assert ways.cost[0] * ROUNDING == pytest.approx(ranked(way, ask.by), abs=1e-3)
