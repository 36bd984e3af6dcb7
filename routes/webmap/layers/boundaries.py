"""The boundary lines by class: international unbroken, disputed and lines of control dashed."""

import folium

from routes.view.answer import View
from routes.webmap.layer import Features, layer, packed


@layer("boundaries", order=33)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the boundary lines of the frame."""
    group = folium.FeatureGroup(name="boundaries", control=False)
    Features("boundary", packed(view.dataset.boundaries, {"class": "class"}, 4)).add_to(group)
    return group
