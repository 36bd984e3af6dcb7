"""One question about a journey, as flat text, and its answer: itineraries, or why there is none."""

from dataclasses import dataclass, fields, replace
from functools import lru_cache, partial
from itertools import product
from typing import TypeVar

from routes.errors import RoutesError, UnknownNameError, shown
from routes.facts.timeline import YEARS
from routes.network import alternatives, names, obstacles, scenario, search
from routes.network.itinerary import Itinerary
from routes.network.network import REACHES, Network, build
from routes.network.search import Ask
from routes.tables import cells
from routes.tables.dataset import Dataset

MOST = 20  # alternatives
PAIRS = 16  # of places of the same names that are tried

R = TypeVar("R", bound="Request")


@dataclass(frozen=True)
class Request:
    """What is asked, as flat text: fields of several hold ids parted by commas.

    A place is an id or a name in any language; all else is told by ids. `avoid` takes nodes,
    segments, countries and modes, `close` nodes and segments, `slow` SUBJECT=FACTOR, `scenario`
    names of scenarios.csv. An empty year is that of the data. `reach` is corridor, or beyond for
    the other ways from China to Europe, too.
    """

    origin: str = ""
    destination: str = ""
    by: str = "time"
    service: str = "container"
    via: str = ""
    avoid: str = ""
    close: str = ""
    slow: str = ""
    scenario: str = ""
    year: str = ""
    alternatives: str = "1"
    reach: str = REACHES[0]


@dataclass(frozen=True)
class Journey:
    """The answer: itineraries, best first.

    `before` is the best one without scenario and closures, where the request has any and there is
    one; it is the same object's equal where they change nothing.
    """

    request: Request
    ask: Ask
    network: Network
    itineraries: tuple[Itinerary, ...]
    before: Itinerary | None

    @property
    def segments(self) -> set[str]:
        """The segments that its ways use, with those of the way before the what-if."""
        every = [*self.itineraries, *([self.before] if self.before else [])]
        return {segment for one in every for segment in one.segments}


def plan(dataset: Dataset, request: Request) -> Journey:
    """Return the answer to a request.

    Raises: NoItineraryError that says what cuts the way and what would work; UnknownNameError and
    RoutesError for what cannot be understood.

    >>> plan(data, Request("Xi'an", "Алят")).itineraries[0].segments
    ('rail-xian-dostyk', 'rail-dostyk-shu', 'rail-shu-aktau', 'sea-aktau-alat')
    """
    return _plan(dataset, settled(dataset, plain(request)))


def plain(request: Request) -> Request:
    """Return what a request asks of a journey, without what else a query asks of the map.

    >>> plain(Request("xian", "alat")) == Request("xian", "alat")
    True
    """
    return Request(**{field.name: getattr(request, field.name) for field in fields(Request)})


@dataclass(frozen=True)
class Question:
    """A request understood: the network of its year, the same under its what-if, and the ask."""

    base: Network
    network: Network
    ask: Ask


def settled(dataset: Dataset, request: R) -> R:
    """Return a request with the ids of its places.

    A name that several places of one town bear means that to which the service goes; where it goes
    to more than one, that of the best way.

    Raises: UnknownNameError for a name that there is not, AmbiguousNameError for one of several
    places far apart.

    >>> settled(data, Request("Сиань", "Алят")).origin
    'xian'
    """
    given = (request.origin, request.destination, *_several(request.via))
    if all(one in dataset.nodes.index for one in given if one):
        return request
    meant = partial(places, dataset, service=request.service, reach=request.reach)
    tried = [
        replace(request, origin=origin, destination=destination, via=",".join(via))
        for origin, destination, *via in product(*(meant(one) if one else ("",) for one in given))
    ][:PAIRS]
    return min(tried, key=partial(_cost, dataset)) if len(tried) > 1 else tried[0]


def places(
    dataset: Dataset, text: str, service: str = "container", reach: str = REACHES[0]
) -> tuple[str, ...]:
    """Return the nodes of one town that a name may mean, those to which the service goes first.

    Raises: UnknownNameError for a name that there is not, AmbiguousNameError for one of several
    places far apart.

    >>> places(data, "Сиань")
    ('xian',)
    """
    return names.places(dataset, text, _served(dataset, service, reach))


