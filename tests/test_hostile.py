"""Spoilt folders, addresses and command lines: each ends in an answer or in one message.

HOSTILE=2000 asks for that many of each kind instead of a few, and for other ones each time.
"""

import csv
import io
import json
import os
import time
from contextlib import suppress
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from routes.charts import comparison, hours, traffic
from routes.cli import commands
from routes.errors import RoutesError
from routes.export import formats
from routes.network import scenario
from routes.poster import compose
from routes.studies import capacity, compare, critical, reality
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import BLANK, Query, read_query
from routes.webmap import html_file
from routes.words import (
    capacity_tables,
    fact_tables,
    journey_json,
    map_tables,
    passport,
    reality_text,
    study_json,
    terminal,
)
from tests.conftest import worded

SECONDS = 2.0  # of the processor to check a folder: a good one takes about half a second
LONGEST = 20_000  # letters of a message
COUNT = int(os.environ.get("HOSTILE", "0"))


def often(usual):
    """How many examples a test draws."""
    return settings(
        max_examples=COUNT or usual,
        derandomize=not COUNT,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


TEXTS = st.one_of(
    st.sampled_from(
        [
            "", " ", "\0", "\x1b[2J", "\r\n", "\u2028", "\u202e", "\ufeff", "\ufffd", "\U0010ffff",
            "<script>alert(1)</script>", "![i](http://h/p.png)", "=1+1", "@x", "-1", "{", "{0}",
            "{x.__class__}", "%s", "%(x)s", "$x^{$", "\\", "'", '"', "|", "||", ";", ",", "a=b",
            "constructor", "__proto__", "nan", "inf", "-inf", "1e308", "-1e308", "9" * 5000, "٢٠٢٥",
            "0000", "9999", "9999-12-31", "0001-01-01", "2024-02-30", "1,5", "0", "-0", "1e-320",
            "x" * 5000, "ə" * 200, "КÄ±yÄ±", "Ä±", "العربية", "עברית", "🚂", "e\u0301",
            "corridor:main", "mode:rail", "xian", "journey:xian-aktau", "country:KZ",
            "trade:KZ-CN", "topic:x", "aktau", "rail-xian-dostyk", "yes", "no", "../x",
            "/etc/passwd", "C:\\x", "http://h",
        ]
    ),
    st.text(max_size=30),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
)  # fmt: skip
NUMBERS = st.one_of(
    st.floats(),
    st.integers(),
    st.sampled_from([1e308, -1e308, float("nan"), float("inf"), 10**400, 2**53, 0, -0.0, 1e-320]),
)
LEAVES = st.one_of(
    st.none(), st.booleans(), NUMBERS, TEXTS, st.sampled_from(["\ud800", "hostile-deep"])
)
VALUES = st.one_of(
    LEAVES,
    st.lists(LEAVES, max_size=3),
    st.lists(st.lists(LEAVES, max_size=2), max_size=2),
    st.dictionaries(TEXTS, LEAVES, max_size=3),
)
DEEP = "[" * 100_000 + "]" * 100_000


@st.composite
def geometries(draw):
    """Something where a geometry should stand."""
    kind = draw(
        st.sampled_from(
            [
                "Point",
                "LineString",
                "MultiLineString",
                "Polygon",
                "MultiPolygon",
                "GeometryCollection",
                "",
            ]
        )
    )
    near = st.tuples(st.floats(50, 64), st.floats(38, 44)).map(list)
    points = st.lists(st.one_of(near, near, near, st.lists(NUMBERS, max_size=4)), max_size=5)
    nested = st.one_of(
        points, st.lists(points, max_size=3), st.lists(st.lists(points, max_size=2), max_size=2)
    )
    coordinates = draw(st.one_of(nested, VALUES))
    return draw(st.one_of(st.just({"type": kind, "coordinates": coordinates}), VALUES))


def bytes_of(draw, content):
    """Flip, cut, double or insert some bytes."""
    at = draw(st.integers(0, max(len(content) - 1, 0)))
    to = draw(st.integers(at, min(at + 50, len(content))))
    new = draw(st.one_of(st.binary(max_size=8), st.just(content[at:to] * 2), st.just(b"")))
    rest = b"" if draw(st.integers(0, 5)) == 0 else content[to:]
    return content[:at] + new + rest


def rows_of(draw, content):
    """Change cells, rows or columns of a CSV file as somebody with a spreadsheet might."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    what = draw(
        st.sampled_from(
            ["cell", "cell", "cell", "column", "swap", "drop", "double", "shuffle", "head"]
        )
    )
    row = draw(st.integers(1, max(len(rows) - 1, 1))) % len(rows)
    column = draw(st.integers(0, len(rows[0]) - 1))
    other = draw(st.integers(0, len(rows[0]) - 1))
    if what == "cell":
        rows[row][column] = draw(TEXTS)
    elif what == "column":
        text = draw(TEXTS)
        rows = [rows[0], *([*one[:column], text, *one[column + 1 :]] for one in rows[1:])]
    elif what == "swap":
        for one in rows[1:]:
            one[column], one[other] = one[other], one[column]
    elif what == "drop":
        del rows[row:]
    elif what == "double":
        rows.append(list(rows[row]))
        rows[-1][column] = draw(TEXTS)
    elif what == "shuffle":
        rows = [rows[0], *draw(st.permutations(rows[1:]))]
    else:
        rows[0][column] = draw(TEXTS)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass")


def json_of(draw, content):
    """Change one value of a JSON document, at any depth."""
    document = json.loads(content)
    parent: dict = {"document": document}
    key, here = "document", document
    for _ in range(draw(st.integers(1, 8))):
        if not isinstance(here, dict | list) or not here:
            break
        parent = here
        key = draw(st.sampled_from(list(here) if isinstance(here, dict) else range(len(here))))
        here = parent[key]
    if draw(st.integers(0, 8)) == 0:
        parent.pop(key)
    else:
        parent[key] = draw(geometries() if key in ("geometry", "coordinates") else VALUES)
    text = json.dumps(document)
    return text.replace('"hostile-deep"', DEEP).encode()


def spoilt(draw, files):
    """Some files of a folder, spoilt in up to three ways."""
    out = {}
    for _ in range(draw(st.integers(1, 3))):
        name = draw(st.sampled_from(sorted(files)))
        ways = [bytes_of, json_of if "json" in name else rows_of]
        how = draw(st.sampled_from([*ways, ways[1], ways[1]]))
        # A file that is spoilt already may be none of its kind any more.
        with suppress(
            ValueError, LookupError, ArithmeticError, AttributeError, csv.Error, RecursionError
        ):
            out[name] = how(draw, out.get(name, files[name]))
    return out


FREE = {
    "nodes.csv": ("name", "rank", "status", "opened"),
    "sources.csv": ("title", "publisher", "published", "licence", "note"),
    "facts.csv": ("value", "low", "high", "year", "scope", "locator", "preferred"),
    "volumes.csv": ("year", "until", "value", "promised", "scope", "basis"),
    "events.csv": ("date_from", "date_to", "title"),
    "scenarios.csv": ("factor", "reason"),
    "journeys.csv": ("via", "year", "reason", "note"),
    "ways.csv": ("via", "avoid", "ends", "topics"),
    "exceptions.csv": ("reason",),
    "labels.csv": ("en", "ru", "zh", "tr", "kk", "az", "ka"),
    "tour.csv": ("west", "east", "light", "facts"),
    "quantities.csv": ("minimum", "maximum", "expected"),
}
LIKELY = st.one_of(
    TEXTS,
    st.dates().map(str),
    st.integers(0, 9999).map("{:04}".format),
    st.floats(0, 1e16).map(str),
    st.sampled_from(
        ["9007199254740992", "-9007199254740992", "1e-300", "0", "100", "2100", "1800"]
    ),
)


def odd(draw, files):
    """Files in which odd things stand where something else may stand, or of which only heads do."""
    out = {}
    for _ in range(draw(st.integers(1, 4))):
        name = draw(st.sampled_from(sorted(FREE)))
        rows = list(csv.reader(io.StringIO(out.get(name, files[name]).decode())))
        if draw(st.integers(0, 9)) == 0:
            rows = rows[:1]
        for _ in range(draw(st.integers(0, 3)) if len(rows) > 1 else 0):
            column = rows[0].index(draw(st.sampled_from(FREE[name])))
            rows[draw(st.integers(1, len(rows) - 1))][column] = draw(LIKELY)
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        out[name] = text.getvalue().encode("utf-8", "replace")
    return out


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A folder that breaks no rule, and the contents of its files."""
    folder = worded(tmp_path_factory.mktemp("good"))
    return folder, {path.name: path.read_bytes() for path in folder.iterdir()}


def written(folder, files):
    """Return a folder these files for a while."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def everything(data):
    """All that the product shows of some data; a RoutesError is an answer too."""
    view = answer(data, BLANK)
    ends = (critical.named(data) or [(data.nodes.index[0], data.nodes.index[-1])])[0]
    asked = replace(BLANK, origin=ends[0], destination=ends[1])
    for make in (
        lambda: told(answer(data, Query(lang="ru"))),
        lambda: journey(answer(data, replace(asked, alternatives=3))),
        lambda: [
            journey(answer(data, replace(asked, scenario=one))) for one in scenario.names(data)
        ],
        lambda: terminal.criticality(view, critical.of_pairs(data, critical.named(data), BLANK)),
        lambda: reality_text.times(view, reality.cases(data)),
        lambda: capacity_tables.text(view, capacity.study(data, data.year)),
        lambda: compared(view, compare.compare(data, *ends)),
        lambda: formats.FORMATS[".html"](view),
    ):
        with suppress(RoutesError):
            make()


def told(view):
    """All that is told of the data alone."""
    for subject in (*view.segments.index, *view.nodes.index):
        passport.text(view, subject)
    for form in (".geojson", ".csv"):
        formats.FORMATS[form](view)
    for table in (map_tables.segments, map_tables.nodes, fact_tables.sources):
        table(view)
    traffic.sections(view)
    json.dumps(html_file.script_data(view))


def journey(view):
    """All that is told of a journey."""
    terminal.journey(view, view.journey)
    journey_json.as_json(view.dataset, view.journey)
    hours.hours(view)
    formats.FORMATS[".geojson"](view)


def compared(view, found):
    """All that is told of ways side by side."""
    terminal.comparison(view, found)
    study_json.as_json(study_json.comparison(view.dataset, found))
    for quantity in comparison.quantities(found):
        comparison.ways(view, found, quantity)


def judged(folder):
    """What is wrong with a folder; where nothing is, everything must run."""
    began = time.process_time()
    problems = dataset.problems(folder)
    assert time.process_time() - began < SECONDS
    told = "\n".join(map(str, problems))
    assert len(told) < LONGEST and told.replace("\n", "").isprintable()
    told.encode()
    if not problems:
        everything(dataset.load(folder))
    return problems


@pytest.mark.parametrize("spoil", [spoilt, odd])
@often(8)
@given(st.data())
def test_a_spoilt_folder_is_told_or_runs(good, spoil, data):
    folder, files = good
    changed = spoil(data.draw, files)
    try:
        judged(written(folder, changed))
    finally:
        written(folder, {name: files[name] for name in changed})


NAMES = [*BLANK.__dict__, "x", "<b>", ""]


@often(60)
@given(
    st.dictionaries(
        st.sampled_from(NAMES), TEXTS | st.lists(TEXTS, max_size=3).map(",".join), max_size=5
    )
)
def test_an_address_is_answered_or_told(toy, params):
    query, problems = read_query(toy, params)
    told = "\n".join(map(str, problems))
    assert told.replace("\n", "").isprintable() and len(told) < LONGEST
    with suppress(RoutesError):
        answer(toy, query)


@pytest.fixture
def kept(toy, monkeypatch):
    """A command line for which the data is loaded already."""
    monkeypatch.setattr(dataset, "load", lambda folder=None: toy)
    monkeypatch.setattr(dataset, "problems", lambda folder=None: ())


WORDS = st.one_of(
    st.sampled_from(
        [
            "check", "show", "sources", "route", "critical", "compare", "xian", "aktau", "--by",
            "--via", "--avoid", "--close", "--slow", "--scenario", "--year", "--alternatives",
            "--reach", "--lang", "--format", "--journeys", "--reality", "--service", "json", "csv",
            "time", "2025", "aktau=2", "storm", "KZ", "xian-aktau", "--", "-", "--geodata",
        ]
    ),
    TEXTS.filter(lambda text: text not in ("-h", "--help")),
)  # fmt: skip


@often(60)
@given(
    st.sampled_from(["check", "show", "sources", "route", "critical", "compare"]),
    st.lists(WORDS, max_size=7),
)
def test_a_command_line_is_answered_or_told(kept, capsys, command, words):
    assert commands.main([command, *words]) in (0, 1, 2)
    assert len(capsys.readouterr().err) < LONGEST + sum(map(len, words))


BRACES = "{0}{x}"
SIGN = f"<img src=x onerror=alert(1)>{BRACES}%s$\\\\nope$![i](http://h)=1+1&amp;`\\"
ALL = ("nodes", "sources", "labels", "facts", "events", "scenarios", "journeys", "volumes")
TEXTUAL = ("name", "title", "publisher", "licence", "note", "reason", "scope", "locator")


@pytest.fixture(scope="module")
def marked(toy):
    """Data in which every text that is free to be anything bears signs that others would obey."""

    def bearing(table):
        frame = getattr(toy, table)
        free = frame.columns if table == "labels" else frame.columns.intersection(TEXTUAL)
        words = frame[free].map(lambda text: f"{SIGN}{text}" if text else text)
        if table == "labels":  # in a story of the tour braces name a number
            story = frame.index.str.startswith(("tour.", "claim."))
            words[story] = words[story].map(lambda text: text.replace(BRACES, ""))
        return frame.assign(**{name: words[name] for name in free})

    return replace(toy, **{table: bearing(table) for table in ALL})


def test_signs_in_any_text_are_shown_and_never_obeyed(marked):
    everything(marked)
    view = answer(marked, Query("xian", "aktau"))
    html = formats.FORMATS[".html"](view)
    assert "onerror=alert" in html and "<img src=x" not in html


def test_signs_are_drawn_in_a_picture_as_they_are(marked):
    svg, pdf = (compose.picture(answer(marked, BLANK), one, "share") for one in (".svg", ".pdf"))
    root = ElementTree.fromstring(svg)
    assert not [one for one in root.iter() if one.tag.endswith(("}script", "}foreignObject"))]
    assert b"<img src=x" not in svg and b"onerror=alert" in svg
    assert pdf.startswith(b"%PDF")
