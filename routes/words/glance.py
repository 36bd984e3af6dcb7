"""The ways of a comparison in one look: days, km, dollars and gases, each with its range."""

from dataclasses import dataclass

from routes.facts.amounts import HOURS_PER_DAY
from routes.network import measures
from routes.network.itinerary import Total
from routes.studies.compare import FOUND, Comparison, Way
from routes.view.answer import View
from routes.words import passport, ranges

OPEN = " + ?"  # behind a range to which unknown parts come


@dataclass(frozen=True)
class Glance:
    """A way in one look: its name, then by heading a value and its range, "" where there is none.

    Where nothing was found `why` says so, and there are no cells.
    """

    name: str
    why: str
    cells: tuple[tuple[str, str], ...]


def headings(view: View, study: Comparison) -> list[str]:
    """Return what the columns hold: the way, then a heading for each cell."""
    words = ("ui.way", "ui.days_median", "ui.km", ranges.COST[study.box], "ui.gases_t")
    return [view.word(word) for word in words]


def rows(view: View, study: Comparison) -> list[Glance]:
    """Return the ways in the order of their table."""
    return [_row(view, way) for way in study.ways]


def _row(view: View, way: Way) -> Glance:
    name, found = view.word(f"way.{way.id}"), way.itinerary
    if found is None or way.result != FOUND:
        return Glance(name, f"{view.word(f'ui.{way.result}')}. {way.why}".removesuffix(". "), ())
    days = _cell(view, found.told(), HOURS_PER_DAY, 1)
    km, gases = (
        _cell(view, found.km, 1.0, 0),
        _cell(view, found.kg_t, 1.0, 0, f" {passport.unit(view, 'kg')}"),
    )
    text, ends = ranges.dollars(view, found)
    if found.usd.at_least and measures.is_priced(found):
        ends += OPEN
    return Glance(name, "", (days, km, (text, ends), gases))


def _cell(view: View, total: Total, per: float, digits: int, unit: str = "") -> tuple[str, str]:
    if total.likely is None:
        return view.word("ui.unknown"), ""
    least = f"{view.word('ui.at_least')} " if total.at_least else ""
    likely = f"{least}{ranges.number_text(view, total.likely / per, digits)}{unit}"
    return likely, ranges.span(view, total, per, digits)
