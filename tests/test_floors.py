"""The house is built as it was designed: imports go down, and facts and code stay apart."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROUTES = ROOT / "routes"
FLOORS = (
    ("errors", "measure", "placement", "progress", "strict"),
    ("cells", "spreadsheet", "geojson", "terminal"),
    ("about", "mentions", "rows", "shapes"),
    ("records",),
    ("tables",),
    ("vocabulary", "starter"),
    ("checks",),
    ("dataset",),
    ("facts", "labels", "volumes", "courses"),
    ("amounts", "timeline", "rights"),
    ("network",),
    ("scenario", "search"),
    ("alternatives", "itinerary", "names"),
    ("obstacles",),
    ("journey", "mapstate"),
    ("arcs",),
    ("account",),
    ("view",),
    ("critical", "filters"),
    ("compare",),
    ("reality",),
    ("findings",),
    ("findings_csv",),
    ("layer", "style", "popup"),
    ("wording", "yeardata", "mapnames"),
    ("journeydata",),
    ("webdata",),
    ("layers", "twin", "charts", "features"),
    ("journeytwin", "twin_compare", "tour", "geopackage", "saving", "printed"),
    ("charts_journey", "charts_compare", "overlay"),
    ("webmap", "poster", "traffic"),
    ("webfile",),
    ("export",),
    ("options",),
    ("pages", "cli"),
    ("__main__",),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
FOLDERS = ("checks", "layers", "pages", "poster")
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
    "terminal": {"open"},  # of the null device
    "tables": READERS,
    "geopackage": {"read_bytes"},  # the GeoPackage that it has just written, as a download
}
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(ROUTES.rglob("*.py"))
}


def room(module: str) -> str:
    """The room of a module: routes.checks.lines lives in checks."""
    return [*module.split("."), ""][1]


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


def ours(path: Path) -> set[str]:
    return {name for name in imported(path) if name.split(".")[0] == "routes"}


def outside(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imported(path)} - {"routes"}


CODE = {name: path for name, path in MODULES.items() if room(name) not in ("", SOURCING)}


@pytest.mark.parametrize("module", CODE)
def test_every_module_has_a_floor(module):
    assert room(module) in FLOOR


@pytest.mark.parametrize("module", CODE)
def test_imports_go_only_to_a_lower_floor(module):
    for target in ours(CODE[module]):
        same_folder = room(target) == room(module) in FOLDERS
        assert same_folder or FLOOR[room(target)] < FLOOR[room(module)], f"{module} -> {target}"


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
    drawn = room(module) in ("layers", "webmap", "export")
    assert "folium" not in outside(CODE[module]) or drawn


@pytest.mark.parametrize("module", CODE)
def test_files_are_read_only_in_tables(module):
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(parsed(CODE[module]))
        if isinstance(node, ast.Call)
    }
    assert called & READERS <= MAY_READ.get(room(module), set())


@pytest.mark.parametrize("module", CODE)
def test_modules_are_short_and_named_after_something(module):
    assert len(CODE[module].read_text(encoding="utf-8").splitlines()) <= 250
    assert not {"utils", "helpers", "common", "data", "manager"} & set(module.split("."))


@pytest.mark.parametrize("module", CODE)
def test_functions_are_short(module):
    long = {
        node.name: node.end_lineno - node.lineno
        for node in ast.walk(parsed(CODE[module]))
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 40
    }
    assert not long


def test_geodata_holds_facts_and_no_code():
    assert not list((ROOT / "geodata").rglob("*.py"))


def test_routes_holds_code_and_no_facts():
    assert not [path for path in ROUTES.rglob("*") if path.suffix in DATA]
