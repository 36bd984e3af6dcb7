"""The house is built as it was designed: imports go down, and facts and code stay apart."""

import ast
from collections.abc import Iterator
from doctest import DocTestParser
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROUTES = ROOT / "routes"
# The rooms from the ground up, each with its modules in their order: a module may import those of
# a lower floor, and those that stand before it in its own room.
FLOORS: tuple[dict[str, str], ...] = (
    {"errors": "", "kinds": "", "measure": "", "plurals": "", "progress": ""},
    {"writing": "saving strict geojson spreadsheet"},
    {
        "tables": "cells about plain mentions rows shapes records reading checks starter "
        "vocabulary dataset"
    },
    {
        "facts": "courses facts seasons identifiers labels sentences messages scopes symbols "
        "volumes carrying fleets spreads driving amounts pace prices emissions storms "
        "licence timeline plans openings"
    },
    {
        "network": "network building grid spread season itinerary way_names countries measures "
        "staircase opening scenario graph trees onward search leading no_gain moves request "
        "alternatives names supposing idle obstacles journey other_ends",
    },
    {"view": "map_state free query answer filters"},
    {"studies": "critical compare reality price_reality months capacity whatif"},
    {
        "words": "columns journey_rows map_rows passport shortened measure_json measure_csv "
        "journey_json map_tables coded_tables fact_tables story ranges plans unchanged "
        "itineraries losses headline glance measure_tables study_json plan_files whatif_words "
        "journey_tables month_tables journey_twins study_csv study_tables capacity_json "
        "capacity_tables other_ends reality_text terminal"
    },
    {
        "webmap": "layer map_names card script_files script_words style looks colouring "
        "capacity_payload year_payload written_payload journey_payload passport_payload "
        "planner_weather planner_numbers planner_payload layers drawing overlay payload "
        "tour_payload second_language html_file planner_file"
    },
    {
        "poster": "placement projection frame lettering sheet drawing marks legend notes margins "
        "names compose",
    },
    {
        "charts": "scene lettering aside numbers vega beside spans comparison hours "
        "traffic months axes tracks "
        "plot ends stops staircase picture drawings",
    },
    {"export": "geopackage formats"},
    {
        "pages": "dress address turns frame shared paper sheets files widgets taking months "
        "drawing glance state question typed tongue compare journey map sources capacity traffic "
        "navigation site server",
        "cli": "output options asking planning commands",
    },
    {"__main__": ""},
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
ORDER = {room: modules.split() for rooms in FLOORS for room, modules in rooms.items()}
SOURCING = "sourcing"
DATA = {".csv", ".geojson", ".json", ".gpkg", ".shp", ".tsv", ".xlsx", ".parquet"}
READERS = {
    "open",
    "read_text",
    "read_bytes",
    "read_csv",
    "read_file",
    "read_json",
    "read_excel",
    "read_parquet",
    "loadtxt",
    "genfromtxt",
}
MAY_READ = {
    "routes.tables.reading": READERS,
    "routes.tables.rows": {"read_bytes"},
    "routes.cli.output": {"open"},  # of the null device
    "routes.export.geopackage": {"read_bytes"},  # what it has just written, as a download
}
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROUTES.rglob("*.py"))
}


def room(module: str) -> str:
    """The room of a module: routes.tables.checks.lines lives in tables."""
    return [*module.split("."), ""][1]


def within(module: str) -> str:
    """What a module is within its room: routes.tables.checks.lines is a part of checks."""
    return [*module.split("."), "", ""][2]


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Names of all modules that a file imports, wherever in it."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in MODULES else str(node.module)


def length(path: Path) -> int:
    """The lines of a module, but for the examples in its docstrings."""
    text = path.read_text(encoding="utf-8")
    shown = (f"{one.source}{one.want}" for one in DocTestParser().get_examples(text))
    return len(text.splitlines()) - sum(one.count("\n") for one in shown)


def ours(path: Path) -> set[str]:
    return {name for name in imported(path) if name.split(".")[0] == "routes"}


def outside(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)} - {"routes"}


CODE = {name: path for name, path in MODULES.items() if room(name) not in ("", SOURCING)}


@pytest.mark.parametrize("module", CODE)
def test_every_module_has_its_place(module):
    assert room(module) in FLOOR
    assert within(module) in {"", *ORDER[room(module)]}


@pytest.mark.parametrize("module", CODE)
def test_imports_go_only_down(module):
    for target in ours(CODE[module]) - {module}:
        if room(target) != room(module):
            assert FLOOR[room(target)] < FLOOR[room(module)], f"{module} -> {target}"
        elif within(module) and within(target) != within(module):
            order = ORDER[room(module)]
            assert order.index(within(target)) < order.index(within(module)), (
                f"{module} -> {target}"
            )


def test_every_place_is_taken():
    assert {name: {*modules} for name, modules in ORDER.items()} == {
        name: {within(module) for module in CODE if room(module) == name} - {""} for name in ORDER
    }


def test_there_is_no_circle():
    graph = {module: ours(path) - {module} for module, path in MODULES.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError


@pytest.mark.parametrize("module", CODE)
def test_what_rebuilds_the_data_is_imported_by_nothing(module):
    assert SOURCING not in {room(target) for target in ours(CODE[module])}


@pytest.mark.parametrize("module", CODE)
def test_streamlit_is_imported_only_by_pages(module):
    assert "streamlit" not in outside(CODE[module]) or room(module) == "pages"


@pytest.mark.parametrize("module", CODE)
def test_folium_is_imported_only_where_the_map_is_drawn(module):
    assert "folium" not in outside(CODE[module]) or room(module) == "webmap"


@pytest.mark.parametrize("module", CODE)
def test_files_are_read_only_in_tables(module):
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(parsed(CODE[module]))
        if isinstance(node, ast.Call)
    }
    assert called & READERS <= MAY_READ.get(module, set())


@pytest.mark.parametrize("module", CODE)
def test_modules_are_short_and_named_after_something(module):
    assert length(CODE[module]) <= 250
    assert not {"utils", "helpers", "common", "data", "manager"} & set(module.split("."))


@pytest.mark.parametrize("module", CODE)
def test_functions_are_short(module):
    long = {
        node.name: node.end_lineno
        for node in ast.walk(parsed(CODE[module]))
        if isinstance(node, ast.FunctionDef)
        and (node.end_lineno or 0) - node.lineno - len((ast.get_docstring(node) or "").split("\n"))
        > 40
    }
    assert not long


def test_geodata_holds_facts_and_no_code():
    assert not list((ROOT / "geodata").rglob("*.py"))


def test_routes_holds_code_and_no_facts():
    assert not [path for path in ROUTES.rglob("*") if path.suffix in DATA]
