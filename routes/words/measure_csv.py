"""What is measured of itineraries as CSV: a row for each measure of each itinerary.

`itinerary` is 1 for the best and 0 for the way without the what-if; `measure` is a name of
measure_json.py, or hours, km and usd for the totals, hours_in for those in a `country` (its ISO
code, or sea) and lost_h for those lost at a `place` for a `reason`. `bound` says at_least or
at_most where something is unknown. What CAREC measured on average has the basis published.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from routes.network.itinerary import Itinerary
from routes.tables.dataset import Dataset
from routes.words import measure_json
from routes.writing import spreadsheet

COLUMNS = (
    *("itinerary", "name", "measure", "country", "place", "reason", "unit"),
    *("low", "likely", "high", "bound", "basis", "year", "source"),
)
UNITS = {"kmh": "km/h", "h": "h", "usd": "USD"}
TOTALS = {"hours": "h", "km": "km", "usd": "USD"}
Row = dict[str, Any]


def as_csv(
    dataset: Dataset, ways: Mapping[int, tuple[str, Itinerary]], year: int, load_t: float | None
) -> str:
    """Return the measures of itineraries by their numbers, each with its name."""
    rows = [
        {**dict.fromkeys(COLUMNS), "itinerary": number, "name": name, **row}
        for number, (name, way) in ways.items()
        for row in measured_rows(dataset, way, year, load_t)
    ]
    return spreadsheet.of_rows(rows, COLUMNS)


def measured_rows(
    dataset: Dataset, way: Itinerary, year: int, load_t: float | None
) -> Iterator[Row]:
    """Return the rows of one itinerary."""
    document = measure_json.measured(dataset, way, year, load_t)
    totals = {"hours": way.hours, "km": way.km, "usd": way.usd}
    for name, total in totals.items():
        yield _row(name, TOTALS[name], measure_json.total_row(total), year)
    for name, found in document["measures"].items():
        if name == "borders":
            yield {"measure": name, "likely": found, "basis": "computed", "year": year}
        else:
            yield _row(name, _unit(name), found, year)
    for country, hours in document["hours_by_country"].items():
        yield {**_row("hours_in", "h", hours, year), "country": country}
    for loss in document["losses"]:
        where = {"place": loss["place"], "reason": loss["reason"]}
        yield {**_row("lost_h", "h", loss["hours"], year), **where}
    for average in document["averages"]:
        shown = ("measure", "low", "high", "unit", "year", "source")
        yield {
            **{name: average[name] for name in shown},
            "likely": average["value"],
            "basis": "published",
        }


def _row(name: str, unit: str, found: Row, year: int) -> Row:
    bound = next((word for word in ("at_least", "at_most") if found.get(word)), None)
    ends = {end: found[end] for end in ("low", "likely", "high")}
    return {
        "measure": name,
        "unit": unit,
        **ends,
        "bound": bound,
        "basis": "computed",
        "year": year,
    }


def _unit(name: str) -> str:
    return next(unit for part, unit in UNITS.items() if part in name.split("_"))
