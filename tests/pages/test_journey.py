"""The journey page and the exported journey in a real browser with every outside host blocked."""

import csv
import io
import json
from dataclasses import replace

import pytest

from routes.cli.commands import main
from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import journey_payload
from routes.words import (
    itineraries,
    journey_json,
    journey_tables,
    month_tables,
    ranges,
    study_csv,
)
from tests.browsing import rest, until
from tests.conftest import Tab
from tests.pages.test_map import FRAME, file_of, unfold
from tests.webmap.test_file import opened

LINK = "journey?origin=xian&destination=halkali&alternatives=4"
TAKEN = "[...document.querySelectorAll('.leaflet-overlay-pane path.taken')].length"


def asked(tab: Tab, address: str):
    """Open a link of the journey page; give the map's frame once the answer is drawn."""
    tab.page.goto(address)
    tab.page.frame_locator(FRAME).locator("#journey .kinds").wait_for(timeout=60_000)
    rest(tab.page)
    return next(frame for frame in tab.page.frames if frame.parent_frame)


def taken(frame, count: int) -> None:
    """Wait until the chosen way has this many lines."""
    until(frame, f"{TAKEN} === {count}", timeout=20_000)


def choose(tab: Tab, label: str, option: str) -> None:
    rest(tab.page)
    tab.page.get_by_role("combobox", name=label).first.click()
    tab.page.get_by_role("combobox", name=label).first.fill(option)
    tab.page.get_by_role("option", name=option, exact=True).click()


@pytest.fixture(scope="module")
def to_poti(real):
    return answer(real, Query("xian", "poti", alternatives=4))


def test_a_new_destination_redraws_the_way_and_never_the_map(tab, app, to_poti):
    frame = asked(tab, f"{app}/{LINK}")
    frame.evaluate("window.mark = 1")
    choose(tab, "To", "Poti")
    taken(frame, len(to_poti.journey.itineraries[0].segments))
    rest(tab.page)
    told = tab.page.locator(".answer h1").inner_text()
    assert told.startswith("Xi'an → Poti: ")
    assert frame.evaluate("window.mark") == 1
    tab.page.wait_for_url("**destination=poti**")


def test_a_closure_shows_both_ways_and_what_it_costs(tab, app, real):
    frame = asked(tab, f"{app}/{LINK}&close=aktau")
    view = answer(real, Query("xian", "halkali", close=("aktau",), alternatives=4))
    before, after = view.journey.before.segments, view.journey.itineraries[0].segments
    taken(frame, len(after))
    shown = {
        kind: frame.locator(f".leaflet-overlay-pane path.{kind}").count()
        for kind in ("newly", "before")
    }
    assert shown == {
        "newly": len(set(after) - set(before)),
        "before": len(set(before) - set(after)),
    }
    told = frame.locator("#journey").inner_text()
    assert journey_payload.way(view, view.journey.before, "")["days"] in told
    assert frame.locator(".mark.shut").count() == 1


def test_an_alternative_is_chosen_on_the_map_and_goes_into_the_address(tab, app, real):
    frame = asked(tab, f"{app}/{LINK}")
    frame.locator("#journey input[name=way]").nth(2).check()
    view = answer(real, Query("xian", "halkali", alternatives=4, choice=3))
    taken(frame, len(itineraries.itinerary(view).segments))
    tab.page.wait_for_url("**choice=3**")
    tab.page.wait_for_timeout(800)
    assert frame.locator("#journey input[name=way]").nth(2).is_checked()


def test_a_link_reopens_the_alternative(tab, app, real):
    frame = asked(tab, f"{app}/{LINK}&choice=2&lang=ru")
    view = answer(real, Query("xian", "halkali", alternatives=4, choice=2))
    taken(frame, len(itineraries.itinerary(view).segments))
    assert "Сиань" in tab.page.locator(".answer h1").inner_text()


def test_no_way_is_told_with_what_would_work_and_the_map_stays(tab, app):
    tab.page.goto(f"{app}/journey?origin=xian&destination=poti&avoid=KZ")
    tab.page.get_by_text("without avoiding Kazakhstan (KZ)").wait_for(timeout=60_000)
    tab.page.frame_locator(FRAME).locator("#legend fieldset").first.wait_for()
    assert "Traceback" not in tab.page.locator("body").inner_text()


