"""One question, one answer: what the page, the command line and every export show."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import geopandas as gpd

from routes import labels
from routes.dataset import Dataset, records
from routes.errors import Problem, UnknownNameError

MODES = ("rail", "ferry", "sea", "road")
STATUSES = ("operating", "under_construction", "planned", "suspended")
KINDS = ("port", "border_crossing", "terminal", "station", "junction")
THEMES = ("mode", "status", "gauge", "electrification", "tracks", "trace")
SEVERAL = ("corridor", "mode", "status")


@dataclass(frozen=True)
class Query:
    """What is asked, as flat text: a widget's state, a command line and a link at once.

    `corridor`, `mode` and `status` hold ids parted by commas; empty means all. `select` is the id
    of a segment or node, `at` the map's "zoom/latitude/longitude" in degrees.
    """

    corridor: str = ""
    mode: str = ""
    status: str = ""
    lang: str = "en"
    select: str = ""
    at: str = ""

    def several(self, name: str) -> tuple[str, ...]:
        """Give the ids of a field that may hold more than one."""
        return tuple(one for one in str(getattr(self, name)).split(",") if one)

    def params(self) -> dict[str, str]:
        """Give the fields that differ from their defaults, as a link carries them."""
        return {key: value for key, value in asdict(self).items() if value != getattr(BLANK, key)}


BLANK = Query()


@dataclass(frozen=True, eq=False)
class View:
    """The answer: the query and the part of the data that it leaves (rows as in the dataset)."""

    dataset: Dataset
    query: Query
    segments: gpd.GeoDataFrame
    nodes: gpd.GeoDataFrame

    def row(self, subject: str) -> dict[str, Any]:
        """Give the row of a segment or node, without its geometry; KeyError for any other id."""
        segments = records(self.dataset, "segments")
        return segments[subject] if subject in segments else records(self.dataset, "nodes")[subject]

    def word(self, key: str) -> str:
        """Give a word of labels.csv in the language of the query."""
        return labels.text(self.dataset, key, self.query.lang)


def corridor_ids(dataset: Dataset) -> tuple[str, ...]:
    """Give the ids of all corridors in the order of their table."""
    return tuple(dict.fromkeys(dataset.corridors["corridor"]))


def allowed(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give the values that each field of a query may take, but for the free ones."""
    return {
        "corridor": corridor_ids(dataset),
        "mode": MODES,
        "status": STATUSES,
        "lang": labels.LANGUAGES,
        "select": (*dataset.segments.index, *dataset.nodes.index),
    }


def is_position(text: str) -> bool:
    """Tell whether a text is "zoom/latitude/longitude" within what a map can show."""
    try:
        zoom, lat, lon = (float(part) for part in text.split("/"))
    except ValueError:
        return False
    return 2 <= zoom <= 19 and abs(lat) <= 85 and abs(lon) <= 180


def read_query(dataset: Dataset, params: Mapping[str, str]) -> tuple[Query, tuple[Problem, ...]]:
    """Read a query from flat text; what cannot be read is left out and told as a problem."""
    query, problems = BLANK, []
    known = allowed(dataset)
    names = [field.name for field in fields(Query)]
    for name, text in params.items():
        if name not in names:
            problems.append(Problem("query", "", name[:40], "this parameter", ", ".join(names)))
            continue
        if name == "at":
            good, bad = ([text], []) if is_position(text) else ([], [text])
        else:
            parts = [part for part in text.split(",") if part] if name in SEVERAL else [text]
            good = [part for part in dict.fromkeys(parts) if part in known[name]]
            bad = [part for part in parts if part and part not in known[name]]
        if any(good):
            query = replace(query, **{name: ",".join(good)})
        problems += [
            Problem("query", "", name, repr(part[:60]), expected(name, part, known)) for part in bad
        ]
    return query, tuple(problems)


def expected(name: str, found: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """Say what a field allows: the whole list where it is short, else the nearest names."""
    if name == "at":
        return "zoom/latitude/longitude, such as 5/43/60"
    if len(known[name]) > 20:
        return str(UnknownNameError(name, found[:60], known[name])).partition("; ")[2]
    return ", ".join(known[name])


def answer(dataset: Dataset, query: Query) -> View:
    """Answer a query: the segments that pass its filters and the nodes at their ends."""
    segments = dataset.segments
    corridors = query.several("corridor")
    if corridors:
        rows = dataset.corridors
        ids = rows.loc[rows["corridor"].isin(corridors), "segment"]
        segments = segments[segments.index.isin(ids)]
    for name in ("mode", "status"):
        if query.several(name):
            segments = segments[segments[name].isin(query.several(name))]
    ends = set(segments["from_node"]) | set(segments["to_node"])
    return View(dataset, query, segments, dataset.nodes[dataset.nodes.index.isin(ends)])
