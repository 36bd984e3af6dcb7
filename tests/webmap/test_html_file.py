"""The exported file as a whole: its policy, hostile data, parts that fail, paper, contrast."""

import csv
import json
import re
from pathlib import Path

import pytest

from routes.export import formats
from routes.facts import labels
from routes.network import names
from routes.network.network import Slow
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import html_file
from routes.writing.strict import packed
from tests.browsing import until
from tests.conftest import Tab, worded
from tests.webmap.test_file import VISIBLE_LINES, opened
from tests.webmap.unpacking import unpacked

EVIL = "</script><script>window.hacked=1</script><img src=x onerror='window.hacked=1'>"
# The columns of the tables in which any text may stand.
FREE = {
    "avoided_countries.csv": ("reason",),
    "events.csv": ("title",),
    "exceptions.csv": ("reason",),
    "facts.csv": ("scope", "locator"),
    "ground_rulings.csv": ("name", "reason"),
    "journeys.csv": ("note",),
    "labels.csv": labels.LANGUAGES,
    "nodes.csv": ("name",),
    "scenarios.csv": ("reason",),
    "sources.csv": ("title", "publisher", "licence", "note"),
    "volumes.csv": ("scope",),
    "waypoints.csv": ("name",),
}
WATCH = """window.violations = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.violations.push(`${event.violatedDirective} ${event.blockedURI}`));"""


@pytest.fixture
def strict(browser):
    """A tab that is held to the policy of the file."""
    tab = Tab(browser, policy=True)
    yield tab
    tab.context.close()
    assert tab.errors == []


def watched(tab: Tab) -> list[str]:
    """Keep what breaks the policy in window.violations; give the list of all that is asked for.

    What the policy holds back never leaves the browser, which tells it as asked and failed.
    """
    asked: list[str] = []
    tab.page.on("request", lambda request: asked.append(request.url))
    tab.page.on(
        "requestfailed", lambda one: "csp" in (one.failure or "").lower() and asked.remove(one.url)
    )
    tab.page.add_init_script(WATCH)
    return asked


def hostile(folder: Path) -> Path:
    """Let a script stand in every text of a folder."""
    for name, columns in FREE.items():
        path = folder / name
        with path.open(encoding="utf-8", newline="") as text:
            rows = list(csv.DictReader(text))
        for row in rows:
            row.update({one: row[one] + EVIL for one in columns if row.get(one)})
        with path.open("w", encoding="utf-8", newline="") as text:
            writer = csv.DictWriter(text, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    return folder


@pytest.mark.parametrize(
    "query", [Query(), Query("xian", "alat", slow=(Slow("aktau", 2),), lang="ru")]
)
def test_a_script_in_every_text_never_runs_and_is_shown_as_text(strict, tmp_path, query):
    data = dataset.load(hostile(worded(tmp_path)))
    view = answer(data, query)
    path = tmp_path / "evil.html"
    formats.write(view, path)
    asked = watched(strict)
    opened(strict, path)
    page = strict.page
    for id in (*view.segments.index, *view.nodes.index):
        page.evaluate(f"void corridor.features.selection.select({json.dumps(id)}, true)")
        assert "onerror" in page.locator("#passport").inner_text()
        page.evaluate(
            f"void corridor.features.drawing.drawn.get({json.dumps(id)}).at(-1).openTooltip()"
        )
    for step in data.tour["id"]:
        page.evaluate(f"void corridor.kept.get('tour').set({json.dumps(step)})")
        assert "onerror" in page.locator("#tour .body").inner_text()
    page.locator("#unit").select_option("t")
    for year in range(2018, 2027):
        page.locator("#year").fill(str(year))
    for theme in ("status", "gauge", "trace"):
        page.locator("#theme").select_option(theme)
    page.locator("#search").fill("onerror")
    page.locator("#found button").first.wait_for()
    page.locator("details.table summary").click()
    for part in ("#legend", "#found", "table.twin >> nth=0", "header h1", "footer"):
        assert "onerror" in page.locator(part).inner_text(), part
    if view.journey:
        assert "onerror" in page.locator("#journey").inner_text()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img").count() == 0
    assert page.evaluate("window.violations") == []
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]


