"""The names on the map: on no line, mark or other name, by their places, the main line first."""

from itertools import combinations

import pytest
from shapely import LineString, Point, box

from routes.export import formats
from routes.facts import labels
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import map_names
from tests.browsing import until
from tests.conftest import Tab

SIZES = ((1280, 800), (390, 844))
CROSSED = ("sea.black_sea", "sea.caspian_sea")
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


# What ties a name to its place, as ends and length, and the boxes of names and notes, in pixels.
TIED = """() => {
  const { features: { drawing }, data, map } = corridor;
  const ties = [...document.querySelectorAll('.tie')].map((one) => {
    const [x, y, angle] = one.style.transform.match(/-?[0-9.]+(?:e-?[0-9]+)?/g).map(Number);
    const length = parseFloat(one.style.width);
    return [[x, y], [x + length * Math.cos(angle), y + length * Math.sin(angle)]];
  });
  const ids = new Map(data.labels.filter(({ id }) => id).map(({ id, text }) => [text, id]));
  const boxes = [...document.querySelectorAll('.name, .note')]
    .filter((one) => one.style.display !== 'none')
    .map((one) => {
      const { x, y } = L.DomUtil.getPosition(one);
      const id = one.matches('.place') && ids.get(one.textContent);
      const at = id && map.latLngToLayerPoint(drawing.positions(id)[0]);
      const place = at ? [at.x, at.y] : null;
      return [one.textContent, [x, y, x + one.offsetWidth, y + one.offsetHeight], place];
    });
  const farther = [...document.querySelectorAll('.note, .name.tied')];
  return [ties, boxes, farther.map((one) => [one.textContent, one.matches('.note') ? 1.6 : 1.8])];
}"""


# Which of some names have their place in the window.
INSIDE = """(names) => names.filter(({ lat, lon }) =>
  corridor.map.getBounds().contains([lat, lon])).map(({ text }) => text)"""
ON_PINS = """() => {
  const pins = [...document.querySelectorAll('.mark')].map((one) => one.getBoundingClientRect());
  return [...document.querySelectorAll('.name')].filter((one) => {
    const p = one.getBoundingClientRect();
    return one.style.display !== 'none' && pins.some((q) =>
      p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom);
  }).map((one) => one.textContent);
}"""


def knots(page) -> list[str]:
    """What is wrong with the leaders: too long, across each other or through a name."""
    ties, boxes, found = page.evaluate(TIED)
    farther = dict(found)
    longest = 50 if page.viewport_size["width"] < 760 else 60
    lines = [LineString(tie) for tie in ties]
    shapes = [(text, box(*edges)) for text, edges, _ in boxes]
    wrong = [f"{a} x {b}" for a, b in combinations(lines, 2) if a.crosses(b)]
    for line in lines:
        wrong += [text for text, shape in shapes if shape.buffer(-2).intersects(line)]
        ends = [text for text, shape in shapes if shape.distance(Point(line.coords[0])) < 2]
        most = longest * max((farther.get(text, 1) for text in ends), default=1)
        if line.length > most + 1:
            wrong.append(f"{ends}: {line.length:.0f} pixels")
    for text, edges, place in boxes:
        if place and box(*edges).distance(Point(place)) > longest + 10:
            wrong.append(f"{text} far from its place")
    return wrong


