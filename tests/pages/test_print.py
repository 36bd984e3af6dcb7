"""Pages on A4, upright and across: the answer and the map are there, what is pressed is not."""

import re

import pytest

from routes.webmap import style
from tests.browsing import framed, listening, rest
from tests.conftest import Tab
from tests.pages.test_look import rgb

ENDS = "origin=xian&destination=halkali"
SHEETS = {"upright": (718, 1047), "across": (1047, 718)}  # pixels inside margins of a centimetre
PRESSED = ".stDownloadButton:visible, .stPopover:visible, .st-key-language:visible, header:visible"
# What a part of the page loses at the edge of the sheet.
CUT = """() => [...document.querySelectorAll(".answer, .glance, .drawing svg, .stVegaLiteChart, h1,"
  + " h2, p.said, iframe")].filter((one) => one.getBoundingClientRect().width
  && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))"""
# What of the map's keys lies outside of their frame, or on the map.
OUTSIDE = """() => [...document.querySelectorAll("#legend .row")].map((one) =>
  one.getBoundingClientRect()).filter((box) => box.height && (box.bottom > innerHeight
  || box.right > innerWidth + 1)).length"""
MAP = """(({x, y}) => [x, y])(corridor.map.getSize())"""


@pytest.fixture(params=SHEETS)
def paper(browser, request):
    """A tab whose window is a sheet; a reader in the dark prints light, too."""
    tab = Tab(browser, *SHEETS[request.param])
    listening(tab.context)
    tab.page.emulate_media(color_scheme="dark")
    yield tab
    tab.context.close()
    assert tab.errors == []


def printed(tab: Tab, address: str):
    """Open a page as it is printed; give the map's frame, None where it has none."""
    tab.page.goto(address)
    rest(tab.page)
    tab.page.emulate_media(media="print", color_scheme="dark")
    frame = framed(tab.page)
    if frame:
        frame.evaluate("void window.dispatchEvent(new Event('beforeprint'))")
    return frame


@pytest.mark.parametrize("path", [f"journey?{ENDS}", "", f"compare?{ENDS}", "traffic", "sources"])
def test_a_page_is_whole_on_paper_and_without_what_is_pressed(paper, app, path):
    frame = printed(paper, f"{app}/{path}")
    page = paper.page
    assert page.locator(PRESSED).count() == 0
    assert page.evaluate(CUT) == []
    assert page.locator("h1:visible").count() == 1
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ink == "rgb(34, 34, 34)"
    ground = "(({backgroundColor, colorScheme}) => [backgroundColor, colorScheme])"
    for one in ("body", ":root"):
        seen = f"{ground}(getComputedStyle(document.querySelector('{one}')))"
        assert page.evaluate(seen)[0] == "rgb(255, 255, 255)"
    assert page.evaluate(seen)[1] == "light"
    if page.locator(".stVegaLiteChart svg").count():
        fill = "getComputedStyle(document.querySelector('.stVegaLiteChart svg text')).fill"
        assert page.evaluate(fill) == rgb(style.SOFT)
    if frame:
        assert frame.evaluate(MAP) == [700, 400]
        assert frame.locator("#panel button:visible, #panel select:visible").count() == 0
        assert frame.evaluate(OUTSIDE) == 0
        frame.evaluate("void window.dispatchEvent(new Event('afterprint'))")
        assert not frame.evaluate("document.documentElement.matches('.printing')")


def test_a_journey_takes_few_sheets(paper, app):
    printed(paper, f"{app}/journey?{ENDS}&alternatives=4")
    sheets = paper.page.pdf(
        format="A4", margin=dict.fromkeys(("top", "left", "right", "bottom"), "1cm")
    )
    assert sheets.startswith(b"%PDF")
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", sheets)) <= 4
