"""Writing what others read: strict JSON, GeoJSON, CSV for spreadsheets, files that appear whole."""