@pytest.fixture(scope="module")
def tabs(browser, file):
    """The file in windows of several sizes."""
    out = {}
    for size in SIZES:
        out[size] = tab = Tab(browser, *size)
        tab.page.goto(file.as_uri())
        until(tab.page, "corridor.state.ready")
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
    assert knots(page) == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_first_look_names_the_ends_the_countries_and_tells_stories(browser, file, size):
    tab = Tab(browser, *size)
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")
    seen = names(tab)
    phone = size[0] < 760
    east = ("Lianyungang →",) if phone else ("Lianyungang", "Xi'an", "Urumqi")
    for name in (*east, "Altynkol", "Aktau", "Alat", "Tbilisi", "Poti", "Halkalı", "Mersin"):
        assert name in seen or (phone and name == "Altynkol"), seen
    for name in ("Kazakhstan", "China"):
        assert name in seen, seen
    assert tab.page.locator(".note:visible").count() >= (1 if phone else 2)
    assert "Trans-Caspian" in tab.page.locator(".folium-map .title").inner_text()
    assert tab.page.evaluate(COVERED)[1] == []
    assert knots(tab.page) == []
    tab.context.close()


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_the_main_line_and_the_seas_and_countries_that_it_crosses_are_named_at_first(
    browser, real, tmp_path, lang
):
    view = answer(real, Query(lang=lang))
    path = tmp_path / f"{lang}.html"
    formats.write(view, path)
    told = map_names.names(view)
    places = {one["text"]: one for one in told if one["kind"] == "place" and "main" in one}
    seas = {labels.text(real, key, lang) for key in CROSSED}
    countries = {one["text"] for one in told if one["kind"] == "country" and "main" in one}
    for size in (*SIZES, (1920, 1080)):
        tab = Tab(browser, *size)
        tab.page.goto(path.as_uri())
        until(tab.page, "corridor.state.ready")
        seen = {name.removesuffix(" →") for name in names(tab)}
        inside = set(tab.page.evaluate(INSIDE, list(places.values())))
        assert seas | inside | {name for name, one in places.items() if "end" in one} <= seen, size
        if size[0] > 760:  # on a phone Georgia and Azerbaijan are smaller than their names
            assert countries <= seen, size
            assert tab.page.locator(".note:visible").count() >= 2
        assert tab.page.evaluate(COVERED)[1] == []
        assert knots(tab.page) == []
        tab.context.close()


@pytest.mark.parametrize("ends", [("xian", "halkali"), ("lianyungang", "poti")], ids="-".join)
@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_journey_s_names_stand_by_their_places(browser, real, tmp_path, size, ends):
    path = tmp_path / "journey.html"
    formats.write(answer(real, Query(*ends)), path)
    tab = Tab(browser, *size)
    tab.page.goto(path.as_uri())
    until(tab.page, "corridor.state.ready")
    assert knots(tab.page) == []
    shown = {labels.name(real, id, "en") for id in ends}
    assert shown <= {*names(tab)}
    tab.context.close()


def test_no_name_stands_on_a_pin_when_the_window_has_grown(browser, real, tmp_path):
    path = tmp_path / "journey.html"
    formats.write(answer(real, Query("xian", "poti")), path)
    tab = Tab(browser, *SIZES[0])
    tab.page.goto(path.as_uri())
    until(tab.page, "corridor.state.ready")
    for height in (1600, 700):
        tab.page.set_viewport_size({"width": 1280, "height": height})
        settled = "corridor.map.getSize().y === corridor.map.getContainer().clientHeight"
        until(tab.page, settled)
        until(tab.page, f"({ON_PINS})().length === 0")
    tab.context.close()


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_selected_is_named_on_the_map(tabs, real, size):
    page = tabs[size].page
    unnamed = page.evaluate(
        """(ids) => ids.filter((id) => {
          const { drawing, selection } = corridor.features;
          const { text } = corridor.data.labels.find((one) => one.id === id);
          selection.select(id);
          corridor.map.setView(drawing.positions(id)[0], 6, { animate: false });
          return ![...document.querySelectorAll('.name.place')].some(
            (one) => one.style.display !== 'none' && one.textContent === text);
        })""",
        ["horgos", "alashankou", *answer(real, Query()).nodes.index[::5]],
    )
    page.evaluate("void corridor.features.selection.select(null)")
    assert unnamed == []


def test_an_end_out_of_sight_stands_where_the_line_leaves_the_window(tabs):
    page = tabs[SIZES[0]].page
    page.evaluate("void corridor.map.setView([44.5, 65], 5, {animate: false})")
    seen = names(tabs[SIZES[0]])
    assert {"Lianyungang →", "← Poti"} <= {*seen}
    page.evaluate("void corridor.map.setView([20, 65], 5, {animate: false})")  # no line is seen
    assert not [name for name in names(tabs[SIZES[0]]) if "→" in name or "←" in name]


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
    assert {name["id"] for name in named[:2]} == {"xian", "alat"}  # the ends, before all grounds
    assert {name["id"] for name in places[: len(main)]} == main
    assert not any(name.get("main") for name in places[len(main) :])
