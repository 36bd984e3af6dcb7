"""The network of a month: another network, in which ports take as long as its weather makes them.

Only what is done in ports depends on the month: waits for ships, and what is loaded, unloaded or
changed there. Of winds and snow on land no source tells on which share of the days they stop trains
or lorries. The month in which one departs holds for the whole journey, and so does the year, also
for who arrives in the next one.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from routes.facts import storms, timeline
from routes.facts.amounts import SHIPS, Amount
from routes.facts.prices import Box
from routes.facts.storms import Storm
from routes.facts.timeline import CLOSED_FROM
from routes.kinds import ArcKind, Reach
from routes.network.building import build
from routes.network.network import Arc, Network, Phase, Shut
from routes.tables.dataset import Dataset

MONTHS = range(1, 13)
CLOSURE = "closure"


@lru_cache(maxsize=64)
def of_month(
    dataset: Dataset,
    year: int,
    month: int,
    reach: Reach = Reach.CORRIDOR,
    unit: str = Box.FORTY,
    dated: bool = False,
) -> Network:
    """Return the network of a month (1 to 12) of a year; that of the year itself stays as it is.

    `dated`: the journey departs in that very month, so that closures of events.csv hold as far as
    they cover its days, not the year's. Who is shut for a part of it, or at times, is slower.

    >>> march = of_month(data, 2026, 3)
    >>> march.month, [storm.subject for storm in march.storms]
    (3, ['aktau'])
    """
    network = build(dataset, year, reach, unit)
    known = {storm.subject: storm for storm in storms.of(dataset, year, month)}
    if dated:
        closed = timeline.closures(dataset, year, month)
        shut = [one for one in closed if one.share >= CLOSED_FROM and not one.at_times]
        other = [one for one in closed if one not in shut]
        for one in other:
            share = storms.limited(one.share)
            storm = known.get(one.subject)
            if storm is None or (storm.share.likely or 0.0) < share:
                lasts = storms.lasts(dataset, one.subject, year)
                known[one.subject] = Storm(one.subject, Amount(share, share, share), lasts)
        unclosed = [change for change in network.shut if change.kind != CLOSURE]
        network = replace(
            network,
            shut=(*unclosed, *(_shut(one) for one in shut)),
            limited=tuple(_shut(one) for one in other),
        )
    there = tuple(
        storm for id, storm in known.items() if id in network.places.keys() | network.segments
    )
    every = tuple(stormy(arc, there) for arc in network.every)
    return replace(network, every=every, month=month, storms=there)


def stormy(arc: Arc, known: Iterable[Storm]) -> Arc:
    """Return an arc as the worst of some storms over its port or line makes it.

    >>> march = of_month(data, 2026, 3)
    >>> waits = [arc for arc in build(data, 2026).every if arc.kind == "dwell"]
    >>> {stormy(wait, march.storms).hours.likely for wait in waits}  # unknown is not zero
    {None}
    """
    over = [storm for storm in known if storm.subject in (arc.node, arc.segment)]
    if not over or not in_port(arc):
        return arc
    worst = max(over, key=lambda storm: storm.share.likely or 0.0)
    # Who waits for a ship or comes from one passes the mouth of the harbour, who loads does not.
    met = arc.head.phase == Phase.ABOARD or arc.tail.phase == Phase.LANDED
    return replace(arc, hours=storms.lengthened(arc.hours, worst, met))


def in_port(arc: Arc) -> bool:
    """Return whether an arc is a wait for a ship, or what is done between a ship and the shore.

    >>> sum(in_port(arc) for arc in build(data, 2026).every if "aktau" in arc.node) > 0
    True
    """
    by_ship = {arc.tail.mode, arc.head.mode}.intersection(SHIPS)
    return bool(by_ship) and arc.kind not in (ArcKind.RUN, ArcKind.BORDER)


def ports(arcs: Iterable[Arc]) -> tuple[str, ...]:
    """Return the ports of a way in their order, each once.

    >>> ports(build(data, 2026).arcs)
    ('aktau', 'alat')
    """
    return tuple(dict.fromkeys(arc.node for arc in arcs if in_port(arc)))


def untold(arcs: Iterable[Arc], known: Iterable[Storm]) -> tuple[str, ...]:
    """Return the ports of a way of whose weather nothing is known, in their order.

    >>> untold(build(data, 2026).arcs, of_month(data, 2026, 3).storms)
    ('alat',)
    """
    told = {storm.subject for storm in known}
    return tuple(port for port in ports(arcs) if port not in told)


def arrival(depart: str, hours: float) -> date:
    """Return the day on which one arrives who leaves at the beginning of a day (ISO 8601).

    >>> arrival("2026-12-30", 50.0)
    datetime.date(2027, 1, 1)
    """
    return (datetime.fromisoformat(depart) + timedelta(hours=hours)).date()


def _shut(closure: timeline.Closure) -> Shut:
    return Shut(closure.subject, CLOSURE, closure.title, closure.source, closure.share)
