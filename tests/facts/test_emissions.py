"""Greenhouse gases of a tonne, worked out by hand; and those of the real data."""

import pytest

from routes.facts import emissions
from routes.facts.amounts import UNKNOWN, Amount
from routes.network.building import build
from tests.facts.test_amounts import knowing

SEA = "sea-aktau-alat"
KM = Amount(90.0, 200.0, 210.0)


def test_the_line_comes_before_what_runs_along_it_and_the_mode(toy):
    rows = [
        ("mode:sea", "g_co2e_tkm", 45, 30, 50),
        ("topic:ocean", "g_co2e_tkm", 15, 8, 16),  # along the main corridor in the toy
        (SEA, "g_co2e_tkm", 20, 10, 30),
    ]
    expected = [(9, "default"), (3, "default"), (4, "own")]
    for count, answer in enumerate(expected, 1):
        gases = emissions.under_way(knowing(toy, *rows[:count]), SEA, "sea", 2026, KM)
        assert (gases.likely, gases.basis) == answer
    assert (gases.low, gases.high) == (2, 6)  # the spread is that of the factor
    assert emissions.under_way(knowing(toy, rows[0]), SEA, "rail", 2026, KM) == UNKNOWN
    assert emissions.under_way(knowing(toy, rows[0]), SEA, "sea", 2026, UNKNOWN) == UNKNOWN


def test_all_that_runs_has_gases_and_ocean_ships_have_few(real):
    arcs = {arc.id: arc for arc in build(real, 2026, "beyond").every}
    for arc in arcs.values():
        gases = arc.kg_t
        assert arc.runs == (gases.basis != "none")
        assert gases.low <= gases.likely <= gases.high
    caspian, ocean = (arcs[f"run {lane}"] for lane in (
        "sea-aktau-alat to alat", "sea-malacca-good_hope to good_hope",
    ))  # fmt: skip
    assert caspian.kg_t.likely == pytest.approx(0.04508 * caspian.km.likely)
    assert ocean.kg_t.likely == pytest.approx(0.01553 * ocean.km.likely)
    rail = arcs["run rail-beyneu-mangystau to mangystau"]
    assert rail.kg_t.likely == pytest.approx(0.0347 * rail.km.likely)
