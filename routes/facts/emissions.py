"""Greenhouse gases of transport: kilograms of CO2 equivalent for each tonne of goods.

Well to wheel, by leg, as ISO 14083 and the GLEC Framework have it: the factor of the line, of what
runs along it (a topic of courses.csv, such as ocean ships), else of the mode, times its kilometres.
What is spent at ports, borders and changes is not counted.
"""

from dataclasses import replace

from routes.facts import courses
from routes.facts.amounts import UNKNOWN, Amount, stated
from routes.tables.dataset import Dataset

QUANTITY = "g_co2e_tkm"
GRAMS = 1000.0  # of a kilogram


def under_way(dataset: Dataset, segment: str, mode: str, year: int, km: Amount) -> Amount:
    """Return kg of CO2 equivalent for a tonne over a segment.

    >>> gases = under_way(data, "rail-dostyk-shu", "rail", 2026, km=Amount(500.0, 500.0, 500.0))
    >>> gases.low, gases.likely, gases.high, gases.basis  # 20, 30 and 40 g in the toy
    (10.0, 15.0, 20.0, 'default')
    """
    if km.likely is None:
        return UNKNOWN
    for subject in (segment, *courses.topics_over(dataset).get(segment, ()), f"mode:{mode}"):
        factor = stated(dataset, subject, QUANTITY, year)
        if factor:
            basis = "own" if subject == segment else "default"
            return replace(factor.times(km.likely / GRAMS), factor=1.0, basis=basis)
    return UNKNOWN
