"""The map on paper and in the dark, how it fills its window, and that its marks can be hit."""

from io import BytesIO

import pytest
from PIL import Image
from shapely import Point

from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import style
from routes.webmap.layers import far_land
from tests import browsing
from tests.browsing import rest, until
from tests.conftest import Tab
from tests.pages.test_map import framed

SIZES = ((1280, 800), (1920, 1080), (390, 844))
SCHEME = "getComputedStyle(document.documentElement).colorScheme"
SEA = "getComputedStyle(document.querySelector('.sea')).fill"
# The part of the window, across or from top to bottom, that what is framed fills at most.
FILLED = """() => {
  const { map, frame } = corridor;
  const [[south, west], [north, east]] = map.getSize().x < 600 ? frame.heart : frame.whole;
  const a = map.latLngToContainerPoint([north, west]);
  const b = map.latLngToContainerPoint([south, east]);
  const { x, y } = map.getSize();
  return Math.max((b.x - a.x) / x, (b.y - a.y) / y);
}"""
# How far the drawn ground reaches beyond each edge of the window, at least, in parts of it.
BEYOND = """() => {
  const box = corridor.map.getContainer().getBoundingClientRect();
  const svg = document.querySelector('.leaflet-land-pane svg').getBoundingClientRect();
  return Math.min((box.left - svg.left) / box.width, (svg.right - box.right) / box.width,
    (box.top - svg.top) / box.height, (svg.bottom - box.bottom) / box.height);
}"""
TARGETS = """() => [...document.querySelectorAll('.leaflet-pane .node')]
  .filter((one) => one.style.display !== 'none' && !one.matches('.beneath'))
  .map((one) => one.getBoundingClientRect())
  .map((box) => [box.left, box.top, box.width, box.height])"""

NEAR = ((7, 0), (-6, 4))  # pixels from the middle of a mark


def ready(tab: Tab, file) -> None:
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def test_the_reader_s_setting_decides_until_another_look_is_chosen_which_is_remembered(tab, file):
    paper, dark = map(rgb, style.GROUND["sea"])
    ready(tab, file)
    assert tab.page.evaluate(SEA) == paper
    tab.page.emulate_media(color_scheme="dark")
    assert tab.page.evaluate(SEA) == dark
    tab.page.get_by_label("Look of the map").select_option("light")
    assert tab.page.evaluate(SEA) == paper
    tab.page.reload()
    until(tab.page, "corridor.state.ready")
    assert tab.page.evaluate(SEA) == paper
    assert tab.page.get_by_label("Look of the map").input_value() == "light"
    tab.page.get_by_label("Look of the map").select_option("")
    assert tab.page.evaluate(SEA) == dark


def test_paper_is_printed_light(tab, file):
    tab.page.emulate_media(color_scheme="dark", media="print")
    ready(tab, file)
    assert tab.page.evaluate(SCHEME) == "light"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_corridor_fills_the_window_and_the_ground_goes_beyond_it(browser, file, size):
    tab = Tab(browser, *size)
    ready(tab, file)
    assert 0.93 <= tab.page.evaluate(FILLED) <= 1
    assert tab.page.evaluate(BEYOND) >= 0.5
    tab.page.locator("#tour-button").click()
    for _ in range(3):
        assert tab.page.evaluate(BEYOND) >= 0.5  # at once: no flight over what is not drawn
        tab.page.keyboard.press("ArrowRight")
    tab.context.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_two_marks_that_can_be_hit_overlap_and_a_tap_on_aktau_is_one_on_aktau(
    browser, file, size
):
    tab = Tab(browser, *size)
    ready(tab, file)
    boxes = tab.page.evaluate(TARGETS)
    assert len(boxes) >= 8
    for at, (left, top, width, height) in enumerate(boxes):
        assert min(width, height) >= 24
        for other_left, other_top, *_ in boxes[at + 1 :]:
            assert max(abs(left - other_left), abs(top - other_top)) >= 23
    x, y = tab.page.evaluate(
        """() => { const { left, top } = corridor.map.getContainer().getBoundingClientRect();
        const [at] = corridor.features.drawing.positions('aktau');
        const p = corridor.map.latLngToContainerPoint(at); return [left + p.x, top + p.y]; }"""
    )
    tab.page.mouse.click(x + 2, y + 2)
    assert tab.page.evaluate("corridor.state.selected") == "aktau"
    tab.context.close()


