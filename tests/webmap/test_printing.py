"""The file on paper: a sheet with the map, what was asked for behind it, and nothing to press."""

import re

import pytest

from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from tests.browsing import until
from tests.conftest import Tab
from tests.printing import AFTER, BEFORE, CONTROLS, SHEETS, WIDE, inked
from tests.webmap.test_file import opened

UNFOLD = "document.querySelector('details.table').open = true"
# The boxes of places on the map of the sheet that is seen, and the box of that map.
ENDS = """(names) => {
  const map = [...document.querySelectorAll(".paper .folium-map")]
    .find((one) => one.checkVisibility());
  const all = [...map.querySelectorAll(".node[aria-label]")];
  const found = names.map((name) => all.find((one) => one.ariaLabel.startsWith(name)));
  return [map, ...found].map((one) => one.getBoundingClientRect().toJSON());
}"""
WAY = Query("xian", "poti", alternatives=2)


@pytest.fixture(scope="module")
def files(real, tmp_path_factory):
    """The file without and with a journey, in English and in the language of the longest words."""
    folder = tmp_path_factory.mktemp("printed")
    asked = {"map": Query(), "way": WAY, "map_ka": Query(lang="ka")}
    for name, query in asked.items():
        formats.write(answer(real, query), folder / f"{name}.html")
    return folder


def printed(tab: Tab, size: tuple[int, int]) -> None:
    """Show a page as a sheet has it."""
    tab.page.emulate_media(media="screen", color_scheme="dark")
    tab.page.evaluate(BEFORE)
    tab.page.emulate_media(media="print", color_scheme="dark")
    tab.page.set_viewport_size({"width": size[0], "height": size[1]})


@pytest.mark.parametrize("name", ["map", "map_ka"])
def test_the_map_fills_one_sheet_with_all_that_a_reader_of_paper_asks(browser, files, name):
    tab = Tab(browser)
    opened(tab, files / f"{name}.html")
    until(tab.page, "corridor.state.ready")
    page = tab.page
    for kind, (size, _) in SHEETS.items():
        printed(tab, size)
        high = page.evaluate("document.querySelector('.paper').getBoundingClientRect().height")
        assert 0.85 * size[1] <= high <= size[1], kind
        assert page.evaluate("document.documentElement.scrollHeight") <= size[1], kind
        assert page.evaluate(WIDE) <= 0
        maps = page.locator(".paper .folium-map:visible")
        assert maps.count() == 1
        box = maps.bounding_box()
        assert box["width"] >= 0.86 * size[0] and box["height"] >= 0.45 * size[1], kind
        assert page.locator(".paper .scale:visible").count() == 1
        assert page.locator(".paper .keys .row:visible").count() >= 15
        told = page.locator(".paper").inner_text()
        for part in ("OpenStreetMap", "ODbL", "Open Database License", f"{name}.html"):
            assert part in told
        assert re.search(r"\d{4}-\d\d-\d\d", told)
        assert page.evaluate(CONTROLS) == []
        scheme = "getComputedStyle(document.documentElement).colorScheme"
        assert page.evaluate(scheme) == "light"
    tab.context.close()
    assert tab.errors == []


def test_both_ends_are_whole_on_paper_and_the_screen_comes_back(tab, file):
    tab.page.goto(f"{file.as_uri()}#year=2019")
    until(tab.page, "corridor.state.ready")
    before = (tab.page.url, tab.page.evaluate("corridor.map.getSize()"))
    for size, _ in SHEETS.values():
        printed(tab, size)
        chart, *boxes = tab.page.evaluate(ENDS, ["Lianyungang", "Mersin", "Halkalı"])
        for box in boxes:
            assert chart["left"] <= box["left"] <= box["right"] <= chart["right"] <= size[0]
        asked = tab.page.locator(".paper .asked").inner_text()
        assert "2019" in asked
        adjust = "getComputedStyle(document.querySelector('.paper .swatch')).printColorAdjust"
        assert tab.page.evaluate(adjust) == "exact"
        tab.page.emulate_media(media="screen")
        tab.page.evaluate(AFTER)
        assert tab.page.locator(".paper").count() == 0
    tab.page.set_viewport_size({"width": 1280, "height": 800})
    until(tab.page, f"corridor.map.getSize().x === {before[1]['x']}")
    assert tab.page.url == before[0]


