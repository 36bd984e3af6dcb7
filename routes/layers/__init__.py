"""One file, one layer, one function draw(view) -> folium.FeatureGroup; importing registers them."""

from routes.layers import boundaries, lakes, land, lines, nodes, sea, tiles

__all__ = ["boundaries", "lakes", "land", "lines", "nodes", "sea", "tiles"]
