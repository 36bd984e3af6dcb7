"""What is assumed where sources tell one figure or none: how far hours may lie from it.

A figure without a range is no sure one. SPREADS says by its caveat between how many times as few
and as many hours it is taken to lie; each with its reason. They are assumptions, as the pages say,
and are not fitted to anything: where sources of press reports tell a range themselves it is, in the
median, 0.86 to 1.33 of their figure, and 0.81 to 1.2 where there is no caveat.
"""

from collections.abc import Iterable

from routes.facts.facts import Fact

WIDEST = (0.5, 2.0)  # hardly more than the order of magnitude
SPREADS = {
    "measured": (0.85, 1.15),  # measured, but on other days
    "": (0.8, 1.2),  # told by those who should know
    "advertised": (0.85, 1.35),  # a promise is seldom beaten and often missed
    "press_report": (0.85, 1.35),  # as wide as the ranges of such reports are
    "derived": (0.75, 1.5),  # our own working out adds its error
}


def of(facts: Iterable[Fact]) -> tuple[float, float]:
    """Return between how many times the hours of some equal facts are taken to lie.

    What several tell alike is as sure as the surest of them.

    >>> from routes.facts import facts
    >>> of(facts.of(data, "sea-aktau-alat", "length_km"))
    (0.85, 1.15)
    """
    found = [SPREADS.get(fact.caveat, WIDEST) for fact in facts]
    return min(found, key=lambda ends: ends[1] - ends[0], default=(1.0, 1.0))


def interval_h(shortest: float, longest: float) -> float:
    """Return E[T^2] / E[T] of the hours T between two ships, half of which one waits in the mean.

    T lies evenly between the shortest and the longest. Who comes at any time falls more often into
    the longer intervals, and so waits longer than half of the mean one: the inspection paradox
    (Feller 1971, An Introduction to Probability Theory and Its Applications, vol. 2, I.4).

    >>> interval_h(24, 24), interval_h(12, 36)
    (24.0, 26.0)
    """
    mean = (shortest + longest) / 2
    return (shortest**2 + shortest * longest + longest**2) / 3 / mean
