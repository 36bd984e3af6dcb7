"""The guided tour: its numbers are those of the tables, and it walks by keyboard, file and page."""

import re

import pytest

from routes.export import formats
from routes.facts import labels
from routes.tables import dataset, mentions
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import tour_payload as tour
from routes.webmap.passport_payload import Pool
from tests.browsing import until
from tests.conftest import Tab, worded
from tests.pages.test_map import framed
from tests.toys import spoil
from tests.webmap.test_file import EVIL, opened

CARD = "#tour"
LIT = """() => [...corridor.features.drawing.drawn].filter(([, layers]) =>
    !layers[0].getElement().classList.contains('faded')).map(([id]) => id).sort()"""


def steps(data, lang: str = "en") -> list[dict]:
    return tour.browser(answer(data, Query(lang=lang)), Pool())["steps"]


def text(data, at: int, lang: str = "en") -> str:
    return "".join(steps(data, lang)[at]["text"])


def test_words_go_with_the_numbers_of_the_tables(toy):
    hours, km = "[час|часа|часов|часа]", "[километр|километра|километров|километра]"
    told = "{rail-dostyk-shu|length_km|2024} " + km + ", {sea-aktau-alat|sailing_h|2024} " + hours
    pieces = tour.filled(answer(toy, Query(lang="ru")), told)
    assert "".join(pieces) == "166 километров, 20–24 часа"  # of a range with its end


def test_placeholders_become_the_numbers_of_the_tables(toy):
    assert text(toy, 1) == (
        "Over 166 km of rail, 20–24 hours at sea and 350,000 tonnes; since 14 May 2018."
    )
    assert "14 мая 2018" in text(toy, 1, "ru")
    assert "350\xa0000 тонн" in text(toy, 1, "ru")


def test_a_corrected_fact_corrects_the_story(tmp_path):
    folder = worded(tmp_path)
    spoil(folder, "facts.csv", "length_km,166,", "length_km,168,")
    assert text(dataset.load(folder), 1).startswith("Over 168 km of rail")


def test_the_newest_the_undated_and_the_rival_can_be_asked_for(toy):
    def value(key: str) -> str:
        return tour.fact_text(answer(toy, Query()), key)

    assert value("sea-aktau-alat|sailing_h") == "20–24"
    assert value("sea-aktau-alat|sailing_h|2022") == "22"
    assert value("sea-aktau-alat|length_km||newspaper") == "150"
    named = mentions.named({"facts": toy.facts, "volumes": toy.volumes})
    assert mentions.rows(named, "sea-aktau-alat|sailing_h|-")[1] == []
    assert mentions.rows(named, "nobody|knows")[1] == []


def test_the_numbers_stand_with_range_source_and_rival(toy):
    pool = Pool()
    told = tour.browser(answer(toy, Query()), pool)["steps"][1]["facts"]
    entries = [(subject, pool.values[place]) for subject, place in told]
    assert [subject for subject, _ in entries] == ["Dostyk – Shu", "Aktau – Alat", "Aktau", ""]
    length = entries[0][1]["values"]
    assert [one["value"] for one in length] == ["166 km", "170 km"]
    assert pool.values[length[1]["source"]]["text"].startswith("The Toy Times")
    assert entries[3][1]["values"][0]["scope"] == "The new port of Alat opens"


def test_a_corridor_lights_its_segments(toy):
    assert steps(toy)[1]["light"] == ["dostyk", "road-dostyk-aktau", "ferry-aktau-alat"]


def test_the_claims_stand_under_the_last_step(toy):
    (claim,) = steps(toy)[-1]["claims"]
    assert claim["word"] == "garbled"
    assert "".join(claim["found"]) == "It is 150 km."
    assert len(claim["sources"]) == 2


def test_it_has_eight_to_twelve_steps_from_lianyungang_to_halkali(real):
    every = steps(real)
    assert 8 <= len(every) <= 12
    assert "lianyungang" in every[0]["light"]
    assert "halkali" in every[-2]["light"]
    verdicts = {one["verdict"] for one in every[-1]["claims"]}
    assert {"holds", "mistranslation", "garbled"} <= verdicts


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_every_language_tells_the_whole_tour_with_the_same_numbers(real, lang):
    for step in real.tour["id"]:
        for part in ("title", "text"):
            assert real.labels.at[f"tour.{step}.{part}", lang]
        text, english = (real.labels.at[f"tour.{step}.text", one] for one in (lang, "en"))
        assert sorted(mentions.keys(text)) == sorted(mentions.keys(english))
        assert sorted(mentions.days(text)) == sorted(mentions.days(english))
    digits = [
        ["".join(re.findall(r"\d", piece)) for piece in step["text"][1::2] if " " not in piece]
        for step in steps(real, lang)
    ]
    assert all(any(step) for step in digits[:-1])


def test_texts_are_short(real):
    for step in steps(real):
        assert 40 <= len("".join(step["text"]).split()) <= 70, step["id"]


