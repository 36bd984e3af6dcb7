"""Ways worked out by hand, held against an independent enumeration, and on the real network."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routes.errors import RoutesError, UnknownNameError
from routes.kinds import Mode
from routes.network import scenario, search
from routes.network.building import build
from routes.network.itinerary import Itinerary
from routes.network.network import Arc, Network, State, without
from routes.network.search import Ask, Criterion, best, weight
from tests.nets import amount, net, stop
from tests.network.test_network import extended

NODES = ("cn_a", "cn_b", "kz_c", "kz_d", "az_e", "ge_f")
# A diamond: fast over b, short over c, and one more way of which the hours are unknown.
DIAMOND = net(
    ("ab", "rail", "cn_a", "kz_b", 100, 1),
    ("bd", "rail", "kz_b", "ge_d", 100, 1),
    ("ac", "rail", "cn_a", "az_c", 10, 5),
    ("cd", "sea", "az_c", "ge_d", 10, 5),
    ("ae", "rail", "cn_a", "tm_e", 1, None),
    ("ed", "rail", "tm_e", "ge_d", 1, 1),
    ("fd", "road", "ge_f", "ge_d", 1, 1),
    usd={"ab": 300, "bd": 300, "ac": 100, "cd": 100, "ae": 1},
)


def segments(way):
    return [arc.segment for arc in way or ()]


def test_the_best_depends_on_what_counts():
    assert segments(best(DIAMOND, Ask("cn_a", "ge_d"))) == ["ab", "bd"]
    assert segments(best(DIAMOND, Ask("cn_a", "ge_d", by="distance"))) == ["ae", "ed"]
    assert segments(best(DIAMOND, Ask("cn_a", "ge_d", by="cost"))) == ["ac", "cd"]


def test_unknown_hours_are_never_free():
    closed = scenario.close(scenario.close(DIAMOND, "ab"), "cd")
    assert segments(best(closed, Ask("cn_a", "ge_d"))) == ["ae", "ed"]


@pytest.mark.parametrize("avoid", ["kz_b", "ab", "KZ"])
def test_nodes_segments_and_countries_can_be_avoided(avoid):
    assert segments(best(DIAMOND, Ask("cn_a", "ge_d", avoid=(avoid,)))) == ["ac", "cd"]


def test_modes_can_be_avoided():
    assert best(DIAMOND, Ask("az_c", "ge_d", avoid=("sea", "KZ", "TM"))) is None


def test_the_places_to_pass_are_passed_in_order():
    assert segments(best(DIAMOND, Ask("cn_a", "ge_d", via=("az_c",)))) == ["ac", "cd"]
    there = best(DIAMOND, Ask("cn_a", "ge_d", via=("az_c", "kz_b")))
    assert segments(there) in (["ac", "ac", "ab", "bd"], ["ac", "cd", "bd", "bd"])  # 12 hours
    assert segments(best(DIAMOND, Ask("cn_a", "cn_a", via=("kz_b",)))) == ["ab", "ab"]


def test_a_lorry_keeps_to_the_road():
    assert segments(best(DIAMOND, Ask("ge_f", "ge_d", service="truck"))) == ["fd"]
    assert best(DIAMOND, Ask("ge_f", "ge_d")) is None
    assert best(DIAMOND, Ask("cn_a", "ge_d", service="truck")) is None


def test_a_lorry_s_platform_is_no_way_around_a_change_of_gauge():
    inner, outer = (State("kz_b", Mode.RAIL, gauge) for gauge in (1435, 1520))
    road = State("kz_b", Mode.ROAD)
    start, stop = State("cn_a", Mode.RAIL, 1435), State("ge_d", Mode.RAIL, 1520)
    places = DIAMOND.places
    arcs = [
        Arc("in", "run", start, inner, "rail", "in", hours=amount(1, "in")),
        Arc("out", "run", outer, stop, "rail", "out", hours=amount(1, "out")),
        Arc("gauge", "gauge_change", inner, outer, "rail", node="kz_b", hours=amount(9, "kz_b")),
        Arc("off", "transshipment", inner, road, "road", node="kz_b", hours=amount(1, "kz_b")),
        Arc("on", "transshipment", road, outer, "rail", node="kz_b", hours=amount(1, "kz_b")),
    ]
    way = best(Network(2026, places, tuple(arcs)), Ask("cn_a", "ge_d"))
    assert [arc.id for arc in way] == ["in", "gauge", "out"]


def test_a_tie_is_broken_by_hours_and_the_best_of_several_tracks_is_taken():
    tie = net(
        ("a_late", "rail", "cn_a", "kz_b", 10, 2),
        ("b_soon", "rail", "cn_a", "kz_b", 10, 1),
        ("over_c", "rail", "cn_a", "kz_c", 5, 3),
        ("from_c", "rail", "kz_c", "kz_b", 4, 3),
    )
    assert segments(best(tie, Ask("cn_a", "kz_b"))) == ["b_soon"]
    assert segments(best(tie, Ask("cn_a", "kz_b", by="distance"))) == ["over_c", "from_c"]
    states = search.graph(scenario.close(tie, "kz_c"), Ask("cn_a", "kz_b", by="distance"))
    assert segments(search.best_in(states)) == ["b_soon"]
    assert segments(search.best_without(states, "b_soon")) == ["a_late"]
    assert search.best_without(states, "kz_b") is None


def test_the_fewest_transshipments_are_the_best_however_long():
    """By ship with a change at the port, or all the way by rail over a change of gauge."""
    ashore, aboard = State("kz_b", Mode.RAIL), State("kz_b", Mode.SEA)
    arcs = [
        *net(("ab", "rail", "cn_a", "kz_b", 9, 1), ("around", "rail", "kz_b", "ge_d", 9, 90)).every,
        stop("transshipment", "kz_b", 1),
        Arc("sail", "run", aboard, State("ge_d", Mode.SEA), "sea", "sail", hours=amount(1, "sail")),
    ]
    harbour = Network(2026, DIAMOND.places, tuple(arcs))
    assert arcs[-2].tail == ashore and arcs[-2].head == aboard
    assert segments(best(harbour, Ask("cn_a", "ge_d"))) == ["ab", "", "sail"]
    fewest = Ask("cn_a", "ge_d", by="transshipments")
    assert segments(best(harbour, fewest)) == ["ab", "around"]
    assert [weight(arc, fewest.by) for arc in arcs[-2:]] == pytest.approx([1, 0], abs=1e-3)


def test_a_journey_starts_on_land_and_ends_beyond_the_border(tmp_path):
    network = build(extended(tmp_path), 2026)

    def ids(origin, destination, **asked):
        return [arc.id for arc in best(network, Ask(origin, destination, **asked))]

    assert ids("aktau", "alat") == ["dwell sea-aktau-alat at aktau", "run sea-aktau-alat to alat"]
    assert ids("xian", "dostyk") == [
        "border rail-xian-dostyk to dostyk", "run rail-xian-dostyk to dostyk",
    ]  # fmt: skip
    assert ids("dostyk", "xian", via=("xian",)) == ids("dostyk", "xian") == [
        "border rail-xian-dostyk to xian", "run rail-xian-dostyk to xian",
    ]  # fmt: skip
    assert ids("aktau", "aktau", via=("alat",)) == [
        *ids("aktau", "alat"), "transshipment alat sea to sea", *ids("alat", "aktau"),
    ]  # fmt: skip


def test_what_can_be_reached():
    def reached(origin, **asked):
        return search.reachable(DIAMOND, Ask(origin, "ge_d", **asked))

    rail = {"cn_a", "kz_b", "az_c", "tm_e", "ge_d"}
    assert reached("cn_a") == reached("kz_b", via=("tm_e", "az_c")) == rail
    assert reached("cn_a", service="truck") == reached("ge_f") == set()
    assert reached("ge_f", service="truck") == {"ge_f", "ge_d"}
    assert reached("cn_a", avoid=("kz_b", "TM")) == rail - {"kz_b", "tm_e"}
    assert reached("cn_a", avoid=("sea", "ed", "ab"), via=("az_c",)) == {"cn_a", "az_c", "tm_e"}
    assert reached("cn_a", via=("ge_f",)) == set()


@pytest.mark.parametrize(
    "ask",
    [
        *(Ask("cn_a", "ge_d", avoid=(one,)) for one in ("kz_b", "ab", "sea", "road", "KZ", "XX")),
        *(Ask("cn_a", "ge_d", by=by) for by in Criterion),
        Ask("cn_a", "cn_a", via=("kz_b",)),
        Ask("cn_a", "ge_d", service="truck"),
    ],
)
def test_what_can_be_understood_is_not_refused(ask):
    search.check(DIAMOND, ask)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (Ask("cn_x", "ge_d"), "nearest: cn_a"),
        (Ask("cn_a", "ge_x"), "nearest: ge_[df]"),
        (Ask("cn_a", "ge_d", via=("kz_x",)), "nearest: kz_b"),
        (Ask("cn_a", "ge_d", avoid=("sea", "KAZ")), "'KAZ'"),
        (Ask("cn_a", "ge_d", avoid=("kz",)), "'kz'"),
        (Ask("cn_a", "ge_d", avoid=("kz_bb",)), "nearest: kz_b"),
        (Ask("cn_a", "cn_a"), "goes nowhere"),
        (Ask("cn_a", "cn_a", via=("cn_a", "cn_a")), "goes nowhere"),
    ],
)
def test_what_cannot_be_understood_is_told(ask, told):
    with pytest.raises((UnknownNameError, RoutesError), match=told):
        search.check(DIAMOND, ask)


def test_no_price_at_all_is_told_and_not_taken_for_nothing():
    with pytest.raises(RoutesError, match="no line has a price"):
        search.check(net(("ab", "rail", "cn_a", "kz_b", 1, 1)), Ask("cn_a", "kz_b", by="cost"))


hours = st.one_of(st.none(), st.integers(1, 9).map(float))
rows = st.lists(
    st.tuples(
        st.sampled_from(["rail", "sea", "ferry", "road"]),
        st.sampled_from(NODES),
        st.sampled_from(NODES),
        st.integers(1, 50).map(float),
        hours,
    ).filter(lambda row: row[1] != row[2]),
    min_size=1,
    max_size=9,
)


def network_of(drawn):
    named = [(f"s{at}", *row) for at, row in enumerate(drawn)]
    priced = {f"s{at}": float(7 * at % 5) for at in range(0, len(named), 2)}
    return net(*named, *((f"x{node}", "rail", node, "cn_z", 1, 50) for node in NODES), usd=priced)


def enumerated(network, ask):
    """The least weight of all simple ways, found by walking every one of them."""
    modes = {"container": ("rail", "ferry", "sea"), "truck": ("road", "ferry")}[ask.service]
    found = []

    def walk(node, passed, sofar):
        if node == ask.destination:
            found.append(sofar)
            return
        for arc in network.arcs:
            if arc.tail.node == node and arc.head.node not in passed and arc.mode in modes:
                barred = {arc.segment, arc.mode, arc.head.node, arc.head.node[:2].upper()}
                if not barred & set(ask.avoid):
                    walk(arc.head.node, passed | {arc.head.node}, sofar + weight(arc, ask.by))

    if not {ask.origin, ask.origin[:2].upper()} & set(ask.avoid):
        walk(ask.origin, {ask.origin}, 0.0)
    return min(found, default=None)


asks = st.builds(
    Ask,
    st.just("cn_a"),
    st.sampled_from(NODES[1:]),
    st.sampled_from(Criterion),
    st.sampled_from(["container", "truck"]),
    avoid=st.lists(st.sampled_from([*NODES, "KZ", "sea", "s0", "cn_z"]), max_size=2).map(tuple),
)


def ranked(way, by):
    return sum(weight(arc, by) for arc in way)


@settings(max_examples=150, deadline=None)
@given(rows, asks)
def test_the_best_way_is_that_of_an_independent_enumeration(drawn, ask):
    network = network_of(drawn)
    way, least = best(network, ask), enumerated(network, ask)
    assert (way is None) == (least is None)
    if way:
        assert ranked(way, ask.by) == pytest.approx(least, abs=1e-3)
        ends = [(arc.tail.node, arc.head.node) for arc in way]
        assert ends[0][0] == ask.origin and ends[-1][1] == ask.destination
        assert all(one[1] == other[0] for one, other in pairwise(ends))


@settings(max_examples=100, deadline=None)
@given(rows, asks, st.sampled_from([*NODES, "s0", "cn_z"]))
def test_closing_never_shortens_and_opening_restores_exactly(drawn, ask, subject):
    network = network_of(drawn)
    closed = scenario.close(network, subject)
    before, after = best(network, ask), best(closed, ask)
    if after:
        assert before and ranked(after, ask.by) >= ranked(before, ask.by) - 1e-6
    assert best(without(closed, *closed.shut), ask) == before


@settings(max_examples=100, deadline=None)
@given(rows, asks, st.sampled_from([*NODES, "s0", "s1", "cn_z"]))
def test_what_is_gone_from_a_graph_is_as_closed_in_the_network(drawn, ask, subject):
    network = network_of(drawn)
    assume(subject in {*network.places, *network.segments})
    states = search.graph(network, ask)
    before = search.best_in(states)
    after = search.best_without(states, subject)
    closed = best(scenario.close(network, subject), ask)
    assert (after is None) == (closed is None)
    if after:
        assert ranked(after, ask.by) == pytest.approx(ranked(closed, ask.by))
        assert not any(subject in arc.subjects for arc in after)
    assert search.best_in(states) == before == best(network, ask)


@pytest.fixture(scope="module")
def now(real):
    return build(real, 2026)


@pytest.mark.parametrize("pair", [("xian", "halkali"), ("xian", "poti"), ("alat", "mersin")])
def test_the_way_back_has_the_same_kilometres_and_hours_but_at_borders(now, pair):
    there, back = (Itinerary(best(now, Ask(*ends))) for ends in (pair, pair[::-1]))
    assert there.km.likely == pytest.approx(back.km.likely)
    hours = [way.hours.likely - way.hours_by_kind["border"].likely for way in (there, back)]
    assert hours[0] == pytest.approx(hours[1])


def test_the_way_back_differs_only_where_direction_is_a_fact(now):
    ends = ("tbilisi_road", "ganja_road")
    there, back = (best(now, Ask(*one, service="truck")) for one in (ends, ends[::-1]))
    differ = {
        (one.kind, one.hours.likely, other.hours.likely)
        for one, other in zip(
            sorted(there, key=lambda arc: (arc.kind, arc.segment)),
            sorted(back, key=lambda arc: (arc.kind, arc.segment)),
            strict=True,
        )
        if one.hours != other.hours
    }
    assert differ == {("border", 54.9, 9.9)}


def test_closing_any_line_of_the_best_way_never_shortens(now):
    ask = Ask("altynkol", "poti")
    way = best(now, ask)
    for segment in Itinerary(way).segments:
        after = best(scenario.close(now, segment), ask)
        assert after is None or ranked(after, "time") >= ranked(way, "time")
