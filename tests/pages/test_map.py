"""The real app in a real browser with every outside host blocked."""

import json
from urllib.parse import unquote

import pytest
from playwright.sync_api import Locator

from routes.cli.commands import main
from routes.words import plan_files
from tests.browsing import Sight, rest, until
from tests.conftest import Tab, shown
from tests.webmap.test_file import VISIBLE_LINES

FRAME = 'iframe[data-corridor="map"]'


def framed(tab: Tab, address: str):
    """Open the app; give the map's frame once it is drawn."""
    tab.page.goto(address)
    tab.page.frame_locator(FRAME).locator("#legend fieldset").first.wait_for(timeout=60_000)
    tab.page.locator('[data-testid="stDataFrame"]').first.wait_for()
    return next(frame for frame in tab.page.frames if frame.parent_frame)


def lines(frame, count: int) -> None:
    """Wait until the map shows this many lines."""
    until(frame, f"({VISIBLE_LINES})() === {count}", timeout=20_000)


def of_mode(real, mode: str, *status: str) -> int:
    """How many lines of a mode the corridor has, of any status where none is named."""
    rows = real.segments[(real.segments["mode"] == mode) & (real.segments["reach"] == "corridor")]
    return int((rows["status"].isin(status) if status else rows["mode"] == mode).sum())


def choose(tab: Tab, label: str, option: str) -> None:
    rest(tab.page)
    tab.page.get_by_role("combobox", name=label).first.click()
    tab.page.get_by_role("option", name=option, exact=True).click()
    tab.page.keyboard.press("Escape")


def file_of(tab: Tab, name: str) -> bytes:
    """Press a button that gives a file; give its bytes."""
    button = near(tab, "button", name)
    with tab.page.expect_download() as download:
        button.click()
    return download.value.path().read_bytes()


def unfold(tab: Tab, title: str) -> None:
    """Open what is folded away under a title, and wait until it is there."""
    rest(tab.page)
    head = still(tab, tab.page.locator("summary", has_text=title))
    head.click()
    rest(tab.page)
    assert head.evaluate("(one) => one.parentElement.open"), title


def near(tab: Tab, role: str, name: str) -> Locator:
    """Scroll to what is to be clicked, once the page rests."""
    rest(tab.page)
    return still(tab, tab.page.get_by_role(role, name=name))


def still(tab: Tab, found: Locator) -> Locator:
    """Scroll to something and wait until it stands still.

    A click that scrolls past a frame is lost in the browser, and so is one on a button that the
    page is just making anew.
    """
    found.wait_for(timeout=60_000)
    seen: list[object] = []
    while len(seen) < 4 or any(one != seen[-1] for one in seen[-3:]):  # charts above it still grow
        found.scroll_into_view_if_needed()
        seen.append(found.bounding_box())
        tab.page.wait_for_timeout(150)
        assert len(seen) < 400
    return found


def test_a_filter_changes_the_map_and_never_rebuilds_it(tab, app, real):
    frame = framed(tab, app)
    lines(frame, shown(real))
    frame.evaluate("window.mark = 1; void corridor.map.setView([43, 50], 6, {animate: false})")
    choose(tab, "Corridor", "Southern branch by Türkmenbaşy")
    lines(frame, int((real.corridors["corridor"] == "southern").sum()))
    assert frame.evaluate("window.mark") == 1
    assert frame.evaluate("corridor.map.getZoom()") == 6
    tab.page.wait_for_url("**corridor=southern**")


def switch(tab: Tab, group: str) -> None:
    """Turn a switch of the map's legend, and wait until the page beside it knows."""
    framed_map = next(frame for frame in tab.page.frames if frame.parent_frame)
    framed_map.locator(f'#legend [data-group="{group}"]').press("Space")
    rest(tab.page)


def test_the_legend_is_the_one_choice_of_modes_and_files_follow_it(tab, app, real, tmp_path):
    framed(tab, app)
    rest(tab.page)
    assert tab.page.get_by_role("combobox", name="Mode").count() == 0
    switch(tab, "mode.road")
    assert "off=mode.road" in unquote(tab.page.url)
    told = file_of(tab, "Table as CSV")
    path, kept = tmp_path / "cli.csv", "rail,ferry,sea"
    assert main(["export", str(path), "--mode", kept]) == 0
    assert told == path.read_bytes()
    for mode in ("rail", "ferry", "sea"):
        switch(tab, f"mode.{mode}")
    tab.page.get_by_text("No line passes all of these filters.").wait_for()
    assert tab.page.get_by_role("button", name="Table as CSV").count() == 0


def test_what_a_link_filters_can_be_taken_back(tab, app, real):
    frame = framed(tab, f"{app}/?mode=rail&status=planned")
    lines(frame, of_mode(real, "rail", "planned"))
    for name in ("Status", "Mode"):
        tab.page.get_by_role("combobox", name=name).press("Backspace")
        rest(tab.page)
        assert tab.page.get_by_role("combobox", name=name).count() == 0
    lines(frame, shown(real))


def test_a_click_shows_the_passport_and_goes_into_the_address(tab, app):
    frame = framed(tab, app)
    tab.page.evaluate("window.mark = 1")
    frame.evaluate("corridor.features.selection.select('alat', true)")
    frame.locator("#passport h2", has_text="Alat").wait_for()
    tab.page.wait_for_url("**select=alat**")
    assert tab.page.evaluate("window.mark") == 1


