"""One question, one answer: what the page, the command line and every export show."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from functools import partial
from typing import Any

import geopandas as gpd

from routes import journey, labels, scenario, search, timeline
from routes.dataset import Dataset, records
from routes.errors import Problem, UnknownNameError
from routes.journey import Journey, Request
from routes.network import REACHES

MODES = ("rail", "ferry", "sea", "road")
STATUSES = ("operating", "under_construction", "planned", "suspended")
KINDS = ("port", "border_crossing", "terminal", "station", "junction", "sea_junction")
THEMES = ("mode", "status", "gauge", "electrification", "tracks", "trace")
FILTERS = ("corridor", "mode", "status")
SEVERAL = (*FILTERS, "via", "avoid", "close", "slow", "scenario", "off", "on")
PLACES = ("origin", "destination", "via")
UNITS = ("t", "TEU")  # of what the map may show as traffic
SYMBOLS = (
    "port",
    "border_crossing",
    "gauge_change",
    "terminal",
    "station",
    "junction",
    "sea_junction",
)
# The layers that a reader of the map may switch off or on; those switched off at first come last.
SWITCHES = (
    *(f"mode.{one}" for one in MODES),
    *(f"status.{one}" for one in STATUSES),
    *(f"kind.{one}" for one in SYMBOLS),
    "names.places",
    "names.ground",
    "beyond",
    "tiles",
)
# How far a map can be zoomed, and the latitude and longitude in degrees that its centre can reach.
ZOOMS = (1, 17)
CENTRE = (85, 180)


@dataclass(frozen=True)
class Query(Request):
    """What is asked, as flat text: a widget's state, a command line and a link at once.

    `corridor`, `mode` and `status` hold ids parted by commas; empty means all. `select` is the id
    of a segment or node, `at` the map's "zoom/latitude/longitude" in degrees, `tour` a step of the
    guided tour. `off` and `on` hold the SWITCHES that are not as they are at first, `theme` is that
    by which lines are coloured, `traffic` the unit in which traffic is shown. With an origin and a
    destination it asks for a journey, too (see journey.Request), and `choice` counts the one to
    show of its alternatives; `year` is also the year of which the map shows the state.
    """

    corridor: str = ""
    mode: str = ""
    status: str = ""
    lang: str = "en"
    select: str = ""
    at: str = ""
    choice: str = "1"
    tour: str = ""
    off: str = ""
    on: str = ""
    theme: str = THEMES[0]
    traffic: str = ""

    def several(self, name: str) -> tuple[str, ...]:
        """Give the ids of a field that may hold more than one."""
        return tuple(one for one in str(getattr(self, name)).split(",") if one)

    def params(self) -> dict[str, str]:
        """Give the fields that differ from their defaults, as a link carries them."""
        return {key: value for key, value in asdict(self).items() if value != getattr(BLANK, key)}


BLANK = Query()


@dataclass(frozen=True, eq=False)
class View:
    """The answer: the query, the part of the data that it leaves (rows as in the dataset), and
    the journey where it asks for one.
    """

    dataset: Dataset
    query: Query
    segments: gpd.GeoDataFrame
    nodes: gpd.GeoDataFrame
    journey: Journey | None = None

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


def compared_ids(dataset: Dataset) -> tuple[str, ...]:
    """Give the ids of the corridors that are only compared with: those over segments beyond."""
    rows, reach = dataset.corridors, dataset.segments["reach"]
    return tuple(dict.fromkeys(rows["corridor"][rows["segment"].map(reach) == REACHES[1]]))


def compares(view: View) -> bool:
    """Tell whether the query asks for a corridor that is only compared with."""
    return bool({*view.query.several("corridor")} & {*compared_ids(view.dataset)})


def own(view: View) -> gpd.GeoDataFrame:
    """Give the segments by which a map is framed: the corridor's, or all that a filter leaves."""
    chosen = view.segments[view.segments["reach"] == REACHES[0]]
    return view.segments if compares(view) or chosen.empty else chosen


def countries(dataset: Dataset) -> tuple[str, ...]:
    """Give the codes of the countries in which places lie or which no corridor may touch."""
    rows = (dataset.nodes["country"], dataset.avoided_countries["country"])
    return tuple(sorted({code for row in rows for code in row} - {""}))


def alone(view: View) -> View:
    """Give the view without what is only compared with: a picture of the corridor."""
    rows = own(view)
    ends = {*rows["from_node"], *rows["to_node"]}
    return replace(view, segments=rows, nodes=view.nodes[view.nodes.index.isin(ends)])


