"""A file that cannot be made says so in the page."""

from threading import Thread

import pytest

from routes.errors import RoutesError
from routes.pages import files
from routes.pages.files import File
from tests.browsing import rest
from tests.conftest import serve, worded
from tests.toys import spoil


def test_a_file_is_made_once_whoever_asks():
    made = []
    file = File(lambda: made.append(1) or "content")
    threads = [Thread(target=file) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (file(), made) == ("content", [1])


def test_what_cannot_be_made_is_told_to_each_who_asks():
    def fail() -> str:
        raise RoutesError("nothing to draw")

    file = File(fail)
    for _ in range(2):
        with pytest.raises(RoutesError, match="nothing to draw"):
            file()


def test_a_run_ends_after_the_browser_has_asked_for_what_was_pressed():
    order = []
    file = File(lambda: order.append("made") or "content")

    def run() -> None:
        file.handed_out()
        order.append("run over")

    one = Thread(target=run)
    one.start()
    one.join(0.3)
    assert order == []  # nobody has asked yet
    file()
    one.join()
    assert order == ["made", "run over"]


def test_a_run_does_not_wait_for_good(monkeypatch):
    monkeypatch.setattr(files, "PATIENCE_S", 0.01)
    file = File(lambda: "content")
    file.handed_out()
    assert file.content == "content"


def test_a_button_whose_file_cannot_be_made_says_why_in_the_page(tab, tmp_path):
    folder = worded(tmp_path)
    spoil(folder, "labels.csv", "node.xian,Xi", "node.xian,𐘀Xi")  # no font has this letter
    for address in serve("--geodata", str(folder)):
        tab.page.goto(address)
        rest(tab.page)
        tab.page.get_by_role("button", name="Picture as PNG").press("Enter")
        tab.page.get_by_text("no font of this machine").wait_for(timeout=60_000)
        rest(tab.page)
        assert tab.page.locator('[data-testid="stException"]').count() == 0
