"""Drawings have the colours of paper, and wear the look of what is round them."""

import re
from urllib.parse import unquote

from routes.charts import tracks, traffic, vega
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import looks, style
from tests.webmap.test_contrast import contrast


def test_the_dark_has_a_colour_of_its_own_for_each_of_paper_and_for_no_other():
    sheet = looks.repainted("figure")
    papers = {paper for paper, _ in looks.CHARTS.values()}
    assert {*re.findall(r'="(#\w+)" i\]', sheet)} == papers
    for paper, dark in looks.CHARTS.values():
        assert f'[stroke="{paper}" i]{{stroke:light-dark({paper},{dark})}}' in sheet


def test_no_chart_has_a_colour_that_the_dark_does_not_know(real):
    papers = {paper.lower() for paper, _ in looks.CHARTS.values()}
    view = answer(real, Query())
    for section in traffic.sections(view):
        for one in section.drawings:
            found = {colour.lower() for colour in re.findall(r"#[0-9a-fA-F]{3,6}\b", str(one.spec))}
            assert found <= papers, one.title


def test_an_image_has_both_looks_and_only_of_the_colours_that_it_has():
    image = unquote(tracks.sample(style.BLUE, ""))
    paper, dark = style.INKS["blue"]
    assert f'[stroke="{paper}"]{{stroke:{dark}}}' in image
    assert image.count("[") == 1


def test_what_is_read_in_a_chart_can_be_read_in_both_looks(toy):
    assert "prefers-color-scheme" in vega.legend(answer(toy, Query()))
    for name in ("soft", "black"):
        for look in range(2):
            for ground in ("paper", "band", "gap", "water"):
                assert contrast(looks.CHARTS[name][look], looks.CHARTS[ground][look]) >= 4.5, (
                    name,
                    ground,
                )
