"""The places: one layer a kind; a gauge change is a place where segments of two gauges meet."""

from functools import partial

import folium

from routes.layer import Features, layer, packed
from routes.mapstate import SYMBOLS
from routes.view import View
from routes.webdata import symbols


def draw(view: View, kind: str) -> folium.FeatureGroup:
    """Draw the nodes that have a kind's symbol."""
    group = folium.FeatureGroup(name=view.word(f"kind.{kind}"))
    rows = view.nodes[view.nodes.index.map(symbols(view)) == kind]
    Features("node", packed(rows, {"id": "id"}, 4)).add_to(group)
    return group


for order, kind in enumerate(reversed(SYMBOLS), start=20):
    layer(f"kind.{kind}", order)(partial(draw, kind=kind))
