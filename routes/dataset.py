"""The checked data of one geodata folder."""

import os
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from routes import checks
from routes.errors import DataError, Problem, RoutesError
from routes.measure import length_km
from routes.records import CRS
from routes.tables import PACKAGE, Tables, read

GEODATA = Path(__file__).resolve().parent.parent / "geodata"
INDEX = {
    "nodes": "id",
    "segments": "id",
    "sources": "id",
    "quantities": "id",
    "series": "id",
    "labels": "key",
}


@dataclass(frozen=True, eq=False)
class Dataset:
    """All tables of a folder that broke no rule. They are shared: copy before you change one.

    In a column of text an unknown is "", in one of numbers NaN, in one of whole numbers NA.
    `nodes`, `segments`, `sources`, `quantities` and `series` are indexed by id, `labels` by key;
    `segments` has one more column `length_km`, measured on the ellipsoid, `facts` one more
    `number`, its value where it is one. `date` is the ISO date of the data, `digest` the SHA-256
    of its files.
    """

    nodes: gpd.GeoDataFrame
    segments: gpd.GeoDataFrame
    waypoints: pd.DataFrame
    borders: gpd.GeoDataFrame
    boundaries: gpd.GeoDataFrame
    far_land: gpd.GeoDataFrame
    lakes: gpd.GeoDataFrame
    ground_labels: pd.DataFrame
    corridors: pd.DataFrame
    courses: pd.DataFrame
    avoided_countries: pd.DataFrame
    sources: pd.DataFrame
    quantities: pd.DataFrame
    facts: pd.DataFrame
    series: pd.DataFrame
    volumes: pd.DataFrame
    events: pd.DataFrame
    scenarios: pd.DataFrame
    journeys: pd.DataFrame
    ways: pd.DataFrame
    tour: pd.DataFrame
    claims: pd.DataFrame
    exceptions: pd.DataFrame
    labels: pd.DataFrame
    date: str
    digest: str


NAMES = [field.name for field in fields(Dataset) if field.name not in ("date", "digest")]


def load(folder: Path | None = None) -> Dataset:
    """Read and check a geodata folder; None means the one that comes with the product.

    Raises: DataError with every problem, RoutesError where there is no such folder.
    """
    tables = read(_there(folder or GEODATA))
    found = _problems(tables)
    if found:
        raise DataError(found)
    frames = {name: _frame(name, tables[name]) for name in NAMES}
    nodes, segments = frames["nodes"], frames["segments"]
    points = gpd.points_from_xy(nodes["lon"], nodes["lat"], crs=CRS)
    frames["nodes"] = gpd.GeoDataFrame(nodes, geometry=points)
    frames["segments"] = segments.assign(length_km=segments.geometry.map(length_km))
    facts = frames["facts"]
    frames["facts"] = facts.assign(number=pd.to_numeric(facts["value"], errors="coerce"))
    return Dataset(**frames, date=str(tables.package["created"])[:10], digest=tables.digest)


@lru_cache(maxsize=64)
def records(dataset: Dataset, table: str) -> dict[str, dict[str, Any]]:
    """Rows of a table by its index, as dictionaries: a hundred times quicker to look up.

    `table` is nodes, segments, sources, quantities, series or labels. The answer is shared: do not
    change.
    """
    frame = pd.DataFrame(getattr(dataset, table))
    rows = frame.drop(columns="geometry", errors="ignore").to_dict("index")
    return {str(id): {str(key): one for key, one in row.items()} for id, row in rows.items()}


def problems(folder: Path | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a geodata folder; empty where it can be loaded."""
    return _problems(read(_there(folder or GEODATA)))


def _there(folder: Path) -> Path:
    if not os.path.isdir(folder):
        found = "a file" if os.path.exists(folder) else "nothing"
        raise RoutesError(f"{folder}: found {found}, allowed: a folder of tables (unpack a zip)")
    return folder


def _problems(tables: Tables) -> tuple[Problem, ...]:
    absent = [] if tables.package == {} else [
        Problem(PACKAGE, "", "resources", f"no resource '{name}'", "all of " + ", ".join(NAMES))
        for name in NAMES
        if name not in {resource["name"] for resource in tables.package["resources"]}
    ]  # fmt: skip
    return (*tables.problems, *absent, *checks.run(tables))


def _frame(name: str, table: pd.DataFrame) -> pd.DataFrame:
    plain = table.drop(columns="row")
    return plain.set_index(INDEX[name]) if name in INDEX else plain
