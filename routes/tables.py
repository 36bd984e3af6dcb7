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

from routes import cells, records
from routes.errors import Problem
from routes.records import Resource

PACKAGE = "datapackage.json"


@dataclass(frozen=True)
class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a folder by name, and everything that was wrong with them on reading.

    A table has the columns of its schema and `row`, its row number as a spreadsheet shows it.
    GeoJSON files become GeoDataFrames in EPSG:4326. A table that could not be read is absent.
    """

    frames: Mapping[str, pd.DataFrame]
    package: Mapping[str, Any]
    problems: tuple[Problem, ...]
    digest: str

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
    package = _package(folder, digest, problems)
    for resource in package.get("resources", []):
        text = _text(folder, str(resource["path"]), digest, problems)
        if text is not None:
            frame = records.table(resource, text, problems)
            if frame is not None:
                frames[str(resource["name"])] = frame
    return Tables(frames, package, tuple(problems), digest.hexdigest())


def _text(folder: Path, path: str, digest: Any, problems: list[Problem]) -> str | None:
    try:
        content = (folder / path).read_bytes()
        digest.update(path.encode() + b"\0" + content)
        return content.decode("utf-8-sig")
    except OSError:
        problems.append(Problem(path, "", "", "no such file", f"a file {path} in {folder}"))
    except UnicodeDecodeError as error:
        problems.append(Problem(path, "", "", f"byte {error.start} that is no UTF-8", "UTF-8"))
    return None


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
        if Path(path).name != path or not name:
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
