"""One question, one answer: what the page, the command line and every export show."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import geopandas as gpd

from routes.errors import QuestionError, Refusal
from routes.facts import labels, scopes, sentences
from routes.kinds import Mode, Reach, Status
from routes.network import journey, names
from routes.network.journey import Journey
from routes.tables.dataset import Dataset, records
from routes.view.query import Query


@dataclass(frozen=True, eq=False)
class View:
    """The answer to a query.

    It holds the query, the part of the data that it leaves (rows as in the dataset), and the
    journey where it asks for one.
    """

    dataset: Dataset
    query: Query
    segments: gpd.GeoDataFrame
    nodes: gpd.GeoDataFrame
    journey: Journey | None = None

    def row(self, subject: str) -> dict[str, Any]:
        """Return the row of a segment or node, without its geometry; KeyError for any other id."""
        segments = records(self.dataset, "segments")
        return segments[subject] if subject in segments else records(self.dataset, "nodes")[subject]

    def word(self, key: str, count: float = 0) -> str:
        """Return a word of labels.csv in the language of the query, as it goes with a number."""
        return labels.text(self.dataset, key, self.query.lang, count)

    def forms(self, key: str) -> str:
        """Return a word of labels.csv with all its forms, for scripts that count by themselves."""
        return labels.forms(self.dataset, key, self.query.lang)

    def scope(self, text: object) -> str:
        """Return what a number counts in the language of the query; nothing where nobody says."""
        return scopes.told(self.dataset, str(text or ""), self.query.lang)

    def sentence(self, text: str) -> str:
        """Return a reason, a note or the title of an event in the language of the query."""
        return sentences.told(self.dataset, text, self.query.lang)


def corridor_ids(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of all corridors in the order of their table."""
    return tuple(names.ids(dataset, "corridor"))


def compared_ids(dataset: Dataset) -> tuple[str, ...]:
    """Return the ids of the corridors that are only compared with: those over segments beyond."""
    rows, reach = dataset.corridors, dataset.segments["reach"]
    return tuple(dict.fromkeys(rows["corridor"][rows["segment"].map(reach) == Reach.BEYOND]))


def compares(view: View) -> bool:
    """Return whether the query asks for a corridor that is only compared with."""
    return not {*view.query.corridor}.isdisjoint(compared_ids(view.dataset))


def own(view: View) -> gpd.GeoDataFrame:
    """Return the segments by which a map is framed: the corridor's, or all that a filter leaves."""
    chosen = view.segments[view.segments["reach"] == Reach.CORRIDOR]
    return view.segments if compares(view) or chosen.empty else chosen


def countries(dataset: Dataset) -> tuple[str, ...]:
    """Return the codes of the countries in which places lie or which no corridor may touch."""
    return tuple(names.ids(dataset, "country"))


def alone(view: View) -> View:
    """Return the view without what is only compared with, unless that is switched on."""
    if "beyond" in view.query.on:
        return view
    rows = own(view)
    ends = {*rows["from_node"], *rows["to_node"]}
    return replace(view, segments=rows, nodes=view.nodes[view.nodes.index.isin(ends)])


def reached(view: View) -> set[str]:
    """Return the codes of the countries to which the operating lines of a view come."""
    rows = view.segments[view.segments["status"] == "operating"]
    ends = {*rows["from_node"], *rows["to_node"]}
    return set(view.nodes.loc[view.nodes.index.isin(ends), "country"])


def filtered(dataset: Dataset, query: Query) -> gpd.GeoDataFrame:
    """Return the segments that pass the filters of a query."""
    return _left(dataset, query.corridor, query.mode, query.status)[0]


@lru_cache(maxsize=64)
def _left(
    dataset: Dataset,
    corridor: tuple[str, ...],
    mode: tuple[Mode, ...],
    status: tuple[Status, ...],
) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """The segments that pass filters, and the nodes at their ends, once for all readers."""
    segments = dataset.segments
    if corridor:
        rows = dataset.corridors
        ids = rows.loc[rows["corridor"].isin(corridor), "segment"]
        segments = segments[segments.index.isin(ids)]
    if mode:
        segments = segments[segments["mode"].isin(mode)]
    if status:
        segments = segments[segments["status"].isin(status)]
    return segments, _ends(dataset, segments)


def _ends(dataset: Dataset, segments: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    ends = set(segments["from_node"]) | set(segments["to_node"])
    return dataset.nodes[dataset.nodes.index.isin(ends)]


def answer(dataset: Dataset, query: Query) -> View:
    """Answer a query: the segments that pass its filters, the nodes at their ends, the journey.

    Filter and journey combine: the segments that a journey uses (and those of the way without the
    what-if) are there in any case, as if the filter let them pass.

    Raises: NoItineraryError where there is no way, RoutesError where a journey cannot be planned.
    """
    segments, nodes = _left(dataset, query.corridor, query.mode, query.status)
    asked = query.origin and query.destination
    planned = journey.plan(dataset, query) if asked else None
    if planned and query.choice > len(planned.itineraries):
        allowed = f"1 to {len(planned.itineraries)}, as there are no more ways"
        raise QuestionError([Refusal("choice", str(query.choice), allowed)])
    if planned and len(segments) < len(dataset.segments):
        kept = {*segments.index, *planned.segments}
        segments = dataset.segments[dataset.segments.index.isin(kept)]
        nodes = _ends(dataset, segments)
    return View(dataset, query, segments, nodes, planned)
