"""What is done with real key presses, from a page's first look on."""

import pytest

from tests.browsing import rest
from tests.conftest import Tab

FOCUS = """() => {
  const one = document.activeElement;
  return one.tagName === "MAIN" ? "" : one.getAttribute("aria-label") || one.innerText || "";
}"""
# In the fold, or after it; after the last one there is nothing but the browser itself.
AFTER = """(one) => document.activeElement === document.body ||
  one.parentElement.compareDocumentPosition(document.activeElement) & 4"""
MOST = 25  # key presses


def reach(tab: Tab, name: str) -> int:
    """Press Tab until what has the focus is called so; give how often."""
    for presses in range(1, MOST + 1):
        tab.page.keyboard.press("Tab")
        if name in tab.page.evaluate(FOCUS):
            return presses
    raise AssertionError(f"{name} is not reached by {MOST} tabs")


def test_a_port_is_closed_by_few_key_presses(tab, app):
    tab.page.goto(f"{app}/journey")
    rest(tab.page)
    presses = reach(tab, "what if")
    tab.page.keyboard.press("Enter")
    rest(tab.page)
    presses += 1 + reach(tab, "Close")
    tab.page.keyboard.type("Aktau")
    tab.page.locator("[role=option]", has_text="Aktau").first.wait_for()
    tab.page.keyboard.press("Enter")
    assert rest(tab.page).asked["close"] == "aktau"
    assert presses + len("Aktau") + 1 <= MOST


@pytest.mark.parametrize(
    ("page", "key", "word"),
    [
        ("", "corridor", "Kuryk"),
        ("map", "corridor", "Kuryk"),
        ("journey", "origin", "Almaty"),
        ("compare?origin=xian&destination=poti", "origin", "Almaty"),
        ("journey", "lang", "Türkçe"),
        ("sources", "lang", "Türkçe"),
    ],
)
def test_the_first_choice_in_a_fresh_page_keeps_the_focus(tab, app, page, key, word):
    tab.page.goto(f"{app}/{page}")
    rest(tab.page)
    box = tab.page.locator(f"[class*='st-key-{key}-'] input").first
    one = box.element_handle()
    box.fill(word)
    box.press("Enter")
    seen = rest(tab.page)
    assert key in seen.asked
    assert one.evaluate("(one) => document.activeElement === one")


@pytest.mark.parametrize("page", ["", "journey"])
def test_another_tab_opens_where_it_is_pressed(tab, app, page):
    tab.page.goto(f"{app}/{page}")
    rest(tab.page)
    first, second = (tab.page.locator("[role=tab]").nth(at) for at in (0, 1))
    tab.page.locator(".stMain").evaluate("(one) => one.scrollTo(0, one.scrollHeight)")
    rest(tab.page)
    for one in (second, first):
        one.evaluate("(one) => one.scrollIntoView({ block: 'center' })")
        before = one.bounding_box()
        tab.page.mouse.move(before["x"] + 8, before["y"] + 8)
        tab.page.mouse.down()
        tab.page.mouse.up()
        tab.page.locator("[role=tab][aria-selected=true]", has_text=one.inner_text()).wait_for()
        rest(tab.page)
        assert abs(one.bounding_box()["y"] - before["y"]) < 100  # pixels


@pytest.mark.parametrize("page", ["", "journey", "compare", "traffic", "sources"])
def test_what_opens_is_next_in_the_order_of_keys(tab, app, page):
    tab.page.goto(f"{app}/{page}")
    rest(tab.page)
    assert tab.page.locator("[data-testid=stPopover]").count() == 0
    folds = tab.page.locator("summary")
    for at in range(folds.count()):
        fold = folds.nth(at)
        if fold.evaluate("(one) => one.parentElement.open"):
            continue
        fold.press("Enter")
        rest(tab.page)
        assert fold.evaluate("(one) => document.activeElement === one")
        tab.page.keyboard.press("Tab")
        assert fold.evaluate(AFTER)
