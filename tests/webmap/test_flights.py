"""While the map flies to another zoom it shows drawn ground all over its window."""

import pytest

from tests.browsing import until
from tests.conftest import Tab

SIZES = ((1280, 800), (390, 844))
# As a flight begins, where it will have led: how far from the edge of the window, in pixels, the
# drawn sheet of each pane ends inside; nothing where the map does not fly. Without motion a sheet
# is there at once.
WATCH = """() => {
  const { map } = corridor;
  window.torn = [];
  window.flown = 0;
  map.on('zoomanim', () => {
    window.flown += 1;
    const box = map.getContainer().getBoundingClientRect();
    for (const svg of document.querySelectorAll('.leaflet-pane > svg')) {
      const sheet = svg.getBoundingClientRect();
      if (!sheet.width) continue;
      const gap = Math.max(sheet.left - box.left, box.right - sheet.right,
        sheet.top - box.top, box.bottom - sheet.bottom);
      if (gap > 1) window.torn.push([svg.parentElement.className, Math.round(gap)]);
    }
  });
}"""
PADDING = """() => {
  const { map } = corridor;
  const all = [];
  map.eachLayer((one) => { if (one instanceof L.SVG) all.push(one.options.padding); });
  return [...new Set(all)];
}"""


@pytest.fixture(params=SIZES, ids=str)
def still(request, browser, file):
    """A tab of someone who wants no motion, in which flights are watched."""
    tab = Tab(browser, *request.param)
    tab.page.emulate_media(reduced_motion="reduce")
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")
    tab.page.evaluate(WATCH)
    yield tab
    tab.context.close()
    assert tab.errors == []


def go(tab: Tab, zoom: float, act: str) -> tuple[int, list]:
    """Act at a zoom; return how many flights there were, and where the sheet was torn."""
    tab.page.evaluate(
        f"""() => {{
          corridor.map.setView([41, 50], {zoom}, {{ animate: false }});
          Object.assign(window, {{ torn: [], flown: 0, arrived: false }});
          corridor.map.once('moveend', () => {{ window.arrived = true; }});
          {act};
        }}"""
    )
    until(tab.page, "window.arrived && !corridor.map._animatingZoom")
    return tab.page.evaluate("[window.flown, window.torn]")


# What is done, from which zoom on, and whether the map is near enough to fly there.
ACTS = {
    "out": (7, "corridor.map.setZoom(6)", True),
    "in": (5, "corridor.map.setZoom(8)", True),
    "far out": (7, "corridor.map.setZoom(3)", False),
    "farther out": (9, "corridor.map.setZoom(5)", False),
    "out round a corner": (6, "corridor.map.setZoomAround(L.point(2, 2), 4.8)", True),
    "out and aside": (6, "corridor.map.setView([43, 52], 5)", True),
}


@pytest.mark.parametrize("name", ACTS)
def test_no_flight_shows_where_nothing_is_drawn(still, name):
    zoom, act, near = ACTS[name]
    flown, torn = go(still, zoom, act)
    assert torn == []
    assert (flown > 0) == near
    assert still.page.evaluate(PADDING) == [0.6]


def test_a_wheel_turned_in_a_corner_tears_nothing(still):
    still.page.evaluate("void corridor.map.setView([41, 50], 6, {animate: false})")
    box = still.page.locator(".folium-map").bounding_box()
    x, y = box["x"] + box["width"] - 5, box["y"] + box["height"] - 60
    still.page.mouse.move(x, y, steps=3)
    still.page.mouse.wheel(0, 100)
    until(still.page, "corridor.map.getZoom() < 5.5 && !corridor.map._animatingZoom")
    assert still.page.evaluate("[window.flown > 0, window.torn]") == [True, []]