def allowed(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give the values that each field of a query may take, but for those that FREE reads."""
    nodes = tuple(map(str, dataset.nodes.index))
    subjects = (*map(str, dataset.segments.index), *nodes)
    return {
        "corridor": corridor_ids(dataset),
        "mode": MODES,
        "status": STATUSES,
        "lang": labels.LANGUAGES,
        "select": subjects,
        "tour": tuple(dataset.tour["id"]),
        "origin": nodes,
        "destination": nodes,
        "via": nodes,
        "avoid": (*countries(dataset), *MODES, *subjects),
        "close": subjects,
        "by": search.CRITERIA,
        "service": tuple(search.SERVICES),
        "scenario": scenario.names(dataset),
        "reach": REACHES,
        "off": SWITCHES,
        "on": SWITCHES,
        "theme": THEMES,
        "traffic": UNITS,
    }


def is_position(text: str) -> bool:
    """Tell whether a text is "zoom/latitude/longitude" within what a map can show."""
    try:
        zoom, lat, lon = (float(part) for part in text.split("/"))
    except ValueError:
        return False
    return ZOOMS[0] <= zoom <= ZOOMS[1] and abs(lat) <= CENTRE[0] and abs(lon) <= CENTRE[1]


def is_slow(dataset: Dataset, text: str) -> bool:
    """Tell whether a text is "SUBJECT=FACTOR" of a node or segment and a factor of 1 or more."""
    subject, _, factor = text.partition("=")
    known = subject in dataset.segments.index or subject in dataset.nodes.index
    try:
        return known and 1 <= float(factor) < float("inf")
    except ValueError:
        return False


def is_whole(text: str, least: int, most: int) -> bool:
    """Tell whether a text is a whole number between two others."""
    return text.isdecimal() and text.isascii() and least <= int(text) <= most


FREE: Mapping[str, tuple[Callable[[Dataset, str], bool], str]] = {
    "at": (
        lambda _, text: is_position(text),
        "zoom/latitude/longitude, such as 5/43/60: zoom {} to {}, latitude -{} to {}, "
        "longitude -{} to {}".format(*ZOOMS, CENTRE[0], CENTRE[0], CENTRE[1], CENTRE[1]),
    ),
    "slow": (is_slow, "NODE_OR_SEGMENT=FACTOR with a factor of 1 or more, such as aktau=2"),
    "year": (lambda _, text: is_whole(text, *timeline.YEARS), "{} to {}".format(*timeline.YEARS)),
    "alternatives": (lambda _, text: is_whole(text, 1, journey.MOST), f"1 to {journey.MOST}"),
    "choice": (lambda _, text: is_whole(text, 1, journey.MOST), f"1 to {journey.MOST}"),
}


def read_query(dataset: Dataset, params: Mapping[str, str]) -> tuple[Query, tuple[Problem, ...]]:
    """Read a query from flat text; what cannot be read is left out and told as a problem."""
    query, problems = BLANK, []
    known = allowed(dataset)
    names = [field.name for field in fields(Query)]
    for name, text in params.items():
        if name not in names:
            problems.append(Problem("query", "", name[:40], "this parameter", ", ".join(names)))
            continue
        parts = [part for part in text.split(",") if part] if name in SEVERAL else [text]
        parts = [named(dataset, part) if name in PLACES else part for part in parts]
        fits = partial(FREE[name][0], dataset) if name in FREE else known[name].__contains__
        good = [part for part in dict.fromkeys(parts) if fits(part)]
        bad = [part for part in parts if part and part not in good]
        if any(good):
            query = replace(query, **{name: ",".join(good)})
        problems += [
            Problem("query", "", name, repr(part[:60]), expected(name, part, known)) for part in bad
        ]
    return query, tuple(problems)


def named(dataset: Dataset, text: str) -> str:
    """Give the id of a node by its name in any language; any other text as it is."""
    try:
        return journey.node(dataset, text)
    except UnknownNameError:
        return text


def expected(name: str, found: str, known: Mapping[str, tuple[str, ...]]) -> str:
    """Say what a field allows: the whole list where it is short, else the nearest names."""
    if name in FREE:
        return FREE[name][1]
    if len(known[name]) > 20:
        return str(UnknownNameError(name, found[:60], known[name])).partition("; ")[2]
    return ", ".join(known[name])


def used(planned: Journey) -> set[str]:
    """Give the segments that the ways of a journey use, with those of the way before a what-if."""
    every = [*planned.itineraries, *([planned.before] if planned.before else [])]
    return {segment for one in every for segment in one.segments}


def answer(dataset: Dataset, query: Query) -> View:
    """Answer a query: the segments that pass its filters, the nodes at their ends, the journey.

    Filter and journey combine: the segments that a journey uses (and those of the way without the
    what-if) are there in any case, as if the filter let them pass.

    Raises: NoItineraryError where there is no way, RoutesError where a journey cannot be planned.
    """
    segments = dataset.segments
    corridors = query.several("corridor")
    if corridors:
        rows = dataset.corridors
        ids = rows.loc[rows["corridor"].isin(corridors), "segment"]
        segments = segments[segments.index.isin(ids)]
    for name in ("mode", "status"):
        if query.several(name):
            segments = segments[segments[name].isin(query.several(name))]
    asked = query.origin and query.destination
    planned = journey.plan(dataset, query) if asked else None
    if planned and len(segments) < len(dataset.segments):
        kept = {*segments.index, *used(planned)}
        segments = dataset.segments[dataset.segments.index.isin(kept)]
    ends = set(segments["from_node"]) | set(segments["to_node"])
    return View(dataset, query, segments, dataset.nodes[dataset.nodes.index.isin(ends)], planned)
