"""Forms of charts: valid Vega-Lite, our colours and shapes, the numbers of the language."""

import re
from dataclasses import replace

import altair as alt
import pytest
import vl_convert

from routes.charts import comparison, hours, months, traffic, vega
from routes.facts.volumes import STANDINGS
from routes.studies import compare, price_reality, reality
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import style


@pytest.fixture(scope="module")
def view(toy):
    return answer(toy, Query())


@pytest.mark.parametrize("form", [vega.over_years, vega.one_a_line])
def test_a_form_is_valid_vega_lite_and_reads_no_file(view, form):
    spec = form(view)
    alt.LayerChart.from_dict(spec)  # raises where the schema is broken
    assert '"url"' not in str(spec)
    assert {layer["data"]["name"] for layer in spec["layer"]} >= {"points", "after", "before"}


def test_layers_get_their_rows_and_those_without_are_left_out(view):
    form = vega.over_years(view)
    spec = vega.filled(form, 100, {"points": [{"year": 2020}], "lines": []})
    assert [layer["data"] for layer in spec["layer"]] == [{"values": [{"year": 2020}]}]
    assert spec["height"] == 100
    later = vega.filled(form, 100, {"points": [{"year": 2020}], "lines": []}, (2019, 2024))
    assert later["layer"][0]["encoding"]["x"]["scale"]["domain"] == [2019, 2024]
    assert "domain" not in spec["layer"][0]["encoding"]["x"]["scale"]
    assert form["layer"][0]["data"] == {"name": "breaks"}  # the form itself is not changed


@pytest.mark.parametrize("form", [vega.over_years, vega.one_a_line])
def test_an_axis_goes_once_and_the_picture_is_the_same(view, form):
    row = {"year": 2020, "to": 2022, "amount": 9e6, "mark": "target", "line": "a", "place": 0}
    told = {"name": "a", "value": "9", "left": 0, "kind": "b"}
    whole = form(view)
    rows = {layer["data"]["name"]: [row | told] for layer in whole["layer"]}
    spec = vega.filled(whole, 200, rows, (2019, 2024) if form is vega.over_years else None)
    assert str(whole).count("labelExpr") > 1 == str(spec).count("labelExpr")
    layers = zip(spec["layer"], whole["layer"], strict=True)
    full = {**spec, "layer": [{**layer, "encoding": one["encoding"]} for layer, one in layers]}
    full["layer"][-1] = spec["layer"][-1]
    assert vl_convert.vegalite_to_svg(spec) == vl_convert.vegalite_to_svg(full)


def test_marks_differ_in_shape_and_what_is_hoped_for_is_hollow():
    paths = {(mark.path, mark.hollow) for mark in style.MARKS.values()}
    assert len(paths) == len(style.MARKS)
    hollow = {name for name, mark in style.MARKS.items() if mark.hollow}
    assert hollow == set(vega.HOPED)
    for mark in style.MARKS.values():
        assert re.fullmatch(r"M[-.\d,A-Z]+Z", mark.path)


def test_every_standing_has_a_mark():
    assert set(STANDINGS) | {"other"} == set(style.MARKS)


@pytest.mark.parametrize(
    ("lang", "decimal", "thousands"), [("en", ".", ","), ("ru", ",", "\xa0"), ("tr", ",", ".")]
)
def test_numbers_are_those_of_the_language(real, lang, decimal, thousands):
    spec = vega.over_years(answer(real, Query(lang=lang)))
    numbers = spec["config"]["locale"]["number"]
    assert (numbers["decimal"], numbers["thousands"]) == (decimal, thousands)


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", ["0", "200K", "10M"]),
        ("ru", ["0", "200\xa0тыс.", "10\xa0млн"]),
        ("zh", ["0", "20万", "1,000万"]),
        ("tr", ["0", "200\xa0bin", "10\xa0milyon"]),
    ],
)
def test_an_axis_is_short_in_the_language(real, lang, labels):
    """Drawn by Vega itself: the labels of its axis are those of the language."""
    form = vega.over_years(answer(real, Query(lang=lang)))
    texts = ""
    for amount in (1_000_000, 20_000_000):
        points = [{"year": 2020, "amount": amount, "mark": "counted"}]
        texts += vl_convert.vegalite_to_svg(
            vega.filled(form, 200, {"points": points}, (2019, 2024))
        )
    assert {f">{label}</text>" for label in labels} <= set(re.findall(r">[^<]*</text>", texts))


def test_the_legend_names_every_mark_and_obeys_no_word(toy, view):
    html = vega.legend(view)
    assert html.count("<img") == len(style.MARKS) + 2
    for key in ("ui.mark_counted", "volume.target", "ui.mark_slip", "ui.mark_break"):
        assert view.word(key) in html
    assert "<path" not in html  # the drawings are images, not part of the page


@pytest.mark.parametrize("sign", ["\\", '\u2028\'`${x}{}%[0].x</script>\u202e\\" + datum.x + "'])
def test_no_text_of_the_data_reaches_an_expression(toy, sign):
    # Drawn by Vega-Lite itself, which gives up where an expression cannot be read.
    words = toy.labels.map(lambda text: f"{sign}{text}{sign}" if text else text)
    data = replace(toy, labels=words)
    view = answer(data, Query("xian", "aktau", alternatives=2))
    found = compare.compare(data, "xian", "aktau")
    specs = [drawing.spec for one in traffic.sections(view) for drawing in one.drawings]
    specs += [comparison.ways(view, found, one) for one in comparison.quantities(found)]
    for spec in [*specs, hours.hours(view)]:
        assert "<svg" in vl_convert.vegalite_to_svg(spec)


def test_what_answers_to_the_pointer_answers_in_words(real):
    """Never with the names of fields, which the page shows where a chart does not forbid it."""
    view = answer(real, Query("xian", "poti", alternatives=2))
    found = compare.compare(real, "xian", "poti")
    specs = [drawing.spec for one in traffic.sections(view) for drawing in one.drawings]
    specs += [comparison.ways(view, found, one) for one in comparison.quantities(found)]
    specs += [comparison.reality(view, reality.cases(real)), hours.hours(view), months.months(view)]
    specs.append(comparison.prices(view, price_reality.cases(real)))
    told = set()
    for spec in specs:
        page = {"mark": {"tooltip": {"content": "encoding"}}}  # as the page asks for it
        for mark in _marks(vl_convert.vegalite_to_vega(spec, config=page)):
            signal = str(mark["encode"]["update"].get("tooltip", {}).get("signal", ""))
            told |= {*re.findall(r'[{,] ?"([^"]*)":', signal)}
            assert not {*re.findall(r'datum\["([^"]*)"\]', signal)} & told
    assert "Source" in told


def _marks(part):
    for mark in part.get("marks", []):
        yield from _marks(mark)
        if "update" in mark.get("encode", {}):
            yield mark
