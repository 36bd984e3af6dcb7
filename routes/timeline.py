"""Dates that are known to the day, the month or the year, held against a year."""

from calendar import isleap, monthrange
from datetime import date


def first_day(text: str) -> date:
    """The first day that 2024, 2024-07 or 2024-07-03 can mean."""
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(text: str) -> date:
    """The last day that 2024, 2024-07 or 2024-07-03 can mean."""
    parts = [int(part) for part in text.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else monthrange(year, month)[1])


def share_of_year(begin: str, end: str, year: int) -> float:
    """The share (0 to 1) of a year that lies between two dates, both counted; no end: it lasts."""
    first = max(first_day(begin), date(year, 1, 1))
    last = min(last_day(end) if end else date.max, date(year, 12, 31))
    return max((last - first).days + 1, 0) / (366 if isleap(year) else 365)


def begun(text: str, year: int) -> bool:
    """Tell whether a date lies in a year or before it; an unknown date ("") does."""
    return not text or first_day(text).year <= year
