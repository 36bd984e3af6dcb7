"""What parts can carry as JSON and CSV: held to a schema, and against each other."""

import csv
import io
import json

import jsonschema
import pytest

from routes.studies.capacity import study
from routes.words import capacity_json, study_json
from tests.words.test_study_json import (
    ABOUT,
    COUNT,
    FACT,
    NUMBER,
    TEXT,
    WORD,
    YEAR,
    YES,
    maybe,
    shape,
    some,
)

UNIT = {"enum": ["t", "TEU", "trains", "wagons", "vehicles"]}
TOLD = {
    "per": {"enum": ["year", "day"]},
    "low": NUMBER,
    "value": NUMBER,
    "high": NUMBER,
    "year": YEAR,
    "scope": WORD,
    "caveat": WORD,
    "basis": {"enum": ["fact", "volume", "sailings"]},
    "holds": YES,
    "sources": {**some(TEXT), "minItems": 1},
}
AMOUNT = shape(**TOLD)
NAMED = shape(subject=TEXT, unit=UNIT)
SHARE = shape(low=NUMBER, likely=NUMBER, high=NUMBER)
SHIP = shape(ship=TEXT, planned=YES, takes=some(FACT), voyages_month=maybe(FACT))
SCHEMA = shape(
    **ABOUT,
    year=COUNT,
    years_apart=COUNT,
    corridors=some(
        shape(
            corridor=TEXT,
            narrowest=maybe(NAMED),
            least=some(NAMED),
            unknown=some(TEXT),
            known_km=NUMBER,
            km=NUMBER,
        )
    ),
    parts=some(
        shape(
            rank=COUNT,
            subject=TEXT,
            unit=UNIT,
            per=TEXT,
            on={**some(TEXT), "minItems": 1},
            whole_corridor=YES,
            capacity=maybe(AMOUNT),
            carried=maybe(AMOUNT),
            full_share=maybe(SHARE),
            beside=some(AMOUNT),
        )
    ),
    lines=some(
        shape(
            segment=TEXT,
            voyages_month=maybe(FACT),
            offers=some(shape(unit=UNIT, **TOLD)),
            ships=some(SHIP),
            counts=some(FACT),
            ship_loads=some(FACT),
        )
    ),
)


@pytest.fixture(scope="module")
def found(real):
    return study(real, real.year)


@pytest.fixture(scope="module")
def told(real, found):
    def refuse(text):
        raise ValueError(text)

    text = study_json.as_json(capacity_json.document(real, found))
    return json.loads(text, parse_constant=refuse)


def test_the_document_has_its_schema(told):
    jsonschema.validate(told, SCHEMA)


def test_the_toy_has_the_same_schema(toy):
    jsonschema.validate(capacity_json.document(toy, study(toy, 2024)), SCHEMA)


def members(schema):
    """All names of members in a schema, however deep."""
    for name, one in schema.get("properties", {}).items():
        yield name
        yield from members(one)
    for one in (*filter(None, [schema.get("items")]), *schema.get("anyOf", ())):
        yield from members(one)


def test_every_member_of_the_schema_is_documented():
    documented = capacity_json.__doc__ + study_json.__doc__
    assert not {name for name in members(SCHEMA) if f"`{name}`" not in documented}


def test_whatever_is_named_is_there(real, told):
    parts = {(part["subject"], part["unit"]) for part in told["parts"]}
    for corridor in told["corridors"]:
        for one in (corridor["narrowest"], *corridor["least"]):
            assert one is None or (one["subject"], one["unit"]) in parts
    used = {
        source
        for part in told["parts"]
        for one in (part["capacity"], part["carried"], *part["beside"])
        for source in (one or {"sources": ()})["sources"]
    }
    assert used <= {*real.sources.index}
    assert all(part["capacity"] is None or part["capacity"]["holds"] for part in told["parts"])


def test_the_csv_tells_the_numbers_of_the_document(real, found, told):
    text = capacity_json.csv(real, found, "ka")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["subject"] for row in rows] == [part["subject"] for part in told["parts"]]
    for row, part in zip(rows, told["parts"], strict=True):
        for kind in ("capacity", "carried"):
            amount = part[kind] or dict.fromkeys(("low", "value", "high", "year"))
            for name in ("low", "value", "high", "year"):
                cell, number = row[f"{kind}_{name}"], amount[name]
                assert cell == "" if number is None else float(cell) == number
        share = part["full_share"] or dict.fromkeys(("low", "likely", "high"))
        for name, number in share.items():
            cell = row[f"full_{name}"]
            assert cell == "" if number is None else float(cell) == number
        assert len(row["beside"].split("; ")) >= len(part["beside"]) or not part["beside"]
    assert "nan" not in text.lower().split(",")
