"""By which symbol a place is drawn: what it is, or that the gauge changes there."""

from functools import lru_cache

import pandas as pd

from routes.tables.dataset import Dataset


@lru_cache(maxsize=8)
def symbols(dataset: Dataset) -> dict[str, str]:
    """Return each node's symbol: its kind, or gauge_change where rails of two gauges meet.

    >>> symbols(data)["dostyk"], symbols(data)["alat"]
    ('gauge_change', 'port')
    """
    rails = dataset.segments[dataset.segments["mode"] == "rail"]
    ends = pd.concat([rails.set_index(end)["gauge_mm"] for end in ("from_node", "to_node")])
    gauges = ends.groupby(level=0).nunique()
    changes = set(gauges[gauges > 1].index)
    return {
        str(id): "gauge_change" if id in changes else str(kind)
        for id, kind in dataset.nodes["kind"].items()
    }
