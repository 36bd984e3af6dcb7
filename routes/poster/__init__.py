"""The map as a picture to print or share, drawn without a browser; imported when one is asked."""
