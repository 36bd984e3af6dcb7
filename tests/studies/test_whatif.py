"""What openings and other what-ifs change for a set of journeys."""

import pytest

from routes.errors import RoutesError
from routes.network.journey import plan
from routes.network.network import Slow
from routes.network.request import Request
from routes.studies import whatif
from tests.nets import net


def test_the_toy_has_one_opening_and_one_new_way(toy):
    study = whatif.of_pairs(toy, [("xian", "ganja"), ("xian", "alat")], Request())
    (row,) = study.rows
    assert row.request.open == ("to_ganja",)
    new, same = row.effects
    assert (new.outcome, new.before, new.change("hours")) == ("new_way", None, None)
    assert new.newly_used == new.after.segments
    # Hours of the port are unknown on both ways alike, so nothing is different.
    assert (same.outcome, same.change("km"), same.newly_used) == ("same", 0.0, ())


@pytest.mark.parametrize(
    ("change", "outcome"),
    [
        ({"open": ("caspian_ships",)}, "quicker"),
        ({"close": ("kuryk",)}, "same"),
        ({"slow": (Slow("aktau", 3),)}, "longer"),
    ],
)
def test_any_what_if_has_its_effect_on_each_journey(real, change, outcome):
    study = whatif.of_pairs(real, [("xian", "poti")], Request(**change))
    assert study.rows[0].effects[0].outcome == outcome


def test_an_effect_is_that_of_the_two_answers(real):
    asked = Request("xian", "halkali", open=("caspian_ships",))
    journey = plan(real, asked)
    (row,) = whatif.of_pairs(real, [("xian", "halkali")], Request(open=("caspian_ships",))).rows
    (effect,) = row.effects
    assert (effect.before, effect.after) == (journey.before, journey.itineraries[0])
    hours = effect.after.hours.likely - effect.before.hours.likely
    assert effect.change("hours") == hours < 0


def test_a_closing_may_leave_no_way(toy):
    study = whatif.of_pairs(toy, [("xian", "alat")], Request(close=("aktau",)))
    assert study.rows[0].effects[0].outcome == "no_way"


def test_each_opening_and_each_line_of_none_is_offered(real):
    offered = whatif.offered(real)
    assert offered[:2] == ("tripp", "china_kyrgyzstan_uzbekistan")
    assert "rail-cerkezkoy-kapikule-new" in offered and "rail-horadiz-agbend" not in offered
    study = whatif.of_pairs(real, whatif.named(real), Request())
    assert [row.request.open for row in study.rows] == [(name,) for name in offered]
    outcomes = {effect.outcome for row in study.rows for effect in row.effects}
    assert outcomes <= {"quicker", "same", "new_way", "no_way"}
    assert all(
        "quicker" in {effect.outcome for effect in row.effects}
        for row in study.rows
        if row.request.open[0] in ("china_kyrgyzstan_uzbekistan", "ayagoz_bakhty", "caspian_ships")
    )


def test_no_journey_is_refused(toy):
    with pytest.raises(RoutesError, match="one ORIGIN-DESTINATION or more"):
        whatif.of_pairs(toy, [], Request())


def test_what_is_unknown_on_one_side_has_no_difference():
    line = net(("ab", "rail", "cn_a", "kz_b", 10, None))
    other = net(("ab", "rail", "cn_a", "kz_b", 8, 2))
    ways = [whatif.Itinerary(one.arcs[:1]) for one in (line, other)]
    effect = whatif.Effect(*ways)
    assert (effect.outcome, effect.change("hours"), effect.change("km")) == ("unknown", None, -2.0)
