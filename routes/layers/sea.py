"""The sheet on which the map is drawn: sea where nothing else is, an edge where data ends."""

import folium
import geopandas as gpd
from shapely import box

from routes.layer import Features, layer, packed
from routes.view import View


@layer("sea", order=30)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the frame of the ground, and of the land around it."""
    group = folium.FeatureGroup(name="sea", control=False)
    data = view.dataset
    shapes = [box(*ground.total_bounds) for ground in (data.borders, data.far_land)]
    around = gpd.GeoSeries(shapes).total_bounds
    frame = gpd.GeoDataFrame(geometry=[box(*around)])
    Features("sea", packed(frame, {}, 3)).add_to(group)
    return group
