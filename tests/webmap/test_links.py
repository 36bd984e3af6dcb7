"""Links of the exported file: what they keep, what they refuse, and that they never drift."""

import re

import pytest

from routes.export import formats
from routes.view.answer import answer
from routes.view.map_state import CENTRE, THEMES, UNITS, ZOOMS
from routes.view.query import Query, read_query
from tests.browsing import until
from tests.conftest import Tab
from tests.pages.test_map import framed
from tests.webmap.test_file import VISIBLE_LINES, opened

STATE = """() => ({hash: decodeURIComponent(location.hash.slice(1)),
  lines: [...corridor.features.drawing.drawn.keys()].filter(corridor.features.drawing.shown).sort(),
  theme: document.querySelector('#theme').value, unit: document.querySelector('#unit').value,
  year: corridor.state.year || null, at: [corridor.map.getZoom(), corridor.map.getCenter()],
  switches: [...document.querySelectorAll('#legend input')].map((one) => one.checked)})"""


def reopened(tab: Tab, address: str) -> dict:
    tab.page.goto("about:blank")
    tab.page.goto(address)
    until(tab.page, "corridor.state.ready")
    return rested(tab)


def rested(tab: Tab) -> dict:
    """The state of the map once it has come to rest: the same twice, a few frames apart."""
    before, after = None, tab.page.evaluate(STATE)
    while before != after:
        tab.page.evaluate("new Promise((rest) => setTimeout(rest, 100))")
        before, after = after, tab.page.evaluate(STATE)
    return after


@pytest.mark.parametrize(
    "link",
    [
        "at=5/43/60",
        "off=kind.port,mode.road,names.places&on=beyond&theme=gauge&year=2019&traffic=t&at=5.25/43.123/60.457&select=aktau",
        "theme=status&at=4.5/-12.5/-179.999&select=rail-beyneu-mangystau",
        "year=2024&traffic=TEU&tour=ferry",
        "traffic=t",
    ],
)
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_a_file_reopened_from_its_own_link_never_drifts(browser, file, link, width, height):
    tab = Tab(browser, width, height)
    first = reopened(tab, f"{file.as_uri()}#{link}")
    assert first["hash"] == link
    for _ in range(10):
        assert reopened(tab, tab.page.url) == first
    tab.context.close()
    assert tab.errors == []


def test_what_a_reader_does_reopens_as_it_stands(tab, file):
    opened(tab, file)
    page = tab.page
    page.set_viewport_size({"width": 1000, "height": 640})
    page.locator("#legend").get_by_label("Road").uncheck()
    page.locator("#legend").get_by_label(re.compile("^Port")).uncheck()
    page.get_by_label("Other ways (compared)").check()
    page.get_by_label("Colour lines by").select_option("trace")
    page.locator("#unit").select_option("t")
    page.evaluate("void corridor.map.setView([40.5, 47.25], 6.5, {animate: false})")
    page.evaluate("void corridor.features.selection.select('alat', false)")
    before = page.evaluate(STATE)
    assert "off=kind.port,mode.road&on=beyond&theme=trace" in before["hash"]
    assert reopened(tab, page.url) == before
    page.locator("#legend").get_by_label("Road").check()
    page.get_by_label("Other ways (compared)").uncheck()
    assert "mode.road" not in page.url
    assert "beyond" not in page.url


def test_switches_and_colouring_keep_the_keyboard_where_it_is(tab, file):
    opened(tab, file)
    focused = "document.activeElement.dataset.group"
    for label, group in (("Road", "mode.road"), ("Other ways", "beyond"), ("Names of", "")):
        tab.page.locator("#legend").get_by_label(label).first.focus()
        before = tab.page.evaluate(focused)
        assert group in before
        for _ in range(2):
            tab.page.keyboard.press(" ")
            assert tab.page.evaluate(focused) == before
    tab.page.get_by_label("Colour lines by").focus()
    tab.page.keyboard.press("ArrowDown")
    until(tab.page, "corridor.state.theme === 'status'")
    assert tab.page.evaluate(focused) == "theme"
    tab.page.keyboard.press("ArrowDown")
    until(tab.page, "corridor.state.theme === 'gauge'")


def test_today_with_traffic_stays_today(tab, file):
    opened(tab, file)
    tab.page.locator("#unit").select_option("t")
    tab.page.get_by_role("button", name="Today").click()
    assert reopened(tab, tab.page.url)["year"] is None
    assert tab.page.locator("#unit").input_value() == "t"


