"""The land around the countries, coarse and without boundaries: what far lines lie on."""

import folium
import geopandas as gpd
import numpy as np
import shapely

from routes.view.answer import View, alone, reached
from routes.webmap.layer import Features, layer, packed

TOUCH = 0.02  # degrees by which the coarse land may lie off the countries that it continues


@layer("far_land", order=30.5)
def draw(view: View) -> folium.FeatureGroup:
    """Draw the land around the frame of the ground, beneath the countries."""
    group = folium.FeatureGroup(name="far_land", control=False)
    land = view.dataset.far_land
    Features("ground", packed(land, {}, 2)).add_to(group)
    parts = gpd.GeoDataFrame(geometry=continued(view), crs=land.crs).assign(look="reached")
    Features("ground", packed(parts, {"look": "look"}, 2)).add_to(group)
    return group


def continued(view: View) -> list[shapely.Geometry]:
    """Return the parts of the far land that are of countries which the corridor serves.

    An island is of the country that its row names. Boundaries cut all else into parts, each of the
    country with which it has the longest edge in common.
    """
    land, countries = view.dataset.far_land, view.dataset.borders
    if land.empty or countries.empty:
        return []
    served = reached(alone(view))
    islands = land.geometry[land["country"].isin(served)]
    land = land[land["country"] == ""]
    edges = shapely.union_all([*land.boundary, *view.dataset.boundaries.geometry])
    parts = shapely.get_parts(shapely.polygonize(shapely.get_parts(edges)))
    rim = shapely.box(*countries.total_bounds).exterior.buffer(TOUCH)
    parts = parts[shapely.intersects(parts, rim)]
    ends = shapely.buffer(shapely.intersection(countries.geometry.to_numpy(), rim), TOUCH)
    common = shapely.area(shapely.intersection(parts[:, None], ends[None, :]))
    known = countries["id"].isin(served).to_numpy()
    mine = [row.max() > 0 and known[row.argmax()] for row in common]
    inside = shapely.point_on_surface(parts)[:, None]
    dry = shapely.covered_by(inside, land.geometry.to_numpy()[None, :]).any(axis=1)
    return [*islands, *parts[np.array(mine, dtype=bool) & dry]]
