"""Draw the lines of geodata/segments.geojson anew from nodes, waypoints and public sources."""
