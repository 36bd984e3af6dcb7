"""The staircase as a drawing: it shows the numbers of the ways, and no text lies on another."""

from dataclasses import replace
from itertools import combinations
from math import inf
from xml.etree import ElementTree

import pytest

from routes.charts import drawings, lettering, plot, staircase, tracks
from routes.charts.plot import NARROW, WIDE
from routes.charts.scene import Scene, Shape, Text, svg
from routes.facts import labels
from routes.network.staircase import HOURS, USD, points
from routes.poster.placement import Box
from routes.studies import compare
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import style
from tests.conftest import worded

SVG = "{http://www.w3.org/2000/svg}"
FORMS = (WIDE, NARROW)
ASKED = {
    "halkali": {"origin": "xian", "destination": "halkali", "alternatives": 4},
    "poti": {"origin": "xian", "destination": "poti", "alternatives": 5, "close": ("aktau",)},
    "truck": {"origin": "horgos_road", "destination": "tbilisi_road", "service": "truck"},
    "short": {"origin": "dostyk", "destination": "altynkol"},
}


def box(text: Text) -> Box:
    """The room that the letters of a text take, in the wide font in which they are measured."""
    wide = lettering.width(text.text, text.size, text.bold)
    left = text.x - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    top = text.y - text.size * lettering.ASCENT
    return Box(left, top, left + wide, text.y + text.size * lettering.DESCENT)


def texts(scene: Scene, way: int) -> list[Text]:
    """The texts that are seen together while one way is told."""
    return [
        mark
        for group in scene.groups
        if group.kind != "detail" or group.way == way
        for mark in group.marks
        if isinstance(mark, Text) and mark.text != "?"
    ]


def overlapping(scene: Scene, way: int) -> list[tuple[str, str]]:
    seen = [(text.text, box(text)) for text in texts(scene, way)]
    return [(a, b) for (a, one), (b, other) in combinations(seen, 2) if one.hits(other)]


@pytest.fixture(scope="module")
def study(real):
    return compare.compare(real, "xian", "halkali")


@pytest.fixture(scope="module")
def ways(real):
    return {name: answer(real, Query(**asked)) for name, asked in ASKED.items()}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("what", [HOURS, USD])
def test_no_text_lies_on_another_or_outside_whichever_way_is_told(ways, name, form, what):
    view = ways[name]
    some = tracks.known(tracks.of_journey(view), what)
    told = [[track.number] for track in some]
    drawn = staircase.draw(view, some, what, form, told)
    for track in some:
        assert overlapping(drawn, track.number) == []
        room = Box(0, 0, drawn.width, drawn.height)
        outside = [text.text for text in texts(drawn, track.number) if not room.holds(box(text))]
        assert outside == []


@pytest.mark.parametrize("lang", labels.LANGUAGES)
@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_text_lies_on_another_in_any_language(real, study, lang, form):
    view = answer(real, Query("xian", "halkali", alternatives=5, lang=lang))
    some = tracks.of_journey(view)
    assert overlapping(staircase.draw(view, some, HOURS, form), 1) == []
    several = tracks.of_comparison(view, study)
    together = [[track.number for track in several]]
    assert overlapping(staircase.draw(view, several, HOURS, form, together), 1) == []


@pytest.mark.parametrize("name", ["halkali", "poti"])
def test_the_line_and_the_band_of_a_way_are_its_points(ways, name):
    view = ways[name]
    some = tracks.of_journey(view)
    on = plot.plot(view, some, HOURS, WIDE)
    groups = {one.way: one for one in staircase.draw(view, some).groups if one.kind == "way"}
    assert groups.keys() == {track.number for track in some}
    for track in some:
        band, line = (
            next(one for one in groups[track.number].marks if one.kind == kind)
            for kind in ("band", "line")
        )
        assert (band.opacity > 0) == (track == some[0])
        told = points(track.way)
        end, last = line.positions[-1], told[-1]
        axes = on.axes
        assert end == (axes.x(last.km), axes.y(last.spent))
        assert axes.left <= end[0] <= axes.right and axes.top <= end[1] <= axes.bottom
        assert len(line.positions) == len(told) and len(band.positions) == 2 * len(told)
        assert band.positions[0] == (axes.x(0), axes.y(0))
        highest = min(y for _, y in band.positions)
        assert highest == pytest.approx(axes.y(max(point.high for point in told)))


def test_a_way_is_told_by_colour_dash_number_and_name(ways):
    view = ways["poti"]
    some = tracks.of_journey(view)
    assert some[-1].number == 0 and some[-1].name == "Without the what-if"
    looks = [(track.colour, track.dash, track.number) for track in some]
    for column in zip(*looks, strict=True):
        assert len({*column}) == len(some)
    for form in FORMS:
        shown = [text.text for text in texts(staircase.draw(view, some, HOURS, form), 1)]
        for track in some:
            assert str(track.number) in shown
            assert track.name.split(" – ")[0] in " ".join(shown)


def test_the_largest_jumps_are_named_with_what_they_take(ways):
    view = ways["halkali"]
    some = tracks.of_journey(view)
    shown = [text.text for text in texts(staircase.draw(view, some), 1)]
    assert "Dostyk 35 h" in shown and "border" in shown
    assert any(text.startswith("Aktau ") for text in shown)
    assert "waiting for a ship, in port" in shown
    other = [text.text for text in texts(staircase.draw(view, some, told=[[3]]), 3)]
    assert any(text.startswith("Kuryk ") for text in other)


