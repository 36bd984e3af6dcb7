"""The features of the map in a real browser: one that fails stops only what needs it."""

import re
from pathlib import Path

import pytest

from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap.script_files import FRAMED, PLANNER
from routes.writing.strict import packed
from tests.browsing import until
from tests.conftest import Tab
from tests.webmap.test_file import VISIBLE_LINES
from tests.webmap.test_scripts import FEATURES, PAGE, needs
from tests.webmap.unpacking import joined, unpacked

LATE = re.compile(r'id="corridor-script">([^<]*)<')
EARLY = re.compile(r'id="corridor-map">([^<]*)<')
NAMES = [Path(name).stem for name in FEATURES if name not in FRAMED]
# By feature, what a reader does with it, and what is then true.
DONE = {
    "layers": ("", f"({VISIBLE_LINES})() > 0"),
    "names": ("", "[...document.querySelectorAll('.name')].some((one) => !one.style.display)"),
    "cartouche": ("", "document.querySelector('.scale span').textContent === '500 km'"),
    "targets": ("", "document.querySelectorAll('.node.beneath').length > 0"),
    "look": (
        "const list = corridor.features.look.choice().querySelector('select'); list.value = 'dark';"
        "list.dispatchEvent(new Event('change'))",
        "getComputedStyle(document.documentElement).colorScheme === 'dark'",
    ),
    "casings": ("", "document.querySelectorAll('.leaflet-touch-pane path').length > 0"),
    "flights": ("", "Object.hasOwn(corridor.map, '_tryAnimatedZoom')"),
    "limits": ("", "!corridor.features.limits.read('99/43/60')"),
    "position": ("corridor.map.setZoom(6)", "corridor.features.position.position() !== ''"),
    "marks": (  # on places, where there are any
        "",
        "document.querySelectorAll('.mark.end').length === (corridor.features.layers ? 2 : 0)",
    ),
    "journey": ("", "document.querySelectorAll('#journey details').length > 0"),
    "address": ("", "document.querySelector('#told [role=status]').textContent.includes('no=1')"),
    "selection": ("corridor.features.selection.select('alat')", "corridor.state.selected"),
    "passport": ("", "document.querySelector('#passport h2').textContent === 'Alat'"),
    "offers": (  # in the passport, of what the planner works out
        "",
        "Boolean(document.querySelector('#passport .offers button'))"
        "=== Boolean(corridor.features.planner && corridor.features.passport)",
    ),
    "legend": ("", "document.querySelector('#legend [data-group=\"mode.rail\"]').checked"),
    "filters": (
        "corridor.features.filters.toggle('mode.rail', false)",
        "corridor.features.filters.isOff('mode.rail')",
    ),
    "drawing": (
        "corridor.features.drawing.setTheme('status')",
        "corridor.features.subjects.theme().id === 'status'",
    ),
    "search": (
        "const box = document.querySelector('#search'); box.value = 'aktau';"
        "box.dispatchEvent(new Event('input'))",
        "document.querySelector('#found button')",
    ),
    "tables": (
        "document.querySelector('table.twin th button').click()",
        "document.querySelector('table.twin th').getAttribute('aria-sort')",
    ),
    "years": (
        "const bar = document.querySelector('#year'); bar.value = '2019';"
        "bar.dispatchEvent(new Event('input'))",
        "corridor.state.year === 2019",
    ),
    "happenings": (
        "corridor.state.year = 2019; corridor.tell('step')",
        "document.querySelector('#happened li')",
    ),
    "traffic": (
        "const list = document.querySelector('#unit'); list.value = 't';"
        "list.dispatchEvent(new Event('change'))",
        "document.querySelector('#traffic p')",
    ),
    "capacity": (
        "document.querySelector('#capacity input').click()",
        "document.querySelector('#capacity .row')",
    ),
    "tour": (
        "document.querySelector('#tour-button').click()",
        "document.querySelector('#tour h2')",
    ),
    "overlay": (
        "corridor.features.overlay.show({ title: 't', halos: {}, most: '1' })",
        "document.querySelector('#overlay h2')",
    ),
    "planner": (
        "const [from, to] = document.querySelectorAll('#planner input'); from.value = 'Xian';"
        "to.value = 'Aktau'; to.dispatchEvent(new Event('change'))",
        "document.querySelector('#journey h2').textContent.endsWith('→ Aktau')",
    ),
    "taken": (
        "[...document.querySelectorAll('#taken button')]"
        ".find((one) => one.textContent === corridor.words.embed_code).click()",
        "document.querySelector('#taken textarea').value.includes('map.html?embed=true')",
    ),
    "picture": ("", "corridor.features.picture.svg().includes('OpenStreetMap')"),
    "copying": (
        "",
        "corridor.features.copying.drawn(document.querySelector('header.claim'))"
        ".some((one) => one.textContent === document.title)",
    ),
    "reach": (
        "document.querySelector('.leaflet-touch-pane path[tabindex=\"0\"]')"
        ".dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight' }))",
        "document.activeElement.matches('.leaflet-touch-pane path[tabindex=\"0\"]')",
    ),
    "printing": (
        "window.dispatchEvent(new Event('beforeprint'))",
        "document.querySelectorAll('.paper .folium-map').length === 2",
    ),
}
SILENT = {
    "elements",
    "subjects",
    "lands",
    "leaders",
    "edges",
    "crossings",
    "corners",
    "spots",
    "wishes",
    "states",
    "counts",
    "plurals",
    "written",
    "itinerary",
    "itinerary_parts",
    "trial",
    "tiles",
    "months",
    "quiet",
    *({Path(name).stem for name in PLANNER} - {"planner"}),
}  # what others show, or what a file never offers by itself


