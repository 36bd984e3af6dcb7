"""What journeys can least do without: each node and each segment is taken out in turn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from routes import progress
from routes.errors import RoutesError, UnknownNameError
from routes.network import journey, names, search
from routes.network.itinerary import Itinerary
from routes.network.network import Network
from routes.network.request import Request, plain
from routes.network.search import Ask
from routes.tables.dataset import Dataset
from routes.view.answer import View

USE = "critical"
ADDED, NO_WAY, END, UNKNOWN = "added", "no_way", "end", "unknown"


@dataclass(frozen=True)
class Loss:
    """What one journey loses: `added` hours, `no_way` at all, or nothing that can be told.

    The outcome is `end` where the journey starts, ends or must pass there, which says nothing of
    the corridor, and `unknown` where hours of the way around are. `hours` is set for `added`: what
    the median is longer.
    """

    outcome: str
    hours: float | None = None


@dataclass(frozen=True)
class Part:
    """A node or segment, and what each journey (in the order of the set) loses without it."""

    subject: str
    losses: tuple[Loss, ...]

    @property
    def cut(self) -> int:
        """How many journeys are left without a way."""
        return sum(loss.outcome == NO_WAY for loss in self.losses)

    @property
    def added_h(self) -> float | None:
        """Hours that it adds to all journeys which still have a way; None where one is unknown."""
        if any(loss.outcome == UNKNOWN for loss in self.losses):
            return None
        return sum(loss.hours or 0.0 for loss in self.losses)


@dataclass(frozen=True)
class Criticality:
    """Parts without which a journey is longer or impossible, the worst first.

    `before` are the journeys as they are; None where there is no way even so.
    """

    year: int
    asks: tuple[Ask, ...]
    before: tuple[Itinerary | None, ...]
    parts: tuple[Part, ...]
    month: int | None = None


def criticality(whole: Network, asks: Sequence[Ask]) -> Criticality:
    """Return what makes a difference when each node and segment of a network is taken out in turn.

    Ranked by journeys left without a way, then by added hours, then by id. Only what the best way
    of a journey touches is tried. Taking something out takes ways away and brings none: no way that
    is left is better than the best was, and where the best one does not touch what is gone, it is
    left. So anything else would add exactly nothing.

    >>> whole = journey.plan(data, Request("xian", "alat"))
    >>> worst = criticality(whole.network, [whole.ask]).parts[0]
    >>> worst.subject, worst.cut  # one journey is left without a way
    ('aktau', 1)
    """
    before: list[Itinerary | None] = []
    losses: dict[str, dict[int, Loss]] = {}  # by subject, then by the journey's place in `asks`
    for place, ask in enumerate(asks):
        search.check(whole, ask)
        states = search.graph(whole, ask)
        best = search.best_in(states)
        before.append(Itinerary(best) if best else None)
        touched = sorted({subject for arc in best or () for subject in arc.subjects})
        for subject in progress.steps(touched, len(touched)):
            way = search.best_without(states, subject)
            loss = _loss(ask, subject, before[place], Itinerary(way) if way else None)
            losses.setdefault(subject, {})[place] = loss
    nothing = Loss(ADDED, 0.0)
    parts = [
        Part(subject, tuple(lost.get(place, nothing) for place in range(len(asks))))
        for subject, lost in losses.items()
    ]
    telling = [part for part in parts if part.cut or part.added_h != 0]
    ranked = sorted(telling, key=_rank)
    return Criticality(whole.year, tuple(asks), tuple(before), tuple(ranked), whole.month)


def _loss(ask: Ask, subject: str, before: Itinerary | None, after: Itinerary | None) -> Loss:
    if subject in (ask.origin, ask.destination, *ask.via):
        return Loss(END)
    if before is None or after is None:
        return Loss(NO_WAY)
    was, now = before.told(), after.told()
    if was.likely is None or now.likely is None or was.missing or now.missing:
        return Loss(UNKNOWN)
    # A way that has the shorter median was there before: without the part nothing is lost.
    return Loss(ADDED, max(0.0, now.likely - was.likely))


def _rank(part: Part) -> tuple[int, float, str]:
    return -part.cut, -round(part.added_h or 0.0, 6), part.subject


@lru_cache(maxsize=16)
def named(dataset: Dataset, use: str = USE) -> tuple[tuple[str, str], ...]:
    """Return the ends of the journeys of a set in journeys.csv.

    >>> named(data)
    (('xian', 'alat'), ('dostyk', 'aktau'))
    """
    rows = dataset.journeys[dataset.journeys["use"] == use].sort_values("position")
    return tuple(zip(rows["origin"], rows["destination"], strict=True))


def read_pair(dataset: Dataset, text: str, year: int | None = None) -> tuple[str, str]:
    """Return the two nodes of ORIGIN-DESTINATION, each an id or a name in any language.

    Raises: UnknownNameError for what is no such pair, AmbiguousNameError for a name of several
    places.

    >>> read_pair(data, "Xi'an - Актау")
    ('xian', 'aktau')
    """
    for origin, destination in names.pairs(dataset, text):  # a name may have a dash, too
        found = journey.settled(dataset, Request(origin, destination, year=year))
        return found.origin, found.destination
    start, _, stop = text.partition("-")
    for end in (start, stop) if start.strip() and stop.strip() else ():
        names.find(dataset, end.strip(), ("node",))
    known = [f"{origin}-{destination}" for origin, destination in named(dataset)]
    allowed = ", such as ".join(["ORIGIN-DESTINATION", *known[:1]])
    raise UnknownNameError("journey", text, known, allowed)


def of_view(view: View) -> Criticality:
    """Return what the view's journey depends on, in its own network: its year, scenario, closures.

    Without a journey it is that of the set `critical` of journeys.csv, in the year of the query.

    >>> from routes.view.answer import answer
    >>> from routes.view.query import Query
    >>> len(of_view(answer(data, Query())).asks)  # the set of journeys.csv
    2
    """
    if view.journey:
        return criticality(view.journey.network, [view.journey.ask])
    return of_pairs(view.dataset, named(view.dataset), view.query)


def of_pairs(dataset: Dataset, pairs: Iterable[tuple[str, str]], request: Request) -> Criticality:
    """Return what some journeys depend on, each planned as the request says but for its ends.

    Raises: UnknownNameError for a node that there is not, RoutesError for a year out of range.

    >>> found = of_pairs(data, [("dostyk", "alat")], Request())
    >>> found.before[0].segments
    ('rail-dostyk-shu', 'rail-shu-aktau', 'sea-aktau-alat')
    """
    return _of_pairs(dataset, tuple(pairs), plain(request))


@lru_cache(maxsize=16)
def _of_pairs(
    dataset: Dataset, pairs: tuple[tuple[str, str], ...], request: Request
) -> Criticality:
    requests = [replace(request, origin=start, destination=stop, via=()) for start, stop in pairs]
    questions = [journey.understood(dataset, asked) for asked in requests]
    if not questions:
        raise RoutesError("no journey was asked for; allowed: one ORIGIN-DESTINATION or more")
    return criticality(questions[0].network, [question.ask for question in questions])
