"""The registry of rules, and the world of places and lines that they look at."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
import shapely
from babel import Locale
from shapely import Geometry

from routes.errors import Problem
from routes.measure import Array, circle, each_edges_km
from routes.tables import mentions, plain
from routes.tables.cells import quoted
from routes.tables.reading import Tables

LAND_MODES = ("rail", "road")


class World:
    """The tables, and what several rules want to know of them, worked out once."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._records: dict[str, list[dict[str, Any]]] = {}

    def records(self, table: str) -> list[dict[str, Any]]:
        """Rows of a table as dictionaries, which nobody may change."""
        if table not in self._records:
            self._records[table] = plain.rows(self.tables[table])
        return self._records[table]

    @cached_property
    def named(self) -> mentions.Named:
        """The rows that the placeholders of texts may name."""
        return mentions.named(self.tables)

    @cached_property
    def days(self) -> frozenset[str]:
        """The days on which an event begins or ends."""
        events = self.tables["events"]
        return frozenset([*events["date_from"], *events["date_to"]])

    @cached_property
    def nodes(self) -> dict[str, Any]:
        """Rows of nodes by id; those without a position are left out."""
        known = self.tables["nodes"].dropna(subset=["lon", "lat"])
        return {str(row.id): row for row in known.itertuples(index=False)}

    @cached_property
    def segments(self) -> list[Any]:
        """Rows of segments; those without a geometry are left out."""
        frame = self.tables["segments"]
        known = pd.DataFrame(frame[frame.geometry.notna()])
        return list(known.itertuples(index=False))

    @cached_property
    def edges(self) -> dict[str, Array]:
        """Lengths in km of the edges of each segment that has a geometry."""
        found = each_edges_km([row.geometry for row in self.segments])
        return {str(row.id): edges for row, edges in zip(self.segments, found, strict=True)}

    @cached_property
    def frame(self) -> Geometry:
        """The part of the Earth of which the ground is drawn finely enough to hold data against.

        It is the box around all countries; empty where there are none.
        """
        shapes = [row.geometry for row in self.countries.values()]
        return shapely.box(*shapely.total_bounds(shapes)) if shapes else shapely.Polygon()

    @cached_property
    def tangled(self) -> list[Any]:
        """Rows of segments whose line crosses itself, unless it is a known spiral."""
        lines = np.asarray([row.geometry for row in self.segments], dtype=object)
        crossed = zip(self.segments, shapely.is_simple(lines), strict=True)
        rows = [row for row, simple in crossed if not simple]
        return [row for row in rows if not self.excepted("crosses_itself", row.id)]

    @cached_property
    def grounded(self) -> list[Any]:
        """Rows of segments with the part of their line that lies in the frame of the ground.

        Tangled lines are left out: they would meet the ground in thousands of pieces.
        """
        frame, tangled = self.frame, {row.id for row in self.tangled}
        parts = (
            row if frame.covers(row.geometry) else row._replace(geometry=row.geometry & frame)
            for row in self.segments
            if row.id not in tangled
        )
        return [row for row in parts if not row.geometry.is_empty]

    @cached_property
    def land(self) -> Geometry:
        """All countries in one piece: what lies in none is sea."""
        shapes = [row.geometry for row in self.countries.values()]
        # Where they share their boundaries to the point, as ours do, it is quick.
        together = shapely.coverage_is_valid(shapes)
        land = (shapely.coverage_union_all if together else shapely.union_all)(shapes)
        shapely.prepare(land)
        return land

    @cached_property
    def countries(self) -> dict[str, Any]:
        """Rows of borders by id; their shapes are prepared for many questions."""
        frame = self.tables["borders"]
        known = pd.DataFrame(frame[frame.geometry.notna()])
        shapely.prepare(np.asarray(known["geometry"]))
        return {str(row.id): row for row in known.itertuples(index=False)}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of the countries that may be named: all of ISO 3166 where none is drawn."""
        if "borders" in self.tables.absent:
            return frozenset(map(str, Locale("en").territories))
        return frozenset(self.tables["borders"]["id"])

    def is_absent(self, *tables: str) -> bool:
        """Return whether one of some tables is absent: then no name can be held against it."""
        return not self.tables.absent.isdisjoint(tables)

    @cached_property
    def _exceptions(self) -> list[Any]:
        there = "exceptions" in self.tables
        return list(self.tables["exceptions"].itertuples(index=False)) if there else []

    @cached_property
    def pieces(self) -> dict[str, dict[str, Geometry]]:
        """The parts of each land segment by the country they lie in."""
        return {row.id: self.split(row.geometry) for row in self.grounded if row.mode in LAND_MODES}

    def split(self, line: Geometry) -> dict[str, Geometry]:
        """The parts of a line by the country they lie in; what lies in none is left out."""
        touched = [row for row in self.countries.values() if row.geometry.intersects(line)]
        for row in touched:
            if row.geometry.covers(line):
                return {row.id: line}
        return {row.id: line.intersection(row.geometry) for row in touched}

    def excepted(self, rule: str, *subjects: str) -> list[Any]:
        """Rows of exceptions.csv that set a rule aside for one of the subjects."""
        return [row for row in self._exceptions if row.rule == rule and row.subject in subjects]

    def circles(self, kind: str, radius_km: float) -> Geometry:
        """The ground within a radius of every node of a kind."""
        nodes = [node for node in self.nodes.values() if node.kind == kind]
        return shapely.union_all([circle(node.lon, node.lat, radius_km) for node in nodes])

    def problem(
        self, table: str, row: str, column: str, found: str, allowed: str, cause: str = ""
    ) -> Problem:
        """A problem in the file of a table."""
        path = str(self.tables.resource(table)["path"])
        return Problem(path, row, column, found, allowed, cause)

    def rows(self, table: str, wrong: Any, column: str, allowed: str) -> Iterator[Problem]:
        """A problem for every row that is marked wrong, showing the cell of the column."""
        frame = self.tables[table]
        for row, value in zip(frame["row"][wrong], frame[column][wrong], strict=True):
            found = "an empty cell" if pd.isna(value) or value == "" else quoted(str(value))
            yield self.problem(table, str(row), column, found, allowed)


@dataclass(frozen=True)
class Rule:
    """A rule by its name, with the tables without which it has nothing to say."""

    name: str
    needs: tuple[str, ...]
    find: Callable[[World], Iterator[Problem]]


RULES: dict[str, Rule] = {}


def check(*needs: str) -> Callable[[Callable[[World], Iterator[Problem]]], Rule]:
    """Make a rule of a function that yields what is wrong; `needs` names the tables it reads."""

    def register(find: Callable[[World], Iterator[Problem]]) -> Rule:
        name: str = find.__name__
        RULES[name] = Rule(name, needs, find)
        return RULES[name]

    return register
