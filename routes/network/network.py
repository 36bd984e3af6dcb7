"""The network of a year: arcs on which every hour, kilometre and dollar lies exactly once."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from routes.facts.amounts import NOTHING, Amount
from routes.facts.storms import Storm
from routes.kinds import ArcKind, Mode

UNOPENED = "unopened"  # the kind of what is shut because it is not there yet


class Phase(StrEnum):
    """What there is to do at a node before the goods can go on."""

    READY = "ready"  # nothing: a journey may start, end, change or go on
    LANDED = "landed"  # off a ship, and the port not passed yet
    ABOARD = "aboard"  # waited for a ship, and can do nothing but sail
    AT_BORDER = "at_border"  # on the way over a line whose border lies at this end of it


class State(NamedTuple):
    """Where goods are at a node: on the rails of a gauge, the road, or at the quay of a mode.

    `segment` is that of the ship one is aboard, or of the line over whose border one goes.
    """

    node: str
    mode: Mode
    gauge_mm: int | None = None
    phase: Phase = Phase.READY
    segment: str = ""

    @property
    def carrier(self) -> str:
        """The mode, with the gauge of rails: road, rail-1520."""
        return self.mode if self.gauge_mm is None else f"{self.mode}-{self.gauge_mm}"


@dataclass(frozen=True)
class Arc:
    """One directed move. `segment` is "" for what is no segment's own; `node` is "" for a run.

    `usd` is for the box or lorry that is asked for, `kg_t` kilograms of CO2 equivalent per tonne.
    `pace` is how many times its usual hours a whole journey takes, with all its arcs together.
    """

    id: str
    kind: ArcKind
    tail: State
    head: State
    mode: Mode
    segment: str = ""
    node: str = ""
    km: Amount = NOTHING
    hours: Amount = NOTHING
    usd: Amount = NOTHING
    kg_t: Amount = NOTHING
    pace: Amount | None = None

    @property
    def runs(self) -> bool:
        """Return whether it runs over a segment, and does not stand at a node."""
        return self.kind == ArcKind.RUN

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Ids of the segment and nodes without which there is no such move."""
        return frozenset((self.segment, self.node, self.tail.node, self.head.node)) - {""}


@dataclass(frozen=True)
class Place:
    """What a search must know of a node; degrees east and north."""

    country: str
    lon: float
    lat: float
    at_sea: bool = False


@dataclass(frozen=True)
class Shut:
    """A node or segment that cannot be used, and why.

    `kind` is unopened, suspended or closure for what holds in the year, closed for a what-if;
    `opened` is the later date of what is unopened yet, as far as it is known.
    """

    subject: str
    kind: str
    title: str = ""
    source: str = ""
    share: float = 1.0
    opened: str = ""


@dataclass(frozen=True)
class Slow:
    """What takes `factor` times as long; on arcs of `kind` only, unless that is "".

    Its text is SUBJECT=FACTOR, as options, links and controls have it.
    """

    subject: str
    factor: float
    kind: str = ""
    title: str = ""
    source: str = ""

    def __str__(self) -> str:
        return f"{self.subject}={self.factor_text}"

    @property
    def factor_text(self) -> str:
        """The factor as people write it: 2, 1.5."""
        return str(self.factor).removesuffix(".0")

    def touches(self, arc: Arc) -> bool:
        """Return whether an arc belongs to the subject: it is of the segment, or at the node."""
        return self.subject in (arc.segment, arc.node) and self.kind in ("", arc.kind)

    def added_h(self, arc: Arc) -> float:
        """Return how many of the likely hours of an arc that was slowed it has added."""
        if not self.touches(arc):
            return 0.0
        return (arc.hours.likely or 0.0) * (1 - 1 / self.factor)


@dataclass(frozen=True)
class Opened:
    """What a what-if opens: a segment, a node, or a journey over lines with promised hours.

    `name` is what was asked for: an opening of scenarios.csv, or the subject itself. `factor` (up
    to 1) is how many times as long the hours of arcs of `kind` are then, as with more ships.
    """

    subject: str
    name: str
    factor: float = 1.0
    kind: str = ""
    title: str = ""
    source: str = ""


@dataclass(frozen=True)
class Network:
    """All arcs, and what of them is shut or slowed. Never changed: a what-if is another network.

    `limited` names what was shut for a smaller part of the year and counts as open, `links` the
    short roads of reach beyond by which containers come from a port to the railway, `opened` what a
    what-if has opened; its arcs have the hours that are promised for them. Of a month it holds what
    is known of its `storms`, by which the hours in ports are longer already.
    """

    year: int
    places: Mapping[str, Place] = field(repr=False)
    every: tuple[Arc, ...] = field(repr=False)
    shut: tuple[Shut, ...] = ()
    slowed: tuple[Slow, ...] = ()
    limited: tuple[Shut, ...] = ()
    links: frozenset[str] = frozenset()
    opened: tuple[Opened, ...] = ()
    month: int | None = None
    storms: tuple[Storm, ...] = ()

    def __hash__(self) -> int:
        """Return a hash of what tells networks apart, and not of ten thousand arcs."""
        return hash((self.year, self.month, len(self.every), self.shut, self.slowed, self.opened))

    @cached_property
    def arcs(self) -> tuple[Arc, ...]:
        """The arcs that can be used, as slow as they are."""
        shut = {change.subject for change in self.shut}
        usable = [arc for arc in self.every if shut.isdisjoint(arc.subjects)]
        return tuple(self._slowed(arc) for arc in usable) if self.slowed else tuple(usable)

    @cached_property
    def joints(self) -> frozenset[str]:
        """Ids of the nodes at the ends of the links, where containers change to a lorry."""
        return frozenset(arc.head.node for arc in self.every if arc.segment in self.links)

    @cached_property
    def segments(self) -> frozenset[str]:
        """Ids of all segments, open or not."""
        return frozenset(arc.segment for arc in self.every if arc.runs)

    def _slowed(self, arc: Arc) -> Arc:
        for slow in self.slowed:
            if slow.touches(arc):
                arc = replace(arc, hours=arc.hours.times(slow.factor))
        return arc


def without(network: Network, *shut: Shut) -> Network:
    """Return the network with some things open again.

    With a line open the places at its ends that only waited for it.

    >>> from routes.network.building import build
    >>> from routes.network import scenario
    >>> closed = scenario.close(build(data, 2026), "aktau")
    >>> without(closed, closed.shut[-1]) == build(data, 2026)
    True
    """
    gone = {*shut, *(place for change in shut for place in waiting(network, change.subject))}
    return replace(network, shut=tuple(change for change in network.shut if change not in gone))


def waiting(network: Network, segment: str) -> tuple[Shut, ...]:
    """Return the ends of a segment that are not there yet and have no date of their own.

    >>> from routes.network.building import build
    >>> [shut.subject for shut in waiting(build(data, 2026), "rail-alat-ganja")]
    ['ganja']
    """
    ends = {arc.head.node for arc in network.every if arc.segment == segment and arc.runs}
    return tuple(
        change
        for change in network.shut
        if change.subject in ends and change.kind == UNOPENED and not change.opened
    )
