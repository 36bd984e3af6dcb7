"""What the map's script is told of years, events and traffic."""

import json
from urllib.parse import urlparse

import pytest

from routes.facts import labels, timeline, volumes
from routes.tables.checks.words import event_key
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap.payload import web_data
from routes.webmap.year_payload import FIRST, LAST


@pytest.fixture(scope="module")
def told(real):
    return web_data(answer(real, Query()))


def test_every_state_of_every_year_can_be_read_back(real, told):
    years = told["years"]
    for id in (*real.segments.index, *real.nodes.index):
        for year in range(FIRST, LAST + 1):
            status = told["subjects"][id]["status"]
            for begin, state in years["states"].get(id, ()):
                if begin <= year:
                    status = years["order"][state]
            assert status == timeline.status_in(real, id, year), (id, year)


def test_every_event_of_the_years_is_told_with_its_source(real, told):
    events = told["years"]["events"]
    for row in real.events.to_dict("records"):
        if row["date_from"][:4] >= str(FIRST):
            days = (row["date_from"], row["date_to"])
            found = [one for one in events if one["title"] == row["title"]]
            assert days in [(one["from"], one.get("to", "")) for one in found], row
    for one in events:
        assert told["pool"][one["source"]]["text"]
        assert urlparse(told["pool"][one["source"]]["url"]).scheme in ("", "http", "https")


def test_slipping_shows(told):
    promises = [
        (one["from"], one["for"])
        for one in told["years"]["events"]
        if one["kind"] == "promised_opening" and one["title"] == "Horadiz – Ağbənd"
    ]
    assert promises == [
        ("2020", "2022"), ("2021", "2023"), ("2023", "2024"), ("2023", "2025"), ("2025", "2026"),
    ]  # fmt: skip


def test_traffic_is_what_was_counted_for_a_whole_year(real, told):
    for entry in told["traffic"]:
        for year, value, *_ in entry["values"]:
            rows = real.volumes[
                (real.volumes["year"] == year)
                & (real.volumes["value"] == value)
                & (real.volumes["unit"] == entry["unit"])
                & (real.volumes["kind"] == "actual")
                & (real.volumes["until"] == "")
                & (real.volumes["preferred"] == "yes")
            ]
            assert len(rows) >= 1, entry["name"]


def test_a_line_s_own_count_stands_before_that_of_the_route(real, told):
    assert "sea-aktau-alat" in volumes.leading(real, "TEU")
    route = [one for one in told["traffic"] if "rail-lianyungang-xian" in one["on"]]
    assert {one["unit"]: "sea-aktau-alat" in one["on"] for one in route} == {
        "t": True,
        "TEU": False,
    }


def test_totals_of_countries_and_trade_are_not_drawn(told):
    assert all(set(one["on"]) <= set(told["subjects"]) for one in told["traffic"])
    assert "China – Kazakhstan" not in {one["name"] for one in told["traffic"]}


def test_a_view_tells_of_its_own_lines_only(toy):
    data = web_data(answer(toy, Query(mode=("sea",))))
    shown = {*answer(toy, Query(mode=("sea",))).segments.index, "aktau", "alat"}
    assert set(data["years"]["states"]) <= shown
    assert {id for one in data["traffic"] for id in one["on"]} <= shown


def test_keys_of_events_are_their_own(real):
    keys = [event_key(row) for row in real.events.to_dict("records")]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_events_are_told_in_every_language(real, lang):
    told = web_data(answer(real, Query(lang=lang)))["years"]["events"]
    assert [one["title"] for one in told if "lang" in one] == []


def test_what_is_not_translated_says_that_it_is_english(toy):
    told = web_data(answer(toy, Query(lang="ru")))["years"]["events"]
    assert {one["lang"] for one in told if one["kind"] != "promised_opening"} == {"en"}


def test_years_cost_little(told):
    size = len(json.dumps([told["years"], told["traffic"]], ensure_ascii=False).encode())
    assert size < 40_000
