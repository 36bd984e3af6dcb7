"""One question about a journey and its answer: itineraries, or why there is none."""

from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import product
from typing import TypeVar

from routes.errors import QuestionError, RoutesError, UnknownNameError
from routes.facts.prices import Box
from routes.facts.timeline import YEARS
from routes.kinds import Reach
from routes.network import alternatives, idle, names, obstacles, search, season, supposing
from routes.network.building import build
from routes.network.itinerary import Itinerary
from routes.network.network import Network
from routes.network.request import MOST, Request, departure, plain, usual
from routes.network.search import Ask, Criterion, Service
from routes.tables.dataset import Dataset

PAIRS = 16  # of places of the same names that are tried

R = TypeVar("R", bound="Request")


@dataclass(frozen=True)
class Journey:
    """The answer: itineraries, best first, as `alternatives.ordered` puts them.

    `before` is the best one without what the request supposes, where it supposes anything and there
    is a way even so; it is the same object's equal where that changes nothing.
    """

    request: Request
    ask: Ask
    network: Network
    itineraries: tuple[Itinerary, ...]
    before: Itinerary | None

    @property
    def weather(self) -> str:
        """What is assumed of it: season; calm in ports without a month; "" where there is none."""
        if self.network.month:
            return "season"
        arcs = (arc for way in self.itineraries for arc in way.arcs)
        return "calm" if season.ports(arcs) else ""

    @property
    def parts_unknown(self) -> bool:
        """Return whether some ways stand behind others as more of what counts is unknown."""
        by = self.ask.by
        if by == Criterion.TRANSSHIPMENTS:
            return False
        totals = {Criterion.TIME: "hours", Criterion.COST: "usd", Criterion.DISTANCE: "km"}
        return len({len(getattr(way, totals[by]).missing) for way in self.itineraries}) > 1

    @property
    def segments(self) -> set[str]:
        """The segments that its ways use, with those of the way before the what-if."""
        ways = [*self.itineraries, *([self.before] if self.before else [])]
        return {segment for way in ways for segment in way.segments}


def plan(dataset: Dataset, request: Request) -> Journey:
    """Return the answer to a request.

    Raises: NoItineraryError that says what cuts the way and what would work; UnknownNameError and
    RoutesError for what cannot be understood.

    >>> plan(data, Request("Xi'an", "Алят")).itineraries[0].segments
    ('rail-xian-dostyk', 'rail-dostyk-shu', 'rail-shu-aktau', 'sea-aktau-alat')
    """
    return _plan(dataset, settled(dataset, plain(request)))


@dataclass(frozen=True)
class Question:
    """A request understood: the network of its year, the same under its what-if, and the ask."""

    base: Network
    network: Network
    ask: Ask


def settled(dataset: Dataset, request: R) -> R:
    """Return a request with the ids of its places.

    A name that several places of one town bear means that to which the service goes; where it goes
    to more than one, that of the best way. So does the id of a place to which it does not go.

    Raises: UnknownNameError for a name that there is not, AmbiguousNameError for one of several
    places far apart.

    >>> settled(data, Request("Сиань", "Алят")).origin
    'xian'
    """
    given = (request.origin, request.destination, *request.via)
    served = _served(dataset, request.service, request.reach)
    if all(place in served for place in given if place):
        return request
    meant = partial(places, dataset, service=request.service, reach=request.reach)
    tried = [
        replace(request, origin=origin, destination=destination, via=tuple(via))
        for origin, destination, *via in product(
            *(meant(place) if place else ("",) for place in given)
        )
    ][:PAIRS]
    return min(tried, key=partial(_cost, dataset)) if len(tried) > 1 else tried[0]


def places(
    dataset: Dataset,
    text: str,
    service: Service = Service.CONTAINER,
    reach: Reach = Reach.CORRIDOR,
) -> tuple[str, ...]:
    """Return the nodes of one town that a name may mean, those to which the service goes first.

    Raises: UnknownNameError for a name that there is not, AmbiguousNameError for one of several
    places far apart.

    >>> places(data, "Сиань")
    ('xian',)
    """
    served = _served(dataset, service, reach)
    found = names.places(dataset, text, served)
    if served.isdisjoint(found):
        alike = (other for node in found for other in names.namesakes(dataset, node))
        return tuple(other for other in alike if other in served) or found
    return found


def serves(dataset: Dataset, request: Request, place: str) -> bool:
    """Return whether the service of a request goes to a place, within its reach.

    >>> serves(data, Request("xian", "alat"), "aktau")
    True
    """
    return place in _served(dataset, request.service, request.reach)