def test_a_link_typed_into_the_open_file_is_followed(tab, file):
    opened(tab, file)
    before = tab.page.evaluate(STATE)
    tab.page.evaluate("void (location.hash = '#off=mode.rail&theme=status&at=6/40/49')")
    until(tab.page, "corridor.state.theme === 'status'")
    assert not tab.page.locator("#legend").get_by_label("Railway").is_checked()
    tab.page.go_back()
    until(tab.page, "corridor.state.theme === 'mode'")
    assert tab.page.evaluate(STATE) == before
    assert tab.page.locator("#legend").get_by_label("Railway").is_checked()


GARBAGE = [
    "select=constructor",
    "select=__proto__",
    "year=9999999",
    "year=2050",
    "year=-0",
    "year=%D9%A2%D9%A0%D9%A1%D9%A5",
    "at=x",
    "at=5/43",
    "at=//",
    "at=0/43/60",
    "at=5/86/60",
    "at=1e999/NaN/Infinity",
    "tour=toString",
    "theme=__proto__",
    "traffic=constructor",
    "off=hasOwnProperty",
    "on=tiles",
    "choice=2",
    "constructor=1",
    "__proto__=1",
    "%E0%A4%A",
]


@pytest.mark.parametrize("link", GARBAGE)
def test_what_a_link_asks_and_cannot_be_is_told_and_stops_nothing(tab, file, real, link):
    reopened(tab, f"{file.as_uri()}#{'' if link.startswith('select') else 'select=alat&'}{link}")
    told = tab.page.locator("#told [role=status]")
    assert told.inner_text().startswith("Asked for by the address, but not here")
    assert link.partition("=")[0].partition("%")[0] in told.inner_text()
    if not link.startswith("select"):
        assert "Alat" in tab.page.locator("#passport h2").inner_text()
    assert tab.page.locator("#told [role=alert]").count() == 0
    assert tab.page.locator("#years output").inner_text() == "Today"
    told.get_by_role("button").click()
    assert told.count() == 0


def test_all_that_is_wrong_at_once(tab, file, real):
    reopened(tab, f"{file.as_uri()}#{'&'.join(GARBAGE)}")
    assert tab.page.locator("#told p").count() == 1
    tab.page.locator("#legend fieldset").first.wait_for()
    assert tab.page.evaluate(VISIBLE_LINES) > 0


@pytest.mark.parametrize("zoom", [0, 1, 3, 18, 40])
@pytest.mark.parametrize("centre", [(0, 190), (43, -400), (89, 60), (-89.9, 1000)])
def test_every_position_to_which_the_map_can_be_moved_may_be_asked_for(
    tab, file, real, zoom, centre
):
    opened(tab, file)
    lat, lon = centre
    tab.page.evaluate(f"void corridor.map.setView([{lat}, {lon}], {zoom}, {{animate: false}})")
    position = tab.page.evaluate("corridor.features.position.position()")
    assert read_query(real, {"at": position}) == (Query(at=position), ())
    assert ZOOMS[0] <= float(position.split("/")[0]) <= ZOOMS[1]
    before = tab.page.evaluate(STATE)
    assert before["hash"] == f"at={position}"
    assert reopened(tab, tab.page.url)["hash"] == before["hash"]


def test_dragging_past_the_date_line_comes_back_to_it(tab, file):
    reopened(tab, f"{file.as_uri()}#at=2/20/170")
    tab.page.evaluate("corridor.map.panBy([700, -900], {animate: false})")
    centre = tab.page.evaluate("corridor.map.getCenter()")
    assert abs(centre["lng"]) <= CENTRE[1]
    assert abs(centre["lat"]) <= CENTRE[0]


def test_at_the_last_zoom_the_wheel_scrolls_the_page_on(browser, file):
    tab = Tab(browser, 1280, 500)
    opened(tab, file)
    tab.page.evaluate("void document.querySelector('details.table').setAttribute('open', '')")
    tab.page.mouse.move(400, 250, steps=3)
    zooms = [tab.page.evaluate("corridor.map.getZoom()")]
    for _ in range(60):  # somebody who wants to read on below the map turns the wheel and turns it
        tab.page.mouse.wheel(0, 240)
        tab.page.wait_for_timeout(60)
        zooms.append(tab.page.evaluate("corridor.map.getZoom()"))
        if tab.page.evaluate("scrollY"):
            break
        assert len(zooms) == 2 or zooms[-1] <= zooms[-2]
    assert tab.page.evaluate("scrollY") > 0
    assert zooms[0] > zooms[-1] == ZOOMS[0]
    tab.context.close()
    assert tab.errors == []


