"""The twelve months of a way in words: a table, its rows as texts, and what they tell together."""

from itertools import groupby

import pandas as pd

from routes.facts import labels
from routes.facts.amounts import HOURS_PER_DAY
from routes.network.itinerary import Total
from routes.studies import months
from routes.studies.months import Month, Months
from routes.view.answer import View
from routes.words import itineraries, ranges
from routes.words.map_tables import Table


def of_view(view: View) -> Months | None:
    """Return the months of the itinerary that the query chose; None without a journey."""
    way = itineraries.itinerary(view)
    return months.of_way(view.dataset, view.journey, way) if view.journey and way else None


def table(view: View) -> Table:
    """Return the days of each month, likely and P10 to P90, and of which ports nothing is known."""
    found = of_view(view)
    rows = found.months if found else ()
    drawn = [month.spread for month in rows]
    points = {
        name.upper(): [_days(getattr(one, name, None)) for one in drawn]
        for name in ("p10", "p50", "p90")
    }
    frame = pd.DataFrame(
        {
            view.word("ui.month"): [name(view, month) for month in rows],
            view.word("ui.likely_d"): [_days(month.hours.likely) for month in rows],
            **points,
            view.word("ui.weather_unknown"): [places(view, month) for month in rows],
        },
        index=pd.Index([month.month for month in rows], name="month"),
    )
    return Table(view.word("ui.months"), frame)


def texts(view: View) -> list[list[str]]:
    """Return a row for each month: its name, its days with P10 to P90, where nothing is known."""
    found = of_view(view)
    word = view.word("ui.weather_unknown")
    return [
        [name(view, one), days(view, one), f"{word}: {places(view, one)}" if one.untold else ""]
        for one in (found.months if found else ())
    ]


def days(view: View, month: Month) -> str:
    """Return the days of a month, P50 and those from P10 to P90: "17.5 days (15.4–19.7)"."""
    if not month.spread:
        return ranges.days(view, month.hours)
    points = Total(month.spread.p10, month.spread.p50, month.spread.p90, month.hours.missing)
    return f"{ranges.days(view, points)} ({ranges.span(view, points, HOURS_PER_DAY, 1)})"


def name(view: View, month: Month) -> str:
    """Return the name of a month."""
    return labels.months(view.query.lang)[month.month - 1]


def places(view: View, month: Month) -> str:
    """Return the names of the ports of whose weather in a month nothing is known."""
    lang = view.query.lang
    return ", ".join(labels.name(view.dataset, port, lang) for port in month.untold)


def notes(view: View) -> list[str]:
    """Say which month is safest, and of which nothing is known at which ports."""
    found = of_view(view)
    if not found:
        return []
    if not found.ports:
        return [view.word("ui.no_port")]
    safest, told = found.safest, [view.word("ui.no_safest")]
    if safest:
        every = len(found.comparable) == len(found.months)
        text = f"{name(view, safest)}, {days(view, safest)}"
        told = [labels.filled(view.word("ui.safest" if every else "ui.safest_of"), text)]
    by_ports = sorted((month.untold, month.month) for month in found.months if month.untold)
    for ports, some in groupby(by_ports, key=lambda pair: pair[0]):
        told.append(itineraries.unknown_weather(view, [month for _, month in some], ports))
    return told


def _days(hours: float | None) -> float | None:
    return None if hours is None else round(hours / HOURS_PER_DAY, 1)
