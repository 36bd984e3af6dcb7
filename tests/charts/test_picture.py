"""The drawings as files: PNG, SVG and PDF, with a heading and their sources."""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from PIL import Image

from routes.charts import drawings, picture, staircase, tracks
from routes.errors import RoutesError
from routes.studies import compare
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import losses


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query("xian", "poti", alternatives=3))


def test_a_png_is_sharp_and_of_the_colours_of_its_ways(view):
    made = Image.open(io.BytesIO(drawings.of_journey(view, "hours", ".png")))
    assert made.width >= 1920 and made.info["Title"] == "Where the time is lost: Xi'an → Poti"
    found = {colour for _, colour in made.convert("RGB").getcolors(1 << 20)}
    for track in tracks.of_journey(view):
        wanted = tuple(bytes.fromhex(track.colour[1:]))
        assert min(max(abs(a - b) for a, b in zip(one, wanted, strict=True)) for one in found) < 8


def test_an_svg_has_heading_sentence_and_sources(view):
    text = drawings.of_journey(view, "hours", ".svg").decode()
    told = " ".join(one.text or "" for one in ElementTree.fromstring(text).iter())
    assert "Where the time is lost: Xi'an → Poti" in told
    assert losses.sentence(view, view.journey.itineraries[0]) in told
    assert f"Data of {view.dataset.date}" in told and "OpenStreetMap" in told


def test_the_same_drawing_gives_the_same_bytes(view):
    for ending in (".svg", ".png", ".pdf"):
        one, other = (drawings.of_journey(view, "hours", ending) for _ in range(2))
        assert one == other and one[:5] in (b"<svg ", b"\x89PNG\r", b"%PDF-")


def test_nothing_of_a_drawing_is_lost_or_moved_in_its_frame(view):
    drawn = staircase.draw(view, tracks.of_journey(view))
    framed = picture.framed(view, drawn, "")
    inside = framed.groups[2:-1]
    assert [len(group.marks) for group in inside] == [len(group.marks) for group in drawn.groups]
    assert framed.width == drawn.width + 2 * picture.MARGIN and framed.height > drawn.height


def test_a_chinese_drawing_has_its_letters(real):
    view = answer(real, Query("xian", "poti", lang="zh"))
    assert drawings.of_journey(view, "hours", ".png")


def test_compared_ways_are_one_drawing(real):
    study = compare.compare(real, "xian", "halkali")
    view = answer(real, Query())
    text = drawings.of_comparison(view, study, "hours", ".svg").decode()
    for way in study.ways:
        assert view.word(f"way.{way.id}").split(":")[0].split(" ")[0] in text


def test_what_cannot_be_drawn_is_told(real, toy):
    with pytest.raises(RoutesError, match="no drawing without a journey"):
        drawings.of_journey(answer(real, Query()), "hours", ".svg")
    unpriced = replace(toy, facts=toy.facts[~toy.facts["quantity"].str.contains("usd")])
    view = answer(unpriced, Query("xian", "alat"))
    with pytest.raises(RoutesError, match=r"nothing is known of the usd .* allowed: hours"):
        drawings.of_journey(view, "usd", ".svg")
