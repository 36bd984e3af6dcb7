"""The traffic page in a real browser with every outside host blocked."""

import csv
import io

import pytest
from playwright.sync_api import Locator

from routes.charts import traffic
from routes.cli.commands import main
from routes.export import formats
from routes.studies.capacity import study
from routes.view.answer import answer, compared_ids
from routes.view.query import Query
from routes.words import capacity_json, capacity_tables
from tests.browsing import rest, until
from tests.conftest import Tab, serve, worded
from tests.pages.test_map import file_of, still
from tests.toys import spoil

CHARTS = '[data-testid="stVegaLiteChart"] svg'
POINTS = f"{CHARTS} .mark-symbol path"
DOWNLOADS = '[data-testid="stDownloadButton"]'
TOOLTIP = "#vg-tooltip-element.visible"
NASTY = '"<img src=x onerror=document.title=1>"'


UNFOLD = """() => [...document.querySelectorAll('[data-testid="stExpander"] details:not([open])')]
  .map((one) => one.querySelector('summary'))
  .filter((one) => !one.innerText.includes('As a table'))
  .forEach((one) => one.click())"""


def opened(tab: Tab, address: str, charts: int) -> None:
    """Open the page, unfold all of it but the tables, and wait until its charts are drawn."""
    tab.page.goto(address)
    tab.page.locator(CHARTS).first.wait_for(timeout=60_000)
    rest(tab.page)
    tab.page.evaluate(UNFOLD)
    until(tab.page, f"document.querySelectorAll('{CHARTS}').length === {charts}", timeout=60_000)


@pytest.fixture(scope="module")
def sections(real):
    return traffic.sections(answer(real, Query()))


def test_the_page_draws_all_and_its_csv_has_every_row(tab, app, real, sections, tmp_path):
    opened(tab, f"{app}/traffic", sum(len(one.drawings) for one in sections))
    arrow_heads = sum(len(layer["data"]["values"])
        for one in sections for drawing in one.drawings for layer in drawing.spec["layer"]
        if layer["mark"].get("shape") == "triangle-right")  # fmt: skip
    until(
        tab.page,
        f"document.querySelectorAll('{POINTS}').length === {len(real.volumes) + arrow_heads}",
    )
    text = file_of(tab, "All figures of this page as CSV").decode()
    assert text == formats.volumes_csv(answer(real, Query()))
    assert len(list(csv.reader(io.StringIO(text)))) == len(real.volumes) + 1


def test_the_map_s_navigation_leads_there(tab, app):
    tab.page.goto(app)
    tab.page.get_by_role("link", name="Traffic").click()
    tab.page.get_by_role("heading", name="What is carried, year by year").wait_for(timeout=30_000)
    tab.page.locator(CHARTS).first.wait_for()


def pointed(tab: Tab, chart: Locator, word: str) -> str:
    """Point at the marks of a chart until one tells a word; give all that it tells."""
    rest(tab.page)
    still(tab, chart)  # charts above it settle into the width of their column
    tooltip = tab.page.locator(TOOLTIP)
    for mark in chart.locator(".mark-symbol path").all():
        for _ in range(20):  # a chart that is drawn anew under a pointer answers to its next move
            tab.page.mouse.move(0, 0)
            mark.hover(force=True)
            tab.page.wait_for_timeout(300)
            if tooltip.count():
                break
        told = tooltip.inner_text() if tooltip.count() else ""  # an arrow says nothing
        if word in told:
            return told
    raise AssertionError(f"no mark tells {word}")


def test_a_point_answers_to_hover_with_value_scope_source_and_caveat(tab, app, sections):
    opened(tab, f"{app}/traffic", sum(len(one.drawings) for one in sections))
    first = tab.page.locator('[data-testid="stVegaLiteChart"]').first
    told = pointed(tab, first, "exports")
    for word in ("10,000,000 t", "only exports of Kazakhstan", "Italian Trade Agency", "Caveat"):
        assert word in told


def test_the_table_opens_below_its_chart(tab, app, sections):
    opened(tab, f"{app}/traffic", sum(len(one.drawings) for one in sections))
    tab.page.get_by_text("As a table: Ports: lorries").click()
    tab.page.locator('[data-testid="stDataFrame"]:visible').first.wait_for()


def test_the_page_is_no_longer_than_anybody_reads(tab, app):
    tab.page.goto(f"{app}/traffic")
    tab.page.locator(DOWNLOADS).nth(1).wait_for(timeout=60_000)
    rest(tab.page)
    tab.page.wait_for_timeout(1000)  # charts settle into the width of their column
    height = "document.querySelector('.stMainBlockContainer').getBoundingClientRect().height"
    assert tab.page.evaluate(height) <= 3000
    assert tab.page.locator("h3").first.bounding_box()["y"] < 400  # the story comes first


def test_the_narrowest_parts_are_named_and_their_numbers_are_those_of_the_command(
    tab, app, real, capsys
):
    tab.page.goto(f"{app}/traffic")
    tab.page.locator(".narrowest li").first.wait_for(timeout=60_000)
    found = study(real, real.year)
    view = answer(real, Query())
    own = [one for one in found.corridors if one.corridor not in compared_ids(real)]
    told = tab.page.locator(".narrowest li").all_inner_texts()
    assert told == [capacity_tables.sentence(view, one) for one in own]
    assert main(["capacity"]) == 0
    printed = capsys.readouterr().out
    assert all(sentence in printed for sentence in told)
    text = file_of(tab, "Capacity as CSV").decode()
    assert text == capacity_json.csv(real, found)
    tab.page.get_by_text("Over water: ships by name").click()
    tab.page.get_by_text("24 × sailings a month").wait_for()


def test_a_corridor_and_a_year_of_the_address_are_those_of_the_part(tab, app, real):
    tab.page.goto(f"{app}/traffic?corridor=truck&year=2024&lang=ru")
    tab.page.locator(".narrowest li").first.wait_for(timeout=60_000)
    rest(tab.page)
    (truck,) = study(real, 2024, ("truck",)).corridors
    told = tab.page.locator(".narrowest li").all_inner_texts()
    assert told == [capacity_tables.sentence(answer(real, Query(lang="ru")), truck)]


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_nothing_is_wider_than_the_screen(browser, app, sections, width, height):
    tab = Tab(browser, width, height)
    opened(tab, f"{app}/traffic", sum(len(one.drawings) for one in sections))
    tab.page.wait_for_timeout(1000)
    wider = f"""[...document.querySelectorAll('{CHARTS}')].filter(
        (chart) => chart.getBoundingClientRect().right > {width}).length"""
    assert tab.page.evaluate(wider) == 0
    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width
    tab.context.close()


def test_words_of_the_data_are_shown_and_never_obeyed(tab, tmp_path):
    folder = worded(tmp_path)
    spoil(
        folder,
        "volumes.csv",
        ",all cargo,,survey,,,yes\nport,2021",
        f",{NASTY},,survey,,,yes\nport,2021",
    )
    spoil(folder, "labels.csv", "series.route,The whole route", f"series.route,{NASTY}")
    for address in serve("--geodata", str(folder)):
        opened(tab, f"{address}/traffic", 3)
        last = tab.page.locator('[data-testid="stVegaLiteChart"]').last
        assert "<img src=x" in pointed(tab, last, "onerror")
        assert "<img src=x" in tab.page.locator("h3").first.inner_text()
        assert tab.page.locator("img[src=x]").count() == 0
        assert tab.page.title() != "1"