def test_the_policy_lets_nothing_in_that_is_not_the_file_s_own(strict, file):
    asked = watched(strict)
    opened(strict, file)
    strict.page.evaluate(
        """() => {
          const add = (html) => document.body.insertAdjacentHTML('beforeend', html);
          add('<img src="https://example.org/x.png" onerror="window.hacked = 1">');
          add('<form action="https://example.org/form"><button id="send">send</button></form>');
          const script = document.createElement('script');
          script.textContent = 'window.hacked = 1';
          document.body.append(script);
          const far = document.createElement('script');
          far.src = 'https://example.org/x.js';
          document.body.append(far);
          fetch('https://example.org/data').catch(() => {});
        }"""
    )
    strict.page.evaluate("document.querySelector('#send').click()")
    wanted = {"img-src", "script-src-elem", "script-src-attr", "connect-src", "form-action"}
    told: set[str] = set()
    for _ in range(100):
        told = {*strict.page.evaluate("window.violations.map((one) => one.split(' ')[0])")}
        if wanted <= told:
            break
        strict.page.wait_for_timeout(50)
    assert wanted <= told
    assert strict.page.evaluate("window.hacked") is None
    assert not [url for url in asked if "example.org" in url]


def test_everything_works_under_the_policy(strict, real, tmp_path):
    path = tmp_path / "map.html"
    query = Query("xian", "poti", slow=(Slow("aktau", 3),), alternatives=3)
    formats.write(answer(real, query), path)
    asked = watched(strict)
    opened(strict, path)
    page = strict.page
    page.emulate_media(reduced_motion="reduce")
    page.locator("#year").fill("2023")
    page.locator("#happened li").first.wait_for()
    left = "getComputedStyle(document.querySelectorAll('#years .ticks span')[2]).left"
    assert page.evaluate(left) not in ("0px", "auto")
    page.locator("#unit").select_option("t")
    page.locator("#traffic .sizes svg").first.wait_for()
    page.get_by_role("radio").nth(1).check()
    widths = "[...document.querySelectorAll('#journey .strip span')].map((one) => one.clientWidth)"
    assert len({*page.evaluate(widths)}) > 1
    page.get_by_label("Find a place").fill("aktau")
    page.keyboard.press("Enter")
    page.locator("#passport h2", has_text="Aktau").wait_for()
    page.locator("#tour-button").click()
    for _ in range(len(real.tour) - 1):
        page.get_by_role("button", name="Next", exact=True).click()
    page.locator("#tour .claims").wait_for()
    page.locator("#legend").get_by_label("Road").uncheck()
    page.get_by_label("Colour lines by").select_option("status")
    assert "theme=status" in page.url
    page.locator("details.table summary").click()
    page.locator("table.twin th button").first.click()
    assert page.locator("#told p").count() == 0
    assert page.evaluate("window.violations") == []
    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]


@pytest.mark.parametrize("embedded", [False, True])
def test_a_file_draws_all_but_tiles_and_a_page_offers_those_too(toy, embedded):
    made = html_file.parts(answer(toy, Query()), embedded)
    script = "".join(unpacked(made["packed"][name]) for name in ("map", "ground"))
    for kind in ("sea", "ground", "water", "boundary", "line", "node"):
        assert f'?.draw("{kind}", {{"decimals"' in script
    switches = unpacked(made["packed"]["data"])["switches"]
    assert ("opentopomap" in script) == ("tiles" in switches) == embedded
    assert (made["policy"], made["tables"]) == ("", []) or not embedded


