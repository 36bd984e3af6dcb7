"""The tables of lines and places with the codes by which other tables are joined to them."""

from collections.abc import Mapping

from routes.facts import identifiers
from routes.view.answer import View
from routes.words import map_tables
from routes.words.map_tables import Table


def segments(view: View) -> Table:
    """Return the segments of a view with the codes of their ends, for those who join tables."""
    data, rows, table = view.dataset, view.segments, map_tables.segments(view)
    ends = identifiers.columns_of_ends(data, rows["from_node"], rows["to_node"])
    codes = ends | identifiers.columns(data, "segments", rows.index)
    return Table(table.title, table.frame.assign(**headed(view, codes)))


def nodes(view: View) -> Table:
    """Return the nodes of a view with their codes, for those who join tables."""
    table, rows = map_tables.nodes(view), view.nodes.index
    codes = headed(view, identifiers.columns(view.dataset, "nodes", rows))
    return Table(table.title, table.frame.assign(**codes))


def headed(view: View, columns: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return columns of codes under headings for people: UN/LOCODE, "From: UN/LOCODE"."""
    ends = {"from": view.word("ui.origin"), "to": view.word("ui.destination")}
    headed = {}
    for name, codes in columns.items():
        *end, scheme = name.split("_")
        headed[": ".join([*(ends[side] for side in end), view.word(f"scheme.{scheme}")])] = codes
    return headed
