"""The answer of the planner stands in sight, below what is asked, on a desk and on a phone."""

import pytest

from routes.view.answer import answer
from routes.view.query import Query
from routes.words import headline, ranges
from tests.browsing import until
from tests.conftest import Tab
from tests.webmap.test_planner_card import Form

DESK, PHONE = (1280, 800), (390, 844)
# What of the answer the reader sees without scrolling, by its texts.
SEEN = """() => {
  const panel = document.querySelector("#panel").getBoundingClientRect();
  const bottom = Math.min(innerHeight, panel.bottom);
  return ["h2", ".days", ".price", ".what-if > div:first-child"].map((one) => {
    const part = document.querySelector(`#journey .answer ${one}`);
    const box = part?.getBoundingClientRect();
    return part && box.top >= 0 && box.bottom <= bottom ? part.textContent : null;
  });
}"""
FOCUSED = "document.activeElement.labels?.[0].textContent ?? document.activeElement.textContent"


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def form(request, browser, file):
    tab = Tab(browser, *request.param)
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")
    tab.page.locator("#planner > summary").click()
    yield Form(tab)
    tab.context.close()
    assert tab.errors == []


def test_days_dollars_and_difference_are_in_sight_without_scrolling(form):
    form.go("Xi'an", "Poti")
    title, days, price, _ = form.page.evaluate(SEEN)
    assert title == "Xi'an → Poti" and days.startswith("14.9 days (") and "USD" in price
    form.write("Closed", "Aktau")
    title, days, price, difference = form.page.evaluate(SEEN)
    assert days.startswith("18.1 days (") and "USD" in price
    assert difference.startswith("Difference: +3.2 days")
    form.field("Best by").select_option("cost")
    form.whole()
    assert None not in form.page.evaluate(SEEN)


def test_by_cost_the_card_leads_with_the_dollars_as_the_page_does(form, real):
    form.go("Xi'an", "Poti")
    form.write("Closed", "Aktau")
    form.field("Best by").select_option("cost")
    form.whole()
    view = answer(real, Query("xian", "poti", by="cost", close=("aktau",)))
    found, before = headline.headline(view), ranges.price(view, view.journey.before)
    card = form.page.locator("#journey")
    assert card.locator(".lead").inner_text() == f"{found.lead} ({found.range})"
    assert card.locator(".lead + p").get_attribute("class") == "days"
    assert f"Without the what-if: {before}" in card.locator(".what-if").inner_text()


def test_opened_from_a_link_the_form_is_folded_and_the_answer_in_sight(browser, file):
    for size in (DESK, PHONE):
        tab = Tab(browser, *size)
        tab.page.goto(f"{file.as_uri()}#plan=origin=xian;destination=poti;close=aktau")
        until(tab.page, "corridor.state.ready")
        assert None not in tab.page.evaluate(SEEN)
        assert tab.page.locator("#planner").get_attribute("open") is None
        tab.context.close()
        assert tab.errors == []


def test_the_keyboard_goes_from_both_ends_to_the_folds_and_on_to_the_card(form):
    form.go("Xi'an", "Poti")
    passed = []
    for _ in range(3):
        passed.append(form.page.evaluate(FOCUSED))
        form.page.keyboard.press("Tab")
    assert passed == ["More", "What if", "by Aktau14.9 days"]


def test_one_fold_is_open_at_a_time_and_its_factor_has_its_sign(form):
    form.go("Xi'an", "Poti")
    row = form.field("Slowed down").locator("xpath=..")
    assert [part.strip() for part in row.inner_text().split("\n") if part] == ["Slowed down", "×"]
    assert row.locator("input").nth(1).input_value() == "2"
    form.field("Month")
    folds = form.page.locator("#planner details")
    assert [fold.get_attribute("open") for fold in folds.all()] == ["", None]
