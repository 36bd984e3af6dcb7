"""How hours are spread: against what can be worked out by hand, and against dice."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from routes.facts.amounts import UNIFORM, Amount
from routes.network.building import build
from routes.network.search import Ask, best
from routes.network.spread import Spread, along, spread
from tests.nets import fact, net

DRAWS = 10_000
ENDS = [("xian", "halkali"), ("xian", "poti"), ("altynkol", "constanta"), ("dostyk", "poti")]


def arcs(*amounts):
    """Runs one behind the other; (low, likely, high, names of facts, shape)."""
    rows = [(f"s{at}", "rail", f"cn_{at}", f"cn_{at + 1}", 1, 1.0) for at in range(len(amounts))]
    runs = [arc for arc in net(*rows).arcs if arc.id.endswith(f"cn_{int(arc.segment[1:]) + 1}")]
    out = []
    for arc, (low, likely, high, names, *shape) in zip(runs, amounts, strict=True):
        hours = Amount(low, likely, high, tuple(map(fact, names)), shape=(shape or ["triangle"])[0])
        out.append(replace(arc, hours=hours))
    return tuple(out)


def near(found, *hours, tolerance=0.05):
    assert [found.p10, found.p50, found.p90] == pytest.approx(hours, abs=tolerance)


def test_one_triangle_by_hand():
    """F(x) = (x - low)^2 / ((high - low) (top - low)) up to the top."""
    near(spread(arcs((10, 10, 20, "a"))), *(20 - 10 * (1 - q) ** 0.5 for q in (0.1, 0.5, 0.9)))
    near(spread(arcs((10, 20, 20, "a"))), *(10 + 10 * q**0.5 for q in (0.1, 0.5, 0.9)))
    near(spread(arcs((0, 5, 10, "a"))), 50**0.5 * 0.1**0.5, 5, 10 - 50**0.5 * 0.1**0.5)


def test_uniform_hours_by_hand():
    near(spread(arcs((0, 50, 100, "a", UNIFORM))), 10, 50, 90, tolerance=0.1)
    two = spread(arcs((0, 50, 100, "a", UNIFORM), (0, 50, 100, "b", UNIFORM)))
    near(two, 100 * 0.2**0.5, 100, 200 - 100 * 0.2**0.5, tolerance=0.1)


def test_what_rests_on_one_fact_moves_together_also_through_a_third():
    """Three triangles that move together are one, three times as wide."""
    apart = spread(arcs(*((0, 5, 10, name) for name in "abc")))
    joint = spread(arcs(*((0, 5, 10, "a") for _ in range(3))))
    chain = spread(arcs((0, 5, 10, "a"), (0, 5, 10, "b"), (0, 5, 10, "ab")))
    side = 450**0.5 * 0.1**0.5
    near(joint, side, 15, 30 - side)
    assert chain == joint
    assert apart.p90 - apart.p10 < joint.p90 - joint.p10 - 3
    assert apart.p50 == pytest.approx(15, abs=0.05)


def test_what_has_no_range_shifts_all_and_joins_nothing():
    plain = spread(arcs((0, 5, 10, "a"), (0, 5, 10, "b")))
    moved = spread(arcs((0, 5, 10, "a"), (7, 7, 7, "ab"), (0, 5, 10, "b")))
    near(moved, plain.p10 + 7, plain.p50 + 7, plain.p90 + 7, tolerance=1e-9)
    assert spread(arcs((3, 3, 3, "a"), (4, 4, 4, "b"))) == Spread(7, 7, 7)


def test_a_pace_moves_all_of_a_journey_together():
    """A pace of 0.5 to 1.5 of 0, 100 or 200 hours is one triangle more, 50 hours to either side."""
    pace = Amount(0.5, 1.0, 1.5)
    (whole,) = arcs((0, 100, 200, "a"))
    one, other = arcs((0, 100, 200, "a"), (-50, 0, 50, "b"))
    assert spread([replace(whole, pace=pace)]) == spread((one, other))
    parts = arcs((0, 50, 140, "a"), (30, 40, 50, "b"))
    steady = [replace(arc, pace=pace) for arc in parts]
    found, plain = spread(steady), spread(parts)
    assert found.p10 < plain.p10 and found.p90 > plain.p90
    assert along(steady)[-1] == found


def test_no_pace_leads_beyond_the_sum_of_all_ends():
    pace = Amount(0.1, 1.0, 1.9)
    found = spread([replace(arc, pace=pace) for arc in arcs((9, 10, 11, "a"), (19, 20, 21, "b"))])
    assert (found.p10, found.p90) == (28, 32)
    assert found.p50 == pytest.approx(30, abs=0.1)


def test_unknown_hours_are_left_out_and_nothing_known_is_none():
    known = arcs((0, 5, 10, "a"), (0, 5, 10, "b"))
    for lost in ("low", "likely", "high"):
        unknown = replace(known[1], hours=replace(known[1].hours, **{lost: None}))
        assert spread((known[0], unknown)) == spread(known[:1])
        assert spread((unknown,)) is None
        assert along((unknown, known[0])) == (None, spread(known[:1]))


def drawn(some, dice):
    """The same three hours by dice, one for each set of facts."""
    sums, fixed = {}, 0.0
    for arc in some:
        hours = arc.hours
        if hours.low == hours.high:
            fixed += hours.low
            continue
        joined = [key for key in sums if key[0] & {*hours.facts}]
        ends, names = np.array([hours.low, hours.likely, hours.high]), frozenset(hours.facts)
        shapes = {hours.shape}
        for key in joined:
            ends, names, shapes = ends + sums.pop(key), names | key[0], shapes | {key[1]}
        sums[names, UNIFORM if shapes == {UNIFORM} else "triangle"] = ends
    total = np.full(DRAWS, fixed)
    pace = some[0].pace
    whole = sum(arc.hours.likely for arc in some)
    total += whole * (dice.triangular(pace.low, 1, pace.high, DRAWS) - 1)
    for (_, shape), (low, likely, high) in sums.items():
        total += (
            dice.uniform(low, high, DRAWS)
            if shape == UNIFORM
            else dice.triangular(low, likely, high, DRAWS)
        )
    return np.quantile(total, (0.1, 0.5, 0.9))


@pytest.mark.parametrize("pair", ENDS)
def test_dice_come_to_the_same(real, pair):
    """Within what ten thousand draws can tell: two per cent of the width."""
    way = best(build(real, 2026), Ask(*pair))
    found = spread(way)
    near(found, *drawn(way, np.random.default_rng(1)), tolerance=0.02 * (found.p90 - found.p10))


@pytest.mark.parametrize("pair", ENDS)
def test_a_grid_four_times_as_fine_tells_the_same_tenth_of_an_hour(real, pair, monkeypatch):
    way = best(build(real, 2026), Ask(*pair))
    found = spread(way)
    monkeypatch.setattr("routes.network.spread.STEPS", 4096)
    fine = spread(way)
    near(fine, found.p10, found.p50, found.p90, tolerance=0.1)


@pytest.mark.parametrize("pair", ENDS)
def test_hours_only_grow_along_a_journey(real, pair):
    way = best(build(real, 2026), Ask(*pair))
    steps = along(way)
    assert len(steps) == len(way) and steps[-1] == spread(way)
    for before, after in pairwise(steps):
        for name in ("p10", "p50", "p90"):
            assert getattr(before, name) <= getattr(after, name) + 1e-6


ranges = st.tuples(*[st.floats(0, 1000)] * 3).map(lambda some: tuple(sorted(some)))
parts = st.tuples(ranges, st.sampled_from(["a", "b", "ab", "c"])).map(
    lambda pair: (*pair[0], pair[1])
)


@settings(max_examples=100, deadline=None)
@given(st.lists(parts, min_size=1, max_size=8), st.floats(1, 100))
def test_it_lies_between_low_and_high_and_grows_with_its_parts(some, factor):
    way = arcs(*some)
    found = spread(way)
    low, high = (sum(one[at] for one in some) for at in (0, 2))
    points = [low, found.p10, found.p50, found.p90, high]
    for lower, upper in pairwise(points):
        assert lower <= upper + 1e-6
    slow = spread([replace(arc, hours=arc.hours.times(factor)) for arc in way])
    for name in ("p10", "p50", "p90"):
        assert getattr(slow, name) == pytest.approx(factor * getattr(found, name), abs=1e-4)