def test_paper_shows_what_the_screen_does(tab, file):
    tab.page.goto(f"{file.as_uri()}#at=8/40/49.5&select=alat")
    until(tab.page, "corridor.state.ready")
    before = tab.page.url
    for size, _ in SHEETS.values():
        printed(tab, size)
        chart, here, far = tab.page.evaluate(ENDS, ["Alat", "Lianyungang"])
        assert chart["left"] <= here["left"] <= here["right"] <= chart["right"]
        assert far["left"] > chart["right"]
        assert "Alat" in tab.page.locator(".paper .asked").inner_text()
        tab.page.emulate_media(media="screen")
        tab.page.evaluate(AFTER)
        until(tab.page, "corridor.map.getSize().x > 0")
    assert tab.page.url == before


def test_what_is_off_or_folded_is_not_printed_and_what_is_unfolded_is(tab, file):
    opened(tab, file)
    tab.page.locator('#legend [data-group="mode.road"]').uncheck()
    printed(tab, SHEETS["A4 upright"][0])
    assert tab.page.locator(".paper .row:visible", has_text="Road").count() == 0
    assert tab.page.locator(".paper .row:visible", has_text="Railway").count() == 1
    assert tab.page.locator("#panel:visible, details.table:visible").count() == 0
    tab.page.evaluate(UNFOLD)
    assert tab.page.locator("table.twin:visible").count() == 3
    assert tab.page.evaluate(CONTROLS) == []


def test_of_a_filtered_file_paper_says_what_it_shows(browser, real, tmp_path):
    path = tmp_path / "part.html"
    query = Query(corridor=("southern",), mode=("rail",))
    view = answer(real, query)
    formats.write(view, path)
    tab = Tab(browser)
    opened(tab, path)
    printed(tab, SHEETS["A4 upright"][0])
    told = tab.page.locator(".paper .asked").inner_text()
    assert view.word("corridor.southern") in told and view.word("mode.rail") in told
    tab.context.close()


@pytest.mark.parametrize("name", ["map", "way"])
def test_every_printed_page_has_ink_and_there_are_few(browser, files, name):
    tab = Tab(browser)
    opened(tab, files / f"{name}.html")
    until(tab.page, "corridor.state.ready")
    if name == "way":
        until(tab.page, "document.querySelector('#journey details')")
    for kind, (_, asked) in SHEETS.items():
        ink = inked(tab.page.pdf(**asked))
        assert min(ink) >= 3, kind
        assert len(ink) == 1 if name == "map" else 2 <= len(ink) <= 5, kind
    tab.context.close()
    assert tab.errors == []


def test_a_journey_follows_its_map_with_its_legs_and_what_was_lost(browser, files):
    tab = Tab(browser)
    opened(tab, files / "way.html")
    until(tab.page, "document.querySelector('#journey details')")
    printed(tab, SHEETS["A4 upright"][0])
    asked = tab.page.locator(".paper .asked").inner_text()
    assert "Xi'an → Poti" in asked and "days" in asked
    top = tab.page.locator("#panel").bounding_box()["y"]
    sheet = tab.page.locator(".paper").bounding_box()
    assert top >= sheet["y"] + sheet["height"]
    assert tab.page.locator("#journey .lost:visible").count() == 1
    assert tab.page.locator("#journey .leg:visible").count() >= 5
    assert tab.page.evaluate(CONTROLS) == []
    assert tab.page.evaluate(WIDE) <= 0
    tab.context.close()


# What scrolls within the file of a phone; the card of the tour alone may, as the map stays in sight
# above it while it is read.
WITHIN = """() => [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility()
  && ["X", "Y"].some((axis, at) =>
    ["auto", "scroll"].includes(getComputedStyle(one)[`overflow${axis}`])
    && (at ? one.scrollHeight - one.clientHeight : one.scrollWidth - one.clientWidth) > 1))
  .map((one) => one.id || one.className)"""


def test_on_a_phone_nothing_of_a_file_scrolls_within_it_and_a_row_is_a_card(browser, files):
    tab = Tab(browser, 390, 844)
    tab.page.goto(f"{(files / 'way.html').as_uri()}#select=alat&year=2019")
    until(tab.page, "document.querySelector('#journey details')")
    tab.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    until(tab.page, "document.querySelector('td[data-label]')")
    assert tab.page.evaluate(WITHIN) == []
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    table = tab.page.get_by_role("table", name="Lines")
    assert table.get_by_role("row").count() > 100
    assert table.get_by_role("columnheader").count() == 10
    cell = table.locator("tbody tr").first.locator("td").nth(1)
    assert cell.evaluate("(one) => getComputedStyle(one, '::before').content").startswith('"Mode')
    tab.context.close()
    assert tab.errors == []
