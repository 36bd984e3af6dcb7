"""What is critical, held against taking out everything by brute force."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes import critical, scenario
from routes.critical import ADDED, END, NO_WAY, UNKNOWN, Loss, criticality
from routes.errors import RoutesError, UnknownNameError
from routes.itinerary import Itinerary
from routes.journey import Request
from routes.network import build, without
from routes.search import Ask, best
from routes.view import Query, answer
from tests.nets import net
from tests.test_search import DIAMOND, NODES, network_of, rows

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
        elif added := Itinerary(now).hours.likely - Itinerary(was).hours.likely:
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
    query = Query(origin="xian", destination="poti", close="aktau", year="2025")
    one = critical.of_view(answer(real, query))
    assert [(ask.origin, ask.destination) for ask in one.asks] == [("xian", "poti")]
    assert one.year == 2025 and "sea-aktau-alat" not in ranking(one)
    assert one == criticality(answer(real, query).journey.network, one.asks)


def test_a_view_without_a_journey_is_about_the_set(real, found):
    assert critical.of_view(answer(real, Query(lang="ru"))) == found


def test_pairs_are_read_by_id_and_by_name(real):
    assert critical.read_pair(real, "xian-poti") == ("xian", "poti")
    assert critical.read_pair(real, "Сиань-Поти") == ("xian", "poti")
    with pytest.raises(UnknownNameError, match="nearest: poti"):
        critical.read_pair(real, "xian-poty")
    with pytest.raises(UnknownNameError, match="unknown journey"):
        critical.read_pair(real, "xian")
    with pytest.raises(RoutesError, match="no journey"):
        critical.of_pairs(real, [], Request())
