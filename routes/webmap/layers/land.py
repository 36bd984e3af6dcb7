"""The land: one polygon a country, quiet; those that the corridor serves are tinted."""

import folium

from routes.view.answer import View, alone, reached
from routes.webmap.layer import Features, layer, packed


@layer("land", order=31)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the countries of the frame."""
    group = folium.FeatureGroup(name="land", control=False)
    served = reached(alone(view))
    rows = view.dataset.borders
    rows = rows.assign(look=["reached" if id in served else "" for id in rows["id"]])
    Features("ground", packed(rows, {"id": "id", "look": "look"}, 4)).add_to(group)
    return group
