"""What a what-if changes for a set of journeys: each before and after, side by side."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from routes import progress
from routes.errors import RoutesError
from routes.kinds import Reach
from routes.network import journey, no_gain, opening
from routes.network.building import build
from routes.network.itinerary import Itinerary, Total
from routes.network.journey import Journey
from routes.network.no_gain import Unused
from routes.network.request import Request, plain, usual
from routes.network.search import Ask
from routes.studies import critical
from routes.tables.dataset import Dataset

USE = "whatif"
NEW_WAY, NO_WAY, SAME, QUICKER, LONGER = "new_way", "no_way", "same", "quicker", "longer"
UNKNOWN = "unknown"
MEDIAN = "p50_h"  # the hours that half of the journeys keep to


@dataclass(frozen=True)
class Effect:
    """The best way of a journey without a what-if and with it; None where there is no way.

    `unused` is why an opening changes nothing; None where it changes something.
    """

    before: Itinerary | None
    after: Itinerary | None
    unused: Unused | None = None

    @property
    def outcome(self) -> str:
        """What becomes of the median: quicker, longer or same, new_way, no_way, or unknown."""
        if self.after is None:
            return NO_WAY
        if self.before is None:
            return NEW_WAY
        hours = self.change(MEDIAN)
        if hours is None:
            return UNKNOWN
        return SAME if round(hours, 6) == 0 else QUICKER if hours < 0 else LONGER

    def change(self, what: str) -> float | None:
        """Return what the hours, km or usd change by, or p50_h; None where one is unknown.

        >>> Effect(None, None).change("km") is None
        True
        """
        if self.before is None or self.after is None:
            return None
        was, now = total(self.before, what), total(self.after, what)
        known = was.likely is not None and now.likely is not None and was.missing == now.missing
        return (now.likely or 0.0) - (was.likely or 0.0) if known else None

    def shown(self, what: str, per: float, digits: int) -> float | None:
        """Return the change between both numbers as they are shown, so that it adds up.

        Both are told in `per` hours, km or usd with so many digits; None as in `change`.

        >>> Effect(None, None).shown("km", 1.0, 0) is None
        True
        """
        if self.before is None or self.after is None or self.change(what) is None:
            return None
        ends = (total(way, what).likely or 0.0 for way in (self.before, self.after))
        was, now = (round(end / per, digits) for end in ends)
        return round(now - was, digits)

    @property
    def newly_used(self) -> tuple[str, ...]:
        """Ids of the segments that only the way with the what-if takes."""
        return _only(self.after, self.before)

    @property
    def no_longer_used(self) -> tuple[str, ...]:
        """Ids of the segments that only the way without it takes."""
        return _only(self.before, self.after)


@dataclass(frozen=True)
class Supposition:
    """One what-if and its effect on each journey of the set, in the order of the set."""

    request: Request
    effects: tuple[Effect, ...]

    @property
    def unused(self) -> tuple[int, Unused] | None:
        """Which journey comes nearest to be changed of those that are not, and why it is not."""
        found = {at: effect.unused for at, effect in enumerate(self.effects) if effect.unused}
        known = no_gain.nearest(found.values())
        return next(((at, one) for at, one in found.items() if one is known), None)


@dataclass(frozen=True)
class WhatIf:
    """What-ifs side by side, each for all journeys, in a year."""

    year: int
    asks: tuple[Ask, ...]
    rows: tuple[Supposition, ...]


def named(dataset: Dataset) -> tuple[tuple[str, str], ...]:
    """Return the ends of the journeys that show best what openings change: two sets, each once.

    >>> named(data)
    (('xian', 'alat'), ('dostyk', 'aktau'))
    """
    return tuple(dict.fromkeys((*critical.named(dataset), *critical.named(dataset, USE))))


def offered(dataset: Dataset, year: int | None = None) -> tuple[str, ...]:
    """Return all that --open may take in a year: the openings, then lines that are in none of them.

    >>> offered(data)
    ('to_ganja',)
    """
    network = build(dataset, dataset.year if year is None else year, Reach.CORRIDOR)
    named = opening.named(dataset)
    grouped = {one.subject for group in named.values() for one in group}
    lines = [one.subject for one in network.shut if one.kind == opening.UNOPENED]
    alone = [line for line in lines if line in network.segments and line not in grouped]
    return (*named, *alone)


def openable(dataset: Dataset) -> tuple[str, ...]:
    """Return all that --open may take today: the openings, then every line that is not open yet.

    >>> openable(data)
    ('to_ganja', 'rail-alat-ganja')
    """
    shut = build(dataset, dataset.year, Reach.CORRIDOR).shut
    lines = [one.subject for one in shut if one.kind == opening.UNOPENED]
    return (*opening.named(dataset), *(id for id in lines if id in dataset.segments.index))


def of_pairs(dataset: Dataset, pairs: Iterable[tuple[str, str]], request: Request) -> WhatIf:
    """Return what the what-if of a request changes for some journeys, given by their ends.

    A request that supposes nothing means each opening by itself.

    Raises: RoutesError where there is no journey, nothing to open, or what cannot be opened.

    >>> found = of_pairs(data, [("xian", "ganja")], Request(open=("to_ganja",)))
    >>> found.rows[0].effects[0].outcome, found.rows[0].effects[0].newly_used[-1:]
    ('new_way', ('rail-alat-ganja',))
    """
    return _of_pairs(dataset, tuple(pairs), plain(request))


@lru_cache(maxsize=16)
def _of_pairs(dataset: Dataset, pairs: tuple[tuple[str, str], ...], request: Request) -> WhatIf:
    if not pairs:
        raise RoutesError("no journey was asked for; allowed: one ORIGIN-DESTINATION or more")
    asked = [request]
    if not request.supposes:
        asked = [replace(request, open=(name,)) for name in offered(dataset, request.year)]
    if not asked:
        raise RoutesError("nothing is planned or being built that could be opened")
    journeys = [replace(request, origin=one, destination=other, via=()) for one, other in pairs]
    questions = [journey.understood(dataset, one) for one in journeys]
    rows = []
    for supposed in progress.steps(asked, len(asked)):
        effects = tuple(_effect(dataset, replace(one, open=supposed.open)) for one in journeys)
        rows.append(Supposition(supposed, effects))
    return WhatIf(questions[0].network.year, tuple(one.ask for one in questions), tuple(rows))


def _effect(dataset: Dataset, request: Request) -> Effect:
    after = replace(request, alternatives=1)
    found = Effect(journey.best(dataset, usual(request)), journey.best(dataset, after))
    if not request.open or found.outcome != SAME or found.newly_used:
        return found
    return replace(found, unused=_unused(dataset, after))


def of_journey(dataset: Dataset, planned: Journey) -> Effect:
    """Return the best way of a journey held against that without its what-if.

    >>> of_journey(data, journey.plan(data, Request("xian", "alat"))).outcome
    'new_way'
    """
    found = Effect(planned.before, planned.itineraries[0])
    if not planned.request.open or found.before != found.after:
        return found
    return replace(found, unused=_unused(dataset, replace(planned.request, alternatives=1)))


@lru_cache(maxsize=256)
def _unused(dataset: Dataset, request: Request) -> Unused | None:
    """Why what a request opens changes nothing."""
    question = journey.understood(dataset, request)
    return no_gain.why(dataset, question.base, question.network, question.ask)


def total(way: Itinerary, what: str) -> Total:
    """Return the hours, km or usd of a way; p50_h are the hours that half of the journeys keep to.

    >>> way = journey.plan(data, Request("dostyk", "shu")).itineraries[0]
    >>> total(way, "km").likely
    166.0
    """
    found: Total = way.told() if what == MEDIAN else getattr(way, what)
    return found


def _only(way: Itinerary | None, other: Itinerary | None) -> tuple[str, ...]:
    taken = {*other.segments} if other else set()
    return tuple(id for id in (way.segments if way else ()) if id not in taken)
