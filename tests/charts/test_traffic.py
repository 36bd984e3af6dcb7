"""What the traffic charts join and what they do not, read from the rows that they draw."""

import re
from collections import Counter
from math import dist

import altair as alt
import pytest
import vl_convert

from routes.charts import traffic
from routes.export import formats
from routes.facts import volumes
from routes.facts.labels import LANGUAGES
from routes.view.answer import answer
from routes.view.query import Query
from routes.words import fact_tables
from routes.writing import spreadsheet

MARKS = "mark-symbol"  # the class of a group of them


def rows(drawing, *columns: str) -> list[dict]:
    """The rows that have all of these columns; layers may share rows, each is given once."""
    values = [layer["data"]["values"] for layer in drawing.spec["layer"]]
    once = {id(row): row for some in values for row in some if set(columns) <= set(row)}
    return list(once.values())


@pytest.fixture(scope="module")
def toy_sections(toy):
    return {one.id: one for one in traffic.sections(answer(toy, Query()))}


@pytest.fixture(scope="module")
def sections(real):
    return {one.id: one for one in traffic.sections(answer(real, Query()))}


def test_a_leading_series_gets_a_part_with_what_is_beside_it(toy_sections):
    route, others = toy_sections["titr"].drawings
    assert route.title == "The whole route, t"
    marks = Counter(row["mark"] for row in rows(route, "mark", "series"))
    assert marks == Counter(counted=4, part=1, rival=1, derived=1, forecast=1, target=3)
    assert others.title.startswith("Other counts")
    (seaports,) = rows(others, "mark")
    assert (seaports["series"], seaports["mark"]) == ("Through the seaports", "other")


def test_only_neighbouring_whole_years_are_joined(toy_sections):
    joined = rows(toy_sections["titr"].drawings[0], "line")
    assert [(row["line"], row["year"]) for row in joined] == [
        ("route 0", 2020),
        ("route 0", 2021),
        ("route 0", 2022),
    ]


def test_a_goal_that_was_put_off_has_an_arrow_and_its_dates(toy_sections):
    route = toy_sections["titr"].drawings[0]
    assert [(row["year"], row["to"]) for row in rows(route, "to")] == [(2025, 2027), (2027, 2028)]
    assert rows(route, "mark") != []
    dates = [row["name"] for row in rows(route, "name") if isinstance(row["name"], list)]
    assert dates == [["(2022)"], ["", "(2024)"], ["(2025)"]]


def test_the_story_tells_its_least_its_most_and_its_last(sections, toy_sections):
    titr = sections["titr"].drawings[0]
    short = {row["year"]: row["name"] for row in rows(titr, "name", "dx")}
    assert short == {2021: "586K", 2024: "4.5M", 2025: "4.1M"}
    port = toy_sections["ports"].drawings[0]
    assert [row["name"] for row in rows(port, "name", "amount")] == ["350K"]


def test_the_parts_of_a_chart_share_their_years(sections):
    spans = []
    for drawing in sections["ports"].drawings[:-1]:
        scales = [layer["encoding"]["x"].get("scale", {}) for layer in drawing.spec["layer"]]
        spans += [scale["domain"] for scale in scales if "domain" in scale]
        assert drawing.spec["height"] < sections["titr"].drawings[0].spec["height"]
    starts, ends = {one[0] for one in spans}, {one[1] for one in spans}
    assert len(starts) == 1
    assert ends == {2030}  # those of goals that are near, too


def test_what_was_counted_lies_on_top_of_its_rival(sections):
    for drawing in (one for section in sections.values() for one in section.drawings):
        points = drawing.spec["layer"][-1]["data"]["values"]
        if "place" not in points[0]:  # no list, in which each has a line of its own
            counted = [row["mark"] == "counted" for row in points]
            assert counted == sorted(counted)


@pytest.mark.parametrize("wide", [False, True])
def test_no_mark_lies_on_another(sections, toy_sections, wide):
    """Drawn by Vega itself, as wide as a column is on a phone and in a window of 1280 pixels."""
    found = {}
    lead = sections["titr"].drawings[0]
    for section in (*sections.values(), *toy_sections.values()):
        for drawing in section.drawings:
            narrow, large = (362, 828) if drawing is lead else (295, 332)
            width = large if wide else narrow
            svg = vl_convert.vegalite_to_svg({**drawing.spec, "width": width})
            marks = [
                (float(x), float(y))
                for x, y in re.findall(r"translate\(([^,]+),([^)]+)\)", svg[svg.rindex(MARKS) :])
            ][: len(drawing.spec["layer"][-1]["data"]["values"])]
            assert marks
            near = [(a, b) for at, a in enumerate(marks) for b in marks[:at] if dist(a, b) < 8]
            if near:
                found[section.id, drawing.title] = near
    assert found == {}


def test_what_stands_aside_tells_its_own_year_and_its_line_leads_there(sections):
    for drawing in (one for section in sections.values() for one in section.drawings):
        points = {
            (row["year"], row["amount"], row["aside"]) for row in rows(drawing, "aside", "series")
        }
        joined = {(row["year"], row["amount"], row["aside"]) for row in rows(drawing, "line")}
        assert joined <= points
    lead = rows(sections["titr"].drawings[0], "aside", "series")
    assert {row["aside"] for row in lead if row["mark"] == "counted"} == {0}
    assert len({row["aside"] for row in lead}) > 3


def test_a_changed_way_of_counting_is_marked(toy_sections):
    (port,) = toy_sections["ports"].drawings
    assert [row["year"] for row in rows(port, "kind") if "mark" not in row] == [2019.5]
    assert [row["year"] for row in rows(port, "line")] == [2020, 2021]


