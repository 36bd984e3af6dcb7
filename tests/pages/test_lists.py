"""What is chosen in a list is what was meant, in a real browser."""

import csv
import io
import shutil

import pytest

from routes.pages.widgets import plain
from routes.tables.dataset import GEODATA
from tests.browsing import rest
from tests.conftest import Tab, serve

MARKED = (
    "![i](http://h.test/p.png) [l](http://h.test) <b>b</b> $x^2$ :red[r] :smile: *s* _e_ `c` "
    "www.h.test a@h.test a -> b :material/home: ~~d~~ &copy; #1"
)

SHOWN = ("ui.", "mode.", "status.", "corridor.", "by.", "way.", "service.", "scenario.", "node.")


@pytest.fixture
def resting(tab):
    return tab


def typed(tab: Tab, key: str, word: str) -> dict[str, str]:
    """Type a word into a list and press Enter; give what the address then asks."""
    box = tab.page.locator(f"[class*='st-key-{key}-'] input").first
    box.click()
    box.press_sequentially(word)
    box.press("Enter")
    return rest(tab.page).asked


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Aktau", "aktau"),
        ("Хоргос", "horgos"),
        ("霍尔果斯", "horgos"),
        ("Constan", "constanta"),
        ("gepti", "poti"),
    ],
)
def test_a_place_is_found_by_any_of_its_names(resting, app, name, id):
    resting.page.goto(f"{app}/journey")
    rest(resting.page)
    assert typed(resting, "origin", name)["origin"] == id


def test_enter_takes_the_best_match_and_never_all(resting, app):
    resting.page.goto(f"{app}/journey")
    rest(resting.page)
    resting.page.locator("[class*=st-key-question] summary").click()
    assert typed(resting, "close", "Aktau")["close"] == "aktau"
    assert typed(resting, "scenario", "storm")["scenario"] == "storm_aktau"


def test_what_is_no_place_is_told_and_changes_nothing(resting, app):
    resting.page.goto(f"{app}/journey?origin=xian&destination=poti")
    rest(resting.page)
    assert typed(resting, "origin", "Atlantis")["origin"] == "xian"
    assert "Atlantis" in resting.page.locator("body").inner_text()


def test_words_of_the_data_are_no_markdown_anywhere(browser, tmp_path):
    folder = tmp_path / "geodata"
    shutil.copytree(GEODATA, folder)
    with (folder / "labels.csv").open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    rows = [
        [key, f"{word} {MARKED}" if key.startswith(SHOWN) else word, *others]
        for key, word, *others in rows
    ]
    written = io.StringIO()
    csv.writer(written).writerows([head, *rows])
    (folder / "labels.csv").write_text(written.getvalue(), encoding="utf-8")
    tab = Tab(browser)
    made = "img[src*='h.test'], a[href*='h.test'], a[href^='mailto:'], .katex"
    for address in serve("--geodata", str(folder)):
        for page in ("", "journey", "compare", "traffic", "sources"):
            tab.page.goto(f"{address}/{page}")
            rest(tab.page)
            assert tab.page.locator(made).count() == 0
            labels = "[data-testid='stWidgetLabel'], button, [role=tab], summary"
            told = [one for one in tab.page.locator(labels).all_inner_texts() if "h.test" in one]
            assert told or page == "traffic"
            assert all(MARKED in one.replace("\u2060", "") for one in told)
    assert tab.requests == []
    tab.context.close()


def test_a_plain_label_has_no_sign_that_was_not_there():
    words = "What if … (2): lorries, Xi'an – Baku / 5.5 %"
    assert plain(words) == words
    assert plain("a\n b") == "a b"
