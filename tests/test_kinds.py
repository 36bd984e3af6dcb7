"""The closed lists of the data are those that code knows."""

import json

import pytest

from routes import kinds
from routes.tables.dataset import GEODATA

TABLES = {
    table["name"]: {
        field["name"]: field.get("constraints", {}).get("enum")
        for field in (table.get("features") or table["schema"])["fields"]
    }
    for table in json.loads((GEODATA / "datapackage.json").read_text(encoding="utf-8"))["resources"]
}


@pytest.mark.parametrize(
    ("kind", "table", "column"),
    [
        (kinds.ArcKind, "scenarios", "arc"),
        (kinds.Mode, "segments", "mode"),
        (kinds.NodeKind, "nodes", "kind"),
        (kinds.Reach, "segments", "reach"),
        (kinds.Status, "nodes", "status"),
        (kinds.Status, "segments", "status"),
    ],
)
def test_code_knows_what_the_data_may_hold(kind, table, column):
    assert {*kind} == {*TABLES[table][column]}