def test_every_point_tells_value_scope_source_and_caveat(sections):
    points = [
        row
        for section in sections.values()
        for drawing in section.drawings
        for row in rows(drawing, "mark", "series")
    ]
    for row in points:
        for column in ("series", "period", "value", "kind", "scope", "source", "caveat"):
            assert row[column]
    for section in sections.values():
        for drawing in section.drawings:
            shown = [layer for layer in drawing.spec["layer"] if layer["mark"]["type"] == "point"]
            fields = {one["field"] for one in shown[-1]["encoding"]["tooltip"]}
            assert {"value", "scope", "source", "caveat"} <= fields


def test_every_volume_is_drawn_once_and_nothing_else(real, sections):
    """No sum, no interpolation: the drawn amounts are those of the table, row for row."""
    drawn = Counter(
        (row["amount"], row.get("year"))
        for section in sections.values()
        for drawing in section.drawings
        for layer in drawing.spec["layer"][-1:]
        for row in layer["data"]["values"]
    )
    told = Counter((row.value, row.year) for row in real.volumes.itertuples())
    assert drawn == told


def test_the_real_goal_slips_and_poti_is_broken(sections):
    titr = sections["titr"].drawings[0]
    assert [(row["year"], row["to"], row["amount"]) for row in rows(titr, "to")] == [
        (2025, 2027, 1e7)
    ]
    poti = next(one for one in sections["ports_containers"].drawings if "Poti" in one.title)
    lines = {row["line"]: [] for row in rows(poti, "line")}
    for row in rows(poti, "line"):
        lines[row["line"]].append(row["year"])
    assert sorted(lines.values()) == [[2021, 2022], [2024, 2025]]
    assert [row["year"] for row in rows(poti, "kind") if "mark" not in row] == [2020]


def test_two_counts_of_trade_are_two_lines_of_different_marks(sections):
    trade = sections["trade"].drawings[0]
    lines = {row["line"]: row["mark"] for row in rows(trade, "line")}
    assert lines == {"cn_kz_trade 0": "counted", "cn_kz_trade_kz 0": "other"}


def test_specifications_are_valid_vega_lite(sections):
    for section in sections.values():
        for drawing in section.drawings:
            alt.LayerChart.from_dict(drawing.spec)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_its_words(real, lang):
    view = answer(real, Query(lang=lang))
    for section in traffic.sections(view):
        assert section.title
        assert all(drawing.title and drawing.description for drawing in section.drawings)
    if lang != "en":
        labels = real.labels
        ours = labels[labels.index.str.match(r"(series|chart|unit|ui\.mark)")]
        assert (ours[lang] != "").all()


def test_the_tables_together_are_the_csv_file(real):
    view = answer(real, Query())
    tables = [fact_tables.volumes(view, one.series, one.title) for one in traffic.sections(view)]
    lines = [
        line for table in tables for line in spreadsheet.of_frame(table.frame).splitlines()[1:]
    ]
    assert sorted(lines) == sorted(formats.volumes_csv(view).splitlines()[1:])
    assert sum(len(table.frame) for table in tables) == len(real.volumes)


def test_parts_of_a_year_are_told_in_the_language(real):
    titr = volumes.every(real)[0]
    part = next(one for one in titr.volumes if one.until == "2017-10")
    assert fact_tables.period(answer(real, Query()), part) == "→ Oct 2017"
    assert "окт" in fact_tables.period(answer(real, Query(lang="ru")), part)
    horgos = next(one for one in volumes.every(real) if one.id == "horgos_trains")
    day = next(one for one in horgos.volumes if one.until.count("-") == 2)
    assert fact_tables.period(answer(real, Query()), day) == "→ Dec 24, 2024"


def test_a_name_in_a_list_stands_whole(sections):
    listed = sections["titr_containers"].drawings[-1] if "titr_containers" in sections else None
    drawings = [listed] if listed else [one.drawings[-1] for one in sections.values()]
    for drawing in drawings:
        layers = [layer for layer in drawing.spec["layer"] if "left" in layer["data"]["values"][0]]
        for row in rows(drawing, "place", "series"):
            lines = [
                line["name"]
                for layer in reversed(layers)
                for line in layer["data"]["values"]
                if line["place"] == row["place"]
            ]
            assert " ".join(lines) == f"{row['series']} · {row['period']}"
        assert all(layer["mark"].get("limit") is None for layer in layers)


def test_a_card_tells_each_volume_and_who_says_it(real, sections):
    """Also of rivals of one year and value, which stand side by side."""
    cards = Counter(
        (row["period"], row["value"], row["promised"], row["source"])
        for section in sections.values()
        for drawing in section.drawings
        for row in rows(drawing, "mark", "series")
    )
    view = answer(real, Query())
    told = (traffic.details(view, one, volume) for one in volumes.every(real)
            for volume in one.volumes)  # fmt: skip
    assert cards == Counter((c["period"], c["value"], c["promised"], c["source"]) for c in told)
    publishers = real.sources["publisher"]
    for one in volumes.every(real):
        for volume in one.volumes:
            assert publishers[volume.source] in traffic.details(view, one, volume)["source"]


def test_a_name_does_not_say_that_a_ministry_counted_what_others_tell(real):
    view = answer(real, Query())
    for one in volumes.every(real):
        name = fact_tables.series_name(view, one).lower()
        for counter in ("ministry", "association"):
            if counter in name:
                others = [volume for volume in one.volumes if counter not in volume.scope]
                assert not others, name
