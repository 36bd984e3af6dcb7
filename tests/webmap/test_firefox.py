"""The exported file in Firefox, opened from disk with the network off."""

import pytest

from routes.view.answer import answer
from routes.view.query import Query
from tests import firefox
from tests.conftest import shown, unable
from tests.webmap.test_file import VISIBLE_LINES

READY = "typeof corridor !== 'undefined' && corridor.state.ready"
TITLE = "document.querySelector('#journey:not([hidden]) h2')?.textContent ?? ''"
# No part of the map lies beyond the right edge of the window.
INSIDE = "document.querySelector('.folium-map').getBoundingClientRect().right <= innerWidth"


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    """Firefox without a net; skipped where there is none."""
    path = firefox.program()
    if path is None:
        unable("no Firefox; on Debian: apt-get install firefox-esr")
    with firefox.running(str(path), tmp_path_factory.mktemp("profile")) as found:
        yield found


@pytest.mark.browser
def test_it_opens_in_firefox_with_every_line_and_place(reader, file, real):
    reader.open(file.as_uri())
    reader.wait(READY)
    assert reader.evaluate(f"({VISIBLE_LINES})()") == shown(real)
    places = reader.evaluate("document.querySelectorAll('.leaflet-marker-icon').length")
    assert places == len(answer(real, Query()).nodes)
    assert reader.evaluate("document.querySelector('#told').textContent") == ""
    assert reader.evaluate(INSIDE)


@pytest.mark.browser
def test_a_link_is_answered_in_firefox_with_ways_months_and_drawings(reader, file):
    reader.open("about:blank")
    reader.open(f"{file.as_uri()}#plan=origin=xian;destination=poti;close=kuryk;count=2")
    reader.wait(READY)
    reader.wait("document.querySelector('#journey .notes')")
    assert reader.evaluate(TITLE) == "Xi'an → Poti"
    assert reader.evaluate("document.querySelectorAll('#journey .ways input').length") == 2
    assert reader.evaluate("document.querySelectorAll('#journey .months li').length") == 12
    assert reader.evaluate("document.querySelectorAll('#journey figure svg .way').length") >= 4
    assert reader.evaluate("document.querySelectorAll('path.taken').length") > 10
