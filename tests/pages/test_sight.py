"""What is seen at first: answers and maps lie inside the window, and a phone has one scroll."""

import pytest
from playwright.sync_api import Page

from tests.browsing import framed, rest, until
from tests.conftest import Tab
from tests.pages.test_map import FRAME, still

DESK, PHONE = (1280, 800), (390, 844)
# What a selector finds: its upper and lower edge, and what lies on top in its middle.
EDGES = """(selector) => {
  const found = document.querySelector(selector).getBoundingClientRect();
  return [found.left, found.top, found.right, found.bottom];
}"""
UNCOVERED = """(selector) => {
  const one = document.querySelector(selector), edges = one.getBoundingClientRect();
  const x = edges.left + edges.width / 2, y = edges.top + edges.height / 2;
  return one.contains(document.elementFromPoint(x, y));
}"""
# Parts of the map's frame that scroll up and down inside it.
SCROLLS = """() => [...document.querySelectorAll("*")].filter((one) =>
  one.scrollHeight > one.clientHeight + 1 && one.clientHeight &&
  ["auto", "scroll"].includes(getComputedStyle(one).overflowY))
  .map((one) => one.id || one.tagName)"""


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def window(request, browser):
    tab = Tab(browser, *request.param)
    yield tab.page, request.param
    tab.context.close()
    assert tab.errors == []


def inside(page: Page, selector: str, size: tuple[int, int]) -> bool:
    """Return whether an element lies inside the window, where nothing has been scrolled."""
    left, top, right, bottom = page.evaluate(EDGES, selector)
    return left >= 0 and top >= 0 and right <= size[0] and bottom <= size[1] and bottom > top


@pytest.mark.parametrize("lang", ["en", "ru", "ka"])
def test_the_answer_of_a_journey_is_seen_at_once(window, app, lang):
    page, size = window
    page.goto(f"{app}/journey?origin=xian&destination=poti&lang={lang}")
    rest(page)
    for part in ("h1", ".answer .lost", ".answer .totals"):
        assert inside(page, part, size), part
    told = page.locator(".answer .lost").inner_text()
    if lang == "en":
        assert " hours wait for a ship at " in told.split(";")[0]
        assert told.count(";") == 2  # the three largest losses
    assert page.evaluate(EDGES, 'iframe[data-corridor="map"]')[1] < size[1] / 2


@pytest.mark.parametrize("lang", ["en", "ru", "ka"])
def test_a_journey_on_a_phone_is_short_says_each_thing_once_and_has_all_of_it(browser, app, lang):
    tab = Tab(browser, *PHONE)
    tab.page.goto(f"{app}/journey?lang={lang}")
    rest(tab.page)
    frame = framed(tab.page)
    frame.locator("#journey .kinds").wait_for()
    assert tab.page.evaluate("document.querySelector('.stMain').scrollHeight") <= 4000
    days = tab.page.locator(".answer h1").inner_text().partition(": ")[2].partition(" (")[0]
    card = frame.locator("#journey").inner_text()
    chosen = frame.locator("#journey input[name=way]:checked ~ b").inner_text()
    assert days in chosen and card.count(days) == card.count(chosen)  # among the ways alone
    assert tab.page.locator(".answer .lost").inner_text() not in card
    parts = tab.page.locator(".stExpander:not(.st-key-question *) summary")
    assert parts.count() == 8  # stops, hours, ways, measures, months, legs, sources, reckoning
    for at in range(parts.count()):
        still(tab, parts.nth(at)).click()
        rest(tab.page)
    tab.page.locator(".paper.short table").nth(7).wait_for()
    frame.locator("#journey details.part summary").first.click()
    assert frame.locator("#journey dl dt:visible").count() > 10
    tab.context.close()
    assert tab.errors == []


def test_the_five_ways_are_compared_in_one_look(window, app):
    page, size = window
    page.goto(f"{app}/compare")
    rest(page)
    assert inside(page, ".glance", size)
    assert page.locator(".glance tbody tr").count() == 5
    assert page.evaluate("document.querySelector('.glance').scrollWidth") <= size[0]


