"""What a reader takes along from a page: a link, a code that works elsewhere, pictures."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.browsing import listening, rest, until
from tests.conftest import Tab
from tests.pages.test_map import file_of, framed, near

VIEW = "?lang=ru&theme=status&off=mode.road&at=6/42/50"

# As a browser that refuses pages within other pages to keep anything.
REFUSES = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
})"""


class Quiet(SimpleHTTPRequestHandler):
    """A web server that writes no log."""

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def elsewhere(tmp_path) -> Iterator[tuple[str, Path]]:
    """The address of another origin, and the folder that it serves."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", tmp_path
    server.shutdown()
    server.server_close()
    thread.join()


def taken(tab: Tab, name: str) -> str:
    """Press a button that writes a text to copy; give the text."""
    near(tab, "button", name).click()
    field = tab.page.locator(".taking textarea")
    field.wait_for()
    return field.input_value()


def test_a_link_and_a_code_say_what_is_seen(tab, app):
    listening(tab.context)
    framed(tab, f"{app}/{VIEW}")
    rest(tab.page)
    link = taken(tab, "Ссылка на этот вид")
    assert link == tab.page.url
    assert {"lang=ru", "theme=status", "at=6/42/50", "off=mode.road"} <= {
        *link.partition("?")[2].replace("%2F", "/").split("&")
    }
    assert "embed=true" in taken(tab, "Код для вставки этого вида")


@pytest.mark.parametrize(("width", "height"), [(740, 480), (360, 480)])
def test_the_code_shows_the_same_map_large_and_quiet_in_a_page_elsewhere(
    browser, tab, app, elsewhere, width, height
):
    listening(tab.context)
    framed(tab, f"{app}/{VIEW}")
    rest(tab.page)
    there, folder = elsewhere
    code = taken(tab, "Код для вставки этого вида")
    page = f"<!doctype html><meta charset=utf-8><body style='margin:0'>{code}"
    (folder / "article.html").write_text(page, encoding="utf-8")
    other = Tab(browser, width, height)
    other.page.goto(f"{there}/article.html")
    outer = other.page.frame_locator("iframe").frame_locator("iframe")
    outer.locator(".panel-button").wait_for(timeout=60_000)
    frame = next(
        one for one in other.page.frames if one.parent_frame and one.parent_frame.parent_frame
    )
    until(frame, "corridor.state.ready && corridor.state.theme === 'status'")
    size = frame.evaluate("(({x, y}) => [x, y])(corridor.map.getSize())")
    assert size == [width, height]
    assert frame.evaluate("corridor.features.filters.isOff('mode.road')")
    assert frame.locator("#panel").is_hidden() and frame.locator("#years").is_hidden()
    middle = other.page.frames[1]
    assert middle.get_by_role("combobox").count() == 0  # what is hidden has no role
    assert middle.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert "OpenStreetMap" in frame.locator(".leaflet-control-attribution").inner_text()
    assert "embed" not in frame.locator("a.whole").get_attribute("href")
    frame.locator(".panel-button").click()
    frame.locator("#legend").wait_for()
    assert other.errors == [] and other.requests == []
    other.context.close()


@pytest.mark.parametrize(("width", "height"), [(740, 480), (360, 480)])
def test_an_embedded_journey_tells_its_answer_in_a_line_above_the_map(browser, app, width, height):
    tab = Tab(browser, width, height)
    tab.page.goto(f"{app}/journey?origin=xian&destination=halkali&lang=ru&embed=true")
    rest(tab.page)
    line = tab.page.locator("h1")
    assert re.fullmatch(r"Сиань → Халкалы: [\d,]+ сут\. \([\d,]+–[\d,]+\)", line.inner_text())
    above, map = line.bounding_box(), tab.page.locator("iframe").bounding_box()
    assert above["y"] == 0 and above["y"] + above["height"] == map["y"]
    assert map["y"] + map["height"] == height and map["width"] == above["width"] == width
    assert tab.page.locator(".answer .totals").is_hidden()
    tab.context.close()


def test_where_the_browser_keeps_nothing_the_embedded_map_is_whole(browser, app, elsewhere):
    there, folder = elsewhere
    frame = f"<iframe src='{app}/?embed=true' style='width:100%;height:480px;border:0'></iframe>"
    (folder / "article.html").write_text(f"<!doctype html>{frame}", encoding="utf-8")
    other = Tab(browser)
    other.context.add_init_script(REFUSES)
    other.page.goto(f"{there}/article.html")
    inner = other.page.frame_locator("iframe").frame_locator("iframe")
    inner.locator(".panel-button").wait_for(timeout=60_000)
    map = next(one for one in other.page.frames if (one.parent_frame or one).parent_frame)
    until(map, "corridor.state.ready")
    assert inner.locator("#told p").count() == 0
    assert other.errors == [] and other.requests == []
    other.context.close()


def test_a_picture_shows_what_the_map_looks_at_now(tab, app):
    listening(tab.context)
    frame = framed(tab, f"{app}/")
    rest(tab.page)
    whole = file_of(tab, "Picture as SVG")
    frame.evaluate("void corridor.map.setView([42, 50], 7, {animate: false})")
    rest(tab.page)
    part = file_of(tab, "Picture as SVG")
    assert b"Xi'an" in whole.replace(b"\xe2\x80\x99", b"'") and b"Xi'an" not in part
    assert b"Baku" in part


def test_a_picture_has_year_colours_and_selection_of_the_address(tab, app):
    listening(tab.context)
    framed(tab, f"{app}/?theme=gauge&year=2016&select=aktau&mode=rail,ferry")
    rest(tab.page)
    picture = file_of(tab, "Picture as SVG").decode()
    for word in ("Broad gauge (1520 mm)", " · 2016", "Aktau"):
        assert word in picture, word
    assert tab.page.get_by_text("Pictures show this view on paper").is_visible()


def test_the_map_itself_becomes_a_picture_in_the_page(tab, app):
    listening(tab.context)
    frame = framed(tab, f"{app}/?theme=status")
    rest(tab.page)
    frame.locator("#taken summary").click()
    with tab.page.expect_download() as told:
        frame.get_by_role("button", name="Picture as PNG").click()
    assert Path(told.value.path()).read_bytes().startswith(b"\x89PNG")
