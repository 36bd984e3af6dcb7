"""One question about a journey, as flat text, and its answer: itineraries, or why there is none."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from math import inf

from routes import alternatives, scenario, search
from routes.amounts import HOURS_PER_DAY
from routes.dataset import Dataset
from routes.errors import NoItineraryError, RoutesError, UnknownNameError
from routes.itinerary import Itinerary, Total
from routes.measure import distance_km
from routes.network import REACHES, Network, build, without
from routes.search import Ask

YEARS = (1990, 2050)
MOST = 20  # alternatives
CUTS = 5  # shown in a message


@dataclass(frozen=True)
class Request:
    """What is asked, as flat text: fields of several hold ids parted by commas.

    A place is an id or a name in any language. `avoid` takes nodes, segments, countries and modes,
    `close` nodes and segments, `slow` SUBJECT=FACTOR, `scenario` names of scenarios.csv. An empty
    year is that of the data. `reach` is corridor, or beyond for the other ways from China to
    Europe, too.
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


def plan(dataset: Dataset, request: Request) -> Journey:
    """Answer a request.

    Raises: NoItineraryError that says what cuts the way and what would work; UnknownNameError and
    RoutesError for what cannot be understood.
    """
    return _plan(dataset, plain(request))


def plain(request: Request) -> Request:
    """Give what a request asks of a journey, without what else a query asks of the map."""
    return Request(**{field.name: getattr(request, field.name) for field in fields(Request)})


@dataclass(frozen=True)
class Question:
    """A request understood: the network of its year, the same under its what-if, and the ask."""

    base: Network
    network: Network
    ask: Ask


def understood(dataset: Dataset, request: Request) -> Question:
    """Read a request.

    Raises: UnknownNameError and RoutesError for what cannot be understood.
    """
    ask = _ask(dataset, request)
    if request.reach not in REACHES:
        raise UnknownNameError("reach", request.reach, REACHES)
    year = _whole("year", request.year or dataset.date[:4], *YEARS)
    base = build(dataset, year, request.reach)
    outside = [one for one in (ask.origin, ask.destination, *ask.via) if one not in base.places]
    if outside:
        raise RoutesError(
            f"{', '.join(outside)}: beyond the corridor; allowed with reach {REACHES[1]}"
        )
    network = _what_if(dataset, base, request)
    search.check(network, ask)
    return Question(base, network, ask)


@lru_cache(maxsize=64)
def _plan(dataset: Dataset, request: Request) -> Journey:
    question = understood(dataset, request)
    base, network, ask = question.base, question.network, question.ask
    ways = alternatives.several(network, ask, _whole("alternatives", request.alternatives, 1, MOST))
    if not ways:
        raise why(network, ask)
    before = search.best(base, ask) if network != base else None
    return Journey(
        request,
        ask,
        network,
        tuple(Itinerary(way) for way in ways),
        Itinerary(before) if before else None,
    )


def why(network: Network, ask: Ask) -> NoItineraryError:
    """Say which closure or filter cuts the way, and the nearest thing that would work."""
    head = (
        f"no way from {ask.origin} to {ask.destination} in {network.year} by {ask.service} "
        f"({', '.join(search.SERVICES[ask.service])})"
    )
    works = _working(_eased(network, ask)) or _working(_much_eased(network, ask))
    if works:
        quickest = sorted(works, key=lambda words: works[words].likely or inf)[:CUTS]
        told = [f"{words}: {_days(works[words])}" for words in quickest]
        return NoItineraryError(head + "; it would work\n  " + "\n  ".join(told))
    return NoItineraryError(f"{head}; {_nearest(network, ask)}")


def _working(questions: Iterator[tuple[str, Network, Ask]]) -> dict[str, Total]:
    """The hours of those questions that have an answer, by their words."""
    found = ((words, search.best(network, ask)) for words, network, ask in questions)
    return {words: Itinerary(way).hours for words, way in found if way is not None}


def _days(hours: Total) -> str:
    if hours.likely is None:
        return "days unknown"
    return f"{'at least ' if hours.at_least else ''}{hours.likely / HOURS_PER_DAY:.1f} days"


