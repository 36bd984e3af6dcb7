"""The land around the countries, coarse and without boundaries: what far lines lie on."""

import folium

from routes.view.answer import View
from routes.webmap.layer import Features, layer, packed


@layer("far_land", order=30.5)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the land around the frame of the ground, beneath the countries."""
    group = folium.FeatureGroup(name="far_land", control=False)
    Features("ground", packed(view.dataset.far_land, {}, 2)).add_to(group)
    return group
