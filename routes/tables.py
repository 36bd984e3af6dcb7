"""Reads a geodata folder into tables. The only place where files of geodata are read.

The folder's own datapackage.json says which files there are and what every column may hold.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from routes import cells, records, rows
from routes.errors import Problem
from routes.records import Resource
from routes.shapes import facing

PACKAGE = "datapackage.json"
FILE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


@dataclass(frozen=True)
class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a folder by name, and everything that was wrong with them on reading.

    A table has the columns of its schema and `row`, its row number as a spreadsheet shows it.
    GeoJSON files become GeoDataFrames in EPSG:4326. A table that could not be read is absent; one
    that could not be read whole is `broken`. A line runs from its from_node to its to_node,
    however it was drawn.
    """

    frames: Mapping[str, pd.DataFrame]
    package: Mapping[str, Any]
    problems: tuple[Problem, ...]
    digest: str
    broken: frozenset[str] = frozenset()

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.frames)

    def __len__(self) -> int:
        return len(self.frames)

    def resource(self, name: str) -> Resource:
        """The entry of a table in datapackage.json."""
        return next(r for r in self.package["resources"] if r["name"] == name)


def read(folder: Path) -> Tables:
    """Read every table of the folder; faults are collected in `problems`, none is raised."""
    problems: list[Problem] = []
    digest = hashlib.sha256()
    frames: dict[str, pd.DataFrame] = {}
    broken = set()
    package = _package(folder, digest, problems)
    for resource in package.get("resources", []):
        text = _text(folder, str(resource["path"]), digest, problems)
        if text is not None:
            told = len(problems)
            frame = records.table(resource, text, problems)
            if frame is not None:
                frames[str(resource["name"])] = frame
            if len(problems) > told:
                broken.add(str(resource["name"]))
    if {"nodes", "segments"} <= frames.keys():
        _turn(frames["segments"], frames["nodes"])
    return Tables(frames, package, tuple(problems), digest.hexdigest(), frozenset(broken))


def _turn(segments: Any, nodes: pd.DataFrame) -> None:
    """Turn each line that runs from its to_node to its from_node."""
    places = dict(zip(nodes["id"], zip(nodes["lon"], nodes["lat"], strict=True), strict=True))
    ends = zip(segments["from_node"], segments["to_node"], segments.geometry, strict=True)
    segments.geometry = [
        facing(line, places[start], places[stop])
        if line is not None and start in places and stop in places
        else line
        for start, stop, line in ends
    ]


def _text(folder: Path, path: str, digest: Any, problems: list[Problem]) -> str | None:
    try:
        content = (folder / path).read_bytes()
    except OSError:
        problems.append(Problem(path, "", "", "no such file", f"a file {path} in {folder}"))
        return None
    digest.update(path.encode() + b"\0" + content)
    return rows.decoded(path, content, problems)


def _package(folder: Path, digest: Any, problems: list[Problem]) -> Mapping[str, Any]:
    text = _text(folder, PACKAGE, digest, problems)
    package = None if text is None else records.document(PACKAGE, text, problems)
    if package is None:
        return {}
    try:
        date.fromisoformat(str(package.get("created"))[:10])
    except ValueError:
        found = cells.quoted(str(package.get("created")))
        problems.append(Problem(PACKAGE, "", "created", found, "date and time of the data"))
    try:
        _try(package["resources"])
    except (LookupError, TypeError, ValueError, AttributeError, re.error) as error:
        words = "resources with name, path and schema (or features), fields with name and type"
        problems.append(Problem(PACKAGE, "", "resources", f"{error!r}", words))
        return {}
    return package


def _try(resources: Sequence[Resource]) -> None:
    """Ask the resources for all that reading and checking will ask for.

    Raises: LookupError, TypeError, ValueError or AttributeError where one of them cannot answer.
    """
    columns = {one["name"]: {field["name"] for field in records.fields(one)} for one in resources}
    for resource in resources:
        name, path = resource["name"], resource["path"]
        if not (isinstance(name, str) and isinstance(path, str)) or not FILE.fullmatch(path):
            raise ValueError(path)
        if "features" in resource:
            list(resource["features"]["geometry"])
            _west, _south, _east, _north = (float(side) for side in resource["bbox"])
        for field in records.fields(resource):
            cells.parser(field)
            cells.allowed(field)
            if "label" in field:
                list(field["constraints"]["enum"])
        named = [(name, column) for column in records.key(resource)]
        for column, target, target_column in records.foreign_keys(resource):
            named += [(name, column), (target, target_column)]
        unknown = [f"{table}.{column}" for table, column in named if column not in columns[table]]
        if unknown:
            raise KeyError(*unknown)
