"""Pages on A4, upright and across: the answer and the map are there, what is pressed is not."""

import pytest

from routes.webmap import style
from tests.browsing import framed, listening, rest, until
from tests.conftest import Tab
from tests.pages.test_look import rgb
from tests.printing import BEFORE, CONTROLS, WIDE, inked

ENDS = "origin=xian&destination=halkali"
SHEETS = {"upright": (718, 1047), "across": (1047, 718)}  # pixels inside margins of a centimetre
# What a part of the page loses at the edge of the sheet.
CUT = """() => [...document.querySelectorAll(".answer, .glance, .drawing svg, .stVegaLiteChart, h1,"
  + " h2, p.said, iframe")].filter((one) => one.getBoundingClientRect().width
  && one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 80))"""
# What of the map, its keys and whom it is owed to lies outside of their frame.
OUTSIDE = """() => [...document.querySelectorAll(".paper .row, .paper .owed, .paper .folium-map")]
  .map((one) => one.getBoundingClientRect()).filter((box) => box.height
  && (box.bottom > innerHeight || box.right > innerWidth + 1)).length"""


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
    frame = framed(tab.page)
    if frame:
        frame.evaluate(BEFORE)
    tab.page.evaluate(BEFORE)
    tab.page.emulate_media(media="print", color_scheme="dark")
    return frame


@pytest.mark.parametrize("path", [f"journey?{ENDS}", "", f"compare?{ENDS}", "traffic", "sources"])
def test_a_page_is_whole_on_paper_and_without_what_is_pressed(paper, app, path):
    frame = printed(paper, f"{app}/{path}")
    page = paper.page
    assert page.evaluate(CONTROLS) == []
    assert page.locator(".st-key-language:visible, header:visible").count() == 0
    assert page.evaluate(WIDE) <= 0
    assert app in page.locator(".standing").inner_text()
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
        until(frame, "document.querySelectorAll('.paper .owed').length")
        drawn = frame.locator(".paper .folium-map:visible")
        assert drawn.count() == 1 and drawn.bounding_box()["height"] >= 400
        assert frame.evaluate(CONTROLS) == []
        until(frame, f"({OUTSIDE})() === 0")
        frame.evaluate("void window.dispatchEvent(new Event('afterprint'))")
        assert frame.locator(".paper").count() == 0


def test_a_journey_takes_few_sheets(paper, app):
    printed(paper, f"{app}/journey?{ENDS}&alternatives=4")
    margin = dict.fromkeys(("top", "left", "right", "bottom"), "1cm")
    ink = inked(paper.page.pdf(format="A4", margin=margin))
    assert 1 <= len(ink) <= 4
    assert min(ink) >= 3
