"""One question, one answer: what the page, the command line and every export show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import geopandas as gpd

from routes import cells, journey, labels, names, scenario, timeline
from routes.dataset import Dataset, records
from routes.errors import AmbiguousNameError, Refusal, UnknownNameError, shown
from routes.journey import Journey, Request
from routes.mapstate import LISTED, POSITION, THEMES, read_position
from routes.network import REACHES

MODES, STATUSES = names.MODES, names.STATUSES
KINDS = ("port", "border_crossing", "terminal", "station", "junction", "sea_junction")
FILTERS = ("corridor", "mode", "status")
SEVERAL = (*FILTERS, "via", "avoid", "close", "slow", "scenario", "off", "on")
PLACES = ("origin", "destination", "via")
# The kinds of things (see names.KINDS) that a field names.
NAMED: dict[str, tuple[str, ...]] = {
    "corridor": ("corridor",),
    "mode": ("mode",),
    "status": ("status",),
    "lang": ("lang",),
    "select": names.SUBJECTS,
    "tour": ("tour",),
    "origin": ("node",),
    "destination": ("node",),
    "via": ("node",),
    "avoid": ("country", "mode", *names.SUBJECTS),
    "close": names.SUBJECTS,
    "by": ("by",),
    "service": ("service",),
    "scenario": ("scenario",),
    "reach": ("reach",),
}


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
    return tuple(names.ids(dataset, "corridor"))


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
    return tuple(names.ids(dataset, "country"))


def alone(view: View) -> View:
    """Give the view without what is only compared with: a picture of the corridor."""
    rows = own(view)
    ends = {*rows["from_node"], *rows["to_node"]}
    return replace(view, segments=rows, nodes=view.nodes[view.nodes.index.isin(ends)])


def allowed(dataset: Dataset) -> dict[str, tuple[str, ...]]:
    """Give the ids that each field of a query may take, but for those that FREE reads."""
    named = {
        name: tuple(id for kind in kinds for id in names.ids(dataset, kind))
        for name, kinds in NAMED.items()
    }
    return named | LISTED


def read_slow(dataset: Dataset, text: str) -> str:
    """Read SUBJECT=FACTOR; ValueError for another factor, UnknownNameError for no such subject."""
    subject, _, factor = text.rpartition("=")
    times = scenario.factor_of(factor)
    told = int(times) if times.is_integer() else times
    return f"{names.find(dataset, subject, names.SUBJECTS)}={told}"


def read_whole(least: int, most: int) -> Callable[[Dataset, str], str]:
    """Give the reader of a whole number between two others; it raises ValueError."""
    return lambda _, text: str(cells.whole(text, least, most))


FREE: Mapping[str, tuple[Callable[[Dataset, str], str], str]] = {
    "at": (read_position, POSITION),
    "slow": (read_slow, f"NODE_OR_SEGMENT=FACTOR with {scenario.FACTOR}, such as aktau=2"),
    "year": (read_whole(*timeline.YEARS), "{} to {}".format(*timeline.YEARS)),
    "alternatives": (read_whole(1, journey.MOST), f"1 to {journey.MOST}"),
    "choice": (read_whole(1, journey.MOST), f"1 to {journey.MOST}"),
}


def read_query(
    dataset: Dataset, params: Mapping[str, str | Sequence[str]]
) -> tuple[Query, tuple[Refusal, ...]]:
    """Read a query from flat text; what cannot be read is left out and told.

    All may be told by id, name or other spelling; a field of several is a list or has commas.
    """
    query, refusals = BLANK, []
    known = [field.name for field in fields(Query)]
    for name in sorted(params, key=PLACES.__contains__):  # what a place means hangs on the service
        if name not in known:
            refusals.append(Refusal(shown(name), "this parameter", ", ".join(known)))
            continue
        good = []
        for text in _parts(dataset, name, params[name]):
            try:
                good.append(_read(dataset, query, name, text))
            except (UnknownNameError, AmbiguousNameError) as error:
                refusals.append(Refusal(name, shown(text), error.allowed))
            except ValueError:
                refusals.append(Refusal(name, shown(text), FREE[name][1]))
        if name not in SEVERAL and len(good) > 1:
            refusals.append(Refusal(name, f"{len(good)} values", "one"))
            del good[1:]
        if good:
            query = replace(query, **{name: ",".join(dict.fromkeys(good))})
    return journey.settled(dataset, query), tuple(refusals)


def _parts(dataset: Dataset, name: str, given: str | Sequence[str]) -> list[str]:
    """The values of a field; a comma parts them, unless it belongs to a name that is whole."""
    texts = [given] if isinstance(given, str) else list(given)
    out = [] if name in SEVERAL else [one for one in texts if one]
    for text in texts if name in SEVERAL else ():
        parts = [part.strip() for part in text.split(",") if part.strip()]
        kinds = NAMED.get(name, ())
        alone = all(names.matches(dataset, part, kinds) for part in parts)
        out += [text] if not alone and names.matches(dataset, text, kinds) else parts
    return out


def _read(dataset: Dataset, query: Query, name: str, text: str) -> str:
    """The value of one part of a field; the name of a town stays until all else is read."""
    if name in FREE:
        return FREE[name][0](dataset, text)
    if name in PLACES:
        meant = journey.places(dataset, text, query.service, query.reach)
        return meant[0] if len(meant) == 1 else text
    if name not in LISTED:
        return names.find(dataset, text, NAMED[name])
    if text not in LISTED[name]:
        raise UnknownNameError(name, text, LISTED[name], ", ".join(LISTED[name]))
    return text


def filtered(dataset: Dataset, query: Query) -> gpd.GeoDataFrame:
    """Give the segments that pass the filters of a query."""
    segments = dataset.segments
    corridors = query.several("corridor")
    if corridors:
        rows = dataset.corridors
        ids = rows.loc[rows["corridor"].isin(corridors), "segment"]
        segments = segments[segments.index.isin(ids)]
    for name in ("mode", "status"):
        if query.several(name):
            segments = segments[segments[name].isin(query.several(name))]
    return segments


def answer(dataset: Dataset, query: Query) -> View:
    """Answer a query: the segments that pass its filters, the nodes at their ends, the journey.

    Filter and journey combine: the segments that a journey uses (and those of the way without the
    what-if) are there in any case, as if the filter let them pass.

    Raises: NoItineraryError where there is no way, RoutesError where a journey cannot be planned.
    """
    segments = filtered(dataset, query)
    asked = query.origin and query.destination
    planned = journey.plan(dataset, query) if asked else None
    if planned and len(segments) < len(dataset.segments):
        kept = {*segments.index, *planned.segments}
        segments = dataset.segments[dataset.segments.index.isin(kept)]
    ends = set(segments["from_node"]) | set(segments["to_node"])
    return View(dataset, query, segments, dataset.nodes[dataset.nodes.index.isin(ends)], planned)
