"""The names on the map: on no line, no mark and no other name, and the main line always named."""

import pytest

from routes.facts import labels
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import map_names
from tests.conftest import Tab

SIZES = ((1280, 800), (390, 844))
# Each zoom where there is most to name.
SIGHTS = (
    (3, 42, 70),
    (4, 42, 45),
    (4, 44, 78),
    (5, 42, 48),
    (6, 43.5, 81),
    (7, 41, 45),
    (8, 44.5, 80.5),
    (9, 41, 29),
    (10, 43.4, 51.3),
    (11, 40, 49.4),
)
SEEN = """() => [...document.querySelectorAll('.name, .note')]
  .filter((one) => one.style.display !== 'none')"""
# What a name covers: other names, marks that are not its own, and lines, each as wide as it is.
COVERED = (
    """() => {
  const shown = (one) => one && one.style.display !== 'none';
  const { drawing, subjects } = corridor.features;
  const { left, top } = corridor.map.getContainer().getBoundingClientRect();
  const boxes = (SEEN)().map((one) => [one, one.getBoundingClientRect()]);
  const called = (text, name) => [name, name.replace(/ *[(].*/, '')].includes(text);
  const meet = (p, q) =>
    p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;
  const hits = [];
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
    if (meet(p, q)) hits.push(`${a.textContent} / ${b.textContent}`);
  }));
  for (const id of drawing.drawn.keys()) {
    const [element] = drawing.elements(id);
    if (!shown(element) || !drawing.shown(id)) continue;
    if (!subjects.isLine(id)) {
      const mark = element.querySelector('svg > *').getBoundingClientRect();
      for (const [one, box] of boxes)
        if (meet(box, mark) && !called(one.textContent, subjects.get(id).name))
          hits.push(`${one.textContent} on the mark of ${id}`);
      continue;
    }
    const half = subjects.get(id).width / 2;
    const points = drawing.positions(id).map((one) => corridor.map.latLngToContainerPoint(one));
    points.slice(1).forEach((b, i) => {
      const a = points[i];
      const steps = Math.min(4000, Math.ceil(Math.hypot(b.x - a.x, b.y - a.y)));
      for (let n = 0; n <= steps; n++) {
        const x = left + a.x + ((b.x - a.x) * n) / (steps || 1);
        const y = top + a.y + ((b.y - a.y) * n) / (steps || 1);
        const spot = { left: x - half, right: x + half, top: y - half, bottom: y + half };
        for (const [one, box] of boxes)
          if (meet(box, spot)) hits.push(`${one.textContent} on ${id}`);
      }
    });
  }
  return [boxes.length, [...new Set(hits)]];
}"""
).replace("SEEN", SEEN)


@pytest.fixture(scope="module")
def tabs(browser, file):
    """The file in windows of several sizes."""
    out = {}
    for size in SIZES:
        out[size] = tab = Tab(browser, *size)
        tab.page.goto(file.as_uri())
        tab.page.wait_for_function("corridor.state.ready")
    yield out
    for tab in out.values():
        tab.context.close()


def names(tab: Tab) -> list[str]:
    return tab.page.evaluate(f"({SEEN})().map((one) => one.textContent)")


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize("sight", SIGHTS, ids=str)
def test_a_name_stands_on_no_line_no_mark_and_no_other_name(tabs, size, sight):
    zoom, lat, lon = sight
    page = tabs[size].page
    page.evaluate(f"void corridor.map.setView([{lat}, {lon}], {zoom}, {{animate: false}})")
    count, hits = page.evaluate(COVERED)
    assert hits == []
    assert count >= 1


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_first_look_names_the_ends_the_seas_the_countries_and_tells_stories(
    browser, file, size
):
    tab = Tab(browser, *size)
    tab.page.goto(file.as_uri())
    tab.page.wait_for_function("corridor.state.ready")
    seen = names(tab)
    for name in ("Lianyungang", "Xi'an", "Urumqi", "Aktau", "Alat", "Tbilisi", "Poti", "Halkalı"):
        assert name in seen, seen
    for name in ("Kazakhstan", "China", "Black Sea", "Caspian Sea"):
        assert name in seen, seen
    assert tab.page.locator(".note:visible").count() >= (4 if size[0] > 760 else 2)
    assert "Trans-Caspian" in tab.page.locator(".folium-map .title").inner_text()
    assert tab.page.evaluate(COVERED)[1] == []
    tab.context.close()


def test_a_note_opens_the_step_that_names_its_sources(tabs):
    page = tabs[SIZES[0]].page
    page.evaluate("void corridor.map.setView([42, 70], 4, {animate: false})")
    page.locator(".note", has_text="ferry").click()
    page.locator("#tour h2", has_text="ferry").wait_for()
    assert page.locator("#tour dl a").count() >= 1
    assert page.locator(".note:visible").count() == 0  # the step lights what it speaks of
    page.keyboard.press("Escape")


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_no_name_on_the_map_tells_in_brackets_what_its_sign_tells(real, lang):
    places = [one for one in map_names.names(answer(real, Query(lang=lang))) if "id" in one]
    told = {one["id"] for one in places if set("(（") & set(one["text"])}
    assert told == {"istanbul", "baku_port"}  # ports, which have one sign
    assert {"horgos_road", "istanbul_road", "horgos"} <= {one["id"] for one in places}


def test_the_main_line_is_named_first(real, toy):
    assert {"lianyungang", "xian", "aktau", "alat", "poti", "halkali", "mersin"} <= (
        map_names.main_places(answer(real, Query()))
    )
    view = answer(toy, Query())
    main = map_names.main_places(view)
    assert main == {"xian", "dostyk", "aktau", "alat"}
    named = map_names.names(view)
    places = [name for name in named if name["kind"] == "place"]
    assert {name["id"] for name in places[: len(main)]} == main
    assert not any(name.get("main") for name in places[len(main) :])
