"""Layers and what joins them, on a network of which all states can be counted."""

from routes.network import search
from routes.network.graph import JOINT, joined, layer
from routes.network.search import Ask
from tests.nets import net

# Two tracks and a line on: three stations with the rails of one gauge, each way once.
TRACKS = net(
    ("slow", "rail", "cn_a", "kz_b", 10, 2),
    ("fast", "rail", "cn_a", "kz_b", 12, 1),
    ("on", "rail", "kz_b", "kz_c", 10, 3),
)


def tracks():
    return [(arc.hours.likely, arc) for arc in TRACKS.arcs]


def test_all_arcs_between_two_states_are_one_edge_the_best_first():
    found = layer(tracks())
    assert len(found.states) == 3 and len(found.edges) == 4
    edge = found.net.get_edge_data(*(found.at[node][0] for node in ("cn_a", "kz_b")))
    assert (edge.cost, edge.arc.segment) == (1, "fast")
    assert [arc.segment for _, arc in edge.tracks] == ["fast", "slow"]
    assert edge.without("fast") == edge.tracks[1] and edge.without("kz_b") is None


def test_a_stretch_has_a_layer_of_its_own_joined_where_the_place_is_passed():
    found = joined(layer(tracks()), ["cn_a", "kz_b", "cn_a"])
    assert found.stages == 2 and found.net.num_nodes() == 2 * 3 + 2
    joints = [(a, b) for a, b, edge in found.net.weighted_edge_list() if edge is JOINT]
    start, passed = found.layer.at["cn_a"][0], found.layer.at["kz_b"][0]
    assert sorted(joints) == sorted(
        [(found.source, start), (passed, passed + 3), (start + 3, found.sink)]
    )
    assert found.place(passed + 3) == (1, "kz_b")


def test_what_is_left_is_counted_from_every_node_from_which_the_sink_is_reached():
    found = search.graph(TRACKS, Ask("cn_a", "kz_c", by="time"))
    left = {found.place(number): round(hours) for number, hours in found.left.items() if number < 3}
    assert left == {(0, "cn_a"): 4, (0, "kz_b"): 3, (0, "kz_c"): 0}
    assert found.left[found.sink] == 0 and round(found.left[found.source]) == 4


def test_a_question_leaves_the_layer_as_it_is():
    found = layer(tracks())
    joined(found, ["cn_a", "kz_c"])
    assert found.net.num_nodes() == 3 and found.net.num_edges() == 4
