"""The page in a real browser against a stock streamlit-folium page, in one run.

Ours is filtered by the corridor, for which it asks its server as the stock page does; modes are
chosen in the legend of the map, which asks nobody.

The stock page is a Streamlit script in a temporary folder: one filter of the modes and st_folium
with the whole map drawn again at every change, the map being that of file.stock. It has no tables,
no downloads and no passport, and its CDN files come from a server on 127.0.0.1 (Leaflet as it is,
the others empty: chromium.cdn_file), without which it would show nothing: so it is faster here
than in the world.
"""

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import cycle, islice, pairwise
from pathlib import Path
from threading import Thread
from unittest.mock import patch

import folium
from playwright.sync_api import Browser, Error, Frame, Page

from routes.kinds import Mode
from routes.tables import dataset
from routes.view.answer import View, answer, compared_ids, corridor_ids, own
from routes.view.query import Query
from tests.benchmarks import chromium
from tests.benchmarks.table import Table, median, spread
from tests.conftest import ROOT, serve

CHANGES, BLOCKS, OPENINGS = 20, 2, 5
PAUSE_MS = 300  # before each change: a drawn map may have its page ask the server once more
AIM = "Aims: ours never rebuilt, five times faster than stock at a filter change."
STOCK_APP = '''"""A map as in the manual of streamlit-folium, with our data and a filter."""

import sys

sys.path.insert(0, sys.argv[1])
import streamlit as st
from streamlit_folium import st_folium

from pathlib import Path
from routes.tables import dataset
from routes.view.answer import answer
from routes.kinds import Mode
from routes.view.query import Query
from tests.benchmarks.file import stock

st.set_page_config(layout="wide")
data = st.cache_resource(dataset.load)(Path(sys.argv[2]))
everything = answer(data, Query())
modes = st.multiselect(
    everything.word("ui.mode"), list(Mode), format_func=lambda mode: everything.word(f"mode.{mode}")
)
map = stock(answer(data, Query(mode=tuple(modes))))
for links in (map.default_js, map.default_css):
    links[:] = [(name, sys.argv[3] + link.rpartition("/")[2]) for name, link in links]
st_folium(map, height=600, use_container_width=True)
'''
# Every 4 ms, in every frame: note when the number of lines that are shown has changed.
LINES = """(() => {
  const now = () => performance.timeOrigin + performance.now();
  const shown = (path) => path.style.display !== "none";
  window.counts = [[now(), 0]];
  addEventListener("pointerdown", () => { window.pressed = now(); }, true);
  setInterval(() => {
    const count = [...document.querySelectorAll(".leaflet-overlay-pane path")].filter(shown).length;
    if (count !== window.counts.at(-1)[1]) window.counts.push([now(), count]);
  }, 4);
})()"""
MARK = "void (document.querySelector('.leaflet-map-pane').marked = true)"
MARKED = "document.querySelector('.leaflet-map-pane').marked === true"
IDLE = "document.querySelector('.stApp')?.dataset.testScriptState === 'notRunning'"


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not talk."""

    def log_message(self, format: str, *args: object) -> None:
        """Keep silent."""


@contextmanager
def cdn(folder: Path) -> Iterator[str]:
    """Serve the files that a folium map asks for; yield the address they are under."""
    for _, link in (*folium.Map.default_js, *folium.Map.default_css):
        (folder / link.rpartition("/")[2]).write_text(chromium.cdn_file(link), encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@contextmanager
def stock_app(geodata: Path, app: str = STOCK_APP) -> Iterator[str]:
    """Run a stock page as a user would; yield its address."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "app.py").write_text(app, encoding="utf-8")
        shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
        (folder / "cdn").mkdir()
        with cdn(folder / "cdn") as address, patch("tests.conftest.ROOT", folder):
            yield from serve(str(ROOT), str(geodata), address)


def drawn(tab: Page) -> Frame:
    """Wait for the map; give the frame it stands in."""
    line = tab.frame_locator("iframe").first.locator(chromium.PATH).first
    line.wait_for(state="attached", timeout=60_000)
    return next(frame for frame in tab.frames if frame.parent_frame)


def settled(tab: Page, count: int) -> Frame:
    """Wait until the map shows a number of lines and the server rests; give the frame.

    Raises TimeoutError. A page may put a new frame in the place of the old one at any time.
    """
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            frame = drawn(tab)
            if frame.evaluate("window.counts.at(-1)[1]") == count and tab.evaluate(IDLE):
                return frame
        except Error:  # the frame went away between two questions
            pass
        tab.wait_for_timeout(100)
    raise TimeoutError(f"the map did not come to show {count} lines")


