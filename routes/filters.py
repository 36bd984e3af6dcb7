"""What the filters of a query mean for a file of a journey, which is more than the map's lines."""

from dataclasses import replace

from routes.view import FILTERS, View, answer, filtered


def passing(view: View) -> frozenset[str] | None:
    """Give the ids of the segments that pass the query's filters, and of the nodes at their ends.

    None where there is no filter. A file of a journey has only those of its rows.
    """
    if not any(view.query.several(name) for name in FILTERS):
        return None
    rows = filtered(view.dataset, view.query)
    return frozenset((*rows.index, *rows["from_node"], *rows["to_node"]))


def unfiltered(view: View) -> View:
    """Give the answer to the same query without its filters."""
    return answer(view.dataset, replace(view.query, **dict.fromkeys(FILTERS, "")))