def test_two_users_never_see_each_other_s_what_if(tab, app, browser):
    one = asked(tab, f"{app}/{LINK}&scenario=storm_aktau")
    other = Tab(browser)
    two = asked(other, f"{app}/{LINK}")
    assert one.locator("#journey .what-if").count() == 1
    assert two.locator("#journey .what-if").count() == 0
    other.context.close()


def test_the_page_s_files_are_those_of_the_command_line(tab, app, tmp_path):
    asked(tab, f"{app}/{LINK}&close=aktau")
    buttons = {
        "Map with the journey (HTML)": ".html",
        "Journey as GeoJSON": ".geojson",
        "Legs as CSV": ".csv",
        "Journey as JSON": ".json",
    }
    words = ["--origin", "xian", "--destination", "halkali", "--close", "aktau"]
    for name, ending in buttons.items():
        told = file_of(tab, name)
        path = tmp_path / f"cli{ending}"
        several = [] if ending == ".csv" else ["--alternatives", "4"]  # a table has the best way
        assert main(["export", str(path), *words, *several]) == 0
        assert told == path.read_bytes()


def test_the_exported_file_carries_the_journey_and_works_alone(tab, real, tmp_path):
    view = answer(real, Query("xian", "halkali", close=("aktau",), alternatives=4))
    path = tmp_path / "journey.html"
    formats.write(view, path)
    opened(tab, path)
    page = tab.page
    assert page.evaluate(TAKEN) == len(view.journey.itineraries[0].segments)
    page.locator("#journey input[name=way]").nth(3).check()
    assert page.evaluate(TAKEN) == len(view.journey.itineraries[3].segments)
    page.locator("details.table summary").click()
    captions = page.locator("table.twin caption").all_inner_texts()
    legs = journey_tables.arcs(view).title
    assert legs in captions
    rows = page.locator("table.twin").nth(captions.index(legs)).locator("tbody tr").count()
    assert rows == len(view.journey.itineraries[0].arcs)