def test_the_tour_walks_to_its_end_by_keyboard(tab, file, real):
    tab.page.emulate_media(reduced_motion="reduce")
    opened(tab, file)
    tab.page.locator("#tour-button").focus()
    tab.page.keyboard.press("Enter")
    for at, step in enumerate(steps(real), 1):
        tab.page.locator(CARD, has_text=f"{at} / {len(real.tour)}").wait_for()
        assert tab.page.locator(f"{CARD} h2").inner_text() == step["title"]
        assert "".join(step["text"]) in tab.page.locator(f"{CARD} .body").inner_text()
        assert tab.page.evaluate(LIT) == sorted(step["light"])
        south_west, north_east = step["box"]
        assert tab.page.evaluate(f"corridor.map.getBounds().contains([{south_west}, {north_east}])")
        assert f"tour={step['id']}" in tab.page.url
        tab.page.keyboard.press("ArrowRight")
    tab.page.keyboard.press("ArrowLeft")
    tab.page.locator(CARD, has_text=f"{len(real.tour) - 1} / {len(real.tour)}").wait_for()
    tab.page.keyboard.press("Escape")
    assert tab.page.locator(CARD).is_hidden()
    assert len(tab.page.evaluate(LIT)) == len(real.segments) + len(answer(real, Query()).nodes)
    assert tab.page.evaluate("document.activeElement.id") == "tour-button"
    assert "tour=" not in tab.page.url


def test_the_buttons_walk_too_and_the_map_flies(tab, file, real):
    opened(tab, file)
    tab.page.locator("#tour-button").click()
    tab.page.get_by_role("button", name="Next").click()
    box = steps(real)[1]["box"]
    until(tab.page, f"corridor.map.getBounds().contains({box})", timeout=20_000)
    tab.page.get_by_role("button", name="Back").click()
    assert tab.page.get_by_role("button", name="Back").is_disabled()
    tab.page.get_by_role("button", name="End the tour").click()
    assert tab.page.locator(CARD).is_hidden()


def test_each_step_has_a_link_that_reopens_it(tab, file, real):
    for step in steps(real):
        tab.page.goto("about:blank")
        tab.page.goto(f"{file.as_uri()}#tour={step['id']}")
        tab.page.locator(f"{CARD} h2", has_text=step["title"]).wait_for()
        assert tab.page.evaluate(f"corridor.map.getBounds().contains({step['box']})")
        link = tab.page.get_by_role("link", name="Link to this step")
        assert link.get_attribute("href") == f"#tour={step['id']}"
    tab.page.goto(f"{file.as_uri()}#tour=nowhere")
    opened(tab, file)


def test_on_a_phone_the_card_lies_below_the_map(browser, file):
    tab = Tab(browser, 390, 844)
    tab.page.emulate_media(reduced_motion="reduce")
    tab.page.goto(f"{file.as_uri()}#tour=ferry")
    tab.page.locator(f"{CARD} h2").wait_for()
    card, chart = (tab.page.locator(one).bounding_box() for one in (CARD, ".folium-map"))
    assert card["y"] >= chart["y"] + chart["height"] - 8
    assert card["y"] + card["height"] <= 844
    assert tab.errors == []
    tab.context.close()


def test_hostile_words_stay_words(tab, tmp_path):
    folder = worded(tmp_path)
    evil = f'"{EVIL.replace("=1", "=true")}"'
    spoil(folder, "labels.csv", "verdict.garbled,garbled,", f"verdict.garbled,{evil},")
    for file, text in (
        ("labels.csv", "The border,"),
        ("labels.csv", "Here it begins.,"),
        ("events.csv", "The new port of Alat opens,"),
    ):
        spoil(folder, file, text, f"{evil},")
    path = tmp_path / "evil.html"
    formats.write(answer(dataset.load(folder), Query()), path)
    opened(tab, path)
    tab.page.evaluate("corridor.kept.get('tour').set('start')")
    tab.page.locator(f"{CARD} .body p", has_text="onerror").wait_for()
    tab.page.evaluate("corridor.kept.get('tour').set('border')")
    tab.page.locator(CARD, has_text="onerror").wait_for()
    assert tab.page.locator(CARD).inner_text().count("onerror") >= 3
    assert tab.page.evaluate("window.hacked") is None
    assert tab.page.locator("img[src=x]").count() == 0


def test_the_page_keeps_the_step_in_its_address(tab, app, real):
    title = steps(real)
    frame = framed(tab, f"{app}/?tour=ferry&at=5/43/100")
    frame.locator(f"{CARD} h2", has_text=title[5]["title"]).wait_for()
    until(frame, f"corridor.map.getBounds().contains({title[5]['box']})")
    frame.locator(f"{CARD} h2").focus()
    tab.page.keyboard.press("ArrowRight")
    tab.page.wait_for_url("**tour=caspian**")
    frame.locator(f"{CARD} h2", has_text=title[6]["title"]).wait_for()
    tab.page.keyboard.press("Escape")
    until(tab.page, "!location.search.includes('tour=')")
    assert frame.evaluate("corridor.state.lit") is None


def test_the_page_tells_the_tour_in_another_language(tab, app, real):
    frame = framed(tab, f"{app}/?lang=kk&tour=claims")
    frame.locator(f"{CARD} h2", has_text=steps(real, "kk")[-1]["title"]).wait_for()
    assert frame.locator(f"{CARD} .verdict").count() == len(real.claims)


def test_an_unknown_step_in_the_address_is_told(tab, app):
    framed(tab, f"{app}/?tour=nowhere")
    assert "'nowhere'" in tab.page.locator("body").inner_text()
