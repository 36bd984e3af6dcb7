"""The lakes."""

import folium

from routes.view.answer import View
from routes.webmap.layer import Features, layer, packed


@layer("lakes", order=32)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the lakes of the frame."""
    group = folium.FeatureGroup(name="lakes", control=False)
    Features("water", packed(view.dataset.lakes, {}, 4)).add_to(group)
    return group
