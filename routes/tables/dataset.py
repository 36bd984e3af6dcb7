"""The checked data of one geodata folder."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd

from routes.errors import DataError, Problem, gathered
from routes.measure import each_edges_km
from routes.tables import checks, mentions, plain, vocabulary
from routes.tables.checks.words import STORIES
from routes.tables.reading import GEODATA as GEODATA  # noqa: PLC0414 (for those who load)
from routes.tables.reading import Tables, read
from routes.tables.records import CRS

INDEX = {
    "nodes": "id",
    "segments": "id",
    "sources": "id",
    "source_notes": "source",
    "quantities": "id",
    "series": "id",
    "labels": "key",
}


@dataclass(frozen=True, eq=False)
class Dataset:
    """All tables of a folder that broke no rule. They are shared: copy before you change one.

    In a column of text an unknown is "", in one of numbers NaN, in one of whole numbers NA.
    `nodes`, `segments`, `sources`, `quantities` and `series` are indexed by id, `source_notes` by
    source, `labels` by key; `segments` has one more column `length_km`, measured on the ellipsoid,
    `facts` one more `number`, its value where it is one. A table that the folder has not is empty.
    `name` is what its files are called, `date` the ISO date of the data, `licence` the one under
    which it is offered ("" where none is named), `digest` the SHA-256 of its files.
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
    identifiers: pd.DataFrame
    avoided_countries: pd.DataFrame
    sources: pd.DataFrame
    source_notes: pd.DataFrame
    quantities: pd.DataFrame
    facts: pd.DataFrame
    monthly: pd.DataFrame
    series: pd.DataFrame
    volumes: pd.DataFrame
    events: pd.DataFrame
    scenarios: pd.DataFrame
    journeys: pd.DataFrame
    ways: pd.DataFrame
    way_names: pd.DataFrame
    tour: pd.DataFrame
    claims: pd.DataFrame
    exceptions: pd.DataFrame
    labels: pd.DataFrame
    name: str
    date: str
    licence: str
    digest: str

    @property
    def year(self) -> int:
        """The year of the data, which holds where none is asked for."""
        return int(self.date[:4])


NAMES = [field.name for field in fields(Dataset) if field.type is not str]


def load(folder: Path | None = None) -> Dataset:
    """Read and check a geodata folder; None means the one that comes with the product.

    Raises: DataError with every problem.
    """
    with pd.option_context("mode.string_storage", "python"):  # read row by row, twice as quick
        return _load(read(folder or GEODATA))


def _load(tables: Tables) -> Dataset:
    found = _problems(tables)
    if found:
        raise DataError(found)
    whole = {**tables, **_stories(tables), "labels": vocabulary.whole(tables)}
    frames = {name: _frame(name, whole[name]) for name in NAMES}
    nodes, segments = frames["nodes"], frames["segments"]
    points = gpd.points_from_xy(nodes["lon"], nodes["lat"], crs=CRS)
    frames["nodes"] = gpd.GeoDataFrame(nodes, geometry=points)
    edges = each_edges_km(list(segments.geometry))
    frames["segments"] = segments.assign(length_km=[float(one.sum()) for one in edges])
    facts = frames["facts"]
    frames["facts"] = facts.assign(number=pd.to_numeric(facts["value"], errors="coerce"))
    about = tables.about
    date = about.date or str(tables["sources"]["accessed"].max())
    return Dataset(**frames, name=about.name, date=date, licence=about.terms, digest=tables.digest)


@lru_cache(maxsize=64)
def records(dataset: Dataset, table: str) -> dict[str, dict[str, Any]]:
    """Rows of a table by its index, as dictionaries: a hundred times quicker to look up.

    `table` is nodes, segments, sources, source_notes, quantities, series or labels. The answer is
    shared: do not change.
    """
    frame = pd.DataFrame(getattr(dataset, table))
    rows = plain.rows(frame.drop(columns="geometry", errors="ignore"))
    return dict(zip(map(str, frame.index), rows, strict=True))


def problems(folder: Path | None = None) -> tuple[Problem, ...]:
    """Everything that is wrong with a geodata folder; empty where it can be loaded."""
    return _problems(read(folder or GEODATA))


def _problems(tables: Tables) -> tuple[Problem, ...]:
    return gathered((*tables.problems, *checks.run(tables)))


def _stories(tables: Tables) -> dict[str, pd.DataFrame]:
    """The tour and the claims without those that rest on rows or words of a table that is absent.

    Where none is absent, the rules of the data say that there are all.
    """
    if tables.absent.isdisjoint(("facts", "volumes", "labels")):
        return {}
    words, known = set(tables["labels"]["key"]), mentions.named(tables)

    def is_told(name: str, row: dict[Any, Any]) -> bool:
        needed = {f"{name.removesuffix('s')}.{row['id']}.{part}" for part in STORIES[name]}
        rows = (mentions.rows(known, key)[1] for key in mentions.listed(row["facts"]))
        return needed <= words and all(rows)

    return {
        name: tables[name].iloc[
            [at for at, row in enumerate(plain.rows(tables[name])) if is_told(name, row)]
        ]
        for name in STORIES
    }


def _frame(name: str, table: pd.DataFrame) -> pd.DataFrame:
    plain = table.drop(columns="row")
    return plain.set_index(INDEX[name]) if name in INDEX else plain
