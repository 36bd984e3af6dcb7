"""Sums of hours that are spread, on a grid: what each part weighs there, and the shares of the sum.

How, the module spread says. All parts are worked out together: they are many and small.
"""

from collections.abc import Sequence
from math import ceil

import numpy as np
import numpy.typing as npt

from routes.facts.amounts import UNIFORM, Amount

LEAST_H = 1e-6  # a narrower range is none

Floats = npt.NDArray[np.float64]
Waves = npt.NDArray[np.complex128]


def is_whole(amount: Amount) -> bool:
    """Return whether an amount is known with its ends.

    >>> is_whole(Amount(6.0, 9.0, 24.0)), is_whole(Amount(6.0, None, 24.0))
    (True, False)
    """
    return None not in (amount.low, amount.likely, amount.high)


def width(amount: Amount) -> float:
    """Return how wide an amount is; 0 where it has no range, or is unknown.

    >>> width(Amount(6.0, 9.0, 24.0)), width(Amount(9.0, 9.0, 9.0))
    (18.0, 0.0)
    """
    wide = (amount.high or 0.0) - (amount.low or 0.0) if is_whole(amount) else 0.0
    return wide if wide > LEAST_H else 0.0


def waves(parts: Sequence[Amount], step: float, size: int) -> Waves:
    """Return the Fourier transforms of parts that have a range, one a row.

    `step` is that of the grid in hours, `size` the count of its points.

    >>> np.fft.irfft(waves([Amount(0.0, 2.0, 4.0)], 2.0, 4)).round(3).tolist()
    [[0.167, 0.667, 0.167, 0.0]]
    """
    widths = [width(part) for part in parts]
    counts = [ceil(wide / step) + 3 for wide in widths]
    x: Floats = step * np.concatenate([np.arange(-1.0, count - 1) for count in counts])
    excess = _triangles(x, parts, counts)
    uniform = np.repeat([part.shape == UNIFORM for part in parts], counts)
    if uniform.any():
        excess[uniform] = _uniform(x[uniform], np.repeat(widths, counts)[uniform])
    steps = excess[1:] - excess[:-1]
    second = (steps[1:] - steps[:-1]) / step
    masses, begin = np.zeros((len(parts), size)), 0
    for row, count in zip(masses, counts, strict=True):
        row[: count - 2] = second[begin : begin + count - 2]
        begin += count
    return np.fft.rfft(masses)


def shares(sums: Waves) -> Floats:
    """Return the share of each sum up to each point of the grid, one sum a row.

    >>> shares(waves([Amount(0.0, 2.0, 4.0)], 2.0, 4)).round(3).tolist()
    [[0.0, 0.167, 0.833, 1.0, 1.0]]
    """
    found = np.cumsum(np.fft.irfft(sums), axis=1)
    begun: Floats = np.concatenate((np.zeros((len(found), 1)), found), axis=1)
    return np.maximum.accumulate(begun, axis=1)


def _uniform(x: Floats, wide: Floats) -> Floats:
    inside = np.clip(x, 0.0, wide)
    return inside**2 / (2 * wide) + np.maximum(x - wide, 0.0)


def _triangles(x: Floats, parts: Sequence[Amount], counts: Sequence[int]) -> Floats:
    """The excess of triangles, one part behind the other."""
    ends = [(width(part), (part.likely or 0.0) - (part.low or 0.0)) for part in parts]
    numbers = [
        (wide, top, (top + wide) / 3, 3 * wide * top, 3 * wide * (wide - top)) for wide, top in ends
    ]
    wide, top, third, before, after = np.repeat(np.array(numbers), counts, axis=0).T
    behind = x > top
    up, down = (x > 0) & ~behind, behind & (x < wide)
    excess = np.where(behind, x - third, 0.0)
    excess[up] = x[up] ** 3 / before[up]
    excess[down] += (wide - x)[down] ** 3 / after[down]
    excess[x <= 0] = 0.0
    return excess
