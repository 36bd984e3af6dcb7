"""Tables as they go to the browser: made once, small, and what is long in several sheets."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import streamlit as st

from routes.pages import paper, turns
from routes.words.map_tables import Table

LARGEST = 40_000  # bytes of a sheet: with what stands beside it, a message of at most 50 KB
_KNOWN: WeakKeyDictionary[Table, tuple[pa.Table, ...]] = WeakKeyDictionary()
_NAMES: WeakKeyDictionary[Table, str] = WeakKeyDictionary()


def sheets(shown: Table) -> tuple[pa.Table, ...]:
    """Return the rows of a table, without their ids, in as few even sheets as are small enough.

    They are kept as long as the table is, so that who asks for the same is sent the same.
    """
    if shown not in _KNOWN:
        _KNOWN[shown] = cut(whole(shown.frame))
    return _KNOWN[shown]


def named(shown: Table) -> str:
    """Return the name under which paper asks for the rows of a table; it is kept as they are."""
    if shown not in _NAMES:
        _NAMES[shown] = paper.name(sheets(shown))
    return _NAMES[shown]


def whole(frame: pd.DataFrame) -> pa.Table:
    """Return a frame without its index as `slim` has it, in a third of the time."""
    return pa.table([_column(frame[name]) for name in frame], names=[*map(str, frame)])


def _column(column: pd.Series) -> pa.Array:
    if column.dtype != "str":
        return _slim(pa.array(column, from_pandas=True))
    texts = [text if isinstance(text, str) and text else None for text in column.to_numpy(object)]
    told = pa.array(texts, pa.string())
    return told.dictionary_encode() if len({*texts} - {None}) * 2 <= len(texts) else told


def cut(slimmed: pa.Table) -> tuple[pa.Table, ...]:
    """Return a table in as few sheets of as many rows each as are small enough."""
    count, rows = 1, slimmed.num_rows
    while True:
        step = max(1, -(-rows // count))
        starts = range(0, max(rows, 1), step)
        cuts = (slim(slimmed.slice(at, step)) for at in starts)
        parts = (slimmed,) if len(starts) == 1 else tuple(cuts)
        if step == 1 or max(map(size, parts)) <= LARGEST:
            return parts
        count += 1


def slim(table: pa.Table) -> pa.Table:
    """Return a table that says the same in less room: what is told often is written once.

    An empty text is null, which is shown as nothing known.
    """
    columns = [_slim(column.combine_chunks()) for column in table.columns]
    return pa.table(columns, names=table.column_names)


def _slim(column: pa.Array) -> pa.Array:
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_large_string(column.type):
        column = column.cast(pa.string())
    if not pa.types.is_string(column.type):
        return column
    told = pc.replace_with_mask(column, pc.equal(column, ""), pa.scalar(None, pa.string()))
    often = pc.count_distinct(told).as_py() * 2 <= len(told)
    return told.dictionary_encode() if often else told


def size(table: pa.Table) -> int:
    """Return how many bytes a table takes in a message."""
    sink = pa.MockOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    return int(sink.size())


def table(
    shown: Table, key: str = "", choose: Callable[[str], None] | None = None, **looks: Any
) -> None:
    """Show a table, a long one sheet by sheet; `choose` is told the id of the row that is chosen.

    `key` keeps what is chosen; `looks` are what st.dataframe may be told besides.
    """
    found = sheets(shown)
    with st.container():  # the grid and its rows on paper, of which one is seen
        paper.show(named(shown), found, [*map(str, shown.frame.index)] if choose else ())
        if len(found) == 1:
            sheet(shown, found[0], 0, key, choose, looks)
        elif choose:
            long_table(shown, found, key, choose, looks)
        else:
            turns.fragment(long_table)(shown, found, key, choose, looks)


def long_table(shown: Table, found: Sequence[pa.Table], key: str, *how: Any) -> None:
    """Show one sheet of a table; another is sent when it is asked for."""
    place = st.container()
    at = st.pagination(len(found), key=f"sheet {key or shown.title}") - 1
    first = sum(one.num_rows for one in found[:at])
    with place:
        sheet(shown, found[at], first, f"{key} {first}" if first else key, *how)


def sheet(
    shown: Table,
    rows: pa.Table,
    first: int,
    key: str,
    choose: Callable[[str], None] | None,
    looks: Mapping[str, Any],
) -> None:
    """Show rows of a table, of which the first is the table's row `first`."""

    def tell(choose: Callable[[str], None]) -> None:
        for row in st.session_state[key]["selection"]["rows"]:
            choose(str(shown.frame.index[first + row]))

    chosen: dict[str, Any] = {}
    if choose:
        chosen = {"key": key, "on_select": partial(tell, choose), "selection_mode": "single-row"}
    st.dataframe(rows, hide_index=True, placeholder="–", width="stretch", **chosen, **looks)
