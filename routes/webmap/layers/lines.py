"""The corridor's lines: one layer a mode."""

from functools import partial

import folium

from routes.kinds import Mode
from routes.view.answer import View
from routes.webmap.layer import Features, layer, packed

# The tables hold the whole course; at zoom 11 a pixel is 55 m wide at 44 N. With the rounding to 4
# decimals no line is drawn more than 50 m off.
TOLERANCE = 0.0004  # degrees, 44 m from south to north and less from west to east


def draw(view: View, mode: str) -> folium.FeatureGroup:
    """Draw the segments of a mode; what is not there yet lies beneath what is."""
    group = folium.FeatureGroup(name=view.word(f"mode.{mode}"))
    rows = view.segments[view.segments["mode"] == mode]
    rows = rows.sort_values("status", key=lambda status: status == "operating", kind="stable")
    thinned = rows.assign(geometry=rows.simplify(TOLERANCE))
    Features("line", packed(thinned, {"id": "id"}, 4)).add_to(group)
    return group


for order, mode in enumerate(reversed(Mode), start=10):
    layer(f"lines.{mode}", order)(partial(draw, mode=mode))
