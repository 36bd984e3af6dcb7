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


def switched(view: View) -> View:
    """Return the view without the lines that its reader has switched off by their mode or status.

    Nothing is left out where nothing would be left.
    """
    off, rows = view.query.off, view.segments
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
