"""What the map's script needs to plan journeys by itself: the arcs of every year, in little room.

All numbers are those of `network.building`. Of most arcs kilometres, hours and dollars are one
number times what many arcs have in common, such as the speed of a mode in a year, so an amount is
[course, base]. A course has a run [year, low, likely, high, set, basis] for each year in which it
changes, where the ends are parts of the base; `set` is that of the facts on which it rests, and
`basis` the sum of the bits that hold: DEFAULT, UNCOUNTED (it tells nothing of a sum), EVEN
(uniform from low to high) and OWN (a price of the line itself). What is told of a month, a promise
or a scenario stands beside them. Lines and places are told by their numbers in the order of the
map's subjects, -1 for none. So small a form is exact to seven digits.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any

from routes.facts import amounts, courses, labels, prices, storms
from routes.facts.amounts import UNIFORM, Amount
from routes.facts.facts import Fact
from routes.facts.prices import LORRY, Box
from routes.kinds import ArcKind, Mode, Reach
from routes.network import itinerary, opening, search
from routes.network.building import build
from routes.network.itinerary import ASSUMPTIONS, HOURS_BY, NOT_COUNTED
from routes.network.network import Network, Phase
from routes.network.search import Criterion, Service
from routes.network.season import MONTHS
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset, records
from routes.view.answer import View
from routes.webmap import journey_payload, style
from routes.webmap.year_payload import FIRST, LAST, Place
from routes.words import itineraries

YEARS = range(FIRST, LAST + 1)
DIGITS = 7
DEFAULT, UNCOUNTED, EVEN, OWN = 1, 2, 4, 8
UNITS = {Service.CONTAINER: Box.FORTY, Service.TRUCK: LORRY}
PHASES = [*Phase]


@dataclass
class _Table:
    """Values that many share, each with its number."""

    numbers: dict[Any, int] = field(default_factory=dict)

    def place(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    @property
    def values(self) -> list[Any]:
        return [*self.numbers]


@dataclass
class _Packer:
    """What is packed for one dataset, and the tables that its parts share."""

    dataset: Dataset
    sources: _Table = field(default_factory=_Table)
    facts: _Table = field(default_factory=_Table)
    sets: _Table = field(default_factory=_Table)
    courses: _Table = field(default_factory=_Table)

    def set(self, facts: Iterable[Fact]) -> int:
        """The number of a set of facts; of each fact only its source is told."""
        return self.sets.place(tuple(self.facts.place(fact) for fact in facts))

    def amount(self, by_year: list[Amount]) -> list[Any]:
        """The amounts of all years as [course, base]."""
        base = next((one.likely for one in reversed(by_year) if one.likely), None) or 1.0
        runs = []
        for told, years in groupby(zip(by_year, YEARS, strict=True), lambda pair: pair[0]):
            ends = (told.low, told.likely, told.high)
            parts = [None if end is None else _short(end / base) for end in ends]
            runs.append((next(years)[1], *parts, self.set(told.facts), _basis(told)))
        return [self.courses.place(tuple(runs)), _short(base)]

    def scenario(self, name: str) -> list[dict[str, Any]]:
        """The rows of a scenario: what each closes, slows or opens, why, and who says so."""
        rows = self.dataset.scenarios
        return [
            self.opened(opening.read(row))
            if row["effect"] == opening.OPEN
            else {
                "effect": row["effect"],
                "subject": row["subject"],
                "factor": row["factor"] if row["effect"] == "slow" else 1,
                "kind": row["arc"],
                **self.reasoned(row["reason"], row["source"]),
            }
            for row in rows[rows["scenario"] == name].to_dict("records")
        ]

    def opened(self, one: opening.Opened) -> dict[str, Any]:
        """What is opened, the lines along which it lies, and the hours that are promised there."""
        row = {"effect": opening.OPEN, "subject": one.subject, "factor": one.factor}
        row |= {"kind": one.kind, **self.reasoned(one.title, one.source)}
        return row | {"lines": self.lines(one.subject)}

    def lines(self, subject: str) -> dict[str, list[Any]]:
        """The lines of a subject, each with the likely hours that are promised and their facts."""
        out: dict[str, list[Any]] = {}
        for line in courses.of(self.dataset, subject):
            mode = records(self.dataset, "segments")[line]["mode"]
            hours = amounts.promised(self.dataset, subject, line, mode)
            known = hours is not None and hours.likely is not None
            out[line] = [hours.likely, self.set(hours.facts)] if hours and known else []
        return out

    def reasoned(self, title: str, sources: str) -> dict[str, Any]:
        told = [self.sources.place(one) for one in sources.split(SEPARATOR) if one]
        return {"title": title, "sources": told}

    def months(self) -> Iterator[list[Any]]:
        """Storms as [subject, month, runs]: [year, shares, hours of a closure, facts] from a year on."""
        found: dict[tuple[str, int], list[Any]] = {}
        for month in MONTHS:
            for year in YEARS:
                for storm in storms.of(self.dataset, year, month):
                    ends = (storm.share, storm.lasts)
                    told = [[one.low, one.likely, one.high] for one in ends]
                    run = [*told, self.set(storm.facts)]
                    runs = found.setdefault((storm.subject, month), [])
                    if not runs or runs[-1][1:] != run:
                        runs.append([year, *run])
        for (subject, month), runs in found.items():
            yield [subject, month, runs]


def planner(view: View, place: Place) -> dict[str, Any] | None:
    """Return all that the planner counts with; None where the map leaves lines of the data out.

    `place` gives the place of a source in the pool.
    """
    if len(view.segments) < len(view.dataset.segments):
        return None
    known = _known(view.dataset)
    scenarios = [
        {"id": name, "label": view.word(f"scenario.{name}"), "rows": rows}
        for name, rows in known["scenarios"].items()
    ]
    return known | {
        "names": [[view.word(f"via.{name}"), *passes] for name, *passes in known["names"]],
        "beside": {
            service: [
                rate | {"source": str(place(rate["source"]))}
                for rate in (
                    journey_payload.rate(view, fact)
                    for fact in prices.published(view.dataset, unit)
                )
            ]
            for service, unit in UNITS.items()
        },
        "sources": [place(source) for source in known["sources"]],
        "scenarios": scenarios,
        "by": {by: view.word(f"by.{by}") for by in Criterion},
        "services": {
            service: {
                "label": view.word(f"service.{service}"),
                "unit": "" if UNITS[service] == LORRY else view.word(f"box.{UNITS[service]}"),
                "modes": list(modes),
            }
            for service, modes in search.SERVICES.items()
        },
        "hours": {
            kind: {"label": view.word(f"arc.{kind}"), "colour": style.HOURS[kind]}
            for kind in HOURS_BY
        },
        "modes": {mode: view.word(f"mode.{mode}") for mode in Mode},
        "months": labels.months(view.query.lang),
        "notes": [itineraries.assumption(view, name) for name in ASSUMPTIONS],
        "season": view.word("assumption.season"),
    }


@lru_cache(maxsize=4)
def _known(dataset: Dataset) -> dict[str, Any]:
    """What does not depend on a language; `arcs` are in the order of those of a Network."""
    nets = {
        service: [build(dataset, year, Reach.CORRIDOR, unit) for year in YEARS]
        for service, unit in UNITS.items()
    }
    every, packer = nets[Service.CONTAINER], _Packer(dataset)
    arcs, states = every[0].every, _Table()
    number = {id: at for at, id in enumerate((*dataset.segments.index, *dataset.nodes.index))}
    number[""] = -1

    def told(networks: list[Network], what: str) -> list[list[Any]]:
        amounts = zip(*([getattr(arc, what) for arc in one.every] for one in networks), strict=True)
        return [packer.amount([*by_year]) for by_year in amounts]

    counted = {
        "kinds": [arc.kind for arc in arcs],
        "tails": [states.place(arc.tail) for arc in arcs],
        "heads": [states.place(arc.head) for arc in arcs],
        "lines": [number[arc.segment] for arc in arcs],
        "km": told(every, "km"),
        "time": told(every, "hours"),
        "gases": told(every, "kg_t"),
        "usd": {service: told(networks, "usd") for service, networks in nets.items()},
    }
    loads = {
        service: packer.amount([prices.load(dataset, unit, year) for year in YEARS])
        for service, unit in UNITS.items()
    }
    scenarios = {
        name: packer.scenario(name) for name in dict.fromkeys(dataset.scenarios["scenario"])
    }
    unopened = {
        shut.subject
        for one in every
        for shut in one.shut
        if shut.kind == opening.UNOPENED and shut.subject in one.segments
    }
    return {
        "arcs": counted,
        "loads": loads,
        "names": [
            (row["name"], [number[id] for id in row["passes"].split(SEPARATOR)], int(row["rank"]))
            for row in dataset.way_names.to_dict("records")
        ],
        "states": {
            "places": [number[state.node] for state in states.values],
            "modes": [state.mode for state in states.values],
            "phases": [PHASES.index(state.phase) for state in states.values],
            "lines": [number[state.segment] for state in states.values],
        },
        "lands": _lands(every[0], number),
        "storms": [*packer.months()],
        "scenarios": scenarios,
        "openings": {subject: packer.lines(subject) for subject in sorted(unopened)},
        "courses": packer.courses.values,
        "sets": packer.sets.values,
        "facts": [packer.sources.place(fact.source) for fact in packer.facts.values],
        "sources": packer.sources.values,
    }


def _lands(network: Network, number: dict[str, int]) -> dict[str, list[int]]:
    """The numbers of the places in each country."""
    out: dict[str, list[int]] = {}
    for node, place in network.places.items():
        out.setdefault(place.country, []).append(number[node])
    return out


def _basis(amount: Amount) -> int:
    holds = {
        DEFAULT: amount.basis == "default",
        UNCOUNTED: amount.basis in NOT_COUNTED,
        EVEN: amount.shape == UNIFORM,
        OWN: amount.basis in itinerary.OWN,
    }
    return sum(bit for bit, held in holds.items() if held)


def _short(number: float) -> float:
    return float(f"{number:.{DIGITS}g}")