def test_page_command_line_and_export_agree_to_the_last_digit(real, capsys):
    query = Query("xian", "halkali", close=("kuryk",), scenario=("storm_aktau",), alternatives=3)
    view = answer(real, query)
    words = ["--close", "kuryk", "--scenario", "storm_aktau", "--alternatives", "3"]
    assert main(["route", "xian", "halkali", *words, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == json.loads(formats.whole_journey(view))
    assert told == json.loads(journey_json.as_json(real, view.journey))
    rows = list(csv.DictReader(io.StringIO(formats.csv(view))))
    exact = [arc.hours.likely for arc in view.journey.itineraries[0].arcs]
    arcs = told["itineraries"][0]["arcs"]
    assert [arc["hours"]["likely"] for arc in arcs] == [round(hours, 2) for hours in exact]
    assert [float(row["Likely (h)"]) for row in rows] == [round(hours, 1) for hours in exact]


@pytest.mark.parametrize("lang", ["ru", "zh", "tr", "kk", "az", "ka"])
def test_a_language_changes_no_number(real, lang):
    english, other = (
        answer(real, Query("xian", "halkali", close=("aktau",), alternatives=3, lang=one))
        for one in ("en", lang)
    )
    assert english.journey == other.journey
    numbers = [
        journey_tables.arcs(view).frame.select_dtypes("number").to_numpy().tolist()
        for view in (english, other)
    ]
    assert str(numbers[0]) == str(numbers[1])


def then(tab, year: str) -> str:
    """What the card of a journey says of a year chosen below the map; "" where it says nothing."""
    tab.page.evaluate(f"void corridor.kept.get('year').set('{year}', new Map())")
    told = tab.page.locator("#journey .then")
    return told.inner_text() if told.count() else ""


def test_an_exported_journey_says_in_which_years_it_was_not_there(tab, real, tmp_path):
    path = tmp_path / "journey.html"
    view = answer(real, Query("xian", "halkali", year=2019))
    formats.write(view, path)
    opened(tab, path)
    assert then(tab, "2019") == ""
    assert then(tab, "2012").startswith("2012: Not open then: ")
    assert "Kartsakhi – Kars" in then(tab, "2012") and "Aktau – Alat" in then(tab, "2018")
    assert then(tab, "2022") == ""


def test_what_a_what_if_opens_is_not_called_shut(tab, real, tmp_path):
    path = tmp_path / "journey.html"
    formats.write(answer(real, Query("baku", "nakhchivan", open=("tripp",))), path)
    opened(tab, path)
    assert then(tab, "") == then(tab, "2026") == ""
    card = tab.page.locator("#journey").inner_text()
    assert "Without the what-if: no way" in card and "TRIPP" in card
    assert tab.page.locator("table.twin caption", has_text="What is planned").count() == 1


def test_an_opening_shows_both_ways_and_the_difference(tab, app):
    frame = asked(
        tab, f"{app}/journey?origin=urumqi&destination=tashkent&open=china_kyrgyzstan_uzbekistan"
    )
    card = frame.locator("#journey").inner_text()
    assert "Difference: −" in card and "+465 km" in card
    assert frame.locator(".leaflet-overlay-pane path.newly").count() > 3


def test_a_month_is_chosen_and_a_departure_names_the_arrival(tab, app, real):
    frame = asked(tab, f"{app}/{LINK}")
    tab.page.locator("summary", has_text="What if").click()
    choose(tab, "Month", "October")
    tab.page.wait_for_url("**month=10**")
    frame.get_by_text("2026 · October · ").wait_for()
    asked(tab, f"{app}/{LINK}&depart=2026-10-05")
    view = answer(real, Query("xian", "halkali", depart="2026-10-05", alternatives=4))
    arrival = ranges.totals(view, view.journey.itineraries[0])["Arrival (P10 – P90; median)"]
    frame = next(frame for frame in tab.page.frames if frame.parent_frame)
    frame.get_by_text("Totals", exact=True).click()
    frame.get_by_text(arrival, exact=True).wait_for()
    tab.page.locator("summary", has_text="What if").click()
    box = tab.page.get_by_test_id("stDateInput")
    box.get_by_role("spinbutton").first.click()
    tab.page.keyboard.type("20261224")
    tab.page.get_by_text("Reach", exact=True).click()  # what is typed counts once it is left
    tab.page.wait_for_url("**depart=2026-12-24**")
    frame.get_by_text("2026 · Departure: Dec 24, 2026 · ").wait_for()
    box.get_by_role("button", name="Clear date").click()
    tab.page.get_by_text("Reach", exact=True).click()
    tab.page.wait_for_url(lambda url: "depart" not in url)


def test_the_page_shows_the_twelve_months_and_offers_them(tab, app, real):
    asked(tab, f"{app}/{LINK}")
    view = answer(real, Query("xian", "halkali", alternatives=4))
    unfold(tab, "Month by month")
    tab.page.get_by_text(month_tables.notes(view)[0], exact=True).wait_for()
    found = month_tables.of_view(view)
    assert file_of(tab, "Months as CSV").decode() == study_csv.months(found)


def test_the_file_shows_the_months_of_the_chosen_way(tab, real, tmp_path):
    view = answer(real, Query("xian", "poti", alternatives=2, depart="2026-12-20"))
    path = tmp_path / "months.html"
    path.write_text(formats.html(view), encoding="utf-8")
    opened(tab, path)
    for number, button in enumerate(("1", "2")):
        tab.page.locator(f"#journey input[value='{button}']").check()
        chosen = replace(view, query=replace(view.query, choice=number + 1))
        tab.page.locator("#journey:not([aria-busy])").wait_for()
        shown = tab.page.locator("#journey .months li b").all_inner_texts()
        months = month_tables.of_view(chosen).months
        assert shown == [month_tables.days(chosen, month) for month in months]
        notes = tab.page.locator("#journey .months ~ p.soft").all_inner_texts()
        assert notes[1:] == month_tables.notes(chosen)
    left = tab.page.locator("#journey .months .track").first.bounding_box()
    others = tab.page.locator("#journey .months .track").all()
    assert {round(one.bounding_box()["x"]) for one in others} == {round(left["x"])}
