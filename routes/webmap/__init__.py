"""The map for a browser: folium layers, what the script needs, and the script itself."""
