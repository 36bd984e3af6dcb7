"""The arcs of every year in little room: what the map's script plans journeys with.

All numbers are those of `network.building`. Of most arcs kilometres, hours, dollars and gases are
one number times what many arcs have in common, such as the speed of a mode in a year, so an amount
is [course, base]. A course has a run [year, low, likely, high, set, basis] for each year in which
it changes, where the ends are parts of the base; `set` is that of the facts on which it rests, and
`basis` the sum of the bits that hold: DEFAULT, UNCOUNTED (it tells nothing of a sum), EVEN (uniform
from low to high) and OWN (a price of the line itself). What is told of a month, a promise or a
scenario stands beside them. Lines and places are told by their numbers in the order of the map's
subjects, -1 for none. `paces` has what moves whole journeys together (see facts/pace.py). So small
a form is exact to seven digits.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any

import pandas as pd

from routes.facts import amounts, courses, pace, prices
from routes.facts.amounts import SHIPS, UNIFORM, Amount
from routes.facts.facts import Fact
from routes.facts.prices import LORRY, Box
from routes.kinds import Reach
from routes.network import countries, itinerary, names, opening
from routes.network.building import build
from routes.network.itinerary import NOT_COUNTED
from routes.network.network import Network, Phase, State
from routes.tables.cells import SEPARATOR
from routes.tables.dataset import Dataset, records
from routes.webmap import planner_weather as weather
from routes.webmap.planner_weather import YEARS

UNITS = (*Box, LORRY)  # what is paid for
DIGITS = 7
DEFAULT, UNCOUNTED, EVEN, OWN = 1, 2, 4, 8
PHASES = [*Phase]

Nets = Mapping[str, list[Network]]  # by what is paid for, those of all years


@dataclass(frozen=True)
class _Table:
    """Values that many share, each with its number."""

    numbers: dict[Any, int] = field(default_factory=dict)

    def place(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    @property
    def values(self) -> list[Any]:
        return [*self.numbers]


@dataclass(frozen=True)
class _Packer:
    """What is packed of one dataset, and the tables that its parts share."""

    dataset: Dataset
    sources: _Table = field(default_factory=_Table)
    facts: _Table = field(default_factory=_Table)
    sets: _Table = field(default_factory=_Table)
    courses: _Table = field(default_factory=_Table)

    @property
    def numbers(self) -> dict[str, int]:
        """The number of each line and place."""
        ids = (*self.dataset.segments.index, *self.dataset.nodes.index)
        return {"": -1} | {str(id): at for at, id in enumerate(ids)}

    def set(self, facts: Iterable[Fact]) -> int:
        """The number of a set of facts; of each fact only its source is told."""
        return self.sets.place(tuple(self.facts.place(fact) for fact in facts))

    def amount(self, by_year: Iterable[Amount]) -> list[Any]:
        """The amounts of all years as [course, base]."""
        every = [*by_year]
        base = next((one.likely for one in reversed(every) if one.likely), None) or 1.0
        runs = []
        for told, years in groupby(zip(every, YEARS, strict=True), lambda pair: pair[0]):
            ends = (told.low, told.likely, told.high)
            parts = [None if end is None else _short(end / base) for end in ends]
            runs.append((next(years)[1], *parts, self.set(told.facts), _basis(told)))
        return [self.courses.place(tuple(runs)), _short(base)]

    def arcs(self, nets: Nets, states: _Table) -> dict[str, Any]:
        """All arcs in the order of those of a Network, member by member."""
        every, number = nets[Box.FORTY], self.numbers
        arcs = every[0].every

        def told(networks: list[Network], what: str) -> list[list[Any]]:
            rows = ([getattr(arc, what) for arc in one.every] for one in networks)
            return [self.amount(by_year) for by_year in zip(*rows, strict=True)]

        return {
            "kinds": [arc.kind for arc in arcs],
            "tails": [states.place(arc.tail) for arc in arcs],
            "heads": [states.place(arc.head) for arc in arcs],
            "lines": [number[arc.segment] for arc in arcs],
            "km": told(every, "km"),
            "time": told(every, "hours"),
            "gases": told(every, "kg_t"),
            "usd": {unit: told(networks, "usd") for unit, networks in nets.items()},
        }

    def scenarios(self) -> dict[str, list[dict[str, Any]]]:
        """The rows of each scenario: what it closes, slows or opens, why, and who says so."""
        out: dict[str, list[dict[str, Any]]] = {}
        for row in self.dataset.scenarios.to_dict("records"):
            one = {name: row[name] for name in ("effect", "subject")}
            one |= {"kind": row["arc"], "title": row["reason"]}
            one["factor"] = 1 if pd.isna(row["factor"]) else row["factor"]
            cited = [source for source in str(row["source"]).split(SEPARATOR) if source]
            one["sources"] = [self.sources.place(source) for source in cited]
            if row["effect"] == opening.OPEN:
                one["lines"] = self.promised(str(row["subject"]))
            out.setdefault(str(row["scenario"]), []).append(one)
        return out

    def promised(self, subject: str) -> dict[str, list[Any]]:
        """The lines of a subject, each with the likely hours that are promised and their facts."""
        out: dict[str, list[Any]] = {}
        for line in courses.of(self.dataset, subject):
            mode = records(self.dataset, "segments")[line]["mode"]
            hours = amounts.promised(self.dataset, subject, line, mode)
            known = hours is not None and hours.likely is not None
            out[line] = [hours.likely, self.set(hours.facts)] if hours and known else []
        return out

    def parts(self, network: Network) -> dict[str, dict[str, float]]:
        """The share of each country in the runs on land that cross a border, by line."""
        return {
            arc.segment: dict(countries.shares(self.dataset, arc))
            for arc in network.every
            if arc.runs
            and arc.mode not in SHIPS
            and network.places[arc.tail.node].country != network.places[arc.head.node].country
        }


@lru_cache(maxsize=4)
def numbers(dataset: Dataset) -> dict[str, Any]:
    """Return all that a journey is planned with in any language; the schema stands above.

    `scenarios` and `names` have the ids of their texts, `sources` those of sources.csv.
    """
    nets = {
        str(unit): [build(dataset, year, Reach.CORRIDOR, unit) for year in YEARS] for unit in UNITS
    }
    packer, states = _Packer(dataset), _Table()
    number, every = packer.numbers, nets[Box.FORTY]
    return {
        "arcs": packer.arcs(nets, states),
        "states": _states(states.values, number),
        "lands": _lands(every[0], number),
        "loads": {
            str(unit): packer.amount(prices.load(dataset, unit, year) for year in YEARS)
            for unit in UNITS
        },
        "names": [
            (row["name"], [number[id] for id in row["passes"].split(SEPARATOR)], int(row["rank"]))
            for row in dataset.way_names.to_dict("records")
        ],
        "storms": [*weather.storms_of(dataset, packer.set)],
        "closures": weather.closures_of(dataset, packer.set),
        "paces": pace.runs(dataset, YEARS),
        "parts": packer.parts(every[0]),
        "namesakes": _namesakes(dataset),
        "scenarios": packer.scenarios(),
        "openings": {line: packer.promised(line) for line in _unopened(every)},
        "courses": packer.courses.values,
        "sets": packer.sets.values,
        "facts": [packer.sources.place(fact.source) for fact in packer.facts.values],
        "sources": packer.sources.values,
    }


def _states(states: list[State], number: Mapping[str, int]) -> dict[str, list[Any]]:
    return {
        "places": [number[state.node] for state in states],
        "modes": [state.mode for state in states],
        "phases": [PHASES.index(state.phase) for state in states],
    }


def _namesakes(dataset: Dataset) -> dict[str, list[str]]:
    """The other places of the towns that have several."""
    found = {str(id): [*names.namesakes(dataset, str(id))] for id in dataset.nodes.index}
    return {place: others for place, others in found.items() if others}


def _lands(network: Network, number: Mapping[str, int]) -> dict[str, list[int]]:
    """The numbers of the places in each country."""
    out: dict[str, list[int]] = {}
    for node, place in network.places.items():
        out.setdefault(place.country, []).append(number[node])
    return out


def _unopened(networks: Iterable[Network]) -> list[str]:
    """The lines that are not there yet in some year."""
    return sorted(
        {
            shut.subject
            for one in networks
            for shut in one.shut
            if shut.kind == opening.UNOPENED and shut.subject in one.segments
        }
    )


def _basis(amount: Amount) -> int:
    holds = {
        DEFAULT: amount.usual,
        UNCOUNTED: amount.basis in NOT_COUNTED,
        EVEN: amount.shape == UNIFORM,
        OWN: amount.basis in itinerary.OWN,
    }
    return sum(bit for bit, held in holds.items() if held)


def _short(number: float) -> float:
    return float(f"{number:.{DIGITS}g}")
