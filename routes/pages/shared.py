"""What is the same for all who ask the same is worked out once for all sessions."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from routes.pages import frame
from routes.tables.dataset import Dataset
from routes.view.query import Query

Made = TypeVar("Made")
MOST = 256  # answers that are kept, the oldest of which goes first
# How the map stands changes nothing beside it; its year and the alternative chosen there do.
OF_MAP = {*frame.KEPT} - {"year", "choice"}


def once(what: str, dataset: Dataset, asked: Query, make: Callable[[], Made]) -> Made:
    """Return what `make` makes of a question, which nobody may change.

    `what` names it among all that is made of questions; of the question counts all but how the map
    stands. What `make` raises is not kept.
    """
    texts = {name: text for name, text in asked.params().items() if name not in OF_MAP}
    made: Made = _made(what, dataset.digest, texts, make)
    return made


@st.cache_resource(show_spinner=False, max_entries=MOST)
def _made(what: str, digest: str, texts: dict[str, str], _make: Callable[[], Any]) -> Any:
    return _make()
