"""The scripts of the map as texts: features and their needs, events, words, the payload."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from routes.charts import drawings
from routes.network.network import Slow
from routes.pages import frame
from routes.studies import compare, critical
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import drawing, html_file, layers, overlay, script_files, script_words
from routes.webmap.layer import packed
from tests.conftest import ROOT

TEMPLATES = ROOT / "routes/webmap/templates"
PAGES = ROOT / "routes/pages"
SCRIPTS = {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob("*.js"))}
OF_PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.js"))}
LATER = (*script_files.LATE, *script_files.FRAMED, *script_files.PLANNER)
WHOLE = (*script_files.STARTERS, *script_files.SCRIPTS, *LATER)
PLAIN = ("events.js", "memory.js", "cards.js", "packing.js", "starting.js", "base.js")
FEATURES = [name for name in WHOLE if name not in PLAIN]
FEATURE = re.compile(r'^corridor\.feature\(\s*"(\w+)",\s*\[([^\]]*)\],\s*\(', re.MULTILINE)
PAGE = "page"  # what base.js itself gives once the document is read


def needs(name: str) -> list[str]:
    """The names of the features that the one of a file needs."""
    return re.findall(r'"(\w+)"', FEATURE.findall(SCRIPTS[name])[0][1])


def code(text: str) -> str:
    """A script without its comments."""
    return html_file.lean(text)


def events() -> set[str]:
    """The names that events.js lists."""
    return {*re.findall(r'^\s+(\w+): "\1",', SCRIPTS["events.js"], re.MULTILINE)}


def test_what_the_browser_keeps_is_asked_for_in_one_place_as_it_may_refuse():
    kept = re.compile(r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\.")
    users = {name for name, text in (SCRIPTS | OF_PAGES).items() if kept.search(text)}
    assert users == {"memory.js"}


def test_no_script_lets_the_browser_write_what_is_read():
    """Many a browser knows no month and no mark of Kazakh, Azerbaijani or Georgian.

    English marks are turned into those of the language; which form of a word goes with a number,
    and what comes first in a list, is no text.
    """
    formats = re.compile(
        r"Intl\.(?!PluralRules|Collator)(?!NumberFormat\(\"en\")|\.toLocale(?!UpperCase|LowerCase)"
    )
    users = {name for name, text in (SCRIPTS | OF_PAGES).items() if formats.search(code(text))}
    assert users == set()


def test_every_script_is_in_the_file_and_is_checked():
    assert sorted(WHOLE) == sorted(SCRIPTS)
    for name, text in (SCRIPTS | OF_PAGES).items():
        assert text.startswith("// @ts-check\n// "), name
        assert len(text.splitlines()) <= 200, name
        assert "@ts-ignore" not in text and "@ts-expect-error" not in text, name


@pytest.mark.parametrize("name", FEATURES)
def test_a_file_is_one_feature_that_names_what_it_needs(name):
    text = code(SCRIPTS[name])
    found = FEATURE.findall(SCRIPTS[name])
    assert [one[0] for one in found] == [Path(name).stem]
    assert text.startswith("corridor.feature(") and text.endswith(");")
    wanted = needs(name)
    assert len({*wanted}) == len(wanted)
    assert {f"{one}.js" for one in wanted} - {f"{PAGE}.js"} <= {*FEATURES}
    for one in {*wanted} - {PAGE}:
        assert len(re.findall(rf"\b{one}\b", text)) > 1, one


def test_the_needs_go_in_no_circle():
    left, stands = {name: {*needs(name)} for name in FEATURES}, {PAGE}
    while startable := [name for name, wanted in left.items() if wanted <= stands]:
        for name in startable:
            stands.add(Path(name).stem)
            del left[name]
    assert left == {}


def test_what_a_line_needs_waits_for_no_document():
    for name in ("elements", "subjects", "filters", "drawing", "layers", "position"):
        assert PAGE not in needs(f"{name}.js")


def test_what_waits_for_the_page_is_packed_and_nothing_else():
    waiting = {name for name in FEATURES if PAGE in needs(name)}
    assert waiting == {*LATER} - {"months.js", "memory.js", "cards.js"}  # used by one of them


def test_events_are_used_by_the_names_of_one_list():
    used = set()
    for name, text in (SCRIPTS | OF_PAGES).items():
        used |= {*re.findall(r"\bEVENTS\.(\w+)", code(text))}
        assert not re.search(r"(^|\s)//|/\*", html_file.lean(text), re.MULTILINE), name
    assert used == events() - {"beyond"}  # told with what is allowed, and read with it
    assert "beyond" in SCRIPTS["filters.js"]
    assert not re.search(r"new CustomEvent|dispatchEvent", "".join(SCRIPTS.values()))


def test_the_page_and_the_map_use_the_same_names():
    kept = re.findall(r"corridor\.keep\(\s*EVENTS\.(\w+)", "".join(SCRIPTS.values()))
    assert sorted(kept) == sorted([*frame.KEPT, "plan"])  # which a file answers by itself
    assert {*frame.OPENS} <= {*frame.KEPT} <= events()
    assert {"allowed", "beyond", "journey", "overlay"} <= events()


def test_what_comes_with_the_rest_of_the_data_waits_for_it():
    late = re.compile(rf"\bdata\.({'|'.join(html_file.LATER)})\b")
    users = {name for name, text in SCRIPTS.items() if late.search(code(text))}
    waiting = {name for name in FEATURES if PAGE in needs(name)}
    assert users - waiting == {"elements.js"}  # looks into the pool when something is shown


def test_the_words_that_scripts_use_are_those_that_are_sent():
    used: set[str] = set()
    for name, text in SCRIPTS.items():
        used |= {*re.findall(r"\bwords\.(\w+)", code(text))}
        assert "words[" not in text, name
    assert used == {*script_words.WORDS, *script_words.OF_MISTAKES, script_words.ASKED}
    assert sorted(script_words.WORDS) == list(script_words.WORDS)


def interfaces() -> dict[str, dict[str, str]]:
    """The members that payload.d.ts names, by interface, each with its type; "?" is optional."""
    text = (TEMPLATES / "payload.d.ts").read_text(encoding="utf-8")
    found = re.findall(r"^interface (\w+) \{\n(.*?)^\}", text, re.MULTILINE | re.DOTALL)
    return {
        name: dict(re.findall(r"^  (\w+\??): (.*);$", body, re.MULTILINE)) for name, body in found
    }


TYPES = interfaces()


def held(kind: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each record below a value of a kind, with the name of its interface."""
    kind = kind.removesuffix(" | null")
    if value is None or kind not in TYPES:
        inner = re.fullmatch(r"(\w+)\[\]|Record<string, (\w+)>", kind)
        if inner and value is not None:
            parts = value.values() if inner[2] else value
            for one in parts:
                yield from held(inner[1] or inner[2], one)
        return
    yield kind, value
    for member, of in TYPES[kind].items():
        if member.removesuffix("?") in value:
            yield from held(of, value[member.removesuffix("?")])


