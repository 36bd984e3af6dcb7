"""The style sheet of all pages."""

from functools import cache

from jinja2 import PackageLoader

from routes.webmap import html_file, looks


@cache
def sheet() -> str:
    """Return the style sheet as HTML: charts wear the look of the page, light or dark."""
    ours = html_file.lean_style(html_file.text_of(PackageLoader("routes.pages", "."), "page.css"))
    return f"<style>{ours}{looks.repainted('.stVegaLiteChart svg')}</style>"
