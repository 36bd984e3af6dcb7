"""What people call a way: the names that it earns by what it passes, from way_names.csv."""

from collections.abc import Collection, Iterable
from functools import lru_cache

from routes.network.itinerary import Itinerary
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset

ALWAYS = 1  # the rank of the names that are always told

Rows = tuple[tuple[str, frozenset[str], int], ...]


def earned(
    dataset: Dataset, itinerary: Itinerary, among: Collection[str] | None = None
) -> tuple[str, ...]:
    """Return the names of an itinerary in the order of travel: those always told, or `among` some.

    Where it starts and ends it does not pass.

    >>> from routes.network import journey
    >>> way = journey.plan(data, journey.Request("xian", "alat")).itineraries[0]
    >>> earned(data, way), earned(data, way, ("sea", "steppe"))
    (('sea',), ('steppe', 'sea'))
    """
    first: dict[str, int] = {}
    for at, arc in enumerate(itinerary.arcs):
        for subject in (arc.segment, arc.head.node):
            first.setdefault(subject, at)
    passed = first.keys() - {itinerary.origin, itinerary.destination}
    found: dict[str, int] = {}
    for name, passes, rank in _rows(dataset):
        asked = rank == ALWAYS if among is None else name in among
        if asked and passes <= passed:
            at = max(first[subject] for subject in passes)
            found[name] = min(at, found.get(name, at))
    return tuple(sorted(found, key=lambda name: found[name]))


def telling(dataset: Dataset, itinerary: Itinerary, others: Iterable[Itinerary]) -> str:
    """Return the first name of the table that an itinerary earns and others do not; "" for none.

    >>> from routes.network import journey
    >>> way = journey.plan(data, journey.Request("xian", "alat")).itineraries[0]
    >>> telling(data, way, ()), telling(data, way, (way,))
    ('sea', '')
    """
    names = dict.fromkeys(name for name, *_ in _rows(dataset))
    theirs = {name for other in others for name in earned(dataset, other, names)}
    own = {*earned(dataset, itinerary, names)} - theirs
    return next((name for name in names if name in own), "")


@lru_cache(maxsize=8)
def _rows(dataset: Dataset) -> Rows:
    rows = dataset.way_names.to_dict("records")
    return tuple(
        (str(row["name"]), frozenset(str(row["passes"]).split(SEPARATOR)), int(row["rank"]))
        for row in rows
    )