@pytest.fixture(scope="module")
def file(real, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("features") / "map.html"
    formats.write(answer(real, Query("xian", "poti")), path)
    return path


def stopped(name: str) -> set[str]:
    """A feature and all that need it, themselves or by what they need."""
    out = {name}
    while more := {one for one in NAMES if {*needs(f"{one}.js")} & out} - out:
        out |= more
    return out


def spoilt(file: Path, name: str, to: Path) -> str:
    """The address of a copy of a file in which a feature fails as it starts."""
    html = file.read_text(encoding="utf-8")
    head = re.compile(rf'corridor\.feature\(\s*"{name}",\s*\[[^\]]*\],\s*')
    found = [EARLY.search(html), LATE.search(html)]
    parts = [one[1] for one in found if one]
    assert sum(len(head.findall(unpacked(part))) for part in parts) == 1
    fails = "() => { throw new Error('spoilt'); }, "
    for part in parts:
        script = head.sub(lambda found: found[0] + fails, unpacked(part))
        html = html.replace(part, packed(script))
    to.write_text(html, encoding="utf-8")
    return f"{to.as_uri()}#no=1"


def test_every_feature_has_a_use_that_is_tried():
    assert DONE.keys() | SILENT == {*NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_that_fails_stops_only_what_needs_it(browser, file, tmp_path, name):
    tab = Tab(browser)
    tab.page.goto(spoilt(file, name, tmp_path / "map.html"))
    until(tab.page, "corridor.state.ready")
    alerts = tab.page.locator("#told [role=alert]").all_inner_texts()
    others = [one for one in NAMES if one in stopped(name) - {name}]
    assert f"({name}: spoilt)" in alerts[0]
    assert len(alerts) == 1 + bool(others)
    for one in others:
        assert one in alerts[1]
    goes_on = {*NAMES} - stopped(name)
    assert {*tab.page.evaluate("Object.keys(corridor.features)")} == goes_on | {PAGE}
    for one, (act, seen) in DONE.items():
        if one in goes_on:
            tab.page.evaluate(f"() => {{ {act} }}")
            until(tab.page, f"() => {seen}", timeout=10_000)
    assert all("spoilt" in error for error in tab.errors)
    assert tab.errors
    tab.context.close()


def test_what_the_data_says_is_never_changed(tab, file):
    tab.page.goto(f"{file.as_uri()}#year=2012&traffic=t&choice=1&select=alat&theme=status")
    until(tab.page, "corridor.state.ready")
    parts = (tab.page.locator(f"#corridor-{part}").text_content() for part in ("data", "rest"))
    said = joined(*parts)
    assert tab.page.evaluate("corridor.data") == said
    assert tab.page.evaluate("corridor.features.subjects.status('alat')") == ""
    assert said["subjects"]["alat"]["status"] == "operating"
    with pytest.raises(Exception, match="read only"):
        tab.page.evaluate("'use strict'; corridor.data.subjects.alat.status = 'closed'")
