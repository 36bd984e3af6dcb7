"""What is planned and what opened, as JSON and CSV."""

import csv
import io
import json

import jsonschema

from routes.facts import plans
from routes.words import plan_files
from tests.words.test_study_json import ABOUT, COUNT, NUMBER, TEXT, WORD, YEAR, shape, some

SLIP = {"type": ["integer", "null"]}
TOLD = {"scope": WORD, "source": TEXT, "caveat": WORD}
PROMISE = shape(promised=COUNT, said=YEAR, slipped_years=SLIP, **TOLD)
MONEY = shape(
    quantity={"enum": [*plans.MONEY]}, value=NUMBER, low=NUMBER, high=NUMBER, unit=TEXT, year=YEAR,
    **TOLD,
)  # fmt: skip
EVENT = shape(**{"from": TEXT, "to": WORD, "kind": TEXT, "title": TEXT, "source": TEXT})
PROJECT = shape(
    subject=TEXT, stage={"enum": ["planned", "under_construction"]}, since=WORD, parts=some(TEXT),
    opens=WORD, promised=YEAR, slipped_years=SLIP, promises=some(PROMISE), investments=some(MONEY),
    events=some(EVENT),
)  # fmt: skip
OPENING = shape(
    date=TEXT, subject=TEXT, parts=some(TEXT), title=WORD, late_years=SLIP, source=TEXT,
)  # fmt: skip
PLANNED = shape(**ABOUT, projects=some(PROJECT))
OPENED = shape(**ABOUT, first=COUNT, last=COUNT, openings=some(OPENING))


def read(text):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


def test_the_documents_have_their_schemas(real):
    told = json.loads(plan_files.text(plan_files.planned_json, real))
    jsonschema.validate(told, PLANNED)
    assert len(told["projects"]) == len(plans.planned(real))
    jsonschema.validate(
        json.loads(plan_files.text(plan_files.opened_json, real, 2014, 2020)), OPENED
    )


def test_every_member_is_documented():
    names = {*PROJECT["properties"], *PROMISE["properties"], *MONEY["properties"]}
    names |= {*EVENT["properties"], *OPENING["properties"], "projects", "openings", "first", "last"}
    assert not {name for name in names if f"`{name}`" not in plan_files.__doc__}


def test_the_csv_has_a_row_for_each_promise_with_its_slip(toy, real):
    rows = read(plan_files.planned_csv(toy))
    assert [(row["promise"], row["said"], row["promise_slipped_years"]) for row in rows] == [
        ("2025", "2024", "0"),
        ("2028", "2026", "3"),
    ]
    assert {row["investment"] for row in rows} == {"120"} and rows[0]["opens"] == "to_ganja"
    told = read(plan_files.planned_csv(real, "ru"))
    counts = [max(1, len(one.promises)) for one in plans.planned(real)]
    assert len(told) == sum(counts)
    assert next(row for row in told if row["subject"] == "poti")["name"] == "Поти"


def test_what_a_source_holds_for_outdated_is_no_cost(real):
    rows = {row["subject"]: row for row in read(plan_files.planned_csv(real))}
    assert rows["anaklia"]["investment"] == "600" and rows["poti"]["investment_year"] == "2024"
    assert rows["rail-kars-dilucu"]["investment_unit"] == "mln EUR"


def test_what_opened_is_the_same_as_csv_and_json(real):
    told = plan_files.opened_json(real, 2014, 2020)["openings"]
    rows = read(plan_files.opened_csv(real, 2014, 2020))
    assert [row["date"] for row in rows] == [one["date"] for one in told]
    assert [row["late_years"] for row in rows] == [
        "" if one["late_years"] is None else str(one["late_years"]) for one in told
    ]
