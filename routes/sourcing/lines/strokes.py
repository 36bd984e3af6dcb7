"""Lines as they come from a source, before they are joined into a network."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Position = tuple[float, float]  # longitude, latitude in degrees
Positions = npt.NDArray[np.float64]  # rows of the same

DECIMALS = 5
FAST_COST = 5.0
FAST = ("yüksek hızlı", "high speed", "high-speed", "高速", "高铁", "客运专线", "客专", "城际")


@dataclass(frozen=True)
class Stroke:
    """A stretch of railway or road.

    `oneway` is 1 where traffic runs along the positions only, -1 against them, 0 both ways. A way
    along the stroke counts `cost` times its length, so that sidings and lesser roads are taken
    only where nothing better leads on.
    """

    positions: tuple[Position, ...]
    oneway: int = 0
    cost: float = 1.0


def rounded(positions: Positions) -> tuple[Position, ...]:
    """Return positions to 5 decimals (1 m), so that those which two strokes share are the same."""
    return tuple((float(lon), float(lat)) for lon, lat in positions.round(DECIMALS))


def fast_cost(name: str) -> float:
    """Return how many times its length a railway counts for its name.

    Freight keeps off the lines of fast passenger trains, where there is another.
    """
    return FAST_COST if any(word in name.lower() for word in FAST) else 1.0
