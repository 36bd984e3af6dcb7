"""The ways from China to Europe between the same two ends: published, and as computed."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from routes import progress
from routes.errors import NoItineraryError, RoutesError
from routes.facts import facts
from routes.facts.facts import Fact
from routes.facts.prices import Box
from routes.kinds import Reach
from routes.network import journey, leading
from routes.network.itinerary import Itinerary
from routes.studies import critical
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset
from routes.view.answer import answer
from routes.view.query import Query

USE = "compare"
QUANTITIES = ("transit_days", "length_km", "cost_usd_feu", "cost_usd_teu", "freight_index_20ft")
FOUND, NO_WAY, NOT_ON_MAP = "way_found", "no_way", "way_not_on_map"
ELSEWHERE = "way_elsewhere"
OBEYED = ("year", "month", "depart", "box")  # fields of a Request, beside its ends


@dataclass(frozen=True)
class Way:
    """A way between two ends.

    `result` is way_found, no_way (`why` says what cuts it), way_elsewhere (by way of its nodes one
    would come away from the destination and back) or way_not_on_map: the map has no line of it, so
    that nothing is computed. `published` holds all facts of its topics, rivals too; their
    ends are what their scope says, and hardly ever those asked for.
    """

    id: str
    query: Query
    corridors: tuple[str, ...]
    result: str
    itinerary: Itinerary | None
    why: str
    published: tuple[Fact, ...]


@dataclass(frozen=True)
class Comparison:
    """All ways of ways.csv between two nodes in a year, and in a month or from a day, as asked."""

    origin: str
    destination: str
    year: int
    ways: tuple[Way, ...]
    month: int | None = None
    depart: str = ""
    box: Box = Box.FORTY


def ids(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of all ways in the order of their table.

    >>> ids(data)
    ('middle', 'ocean', 'road')
    """
    return tuple(map(str, dataset.ways["way"]))


def usual_ends(dataset: Dataset) -> tuple[str, str]:
    """Return the ends of the first journey of the set `compare` in journeys.csv.

    Raises: RoutesError where there is none.

    >>> usual_ends(data)
    ('xian', 'alat')
    """
    found = critical.named(dataset, USE)
    if not found:
        raise RoutesError(
            "no ends to compare between: journeys.csv has no row with the use compare"
        )
    return found[0]


def compare(
    dataset: Dataset,
    origin: str,
    destination: str,
    year: int | None = None,
    **more: Any,
) -> Comparison:
    """Return the ways between two nodes, each an id or a name in any language.

    Each way is the answer to a query as `answer` gives it, over the network beyond the corridor,
    through its nodes, in one direction or the other, and clear of what it avoids. Its ends may be
    other nodes of the same cities: ships end in a port. Without a year it is that of the data;
    `more` are the others of OBEYED, as in a Request.

    Raises: UnknownNameError for a node that there is not, AmbiguousNameError for a name of several
    places, RoutesError for a year, month or day out of range or where there is no way to compare.

    >>> found = compare(data, "xian", "alat")
    >>> [(way.id, str(way.result)) for way in found.ways]
    [('middle', 'way_found'), ('ocean', 'way_not_on_map'), ('road', 'no_way')]
    """
    if dataset.ways.empty:
        raise RoutesError("no ways to compare: ways.csv has no row")
    beyond = Query(origin, destination, year=year, reach=Reach.BEYOND, **more)
    return _compare(dataset, journey.settled(dataset, beyond))


@lru_cache(maxsize=64)
def _compare(dataset: Dataset, asked: Query) -> Comparison:
    whole = journey.understood(dataset, asked).base
    rows = dataset.ways.to_dict("records")
    texts = ({str(k): str(v) for k, v in row.items()} for row in progress.steps(rows, len(rows)))
    ways = tuple(_way(dataset, row, asked) for row in texts)
    ends = (asked.origin, asked.destination)
    return Comparison(*ends, whole.year, ways, whole.month, asked.depart, asked.box)


def _way(dataset: Dataset, row: dict[str, str], asked: Query) -> Way:
    moved = dict(pair.split("=") for pair in _parts(row["ends"]))
    ends = [moved.get(end, end) for end in (asked.origin, asked.destination)]
    query = replace(
        asked,
        origin=ends[0],
        destination=ends[1],
        via=tuple(place for place in _parts(row["via"]) if place not in ends),
        avoid=_parts(row["avoid"]),
    )
    corridors, facts_of_topics = _parts(row["corridors"]), published(dataset, _parts(row["topics"]))
    result, itinerary, why = FOUND if corridors else NOT_ON_MAP, None, ""
    if corridors:
        try:
            query, itinerary = _led(dataset, query)
            result = FOUND if itinerary else ELSEWHERE
        except NoItineraryError as error:
            result, why = NO_WAY, str(error)
    return Way(row["way"], query, corridors, result, itinerary, why, facts_of_topics)


def _led(dataset: Dataset, query: Query) -> tuple[Query, Itinerary | None]:
    """The query whose way leads to its end, and that way; None where none does."""
    for via in dict.fromkeys((query.via, query.via[::-1])):
        found = replace(query, via=via)
        planned = answer(dataset, found).journey
        if planned and leading.leads(planned.network, planned.ask, planned.itineraries[0]):
            return found, planned.itineraries[0]
    return query, None


def published(dataset: Dataset, topics: tuple[str, ...]) -> tuple[Fact, ...]:
    """Return all facts of some topics on days, km and dollars, by quantity, topic and year.

    >>> [(fact.quantity, fact.value) for fact in published(data, ("ocean",))]
    [('transit_days', 40.0), ('length_km', 19500.0), ('cost_usd_feu', 2500.0)]
    """
    found = [
        (QUANTITIES.index(fact.quantity), position, fact.year or 0, fact)
        for position, topic in enumerate(topics)
        for fact in facts.all_of(dataset, f"topic:{topic}")
        if fact.quantity in QUANTITIES
    ]
    return tuple(fact for *_, fact in sorted(found, key=lambda entry: entry[:3]))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(id for id in cell.split(SEPARATOR) if id)
