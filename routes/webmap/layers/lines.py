"""The corridor's lines: one layer a mode."""

from functools import partial

import folium

from routes.kinds import Mode
from routes.view.answer import View
from routes.webmap.layer import Features, layer, packed


def draw(view: View, mode: str) -> folium.FeatureGroup:
    """Draw the segments of a mode; what is not there yet lies beneath what is."""
    group = folium.FeatureGroup(name=view.word(f"mode.{mode}"))
    rows = view.segments[view.segments["mode"] == mode]
    rows = rows.sort_values("status", key=lambda status: status == "operating", kind="stable")
    Features("line", packed(rows, {"id": "id"}, 4)).add_to(group)
    return group


for order, mode in enumerate(reversed(Mode), start=10):
    layer(f"lines.{mode}", order)(partial(draw, mode=mode))
