"""What the pages make of an address, asked of the running app without a browser."""

import re
from html import escape, unescape
from urllib.parse import parse_qsl, quote, urlencode

import pytest

from routes.facts import labels, messages, timeline
from routes.facts.labels import LANGUAGES
from routes.pages import question
from routes.pages.address import GREETED
from routes.pages.widgets import plain
from routes.view import answer as views
from routes.view.query import Query
from routes.webmap import payload
from routes.words import itineraries, plans
from tests.benchmarks.reader import Reader, Run, session
from tests.pages.test_load import finished
from tests.sessions import answer

PAGES = ("", "map", "journey", "compare", "traffic", "sources")
ENDS = "origin=aktau&destination=poti"


def opened(app: str, page: str, link: str, key: str, tab: str = "") -> tuple[Reader, Run]:
    """Open a link and a box in its page, or a tab; give the reader and what the box brings."""
    found = []

    async def read() -> None:
        async with session(app) as reader:
            assert (await reader.visit(page, link)).errors == ()
            found.append((reader, await reader.unfold(reader.widgets[key], tab)))

    finished(read())
    assert found[0][1].errors == ()
    return found[0]


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
        ("from_year=1829", "1830 to 2032"),
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


@pytest.mark.parametrize("page", ["", "sources"])
def test_an_address_that_says_one_thing_twice_is_told_and_a_list_holds_all(app, page):
    got = answer(f"{app}/{page}?lang=ru&off=mode.rail&lang=en&off=mode.road,mode.rail")
    assert got.errors == ()
    assert "⚠ lang" in got.told
    assert got.asked == {"lang": "ru", "off": "mode.rail,mode.road"}


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
        assert f"Year: {year}." in got.told
        reader, _ = opened(app, "journey", f"{ENDS}&year={year}", "fold what_if")
        assert reader.widgets["year"].shown == (str(year),)
        assert dict(parse_qsl(reader.address)) == got.asked


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("service=truck", "Service: Lorry (road, ferry)."),
        ("box=20ft", "Container: 20-foot container."),
        ("reach=beyond", "Reach: Also the other ways."),
        ("via=baku", "By way of: Baku."),
        ("close=kuryk", "Closed: Kuryk."),
        ("slow=aktau=2", "Slowed down: Aktau × 2."),
        ("month=3&year=2025", "Year: 2025. Month: March."),
    ],
)
def test_what_is_asked_behind_the_button_is_told_beside_it(app, asked, told):
    got = answer(f"{app}/journey?{ENDS}&{asked}")
    assert got.errors == () and "⚠" not in got.told
    assert f"<p class='said'>{told}</p>" in got.told
    assert "<p class='said'>Service" not in answer(f"{app}/journey?{ENDS}").told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_fold_of_the_question_is_called_after_what_is_in_it(app, real, lang):
    view = views.answer(real, Query(lang=lang))
    reader, _ = opened(app, "journey", f"{ENDS}&lang={lang}", "fold what_if")
    called = reader.widgets["fold what_if"].label.casefold()
    for name in ("month", "box"):
        assert name in reader.widgets and view.word(f"ui.{name}").casefold() in called
    assert view.word("ui.what_if").casefold() in called


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_supposed_is_told_in_the_words_of_the_maps_card(real, lang):
    """The list above the answer, and the line of the card that says what was asked."""
    lines = {"close": ("aktau",), "open": ("rail-bakhty-ayagoz",), "avoid": ("RU",)}
    view = views.answer(real, Query("xian", "poti", lang=lang, via=("baku",), **lines))
    told = [*question.supposed(view)]
    assert len(told) == 4
    assert {*told} < {*itineraries.about(view, view.journey).split(" · ")}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_opened_stands_in_the_address_and_in_its_list(app, real, lang):
    asked = "origin=baku&destination=nakhchivan&open=tripp,rail-bakhty-ayagoz"
    got = answer(f"{app}/journey?{asked}&lang={lang}")
    view = views.answer(real, Query(lang=lang))
    assert got.errors == () and "⚠" not in got.told
    assert got.asked["open"] == "tripp,rail-bakhty-ayagoz"
    names = [plans.opening_name(view, id) for id in ("tripp", "rail-bakhty-ayagoz")]
    assert escape(f"{view.word('ui.supposed_open')}: {', '.join(names)}.") in got.told
    reader, _ = opened(app, "journey", f"{asked}&lang={lang}", "fold what_if")
    assert reader.widgets["open"].shown == tuple(names)
    _, reckoned = opened(app, "journey", f"{asked}&lang={lang}", "fold reckoned")
    assert view.word("ui.not_promised") in reckoned.told


@pytest.mark.parametrize(
    ("name", "told"), [("aktau", "is open in 2026 already"), ("meghri", "opens with its lines")]
)
def test_what_cannot_be_opened_is_told_on_the_page(app, name, told):
    got = answer(f"{app}/journey?{ENDS}&open={name}")
    assert got.errors == () and told in got.told


