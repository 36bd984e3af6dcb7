"""Page, charts and framed map are in one look, after every way to change it."""

import pytest

from routes.webmap import looks, style
from tests.browsing import framed, listening, rest, until
from tests.conftest import Tab

ENDS = "origin=xian&destination=halkali"
EMBEDDED = f"journey?embed=true&{ENDS}"
PAGES = ("", f"journey?{ENDS}", f"compare?{ENDS}", "traffic", "sources")
PAGE = "getComputedStyle(document.querySelector('.stApp')).backgroundColor"
MAP = "getComputedStyle(document.querySelector('.sea')).fill"
# The colours that are seen in charts and drawings, each once.
CHARTS = """() => {
  const roots = [document, ...[...document.querySelectorAll("*")].flatMap(
    (one) => one.shadowRoot || [])];
  const parts = roots.flatMap((root) => [...root.querySelectorAll(
    ".stVegaLiteChart svg *, .drawing svg *")]);
  return [...new Set(parts.flatMap((one) => ["fill", "stroke"]
    .filter((name) => /^#/.test(one.getAttribute(name) || ""))
    .map((name) => getComputedStyle(one)[name])))];
}"""


def rgb(colour: str) -> str:
    return f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"


def worn(tab: Tab) -> set[int]:
    """Return the looks that are seen: 0 for paper, 1 for the dark; {0} or {1} where all agree."""
    page = tab.page
    found = {[rgb(one) for one in style.AROUND["paper"]].index(page.evaluate(PAGE))}
    if frame := framed(page):
        until(frame, "typeof corridor === 'object' && corridor.state.ready")
        found.add([rgb(one) for one in style.GROUND["sea"]].index(frame.evaluate(MAP)))
    known = [{rgb(both[look]) for both in looks.CHARTS.values()} for look in range(2)]
    alone = [known[0] - known[1], known[1] - known[0]]
    for colour in page.evaluate(CHARTS):
        found |= {look for look in range(2) if colour in alone[look]}
    return found


def choose(tab: Tab, look: str) -> None:
    """Choose a look on the map; the page opens anew. On a phone the legend is unfolded first."""
    fold = framed(tab.page).locator("#legend .fold")
    if fold.is_visible():
        fold.click()
    with tab.page.expect_navigation():
        framed(tab.page).get_by_label("Look of the map").select_option(look)
    rest(tab.page)


@pytest.fixture(params=["light", "dark"])
def reader(browser, request):
    """A reader whose own setting is the one or the other."""
    tab = Tab(browser)
    listening(tab.context)
    tab.page.emulate_media(color_scheme=request.param)
    yield tab, int(request.param == "dark")
    tab.context.close()
    assert tab.errors == []


@pytest.mark.parametrize("path", [*PAGES, EMBEDDED])
def test_a_page_wears_what_its_reader_s_setting_says(reader, app, path):
    tab, look = reader
    tab.page.goto(f"{app}/{path}")
    rest(tab.page)
    assert worn(tab) == {look}


def test_a_chosen_look_is_worn_by_all_pages_until_another_is_chosen(reader, app):
    tab, own = reader
    other = 1 - own
    tab.page.goto(f"{app}/")
    rest(tab.page)
    choose(tab, ("light", "dark")[other])
    assert worn(tab) == {other}
    for path in PAGES[1:]:
        tab.page.goto(f"{app}/{path}")
        rest(tab.page)
        assert worn(tab) == {other}, path
    tab.page.goto(f"{app}/map")
    rest(tab.page)
    tab.page.get_by_role("link", name="Compare").click()
    rest(tab.page)
    tab.page.reload()
    rest(tab.page)
    assert worn(tab) == {other}
    choose(tab, "")
    assert worn(tab) == {own}
    tab.page.go_back()
    rest(tab.page)
    assert worn(tab) == {own}


def test_on_a_phone_whose_menu_is_shut_a_chosen_look_is_worn_by_all_pages(browser, app):
    tab = Tab(browser, 390, 844)
    listening(tab.context)
    tab.page.goto(f"{app}/journey?{ENDS}")
    rest(tab.page)
    choose(tab, "dark")
    for path in PAGES:
        tab.page.goto(f"{app}/{path}")
        rest(tab.page)
        assert worn(tab) == {1}, path
    tab.context.close()
    assert tab.errors == []


@pytest.mark.parametrize("path", PAGES[:3])
def test_the_setting_that_changes_while_a_page_is_open_changes_all_of_it(reader, app, path):
    tab, own = reader
    tab.page.goto(f"{app}/{path}")
    rest(tab.page)
    tab.page.emulate_media(color_scheme=("dark", "light")[own])
    paper = rgb(style.AROUND["paper"][1 - own])
    until(tab.page, f"{PAGE} === '{paper}'", timeout=5_000)
    rest(tab.page)
    assert worn(tab) == {1 - own}
