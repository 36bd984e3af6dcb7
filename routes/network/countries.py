"""In which countries a journey runs and stands: what is aboard a ship is at sea, and in none.

A run between two countries belongs to both, by the length of its line in each. Where a line leaves
the frame of the ground, no shape of the two is known, or it lies in neither, it ends at the border
where its one crossing stands, and lies in the other country. Without one, each has a half of what
lies in neither.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from shapely import Geometry, box

from routes.facts.amounts import SHIPS
from routes.kinds import NodeKind
from routes.network.itinerary import Total, total
from routes.network.network import Arc
from routes.tables.dataset import Dataset, records

SEA = "sea"

Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Stretch:
    """A part of a way in one country, or at sea, between two distances from the start in km."""

    country: str
    start_km: float
    end_km: float


def shares(dataset: Dataset, arc: Arc) -> Shares:
    """Return the countries in which an arc lies, in the order of travel, with the share of each.

    >>> from routes.network.building import build
    >>> arcs = {arc.id: arc for arc in build(data, 2026).arcs}
    >>> shares(data, arcs["run rail-dostyk-shu to shu"])
    (('KZ', 1.0),)
    >>> shares(data, arcs["run sea-aktau-alat to alat"])
    (('sea', 1.0),)
    """
    nodes = records(dataset, "nodes")
    if not arc.runs:
        return ((str(nodes[arc.node]["country"]), 1.0),)
    if arc.mode in SHIPS:
        return ((SEA, 1.0),)
    tail, head = (str(nodes[state.node]["country"]) for state in (arc.tail, arc.head))
    return ((tail, 1.0),) if tail == head else _parted(dataset, arc.segment, tail, head)


def hours(dataset: Dataset, arcs: Iterable[Arc]) -> dict[str, Total]:
    """Return the hours in each country in the order of travel; those under way in ships as sea.

    >>> from routes.network.journey import Request, plan
    >>> way = plan(data, Request("shu", "alat")).itineraries[0]
    >>> {country: round(known.likely, 1) for country, known in hours(data, way.arcs).items()}
    {'KZ': 4.8, 'sea': 22.0}
    """
    parts: dict[str, list[tuple[Arc, float]]] = {}
    for arc in arcs:
        for country, share in shares(dataset, arc):
            parts.setdefault(country, []).append((arc, share))
    return {country: _sum(lying) for country, lying in parts.items()}


def stretches(dataset: Dataset, arcs: Iterable[Arc]) -> tuple[Stretch, ...]:
    """Return the countries and waters through which a way runs, by the distance from its start.

    >>> from routes.network.journey import Request, plan
    >>> way = plan(data, Request("shu", "alat")).itineraries[0]
    >>> [(part.country, part.start_km, round(part.end_km)) for part in stretches(data, way.arcs)]
    [('KZ', 0.0, 190), ('sea', 190.0, 360)]
    """
    out: list[Stretch] = []
    km = 0.0
    for arc in arcs:
        length = arc.km.likely or 0.0
        for country, share in shares(dataset, arc) if length else ():
            start, km = km, km + share * length
            if out and out[-1].country == country:
                start = out.pop().start_km
            out.append(Stretch(country, start, km))
    return tuple(out)


def _sum(lying: Iterable[tuple[Arc, float]]) -> Total:
    known = {arc.id: share for arc, share in lying}
    return total((arc for arc, _ in lying), lambda arc: arc.hours.times(known[arc.id]))


@lru_cache(maxsize=1024)
def _parted(dataset: Dataset, segment: str, tail: str, head: str) -> Shares:
    line, lands = dataset.segments.geometry[segment], _lands(dataset)
    beside = _beside_its_crossing(dataset, segment, tail, head)
    borders = dataset.borders
    if beside and (borders.empty or not box(*borders.total_bounds).covers(line)):
        return beside  # a shape cut off by the frame would say that its country is not there
    begins, ends = (_inside(line, lands.get(country)) for country in (tail, head))
    if begins is None and ends is not None:
        begins = 1 - ends
    elif ends is None and begins is not None:
        ends = 1 - begins
    if not begins and not ends:
        return beside or ((tail, 0.5), (head, 0.5))
    first = (begins or 0.0) / ((begins or 0.0) + (ends or 0.0))
    parted = ((tail, first), (head, 1 - first))
    return tuple((country, share) for country, share in parted if share)


def _beside_its_crossing(dataset: Dataset, segment: str, tail: str, head: str) -> Shares:
    row, nodes = records(dataset, "segments")[segment], records(dataset, "nodes")
    stations = (nodes[row[end]] for end in ("from_node", "to_node"))
    crossings = [node["country"] for node in stations if node["kind"] == NodeKind.BORDER_CROSSING]
    return ((head if crossings == [tail] else tail, 1.0),) if len(crossings) == 1 else ()


def _inside(line: Geometry, land: Geometry | None) -> float | None:
    return None if land is None else float(line.intersection(land).length / line.length)


@lru_cache(maxsize=4)
def _lands(dataset: Dataset) -> dict[str, Geometry]:
    return dict(zip(map(str, dataset.borders["id"]), dataset.borders.geometry, strict=True))
