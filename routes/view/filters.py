"""What the filters of a query mean for a file of a journey, which is more than the map's lines."""

from dataclasses import replace

import geopandas as gpd

from routes.facts import timeline
from routes.facts.symbols import symbols
from routes.view.answer import View, answer, filtered


def passing(view: View) -> frozenset[str] | None:
    """Return the ids of the segments that pass the query's filters, and of the nodes at their ends.

    None where there is no filter. A file of a journey has only those of its rows.
    """
    if not any(view.query.filters.values()):
        return None
    rows = filtered(view.dataset, view.query)
    return frozenset((*rows.index, *rows["from_node"], *rows["to_node"]))


def in_year(view: View) -> View:
    """Return the view as it is in the year of its query: each line and place in its state of then.

    What was not there, or was not thought of, is left out; without a year it is as of today.
    """
    year, data = view.query.year, view.dataset
    if year is None:
        return view

    def then(rows: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
        states = [timeline.status_in(data, str(id), year) for id in rows.index]
        rows = rows.assign(status=states)
        return rows[rows["status"] != timeline.ABSENT]

    return replace(view, segments=then(view.segments), nodes=then(view.nodes))


def switched(view: View) -> View:
    """Return the view without what its reader has switched off: modes, states, kinds of places.

    Nothing is left out where no line would be left.
    """
    kinds = symbols(view.dataset)
    off, rows = view.query.off, view.segments
    gone = [id for id in view.nodes.index if f"kind.{kinds[str(id)]}" in off]
    view = replace(view, nodes=view.nodes[~view.nodes.index.isin(gone)])
    kept = rows[
        [
            f"mode.{mode}" not in off and f"status.{status}" not in off
            for mode, status in zip(rows["mode"], rows["status"], strict=True)
        ]
    ]
    if kept.empty or len(kept) == len(rows):
        return view
    ends = {*kept["from_node"], *kept["to_node"]}
    return replace(view, segments=kept, nodes=view.nodes[view.nodes.index.isin(ends)])


def unfiltered(view: View) -> View:
    """Return the answer to the same query without its filters."""
    return answer(view.dataset, replace(view.query, corridor=(), mode=(), status=()))