@pytest.mark.parametrize("size", SIZES[::2], ids=str)
def test_the_pointer_tells_what_a_click_there_selects(browser, file, size):
    tab = Tab(browser, *size)
    ready(tab, file)
    boxes = tab.page.evaluate(TARGETS)
    agreed = 0
    for x, y in [(left + 12 + dx, top + 12 + dy) for left, top, *_ in boxes for dx, dy in NEAR]:
        tab.page.evaluate("void corridor.features.selection.select(null)")
        tab.page.mouse.move(1, 1)
        until(tab.page, "!document.querySelector('.leaflet-tooltip')")
        tab.page.mouse.move(x, y)
        tip = tab.page.locator(".leaflet-tooltip b")
        if not tip.count():
            continue  # a note or a control lies there
        told = tip.last.inner_text()
        tab.page.mouse.click(x, y)
        chosen = "corridor.features.subjects.get(corridor.state.selected).name"
        assert tab.page.evaluate(chosen) == told
        assert {*tip.all_inner_texts()} == {told}
        agreed += 1
    assert agreed >= 20
    tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_seam_shows_where_two_sheets_of_ground_meet(browser, file, scheme):
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(file.as_uri())
    page.locator("#legend fieldset").nth(2).wait_for(state="attached")
    hidden = ".leaflet-control, .leaflet-map-pane > :not(.leaflet-land-pane)"
    page.evaluate("(all) => document.querySelectorAll(all).forEach((one) => one.remove())", hidden)
    for lat, lon in ((58, 95), (58, 66), (25, 105), (25, 78)):
        for zoom in (2.49, 2.62, 3.18):
            left, top = page.evaluate(
                f"""() => {{ corridor.map.setView([{lat}, {lon}], {zoom}, {{ animate: false }});
                const {{ left, top }} = corridor.map.getContainer().getBoundingClientRect();
                const p = corridor.map.latLngToContainerPoint([{lat}, {lon}]);
                return [Math.round(left + p.x), Math.round(top + p.y)]; }}"""
            )
            clip = {"x": left - 4, "y": top - 4, "width": 8, "height": 8}
            picture = Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB")
            # Of 256 steps; where the sea shone through it was 26 to 48.
            assert max(high - low for low, high in picture.getextrema()) <= 2, (lat, lon, zoom)
    context.close()


def test_a_phone_opens_on_the_heart_of_the_corridor(browser, file):
    """The whole would fill less than a fifth of the map's height there: Siberia and an ocean."""
    tab = Tab(browser, 390, 844)
    ready(tab, file)
    high = """(name) => { const { map, frame } = corridor; const [[south], [north]] = frame[name];
      const [a, b] = [north, south].map((lat) => map.latLngToContainerPoint([lat, 60]).y);
      return (b - a) / map.getSize().y; }"""
    assert tab.page.evaluate(high, "heart") >= 0.35
    tab.page.set_viewport_size({"width": 1280, "height": 800})  # turned, it shows the whole
    whole = "corridor.map.getBounds().contains(L.latLngBounds(corridor.frame.whole))"
    until(tab.page, whole)
    tab.context.close()


def test_countries_that_go_on_beyond_the_frame_are_tinted_there_too(real, toy):
    parts = far_land.continued(answer(real, Query()))
    china = [(110, 23), (129, 46)]
    china += [(109.8, 19.2), (121.0, 23.7)]  # its islands too
    hanoi, khabarovsk, luzon = (105.8, 21.0), (135.1, 48.5), (121.2, 16.5)

    def tinted(lon: float, lat: float) -> bool:
        return any(part.buffer(0).contains(Point(lon, lat)) for part in parts)

    assert all(tinted(*at) for at in china)
    assert not tinted(*hanoi)
    assert not tinted(*khabarovsk)
    assert not tinted(*luzon)
    assert far_land.continued(answer(toy, Query())) == []


def test_where_ships_share_a_lane_each_press_chooses_the_next_of_them(tab, file):
    ready(tab, file)
    tab.page.evaluate("void corridor.map.setView([42.33, 37], 8, {animate: false})")
    chosen = []
    for _ in range(3):
        x, y = tab.page.evaluate(
            """() => { const { left, top } = corridor.map.getContainer().getBoundingClientRect();
            const p = corridor.map.latLngToContainerPoint([42.329, 37]);
            return [left + p.x, top + p.y]; }"""
        )
        tab.page.mouse.click(x, y)
        chosen.append(tab.page.evaluate("corridor.state.selected"))
    assert len(set(chosen)) == 3
    assert all(one.startswith("sea-") for one in chosen)


@pytest.mark.parametrize("width", [1920, 2560])
def test_the_ground_goes_on_beyond_the_180th_meridian(browser, file, width):
    tab = Tab(browser, width, 1080)
    ready(tab, file)
    tab.page.evaluate("void corridor.map.setView([42, 80], 3, {animate: false})")
    drawn = """() => {
      const x = (lng) => corridor.map.latLngToContainerPoint([60, lng]).x;
      const left = corridor.map.getContainer().getBoundingClientRect().left;
      const paths = [...document.querySelectorAll('.leaflet-land-pane path.land')];
      const boxes = paths.map((one) => one.getBoundingClientRect());
      return boxes.some((box) => box.left - left < x(195) && box.right - left > x(200));
    }"""
    assert tab.page.evaluate("corridor.map.getBounds().getEast()") > 200
    assert tab.page.evaluate(drawn)
    tab.context.close()


def test_a_page_wears_the_look_that_was_chosen_on_its_map(tab, app):
    framed(tab, app).get_by_label("Look of the map").select_option("dark")
    body = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
    until(tab.page, f"{body} === '{rgb(style.AROUND['paper'][1])}'")
    rest(tab.page)
    frame = browsing.framed(tab.page)
    assert frame.evaluate(SEA) == rgb(style.GROUND["sea"][1])
    assert frame.get_by_label("Look of the map").input_value() == "dark"
    tab.page.get_by_role("link", name="Journey").click()
    rest(tab.page)
    tab.page.reload()
    rest(tab.page)
    assert tab.page.evaluate(body) == rgb(style.AROUND["paper"][1])
