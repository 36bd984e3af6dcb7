"""The file for everybody: axe finds nothing, and the keyboard goes along the lines."""

from pathlib import Path

import pytest

from routes.export import formats
from routes.facts import labels
from routes.view.answer import answer
from routes.view.query import Query
from tests.accessible import findings
from tests.browsing import until
from tests.conftest import Tab
from tests.english import english, titles

FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.id"


def opened(tab: Tab, real, folder: Path, lang: str = "en") -> None:
    path = folder / f"{lang}.html"
    formats.write(answer(real, Query(lang=lang)), path)
    tab.page.goto(path.as_uri())
    until(tab.page, "corridor.state.ready")


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_axe_finds_nothing_in_the_file(tab, real, tmp_path, lang):
    opened(tab, real, tmp_path, lang)
    assert findings(tab.page.main_frame) == []
    assert tab.page.evaluate("document.documentElement.lang") == lang
    assert tab.page.title() == labels.text(real, "ui.title", lang)


def test_a_button_leads_past_the_map(tab, real, tmp_path):
    opened(tab, real, tmp_path)
    tab.page.keyboard.press("Tab")
    past = tab.page.locator(".past")
    assert past.evaluate("(one) => one === document.activeElement")
    assert (past.bounding_box() or {})["y"] >= 0
    tab.page.keyboard.press("Enter")
    assert tab.page.evaluate("document.activeElement.id") == "panel"


def test_lines_are_one_stop_and_the_arrows_go_on_to_the_next(tab, real, tmp_path):
    opened(tab, real, tmp_path)
    stops = ".leaflet-touch-pane path[tabindex='0']"
    assert tab.page.locator(stops).count() == 1
    tab.page.locator(stops).focus()
    first = tab.page.evaluate(FOCUSED)
    tab.page.keyboard.press("ArrowRight")
    second = tab.page.evaluate(FOCUSED)
    assert second != first and "–" in second
    tab.page.keyboard.press("Enter")
    assert tab.page.locator("#passport h2").inner_text() in second
    tab.page.keyboard.press("ArrowLeft")
    assert tab.page.evaluate(FOCUSED) == first
    tab.page.evaluate("void corridor.features.filters.toggle('mode.rail', false)")
    assert tab.page.locator(stops).count() == 1


def test_every_place_has_a_name_that_is_read_aloud(tab, real, tmp_path):
    opened(tab, real, tmp_path)
    told = tab.page.locator(".leaflet-pane .node").evaluate_all(
        "all => all.map((one) => one.ariaLabel)"
    )
    assert len(told) == len(real.nodes)
    assert not [one for one in told if not one or "undefined" in one]
    assert "Aktau, Port · Kazakhstan" in told


@pytest.mark.parametrize("lang", ["ka", "ru", "zh"])
def test_no_word_of_the_file_stays_english_outside_of_titles_and_quotations(
    tab, real, tmp_path, lang
):
    opened(tab, real, tmp_path, lang)
    tab.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert english(tab.page.main_frame, titles(real)) == []


def test_in_the_dark_and_on_a_phone_axe_finds_nothing_in_the_file(tab, real, tmp_path):
    tab.page.emulate_media(color_scheme="dark")
    tab.page.set_viewport_size({"width": 390, "height": 844})
    opened(tab, real, tmp_path, "ka")
    assert findings(tab.page.main_frame) == []
    tab.page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert findings(tab.page.main_frame) == []
