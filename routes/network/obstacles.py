"""Why there is no way: what cuts it, and what would work. Things are named as people name them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from math import inf

from routes.errors import LONGEST, NoItineraryError, fitting, number
from routes.facts.amounts import HOURS_PER_DAY
from routes.measure import distance_km
from routes.network import names, scenario, search
from routes.network.itinerary import Itinerary
from routes.network.network import Network, without
from routes.network.search import Ask
from routes.tables.dataset import Dataset

CUTS = 5  # shown in a message

InYear = Callable[[int], Network]  # gives the network of another year under the same what-if


def why(dataset: Dataset, network: Network, ask: Ask, in_year: InYear) -> NoItineraryError:
    """Return an error that says what cuts the way, and the nearest thing that would work.

    Of the years in which something opens later the first is told that has a way, as `in_year` has
    it: what is told of a year is what that year answers.

    >>> from functools import partial
    >>> from routes.network import scenario
    >>> from routes.network.building import build
    >>> closed = scenario.close(build(data, 2026), "aktau")
    >>> told = why(data, closed, Ask("xian", "alat"), partial(build, data))
    >>> print(str(told).splitlines()[-1].strip())
    if Aktau (aktau) were open: at least 1.4 days
    """
    label = partial(names.label, dataset)
    modes = ", ".join(search.SERVICES[ask.service])
    head = (
        f"no way from {label(ask.origin)} to {label(ask.destination)} in {network.year} "
        f"by {ask.service} ({modes})"
    )
    works = _working(_eased(dataset, network, ask, in_year)) or _working(_much_eased(network, ask))
    if works:
        quickest = sorted(works, key=lambda words: _median_h(works[words]))[:CUTS]
        lines = [f"{words}: {_days(works[words])}" for words in quickest]
        head += "; it would work"
        kept = fitting([f"  {line}" for line in lines], LONGEST - len(head))
        return NoItineraryError("\n".join([head, *(kept or lines[:1])]))
    reasons = fitting(_nearest(dataset, network, ask), LONGEST - len(head) - 2)
    told = "; ".join(reasons) or f"{ask.service} service reaches neither place"
    return NoItineraryError(f"{head}; {told}")


def _working(questions: Iterator[tuple[str, Network, Ask]]) -> dict[str, Itinerary]:
    """The best answers to those questions that have one, by their words."""
    found = ((words, search.best(network, ask)) for words, network, ask in questions)
    return {words: Itinerary(way) for words, way in found if way is not None}


def _median_h(way: Itinerary) -> float:
    return way.spread.p50 if way.spread else inf


def _days(way: Itinerary) -> str:
    if way.spread is None:
        return "days unknown"
    least = "at least " if way.hours.at_least else ""
    days = number(_median_h(way) / HOURS_PER_DAY, 1)
    return f"{least}{days} {'day' if days == '1' else 'days'}"


def _eased(
    dataset: Dataset, network: Network, ask: Ask, in_year: InYear
) -> Iterator[tuple[str, Network, Ask]]:
    """Each single thing that could be given up, in words, and the question without it."""
    for shut in network.shut:
        reason = f" ({shut.title})" if shut.title else ""
        subject = names.label(dataset, shut.subject)
        yield f"if {subject} were open{reason}", without(network, shut), ask
    for words, eased in _freed(dataset, ask):
        yield words, network, eased
    for year in sorted({int(shut.opened[:4]) for shut in network.shut if shut.opened}):
        later = in_year(year)
        if search.best(later, ask) is not None:
            yield f"in {year}", later, ask
            break


def _freed(dataset: Dataset, ask: Ask) -> Iterator[tuple[str, Ask]]:
    """The question without one of the things to avoid or to pass, by another service or place."""
    label = partial(names.label, dataset)
    for subject in ask.avoid:
        avoid = tuple(other for other in ask.avoid if other != subject)
        yield f"without avoiding {label(subject)}", replace(ask, avoid=avoid)
    for node in ask.via:
        via = tuple(other for other in ask.via if other != node)
        if via or ask.origin != ask.destination:
            yield f"without passing {label(node)}", replace(ask, via=via)
    for service in search.SERVICES:
        if service != ask.service:
            yield f"by {service}", replace(ask, service=service)
    for other in names.namesakes(dataset, ask.origin):
        yield f"from {label(other)}", replace(ask, origin=other)
    for other in names.namesakes(dataset, ask.destination):
        yield f"to {label(other)}", replace(ask, destination=other)


def _much_eased(network: Network, ask: Ask) -> Iterator[tuple[str, Network, Ask]]:
    """What could be given up together, where no single thing is enough."""
    asked = [shut for shut in network.shut if shut.kind == scenario.CLOSED]
    free, usual = replace(ask, avoid=(), via=()), without(network, *asked)
    yield "without any of the closures asked for", usual, ask
    yield "without avoiding or passing anything", network, free
    yield "without any closure or filter asked for", usual, free
    yield "if all that is planned, suspended or closed were open", replace(network, shut=()), free


def _nearest(dataset: Dataset, network: Network, ask: Ask) -> list[str]:
    """The places nearest to one end from which, or to which, there is a way to the other."""
    there = replace(ask, via=())
    back = replace(there, origin=ask.destination, destination=ask.origin)
    reasons, name = [], partial(names.label, dataset)
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
            reasons.append(
                f"the nearest place to {name(question.destination)} {words} "
                f"{name(question.origin)} is {name(node)}, {number(far[node])} km from it"
            )
    return reasons
