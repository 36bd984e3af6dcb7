"""The grid on which hours are added up: each part keeps its mean, and stands alone."""

import numpy as np
import pytest

from routes.facts.amounts import UNIFORM, Amount
from routes.network import grid

PARTS = [
    Amount(0.0, 2.0, 4.0),
    Amount(3.0, 3.0, 9.0),
    Amount(1.0, 5.0, 5.0),
    Amount(0.0, 3.0, 6.0, shape=UNIFORM),
]
MEANS = [2.0, 2.0, 4 - 4 / 3, 3.0]  # above the low end of each
STEP, SIZE = 0.25, 64


def test_each_part_weighs_one_and_keeps_its_mean():
    masses = np.fft.irfft(grid.waves(PARTS, STEP, SIZE))
    assert masses.sum(axis=1) == pytest.approx([1.0] * len(PARTS))
    assert masses @ (STEP * np.arange(SIZE)) == pytest.approx(MEANS)
    assert masses.min() > -1e-12


def test_a_part_is_the_same_alone_and_among_others():
    together = grid.waves(PARTS, STEP, SIZE)
    for part, row in zip(PARTS, together, strict=True):
        [alone] = grid.waves([part], STEP, SIZE)
        assert (alone == row).all()


def test_shares_rise_from_none_to_all():
    shares = grid.shares(grid.waves(PARTS, STEP, SIZE))
    assert shares.shape == (len(PARTS), SIZE + 1)
    assert (shares[:, 0] == 0).all() and shares[:, -1] == pytest.approx(1.0)
    assert (np.diff(shares, axis=1) >= 0).all()