@pytest.fixture(scope="module")
def told(real, toy) -> dict[str, list[dict[str, Any]]]:
    """All records that the scripts are sent, by their interface."""
    view = answer(
        real, Query("xian", "poti", slow=(Slow("aktau", 3),), close=("kuryk",), alternatives=3)
    )
    data = html_file.script_data(view, drawings=drawings.of_file(view))
    pool = [record for record in data["pool"] if isinstance(record, dict)]
    found = critical.of_pairs(real, critical.named(real), view.query)
    ways = overlay.of_ways(view, compare.compare(real, "xian", "halkali"), {"middle"})
    ground = packed(real.borders, {"id": "id"}, 3)
    start = drawing.frame(view)
    values = [
        ("Payload", data),
        ("Payload", html_file.script_data(answer(toy, Query(lang="ka")))),  # not all translated
        *(("FactEntry" if "values" in record else "Reference", record) for record in pool),
        ("Overlay", overlay.of_critical(view, found)),
        ("Overlay", ways),
        ("Frame", start),
        ("Packed", ground),
    ]
    out: dict[str, list[dict[str, Any]]] = {name: [] for name in TYPES}
    for kind, value in values:
        for name, record in held(kind, value):
            out[name].append(record)
    return out


@pytest.mark.parametrize("name", TYPES)
def test_what_is_sent_is_what_the_types_name(told, name):
    records = told[name]
    assert records
    members = {one.removesuffix("?") for one in TYPES[name]}
    assert {member for record in records for member in record} == members
    for member in TYPES[name]:
        if any(member not in record for record in records):
            assert member.endswith("?"), member


@pytest.mark.parametrize("name", TYPES)
def test_what_is_sent_is_used(name):
    text = "".join(map(code, SCRIPTS.values()))
    for member in TYPES[name]:
        one = member.removesuffix("?")
        of_theme = name == "Subject" and one in ("gauge", "electrification", "tracks", "trace")
        assert of_theme or re.search(rf"\.{one}\b|\{{[^{{}}=;]*\b{one}\b[^{{}};]*\}}", text), one


def test_the_layers_name_kinds_that_the_script_knows():
    text = (TEMPLATES / "features.d.ts").read_text(encoding="utf-8")
    listed = re.search(r"type Kind = (.*);", text)
    assert listed
    drawn = {
        kind
        for path in Path(layers.__file__).parent.glob("*.py")
        for kind in re.findall(r'Features\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
    }
    assert drawn == {*re.findall(r'"(\w+)"', listed[1])}


def test_only_comments_and_types_are_left_out():
    text = """// @ts-check
/** @type {A} */
const a = 1; // one
  /**
   * b
   */
  f(/** @type {B} */ (a), 'x // y');
"""
    assert html_file.lean(text) == "const a = 1;f((a), 'x // y');"
    for name, text in (SCRIPTS | OF_PAGES).items():
        assert not re.search(r"(^|\s)//|/\*", html_file.lean(text), re.MULTILINE), name


def test_of_a_style_sheet_only_comments_and_idle_blanks_are_left_out():
    text = """/* of all */
a:hover, b > c {
  margin: 0 1px; /* so */
  content: "⚠ ";
  width: calc(1px + 2px);
}
@media (max-width: 760px) { p :is(a, b) { color: red; } }
"""
    lean = 'a:hover,b > c{margin:0 1px;content:"⚠ ";width:calc(1px + 2px)}'
    media = "@media (max-width:760px){p :is(a,b){color:red}}"
    assert html_file.lean_style(text) == lean + media
    sheets = (path for folder in (TEMPLATES, PAGES) for path in folder.glob("*.css"))
    quoted = re.findall('"(.*?)"', "".join(path.read_text(encoding="utf-8") for path in sheets))
    assert quoted and not [one for one in quoted if re.search(r"[{};,:]\s|\s[{};,]", one)]
