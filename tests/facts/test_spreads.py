"""What is assumed of single figures and of waits, by hand."""

import numpy as np
import pytest

from routes.facts import amounts, spreads
from tests.facts.test_amounts import flat, knowing

SEA = "sea-aktau-alat"


def test_the_surer_a_figure_the_narrower_it_is():
    widths = [spreads.SPREADS[caveat] for caveat in ("measured", "", "press_report", "derived")]
    widths.append(spreads.WIDEST)
    assert widths == sorted(widths, key=lambda ends: ends[1] - ends[0])
    assert all(low < 1 < high for low, high in widths)


@pytest.mark.parametrize(
    "caveat", ["", "measured", "derived", "unsourced", "low_precision", "target"]
)
def test_a_single_figure_has_the_range_of_its_caveat_and_a_range_keeps_its_own(toy, caveat):
    low, high = spreads.SPREADS.get(caveat, spreads.WIDEST)
    single = knowing(toy, (SEA, "sailing_h", 10, None, None, None, caveat))
    found = amounts.timed(single, SEA, "sailing_h", 2026)
    if caveat in amounts.DOUBTED:
        assert found is None
        return
    assert (found.low, found.likely, found.high) == pytest.approx((10 * low, 10, 10 * high))
    ranged = knowing(toy, (SEA, "sailing_h", 10, 9, 10, None, caveat))
    found = amounts.timed(ranged, SEA, "sailing_h", 2026)
    assert (found.low, found.likely, found.high) == (9, 10, 10)


def test_no_hours_stay_no_hours(toy):
    free = knowing(toy, ("dostyk", "border_h", 0))
    found, _ = amounts.border(free, "xian", "dostyk", "rail", 2026)
    assert (found.low, found.likely, found.high) == (0, 0, 0)


def test_a_speed_is_spread_in_hours(toy):
    quick = knowing(toy, ("mode:rail", "speed_kmh", 50))
    found = amounts.running(quick, "rail-shu-aktau", "rail", 2026, flat(100))
    assert (found.low, found.likely, found.high) == pytest.approx((1.6, 2, 2.4))


@pytest.mark.parametrize(("shortest", "longest"), [(10, 10), (10, 30), (1, 100)])
def test_who_comes_at_any_time_waits_as_the_paradox_says(shortest, longest):
    dice = np.random.default_rng(1)
    gaps = dice.uniform(shortest, longest, 200_000)
    arrivals = dice.uniform(0, gaps.sum(), 200_000)
    ships = np.cumsum(gaps)
    waits = ships[np.searchsorted(ships, arrivals)] - arrivals
    assert waits.mean() == pytest.approx(spreads.interval_h(shortest, longest) / 2, rel=0.01)
    assert spreads.interval_h(shortest, longest) >= (shortest + longest) / 2