@lru_cache(maxsize=16)
def _served(dataset: Dataset, service: str, reach: str) -> frozenset[str]:
    rows = dataset.segments[dataset.segments["mode"].isin(search.SERVICES.get(service, ()))]
    if reach == REACHES[0]:
        rows = rows[rows["reach"] == reach]
    return frozenset({*rows["from_node"], *rows["to_node"]})


def _cost(dataset: Dataset, request: Request) -> float:
    """What the best way counts by the criterion; infinite where there is none."""
    if not (request.origin and request.destination):
        return 0.0
    try:
        question = understood(dataset, plain(request))
    except RoutesError:
        return float("inf")
    way = search.best(question.network, question.ask)
    return float("inf") if way is None else sum(search.weight(arc, request.by) for arc in way)


def understood(dataset: Dataset, request: Request) -> Question:
    """Return a request as it is understood; its places are ids.

    Raises: UnknownNameError and RoutesError for what cannot be understood.

    >>> question = understood(data, Request("xian", "alat"))
    >>> question.network.year, question.ask.destination
    (2026, 'alat')
    """
    ask = _ask(dataset, request)
    if request.reach not in REACHES:
        raise UnknownNameError("reach", request.reach, REACHES)
    year = _whole("year", request.year or dataset.date[:4], *YEARS)
    base = build(dataset, year, request.reach)
    _check_inside(dataset, base, request, ask)
    network = _what_if(dataset, base, request)
    search.check(network, ask)
    return Question(base, network, ask)


def _check_inside(dataset: Dataset, network: Network, request: Request, ask: Ask) -> None:
    """Raises: RoutesError for a place or line that lies beyond the reach of the request."""
    slowed = (one.partition("=")[0] for one in _several(request.slow))
    subjects = (ask.origin, ask.destination, *ask.via, *ask.avoid)
    subjects += (*_several(request.close), *slowed)
    known = {*dataset.nodes.index, *dataset.segments.index}
    outside = known.intersection(subjects) - {*network.places} - network.segments
    if outside:
        told = ", ".join(sorted(names.told(dataset, one) for one in outside))
        raise RoutesError(f"{told}: beyond the corridor; allowed with reach {REACHES[1]}")
    if ask.origin == ask.destination and not ask.via:
        told = names.told(dataset, ask.origin)
        raise RoutesError(f"a journey from {told} to itself goes nowhere; allowed: two places")


@lru_cache(maxsize=64)
def _plan(dataset: Dataset, request: Request) -> Journey:
    question = understood(dataset, request)
    base, network, ask = question.base, question.network, question.ask
    ways = alternatives.several(network, ask, _whole("alternatives", request.alternatives, 1, MOST))
    if not ways:
        raise obstacles.why(dataset, network, ask)
    before = search.best(base, ask) if network != base else None
    return Journey(
        request,
        ask,
        network,
        tuple(Itinerary(way) for way in ways),
        Itinerary(before) if before else None,
    )


def _what_if(dataset: Dataset, network: Network, request: Request) -> Network:
    for name in _several(request.scenario):
        network = scenario.named(dataset, network, name)
    for subject in _several(request.close):
        network = scenario.close(network, subject)
    for one in _several(request.slow):
        subject, _, factor = one.partition("=")
        try:
            times = scenario.factor_of(factor)
        except ValueError:
            allowed = f"SUBJECT=FACTOR with {scenario.FACTOR}, such as aktau=2"
            raise RoutesError(f"cannot read {shown(one)}; allowed: {allowed}") from None
        network = scenario.slow(network, subject, times)
    return network


def _ask(dataset: Dataset, request: Request) -> Ask:
    avoid = _several(request.avoid)
    for one in avoid:
        if len(one) == 2 and one.isupper() and one not in names.ids(dataset, "country"):
            raise UnknownNameError("country", one, names.ids(dataset, "country"))
    via = _several(request.via)
    return Ask(request.origin, request.destination, request.by, request.service, via, avoid)


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in text.split(",") if one))


def _whole(name: str, text: str, least: int, most: int) -> int:
    try:
        return cells.whole(text, least, most)
    except ValueError:
        found = f"cannot read {name} {shown(text)}; allowed: {least} to {most}"
        raise RoutesError(found) from None
