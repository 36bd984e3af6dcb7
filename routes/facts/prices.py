"""Dollars of a box or a lorry over a line, at a border and through a place, taken from facts.

The rules by which a price is found, beside those of amounts.py:
- The line's own charge comes first, then its share, by kilometres, of that of a journey over it.
  `journey:A-B` holds from A to B; the way back it holds where `journey:B-A` has no price.
- Then, for boxes by rail, what the railways of the country it leaves, else enters, take a
  kilometre, then what CAREC has found shipments to pay for 500 km and 20 t (`mode:MODE`), by the
  load of the box (`topic:box_*`). Ships have no such default.
- What is known of the other box alone counts by the usual ratio of both prices, and another
  currency by the mean rate of the year (`topic:exchange`): such a price is `converted`.
- CAREC's average takes in what is paid at borders, and a journey's price those inside it: there a
  border is `included` and adds nothing. So is a change of gauge, which CAREC counts with a border.
- Prices move: each gets a spread of 14 % for the year in which it was told, and more, as the root
  of the years, for one of another year, at most 50 %. That is how much CAREC's own averages moved
  from year to year, by rail (820, 836, 902, 804) and by road (901, 918, 1256, 945). A price without
  a year counts as one of four years ago.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from math import sqrt

from routes.facts import courses, facts
from routes.facts.amounts import UNKNOWN, Amount, share, stated
from routes.facts.facts import Fact
from routes.kinds import ArcKind, Mode
from routes.tables.dataset import Dataset, records


class Box(StrEnum):
    """What is sent by container."""

    FORTY = "40ft"
    TWENTY = "20ft"


@dataclass(frozen=True)
class Line:
    """A segment in the direction of travel, from one node to the other."""

    segment: str
    mode: str
    tail: str
    head: str


LORRY = "lorry"  # what is paid for where goods go by lorry
INCLUDED = Amount(0.0, 0.0, 0.0, basis="included")
LORRIES = ("usd_lorry", "usd_lorry_m", "eur_lorry")
BOXES = tuple(f"usd_{box}{end}" for box in Box for end in ("", "_km"))
# What is published of whole journeys.
THROUGH: dict[str, tuple[str, ...]] = {
    Box.FORTY: ("cost_usd_feu",),
    Box.TWENTY: ("cost_usd_teu", "freight_index_20ft"),
    LORRY: (),
}
OTHER = {Box.FORTY: Box.TWENTY, Box.TWENTY: Box.FORTY}
AVERAGE_KM, AVERAGE_T = 500.0, 20.0  # of CAREC's usd_500km_20t
WANDERS, MOST, UNDATED = 0.14, 0.5, 4  # a year, at most, and the years of what has no year


def load(dataset: Dataset, unit: str, year: int) -> Amount:
    """Return the tonnes of goods in a box (40ft, 20ft) or a lorry.

    >>> load(data, "40ft", 2026).likely
    20.0
    """
    return stated(dataset, f"topic:box_{unit}", "load_t", year) or UNKNOWN


def published(dataset: Dataset, unit: str) -> tuple[Fact, ...]:
    """Return through prices and indices that are published for a box, of all topics, rivals too.

    >>> [(fact.subject, fact.value) for fact in published(data, "40ft")]
    [('topic:ocean', 2500.0)]
    """
    rows = dataset.facts
    topics = rows["subject"][rows["quantity"].isin(THROUGH[unit])]
    return tuple(
        fact
        for topic in dict.fromkeys(topics)
        if topic.startswith("topic:")
        for fact in facts.all_of(dataset, topic)
        if fact.quantity in THROUGH[unit]
    )


def over_line(dataset: Dataset, line: Line, year: int, km: Amount, unit: str) -> Amount:
    """Return dollars for a box or lorry over a line from its tail to its head.

    >>> line = Line("sea-aktau-alat", "sea", "aktau", "alat")
    >>> price = over_line(data, line, 2026, UNKNOWN, "40ft")
    >>> price.likely, price.basis
    (900.0, 'own')
    """
    own = _own(dataset, line, year, km, unit)
    if own:
        return own[1]
    rate = _railways(dataset, line, year, unit) or _average(dataset, line.mode, year, unit)
    return _by_km(rate, km) if rate else UNKNOWN


def at_border(dataset: Dataset, line: Line, year: int, unit: str) -> Amount:
    """Return dollars at the border that a line crosses.

    >>> at_border(data, Line("rail-xian-dostyk", "rail", "xian", "dostyk"), 2026, "40ft").likely
    200.0
    """
    own = _own(dataset, line, year, UNKNOWN, unit)
    if own and own[0] != line.segment:
        return INCLUDED
    for node in (line.head, line.tail):
        charge = stated(dataset, node, "usd_border", year)
        if charge:
            return _spread(charge, year)
    if not own and not _railways(dataset, line, year, unit):
        return INCLUDED if _average(dataset, line.mode, year, unit) else UNKNOWN
    usual = stated(dataset, f"topic:handling_{line.mode}_border", "usd_border", year)
    return replace(_spread(usual, year), basis="default") if usual else UNKNOWN


def at_node(dataset: Dataset, node: str, kind: str, year: int, unit: str) -> Amount:
    """Return dollars of a change at a node, of a kind as amounts.handling has them.

    >>> at_node(data, "aktau", "port", 2026, "40ft").basis  # nobody tells
    'unknown'
    """
    if kind == ArcKind.GAUGE_CHANGE:
        charge = stated(dataset, node, "usd_gauge_change", year)
        if charge:
            return _spread(charge, year)
        usual = stated(dataset, "topic:handling_rail_border", "usd_border", year)
        return INCLUDED if usual else UNKNOWN
    return (None if unit == LORRY else _whole(dataset, node, year, unit)) or UNKNOWN


def _own(
    dataset: Dataset, line: Line, year: int, km: Amount, unit: str
) -> tuple[str, Amount] | None:
    """The price of a line or of a journey over it, and whose it is."""
    for subject in _priced(dataset, unit).get(line.segment, ()):
        if not _holds(dataset, subject, line, unit):
            continue
        whole = _whole(dataset, subject, year, unit)
        if whole:
            part = share(dataset, line.segment, subject)
            return subject, replace(whole.times(part), factor=whole.factor)
        rate = _rate(dataset, subject, year, unit)
        if rate:
            return subject, _by_km(rate, km)
    return None


def _holds(dataset: Dataset, subject: str, line: Line, unit: str) -> bool:
    """Whether a price holds in the direction of a line."""
    if subject == line.segment or courses.tail(dataset, subject, line.segment) in ("", line.tail):
        return True
    start, _, stop = subject.removeprefix("journey:").partition("-")
    return f"journey:{stop}-{start}" not in _priced(dataset, unit)[line.segment]


@lru_cache(maxsize=16)
def _priced(dataset: Dataset, unit: str) -> dict[str, tuple[str, ...]]:
    """For each segment what has a price: itself, then the journeys over it, the fewest lines first.

    So building a network asks for no price that nobody tells.
    """
    rows = dataset.facts
    told = {*rows["subject"][rows["quantity"].isin(LORRIES if unit == LORRY else BOXES)]}
    lines = {one: len(courses.of(dataset, one)) for one in told if one.startswith("journey:")}
    over = courses.journeys_over(dataset)
    found = {}
    for segment in map(str, dataset.segments.index):
        journeys = sorted(
            (one for one in over.get(segment, ()) if one in told), key=lines.__getitem__
        )
        found[segment] = (*([segment] if segment in told else ()), *journeys)
    return {segment: subjects for segment, subjects in found.items() if subjects}


@lru_cache(maxsize=1024)
def _whole(dataset: Dataset, subject: str, year: int, unit: str) -> Amount | None:
    """What is charged for the whole of a line, journey or place."""
    if unit != LORRY:
        return _of_box(dataset, subject, "usd_{}", year, unit)
    whole = stated(dataset, subject, "usd_lorry", year)
    if whole:
        return _spread(whole, year)
    metre = stated(dataset, subject, "usd_lorry_m", year)
    length = stated(dataset, f"topic:box_{LORRY}", "length_m", year)
    if metre and length:
        return _times(_spread(metre, year), length)
    euros = stated(dataset, subject, "eur_lorry", year)
    return _converted(dataset, euros, "usd_per_eur", year) if euros else None


def _rate(dataset: Dataset, subject: str, year: int, unit: str) -> Amount | None:
    """What is charged a kilometre of a box; for a lorry nobody tells that."""
    if unit == LORRY:
        return None
    dollars = _of_box(dataset, subject, "usd_{}_km", year, unit)
    return dollars or _of_box(dataset, subject, "cny_{}_km", year, unit, "usd_per_cny")


def _of_box(
    dataset: Dataset, subject: str, quantity: str, year: int, unit: str, exchange: str = ""
) -> Amount | None:
    """The price of a box, else that of the other one by the usual ratio."""
    box = Box(unit)
    price = stated(dataset, subject, quantity.format(box), year)
    if price:
        return _converted(dataset, price, exchange, year) if exchange else _spread(price, year)
    other = stated(dataset, subject, quantity.format(OTHER[box]), year)
    ratio = stated(dataset, f"topic:box_{Box.FORTY}", "price_ratio", year) if other else None
    if not other or not ratio:
        return None
    known = _converted(dataset, other, exchange, year) if exchange else _spread(other, year)
    if known is None:
        return None
    by = ratio if box == Box.FORTY else _inverse(ratio)
    return replace(_times(known, by), basis="converted")


def _railways(dataset: Dataset, line: Line, year: int, unit: str) -> Amount | None:
    """What the railways of the country of one end take a kilometre, as a default."""
    places = records(dataset, "nodes") if line.mode == Mode.RAIL else {}
    for node in (line.tail, line.head) if places else ():
        rate = _of_country(dataset, places[node]["country"], year, unit)
        if rate:
            return rate
    return None


@lru_cache(maxsize=256)
def _of_country(dataset: Dataset, country: str, year: int, unit: str) -> Amount | None:
    rate = _rate(dataset, f"country:{country}", year, unit)
    return replace(rate, basis="default") if rate else None


@lru_cache(maxsize=64)
def _average(dataset: Dataset, mode: str, year: int, unit: str) -> Amount | None:
    """What shipments pay a kilometre by CAREC's average, by the load of the box."""
    average = stated(dataset, f"mode:{mode}", "usd_500km_20t", year)
    loaded = load(dataset, unit, year)
    if not average or loaded.likely is None:
        return None
    usual = _spread(average, year).times(loaded.likely / AVERAGE_T / AVERAGE_KM)
    cited = tuple(dict.fromkeys((*average.facts, *loaded.facts)))
    return replace(usual, facts=cited, basis="default", factor=1.0)


