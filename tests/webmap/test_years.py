"""The years on the map, in a real browser with the network blocked: exported file and page."""

from datetime import date

import pytest

from routes.export import formats
from routes.facts import labels, timeline, volumes
from routes.view.answer import alone, answer, own
from routes.view.query import Query
from routes.webmap.year_payload import FIRST, LAST
from routes.words import passport, shortened
from tests.browsing import until
from tests.conftest import Tab
from tests.pages.test_map import framed
from tests.webmap.test_file import COLLISIONS, opened

YEARS = (2015, 2018, 2023, 2024, 2030)
SHOWN = """() => Object.fromEntries([...corridor.features.drawing.drawn]
  .filter(([, layers]) => layers[0].getLatLngs && layers[0].getElement().style.display !== 'none')
  .map(([id, layers]) =>
    [id, [corridor.features.subjects.status(id), layers[0].options.dashArray || '']]))"""
PLACES = """() => [...corridor.features.drawing.drawn]
  .filter(([id, layers]) => !layers[0].getLatLngs
    && layers[0].getElement().style.display !== 'none')
  .map(([id]) => id)"""
WIDTHS = """() => Object.values(corridor.map._layers)
  .filter((one) => one instanceof L.Path && ['flows', 'loads'].includes(one.options.pane))
  .map((one) => [one.options.pane, one.getRadius ? one.getRadius() : one.options.weight])"""


def expected(real, year: int) -> dict[str, str]:
    """The segments that the data gives for a year, each with its state."""
    states = {id: timeline.status_in(real, id, year) for id in own(answer(real, Query())).index}
    return {id: state for id, state in states.items() if state}


def drag(page, year: int) -> None:
    page.locator("#year").fill(str(year))


@pytest.mark.parametrize("year", YEARS)
def test_the_slider_shows_exactly_the_segments_of_the_year(tab, file, real, year):
    opened(tab, file)
    drag(tab.page, year)
    shown = tab.page.evaluate(SHOWN)
    assert {id: state for id, (state, _) in shown.items()} == expected(real, year)
    assert tab.page.locator("#years output").inner_text() == str(year)
    planned = [dash for state, dash in shown.values() if state in ("planned", "suspended")]
    assert all(planned)
    tab.page.evaluate("void corridor.map.setZoom(7, {animate: false})")
    nodes = alone(answer(real, Query())).nodes.index
    there = {id for id in nodes if timeline.status_in(real, id, year)}
    assert set(tab.page.evaluate(PLACES)) == there


@pytest.mark.parametrize("lang", ["kk", "az", "ka", "zh"])
def test_days_and_numbers_are_those_of_the_language_and_not_of_the_browser(
    tab, real, tmp_path, lang
):
    view = answer(real, Query(lang=lang))
    path = tmp_path / "map.html"
    formats.write(view, path)
    tab.page.goto(f"{path.as_uri()}#year=2023&traffic=t")
    until(tab.page, "corridor.state.ready")
    first, last = (
        passport.day(day, "yMMMd", lang) for day in (date(2023, 5, 16), date(2024, 5, 20))
    )
    when = tab.page.locator("#happened .when").all_inner_texts()
    assert f"{first} – {last}" in when
    months = [passport.day(date(2023, month, 1), "yMMM", lang) for month in range(1, 13)]
    assert {*when} & {*months}  # some days are known by their month alone
    sizes = tab.page.locator("#traffic figcaption").all_inner_texts()
    unit = labels.text(real, "unit.t", lang)
    assert sizes and all(text.endswith(unit) for text in sizes)
    known = {shortened.text(one * 10**power, lang) for one in (1, 2, 4, 5) for power in range(9)}
    assert {text.removesuffix(unit).strip() for text in sizes} <= known


def test_baku_tbilisi_kars_is_suspended_in_2023_and_back_in_2024(tab, file):
    opened(tab, file)
    drag(tab.page, 2023)
    assert tab.page.evaluate(SHOWN)["rail-marabda-akhalkalaki"] == ["suspended", "14 4 2 4"]
    told = tab.page.locator("#happened li", has_text="Georgian section of BTK is closed")
    assert "May 16, 2023 – May 20, 2024" in told.inner_text()
    drag(tab.page, 2024)
    assert tab.page.evaluate(SHOWN)["rail-marabda-akhalkalaki"] == ["operating", ""]
    assert told.count() == 1


