"""How far a mark stands aside of its year, so that none lies on another of nearly the same value.

Pixels and not years: what a mark tells, and the table, keep the true year. All is reckoned for the
narrowest column: in a wider one marks of two years lie farther apart, those of one year as here.
"""

from collections.abc import Iterator, Sequence
from math import sqrt

APART = 9  # pixels between the middles of two marks, each of which is 8.4 wide
STEPS = sorted(range(-18, 19, 3), key=lambda aside: (abs(aside), -aside))  # an axis has 22 beyond
BEYOND = 1.16  # by so much at most an axis goes on beyond the largest number, to end at a round one

Place = tuple[int, float]  # a year, a number


def offsets(
    places: Sequence[Place],
    years: tuple[int, int],
    size: tuple[int, int],
) -> list[int]:
    """Return how many pixels each of some marks stands right of its year.

    `places` are the marks, first those that are rather to stay. Where there is no room a mark
    stays. For `years` and `size` see `scales`.

    >>> offsets([(2020, 10.0), (2020, 9.9), (2021, 9.9), (2020, 5.0)], (2010, 2020), (200, 100))
    [0, 9, 0, 0]
    """
    year, number = scales(max(amount for _, amount in places), years, size)
    taken: list[tuple[float, float, int]] = []
    found: list[int] = []
    for when, amount in places:
        near = [*_near(taken, when * year, number * amount)]
        free = (step for step in STEPS if all(_clear(step, *one) for one in near))
        found.append(next(free, 0))
        taken.append((when * year, number * amount, found[-1]))
    return found


def scales(most: float, years: tuple[int, int], size: tuple[int, int]) -> tuple[float, float]:
    """Return the pixels of a year and those of a unit of the numbers, of which `most` is largest.

    `years` are the first and the last of the axis, `size` the pixels between these where the column
    is narrowest, and those of the axis of numbers.
    """
    return size[0] / max(1, years[1] - years[0]), size[1] / (BEYOND * (most or 1.0))


def _near(
    taken: Sequence[tuple[float, float, int]], x: float, y: float
) -> Iterator[tuple[float, int, float]]:
    """What lies about as high: how far right its year is, how far aside it stands, and its room."""
    for right, high, aside in taken:
        if abs(high - y) < APART:
            yield right - x, aside, sqrt(APART**2 - (high - y) ** 2)


def _clear(step: int, right: float, aside: int, room: float) -> bool:
    """Tell whether a mark that is moved a step leaves room to another.

    It does not pass one of another year, with which it would meet in a wider column.
    """
    gap = right + aside - step
    return abs(gap) >= room and gap * right >= 0
