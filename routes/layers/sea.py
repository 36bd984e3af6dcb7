"""The sheet on which the map is drawn: sea where nothing else is, an edge where data ends."""

import folium
import geopandas as gpd
from shapely import box

from routes.layer import Features, layer, packed
from routes.view import View


@layer("sea", order=30)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the frame of the ground."""
    group = folium.FeatureGroup(name="sea", control=False)
    frame = gpd.GeoDataFrame(geometry=[box(*view.dataset.borders.total_bounds)])
    Features("sea", packed(frame, {}, 3)).add_to(group)
    return group