@pytest.mark.parametrize("lang", ["en", "ru", "ka"])
def test_the_compared_ways_and_the_bar_of_their_years_are_seen_at_once(browser, app, lang):
    tab = Tab(browser, *DESK)
    tab.page.goto(f"{app}/compare?lang={lang}")
    rest(tab.page)
    assert inside(tab.page, ".glance", DESK) and inside(tab.page, FRAME, DESK)
    frame = framed(tab.page)
    _, top, _, bottom = frame.evaluate(EDGES, "#year")
    assert 0 <= top < bottom <= frame.evaluate("innerHeight")
    tab.context.close()
    assert tab.errors == []


def test_the_map_takes_the_window(browser, app):
    tab = Tab(browser, *DESK)
    tab.page.goto(app)
    rest(tab.page)
    left, top, right, bottom = tab.page.evaluate(EDGES, 'iframe[data-corridor="map"]')
    assert top <= 110
    assert (right - left) * (bottom - top) > 0.8 * DESK[0] * DESK[1]
    assert bottom <= DESK[1]
    tab.context.close()


@pytest.mark.parametrize("path", ["", "journey", "compare"])
def test_on_a_phone_nothing_scrolls_inside_the_page(browser, app, path):
    tab = Tab(browser, *PHONE)
    tab.page.goto(f"{app}/{path}")
    rest(tab.page)
    frame = framed(tab.page)
    until(frame, "document.documentElement.scrollHeight <= document.documentElement.clientHeight")
    assert frame.evaluate(SCROLLS) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    tab.page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
    until(tab.page, "document.querySelector('iframe[data-corridor]').offsetHeight < innerHeight")
    tab.context.close()


# What scrolls within a page of a phone, across or up and down, but for the page itself.
WITHIN = """() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
  && !one.matches(".stMain, input, textarea") && ["X", "Y"].some((axis, at) =>
    ["auto", "scroll"].includes(getComputedStyle(one)[`overflow${axis}`])
    && (at ? one.scrollHeight - one.clientHeight : one.scrollWidth - one.clientWidth) > 1))
  .map((one) => one.className)"""
# A table in several sheets has many hundreds of rows: as cards they would be hundreds of screens.
GRID = "dvn-scroller stDataFrameGlideDataEditor"

SEEN = """[...document.querySelectorAll(".paper tbody tr")]
  .filter((one) => one.checkVisibility()).length"""


@pytest.mark.parametrize("path", ["", "journey", "compare", "traffic", "sources"])
def test_on_a_phone_no_table_scrolls_within_the_page(browser, app, path):
    tab = Tab(browser, *PHONE)
    tab.page.goto(f"{app}/{path}")
    rest(tab.page)
    folds = tab.page.locator(".stExpander summary")
    for at in range(folds.count()):
        if not folds.nth(at).evaluate("(one) => one.parentElement.open"):
            still(tab, folds.nth(at)).click()
            rest(tab.page)
    until(tab.page, "document.querySelectorAll('.paper.short:empty').length === 0")
    long = tab.page.locator(".stPagination:visible").count()
    assert long == (2 if path == "sources" else 0)
    until(tab.page, f"({WITHIN})().length === {long}")
    assert {*tab.page.evaluate(WITHIN)} <= {GRID}
    assert tab.page.evaluate("document.querySelector('.stMain').scrollWidth") <= PHONE[0]
    assert tab.page.locator(".paper.short [role=cell]:visible").count() > 0
    tab.context.close()
    assert tab.errors == []


def test_on_a_phone_a_row_is_a_card_more_of_them_come_and_a_tap_selects(browser, app, real):
    tab = Tab(browser, *PHONE)
    tab.page.goto(app)
    rest(tab.page)
    rows = tab.page.locator(".paper tbody tr:visible")
    rows.first.wait_for()
    assert rows.count() == 10
    label = "(one) => getComputedStyle(one, '::before').content"
    second = rows.first.locator("td").nth(1)
    assert "Mode" in second.evaluate(label)
    still(tab, tab.page.locator(".paper button")).click()
    half = len(real.segments) // 2
    until(tab.page, f"{SEEN} > {half}")
    name = rows.nth(12).locator("td").first.inner_text()
    id = rows.nth(12).get_attribute("data-id")
    rows.nth(12).locator("a").click()
    tab.page.wait_for_url(f"**select={id}**")
    rest(tab.page)
    assert framed(tab.page).locator("#passport h2").inner_text() == name
    tab.context.close()
    assert tab.errors == []


