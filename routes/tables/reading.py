"""Reads a geodata folder into tables. The only place where files of geodata are read.

Which tables there are and what every column may hold, the product's own datapackage.json says. A
folder needs three of them: any other that is absent is empty, and the product's own quantities hold
beside those of the folder.
"""

import dataclasses
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, cast

import pandas as pd

from routes.errors import DataError, Problem
from routes.tables import about, cells, records, rows
from routes.tables.about import PACKAGE, About
from routes.tables.records import Resource
from routes.tables.shapes import facing

GEODATA = Path(__file__).resolve().parents[2] / "geodata"
NEEDED = ("sources", "nodes", "segments")
LENT = ("quantities", "labels")
ALIKE = 0.85  # how much a file's name must resemble that of a table to be taken for a slip


@dataclass(frozen=True)
class Tables(Mapping[str, pd.DataFrame]):
    """The tables of a folder by name, and everything that was wrong with them on reading.

    A table has the columns of its schema and `row`, its row number as a spreadsheet shows it.
    GeoJSON files become GeoDataFrames in EPSG:4326. A table whose file is absent has no row, and
    its name stands in `absent`; one that could not be read is left out, one that could not be read
    whole is `broken`. A line runs from its from_node to its to_node, however it was drawn.
    `package` is the schema, `lent` holds what another folder than the product's own may borrow:
    its LENT tables.
    """

    frames: Mapping[str, pd.DataFrame]
    package: Mapping[str, Any]
    problems: tuple[Problem, ...]
    digest: str
    about: About
    absent: frozenset[str] = frozenset()
    broken: frozenset[str] = frozenset()
    lent: Mapping[str, pd.DataFrame] = dataclasses.field(default_factory=dict)

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self.frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.frames)

    def __len__(self) -> int:
        return len(self.frames)

    def resource(self, name: str) -> Resource:
        """The entry of a table in datapackage.json."""
        return next(r for r in self.package["resources"] if r["name"] == name)


def read(folder: Path, home: Path = GEODATA) -> Tables:
    """Read every table of the folder; faults are collected in `problems`, none is raised.

    `home` is the folder of the product, whose schema holds.
    """
    problems: list[Problem] = []
    digest = hashlib.sha256()
    package = _schema(home, problems)
    if not package or not folder.is_dir():
        if package:
            allowed = "a folder with sources.csv, nodes.csv and segments.geojson"
            problems.append(Problem(str(folder), "", "", "no such folder", allowed))
        said = about.read({}, folder.resolve().name, problems)
        return Tables({}, package, tuple(problems), digest.hexdigest(), said)
    said = _about(folder, digest, problems)
    frames, absent, broken = _frames(folder, package, said, digest, problems)
    _turn(frames)
    _tell_slips(
        folder, [str(resource["path"]) for resource in package["resources"]], absent, problems
    )
    lent = {} if home.samefile(folder) else {name: _own(home, package, name) for name in LENT}
    _lend(frames, lent)
    return Tables(
        frames,
        package,
        tuple(problems),
        digest.hexdigest(),
        said,
        frozenset(absent.values()),
        frozenset(broken),
        lent,
    )


def schema(home: Path = GEODATA) -> Sequence[Resource]:
    """Return the entries of all tables in the product's datapackage.json.

    Raises: DataError where that cannot serve.
    """
    problems: list[Problem] = []
    package = _schema(home, problems)
    if problems:
        raise DataError(problems)
    return list(package["resources"])


def holds(path: Path) -> bool:
    """Whether a file, through links, is or would be a table or datapackage.json of a folder."""
    file = Path(os.path.realpath(path))
    files = {str(resource["name"]): str(resource["path"]) for resource in schema()}
    is_one = file.name.casefold() in map(str.casefold, (PACKAGE, *files.values()))
    return is_one and all(file.with_name(files[name]).is_file() for name in NEEDED)


