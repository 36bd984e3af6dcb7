"""What the filters of a query mean for a file of a journey, which is more than the map's lines."""

from dataclasses import replace

from routes.view.answer import View, answer, filtered


def passing(view: View) -> frozenset[str] | None:
    """Return the ids of the segments that pass the query's filters, and of the nodes at their ends.

    None where there is no filter. A file of a journey has only those of its rows.
    """
    if not any(view.query.filters.values()):
        return None
    rows = filtered(view.dataset, view.query)
    return frozenset((*rows.index, *rows["from_node"], *rows["to_node"]))


def unfiltered(view: View) -> View:
    """Return the answer to the same query without its filters."""
    return answer(view.dataset, replace(view.query, corridor=(), mode=(), status=()))