def test_what_is_unknown_is_hollow_and_has_a_mark(toy):
    view = answer(toy, Query("xian", "alat"))
    drawn = staircase.draw(view, tracks.of_journey(view))
    marks = [mark for group in drawn.groups for mark in group.marks]
    asked = [mark for mark in marks if isinstance(mark, Text) and mark.text == "?"]
    assert len(asked) == 2  # at Dostyk and at Aktau
    assert any("at least" in text.text for text in texts(drawn, 1))


def test_where_no_dollar_is_known_there_is_no_such_drawing(toy):
    view = answer(toy, Query("xian", "alat"))
    assert drawings.kinds(tracks.of_journey(view)) == [HOURS, USD]
    told = toy.facts["quantity"].str.contains("usd")
    view = answer(replace(toy, facts=toy.facts[~told]), Query("xian", "alat"))
    assert drawings.kinds(tracks.of_journey(view)) == [HOURS]
    assert [one["title"] for one in drawings.of_file(view)] == ["Where the time is lost"]


def test_the_chosen_way_is_drawn_among_many(real):
    asked = Query("xian", "halkali", alternatives=20, reach="beyond")
    count = len(answer(real, asked).journey.itineraries)
    assert count > len(style.WAYS)
    for choice in (1, count):
        numbers = [
            track.number for track in tracks.of_journey(answer(real, replace(asked, choice=choice)))
        ]
        assert choice in numbers and len(numbers) == len(style.WAYS)


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_the_svg_is_well_formed_with_a_title_and_a_text_in_the_reader_s_language(real, lang):
    view = answer(real, Query("xian", "poti", alternatives=3, lang=lang))
    for text in drawings.of_page(view, tracks.of_journey(view), HOURS):
        root = ElementTree.fromstring(text)
        title, about = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
        assert root.get("role") == "img" and root.get("lang") == lang
        assert root.get("aria-labelledby") == f"{title.get('id')} {about.get('id')}"
        assert title.text == view.word("ui.staircase")
        assert view.word("ui.staircase_about") in about.text
        assert labels.name(real, "dostyk", lang) in about.text
        assert not [one for one in root.iter() if one.get("style") or "href" in one.attrib]
        assert text.count("<script") == 0 and len(text) < 40_000


def test_hostile_names_stay_text(tmp_path):
    from routes.tables import dataset  # noqa: PLC0415 (of this test alone)

    folder = worded(tmp_path)
    path = folder / "labels.csv"
    text = path.read_text(encoding="utf-8")
    evil = "</text><script>alert(1)</script>&amp;"
    path.write_text(text.replace("node.aktau,Aktau", f"node.aktau,{evil}"), encoding="utf-8")
    view = answer(dataset.load(folder), Query("xian", "alat", alternatives=2))
    for one in drawings.of_page(view, tracks.of_journey(view), HOURS):
        assert "<script" not in one
        ElementTree.fromstring(one)


def test_bands_and_lines_stay_in_the_drawing(ways, study):
    cases = [(view, tracks.of_journey(view)) for view in ways.values()]
    cases.append((ways["halkali"], tracks.of_comparison(ways["halkali"], study)))
    for view, some in cases:
        for form in FORMS:
            drawn = staircase.draw(view, some, HOURS, form)
            shapes = [
                mark for group in drawn.groups for mark in group.marks if isinstance(mark, Shape)
            ]
            across = [x for shape in shapes for x, _ in shape.positions]
            down = [y for shape in shapes for _, y in shape.positions]
            assert min(across, default=inf) >= 0 and max(across) <= drawn.width
            assert min(down, default=inf) >= 0 and max(down) <= drawn.height


def test_the_same_view_gives_the_same_drawing(ways):
    view = ways["halkali"]
    some = tracks.of_journey(view)
    assert svg(staircase.draw(view, some)) == svg(staircase.draw(view, some))


def test_ways_by_sea_have_a_drawing_of_their_own_and_no_price_that_is_none(real):
    view, study = answer(real, Query()), compare.compare(real, "xian", "halkali")
    some = tracks.of_comparison(view, study)
    land, sea = tracks.parted(view, some).values()
    assert [track.number for track in land] == [1, 2, 3]
    assert [track.number for track in sea] == [4, 5]
    wide = drawings.of_page(view, some, HOURS, together=True)[0]
    for heading in tracks.parted(view, some):
        assert f">{heading}</text>" in wide
    assert view.word("ui.own_scales") in drawings.about(view, some, HOURS, True)
    assert [track.number for track in tracks.known(some, USD)] == [1, 2, 3]
    assert "By sea through Suez: Unknown (prices known of" in drawings.about(view, some, USD, True)


def test_the_end_of_a_line_tells_the_median(real):
    view = answer(real, Query("xian", "poti"))
    drawn = drawings.of_page(view, tracks.of_journey(view), HOURS)[0]
    spread = view.journey.itineraries[0].spread
    median = f"{spread.p50 / 24:.1f}".removesuffix(".0")
    assert f">{median} days</text>" in drawn