def _frames(
    folder: Path, package: Mapping[str, Any], said: About, digest: Any, problems: list[Problem]
) -> tuple[dict[str, pd.DataFrame], dict[str, str], set[str]]:
    """The tables; the names of those that are absent by their paths; those that are broken."""
    frames: dict[str, pd.DataFrame] = {}
    absent, broken = {}, set()
    for resource in package["resources"]:
        name, path = str(resource["name"]), str(resource["path"])
        before = len(problems)
        text: str | None = records.heading(resource)
        if name in NEEDED or os.path.lexists(folder / path):
            text = rows.text(folder, path, digest, problems)
        else:
            absent[path] = name
        boxed = about.boxed(resource, said)
        frame = None if text is None else records.table(boxed, text, problems)
        if frame is not None:
            frames[name] = frame
        if len(problems) > before:
            broken.add(name)
    return frames, absent, broken


def _lend(frames: dict[str, pd.DataFrame], lent: Mapping[str, pd.DataFrame]) -> None:
    """Let the product's own quantities hold beside those of the folder."""
    if not lent or "quantities" not in frames:
        return
    own, usual = frames["quantities"], lent["quantities"]
    if not own.empty:  # a folder with a list of its own expects nothing else
        usual = usual.assign(expected="")
    frames["quantities"] = joined(own, usual, "id")


def _turn(frames: Mapping[str, Any]) -> None:
    """Turn each line that runs from its to_node to its from_node."""
    if not {"nodes", "segments"} <= frames.keys():
        return
    nodes, segments = frames["nodes"], frames["segments"]
    places = dict(zip(nodes["id"], zip(nodes["lon"], nodes["lat"], strict=True), strict=True))
    ends = zip(segments["from_node"], segments["to_node"], segments.geometry, strict=True)
    segments.geometry = [
        facing(line, places[start], places[stop])
        if line is not None and start in places and stop in places
        else line
        for start, stop, line in ends
    ]


def joined(own: pd.DataFrame, lent: pd.DataFrame, key: str) -> pd.DataFrame:
    """Return a table with those rows of another that it has not itself."""
    return pd.concat([own, lent[~lent[key].isin(own[key])]], ignore_index=True)


def _own(home: Path, schema: Mapping[str, Any], name: str) -> pd.DataFrame:
    """A table of the product itself, which its tests hold to every rule."""
    resource = next(candidate for candidate in schema["resources"] if candidate["name"] == name)
    text = (home / str(resource["path"])).read_text(encoding="utf-8-sig")
    return cast("pd.DataFrame", records.table(resource, text, []))


def _tell_slips(
    folder: Path, known: Sequence[str], absent: Iterable[str], problems: list[Problem]
) -> None:
    """Tell the files that are no table but are named much like one that is absent."""
    for file in sorted(path.name for path in folder.iterdir()):
        near = get_close_matches(file.casefold(), absent, n=1, cutoff=ALIKE)
        if near and file not in known:
            problems.append(Problem(file, "", "", "a file that is no table", f"the name {near[0]}"))


def _about(folder: Path, digest: Any, problems: list[Problem]) -> About:
    """What the folder says of itself, if it does."""
    document = None
    if os.path.lexists(folder / PACKAGE):
        text = rows.text(folder, PACKAGE, digest, problems)
        document = None if text is None else records.document(PACKAGE, text, problems)
    return about.read(document or {}, folder.resolve().name, problems)


def _schema(home: Path, problems: list[Problem]) -> Mapping[str, Any]:
    """The schema of all tables; empty, and why in `problems`, where it cannot serve."""
    text = rows.text(home, PACKAGE, hashlib.sha256(), problems)
    schema = None if text is None else records.document(PACKAGE, text, problems)
    if schema is None:
        return {}
    try:
        _try(schema["resources"])
    except (LookupError, TypeError, ValueError, AttributeError, re.error) as error:
        words = "resources with name, path and schema (or features), fields with name and type"
        problems.append(Problem(PACKAGE, "", "resources", f"{error!r}", words))
        return {}
    return schema


def _try(resources: Sequence[Resource]) -> None:
    """Ask the resources for all that reading and checking will ask for.

    Raises: LookupError, TypeError, ValueError or AttributeError where one of them cannot answer.
    """
    columns = {
        resource["name"]: {field["name"] for field in records.fields(resource)}
        for resource in resources
    }
    for resource in resources:
        name = resource["name"]
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
