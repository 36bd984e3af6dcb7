"""The other ends of a town: only where another way leads to them."""

import pytest

from routes.network import journey, other_ends, way_names
from routes.network.request import Request


def ends(real, *asked, **more):
    found = journey.plan(real, Request(*asked, **more))
    return {(way.origin, way.destination) for way in other_ends.of_journey(real, found)}


def test_a_town_with_two_ends_tells_of_the_one_that_another_way_reaches(real):
    assert ends(real, "baku", "halkali", alternatives=4) == {("baku", "istanbul")}
    assert ends(real, "baku", "istanbul", alternatives=4) == {("baku", "halkali")}
    assert ends(real, "halkali", "aktau") == {("istanbul", "aktau")}


def test_what_is_reached_by_the_same_way_or_not_at_all_is_not_told(real):
    assert ends(real, "baku", "poti") == set()
    assert ends(real, "aktau", "alat") == set()  # Alat junction lies on the same way
    assert ends(real, "baku", "halkali", close=("poti", "batumi")) == set()


def test_the_names_of_the_ways_differ(real):
    found = journey.plan(real, Request("tbilisi", "halkali", alternatives=3))
    (way,) = other_ends.of_journey(real, found)
    known = {way_names.earned(real, one) for one in found.itineraries}
    assert way_names.earned(real, way) not in known
    assert way == journey.best(real, Request("tbilisi", "istanbul"))


@pytest.mark.parametrize("service", ["container", "truck"])
def test_the_service_that_is_asked_for_holds_there_too(real, service):
    asked = Request("tbilisi", "halkali", service=journey.Service(service))
    if service == "truck":
        assert not journey.serves(real, asked, "halkali")
    assert not journey.serves(real, asked, "istanbul_road") or service == "truck"
