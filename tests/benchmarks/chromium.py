"""A browser without a net, and what stands in for the files of a CDN there."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright
from xstatic.pkg import leaflet

from tests.conftest import BROWSER_ARGS

PATH = ".leaflet-map-pane path"  # the flag in Leaflet's attribution is a path too, but no line
LEAFLET = {"leaflet.js", "leaflet.css"}


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run Debian's Chromium with every outside host blocked; SystemExit where there is none."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise SystemExit("no Chromium; on Debian and Ubuntu: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGS)
        yield browser
        browser.close()


@contextmanager
def page(browser: Browser, *scripts: str) -> Iterator[Page]:
    """Open a page that shares no cache; every frame runs the scripts before its own."""
    size = {"width": 1280, "height": 800}
    context = browser.new_context(viewport=size, bypass_csp=True)  # waits evaluate text
    for script in scripts:
        context.add_init_script(script)
    yield context.new_page()
    context.close()


def cdn_file(address: str) -> str:
    """Return what stands in for a file of a CDN: Leaflet 1.9.3 itself, else an empty file.

    No layer here uses jQuery, Bootstrap or the icon fonts, so leaving them empty only makes
    those that ask for them faster than they are.
    """
    name = address.rpartition("/")[2]
    if name not in LEAFLET:
        return ""
    return (Path(leaflet.BASE_DIR) / name).read_text(encoding="utf-8")
