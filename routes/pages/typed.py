"""What a text would be taken for that is typed into a list and is no row of it.

The list asks while the reader types, so that nobody chooses blind: "Halkalı (Istanbul)".
"""

import streamlit as st

from routes.facts import labels
from routes.network import names
from routes.pages import question, widgets
from routes.tables.dataset import Dataset
from routes.view.answer import answer
from routes.view.query import Query

ADDRESS = f"{st.get_option('server.baseUrlPath').strip('/')}/typed"
LIKE = {"origin": "via", "destination": "via", "slow": "close", "select": "close"}


def taken(dataset: Dataset, field: str, lang: str, text: str) -> str | None:
    """Return what a list takes a text for, in words; None for a list or language there is not.

    Where the name says nothing of what was typed, that stands beside it.
    """
    if lang not in labels.LANGUAGES:
        return None
    view, text = answer(dataset, Query(lang=lang)), text.strip()[: names.LONGEST_NAME]
    captions = question.captions(dataset, lang).get(LIKE.get(field, field))
    if captions is None:
        return None
    id, _ = widgets.meaning(view, field if field != "slow" else "close", captions, text)
    name = widgets.caption(captions, id)
    if not id:
        return f"{text}: {view.word('ui.nothing_found')}"
    return name if names.fold(text) in names.fold(name) else f"{name} ({text})"