def test_the_query_knows_what_the_map_lets_one_switch(real):
    view = answer(real, Query(off=("mode.road",), on=("beyond",), theme="gauge", traffic="t"))
    assert view.query.params()["off"] == "mode.road"
    assert read_query(real, view.query.params()) == (view.query, ())
    params = {"off": "mode.road,mode.boat", "theme": "shape", "traffic": "kg"}
    query, problems = read_query(real, params)
    assert query == Query(off=("mode.road",))
    told = "\n".join(map(str, problems))
    for part in ("'mode.boat'", "'shape'", "'kg'", *THEMES, *UNITS):
        assert part in told


def test_the_file_of_a_query_opens_as_it_asks_and_its_link_can_undo_that(tab, real, tmp_path):
    path = tmp_path / "map.html"
    query = Query(
        off=("mode.road",), on=("beyond", "tiles"), theme="status", traffic="t", year=2019
    )
    formats.write(answer(real, query), path)
    opened(tab, path)
    first = tab.page.evaluate(STATE)
    assert (first["theme"], first["unit"], first["year"]) == ("status", "t", 2019)
    assert not tab.page.locator("#legend").get_by_label("Road").is_checked()
    assert tab.page.get_by_label("Other ways (compared)").is_checked()
    assert first["hash"] == ""
    tab.page.locator("#legend").get_by_label("Road").check()
    tab.page.get_by_role("button", name="Today").click()
    tab.page.get_by_label("Colour lines by").select_option("mode")
    after = tab.page.evaluate(STATE)
    assert reopened(tab, tab.page.url) == after


def test_the_page_keeps_switches_colouring_and_traffic_in_its_address(tab, app):
    frame = framed(tab, app)
    frame.locator("#legend").get_by_label("Road").uncheck()
    tab.page.wait_for_url("**off=mode.road**")
    frame.get_by_label("Other ways (compared)").check()
    frame.get_by_label("Colour lines by").select_option("gauge")
    frame.locator("#unit").select_option("t")
    for part in ("on=beyond", "theme=gauge", "traffic=t", "year=20"):
        tab.page.wait_for_url(f"**{part}**")
    frame.locator("#legend").get_by_label("Road").check()
    tab.page.wait_for_url(lambda url: "mode.road" not in url)


def test_a_link_to_the_page_reopens_all_that_the_map_was_switched_to(tab, app):
    asked = "off=kind.port%2Cmode.road&on=beyond&theme=gauge&traffic=t&year=2019&at=5%2F43%2F60"
    frame = framed(tab, f"{app}/?{asked}&select=alat")
    until(frame, "corridor.state.year === 2019 && corridor.state.theme === 'gauge'")
    until(frame, "corridor.map.getZoom() === 5 && corridor.state.selected === 'alat'")
    assert not frame.locator("#legend").get_by_label("Road").is_checked()
    assert frame.get_by_label("Other ways (compared)").is_checked()
    assert frame.locator("#unit").input_value() == "t"
    read = "Object.fromEntries(new URLSearchParams(location.search))"
    before = tab.page.evaluate(read)
    frame.locator("#legend").get_by_label("Road").check()
    until(tab.page, "!location.search.includes('mode.road')")
    assert tab.page.evaluate(read) == before | {"off": "kind.port"}


def test_the_map_s_own_positions_open_the_page_without_complaint(tab, app):
    frame = framed(tab, f"{app}/?at=3/43/60")
    until(frame, "corridor.map.getZoom() === 3")
    frame.evaluate("void corridor.map.setView([43, 300], 0, {animate: false})")
    tab.page.wait_for_url("**at=1%2F**")
    frame = framed(tab, tab.page.url)
    until(frame, "corridor.map.getZoom() === 1")
    assert "⚠" not in tab.page.locator("body").inner_text()


def test_the_frame_keeps_its_sandbox_and_offers_tiles(tab, app):
    frame = framed(tab, app)
    sandbox = tab.page.locator("iframe[data-corridor]").get_attribute("sandbox")
    assert "allow-same-origin" not in sandbox
    frame.get_by_label("Relief tiles").check()
    tab.page.wait_for_url("**on=tiles**")
    frame.get_by_label("Relief tiles").uncheck()
    asked = [url for url in tab.requests if "opentopomap.org" not in url]
    tab.requests.clear()
    assert asked == []