def test_a_link_reopens_the_same_view(tab, app, real):
    frame = framed(tab, f"{app}/?corridor=southern&lang=ru&select=ashgabat&at=6/38/58")
    southern = real.corridors[real.corridors["corridor"] == "southern"]
    lines(frame, len(southern))
    frame.locator("#passport h2", has_text="Ашхабад").wait_for()
    until(frame, "corridor.map.getZoom() === 6")


@pytest.mark.parametrize("page", ["", "journey"])
def test_a_step_of_the_tour_takes_the_address_a_position_beside_it(tab, app, page):
    tab.page.goto(f"{app}/{page}?tour=caspian&at=5.5/42/58")
    seen = rest(tab.page)  # where the map is not as its address says, there is no rest
    assert seen.asked["tour"] == "caspian" and "at" not in seen.asked
    assert seen.map["lng"] != pytest.approx(58, abs=1)


def test_garbage_in_the_address_is_told_and_harmless(tab, app, real):
    frame = framed(tab, f"{app}/?mode=rocket&at=zzz&select=%3Cimg%20src=x%3E&nonsense=1")
    lines(frame, shown(real))
    told = tab.page.locator("body").inner_text()
    assert "'rocket'" in told
    assert "nonsense" in told
    assert tab.page.locator("img[src=x]").count() == 0


def test_two_users_never_see_each_other_s_state(tab, app, real, browser):
    frame = framed(tab, app)
    other = Tab(browser)
    second = framed(other, app)
    frame.locator('#legend [data-group="mode.rail"]').press("Space")
    tab.page.wait_for_url("**off=mode.rail**")
    lines(second, shown(real))
    assert "mode" not in other.page.url
    other.context.close()


def test_downloads_give_the_files_of_the_command_line(tab, app, tmp_path):
    framed(tab, app)
    buttons = {
        "Map as one HTML file": ".html",
        "Lines as GeoJSON": ".geojson",
        "Table as CSV": ".csv",
    }
    for name, ending in buttons.items():
        told = file_of(tab, name)
        path = tmp_path / f"cli{ending}"
        assert main(["export", str(path)]) == 0
        assert told == path.read_bytes()


def test_the_sources_page_lists_the_bibliography(tab, app):
    framed(tab, app)
    tab.page.get_by_role("link", name="Sources").click()
    for heading in ("Sources", "Bibliography"):
        tab.page.get_by_role("heading", name=heading, exact=True).wait_for()
    tab.page.get_by_role("heading", name="What is unsourced").wait_for()
    assert tab.page.locator('[data-testid="stDataFrame"]').count() >= 2


@pytest.mark.parametrize(("lang", "title"), [("tr", "Harita"), ("zh", "地图"), ("ka", "რუკა")])
def test_the_page_speaks_other_languages(tab, app, lang, title):
    framed(tab, f"{app}/?lang={lang}")
    tab.page.get_by_role("link", name=title).wait_for()


def test_what_is_planned_is_selected_on_the_map_and_given_as_files(tab, app, real):
    frame = framed(tab, app)
    near(tab, "tab", "What is planned").click()
    assert file_of(tab, "What is planned as CSV").decode() == plan_files.planned_csv(real)
    told = json.loads(file_of(tab, "What is planned as JSON"))
    assert told["projects"] == plan_files.planned_json(real)["projects"]
    frame.evaluate("corridor.features.selection.select('rail-horadiz-agbend', true)")
    frame.locator("#passport h2", has_text="Horadiz").wait_for()


def test_what_opened_between_two_years_is_given_as_a_file(tab, app, real):
    framed(tab, app)
    near(tab, "tab", "What opened").click()
    choose_year(tab, "From year", "2019")
    expected = plan_files.opened_csv(real, 2019, real.year)
    assert file_of(tab, "What opened as CSV").decode() == expected


def choose_year(tab: Tab, label: str, year: str) -> Sight:
    """Type a year into a list, as a quick hand does; give what is seen once the page rests."""
    box = near(tab, "combobox", label)
    box.fill(year)
    box.press("Enter")
    return rest(tab.page)


def test_a_reload_and_a_step_back_keep_the_years_of_what_opened(tab, app, real):
    framed(tab, app)
    near(tab, "tab", "What opened").click()
    usual = rest(tab.page).controls
    first = choose_year(tab, "From year", "2014")
    both = choose_year(tab, "To year", "2020")
    assert first.asked == {"from_year": "2014"}
    assert both.asked == {"from_year": "2014", "to_year": "2020"}
    assert both.controls == usual | {"From year": ["2014"], "To year": ["2020"]}
    tab.page.reload()
    assert rest(tab.page) == both
    expected = plan_files.opened_csv(real, 2014, 2020)
    assert file_of(tab, "What opened as CSV").decode() == expected
    tab.page.go_back()
    assert rest(tab.page) == first
    tab.page.go_forward()
    assert rest(tab.page) == both
    choose_year(tab, "To year", str(real.year))
    assert choose_year(tab, "From year", "2010").asked == {}
