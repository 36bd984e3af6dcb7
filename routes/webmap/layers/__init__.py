"""One file, one layer, one function draw(view) -> folium.FeatureGroup; importing registers them."""

from routes.webmap.layers import boundaries, far_land, lakes, land, lines, nodes, sea, tiles

__all__ = ["boundaries", "far_land", "lakes", "land", "lines", "nodes", "sea", "tiles"]
