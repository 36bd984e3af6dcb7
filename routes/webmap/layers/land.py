"""The land: one polygon a country, so quiet that the lines stand out."""

import folium

from routes.view.answer import View
from routes.webmap.layer import Features, layer, packed


@layer("land", order=31)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the countries of the frame."""
    group = folium.FeatureGroup(name="land", control=False)
    Features("ground", packed(view.dataset.borders, {"id": "id"}, 4)).add_to(group)
    return group