def test_the_map_lists_what_is_planned_and_what_opened(app, real):
    view = views.answer(real, Query())
    for name in ("planned", "opened"):
        tab = plain(view.word(f"ui.{name}_title"))
        _, brings = opened(app, "", "", "tabs tables en", tab)
        assert escape(view.word(f"ui.{name}_intro")) in brings.told
    _, brings = opened(app, "compare", "", "fold ui.openings_title")
    assert escape(view.word("ui.openings_intro")) in brings.told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_years_of_what_opened_stand_in_the_address_and_open_their_table(app, real, lang):
    view = views.answer(real, Query(lang=lang))
    labels = [view.word(f"ui.{name}") for name in ("from_year", "to_year")]
    for years in ((2014, 2020), (2020, 2014)):
        link = {"from_year": str(years[0]), "to_year": str(years[1])}
        got = answer(f"{app}/?{urlencode({'lang': lang, **link})}")
        assert got.errors == ()
        assert got.asked == link | ({} if lang == "en" else {"lang": lang})
        assert [got.controls[label] for label in labels] == [(text,) for text in link.values()]
        refusal = messages.told(real, "to_year: found 2014, allowed: 2020 to 2032", lang)
        assert (escape(f"⚠ {refusal}") in got.told) == (years[0] > years[1])


def test_the_usual_years_of_what_opened_stand_in_no_address(app, real):
    got = answer(f"{app}/?from_year=2010&to_year={real.year}")
    assert (got.asked, got.errors) == ({}, ())
    reader, _ = opened(app, "", "", "tabs tables en", "What opened")
    shown = [reader.widgets[name].shown for name in ("from_year", "to_year")]
    assert shown == [("2010",), (str(real.year),)]


@pytest.mark.parametrize(
    ("asked", "stands", "month", "told"),
    [
        ("month=march", {"month": "3"}, "March", "Month: March."),
        ("depart=2026-12-01", {"depart": "2026-12-01"}, "Any month", "Departure: 2026-12-01."),
        (
            "month=12&depart=2026-12-01",
            {"month": "12", "depart": "2026-12-01"},
            "December",
            "Month: December. Departure: 2026-12-01.",
        ),
    ],
)
def test_a_month_and_a_day_of_departure_stand_in_the_address(app, asked, stands, month, told):
    for page in ("journey", "compare"):
        got = answer(f"{app}/{page}?{ENDS}&{asked}")
        assert got.errors == () and "⚠" not in got.told
        assert got.asked == {"origin": "aktau", "destination": "poti", **stands}
        link = f"{ENDS}&{asked}"
        folded = opened(app, page, link, "fold reckoned")[1].told if page == "journey" else ""
        assert "Assumed for a month: " in got.told + folded
    assert f"<p class='said'>{told}</p>" in answer(f"{app}/journey?{ENDS}&{asked}").told
    reader, _ = opened(app, "journey", f"{ENDS}&{asked}", "fold what_if")
    assert reader.widgets["month"].shown == (month,)
    assert dict(parse_qsl(reader.address)) == got.asked


@pytest.mark.parametrize("page", ["journey", "compare"])
def test_a_month_that_is_not_that_of_the_departure_is_refused_with_what_is_allowed(app, page):
    got = answer(f"{app}/{page}?{ENDS}&month=3&depart=2026-12-01")
    assert got.errors == ()
    assert "month: found 3, allowed: 12, that of the departure on 2026-12-01" in got.told


def test_another_end_of_the_same_town_is_told_as_a_link_that_asks_it(app):
    got = answer(f"{app}/journey?origin=baku&destination=halkali&box=20ft")
    told = re.search(r"In the same town: <a href='\?([^']+)' target='_self'>([^<]+)</a>", got.told)
    assert told and told[2].startswith("Baku → Istanbul (Ambarlı): ")
    link = dict(parse_qsl(unescape(told[1])))
    assert link == {"origin": "baku", "destination": "istanbul", "box": "20ft"}
    assert "In the same town" not in answer(f"{app}/journey?origin=baku&destination=poti").told


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_found_of_a_place_stands_apart_from_what_is_told_of_all(app, real, lang):
    view = views.answer(real, Query(lang=lang))
    apart = f"<h2 class='said'>{view.word('ui.all_subjects')}</h2>"
    told = answer(f"{app}/sources?select=dostyk&lang={lang}").told
    own, _, others = told.partition(apart)
    assert f">{labels.name(real, 'dostyk', lang)}</h2>" in own
    assert f"<h3 class='said'>{escape(view.word('ui.unsourced'))}</h3>" in others
    assert "<h2" not in others and apart not in answer(f"{app}/sources?lang={lang}").told