def test_a_press_on_a_map_that_is_half_out_of_sight_scrolls_nothing(window, app):
    page, _ = window
    page.goto(f"{app}/journey")
    rest(page)
    top = page.evaluate(EDGES, 'iframe[data-corridor="map"]')[1]
    page.evaluate("(y) => document.querySelector('.stMain').scrollTo(0, y)", top + 150)
    until(page, f"({EDGES})('iframe[data-corridor=\"map\"]')[1] < -100")
    page.wait_for_timeout(300)  # until the browser knows what lies under the pointer
    before = page.evaluate(EDGES, 'iframe[data-corridor="map"]')
    frame = framed(page)
    frame.evaluate("document.addEventListener('focusin', () => { window.focused = true })")
    page.mouse.move(150, 60)
    page.mouse.down()
    until(frame, "window.focused")
    assert page.evaluate(EDGES, 'iframe[data-corridor="map"]') == before
    page.mouse.up()


@pytest.mark.parametrize("path", ["journey?origin=xian&destination=poti", "compare"])
def test_a_wheel_that_scrolls_the_page_leaves_the_map_that_comes_under_it(tab, app, path):
    tab.page.goto(f"{app}/{path}")
    before = rest(tab.page)
    tab.page.mouse.move(450, 60)
    for _ in range(14):
        tab.page.mouse.wheel(0, 100)
        tab.page.wait_for_timeout(120)  # as a hand turns it
    assert tab.page.evaluate("document.querySelector('.stMain').scrollTop") > 1000
    assert rest(tab.page).map == before.map


def test_a_pointer_that_is_moved_over_the_map_zooms_by_the_wheel(tab, app):
    tab.page.goto(f"{app}/map")
    before = rest(tab.page)
    tab.page.mouse.move(450, 400, steps=3)
    tab.page.mouse.wheel(0, -200)
    until(tab.page, "location.search.includes('at=')")
    assert rest(tab.page).map["zoom"] > before.map["zoom"]


def test_on_a_phone_nothing_covers_the_menu(browser, app):
    tab = Tab(browser, *PHONE)
    tab.page.goto(app)
    rest(tab.page)
    opens, closes = (
        '[data-testid="stExpandSidebarButton"]',
        '[data-testid="stSidebarCollapseButton"]',
    )
    assert tab.page.evaluate(UNCOVERED, opens)
    tab.page.locator(opens).click()
    until(tab.page, f"({UNCOVERED})('{closes} button')")
    tab.page.locator(f"{closes} button").click()
    tab.page.get_by_role("combobox", name="Language").click()
    tab.page.get_by_role("option", name="Türkçe").wait_for()
    tab.context.close()


def test_the_menu_of_a_phone_makes_room_for_the_page_that_was_chosen(browser, app):
    tab = Tab(browser, *PHONE)
    tab.page.goto(app)
    rest(tab.page)
    tab.page.get_by_test_id("stExpandSidebarButton").click()
    menu = tab.page.get_by_test_id("stSidebar")
    menu.get_by_role("link", name="Journey").click()
    tab.page.wait_for_url("**/journey**")
    rest(tab.page)
    until(tab.page, "document.querySelector('.stSidebar').getBoundingClientRect().right <= 0")
    assert tab.page.evaluate(UNCOVERED, ".answer h1")
    tab.context.close()
    assert tab.errors == []


def test_the_menu_of_a_phone_is_put_away_by_escape_and_by_reading_on(browser, app):
    tab = Tab(browser, *PHONE)
    tab.page.goto(app)
    rest(tab.page)
    edge = "document.querySelector('.stSidebar').getBoundingClientRect().right"
    for put_away in (lambda: tab.page.keyboard.press("Escape"), tab.page.reload):
        tab.page.get_by_test_id("stExpandSidebarButton").click()
        until(tab.page, f"{edge} > 100")
        put_away()
        until(tab.page, f"{edge} <= 0")
        rest(tab.page)
        assert tab.page.evaluate(f"{edge} <= 0")
    tab.context.close()
    assert tab.errors == []


def test_the_tour_is_seen_where_it_begins(window, app):
    page, (_, height) = window
    page.goto(app)
    rest(page)
    map = framed(page)
    map.evaluate("corridor.features.selection.select('aktau', false)")  # its passport is long
    map.locator("#tour-button").click()
    heading = map.locator("#tour h2")
    heading.wait_for()
    rest(page)
    top = page.evaluate("document.querySelector('iframe').getBoundingClientRect().top")
    box = map.evaluate("document.querySelector('#tour h2').getBoundingClientRect().toJSON()")
    assert top + box["bottom"] <= height