def opening_s(browser: Browser, address: str) -> float:
    """Open the page in a fresh context: seconds from navigation to the first line of the map."""
    with chromium.page(browser, LINES) as tab:
        tab.goto(address)
        first = "window.counts.find(([_, shown]) => shown)"
        end = drawn(tab).wait_for_function(first, polling=50).json_value()[0]
        return (end - tab.evaluate("performance.timeOrigin")) / 1000


def changes(
    browser: Browser, address: str, view: View, name: str, counts: dict[str, int]
) -> list[dict]:
    """Open the page and filter it by one id after another, each time from all lines."""
    with chromium.page(browser, LINES) as tab:
        tab.goto(address)
        return [
            change(tab, view.word(f"ui.{name}"), view.word(f"{name}.{id}"), counts[""], counts[id])
            for id in islice(cycle(filter(None, counts)), CHANGES // BLOCKS)
        ]


def change(tab: Page, label: str, option: str, before: int, after: int) -> dict:
    """Choose an option: ms from the press to its lines, ms without any, whether a map was rebuilt.

    Afterwards the option is taken back, which is not timed.
    """
    settled(tab, before)
    tab.wait_for_timeout(PAUSE_MS)
    settled(tab, before).evaluate(MARK)
    box = tab.get_by_role("combobox", name=label).first
    box.click()
    tab.get_by_role("option", name=option, exact=True).click()
    frame = settled(tab, after)
    log = frame.evaluate("window.counts")
    start = tab.evaluate("window.pressed")
    found = {
        "ms": next(moment for moment, shown in log if moment > start and shown == after) - start,
        "blank": blank_ms([entry for entry in log if entry[0] > start]),
        "rebuilt": not frame.evaluate(MARKED),
    }
    box.press("Backspace")
    tab.keyboard.press("Escape")
    return found


def blank_ms(log: list[list[float]]) -> float:
    """Return for how long no line was shown."""
    return sum(later - moment for (moment, shown), (later, _) in pairwise(log) if not shown)


def line_counts(view: View, name: str, whole_map: bool) -> dict[str, int]:
    """Return how many paths lie over the ground for each id of a filter, "" meaning all."""
    ids = [id for id in corridor_ids(view.dataset) if id not in compared_ids(view.dataset)]
    counts = {}
    for id in ("", *(Mode if name == "mode" else ids)):
        part = answer(view.dataset, Query(**{name: (id,) if id else ()}))
        counts[id] = len(part.segments if whole_map else own(part))
        if whole_map:
            ground = (view.dataset.borders, view.dataset.lakes, view.dataset.boundaries)
            counts[id] += len(part.nodes) + sum(map(len, ground))
    return counts


def row(name: str, openings: list[float], found: list[dict]) -> dict:
    """Return a page's line of the table; the first opening is the first of the server, too."""
    latencies = [one["ms"] for one in found]
    return {
        "page": name,
        "first_map_cold_s": openings[0],
        "first_map_s": median(openings[1:]),
        "change_ms": median(latencies),
        "range_ms": spread(latencies),
        "blank_ms": median([one["blank"] for one in found]),
        "changes": len(found),
        "rebuilt": sum(one["rebuilt"] for one in found),
    }


def measure(folder: Path) -> list[Table]:
    """Measure both pages in turn, so that a busy moment of the machine meets both."""
    folder = folder.resolve()
    view = answer(dataset.load(folder), Query())
    ours = contextmanager(serve)("--geodata", str(folder))
    openings: dict[str, list[float]] = {"ours": [], "stock st_folium": []}
    found: dict[str, list[dict]] = {name: [] for name in openings}
    with ours as first, stock_app(folder) as second, chromium.chromium() as browser:
        pages = dict(zip(openings, (first, second), strict=True))
        for _ in range(OPENINGS + 1):
            for name, address in pages.items():
                openings[name].append(opening_s(browser, address))
        for _ in range(BLOCKS):
            for name, address in pages.items():
                filter_name = "corridor" if name == "ours" else "mode"
                counts = line_counts(view, filter_name, whole_map=name != "ours")
                found[name] += changes(browser, address, view, filter_name, counts)
    rows = [row(name, openings[name], found[name]) for name in pages]
    ratio = rows[1]["change_ms"] / rows[0]["change_ms"]
    notes = (f"A filter change is {ratio:.1f} times faster than stock.", AIM)
    return [Table("page: first map and filter changes", rows, notes)]