def test_every_script_and_style_is_named_by_its_hash_and_nothing_else_is_allowed(toy):
    html = formats.html(answer(toy, Query()))
    found = re.search('Content-Security-Policy" content="([^"]*)"', html)
    assert found
    rules = dict(one.split(" ", 1) for one in found[1].replace("&#39;", "'").split("; "))
    for tag, rule in (("script", "script-src"), ("style", "style-src")):
        inline = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        if tag == "script":
            scripts = re.findall('id="corridor-(?:map|rails|ground|script)">([^<]*)<', html)
            assert len(scripts) == 4
            inline += map(unpacked, scripts)
        assert {*map(html_file.digest, inline)} == {*rules[rule].split()}
    assert rules["default-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    assert rules["img-src"] == "data:"
    plain = re.sub("<script.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"<[^>]* (?:on\w+|style)=", plain)


def test_a_filter_and_a_journey_go_together(tab, real, tmp_path):
    view = answer(real, Query("xian", "halkali", mode=("rail",), alternatives=3))
    ways = {segment for one in view.journey.itineraries for segment in one.segments}
    assert ways <= {*view.segments.index}
    assert {*view.segments["mode"]} > {"rail"}
    formats.write(view, tmp_path / "map.html")
    opened(tab, tmp_path / "map.html")
    taken = tab.page.evaluate(
        "document.querySelectorAll('.leaflet-overlay-pane path.taken').length"
    )
    assert taken == len(view.journey.itineraries[0].segments)
    tab.page.get_by_role("radio").nth(1).check()
    assert "choice=2" in tab.page.url
    tab.page.goto("about:blank")
    tab.page.go_back()
    until(tab.page, "corridor.state.ready")
    assert tab.page.get_by_role("radio").nth(1).is_checked()
    assert tab.page.locator("#told p").count() == 0


@pytest.mark.parametrize("lang", ["en", "ka"])
def test_a_filter_that_leaves_nothing_gives_a_file_that_says_so(tab, real, tmp_path, lang):
    view = answer(real, Query(status=("suspended",), mode=("sea",), lang=lang))
    assert view.segments.empty
    formats.write(view, tmp_path / "map.html")
    tab.page.goto((tmp_path / "map.html").as_uri())
    until(tab.page, "corridor.state.ready")
    told = tab.page.locator("p.said[role=status]")
    assert told.inner_text() == labels.text(real, "ui.nothing_shown", lang)
    assert tab.page.evaluate(VISIBLE_LINES) == 0
    assert tab.page.locator("#told p").count() == 0
    tab.page.locator("#year").fill("2019")
    tab.page.locator("#unit").select_option("t")
    tab.page.locator("#tour-button").click()
    tab.page.locator("#tour h2").wait_for()


def test_what_is_off_at_first_is_never_seen(browser, file, real, tmp_path):
    html = file.read_text(encoding="utf-8").replace('id="corridor-rest"', 'id="late"')
    (tmp_path / "map.html").write_text(html, encoding="utf-8")
    tab = Tab(browser)
    tab.page.goto((tmp_path / "map.html").as_uri())  # whose rest never comes
    tab.page.locator(".leaflet-marker-icon").first.wait_for(state="attached")
    beyond = [*real.segments.index[real.segments["reach"] == "beyond"]]
    shown = tab.page.evaluate(
        """(ids) => ids.flatMap(corridor.features.drawing.elements).map(
          (one) => one.style.display)""",
        beyond,
    )
    assert len(shown) >= len(beyond) > 0 and set(shown) == {"none"}
    tab.context.close()


PARTS = ("data", "map", "rails", "ground", "rest", "script")


@pytest.mark.parametrize("part", [*PARTS, "cut off"])
def test_a_file_that_is_damaged_or_cut_off_says_so(browser, file, real, tmp_path, part):
    html = file.read_text(encoding="utf-8")
    if part == "cut off":
        html = html[: len(html) // 2]
    else:
        at = html.index(f'id="corridor-{part}">') + 1000
        html = html[:at] + ("B" if html[at] == "A" else "A") + html[at + 1 :]
    (tmp_path / "map.html").write_text(html, encoding="utf-8")
    tab = Tab(browser)
    tab.page.goto((tmp_path / "map.html").as_uri())
    told = tab.page.locator("#unread")
    told.wait_for(state="visible", timeout=60_000)
    assert told.inner_text() == labels.text(real, "ui.file_damaged", "en")
    tab.context.close()


def test_a_whole_file_says_nothing_of_damage(tab, file):
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")
    assert tab.page.locator("#unread").count() == 0


@pytest.mark.parametrize("part", ["years", "tour", "traffic", "labels", "themes"])
def test_a_part_that_fails_is_told_and_the_others_go_on(browser, file, tmp_path, part):
    html = file.read_text(encoding="utf-8")
    at = 'id="corridor-data">' if part == "themes" else 'id="corridor-rest">'
    start = html.index(at) + len(at)
    end = html.index("</script>", start)
    data = unpacked(html[start:end])
    del data[part]
    spoilt = tmp_path / "map.html"
    spoilt.write_text(html[:start] + packed(data) + html[end:], encoding="utf-8")
    tab = Tab(browser)
    tab.page.goto(f"{spoilt.as_uri()}#select=alat")
    tab.page.locator("#told [role=alert]").first.wait_for()
    if part != "themes":
        tab.page.locator("#passport h2", has_text="Alat").wait_for()
        tab.page.locator("#legend").get_by_label("Railway").uncheck()
    tab.page.get_by_label("Find a place").fill("aktau")
    tab.page.locator("#found button").first.wait_for()
    assert tab.errors
    tab.context.close()


def test_an_id_that_is_not_drawn_stops_neither_journey_nor_overlay(tab, file):
    opened(tab, file)
    blank = {"name": "w", "text": "", "days": "", "range": "", "facts": [], "bars": [], "legs": []}
    blank |= {"price": "1 USD"}
    ids = ["nowhere", "rail-beyneu-mangystau"]
    way = blank | {"segments": ids, "nodes": ["constructor"], "newly": ["nowhere"]}
    journey = {"title": "t", "about": "", "ends": ["nowhere", "aktau"], "choice": 1, "ways": [way]}
    journey |= {"before": None, "closed": ["nowhere"], "notes": [], "sources": {}}
    journey |= {"beside": [], "drawings": [], "opened": ["nowhere"], "supposes": True}
    journey |= {"asked": {"by": "time"}}
    row = blank | {"colour": "#000", "dash": "", "ids": ["nowhere"], "ends": ["nowhere"]}
    halo = {"size": 1, "cut": False, "text": ""}
    overlay = {"title": "t", "rows": [row], "halos": {"nowhere": halo}, "most": "1"}
    tab.page.evaluate("(told) => corridor.features.journey.show(told, true)", journey)
    tab.page.evaluate("(told) => corridor.features.overlay.show(told)", overlay)
    assert tab.page.locator("#journey h2").inner_text() == "t"
    assert tab.page.locator("#overlay h2").inner_text() == "t"


def test_the_licence_of_leaflet_and_the_terms_of_the_data_are_in_the_file(tab, file):
    opened(tab, file)
    tab.page.locator("details.licence summary").click()
    text = tab.page.locator("details.licence pre").inner_text()
    for part in (
        "Copyright (c) 2010",
        "Redistributions in binary form",
        'PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS"',
    ):
        assert part in text
    links = tab.page.locator("footer a").evaluate_all("all => all.map((one) => one.href)")
    assert "https://opendatacommons.org/licenses/odbl/1-0/" in links
    assert "https://creativecommons.org/licenses/by/4.0/" in links
    assert any("naturalearthdata.com" in one for one in links)


@pytest.mark.parametrize("lang", labels.LANGUAGES)
def test_the_terms_are_linked_and_the_budget_kept_in_every_language(real, lang):
    html = formats.html(answer(real, Query(lang=lang)))
    assert len(html.encode()) <= 800_000
    for url in html_file.TERMS.values():
        assert f'href="{url}"' in html


def test_with_forced_colours_button_and_keys_stay_visible(tab, file):
    tab.page.emulate_media(forced_colors="active")
    opened(tab, file)
    colour = "getComputedStyle(document.querySelector('#years .play'){}).backgroundColor"
    mark, ground = (tab.page.evaluate(colour.format(one)) for one in (", '::before'", ""))
    assert mark != ground
    for key in (".swatch", ".folium-map"):
        adjust = f"getComputedStyle(document.querySelector('{key}')).forcedColorAdjust"
        assert tab.page.evaluate(adjust) == "none"


def test_without_script_it_says_so_and_the_tables_can_be_read(browser, file, real):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("noscript p").inner_text() == labels.text(real, "ui.no_script")
    assert page.locator("main").is_hidden()
    assert page.locator("details.table summary").is_hidden()  # nothing is left to be unfolded
    assert page.locator("table.twin tbody tr").first.is_visible()
    context.close()


def test_the_search_folds_as_the_names_do(tab, file, real):
    texts = [*real.labels.loc[:, list(labels.LANGUAGES)].to_numpy().ravel()]
    texts += [
        "Xi’an",
        "XI'AN",
        "Xi an",
        "İstanbul",
        "ısparta",
        "Straße",
        "Ağstafa",
        "A\u0306",
        "ΣΑΣ",
    ]
    opened(tab, file)
    assert tab.page.evaluate("(all) => all.map(corridor.features.search.fold)", texts) == [
        *map(names.fold, texts)
    ]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Xi’an", "Xi'an"),
        ("xian", "Xi'an"),
        ("IZMIT", "İzmit"),
        ("ixmit", ""),
        ("HALKALI", "Halkal"),
        ("Bo\u0308yu\u0308k Kesik", "Böyük Kəsik"),
        ("khorgos", "Horgos"),
    ],
)
def test_the_search_takes_a_name_however_it_is_written(tab, file, typed, place):
    opened(tab, file)
    tab.page.get_by_label("Find a place").fill(typed)
    tab.page.locator("#found li").first.wait_for()
    first = tab.page.locator("#found li").first.inner_text()
    assert (place in first) if place else tab.page.locator("#found .none").count() == 1
