"""Trees held against networkx, which finds the same on its own."""

from itertools import pairwise

import networkx as nx
import pytest

from routes.network import search
from routes.network.search import Ask
from routes.network.trees import tree
from tests.network.test_search import DIAMOND


@pytest.fixture(scope="module")
def graph():
    return search.graph(DIAMOND, Ask("cn_a", "ge_d", via=("az_c",)))


def rival(net):
    plain = nx.DiGraph()
    plain.add_weighted_edges_from((a, b, edge.cost) for a, b, edge in net.weighted_edge_list())
    return plain


def test_each_node_is_reached_at_the_least_cost_nearest_first(graph):
    for net, root in ((graph.net, graph.source), (graph.backward, graph.sink)):
        found = tree(net, root)
        assert found.cost == pytest.approx(nx.single_source_dijkstra_path_length(rival(net), root))
        assert list(found.cost.values()) == sorted(found.cost.values())


def test_a_path_leads_to_the_root_over_edges_that_there_are(graph):
    found = tree(graph.net, graph.source)
    path = found.path(graph.sink)
    assert path[0] == graph.sink and path[-1] == graph.source
    assert all(graph.net.has_edge(b, a) for a, b in pairwise(path))
    assert found.path(graph.source) == [graph.source]


def test_what_adds_up_is_what_is_on_the_path(graph):
    costs = [edge.cost for *_, edge in graph.layer.edges]
    for net, root in ((graph.net, graph.source), (graph.backward, graph.sink)):
        found = tree(net, root)
        sums = found.summed([*costs, 0.0])
        assert [sums[node] for node in found.cost] == pytest.approx([*found.cost.values()])
        assert not any(sums[node] for node in {*range(len(sums))} - found.cost.keys())
