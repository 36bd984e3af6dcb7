"""A new destination on the journey page against a stock streamlit-folium page, in one run.

The stock page plans the same journey with the same code and draws the whole map again with the
way's lines on it; see page for how it is served.
"""

from contextlib import contextmanager
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Browser, Page

from routes.facts import labels
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from tests.benchmarks import chromium
from tests.benchmarks.page import MARK, MARKED, PAUSE_MS, settled, stock_app
from tests.benchmarks.table import Table, median, spread
from tests.conftest import serve

CHANGES = 20
ORIGIN, DESTINATIONS = "xian", ("poti", "batumi", "baku", "mersin")
TAKEN_WIDTH = 5
AIM = "Aim: 400 ms from the choice to the new line, the map never rebuilt."
STOCK_APP = f'''"""A planner as in the manual of streamlit-folium, with our data and our search."""

import sys

sys.path.insert(0, sys.argv[1])
import folium
import streamlit as st
from streamlit_folium import st_folium

from pathlib import Path
from routes.facts import labels
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from tests.benchmarks.file import stock

st.set_page_config(layout="wide")
data = st.cache_resource(dataset.load)(Path(sys.argv[2]))
nodes = list(data.nodes.index)
first = nodes.index("{DESTINATIONS[0]}")
goal = st.selectbox("To", nodes, first, format_func=lambda id: labels.name(data, id))
view = answer(data, Query("{ORIGIN}", goal, alternatives=4))
map = stock(answer(data, Query()))
way = data.segments.loc[list(view.journey.itineraries[0].segments), ["geometry"]]
wide = {{"weight": {TAKEN_WIDTH}}}
folium.GeoJson(way, style_function=lambda _: wide, control=False).add_to(map)
for links in (map.default_js, map.default_css):
    links[:] = [(name, sys.argv[3] + link.rpartition("/")[2]) for name, link in links]
st_folium(map, height=600, use_container_width=True)
'''
# Every 4 ms, in every frame: note when the number of the way's lines has changed.
TAKEN = f"""(() => {{
  const now = () => performance.timeOrigin + performance.now();
  window.counts = [[now(), 0]];
  const press = () => {{ window.pressed = now(); }};
  addEventListener("pointerdown", press, true);
  addEventListener("keydown", press, true);
  setInterval(() => {{
    const lines = ".leaflet-overlay-pane path";
    const ways = `${{lines}}.taken, ${{lines}}[stroke-width="{TAKEN_WIDTH}"]`;
    const count = document.querySelectorAll(ways).length;
    if (count !== window.counts.at(-1)[1]) window.counts.push([now(), count]);
  }}, 4);
}})()"""


def change(tab: Page, name: str, before: int, after: int) -> dict:
    """Choose a destination: ms from the key to its line on the map, whether a map was rebuilt."""
    settled(tab, before)
    tab.wait_for_timeout(PAUSE_MS)
    settled(tab, before).evaluate(MARK)
    box = tab.get_by_role("combobox", name="To").first
    box.click()
    box.fill(name)
    tab.get_by_role("option", name=name, exact=True).wait_for()
    tab.keyboard.press("Enter")
    frame = settled(tab, after)
    log, start = frame.evaluate("window.counts"), tab.evaluate("window.pressed")
    done = next(moment for moment, shown in log if moment > start and shown == after)
    return {"ms": done - start, "rebuilt": not frame.evaluate(MARKED)}


def changes(browser: Browser, address: str, ways: dict[str, tuple[str, int]]) -> list[dict]:
    """Open a page at the first destination and choose one after another."""
    found, goals = [], islice(cycle(DESTINATIONS), CHANGES + 1)
    with chromium.page(browser, TAKEN) as tab:
        tab.goto(address)
        before = ways[next(goals)][1]
        for goal in goals:
            name, after = ways[goal]
            found.append(change(tab, name, before, after))
            before = after
    return found


def measure(folder: Path) -> list[Table]:
    """Measure both pages in one run."""
    folder = folder.resolve()
    data = dataset.load(folder)
    ways = {}
    for goal in DESTINATIONS:
        journey = answer(data, Query(ORIGIN, goal)).journey
        lines = len(journey.itineraries[0].segments) if journey else 0
        ways[goal] = (labels.name(data, goal), lines)
    ours = contextmanager(serve)("--geodata", str(folder))
    rows = []
    with ours as first, stock_app(folder, STOCK_APP) as second, chromium.chromium() as browser:
        link = f"{first}/journey?origin={ORIGIN}&destination={DESTINATIONS[0]}&alternatives=4"
        for name, address in {"ours": link, "stock st_folium": second}.items():
            found = changes(browser, address, ways)
            latencies = [one["ms"] for one in found]
            rows.append(
                {
                    "page": name,
                    "new_line_ms": median(latencies),
                    "range_ms": spread(latencies),
                    "changes": len(found),
                    "rebuilt": sum(one["rebuilt"] for one in found),
                }
            )
    ratio = rows[1]["new_line_ms"] / rows[0]["new_line_ms"]
    notes = (f"A new destination is {ratio:.1f} times faster than stock.", AIM)
    return [Table("journey: a new destination", rows, notes)]
