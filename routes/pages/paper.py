"""Tables on paper and on a phone: the framework draws its rows in a grid that scrolls by itself.

The page holds an address in their place. Who prints or holds a phone asks it for the rows, and
nobody else; see paper.js.
"""

import hashlib
from collections.abc import Sequence
from html import escape
from itertools import repeat
from threading import Lock
from urllib.parse import urlencode

import pyarrow as pa
import streamlit as st

from routes.pages import address
from routes.words import map_tables

FOLDER = f"{st.get_option('server.baseUrlPath').strip('/')}/tables"
MOST = 256  # tables that are kept, the one that was shown longest ago goes first
Kept = tuple[tuple[pa.Table, ...], tuple[str, ...]]  # sheets, and the ids of rows to choose
_KEPT: dict[str, Kept] = {}
_LOCK = Lock()


def name(sheets: Sequence[pa.Table]) -> str:
    """Return the name of the sheets of a table, which is that of what they say alone."""
    hashed = hashlib.sha256()
    for sheet in sheets:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, sheet.schema) as writer:
            writer.write_table(sheet)
        hashed.update(sink.getvalue())
    return hashed.hexdigest()[:32]


def keep(name: str, sheets: Sequence[pa.Table], ids: Sequence[str] = ()) -> None:
    """Keep the sheets of a table under their name for whoever asks for them as HTML.

    Where its rows can be chosen, `ids` are theirs.
    """
    with _LOCK:
        _KEPT.pop(name, None)
        _KEPT[name] = tuple(sheets), tuple(ids)
        while len(_KEPT) > MOST:
            del _KEPT[next(iter(_KEPT))]


def written(name: str, lang: str) -> str | None:
    """Return all rows of a table that is kept as HTML; None for one that is not."""
    kept = _KEPT.get(name)
    if kept is None:
        return None
    sheets, ids = kept
    heads = "".join(f"<th scope='col'>{escape(head)}" for head in sheets[0].column_names)
    rows = (
        [_cell(value, lang) for value in row]
        for sheet in sheets
        for row in zip(*(column.to_pylist() for column in sheet.columns), strict=True)
    )
    told = (_row(row, id) for row, id in zip(rows, ids or repeat(""), strict=False))
    return f"<table><thead><tr>{heads}<tbody>{''.join(told)}</table>"


def _row(cells: Sequence[str], id: str) -> str:
    if not id:
        return f"<tr><td>{'<td>'.join(cells)}"
    chosen = f"<a href='?{escape(urlencode({'select': id}))}'>{cells[0]}</a>"
    return f"<tr data-id='{escape(id)}'><td>{'<td>'.join((chosen, *cells[1:]))}"


def _cell(value: object, lang: str) -> str:
    text = escape(map_tables.cell(value, lang))
    linked = text.startswith(("https://", "http://"))
    return f"<a href='{text}'>{text}</a>" if linked else text or "–"


def show(name: str, sheets: Sequence[pa.Table], ids: Sequence[str] = ()) -> None:
    """Hold the place of the rows of a table, which paper and a phone show; see paper.js."""
    keep(name, sheets, ids)
    told = f"{FOLDER}/{address.query().lang}-{name}"
    kind = "paper short" if len(sheets) == 1 else "paper"
    st.html(f"<div class='{kind}' data-rows='{told}'></div>")
