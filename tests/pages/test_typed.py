"""What is typed into a list and is no row of it: the list says what it would be taken for."""

import json
import urllib.parse
import urllib.request

import pytest

from routes.pages import typed
from tests.browsing import rest, until
from tests.pages.test_map import unfold

OPTION = "[role=option][data-key=__creatable__]"


@pytest.mark.parametrize(
    ("field", "lang", "text", "told"),
    [
        ("destination", "en", "Istanbul", "Halkalı (Istanbul)"),
        ("destination", "ru", "霍尔果斯", "Хоргос (霍尔果斯)"),
        ("via", "en", "aktau", "Aktau"),
        ("slow", "en", "Актау", "Aktau (Актау)"),
        ("avoid", "en", "Казахстан", "Kazakhstan (Казахстан)"),
        ("origin", "en", "gepti", "Poti (gepti)"),
        ("origin", "en", "Atlantis", "Atlantis: Nothing found"),
        ("origin", "xx", "Aktau", None),
        ("lang", "en", "Aktau", None),
    ],
)
def test_a_text_is_told_by_the_name_of_what_it_is_taken_for(real, field, lang, text, told):
    assert typed.taken(real, field, lang, text) == told


def test_what_is_told_is_what_enter_takes(tab, app):
    tab.page.goto(f"{app}/journey")
    rest(tab.page)
    box = tab.page.locator("[class*='st-key-destination-'] input")
    box.click()
    box.press_sequentially("Istanbul")
    option = tab.page.locator(f"{OPTION}[aria-label='Halkalı (Istanbul)']")
    option.wait_for()
    assert option.locator("[data-taken]").get_attribute("data-taken") == "Halkalı (Istanbul)"
    box.press("Enter")
    assert rest(tab.page).asked["destination"] == "halkali"


@pytest.mark.parametrize("text", ["", "<b>x</b>", "a" * 5000, "%00", "\u202e"])
def test_the_server_answers_to_any_text(app, text):
    asked = urllib.parse.urlencode({"field": "origin", "lang": "en", "text": text})
    with urllib.request.urlopen(f"{app}/{typed.ADDRESS.strip('/')}?{asked}", timeout=20) as answer:
        assert answer.status == 200
        assert answer.headers["content-type"].startswith("text/plain")


@pytest.mark.parametrize(
    ("field", "text", "name"),
    [("close", "xian", "Xi'an"), ("avoid", "TM", "Turkmenistan"), ("slow", "aktau", "Aktau × 2")],
)
def test_a_tag_that_was_typed_by_its_id_reads_the_name_at_once(tab, app, field, text, name):
    tab.page.goto(f"{app}/journey?origin=horgos&destination=poti")
    rest(tab.page)
    unfold(tab, "What if")
    box = tab.page.locator(f"[class*='st-key-{field}-'] input")
    box.click()
    box.press_sequentially(text)
    tab.page.locator(OPTION).wait_for()
    box.press("Enter")
    tags = f"""[...document.querySelectorAll('[class*="st-key-{field}-"] [data-tag]')]"""
    until(tab.page, f"{tags}.map((tag) => tag.textContent).join() === {json.dumps(name)}")


def test_an_end_that_was_typed_by_its_id_reads_the_name_at_once(tab, app):
    tab.page.goto(f"{app}/journey?origin=horgos&destination=poti")
    rest(tab.page)
    box = tab.page.locator("[class*='st-key-origin-'] input")
    box.click()
    box.press_sequentially("xian")
    tab.page.locator(OPTION).wait_for()
    box.press("Enter")
    until(
        tab.page, """document.querySelector('[class*="st-key-origin-"] input').value === "Xi'an" """
    )
