"""All pages with another corridor's data, in a real browser with every outside host blocked."""

import shutil

import pytest

from tests.conftest import serve
from tests.test_corridors import NORTHERN, THREE
from tests.toys import TOY

PAGES = ("", "journey", "compare", "traffic", "sources")
FRAME = 'iframe[data-corridor="map"]'
FAULT = '[data-testid="stException"], [data-testid="stAlert"]'


@pytest.fixture(scope="module", params=["northern", "bare"])
def served(request, tmp_path_factory):
    """The address of the app on a folder, and that folder's title."""
    if request.param == "northern":
        for address in serve("--geodata", str(NORTHERN)):
            yield address, "The Northern Corridor: from Mombasa to the Great Lakes"
        return
    folder = tmp_path_factory.mktemp("bare") / "Short line"
    folder.mkdir()
    for name in THREE:
        shutil.copy(TOY / name, folder)
    for address in serve("--geodata", str(folder)):
        yield address, "Short line"


def settled(page) -> None:
    """Wait until a page has run to its end: nothing runs, and the heading stands."""
    page.locator("h1.said").first.wait_for(timeout=60_000)
    page.locator('[data-testid="stApp"][data-test-script-state="notRunning"]').wait_for(
        timeout=60_000
    )


def test_every_page_stands(tab, served):
    address, title = served
    told = {}
    for name in PAGES:
        tab.page.goto(f"{address}/{name}")
        settled(tab.page)
        assert tab.page.locator(FAULT).count() == 0, name
        told[name] = tab.page.locator('[data-testid="stMain"]').inner_text()
        assert "Middle Corridor" not in told[name]
        assert "nan" not in told[name].split()
    assert title in told[""]
    bare = title == "Short line"
    assert ("This data has no volumes." in told["traffic"]) == bare
    assert ("This data has no ways or journeys to compare." in told["compare"]) == bare


def test_the_tour_is_offered_where_there_is_one(tab, served):
    address, title = served
    tab.page.goto(address)
    settled(tab.page)
    frame = tab.page.frame_locator(FRAME)
    frame.locator("#legend fieldset").first.wait_for(timeout=60_000)
    assert frame.locator("#tour-button").is_visible() == (title != "Short line")
    assert tab.page.title() == title
