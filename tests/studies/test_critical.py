"""What is critical, held against taking out everything by brute force."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.errors import RoutesError, UnknownNameError
from routes.network import scenario
from routes.network.building import build
from routes.network.itinerary import Itinerary
from routes.network.network import without
from routes.network.request import Request
from routes.network.search import Ask, best
from routes.studies import critical
from routes.studies.critical import ADDED, END, NO_WAY, UNKNOWN, Loss, criticality
from routes.view.answer import answer
from routes.view.query import Query
from tests.nets import net
from tests.network.test_search import DIAMOND, NODES, network_of, rows

CHAIN = net(
    ("ab", "rail", "cn_a", "kz_b", 100, 1),
    ("bc", "rail", "kz_b", "kz_c", 100, 2),
    ("slow", "rail", "kz_b", "kz_c", 100, 7),
    ("cd", "rail", "kz_c", "ge_d", 100, 3),
)


def losses(found):
    return {part.subject: part.losses[0] for part in found.parts}


def ranking(found):
    return {part.subject: (part.cut, part.added_h) for part in found.parts}


def test_a_chain_with_a_second_track_by_hand():
    found = criticality(CHAIN, [Ask("cn_a", "ge_d")])
    assert [part.subject for part in found.parts] == ["ab", "cd", "kz_b", "kz_c", "bc"]
    assert losses(found)["bc"] == Loss(ADDED, 5)
    assert losses(found)["ab"] == losses(found)["kz_c"] == Loss(NO_WAY)
    assert "cn_a" not in losses(found)
    assert ranking(found)["bc"] == (0, 5)
    assert ranking(found)["ab"] == (1, 0)


def test_the_ends_of_one_journey_may_be_critical_to_another():
    found = criticality(CHAIN, [Ask("cn_a", "ge_d"), Ask("cn_a", "kz_b")])
    assert next(part for part in found.parts if part.subject == "kz_b").losses == (
        Loss(NO_WAY),
        Loss(END),
    )


def test_a_place_that_must_be_passed_is_an_end_and_says_nothing():
    through = criticality(CHAIN, [Ask("cn_a", "ge_d", via=("kz_b",))])
    assert losses(through).keys() == {"ab", "cd", "kz_c", "bc"}
    one, other = Ask("cn_a", "kz_c", via=("kz_b",)), Ask("cn_a", "kz_c")
    both = {part.subject: part for part in criticality(CHAIN, [one, other]).parts}
    assert both["kz_b"].losses == (Loss(END), Loss(NO_WAY)) and both["kz_b"].cut == 1


def test_what_is_cut_and_what_is_added_count_over_all_journeys():
    asks = [Ask("cn_a", "ge_d"), Ask("kz_b", "kz_c"), Ask("cn_a", "kz_b"), Ask("ge_d", "kz_c")]
    found = criticality(CHAIN, asks)
    assert [(part.subject, part.cut, part.added_h) for part in found.parts] == [
        ("ab", 2, 0), ("cd", 2, 0), ("kz_b", 1, 0), ("kz_c", 1, 0), ("bc", 0, 10),
    ]  # fmt: skip
    assert found.parts[-1].losses == (
        Loss(ADDED, 5),
        Loss(ADDED, 5),
        Loss(ADDED, 0),
        Loss(ADDED, 0),
    )


@pytest.mark.parametrize(("more", "first"), [(4e-7, "early"), (4e-6, "late")])
def test_hours_that_differ_by_less_than_a_millionth_are_the_same(more, first):
    fork = net(
        ("early", "rail", "cn_a", "kz_b", 1, 1),
        ("early2", "rail", "cn_a", "kz_b", 1, 2),
        ("late", "rail", "kz_b", "kz_c", 1, 1),
        ("late2", "rail", "kz_b", "kz_c", 1, 2 + more),
    )
    parts = criticality(fork, [Ask("cn_a", "kz_c")]).parts
    assert [part.subject for part in parts[:2]] == ["kz_b", first]


def test_a_journey_without_a_way_depends_on_nothing():
    found = criticality(CHAIN, [Ask("cn_a", "ge_d", avoid=("bc", "slow"))])
    assert found.before == (None,) and found.parts == ()


def test_unknown_hours_of_the_way_around_stay_unknown():
    closed = scenario.close(DIAMOND, "cd")
    assert losses(criticality(closed, [Ask("cn_a", "ge_d")]))["ab"] == Loss(UNKNOWN)


def brute(network, ask):
    """What each node and segment adds, by closing every one of them."""
    was = best(network, ask)
    found = {}
    for subject in sorted({*network.places, *network.segments}):
        now = best(scenario.close(network, subject), ask)
        if was is None or subject in (ask.origin, ask.destination):
            continue
        if now is None:
            found[subject] = Loss(NO_WAY)
        elif Itinerary(was).hours.missing or Itinerary(now).hours.missing:
            if Itinerary(was).hours != Itinerary(now).hours:
                found[subject] = Loss(UNKNOWN)
        elif added := Itinerary(now).told().likely - Itinerary(was).told().likely:
            found[subject] = Loss(ADDED, added)
    return found


@settings(max_examples=150, deadline=None)
@given(rows, st.sampled_from(NODES[1:]), st.sampled_from(["container", "truck"]))
def test_only_what_lies_on_the_best_way_makes_a_difference(drawn, goal, service):
    network, ask = network_of(drawn), Ask("cn_a", goal, service=service)
    found = losses(criticality(network, [ask]))
    expected = brute(network, ask)
    for subject, loss in expected.items():
        assert found[subject] == loss
    for subject, loss in found.items():
        assert loss.outcome in (UNKNOWN, END) or expected[subject] == loss
        assert loss.hours is None or loss.hours >= 0


@settings(max_examples=50, deadline=None)
@given(rows, st.permutations(NODES[1:4]))
def test_ranks_are_stable(drawn, goals):
    network = network_of(drawn)
    first = criticality(network, [Ask("cn_a", goal) for goal in goals])
    again = criticality(network, [Ask("cn_a", goal) for goal in reversed(goals)])
    assert [part.subject for part in first.parts] == [part.subject for part in again.parts]
    keys = [(-part.cut, -(part.added_h or 0.0)) for part in first.parts]
    assert keys == sorted(keys)


@pytest.fixture(scope="module")
def found(real):
    return critical.of_pairs(real, critical.named(real), Request())


def test_every_journey_of_the_set_has_a_way_and_all_need_alat(real, found):
    assert len(found.asks) == 5 and all(found.before)
    assert found.parts[0].subject == "alat" and found.parts[0].cut == 5


def test_on_the_real_network_it_is_as_brute_force_says(real, found):
    network, ask = build(real, found.year), found.asks[0]
    expected = brute(network, ask)
    got = losses(found)
    for subject, loss in expected.items():
        assert got[subject].outcome == loss.outcome
        assert got[subject].hours == pytest.approx(loss.hours)


def test_removing_closures_restores_the_answer_exactly(real, found):
    network = build(real, found.year)
    closed = scenario.close(network, "aktau")
    changed = criticality(closed, found.asks)
    assert changed.parts != found.parts
    assert criticality(without(closed, *closed.shut[-1:]), found.asks).parts == found.parts


def test_a_view_with_a_journey_is_about_that_journey(real):
    query = Query(origin="xian", destination="poti", close=("aktau",), year=2025)
    one = critical.of_view(answer(real, query))
    assert [(ask.origin, ask.destination) for ask in one.asks] == [("xian", "poti")]
    assert one.year == 2025 and "sea-aktau-alat" not in ranking(one)
    assert one == criticality(answer(real, query).journey.network, one.asks)


def test_a_view_without_a_journey_is_about_the_set(real, found):
    assert critical.of_view(answer(real, Query(lang="ru"))) == found


def test_each_set_has_its_own_journeys_in_order(toy):
    assert critical.named(toy) == (("xian", "alat"), ("dostyk", "aktau"))
    assert critical.named(toy, "compare") == (("xian", "alat"),)
    turned = replace(toy, journeys=toy.journeys.iloc[::-1])
    assert critical.named(turned) == critical.named(toy)


def test_pairs_are_planned_as_the_request_says_but_for_its_ends(toy):
    asked = Request("shu", "shu", via=("shu",), avoid=("sea",), year=2025)
    found = critical.of_pairs(toy, [("xian", "aktau")], asked)
    assert found.asks == (Ask("xian", "aktau", avoid=("sea",)),) and found.year == 2025


def test_pairs_are_read_by_id_and_by_name(real):
    assert critical.read_pair(real, "xian-poti") == ("xian", "poti")
    assert critical.read_pair(real, "Сиань-Поти") == ("xian", "poti")
    assert critical.read_pair(real, "Порт-Саид-Поти") == ("port_said", "poti")
    assert critical.read_pair(real, "poti-Порт-Саид") == ("poti", "port_said")
    with pytest.raises(UnknownNameError, match=r"nearest: Poti \(poti\)"):
        critical.read_pair(real, "xian-poty")
    with pytest.raises(UnknownNameError, match="unknown journey"):
        critical.read_pair(real, "xian")
    with pytest.raises(RoutesError, match="no journey"):
        critical.of_pairs(real, [], Request())
