"""The sheet on which the map is drawn: sea where nothing else is, an edge where data ends."""

import folium
import geopandas as gpd
from shapely import box

from routes.layer import Features, layer, packed
from routes.view import View


@layer("sea", order=30)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the frame of the ground, and of the land around it; nothing where there is neither."""
    group = folium.FeatureGroup(name="sea", control=False)
    grounds = (view.dataset.borders, view.dataset.far_land)
    shapes = [box(*ground.total_bounds) for ground in grounds if not ground.empty]
    sheets = [box(*gpd.GeoSeries(shapes).total_bounds)] if shapes else []
    Features("sea", packed(gpd.GeoDataFrame(geometry=sheets), {}, 3)).add_to(group)
    return group