def test_today_comes_back_as_it_was(tab, file):
    opened(tab, file)
    before = tab.page.evaluate(SHOWN)
    for year in (FIRST, 2023, LAST):
        drag(tab.page, year)
    tab.page.get_by_role("button", name="Today").click()
    assert tab.page.evaluate(SHOWN) == before
    assert tab.page.locator("#happened").is_hidden()
    assert tab.page.locator("#years output").inner_text() == "Today"


def test_the_keyboard_moves_and_plays_the_years(tab, file):
    opened(tab, file)
    slider, label = tab.page.locator("#year"), tab.page.locator("#years output")
    slider.focus()
    for key, year in (("Home", FIRST), ("ArrowRight", FIRST + 1), ("End", LAST)):
        tab.page.keyboard.press(key)
        assert label.inner_text() == str(year)
    tab.page.keyboard.press("ArrowLeft")
    assert slider.get_attribute("aria-valuetext") == str(LAST - 1)
    tab.page.keyboard.press("Home")
    tab.page.keyboard.press(" ")
    assert tab.page.evaluate("corridor.features.years.playing()")
    until(tab.page, f"corridor.state.year >= {FIRST + 3}")
    tab.page.keyboard.press(" ")
    assert not tab.page.evaluate("corridor.features.years.playing()")
    stands = label.inner_text()
    tab.page.wait_for_timeout(1500)
    assert label.inner_text() == stands


def test_where_motion_is_unwanted_the_button_steps(tab, file):
    tab.page.emulate_media(reduced_motion="reduce")
    opened(tab, file)
    drag(tab.page, 2013)
    tab.page.get_by_role("button", name="Next year").click()
    assert tab.page.locator("#years output").inner_text() == "2014"
    assert tab.page.locator(".fresh").count() == 0
    tab.page.wait_for_timeout(1500)
    assert tab.page.locator("#years output").inner_text() == "2014"


def test_an_event_leads_to_its_place_and_names_its_source(tab, file):
    opened(tab, file)
    drag(tab.page, 2018)
    event = tab.page.locator("#happened li", has_text="The port complex at Alat is inaugurated")
    assert event.locator(".source a").get_attribute("href").startswith("http")
    event.get_by_role("button").click()
    tab.page.locator("#passport h2", has_text="Alat").wait_for()
    assert "2018: Operating" in tab.page.locator("#passport .then").inner_text()
    assert tab.page.locator(".mark").count() >= 3
    until(tab.page, "!corridor.map._animatingZoom")
    tab.page.evaluate("void corridor.map.setView([40, 49.5], 7, {animate: false})")
    inside = """[...document.querySelectorAll('.mark')].findIndex((mark) => {
      const { left, top } = mark.getBoundingClientRect();
      return left > 100 && left < 700 && top > 100 && top < 600; })"""
    tab.page.locator(".mark").nth(tab.page.evaluate(inside)).hover()
    assert tab.page.locator(".leaflet-tooltip.marked").inner_text()


def test_a_filter_holds_in_every_year(tab, file, real):
    opened(tab, file)
    tab.page.locator("#legend").get_by_label("Railway").uncheck()
    drag(tab.page, 2018)
    rails = {id for id in expected(real, 2018) if id.startswith("rail-")}
    assert set(tab.page.evaluate(SHOWN)) == set(expected(real, 2018)) - rails
    tab.page.locator("#legend").get_by_label("Railway").check()
    assert set(tab.page.evaluate(SHOWN)) == set(expected(real, 2018))


def test_names_keep_off_the_marks(tab, file):
    opened(tab, file)
    drag(tab.page, 2024)
    tab.page.wait_for_timeout(400)
    assert tab.page.evaluate(COLLISIONS)[1] == []
    over = """() => { const boxes = (name) => [...document.querySelectorAll(name)]
      .filter((one) => one.style.display !== 'none').map((one) => one.getBoundingClientRect());
      return boxes('.mark').some((p) => boxes('.name').some((q) =>
        p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom)); }"""
    assert not tab.page.evaluate(over)


def test_the_address_of_the_file_keeps_year_and_traffic(tab, file):
    opened(tab, file)
    drag(tab.page, 2019)
    tab.page.locator("#unit").select_option("t")
    until(tab.page, "location.hash.includes('year=2019')")
    address = tab.page.url
    tab.page.goto("about:blank")
    tab.page.goto(address)
    until(tab.page, "corridor.state.year === 2019")
    assert tab.page.locator("#unit").input_value() == "t"


