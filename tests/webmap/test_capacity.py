"""How full the parts are, on the map: what it is told, and what it draws in file and page."""

from itertools import pairwise

import pytest

from routes.export import formats
from routes.studies import capacity
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import capacity_payload, style
from routes.webmap.payload import web_data
from tests.browsing import until
from tests.conftest import worded
from tests.pages.test_map import framed
from tests.webmap.test_file import opened

DRAWN = """() => Object.values(corridor.map._layers)
  .filter((one) => one instanceof L.Path && one.options.pane === 'capacity')
  .map((one) => [one.getRadius ? 'ring' : 'halo', one.options.color, one.options.weight])"""


@pytest.fixture(scope="module")
def view(real):
    return answer(real, Query())


@pytest.fixture(scope="module")
def file(real, tmp_path_factory):
    path = tmp_path_factory.mktemp("capacity") / "map.html"
    formats.write(answer(real, Query(at="7/41/50")), path)
    return path


def test_every_part_with_a_capacity_is_told_at_its_level(view):
    told = capacity_payload.filling(view)
    found = capacity.study(view.dataset, view.dataset.year)
    parts = [part for part in found.parts if part.capacity and not part.whole]
    assert [row["level"] for row in told["parts"]] == [capacity_payload.level(one) for one in parts]
    for row, part in zip(told["parts"], parts, strict=True):
        assert set(row["on"]) <= set(part.on)
        if part.full:
            limits = [(0, 0.5), (0.5, 0.8), (0.8, 9)][row["level"] - 1]
            assert limits[0] <= part.fullness <= limits[1]
        else:
            assert row["level"] == 0


def test_a_filter_leaves_out_what_it_does_not_show(real):
    told = capacity_payload.filling(answer(real, Query(mode=("sea",))))
    on = {id for row in told["parts"] for id in row["on"]}
    assert "sea-aktau-alat" in on
    assert not any(id.startswith(("rail", "road", "ferry")) for id in on)


def test_fuller_is_wider_and_darker_so_that_no_eye_needs_the_hue():
    def light(colour):
        channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [
            one / 12.92 if one <= 0.04 else ((one + 0.055) / 1.055) ** 2.4 for one in channels
        ]
        return sum(part * one for part, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    unknown, *levels = style.FULLNESS
    lights = [light(one.colour) for one in levels]
    assert lights == sorted(lights, reverse=True)
    assert all((a + 0.05) / (b + 0.05) > 1.8 for a, b in pairwise(lights))
    assert all(1.05 / (one + 0.05) >= 3 for one in [*lights, light(unknown.colour)])
    assert [one.width for one in levels] == sorted({one.width for one in levels})
    assert unknown.dash
    assert not any(one.dash for one in levels)


def test_without_capacities_there_is_no_switch(tmp_path):
    folder = worded(tmp_path)
    facts = folder / "facts.csv"
    kept = [
        line for line in facts.read_text(encoding="utf-8").splitlines() if "capacity" not in line
    ]
    facts.write_text("\n".join(kept) + "\n", encoding="utf-8")
    told = web_data(answer(dataset.load(folder), Query()))
    assert told["capacity"]["parts"] == []
    assert "capacity" not in told["switches"]


def test_the_switch_draws_the_parts_and_takes_them_away(tab, file):
    opened(tab, file)
    assert tab.page.evaluate(DRAWN) == []
    tab.page.get_by_label("How full the parts are").check()
    drawn = tab.page.evaluate(DRAWN)
    assert {kind for kind, *_ in drawn} == {"ring", "halo"}
    looks = {style.ink(one.colour) for one in style.FULLNESS}
    assert {colour for _, colour, _ in drawn} == looks
    assert tab.page.locator("#capacity .row").count() == len(style.FULLNESS)
    until(tab.page, "location.hash.includes('on=capacity')")
    tab.page.locator("#legend").get_by_label("Sea (containers)").uncheck()
    assert len(tab.page.evaluate(DRAWN)) < len(drawn)
    tab.page.get_by_label("How full the parts are").uncheck()
    assert tab.page.evaluate(DRAWN) == []
    assert tab.page.locator("#capacity .row").count() == 0


def test_a_place_tells_how_full_it_is(tab, file):
    opened(tab, file)
    tab.page.evaluate("corridor.features.selection.select('alat', false)")
    told = tab.page.locator("#passport .full").inner_text()
    for word in ("100 %, 59,900 lorries a year (2025)", "107,054 TEU a year (2025) / 150,000 TEU"):
        assert word in told
    tip = "corridor.features.layers.tooltip('alat').textContent"
    assert "How full" not in tab.page.evaluate(tip)
    tab.page.get_by_label("How full the parts are").check()
    assert "How full the parts are: 100 %" in tab.page.evaluate(tip)
    tab.page.evaluate("corridor.features.selection.select('ankara', false)")
    assert tab.page.locator("#passport .full").count() == 0


def test_a_link_opens_the_file_and_the_page_with_it(tab, file, app):
    tab.page.goto(f"{file.as_uri()}#on=capacity")
    until(tab.page, "corridor.state.ready")
    assert tab.page.evaluate(DRAWN)
    frame = framed(tab, f"{app}/?on=capacity&lang=ru")
    until(frame, f"() => ({DRAWN})().length > 0")
    assert frame.get_by_label("Насколько заполнены части").is_checked()
    frame.get_by_label("Насколько заполнены части").uncheck()
    tab.page.wait_for_url(lambda url: "capacity" not in url)
