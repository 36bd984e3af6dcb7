"""The time-distance staircase on the pages and in the exported file, in a real browser."""

from dataclasses import replace

import pytest

from routes.charts import drawings, tracks
from routes.cli.commands import main
from routes.export import formats
from routes.studies import compare
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import looks
from routes.words import itineraries, losses
from tests.browsing import rest
from tests.conftest import Tab
from tests.pages.test_look import rgb
from tests.pages.test_map import file_of, near, unfold
from tests.webmap.test_file import opened

LINK = "journey?origin=xian&destination=poti&alternatives=3"
WIDE, NARROW = ".drawing svg.wide", ".drawing svg.narrow"
# Texts of a drawing whose boxes meet as the browser draws them; what it hides has no box.
MEET = """(svg) => {
  const seen = [...svg.querySelectorAll("text")]
    .filter((one) => one.textContent !== "?")
    .map((one) => [one.textContent, one.getBoundingClientRect()])
    .filter(([, box]) => box.width);
  const room = svg.getBoundingClientRect();
  const meet = (p, q) =>
    p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 3 && q.top < p.bottom - 3;
  const hits = [];
  seen.forEach(([a, p], i) => seen.slice(i + 1).forEach(([b, q]) => {
    if (meet(p, q)) hits.push(`${a} / ${b}`);
  }));
  const out = seen.filter(([, p]) => p.left < room.left - 1 || p.right > room.right + 1);
  return [seen.length, hits, out.map(([a]) => a)];
}"""


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query("xian", "poti", alternatives=3))


@pytest.fixture(scope="module")
def file(real, tmp_path_factory):
    path = tmp_path_factory.mktemp("drawing") / "journey.html"
    formats.write(answer(real, Query("xian", "poti", alternatives=3)), path)
    return path


def drawn(tab: Tab, address: str, which: str):
    tab.page.goto(address)
    found = tab.page.locator(which).first
    found.wait_for(timeout=60_000)
    return found


def clear(svg) -> None:
    """No text of a drawing lies on another or runs out of it."""
    count, hits, outside = svg.evaluate(MEET)
    assert count > 15 and hits == [] and outside == []


def test_a_journey_is_drawn_below_what_it_loses(tab, app, view):
    svg = drawn(tab, f"{app}/{LINK}", WIDE)
    clear(svg)
    sentence = losses.sentence(view, itineraries.itinerary(view))
    tab.page.get_by_text(sentence).first.wait_for()
    told = svg.text_content()
    for track in tracks.of_journey(view):
        assert track.name.split(",")[0] in told
    assert svg.get_by_text("Dostyk 35 h").count() == 1
    assert not tab.page.locator(NARROW).first.is_visible()
    tab.page.get_by_text("The drawing as a table").wait_for()


@pytest.mark.parametrize("width", [390, 1920])
@pytest.mark.parametrize("page", [LINK, "compare?origin=xian&destination=halkali&lang=ru"])
def test_a_drawing_fits_a_phone_and_a_large_screen(browser, app, width, page):
    tab = Tab(browser, width=width, height=900)
    which, other = (NARROW, WIDE) if width < 600 else (WIDE, NARROW)
    svg = drawn(tab, f"{app}/{page}", which)
    clear(svg)
    assert not tab.page.locator(other).first.is_visible()
    box = svg.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    size = (
        "(svg) => Math.min(...[...svg.querySelectorAll('text')].map((one) => one.getBBox().height))"
    )
    scale = box["width"] / float(svg.get_attribute("width"))
    assert svg.evaluate(size) * scale >= 10
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    assert tab.errors == [] and tab.requests == []
    tab.context.close()


def test_the_drawing_s_files_are_those_of_the_command_line(tab, app, tmp_path, capsysbinary):
    drawn(tab, f"{app}/{LINK}&choice=2", WIDE)
    words = ["--origin", "xian", "--destination", "poti", "--alternatives", "3"]
    told = {"Time": file_of(tab, "Time drawing as PNG")}
    rest(tab.page)
    near(tab, "tab", "Where the money goes").click()
    told["Cost"] = file_of(tab, "Cost drawing as PNG")
    for what, name in (("hours", "Time"), ("usd", "Cost")):
        path = tmp_path / f"{what}.png"
        assert main(["export", str(path), *words, "--drawing", what]) == 0
        assert path.read_bytes()[:4] == told[name][:4] == b"\x89PNG"
    chosen = answer(view_data(), Query("xian", "poti", alternatives=3, choice=2))
    assert told["Time"] == drawings.of_journey(chosen, "hours", ".png")
    capsysbinary.readouterr()
    assert main(["route", "xian", "poti", "--alternatives", "3", "--format", "csv"]) == 0
    printed = capsysbinary.readouterr().out
    unfold(tab, "Speed, borders and cost as CAREC measures them")
    assert file_of(tab, "Measures as CSV").removeprefix("\ufeff".encode()) == printed


