"""What is measured of an itinerary as plain values: a part of the JSON of journeys and studies.

- `measures`: `speed_with_delay_kmh` and `speed_kmh` (without), `border_h` and `border_each_h` (the
  mean of a border), `usd_border` and `usd_border_each`, `usd_500km_20t`: each with low, likely,
  high, at_least and missing, a speed with at_most in place of at_least; `borders` counts them.
- `hours_by_country`: hours by ISO code in the order of travel; under way in ships is `sea`.
- `averages`: what CAREC measured beside them: `measure`, `value`, `low`, `high`, `unit`, `year`,
  `scope`, `source`.
- `losses`: `place`, `reason` (ship, port, border, gauge_change, transshipment) and `hours` (low,
  likely, high, at_least, missing), the largest first.
- `staircase`: a point at the start and one after each arc: `km`, `hours`, `p10_h`, `p90_h`,
  `hours_at_least`, `usd`, `usd_low`, `usd_high`, `usd_at_least`; null where nothing is known.
"""

from typing import Any

from routes.network import countries, measures, staircase
from routes.network.itinerary import Itinerary, Total
from routes.network.measures import SPEEDS
from routes.network.no_gain import Unused, Why
from routes.network.staircase import HOURS, USD
from routes.tables.dataset import Dataset

DIGITS = 2


def measured(dataset: Dataset, found: Itinerary, year: int, load_t: float | None) -> dict[str, Any]:
    """Return the measures, losses and points of an itinerary; the schema stands above."""
    known = measures.of(dataset, found, load_t)
    return {
        "measures": {
            "borders": len(known.borders),
            **{name: _measure(name, total) for name, total in known.every().items()},
        },
        "hours_by_country": {
            country: total_row(hours)
            for country, hours in countries.hours(dataset, found.arcs).items()
        },
        "averages": [
            {
                "measure": measure,
                "value": fact.value,
                "low": fact.low,
                "high": fact.high,
                "unit": fact.unit,
                "year": fact.year,
                "scope": fact.scope or None,
                "source": fact.source,
            }
            for measure, fact in measures.averages(dataset, found, year).items()
        ],
        "losses": [
            {"place": loss.place, "reason": loss.reason, "hours": total_row(loss.hours)}
            for loss in measures.losses(found)
        ],
        "staircase": points(found),
    }


def points(found: Itinerary) -> list[dict[str, Any]]:
    """Return the points of the staircase, hours and dollars side by side."""
    hours, usd = (staircase.points(found, what) for what in (HOURS, USD))
    told, paid = (staircase.is_known(found, what) for what in (HOURS, USD))
    return [
        {
            "km": rounded(one.km),
            "hours": rounded(one.spent) if told else None,
            "p10_h": rounded(one.low) if told else None,
            "p90_h": rounded(one.high) if told else None,
            "hours_at_least": one.at_least,
            "usd": rounded(other.spent) if paid else None,
            "usd_low": rounded(other.low) if paid else None,
            "usd_high": rounded(other.high) if paid else None,
            "usd_at_least": other.at_least,
        }
        for one, other in zip(hours, usd, strict=True)
    ]


def total_row(total: Total) -> dict[str, Any]:
    """Return a total as all documents do."""
    return {
        "low": rounded(total.low),
        "likely": rounded(total.likely),
        "high": rounded(total.high),
        "at_least": total.at_least,
        "missing": list(total.missing),
    }


def unused_row(unused: Unused | None) -> dict[str, Any] | None:
    """Return why an opening changes nothing; whatif_words.py says what stands in it."""
    if unused is None:
        return None
    promises = [
        {"subject": subject, "promised_h": rounded(promised), "today_h": rounded(today)}
        for subject, promised, today in unused.promises
    ]
    more = rounded(unused.more) if unused.why == Why.LONGER else None
    return {"why": unused.why, "more": more, "place": unused.place or None, "promises": promises}


def rounded(number: float | None) -> float | None:
    """Return a number with two decimals."""
    return None if number is None else round(number, DIGITS) + 0.0


def _measure(name: str, total: Total) -> dict[str, Any]:
    row = total_row(total)
    if name in SPEEDS:
        row["at_most"] = row.pop("at_least")
    return row
