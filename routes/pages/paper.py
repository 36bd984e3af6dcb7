"""Tables on paper: the framework draws the rows on the screen alone, paper has all of them.

The page holds an address in their place. Who prints asks it for the rows, and nobody before.
"""

import hashlib
from collections.abc import Sequence
from html import escape
from threading import Lock

import pyarrow as pa
import streamlit as st

from routes.pages import address
from routes.words import map_tables

FOLDER = f"{st.get_option('server.baseUrlPath').strip('/')}/tables"
MOST = 256  # tables that are kept, the one that was shown longest ago goes first
_KEPT: dict[str, tuple[pa.Table, ...]] = {}
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


def keep(name: str, sheets: Sequence[pa.Table]) -> None:
    """Keep the sheets of a table under their name for whoever prints it."""
    with _LOCK:
        _KEPT.pop(name, None)
        _KEPT[name] = tuple(sheets)
        while len(_KEPT) > MOST:
            del _KEPT[next(iter(_KEPT))]


def written(name: str, lang: str) -> str | None:
    """Return all rows of a table that is kept as HTML; None for one that is not."""
    sheets = _KEPT.get(name)
    if sheets is None:
        return None
    heads = "".join(f"<th scope='col'>{escape(head)}" for head in sheets[0].column_names)
    rows = (
        f"<tr>{''.join(f'<td>{_cell(value, lang)}' for value in row)}"
        for sheet in sheets
        for row in zip(*(column.to_pylist() for column in sheet.columns), strict=True)
    )
    return f"<table><thead><tr>{heads}<tbody>{''.join(rows)}</table>"


def _cell(value: object, lang: str) -> str:
    text = escape(map_tables.cell(value, lang))
    linked = text.startswith(("https://", "http://"))
    return f"<a href='{text}'>{text}</a>" if linked else text or "–"


def show(name: str, sheets: Sequence[pa.Table]) -> None:
    """Hold the place of the rows of a table, which only paper shows; see paper.js."""
    keep(name, sheets)
    told = f"{FOLDER}/{address.query().lang}-{name}"
    st.html(f"<div class='paper' data-rows='{told}'></div>")
