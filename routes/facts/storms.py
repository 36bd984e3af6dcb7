"""How the weather of a month lengthens what is done in a port: days on which it is shut to ships.

A port that is shut on a share s of the days does its work on the others, so that all that waits for
a ship there takes 1 / (1 - s) times as long; and who comes while it is shut (one of s does) waits
until it opens, D hours if closures of a mean length D have no memory. So hours h become
h / (1 - s) + s D, in the middle and at the upper end alike; the lower end stays, as a ship may meet
no storm at all. It is the mean of a queue with interruptions whose traffic is light, see A.
Federgruen and L. Green, Queueing Systems with Service Interruptions, Operations Research 34 (1986),
https://doi.org/10.1287/opre.34.5.752. Hours without a month count as those of calm weather.

Where nobody tells how long a closure lasts, s D is left out.
"""

from calendar import monthrange
from dataclasses import dataclass, replace
from functools import lru_cache

from routes.facts import amounts, seasons
from routes.facts.amounts import NOTHING, Amount
from routes.facts.facts import Fact
from routes.tables.dataset import Dataset

DAYS = ("closed_days_month", "storm_days_month")  # of a month; a storm keeps ships in port
SHARE = "closed_share"
LASTS = "closure_h"
DEFAULT = "topic:handling_closure"
MOST = 0.9  # a port that is never open is shut, not slow


@dataclass(frozen=True)
class Storm:
    """The share (0 to MOST) of a month's days on which a place or line is shut to ships.

    `lasts` is the mean length of a closure in hours; its numbers may be unknown.
    """

    subject: str
    share: Amount
    lasts: Amount = NOTHING

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All on which it rests."""
        return self.share.facts + self.lasts.facts


@lru_cache(maxsize=256)
def of(dataset: Dataset, year: int, month: int) -> tuple[Storm, ...]:
    """Return what is known of a month (1 to 12); of other subjects nothing is known.

    What is told of that month in that very year holds. Else what is told of several years together
    is likely, and single years only widen its range, since they were told for being bad. Without
    the one and the other all single years are taken together.

    >>> [(storm.subject, storm.share.likely) for storm in of(data, 2026, 3)]
    [('aktau', 0.2)]
    """
    found = []
    for subject in dict.fromkeys(map(str, dataset.monthly["subject"])):
        told = _told(dataset, subject, year, month)
        if told:
            found.append(Storm(subject, _share(told, year), lasts(dataset, subject, year)))
    return tuple(found)


def lengthened(hours: Amount, storm: Storm, met: bool) -> Amount:
    """Return hours in a port as a storm makes them; `met`: a closure may be met on the way.

    What is unknown stays unknown.

    >>> day = Amount(6.0, 24.0, 48.0)
    >>> storm = Storm("aktau", Amount(0.2, 0.2, 0.5), Amount(24.0, 30.0, 40.0))
    >>> worse = lengthened(day, storm, met=True)
    >>> worse.low, worse.likely, worse.high
    (6.0, 36.0, 116.0)
    """

    def end(time: float | None, share: float | None, closure: float | None) -> float | None:
        if time is None or share is None:
            return time
        return time / (1 - share) + (share * closure if met and closure is not None else 0.0)

    return replace(
        hours,
        likely=end(hours.likely, storm.share.likely, storm.lasts.likely),
        high=end(hours.high, storm.share.high, storm.lasts.high),
        season=storm.facts,
    )


def lasts(dataset: Dataset, subject: str, year: int) -> Amount:
    """Return the hours of a closure of a place or line: its own, else the usual ones.

    >>> lasts(data, "aktau", 2026).basis  # nobody tells
    'unknown'
    """
    own = amounts.stated(dataset, subject, LASTS, year)
    return own or amounts.stated(dataset, DEFAULT, LASTS, year) or amounts.UNKNOWN


def limited(share: float) -> float:
    """Return a share that leaves some days open.

    >>> limited(0.5), limited(1.0)
    (0.5, 0.9)
    """
    return min(share, MOST)


def _told(dataset: Dataset, subject: str, year: int, month: int) -> list[tuple[Fact, Amount]]:
    """All facts on the days of a month, each with the share of the days that it tells."""
    out = []
    for season in seasons.of(dataset, subject):
        fact = dict(season.months).get(month)
        if fact and season.quantity in (*DAYS, SHARE):
            days = 1 if season.quantity == SHARE else monthrange(fact.year or year, month)[1]
            out.append((fact, _part(fact, days)))
    return out


def _part(fact: Fact, whole: float) -> Amount:
    ends = [end / whole for end in (fact.low, fact.value, fact.high) if end is not None]
    value = sum(ends) / len(ends) if fact.value is None else fact.value / whole
    low, likely, high = (limited(share) for share in (min(ends), value, max(ends)))
    return Amount(low, likely, high, (fact,))


def _share(told: list[tuple[Fact, Amount]], year: int) -> Amount:
    very = [share for fact, share in told if fact.year == year]
    usual = [share for fact, share in told if fact.year is None]
    every = very or [share for _, share in told]
    leading = very or usual or every
    ends = [end for share in every for end in (share.low, share.high) if end is not None]
    likely = [share.likely for share in leading if share.likely is not None]
    cited = tuple(fact for share in every for fact in share.facts)
    return Amount(min(ends), sum(likely) / len(likely), max(ends), cited)