def _eased(network: Network, ask: Ask) -> Iterator[tuple[str, Network, Ask]]:
    """Each single thing that could be given up, in words, and the question without it."""
    for shut in network.shut:
        reason = f" ({shut.title})" if shut.title else ""
        yield f"if {shut.subject} were open{reason}", without(network, shut), ask
    for one in ask.avoid:
        avoid = tuple(other for other in ask.avoid if other != one)
        yield f"without avoiding {one}", network, replace(ask, avoid=avoid)
    for one in ask.via:
        via = tuple(other for other in ask.via if other != one)
        if via or ask.origin != ask.destination:
            yield f"without passing {one}", network, replace(ask, via=via)
    for year in sorted({int(shut.opened[:4]) for shut in network.shut if shut.opened}):
        later = [one for one in network.shut if one.opened and int(one.opened[:4]) <= year]
        yield f"with the lines of {year}", without(network, *later), ask
    for service in search.SERVICES:
        if service != ask.service:
            yield f"by {service}", network, replace(ask, service=service)


def _much_eased(network: Network, ask: Ask) -> Iterator[tuple[str, Network, Ask]]:
    """What could be given up together, where no single thing is enough."""
    asked = [shut for shut in network.shut if shut.kind == scenario.CLOSED]
    free, usual = replace(ask, avoid=(), via=()), without(network, *asked)
    yield "without any of the closures asked for", usual, ask
    yield "without avoiding or passing anything", network, free
    yield "without any closure or filter asked for", usual, free
    yield "if all that is planned, suspended or closed were open", replace(network, shut=()), free


def _nearest(network: Network, ask: Ask) -> str:
    """The place nearest to one end from which, or to which, there is a way to the other."""
    there = replace(ask, via=())
    back = replace(there, origin=ask.destination, destination=ask.origin)
    told = []
    for question, words in ((there, "reached from"), (back, "from which a way leads to")):
        found = search.reachable(network, question) - {question.origin}
        goal = network.places[question.destination]
        far = {
            node: distance_km(place.lon, place.lat, goal.lon, goal.lat)
            for node, place in network.places.items()
            if node in found
        }
        if far:
            node = min(sorted(far), key=far.__getitem__)
            told.append(
                f"the nearest place to {question.destination} {words} {question.origin} is "
                f"{node}, {far[node]:.0f} km from it"
            )
    return "; ".join(told) or f"{ask.service} service reaches neither place"


def _what_if(dataset: Dataset, network: Network, request: Request) -> Network:
    for name in _several(request.scenario):
        network = scenario.named(dataset, network, name)
    for subject in _several(request.close):
        network = scenario.close(network, subject)
    for one in _several(request.slow):
        subject, _, factor = one.partition("=")
        try:
            network = scenario.slow(network, subject, float(factor))
        except ValueError:
            found = f"cannot read {one!r}; allowed: SUBJECT=FACTOR, such as aktau=2"
            raise RoutesError(found) from None
    return network


def _ask(dataset: Dataset, request: Request) -> Ask:
    known = (dataset.borders["id"], dataset.nodes["country"], dataset.avoided_countries["country"])
    countries = {code for codes in known for code in codes if code}
    avoid = _several(request.avoid)
    for one in avoid:
        if len(one) == 2 and one.isupper() and one not in countries:
            raise UnknownNameError("country", one, countries)
    return Ask(
        node(dataset, request.origin),
        node(dataset, request.destination),
        request.by,
        request.service,
        tuple(node(dataset, one) for one in _several(request.via)),
        avoid,
    )


def node(dataset: Dataset, text: str) -> str:
    """The id of a node by its id or its name in any language.

    Raises: UnknownNameError for a name that there is not.
    """
    if text in dataset.nodes.index:
        return text
    wanted = text.strip().casefold()
    for node in dataset.nodes.index:
        names = [str(one).casefold() for one in dataset.labels.loc[f"node.{node}"]]
        if wanted and wanted in (*names, str(dataset.nodes.at[node, "name"]).casefold()):
            return str(node)
    raise UnknownNameError("node", text, dataset.nodes.index)


def _several(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in text.split(",") if one))


def _whole(name: str, text: str, least: int, most: int) -> int:
    if not text.isdecimal() or not least <= int(text) <= most:
        raise RoutesError(f"cannot read {name} {text!r}; allowed: {least} to {most}")
    return int(text)