def _converted(dataset: Dataset, price: Amount, exchange: str, year: int) -> Amount | None:
    """A price in dollars by the mean rate of its year, else of the year that is asked for."""
    when = next((fact.year for fact in price.facts if fact.year), year)
    rate = stated(dataset, "topic:exchange", exchange, when)
    return replace(_times(_spread(price, year), rate), basis="converted") if rate else None


def _spread(price: Amount, year: int) -> Amount:
    """A price with the spread of its age."""
    if price.low is None or price.high is None:
        return price
    ages = [UNDATED if fact.year is None else abs(year - fact.year) for fact in price.facts]
    by = min(MOST, WANDERS * sqrt(1 + max(ages, default=UNDATED)))
    return replace(price, low=price.low * (1 - by), high=price.high * (1 + by))


def _times(one: Amount, other: Amount) -> Amount:
    """The product of two amounts that are known: both facts, the basis of the first."""
    ends = [
        None if a is None or b is None else a * b
        for a, b in ((one.low, other.low), (one.likely, other.likely), (one.high, other.high))
    ]
    cited = tuple(dict.fromkeys((*one.facts, *other.facts)))
    return Amount(ends[0], ends[1], ends[2], cited, one.basis)


def _inverse(one: Amount) -> Amount:
    ends = [1 / end if end else None for end in (one.high, one.likely, one.low)]
    return Amount(ends[0], ends[1], ends[2], one.facts, one.basis)


def _by_km(rate: Amount, km: Amount) -> Amount:
    """A rate over the likely length of a line."""
    return UNKNOWN if km.likely is None else replace(rate.times(km.likely), factor=rate.factor)
