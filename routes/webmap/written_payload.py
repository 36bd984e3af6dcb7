"""How the map's scripts write numbers and dates: by CLDR, which not every browser has whole."""

from datetime import date
from typing import Any

from routes.network.season import MONTHS
from routes.words import passport, shortened

YEAR, DAY = 2026, 27  # whose digits stand in no other part of a date
SKELETONS = {"month": "yMMM", "day": "yMMMd"}


def written(lang: str) -> dict[str, Any]:
    r"""Return the marks of decimals and thousands, words of sizes, dates of each month with gaps.

    >>> tongue = written("tr")
    >>> tongue["marks"], tongue["sizes"][-1], tongue["dates"]["day"][10]
    ([',', '.'], (1000, '\xa0bin'), '{d} Kas {y}')
    """
    number = passport.number_text(1111.5, lang)
    return {
        "marks": [number[-2], number[1]],
        "sizes": [*shortened.words(lang).items()],
        "dates": {
            kind: [_pattern(month, skeleton, lang) for month in MONTHS]
            for kind, skeleton in SKELETONS.items()
        },
    }


def _pattern(month: int, skeleton: str, lang: str) -> str:
    text = passport.day(date(YEAR, month, DAY), skeleton, lang)
    return text.replace(str(YEAR), "{y}").replace(str(DAY), "{d}")