def view_data():
    from routes.tables import dataset  # noqa: PLC0415 (the page's own data, loaded once)

    return dataset.load()


def test_compared_ways_stand_in_one_drawing_with_a_sentence_each(tab, app, real, capsysbinary):
    svg = drawn(tab, f"{app}/compare?origin=xian&destination=halkali", WIDE)
    clear(svg)
    study, view = compare.compare(real, "xian", "halkali"), answer(real, Query())
    some = tracks.of_comparison(view, study)
    assert len(some) == 5
    for track in some:
        sentence = losses.sentence(view, track.way)
        assert not sentence or tab.page.get_by_text(f"{track.name}: {sentence}").count() == 1
    made = file_of(tab, "Time drawing as SVG")
    assert main(["compare", "xian", "halkali", "--format", "svg"]) == 0
    assert capsysbinary.readouterr().out.rstrip() == made.rstrip()


def test_the_file_draws_the_staircase_in_the_card_of_the_journey(tab, file, view):
    opened(tab, file)
    figure = tab.page.locator("#journey figure").first
    svg = figure.locator("svg")
    svg.wait_for()
    assert svg.get_attribute("role") == "img"
    clear(svg)
    for number, way in enumerate(view.journey.itineraries, 1):
        tab.page.locator("#journey input[name=way]").nth(number - 1).check()
        clear(svg)
        shown = svg.evaluate(
            "(svg) => [...svg.querySelectorAll('.detail')]"
            ".filter((one) => getComputedStyle(one).display !== 'none')"
            ".map((one) => one.dataset.way)"
        )
        assert {*shown} == {str(number)}
        sentence = losses.sentence(view, way)
        assert tab.page.locator("#journey .lost").inner_text() == sentence
        top = "(svg) => [...svg.querySelectorAll('g.way')].at(-1).dataset.way"
        assert svg.evaluate(top) == str(number)


def test_the_drawing_of_a_file_wears_the_look_of_the_file(tab, file):
    opened(tab, file)
    fill = "getComputedStyle(document.querySelector('#journey figure svg text')).fill"
    for look, name in enumerate(("light", "dark")):
        tab.page.emulate_media(color_scheme=name)
        both = {rgb(one[look]) for one in looks.CHARTS.values()}
        assert tab.page.evaluate(fill) in both
        tab.page.emulate_media(color_scheme=("dark", "light")[look])
        tab.page.get_by_label("Look of the map").select_option(name)
        assert tab.page.evaluate(fill) in both
        tab.page.get_by_label("Look of the map").select_option("")


def test_the_file_has_the_points_of_the_drawing_as_a_table(tab, file, view):
    opened(tab, file)
    tab.page.locator("details.table summary").click()
    captions = tab.page.locator("table.twin caption").all_inner_texts()
    at = captions.index("The drawing as a table")
    rows = tab.page.locator("table.twin").nth(at).locator("tbody tr").count()
    assert rows == sum(len(way.arcs) + 1 for way in view.journey.itineraries)
    assert "Speed, borders and cost as CAREC measures them" in captions


def test_a_file_with_a_journey_keeps_to_its_budget(real, tmp_path):
    for lang in ("en", "ka"):
        path = tmp_path / f"{lang}.html"
        asked = Query("xian", "halkali", close=("kuryk",), alternatives=4, lang=lang)
        assert formats.write(answer(real, asked), path) <= 1_000_000


def test_a_drawing_in_the_file_breaks_no_policy(browser, file):
    tab = Tab(browser, policy=True)
    tab.page.add_init_script(
        "window.broken = []; document.addEventListener("
        "'securitypolicyviolation', (one) => broken.push(one.violatedDirective))"
    )
    opened(tab, file)
    tab.page.locator("#journey figure svg").first.wait_for()
    assert tab.page.evaluate("window.broken") == []
    assert tab.errors == [] and tab.requests == []
    tab.context.close()


def test_a_what_if_is_drawn_beside_the_way_without_it(tab, real, tmp_path):
    asked = Query("xian", "poti", close=("aktau",))
    path = tmp_path / "closed.html"
    formats.write(answer(real, asked), path)
    opened(tab, path)
    svg = tab.page.locator("#journey figure svg").first
    svg.wait_for()
    clear(svg)
    assert "Without the what-if" in svg.text_content()
    assert answer(real, replace(asked, close=())).journey.before is None
