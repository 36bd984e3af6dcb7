"""Whether a way by way of a place leads to its end: on small networks by hand."""

import pytest

from routes.network.itinerary import Itinerary
from routes.network.leading import leads
from routes.network.search import Ask, best
from tests.nets import net

# A line from west to east, 10 hours a piece, with a spur of some hours to a port in its middle.
LINE = [("ab", "rail", "kz_a", "kz_b", 1, 10.0), ("bc", "rail", "kz_b", "kz_c", 1, 10.0)]


def spur(hours: float):
    return [*LINE, ("bp", "rail", "kz_b", "kz_p", 1, hours)]


def told(rows, *asked, **more) -> bool:
    network, ask = net(*rows), Ask(*asked, **more)
    return leads(network, ask, Itinerary(best(network, ask)))


def test_a_way_through_a_place_on_the_line_leads_there_both_ways():
    assert told(LINE, "kz_a", "kz_c", via=("kz_b",))
    assert told(LINE, "kz_c", "kz_a", via=("kz_b",))


def test_a_way_beyond_its_end_and_back_does_not():
    far = [*LINE, ("cd", "rail", "kz_c", "kz_d", 1, 20.0)]
    assert not told(far, "kz_a", "kz_c", via=("kz_d",))
    assert not told(far, "kz_b", "kz_a", via=("kz_d",))  # nor one that first goes away from it


# From the fork it is 10 hours to the end, from the port so many more as the spur has, of which the
# way takes 20 and the spur twice: 5 % of 22 hours are more than 1, and of 23 less than 1.5.
@pytest.mark.parametrize(("hours", "leads_there"), [(1.0, True), (1.5, False)])
def test_a_port_may_lie_a_little_off_the_way(hours, leads_there):
    assert told(spur(hours), "kz_a", "kz_c", via=("kz_p",)) is leads_there


def test_a_way_back_over_other_lines_is_one_too():
    ring = [*LINE, ("cd", "rail", "kz_c", "kz_d", 1, 10.0), ("da", "rail", "kz_d", "kz_a", 1, 40.0)]
    assert not told(ring, "kz_a", "kz_b", via=("kz_d",))


def test_places_are_passed_in_the_order_in_which_they_are_asked_for():
    row = [*LINE, ("cd", "rail", "kz_c", "kz_d", 1, 20.0)]
    assert told(row, "kz_a", "kz_d", via=("kz_b", "kz_c"))
    assert not told(row, "kz_a", "kz_d", via=("kz_c", "kz_a"))
