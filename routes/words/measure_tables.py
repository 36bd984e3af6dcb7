"""What is measured of ways in words: CAREC's measures, hours by country, and the points so far."""

from collections.abc import Mapping

import pandas as pd

from routes.facts import labels
from routes.facts.facts import Fact
from routes.network import countries, measures, staircase
from routes.network.countries import SEA
from routes.network.itinerary import Itinerary, Total
from routes.network.measures import SPEEDS
from routes.network.staircase import HOURS, USD
from routes.view.answer import View
from routes.words import passport, ranges
from routes.words.map_tables import Table

Ways = Mapping[str, Itinerary]
NONE = "–"
SHOWN = (
    *("speed_with_delay_kmh", "speed_kmh", "borders", "border_h", "border_each_h"),
    *("usd_border", "usd_border_each", "usd_500km_20t"),
)


def texts(view: View, itinerary: Itinerary) -> dict[str, str]:
    """Return the measures of an itinerary by their names, as texts."""
    found = measures.of(view.dataset, itinerary, ranges.load_t(view))
    told = {name: _text(view, name, total) for name, total in found.every().items()}
    told["borders"] = str(len(found.borders))
    if not found.borders:
        told |= dict.fromkeys(("border_each_h", "usd_border_each"), NONE)
    return {view.word(f"ui.measure_{name}"): told[name] for name in SHOWN}


def averages(view: View, itinerary: Itinerary, year: int) -> str:
    """Say what CAREC measured on average beside them, with year and source; nothing for none."""
    found = measures.averages(view.dataset, itinerary, year)
    parts = [
        f"{view.word(f'ui.measure_{measure}')}: {_average(view, fact)}, "
        f"{passport.cited(view, fact.source)}"
        for measure, fact in found.items()
    ]
    return f"{view.word('ui.carec_average')}: {'; '.join(parts)}." if parts else ""


def table(view: View, ways: Ways, year: int) -> Table:
    """Return the measures of all ways as rows, and below them what CAREC measured on average."""
    rows = [{view.word("ui.line"): name, **texts(view, way)} for name, way in ways.items()]
    first = next(iter(ways.values()), None)
    known = measures.averages(view.dataset, first, year) if first else {}
    if known:
        words = {f"ui.measure_{measure}": _average(view, fact) for measure, fact in known.items()}
        average = {view.word(word): text for word, text in words.items()}
        rows.append({view.word("ui.line"): view.word("ui.carec_average"), **average})
    frame = pd.DataFrame(rows, index=pd.Index(range(len(rows)), name="number")).fillna("")
    return Table(view.word("ui.measures"), frame)


def by_country(view: View, ways: Ways) -> Table:
    """Return the hours in each country and at sea, a column for each way."""
    hours = {name: countries.hours(view.dataset, way.arcs) for name, way in ways.items()}
    codes = list(dict.fromkeys(code for known in hours.values() for code in known))
    columns = {
        name: [
            ranges.ranged(view, known[code], ranges.HOURS, 1, 0) if code in known else ""
            for code in codes
        ]
        for name, known in hours.items()
    }
    names = [land(view, code) for code in codes]
    index = pd.Index(codes, name="id")
    frame = pd.DataFrame({view.word("ui.country"): names, **columns}, index=index)
    return Table(view.word("ui.country_hours"), frame)


def steps(view: View, ways: Ways) -> Table:
    """Return the points of the drawing: what has been spent so far after each arc of each way."""
    paid = any(staircase.is_known(way, USD) for way in ways.values())
    rows = [row for name, way in ways.items() for row in _steps(view, name, way, paid)]
    frame = pd.DataFrame(rows, index=pd.Index(range(len(rows)), name="number")).round(1)
    return Table(view.word("ui.staircase_rows"), frame)


def land(view: View, country: str) -> str:
    """Return the name of a country by its code, and the word for the sea."""
    return view.word("arc.sea") if country == SEA else labels.country(country, view.query.lang)


def _steps(view: View, name: str, way: Itinerary, paid: bool) -> list[dict[str, object]]:
    hours, usd = (staircase.points(way, what) for what in (HOURS, USD))
    rows = []
    for one, other in zip(hours, usd, strict=True):
        arc = one.arc
        node = (arc.head.node if arc.runs else arc.node) if arc else way.origin
        row: dict[str, object] = {
            view.word("ui.line"): name,
            view.word("ui.what"): ranges.what(view, arc) if arc else "",
            view.word("ui.place"): labels.name(view.dataset, node, view.query.lang),
            view.word("ui.km_so_far"): one.km,
            view.word("ui.hours_so_far"): one.spent,
            "P10": one.low,
            "P90": one.high,
        }
        rows.append(row | ({view.word("ui.usd_so_far"): other.spent} if paid else {}))
    return rows


def _text(view: View, name: str, total: Total) -> str:
    if total.likely is None:
        return view.word("ui.unknown")
    whole = Total(total.low, total.likely, total.high)
    text = ranges.ranged(view, whole, "", 1, 0 if name.startswith("usd") else 1).replace("  ", " ")
    if not total.missing:
        return text.strip()
    bound = view.word("ui.at_most" if name in SPEEDS else "ui.at_least")
    return f"{bound} {text.strip()}"


def _average(view: View, fact: Fact) -> str:
    value = passport.amount(view, fact).removesuffix(fact.unit).strip()
    return f"{value} ({fact.year})" if fact.year else value
