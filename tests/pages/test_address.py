"""What the pages make of an address, asked of the running app without a browser."""

from urllib.parse import quote

import pytest

from routes.facts import timeline
from routes.facts.labels import LANGUAGES
from routes.pages.address import GREETED
from routes.view import answer as views
from routes.view.query import Query
from routes.webmap import payload
from routes.words import plans
from tests.sessions import answer

PAGES = ("", "map", "journey", "compare", "traffic", "sources")
ENDS = "origin=aktau&destination=poti"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("foo=1", "foo"),
        ("lang=xx", "xx"),
        ("origin=nope", "nope"),
        (f"year={timeline.YEARS[1] + 1}", "{} to {}".format(*timeline.YEARS)),
        (f"year={'9' * 5000}", "{} to {}".format(*timeline.YEARS)),
        (f"alternatives={'9' * 5000}", "1 to 20"),
        ("slow=aktau=1e308", "aktau=2"),
        ("month=13", "1 to 12, or the name of a month"),
        ("depart=2026-02-30", "a day, 2010-01-01 to 2032-12-31"),
        ("at=zzz", "zoom/latitude/longitude"),
        (f"select={quote('<img src=x>')}", "&lt;img"),
    ],
)
def test_every_page_tells_what_its_address_asks_and_cannot_be(app, page, asked, told):
    got = answer(f"{app}/{page}?mode=road&{asked}")
    assert got.errors == ()
    assert "⚠" in got.told
    assert told in got.told
    assert got.asked["mode"] == "road"
    assert asked.partition("=")[0] not in got.asked or page in ("journey", "compare")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("by", ["time", "distance", "cost"])
def test_no_page_fails_whatever_is_best(app, page, by):
    got = answer(f"{app}/{page}?{ENDS}&by={by}&year=2024")
    assert got.errors == ()
    assert got.asked == {"origin": "aktau", "destination": "poti", "year": "2024"} | (
        {} if by == "time" else {"by": by}
    )


def test_compare_shows_the_journey_that_its_address_asks_for(app):
    got = answer(f"{app}/compare?{ENDS}")
    assert (got.controls["From"], got.controls["To"]) == (("Aktau",), ("Poti",))


@pytest.mark.parametrize("page", ["journey", "compare"])
def test_where_nothing_is_asked_a_first_journey_stands_in_the_address(app, page):
    got = answer(f"{app}/{page}")
    first = {"origin": "xian", "destination": "halkali"}
    assert got.asked == {**first, "alternatives": str(GREETED)}
    assert answer(f"{app}/{page}?origin=aktau").asked == {"origin": "aktau"}
    assert answer(app).asked == {}


def test_a_year_that_may_be_asked_is_offered_by_the_list_and_the_bar(app, real):
    bar = payload.web_data(views.answer(real, Query()))["years"]
    assert (bar["first"], bar["last"]) == timeline.YEARS
    for year in timeline.YEARS:
        got = answer(f"{app}/journey?{ENDS}&year={year}")
        assert got.asked["year"] == str(year)
        assert got.controls["Year"] == (str(year),)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_opened_stands_in_the_address_and_in_its_list(app, real, lang):
    asked = "origin=baku&destination=nakhchivan&open=tripp,rail-bakhty-ayagoz"
    got = answer(f"{app}/journey?{asked}&lang={lang}")
    view = views.answer(real, Query(lang=lang))
    assert got.errors == () and "⚠" not in got.told
    assert got.asked["open"] == "tripp,rail-bakhty-ayagoz"
    names = [plans.opening_name(view, id) for id in ("tripp", "rail-bakhty-ayagoz")]
    assert got.controls[view.word("ui.open")] == tuple(names)
    assert view.word("ui.not_promised") in got.told


@pytest.mark.parametrize(
    ("name", "told"), [("aktau", "is open in 2026 already"), ("meghri", "opens with its lines")]
)
def test_what_cannot_be_opened_is_told_on_the_page(app, name, told):
    got = answer(f"{app}/journey?{ENDS}&open={name}")
    assert got.errors == () and told in got.told


def test_the_map_lists_what_is_planned_and_what_opened(app, real):
    got = answer(app)
    view = views.answer(real, Query())
    for word in ("ui.planned_intro", "ui.opened_intro"):
        assert view.word(word) in got.told
    assert view.word("ui.openings_intro") in answer(f"{app}/compare").told


@pytest.mark.parametrize(
    ("asked", "stands"),
    [
        ("month=march", {"month": "3"}),
        ("depart=2026-12-01", {"depart": "2026-12-01"}),
        ("month=12&depart=2026-12-01", {"month": "12", "depart": "2026-12-01"}),
    ],
)
def test_a_month_and_a_day_of_departure_stand_in_the_address(app, asked, stands):
    for page in ("journey", "compare"):
        got = answer(f"{app}/{page}?{ENDS}&{asked}")
        assert got.errors == () and "⚠" not in got.told
        assert got.asked == {"origin": "aktau", "destination": "poti", **stands}
        assert "Assumed for a month: " in got.told
    assert answer(f"{app}/journey?{ENDS}&month=3").controls["Month"] == ("March",)


@pytest.mark.parametrize("page", ["journey", "compare"])
def test_a_month_that_is_not_that_of_the_departure_is_refused_with_what_is_allowed(app, page):
    got = answer(f"{app}/{page}?{ENDS}&month=3&depart=2026-12-01")
    assert got.errors == ()
    assert "month: found 3, allowed: 12, that of the departure on 2026-12-01" in got.told
