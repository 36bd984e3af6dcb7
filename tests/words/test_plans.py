"""What is planned and what opened, as tables and text, in every language."""

import pytest

from routes.facts import openings
from routes.facts.labels import LANGUAGES
from routes.facts.plans import planned
from routes.network.journey import plan
from routes.network.request import Request
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import plans


@pytest.fixture(scope="module")
def english(real):
    return answer(real, Query())


def test_the_toys_railway_has_its_promises_money_and_name(toy):
    frame = plans.planned(answer(toy, Query())).frame
    row = frame.loc["rail-alat-ganja"]
    assert row["Promises (when made → for when)"] == "2024 → 2025; 2026 → 2028; +3 years"
    assert row["Money"] == "120 mln USD (2026)"
    assert (row["Stage"], row["Promised for"], row["Put off, years"]) == ("planned", 2028, 3)
    assert row["Opens in a what-if by"] == "Railway to Ganja"


def test_a_filter_leaves_what_it_shows(real):
    seas = plans.shown(answer(real, Query(mode=("sea",))))
    assert {one.subject for one in seas} == {"aktau", "poti", "sea-aktau-alat"}
    assert len(plans.shown(answer(real, Query()))) == len(planned(real))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_language_changes_no_year(real, english, lang):
    view = answer(real, Query(lang=lang))
    ours, theirs = plans.planned(english).frame, plans.planned(view).frame
    for column in (3, 4):
        assert list(ours.iloc[:, column].astype(str)) == list(theirs.iloc[:, column].astype(str))
    found = openings.opened(real, 2014, 2020)
    assert list(plans.opened(view, found).frame.iloc[:, 0]) == [one.date for one in found]
    assert (lang == "en") == (list(theirs.columns) == list(ours.columns))
    assert plans.planned_text(view).splitlines()[0] == view.word("ui.planned_title")


def test_what_is_promised_for_some_years_is_told_by_its_year(toy, english):
    view = answer(toy, Query())
    assert "  Promised for: 2028" in plans.planned_text(view, (2027, 2028)).splitlines()
    nothing = [view.word("ui.planned_title"), view.word("ui.nothing_shown")]
    assert plans.planned_text(view, (2027, 2027)).splitlines() == nothing
    asked = plans.planned_text(english, (2027, 2027))
    assert "Poti: Planned" in asked and "Anaklia" not in asked  # that is promised for 2029


def test_what_opened_is_told_with_its_delay(real, english):
    text = plans.opened_text(english, openings.opened(real, 2017, 2017))
    assert "2017-10-30  Baku → Kars: The Baku-Tbilisi-Kars railway opens (+7 years)" in text
    assert plans.opened_text(english, []).splitlines()[-1] == english.word("ui.nothing_shown")


def test_what_the_map_can_select_stands_in_the_index(real, english):
    rows = [
        plans.planned(english).frame,
        plans.opened(english, openings.opened(real, 1990, 2026)).frame,
    ]
    for frame in rows:
        assert {*frame.index} <= {*real.segments.index, *real.nodes.index}


def test_an_opening_says_what_is_promised_and_whether_it_is_used(real):
    def told(name, *ends):
        query = Query(origin=ends[0], destination=ends[1], open=(name,))
        view = answer(real, query)
        return plans.notes(view, view.journey.network.opened, view.journey.itineraries[0])

    (used,) = told("china_kyrgyzstan_uzbekistan", "urumqi", "tashkent")
    assert "Kashgar → Andijan: promised for 2030" in used and "not used" not in used
    (idle,) = told("anaklia", "xian", "halkali")
    assert "promised for 2029" in idle and idle.endswith("not used by this journey")
    (hours,) = told("btk_five_million", "xian", "halkali")
    assert "Alat → Böyük Kəsik: promised: ≤ 24 h" in hours
    (tripp,) = told("tripp", "baku", "nakhchivan")
    assert "Ağbənd → Ordubad: no day of the opening is promised" in tripp


def test_what_opens_alone_has_its_own_name(real):
    journey = plan(real, Request("baku", "halkali", open=("rail-cerkezkoy-kapikule-new",)))
    view = answer(real, Query())
    (note,) = plans.notes(view, journey.network.opened, journey.itineraries[0])
    assert note.startswith("Çerkezköy – Kapıkule (Railway): ")
