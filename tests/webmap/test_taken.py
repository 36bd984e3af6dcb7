"""What a reader takes along from the file: pictures of the view, data, a link, an embedded map."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from geojson_pydantic import FeatureCollection

from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from tests.browsing import until
from tests.conftest import Tab
from tests.webmap.test_file import VISIBLE_LINES

STATE = "#theme=status&off=mode.road&at=6/42/50&select=aktau"
SVG = "{http://www.w3.org/2000/svg}"

# The lines of the names on the screen, each with its left edge and its size: those of seas and
# countries are set in two parts, side by side or one above the other.
LINES = """() => [...document.querySelectorAll('.name')]
  .filter((one) => one.checkVisibility())
  .flatMap((one) => (one.children.length ? [...one.children] : [one]))
  .map((one) => {
    const range = document.createRange();
    range.selectNodeContents(one);
    const { left } = range.getBoundingClientRect();
    return [one.textContent.trim(), left, getComputedStyle(one).fontSize];
  })"""


@pytest.fixture(scope="module")
def file(real, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("taken") / "map.html"
    formats.write(answer(real, Query(lang="ru")), path)
    return path


def opened(tab: Tab, file: Path, state: str = STATE) -> None:
    tab.page.goto(file.as_uri() + state)
    tab.page.locator("#taken:not([hidden])").wait_for()
    until(tab.page, "corridor.state.ready")


def saved(tab: Tab, name: str) -> bytes:
    if not tab.page.locator("#taken").evaluate("(one) => one.open"):
        tab.page.locator("#taken summary").click()
    with tab.page.expect_download() as told:
        tab.page.get_by_role("button", name=name).click()
    return Path(told.value.path()).read_bytes()


def missing(tab: Tab, root: ET.Element) -> list:
    """The lines of names on the screen that a picture has not in their place and size."""
    drawn = [
        ("".join(one.itertext()).casefold(), float(one.get("x") or 0), one.get("font-size"))
        for one in root.iter(f"{SVG}text")
    ]
    shown = tab.page.evaluate(LINES)
    assert len(shown) > 10
    return [
        [text, left, size]
        for text, left, size in shown
        if not any(
            (text.casefold(), size) == (other, of) and abs(left - x) < 1 for other, x, of in drawn
        )
    ]


def test_a_picture_is_what_the_screen_shows(tab, file, real):
    opened(tab, file)
    drawing = saved(tab, "Изображение в SVG")
    root = ET.fromstring(drawing)
    texts = {"".join(one.itertext()) for one in root.iter(f"{SVG}text")}
    assert missing(tab, root) == []
    assert any("OpenStreetMap" in one for one in texts)
    assert any("Средний коридор" in one for one in texts)
    strokes = {one.get("stroke") for one in root.iter(f"{SVG}path")}
    status = tab.page.evaluate(
        "corridor.features.drawing.elements('sea-aktau-alat')[0].getAttribute('stroke')"
    )
    assert status and len(strokes) > 3
    assert not re.search(rb"https?://(?!www\.w3\.org)", drawing)
    size = float(root.get("width") or 0)
    png = saved(tab, "Изображение в PNG")
    assert png.startswith(b"\x89PNG") and int.from_bytes(png[16:20], "big") == int(2 * size)


def test_a_picture_has_colours_of_the_map_and_not_of_an_empty_sheet(tab, file):
    opened(tab, file)
    opened_, closed = (saved(tab, "Изображение в SVG") for _ in range(2))
    assert opened_ == closed  # the same view, the same picture
    tab.page.evaluate("void corridor.features.drawing.setTheme('mode')")
    assert saved(tab, "Изображение в SVG") != closed


def test_the_data_of_the_view_has_its_licence(tab, file):
    opened(tab, file)
    told = json.loads(saved(tab, "Линии в GeoJSON"))
    FeatureCollection.model_validate(told)
    assert "opendatacommons.org" in told["licence"] and "OpenStreetMap" in told["attribution"]
    lines = [one for one in told["features"] if one["geometry"]["type"] == "LineString"]
    assert len(lines) == tab.page.evaluate(VISIBLE_LINES)
    assert "road" not in {one["properties"]["mode"] for one in lines}
    west = min(x for one in lines for x, _ in one["geometry"]["coordinates"])
    assert 20 < west < 40  # longitude first


def test_a_link_opens_the_same_and_the_code_names_the_file(tab, file):
    opened(tab, file)
    tab.page.locator("#taken summary").click()
    field = tab.page.locator("#taken textarea")
    tab.page.get_by_role("button", name="Ссылка на этот вид").click()
    assert field.input_value() == tab.page.url
    tab.page.get_by_role("button", name="Код для вставки").click()
    code = field.input_value()
    assert code.startswith('<iframe src="map.html?embed=true#') and "at=6/42/50" in code


@pytest.mark.parametrize(("width", "height"), [(740, 480), (360, 480)])
def test_an_embedded_file_is_large_and_quiet(browser, file, width, height):
    tab = Tab(browser, width, height)
    tab.page.goto(f"{file.as_uri()}?embed=true{STATE}")
    tab.page.locator(".panel-button").wait_for()
    until(tab.page, "corridor.state.ready")
    assert tab.page.evaluate("(({x, y}) => [x, y])(corridor.map.getSize())") == [width, height]
    assert tab.page.locator("header.claim, footer >> visible=true").count() == 0
    assert tab.page.locator("a.whole").get_attribute("href") == f"{file.as_uri()}{STATE}"
    owed = tab.page.locator(".leaflet-control-attribution")
    assert "OpenStreetMap" in owed.inner_text()
    title, link, scale = (
        tab.page.locator(f"{one}:visible") for one in (".title", ".whole", ".scale")
    )
    for one, other in ((title, link), (scale, owed)):
        a, b = one.bounding_box(), other.bounding_box()
        beside = a["x"] + a["width"] <= b["x"] or a["y"] >= b["y"] + b["height"]
        assert beside or a["y"] + a["height"] <= b["y"]
    tab.page.locator(".panel-button").click()
    tab.page.locator("#passport").wait_for()
    assert tab.errors == []
    tab.context.close()


def test_a_file_in_a_frame_without_an_origin_misses_nothing(browser, file):
    tab = Tab(browser)
    outer = file.with_name("article.html")
    frame = f"<iframe sandbox='allow-scripts' src='{file.name}' width='1200' height='700'></iframe>"
    outer.write_text(f"<!doctype html>{frame}", encoding="utf-8")
    tab.page.goto(outer.as_uri())
    map = tab.page.frames[1]
    until(map, "corridor.state.ready")
    assert (
        map.evaluate("(() => { try { return localStorage.length; } catch { return null; } })()")
        is None
    )
    assert map.locator("#told p").count() == 0
    map.locator("#look").first.select_option("dark")
    assert map.evaluate("document.documentElement.dataset.look") == "dark"
    map.evaluate("void corridor.map.setView([42, 50], 7, {animate: false})")
    assert map.locator("#told p").count() == 0
    assert tab.errors == []
    tab.context.close()
