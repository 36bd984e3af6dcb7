"""A town has several ends: its station, its port, its road; each may be reached by another way."""

from collections.abc import Iterator
from dataclasses import replace

from routes.errors import RoutesError
from routes.network import journey, names, way_names
from routes.network.itinerary import Itinerary
from routes.network.journey import Journey
from routes.network.request import Request
from routes.tables.dataset import Dataset


def of_journey(dataset: Dataset, found: Journey) -> tuple[Itinerary, ...]:
    """Return the best ways from or to the other places of the towns where a journey ends.

    Only those that are called otherwise than each way of the journey.

    >>> asked = journey.Request("xian", "alat")
    >>> of_journey(data, journey.plan(data, asked))  # in the toy each town is one place
    ()
    """
    known = {way_names.earned(dataset, way) for way in found.itineraries}
    out = []
    for request in _others(dataset, found.request):
        try:
            way = journey.best(dataset, replace(request, alternatives=1))
        except RoutesError:  # what is asked makes no sense there
            continue
        if way and way_names.earned(dataset, way) not in known:
            out.append(way)
    return tuple(out)


def _others(dataset: Dataset, request: Request) -> Iterator[Request]:
    """The same request with another end in the same town, to which the service goes."""
    origins, destinations = (
        [node for node in names.namesakes(dataset, end) if journey.serves(dataset, request, node)]
        for end in (request.origin, request.destination)
    )
    yield from (replace(request, origin=node) for node in origins)
    yield from (replace(request, destination=node) for node in destinations)
