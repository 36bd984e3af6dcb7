"""The exported file in a real browser, opened from disk with the network blocked."""

import pytest

from routes.export import formats
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from tests.conftest import Tab, shown, worded

VISIBLE_LINES = """() => [...document.querySelectorAll('.leaflet-overlay-pane path')]
    .filter((path) => path.style.display !== 'none').length"""
COLLISIONS = """() => {
  const boxes = [...document.querySelectorAll('.name')]
    .filter((one) => one.style.display !== 'none')
    .map((one) => [one.textContent, one.getBoundingClientRect()]);
  const meet = (p, q) =>
    p.left < q.right && q.left < p.right && p.top < q.bottom && q.top < p.bottom;
  const hits = [];
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
    if (meet(p, q)) hits.push(a + ' / ' + b);
  }));
  return [boxes.length, hits];
}"""


def opened(tab: Tab, path) -> None:
    tab.page.goto(path.as_uri())
    tab.page.locator("#legend fieldset").nth(2).wait_for(state="attached")


def test_it_opens_from_disk_with_every_line_and_place(tab, file, real):
    opened(tab, file)
    assert tab.page.evaluate(VISIBLE_LINES) == shown(real)
    assert tab.page.locator(".leaflet-marker-icon").count() == len(answer(real, Query()).nodes)
    assert tab.page.title()
    assert tab.page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("zoom", [4, 5, 6, 7])
@pytest.mark.parametrize("centre", [(41.5, 44), (44, 60), (44, 78), (40, 32)])
def test_names_do_not_collide(tab, file, zoom, centre):
    opened(tab, file)
    lat, lon = centre
    tab.page.evaluate(f"void corridor.map.setView([{lat}, {lon}], {zoom}, {{animate: false}})")
    count, hits = tab.page.evaluate(COLLISIONS)
    assert hits == []
    assert count >= 4


def test_layers_are_switched_in_the_browser(tab, file, real):
    opened(tab, file)
    own = real.segments[real.segments["reach"] == "corridor"]
    rails = int((own["mode"] == "rail").sum())
    tab.page.locator("#legend").get_by_label("Railway").uncheck()
    assert tab.page.evaluate(VISIBLE_LINES) == shown(real) - rails
    tab.page.locator("#legend").get_by_label("Railway").check()
    assert tab.page.evaluate(VISIBLE_LINES) == shown(real)


def test_a_theme_recolours_and_the_unknown_is_grey(tab, file):
    opened(tab, file)
    tab.page.get_by_label("Colour lines by").select_option("gauge")
    colours = tab.page.evaluate(
        "Object.fromEntries(['rail-akhalkalaki-kartsakhi','rail-aktogay-mointy','sea-aktau-alat']"
        ".map((id) => [id, corridor.features.drawing.drawn.get(id)[0].options.color]))"
    )
    assert len(set(colours.values())) == 3
    assert colours["sea-aktau-alat"] == "var(--unknown)"


def test_the_search_finds_a_place_in_any_language_and_shows_its_passport(tab, file):
    opened(tab, file)
    for name in ("Актау", "阿克套", "aktau"):
        tab.page.get_by_label("Find a place").fill(name)
        tab.page.keyboard.press("Enter")
        tab.page.locator("#passport h2", has_text="Aktau").wait_for()
        assert tab.page.locator("#passport dl a").count() >= 1
        tab.page.get_by_role("button", name="Close").click()


def test_a_place_is_found_by_its_code_which_leads_to_the_page_of_its_scheme(tab, file):
    opened(tab, file)
    for code in ("GEPTI", "ge pti", "pnspct"):
        tab.page.get_by_label("Find a place").fill(code)
        tab.page.keyboard.press("Enter")
        tab.page.locator("#passport h2", has_text="Poti").wait_for()
        link = tab.page.locator("#passport").get_by_role("link", name="GEPTI", exact=True)
        assert link.get_attribute("href") == "https://service.unece.org/trade/locode/ge.htm"
        assert "noopener" in link.get_attribute("rel").split()
        tab.page.get_by_role("button", name="Close").click()


def test_a_click_on_a_line_opens_its_passport(tab, file):
    opened(tab, file)
    tab.page.evaluate("void corridor.map.setView([46.2, 53.9], 8, {animate: false})")
    tab.page.evaluate(
        "void corridor.features.drawing.drawn.get('rail-beyneu-mangystau')"
        ".find((one) => one.options.pane === 'touch').fire('click')"
    )
    assert "Beyneu – Mangystau" in tab.page.locator("#passport h2").inner_text()


def test_a_place_is_reached_by_keyboard(tab, file):
    opened(tab, file)
    tab.page.locator(".leaflet-marker-icon.port").first.focus()
    tab.page.keyboard.press("Enter")
    assert tab.page.locator("#passport h2").inner_text()


