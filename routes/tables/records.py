"""From the text of a file to a table with typed columns, and to all that is wrong with it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any

import geopandas as gpd
import pandas as pd

from routes.errors import LONGEST_SHOWN, Problem, printable
from routes.tables import cells, rows
from routes.tables.rows import FIRST_ROW
from routes.tables.shapes import ShapeError, shape

CRS = "EPSG:4326"
SAME_CRS = ("CRS84", "EPSG::4326", "EPSG:4326")

Resource = Mapping[str, Any]
Doubled = dict[int, tuple[Any, str]]  # objects with a name twice, by their id(), and that name
Words = tuple[str, str, str, str]  # column, found, allowed and cause of a Problem


def key(resource: Resource) -> list[str]:
    """The columns by which a row of the table is known; none where rows have no key."""
    columns = _schema(resource).get("primaryKey", [])
    return [columns] if isinstance(columns, str) else list(columns)


def fields(resource: Resource) -> Sequence[cells.Field]:
    """The fields of a table: of a CSV file's columns, or of a GeoJSON file's properties."""
    return list(_schema(resource)["fields"])


def foreign_keys(resource: Resource) -> list[tuple[str, str, str]]:
    """The columns that name rows of other tables, as (column, table, column of that table)."""
    keys = resource.get("schema", {}).get("foreignKeys", []) + resource.get("references", [])
    return [
        (key["fields"], key["reference"]["resource"], key["reference"]["fields"]) for key in keys
    ]


def table(resource: Resource, text: str, problems: list[Problem]) -> pd.DataFrame | None:
    """The table in a CSV or GeoJSON text; None, and why in `problems`, where there is none.

    It has the columns of the schema and `row`, the row's number and key as a Problem names them.
    """
    try:
        return (_features if "features" in resource else _rows)(resource, text, problems)
    except RecursionError:
        found = "brackets within brackets within brackets"
        problems.append(Problem(str(resource["path"]), "", "", found, "GeoJSON (RFC 7946)"))
        return None


def heading(resource: Resource) -> str:
    """The text of a table without a row."""
    if "features" in resource:
        return '{"type": "FeatureCollection", "features": []}'
    return ",".join(str(field["name"]) for field in fields(resource)) + "\n"


def document(path: str, text: str, problems: list[Problem]) -> dict[str, Any] | None:
    """The object in a JSON text; None, and why in `problems`, where there is none."""
    parsed, doubled = _parsed(path, text, problems)
    left = [one for one, _ in doubled.values()]
    problems += [Problem(path, "", *words) for words in _told(doubled, left)]
    return parsed


def _gathered(doubled: Doubled, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of its pairs, noted where it has a name twice: one of the two values is lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        doubled[id(found)] = found, next(name for name in names if names.count(name) > 1)
    return found


def _told(doubled: Doubled, objects: Iterable[Any]) -> list[Words]:
    """The words of a Problem for each of some objects that has a name twice, told only once."""
    names = [doubled.pop(id(one))[1] for one in objects if id(one) in doubled]
    found = "the name a second time"
    return [(name[:LONGEST_SHOWN], found, "each name once", found) for name in names]


def _parsed(path: str, text: str, problems: list[Problem]) -> tuple[dict[str, Any] | None, Doubled]:
    doubled: Doubled = {}
    try:
        parsed = json.loads(text, object_pairs_hook=partial(_gathered, doubled))
    except (ValueError, RecursionError) as error:  # ValueError: a number of thousands of digits
        problems.append(Problem(path, "", "", f"broken JSON: {error}", "JSON"))
        return None, doubled
    if not isinstance(parsed, dict):
        problems.append(Problem(path, "", "", "JSON that is no object", "an object {...}"))
        return None, doubled
    return parsed, doubled


def _schema(resource: Resource) -> Mapping[str, Any]:
    schema: Mapping[str, Any] = resource.get("features") or resource["schema"]
    return schema


def _rows(resource: Resource, text: str, problems: list[Problem]) -> pd.DataFrame | None:
    names = [str(field["name"]) for field in fields(resource)]
    found = rows.read(str(resource["path"]), text, names, problems)
    if found is None:
        return None
    header, whole = found
    texts = {name: [row[header.index(name)] for _, row in whole] for name in names}
    return _typed(resource, texts, [number for number, _ in whole], problems)


def _typed(
    resource: Resource, texts: dict[str, list[str]], numbers: list[int], problems: list[Problem]
) -> pd.DataFrame:
    """Return each column its type; rows whose key is empty or stood before are told and dropped."""
    path, keys = str(resource["path"]), key(resource)
    names = zip(*(texts[column] for column in keys), strict=True) if keys else [()] * len(numbers)
    labels = [_label(*pair) for pair in zip(numbers, names, strict=True)]
    columns: dict[str, Any] = {"row": pd.Series(labels, dtype="str")}
    for field in fields(resource):
        name = str(field["name"])
        columns[name], faults = cells.column(texts[name], field)
        problems.extend(
            Problem(path, labels[fault.at], name, fault.found, fault.allowed, fault.cause)
            for fault in faults
        )
    frame = pd.DataFrame(columns)
    if not keys:
        return frame
    empty = (frame[keys].astype(str) == "").any(axis=1)
    double = frame.duplicated(keys) & ~empty
    column = " + ".join(keys)
    problems.extend(
        Problem(path, row, column, f"{row.partition(' ')[2]} a second time", "each one once")
        for row in frame["row"][double]
    )
    return frame[~double & ~empty]


def _label(number: int, names: Sequence[str]) -> str:
    name = printable(" ".join(names)[:LONGEST_SHOWN])
    return f"{number} ({name})" if any(names) else str(number)


def _features(resource: Resource, text: str, problems: list[Problem]) -> pd.DataFrame | None:
    path = str(resource["path"])
    parsed, doubled = _parsed(path, text, problems)
    if parsed is None:
        return None
    _check_crs(path, parsed.get("crs"), problems)
    features = parsed.get("features")
    if parsed.get("type") != "FeatureCollection" or not isinstance(features, list):
        problems.append(Problem(path, "", "", "JSON that is no FeatureCollection", "one of them"))
        return None
    names = [str(field["name"]) for field in fields(resource)]
    texts: dict[str, list[str]] = {name: [] for name in names}
    shapes = []
    for number, raw in enumerate(features, FIRST_ROW):
        feature = raw if isinstance(raw, dict) else {}
        faults = _properties(feature.get("properties"), names, texts)
        faults += _told(doubled, (feature, feature.get("properties"), feature.get("geometry")))
        if isinstance(raw, dict) and raw.get("type") != "Feature":
            found = cells.quoted(json.dumps(raw.get("type")))
            faults.append(("type", found, "Feature", "no feature"))
        try:
            kinds, box = resource["features"]["geometry"], resource["bbox"]
            shapes.append(shape(feature.get("geometry"), kinds, box))
        except ShapeError as error:
            shapes.append(None)
            faults.append(("geometry", error.found, error.allowed, error.cause))
        row = _label(number, [texts[name][-1] for name in key(resource)])
        problems.extend(Problem(path, row, *words) for words in faults)
    left = [one for one, _ in doubled.values()]
    problems += [Problem(path, "", *words) for words in _told(doubled, left)]
    numbers = list(range(FIRST_ROW, FIRST_ROW + len(features)))
    told = {(problem.row, problem.column) for problem in problems}
    more: list[Problem] = []
    frame = _typed(resource, texts, numbers, more)
    problems += [problem for problem in more if (problem.row, problem.column) not in told]
    geometry = gpd.GeoSeries(shapes, crs=CRS).loc[frame.index]
    made: pd.DataFrame = gpd.GeoDataFrame(frame, geometry=geometry).reset_index(drop=True)
    return made


def _check_crs(path: str, crs: Any, problems: list[Problem]) -> None:
    if crs and not json.dumps(crs).rstrip('"} ').endswith(SAME_CRS):
        allowed = f"{CRS}, or no such member (RFC 7946)"
        problems.append(Problem(path, "", "crs", cells.quoted(json.dumps(crs)), allowed))


def _properties(raw: Any, names: list[str], texts: dict[str, list[str]]) -> list[Words]:
    """Add the properties of a feature to the texts; the faults as the words of a Problem."""
    only = "only " + ", ".join(names)
    faults: list[Words] = []
    if not isinstance(raw, dict):
        raw, faults = dict.fromkeys(names), [("properties", "none", "an object", "properties")]
    for name in names:
        if name not in raw:
            faults.append((name, "no such property", "the property", f"no {name}"))
    for name in raw:
        if name not in names:
            faults.append((name[:LONGEST_SHOWN], "an unknown property", only, f"unknown {name}"))
    for name in names:
        value = raw.get(name)
        if isinstance(value, bool | list | dict):
            found = cells.quoted(json.dumps(value))
            faults.append((name, found, "a text, a number or null", f"nested {name}"))
            value = None
        whole = isinstance(value, float) and value.is_integer()
        texts[name].append("" if value is None else str(int(value) if whole else value))
    return faults
