"""Hours and kilometres of a year, taken from facts: an arc's own or a default.

The rules by which a number is found:
- Only preferred facts count, and none whose caveat says that it is a target, outdated, of another
  scope, of a test run or at odds with what is certain.
- Of the facts of a subject the newest up to the year is taken, else one without a year, else the
  earliest later one. Several of one year and different scope are taken together.
- Where a source gives only a range, its middle is the likely value. Hours that rest on one figure
  without a range are spread as `spreads` assumes.
- A line that lacks hours of its own takes its share, by kilometres, of those of a journey over it.
- Lorries stand while their drivers rest: hours of driving grow by a driver's day.
- What a subject lacks comes from a default: `mode:MODE` for speeds, `topic:handling_*` for stops.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import lru_cache

from routes.facts import courses, driving, facts, spreads
from routes.facts.facts import Fact
from routes.kinds import Mode, NodeKind
from routes.tables.dataset import Dataset, records

TARGET = "target"
DOUBTED = (TARGET, "outdated", "different_scope", "conflicting", "test_run")
HOURS_PER_DAY = 24.0
HOURS_PER_MONTH = 8766.0 / 12  # of a year of 365.25 days
SHIPS = ("ferry", "sea")
UNIFORM = "uniform"


@dataclass(frozen=True)
class Amount:
    """A number with its range and where it comes from. None: unknown, which is not zero.

    `basis` is own, converted (its own, of another box or currency), promised (of what a what-if
    opens), default (of the mode, the country or such stops), drawn (measured on the map), included
    (counted elsewhere), none (there is nothing to count) or unknown. `factor` is what scenarios
    have made of it, `season` holds the facts by which the weather of a month has.
    `shape` says how it lies between low and high: triangle (its top is likely) or UNIFORM.
    """

    low: float | None
    likely: float | None
    high: float | None
    facts: tuple[Fact, ...] = ()
    basis: str = "own"
    factor: float = 1.0
    shape: str = "triangle"
    season: tuple[Fact, ...] = ()

    @property
    def cited(self) -> tuple[Fact, ...]:
        """All facts on which it rests."""
        return self.facts + self.season

    @property
    def usual(self) -> bool:
        """Whether it is told of such lines or stops only, and of this one nothing."""
        return self.basis == "default"

    @property
    def mean(self) -> float | None:
        """The mean of all that it may be; None where an end or the likely number is unknown.

        >>> Amount(6.0, 9.0, 24.0).mean, Amount(6.0, 15.0, 24.0, shape=UNIFORM).mean
        (13.0, 15.0)
        """
        if self.low is None or self.likely is None or self.high is None:
            return None
        if self.shape == UNIFORM:
            return (self.low + self.high) / 2
        return (self.low + self.likely + self.high) / 3

    def times(self, factor: float) -> "Amount":
        """Return the amount made larger by a scenario.

        >>> slow = Amount(20.0, 22.0, None).times(2)
        >>> slow.low, slow.likely, slow.high, slow.factor
        (40.0, 44.0, None, 2.0)
        """
        ends = [None if end is None else end * factor for end in (self.low, self.likely, self.high)]
        low, likely, high = ends
        return replace(self, low=low, likely=likely, high=high, factor=self.factor * factor)

    def kept_to(self, promise: "Amount") -> "Amount":
        """Return the amount where a promise is kept: as it is where it is no more than promised.

        >>> kept = Amount(20.0, 30.0, 40.0).kept_to(Amount(None, 24.0, None))
        >>> kept.low, kept.likely, kept.high, kept.basis
        (20.0, 24.0, 24.0, 'promised')
        >>> Amount(20.0, 22.0, 40.0).kept_to(Amount(None, 24.0, None)).high
        40.0
        """
        most = promise.likely
        if most is None or (self.likely is not None and self.likely <= most):
            return self
        low = most if self.low is None else min(self.low, most)
        return Amount(low, most, most, promise.facts, "promised", self.factor)


NOTHING = Amount(0.0, 0.0, 0.0, basis="none")
UNKNOWN = Amount(None, None, None, basis="unknown")


def stated(dataset: Dataset, subject: str, quantity: str, year: int) -> Amount | None:
    """Return what is known of a subject for a year; None where nothing is.

    >>> sailing = stated(data, "sea-aktau-alat", "sailing_h", 2024)
    >>> sailing.low, sailing.likely, sailing.high
    (20.0, 22.0, 24.0)
    """
    years = _by_year(dataset, subject, quantity)
    return years.get(_when(years, year)) if years else None


def timed(dataset: Dataset, subject: str, quantity: str, year: int) -> Amount | None:
    """Return hours that are known of a subject for a year; a single figure with its spread.

    >>> told = timed(data, "sea-aktau-alat", "sailing_h", 2024)
    >>> told == stated(data, "sea-aktau-alat", "sailing_h", 2024)  # it has a range of its own
    True
    """
    found = stated(dataset, subject, quantity, year)
    return _spread(found) if found else None


def length(dataset: Dataset, segment: str, year: int, straight_km: float) -> Amount:
    """Return kilometres of a segment: as published, or as drawn where that is less than straight.

    >>> length(data, "rail-dostyk-shu", 2024, straight_km=165.5).likely  # as published
    166.0
    >>> length(data, "rail-dostyk-shu", 2024, straight_km=166.5).basis  # more than published
    'drawn'
    """
    published = stated(dataset, segment, "length_km", year)
    if published and (published.likely or 0.0) >= straight_km:
        return published
    drawn = float(records(dataset, "segments")[segment]["length_km"])
    return Amount(drawn, drawn, drawn, basis="drawn")


def running(dataset: Dataset, segment: str, mode: str, year: int, km: Amount) -> Amount:
    """Return hours under way: the segment's own, or its length at the usual speed of the mode.

    Its own are those of the segment itself, else of the journey over it that has the fewest lines.
    Speeds are those of trains and lorries under way with their usual stops, or without delay;
    never `speed_with_delay_kmh`, which counts borders and would count them twice. On the road the
    rest of the driver is added, but for the short roads by which containers come to a railway.

    >>> hours = running(data, "rail-dostyk-shu", "rail", 2024, km=Amount(941.0, 941.0, 941.0))
    >>> hours.likely, hours.basis  # trains make 941 km a day in the toy
    (24.0, 'default')
    """
    quantity = "sailing_h" if mode in SHIPS else "run_h"
    journeys = courses.journeys_over(dataset).get(segment, ())
    nearest = sorted(journeys, key=lambda journey: len(courses.of(dataset, journey)))
    for subject in (segment, *nearest):
        hours = timed(dataset, subject, quantity, year)
        if hours:
            return _part(dataset, hours, segment, subject)
        hours = _at_speed(dataset, subject, km, year)
        if hours:
            return _rested(dataset, hours, segment)
    usual = _at_speed(dataset, f"mode:{mode}", km, year)
    if usual is None:
        return UNKNOWN
    return _rested(dataset, replace(usual, basis="default"), segment)


def waiting(dataset: Dataset, segment: str, mode: str, year: int) -> Amount:
    """Return hours until the ship sails: known as such, else by the time between two sailings.

    All hours up to E[T^2] / E[T] are equally likely, where T is the time between two ships: its
    length where it is always the same, more where it varies.

    >>> waiting(data, "sea-aktau-alat", "sea", 2024).basis  # no fact on it, nor on the usual wait
    'unknown'
    """
    own = timed(dataset, segment, "wait_h", year)
    if own:
        return own
    voyages = stated(dataset, segment, "voyages_month", year)
    if voyages and voyages.low and voyages.high:
        ends = HOURS_PER_MONTH / voyages.high, HOURS_PER_MONTH / voyages.low
        longest = spreads.interval_h(*ends)
        return Amount(0.0, longest / 2, longest, voyages.facts, shape=UNIFORM)
    return _default(dataset, f"{mode}_wait", "wait_h", year)


def handling(dataset: Dataset, node: str, kind: str, year: int) -> Amount:
    """Return hours of a change at a node; `kind` is port, gauge_change or transshipment.

    >>> handling(data, "aktau", "port", 2024).likely is None  # unknown is not zero
    True
    """
    chain = {
        "port": ("port_h",),
        "gauge_change": ("gauge_change_h", "transshipment_h"),
        "transshipment": ("transshipment_h",),
    }[kind]
    known = [timed(dataset, node, quantity, year) for quantity in chain]
    own = next((amount for amount in known if amount), None)
    if own:
        return own
    usual = [_default(dataset, quantity.removesuffix("_h"), quantity, year) for quantity in chain]
    return next((amount for amount in usual if amount.facts), UNKNOWN)


def border(dataset: Dataset, tail: str, head: str, mode: str, year: int) -> tuple[Amount, str]:
    """Return hours of a border between two nodes, and the node at which they are spent.

    `border_out_h` holds for those who leave the country of the node, `border_h` for either way.
    Goods by rail go in container trains, so the usual hours are theirs where they are told. Usual
    hours are spent at the border crossing of the two; of two crossings at the one ahead.

    >>> hours, node = border(data, "xian", "dostyk", "rail", 2024)
    >>> hours.basis, node
    ('unknown', 'dostyk')
    """
    for node, quantity in ((tail, "border_out_h"), (head, "border_h"), (tail, "border_h")):
        own = timed(dataset, node, quantity, year)
        if own:
            return own, node
    kinds = {node: records(dataset, "nodes")[node]["kind"] for node in (head, tail)}
    crossing = (node for node, kind in kinds.items() if kind == NodeKind.BORDER_CROSSING)
    tried = (("container_border",) if mode == Mode.RAIL else ()) + (f"{mode}_border",)
    found = (_default(dataset, what, "border_h", year) for what in tried)
    return next((usual for usual in found if usual.facts), UNKNOWN), next(crossing, head)


@lru_cache(maxsize=4096)
def share(dataset: Dataset, segment: str, subject: str) -> float:
    """Return which part of a journey falls to one segment of it, by kilometres as drawn.

    >>> share(data, "rail-dostyk-shu", "rail-dostyk-shu")
    1.0
    """
    lines = records(dataset, "segments")
    whole = sum(lines[part]["length_km"] for part in courses.of(dataset, subject))
    return float(lines[segment]["length_km"] / whole)


def _spread(hours: Amount) -> Amount:
    """Hours without a range with the one that is assumed for such facts."""
    if hours.likely is None or hours.low != hours.high:
        return hours
    least, most = spreads.of(hours.facts)
    return replace(hours, low=hours.likely * least, high=hours.likely * most)


def promised(dataset: Dataset, subject: str, segment: str, mode: str) -> Amount | None:
    """Return hours under way that are promised: the part of a subject's that falls to a segment.

    Of several promises the newest counts; a limit is the likely value. None where there is none.

    >>> promised(data, "rail-alat-ganja", "rail-alat-ganja", "rail").likely
    2.0
    """
    quantity = "sailing_h" if mode in SHIPS else "run_h"
    known = [fact for fact in facts.of(dataset, subject, quantity) if fact.caveat == TARGET]
    newest = max((fact.year or 0 for fact in known), default=0)
    taken = tuple(fact for fact in known if (fact.year or 0) == newest)
    return _part(dataset, _together(taken), segment, subject) if taken else None


def _part(dataset: Dataset, hours: Amount, segment: str, subject: str) -> Amount:
    return replace(hours.times(share(dataset, segment, subject)), factor=hours.factor)


def _at_speed(dataset: Dataset, subject: str, km: Amount, year: int) -> Amount | None:
    """Hours at the speed that is told of a subject; None without a speed or a length."""
    for quantity, hours in (("speed_km_day", HOURS_PER_DAY), ("speed_kmh", 1.0)):
        speed = stated(dataset, subject, quantity, year)
        if speed and speed.low and speed.likely and speed.high and km.likely is not None:
            ends = [km.likely * hours / kmh for kmh in (speed.high, speed.likely, speed.low)]
            return _spread(Amount(ends[0], ends[1], ends[2], speed.facts))
    return None


def _rested(dataset: Dataset, hours: Amount, segment: str) -> Amount:
    """Hours at the wheel with those in which the driver rests; of other modes as they are."""
    known = driving.rest(dataset) if driving.rests(dataset, segment) else None
    if known is None:
        return hours
    factors, rules = known
    ends = zip((hours.low, hours.likely, hours.high), factors, strict=True)
    low, likely, high = ((end or 0.0) * factor for end, factor in ends)
    return replace(hours, low=low, likely=likely, high=high, facts=(*hours.facts, *rules))


def _default(dataset: Dataset, what: str, quantity: str, year: int) -> Amount:
    usual = timed(dataset, f"topic:handling_{what}", quantity, year)
    return replace(usual, basis="default") if usual else UNKNOWN


@lru_cache(maxsize=1 << 14)
def _by_year(dataset: Dataset, subject: str, quantity: str) -> dict[int | None, Amount]:
    known: dict[int | None, tuple[Fact, ...]] = {}
    for fact in facts.of(dataset, subject, quantity):
        if fact.caveat not in DOUBTED:
            known[fact.year] = (*known.get(fact.year, ()), fact)
    return {year: _together(taken) for year, taken in known.items()}


def _when(years: Collection[int | None], year: int) -> int | None:
    dated = sorted(known for known in years if known is not None)
    before = [known for known in dated if known <= year]
    if before:
        return before[-1]
    return None if None in years or not dated else dated[0]


def _together(taken: tuple[Fact, ...]) -> Amount:
    def given(fact: Fact) -> list[float]:
        return [end for end in (fact.low, fact.value, fact.high) if end is not None]

    ends = [end for fact in taken for end in given(fact)]
    likely = [
        fact.value if fact.value is not None else sum(given(fact)) / len(given(fact))
        for fact in taken
    ]
    return Amount(min(ends), sum(likely) / len(likely), max(ends), taken)