def test_the_table_twin_sorts_and_selects(tab, file, real):
    opened(tab, file)
    tab.page.locator("details.table summary").click()
    table = tab.page.locator("table.twin").first
    assert table.locator("tbody tr").count() == len(real.segments)
    table.get_by_role("button", name="Measured length (km)").click()
    texts = table.locator("tbody tr td:nth-child(5)").all_inner_texts()
    lengths = [int(text.replace(",", "")) for text in texts]
    assert lengths == sorted(lengths)
    table.locator("tbody td button").first.click()
    assert tab.page.locator("#passport").is_visible()


def test_the_address_reopens_the_same_view(tab, file):
    tab.page.goto(f"{file.as_uri()}#at=7/40.0/49.5&select=alat&theme=status")
    tab.page.locator("#passport h2", has_text="Alat").wait_for()
    assert tab.page.evaluate("corridor.map.getZoom()") == 7
    assert tab.page.get_by_label("Colour lines by").input_value() == "status"


def test_a_file_offers_nothing_that_is_online(tab, file):
    opened(tab, file)
    assert tab.page.get_by_label("Relief tiles").count() == 0
    assert "opentopomap" not in file.read_text(encoding="utf-8")


def test_it_can_be_used_on_a_phone(browser, file):
    tab = Tab(browser, 390, 844)
    opened(tab, file)
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.page.locator("#search").is_visible()
    keys, fold = tab.page.locator("#legend input:visible"), tab.page.locator("#legend .fold")
    lines = keys.count()
    fold.click()
    assert keys.count() > lines > 0
    assert fold.get_attribute("aria-expanded") == "true"
    fold.click()
    assert keys.count() == lines
    tab.page.set_viewport_size({"width": 1280, "height": 800})  # beside the map nothing is folded
    assert keys.count() > lines and not fold.is_visible()
    assert tab.errors == []
    tab.context.close()


EVIL = "<script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"


def test_html_in_the_data_is_shown_as_text(tab, tmp_path):
    folder = worded(tmp_path)
    cell = '"' + EVIL.replace('"', '""') + '"'
    changes = {
        "sources.csv": [
            ("A survey of the toy", cell),
            ("The makers of the toy", cell),
            ("CC0-1.0", cell),
        ],
        "facts.csv": [("table 1", cell)],
        "nodes.csv": [],
        "labels.csv": [("node.shu,Shu,", f"node.shu,{cell},"), ("ui.title,", f"ui.title,{cell},#")],
        "events.csv": [("The new port of Alat opens", cell)],
    }
    for name, pairs in changes.items():
        path = folder / name
        text = path.read_text(encoding="utf-8")
        for old, new in pairs:
            assert old in text
            text = text.replace(old, new)
        if name == "labels.csv":
            rows = [row for row in text.splitlines() if not row.startswith("ui.title,")]
            text = "\n".join([*rows, f"ui.title,{cell},,,,,,", ""])
        path.write_text(text, encoding="utf-8")
    nodes = (folder / "nodes.csv").read_text().replace("shu,Shu,", f"shu,{cell},")
    (folder / "nodes.csv").write_text(nodes)
    view = answer(dataset.load(folder), Query())
    path = tmp_path / "evil.html"
    formats.write(view, path)
    opened(tab, path)
    for id in (*view.segments.index, *view.nodes.index):
        tab.page.evaluate(f"corridor.features.selection.select({id!r}, true)")
    tab.page.evaluate("corridor.kept.get('year').set('2018')")
    assert "onerror" in tab.page.locator("#happened").inner_text()
    tab.page.evaluate("void corridor.features.drawing.drawn.get('shu')[0].openTooltip()")
    tab.page.locator(".leaflet-tooltip", has_text="onerror").wait_for()
    tab.page.locator("details.table summary").click()
    assert "onerror" in tab.page.locator("table.twin").first.inner_text()
    assert "onerror" in tab.page.locator("#passport").inner_text()
    assert tab.page.evaluate("window.hacked") is None
    assert tab.page.locator("img[src=x]").count() == 0


def test_the_other_ways_take_one_switch(tab, file, real):
    opened(tab, file)
    tab.page.get_by_label("Other ways (compared)").check()
    assert tab.page.evaluate(VISIBLE_LINES) == len(real.segments)
    tab.page.evaluate("void corridor.map.setView([20, 60], 2, {animate: false})")
    assert tab.page.evaluate("corridor.map.getZoom()") == 2
    tab.page.get_by_label("Other ways (compared)").uncheck()
    assert tab.page.evaluate(VISIBLE_LINES) == shown(real)


def test_a_compared_corridor_is_shown_when_it_is_asked_for(tab, real, tmp_path):
    view = answer(real, Query(corridor=("ocean_suez",)))
    formats.write(view, tmp_path / "map.html")
    opened(tab, tmp_path / "map.html")
    assert tab.page.evaluate(VISIBLE_LINES) == len(view.segments)