@lru_cache(maxsize=16)
def _served(dataset: Dataset, service: Service, reach: Reach) -> frozenset[str]:
    rows = dataset.segments[dataset.segments["mode"].isin(search.SERVICES[service])]
    if reach == Reach.CORRIDOR:
        rows = rows[rows["reach"] == Reach.CORRIDOR]
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
    base = _base(dataset, request)
    _check_inside(dataset, base, request, ask)
    network = _supposed(dataset, _of_any_ends(request)) if request.supposes else base
    search.check(network, ask)
    if refusals := tuple(idle.idle(dataset, base, request)):
        raise QuestionError(refusals)
    return Question(base, network, ask)


def _of_any_ends(request: Request) -> Request:
    """A request without what says nothing of its network."""
    alike = replace(plain(request), by=Criterion.TIME, alternatives=1)
    return replace(alike, origin="", destination="", via=(), avoid=())


@lru_cache(maxsize=32)
def _supposed(dataset: Dataset, request: Request) -> Network:
    """The network that a what-if makes; journeys between other ends ask it again."""
    base = _base(dataset, request)
    for name in request.open:
        supposing.check(dataset, base, name)
    return supposing.suppose(dataset, base, request)


def _base(dataset: Dataset, request: Request) -> Network:
    """The network of the year and month asked for.

    A day of departure says both. Another year asked for beside it is that of the lines: then the
    closures of that day say nothing of it. Another month would make no sense.
    """
    unit = _unit(request)
    left = departure(request.depart) if request.depart else None
    usual = left.year if left else dataset.year
    year = _within("year", usual if request.year is None else request.year, *YEARS)
    if left and request.month not in (None, left.month):
        allowed = f"{left.month}, that of the departure on {left}"
        raise RoutesError(f"month: found {request.month}, allowed: {allowed}")
    month = left.month if left else request.month
    if month is None:
        return build(dataset, year, request.reach, unit)
    dated = left is not None and left.year == year
    month = _within("month", month, 1, 12)
    return season.of_month(dataset, year, month, request.reach, unit, dated)


def _check_inside(dataset: Dataset, network: Network, request: Request, ask: Ask) -> None:
    """Raises: RoutesError for a place or line that lies beyond the reach of the request."""
    subjects = (ask.origin, ask.destination, *ask.via, *ask.avoid, *request.close, *request.open)
    subjects += tuple(slow.subject for slow in request.slow)
    known = {*dataset.nodes.index, *dataset.segments.index}
    outside = known.intersection(subjects) - {*network.places} - network.segments
    if outside:
        found = ", ".join(sorted(names.label(dataset, subject) for subject in outside))
        raise RoutesError(f"{found}: beyond the corridor; allowed with reach {Reach.BEYOND}")
    if {ask.origin, *ask.via} == {ask.destination}:
        place = names.label(dataset, ask.origin)
        raise RoutesError(f"a journey from {place} to itself goes nowhere; allowed: two places")


@lru_cache(maxsize=64)
def _plan(dataset: Dataset, request: Request) -> Journey:
    question = understood(dataset, request)
    network, ask = question.network, question.ask
    count = _within("alternatives", request.alternatives, 1, MOST)
    ways = alternatives.several(network, ask, count)
    if not ways:
        raise obstacles.why(dataset, network, ask, partial(_in_year, dataset, request))
    before = best(dataset, usual(request)) if request.supposes else None
    told = alternatives.ordered(map(Itinerary, ways), ask.by)
    return Journey(request, ask, network, told, before)


@lru_cache(maxsize=256)
def best(dataset: Dataset, request: Request) -> Itinerary | None:
    """Return the best way alone, between places told by ids; None where there is none.

    Raises: UnknownNameError and RoutesError for what cannot be understood.

    >>> best(data, Request("xian", "ganja")) is None
    True
    """
    question = understood(dataset, request)
    way = search.best(question.network, question.ask)
    return Itinerary(way) if way else None


def _in_year(dataset: Dataset, request: Request, year: int) -> Network:
    """The network of another year under what a request supposes."""
    return supposing.suppose(dataset, _base(dataset, replace(request, year=year)), request)


def _unit(request: Request) -> str:
    """What is paid for. Raises: RoutesError for a box where goods go by lorry."""
    if request.service == Service.TRUCK and request.box != Box.FORTY:
        allowed = f"service {Service.CONTAINER}, or no box"
        raise RoutesError(f"box {request.box} would change nothing by lorry; allowed: {allowed}")
    return request.unit


def _ask(dataset: Dataset, request: Request) -> Ask:
    countries = names.ids(dataset, "country")
    for avoided in request.avoid:
        if len(avoided) == 2 and avoided.isupper() and avoided not in countries:
            raise UnknownNameError("country", avoided, countries)
    return Ask(
        request.origin,
        request.destination,
        request.by,
        request.service,
        request.via,
        request.avoid,
    )


def _within(name: str, number: int, least: int, most: int) -> int:
    if not least <= number <= most:
        raise RoutesError(f"{name}: found {number}, allowed: {least} to {most}")
    return number
