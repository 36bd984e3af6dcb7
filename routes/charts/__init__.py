"""A View as charts: Vega-Lite specifications."""