def test_traffic_is_as_wide_as_what_was_counted(tab, file, real):
    opened(tab, file)
    assert tab.page.evaluate(WIDTHS) == []
    tab.page.locator("#unit").select_option("t")
    leading = volumes.leading(real, "t")
    flows = [leading["topic:titr"], leading["topic:georgian_railway"]]  # all that are no place
    counted = {
        year: sorted(one.value for series in flows if (one := volumes.in_year(series, year)))
        for year in (2010, 2018, 2019, 2024, 2025, 2030)
    }
    widths = {}
    for year in counted:
        drag(tab.page, year)
        told = {one for pane, one in tab.page.evaluate(WIDTHS) if pane == "flows"}
        widths[year] = sorted(told)
    assert [len(counted[year]) for year in counted] == [0, 1, 2, 1, 1, 0]  # as people counted
    for year, values in counted.items():
        wide = [max(1.5, widths[2024][0] * one / counted[2024][0]) for one in values]
        assert widths[year] == pytest.approx(wide, rel=1e-6)  # 1.5 pixels can still be seen
    drag(tab.page, 2022)
    areas = {round(one**2, 3) for pane, one in tab.page.evaluate(WIDTHS) if pane == "loads"}
    ports = ("alat", "aktau", "poti", "batumi", "constanta")
    series = [volumes.in_year(volumes.leading(real, "t")[port], 2022) for port in ports]
    most = max(one.value for one in volumes.leading(real, "t")["constanta"].volumes)
    told = {round(1600 * one.value / most, 3) for one in series}
    assert told <= areas
    tab.page.locator("#unit").select_option("")
    assert tab.page.evaluate(WIDTHS) == []


def test_traffic_switched_on_today_goes_to_the_last_year_that_was_counted(tab, file):
    opened(tab, file)
    tab.page.locator("#unit").select_option("TEU")
    assert tab.page.locator("#years output").inner_text() == "2025"
    tab.page.evaluate("corridor.features.selection.select('rail-lianyungang-xian', false)")
    assert "77,000 TEU" in tab.page.locator("#passport .carried").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_bar_covers_neither_map_nor_attribution(browser, file, width, height):
    tab = Tab(browser, width, height)
    opened(tab, file)
    drag(tab.page, 2023)
    box = "document.querySelector({!r}).getBoundingClientRect()"
    bottom = tab.page.evaluate(box.format(".folium-map") + ".bottom")
    bar = tab.page.evaluate(box.format("#years") + ".toJSON()")
    assert bar["top"] >= bottom - 0.5
    assert bar["right"] <= width
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    tab.context.close()
    assert tab.errors == []


def test_the_file_of_a_year_opens_at_it(tab, real, tmp_path):
    path = tmp_path / "2015.html"
    formats.write(answer(real, Query(year=2015)), path)
    opened(tab, path)
    assert set(tab.page.evaluate(SHOWN)) == set(expected(real, 2015))


def test_the_page_shows_the_years_and_keeps_them_in_its_address(tab, app, real):
    frame = framed(tab, app)
    frame.evaluate("window.mark = 1")
    for year in YEARS:
        frame.locator("#year").fill(str(year))
        states = {id: state for id, (state, _) in frame.evaluate(SHOWN).items()}
        assert states == expected(real, year)
    tab.page.wait_for_url("**year=2030**")
    assert frame.evaluate("window.mark") == 1
    frame.get_by_role("button", name="Today").click()
    tab.page.wait_for_url(lambda url: "year" not in url)


def test_play_in_the_page_tells_only_the_year_at_which_it_stops(tab, app):
    frame = framed(tab, app)
    frame.get_by_role("button", name="Play the years").click()
    until(frame, f"corridor.state.year >= {FIRST + 2}")
    assert "year" not in tab.page.url
    frame.get_by_role("button", name="Pause").click()
    tab.page.wait_for_url(f"**year={frame.evaluate('corridor.state.year')}**")


def test_a_link_to_the_page_reopens_the_year(tab, app, real):
    frame = framed(tab, f"{app}/?year=2015")
    until(frame, "corridor.state.year === 2015")
    assert set(frame.evaluate(SHOWN)) == set(expected(real, 2015))
