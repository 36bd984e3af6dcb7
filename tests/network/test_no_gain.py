"""Why an opening changes nothing: by hand on small networks, by kind on the real ones."""

from dataclasses import replace

import pytest

from routes.network import journey, no_gain, opening, search
from routes.network.network import UNOPENED, Opened, Shut
from routes.network.no_gain import Promise, Unused, Why
from routes.network.request import Request
from routes.network.search import Ask
from tests.nets import net

ROWS = [
    ("old", "rail", "xx_a", "xx_c", 1, 10.0),
    ("new_one", "rail", "xx_a", "xx_b", 1, 8.0),
    ("new_two", "rail", "xx_b", "xx_c", 1, 7.0),
    ("spur", "rail", "xx_b", "xx_d", 1, 1.0),
]


def supposed(*lines):
    """A network in which some lines are not there yet, and the same with them."""
    network = net(*ROWS)
    shut = tuple(Shut(line, UNOPENED) for line in lines)
    opened = tuple(Opened(line, "x") for line in lines)
    return replace(network, shut=shut), replace(network, opened=opened)


def test_the_best_way_over_what_opens_takes_so_much_more(toy):
    """8 + 7 hours over the new line, 10 over the old one."""
    base, network = supposed("new_one", "new_two")
    found = no_gain.why(toy, base, network, Ask("xx_a", "xx_c"))
    assert (found.why, found.more) == (Why.LONGER, pytest.approx(5, abs=1e-4))


def test_a_spur_only_leads_there_and_back(toy):
    base, network = supposed("spur")
    assert no_gain.why(toy, base, network, Ask("xx_a", "xx_c")) == Unused(Why.APART)
    assert no_gain.why(toy, base, network, Ask("xx_a", "xx_d")).why == Why.LONGER


def test_what_opens_nothing_has_no_reason(toy):
    base, _ = supposed("spur")
    assert no_gain.why(toy, base, base, Ask("xx_a", "xx_c")) is None


def asked(real, name, *ends):
    found = journey.understood(real, Request(*ends, open=(name,)))
    return no_gain.why(real, found.base, found.network, found.ask)


def test_a_promise_that_is_no_better_is_told_with_both_numbers(real):
    found = asked(real, "btk_five_million", "xian", "halkali")
    assert found.why == Why.PROMISE
    assert Promise("journey:alat-boyuk_kesik", 24.0, 13.0) in found.promises
    assert all(one.promised_h >= one.today_h for one in found.promises)


def test_a_port_without_ships_is_named(real):
    assert asked(real, "anaklia", "xian", "constanta") == Unused(Why.NO_SHIP, place="anaklia")


@pytest.mark.parametrize(
    ("name", "old"),
    [("tripp", "rail-akhalkalaki-kartsakhi"), ("istanbul_north", "rail-gebze-marmaray")],
)
def test_a_longer_way_is_as_much_longer_as_without_the_old_one(real, name, old):
    """Held against the search: the best way where the line that is used today is closed."""
    found = asked(real, name, "xian", "halkali")
    assert found.why == Why.LONGER
    ask = Request("xian", "halkali", open=(name,), close=(old,))
    usual, forced = (journey.understood(real, one) for one in (Request("xian", "halkali"), ask))
    ways = [search.best(one.network, one.ask) for one in (usual, forced)]
    assert {*opening.lines(real, name)} & {arc.segment for arc in ways[1]}
    counts = [sum(search.weight(arc, ask.by) for arc in way) for way in ways]
    assert found.more == pytest.approx(counts[1] - counts[0], abs=0.01)


def test_of_several_reasons_the_nearest_counts():
    some = [Unused(Why.APART), Unused(Why.NO_SHIP, place="p"), Unused(Why.LONGER, 2.0)]
    assert no_gain.nearest(some).more == 2.0
    assert no_gain.nearest(some[:2]).why == Why.NO_SHIP
    assert no_gain.nearest([]) is None
