"""What a what-if changes, as a table, CSV, JSON and text: everywhere the same numbers."""

import csv
import io
import json

import jsonschema
import pytest

from routes.facts.labels import LANGUAGES
from routes.network.network import Slow
from routes.network.request import Request
from routes.studies import whatif
from routes.view.answer import answer
from routes.view.query import Query
from routes.webmap import journey_payload
from routes.words import whatif_words
from tests.words.test_study_json import (
    ABOUT,
    CHANGED,
    COUNT,
    EFFECT,
    REQUEST,
    TEXT,
    shape,
    some,
)

WHATIF = shape(
    **ABOUT,
    year=COUNT,
    journeys=some(shape(**{"from": TEXT, "to": TEXT})),
    rows=some(shape(request=REQUEST, effects=some(EFFECT))),
)


@pytest.fixture(scope="module")
def study(real):
    return whatif.of_pairs(real, whatif.named(real), Request())


def test_the_document_has_its_schema_and_is_documented(real, study):
    told = json.loads(whatif_words.document(real, study))
    jsonschema.validate(told, WHATIF)
    names = {*EFFECT["properties"], *CHANGED["properties"], "year", "journeys", "rows", "request"}
    assert not {name for name in names if f"`{name}`" not in whatif_words.__doc__}


def test_the_csv_has_the_numbers_of_the_document(real, study):
    rows = list(csv.DictReader(io.StringIO(whatif_words.csv(real, study)[1:])))
    told = whatif_words.as_json(real, study)
    effects = [effect for row in told["rows"] for effect in row["effects"]]
    assert len(rows) == len(effects)
    for row, effect in zip(rows, effects, strict=True):
        change = effect["change"]["hours"]
        assert row["change_hours"] == ("" if change is None else str(change).removesuffix(".0"))
        assert row["outcome"] == effect["outcome"]


def test_a_difference_is_told_with_its_sign_and_unit(real, study):
    view = answer(real, Query())
    frame = whatif_words.table(view, study).frame.set_index("What if")
    assert frame.loc["Two more container ships Aktau–Alat", "Xi'an → Poti"].endswith(" days")
    assert ", −1." in frame.loc["Two more container ships Aktau–Alat", "Xi'an → Poti"]
    assert frame.loc["Railway Mointy–Kyzylzhar", "Xi'an → Poti"].endswith(", −144 km, −35 USD")
    assert (
        "no way → "
        in frame.loc["TRIPP: railway by Meghri, Nakhchivan and Kars", "Baku → Nakhchivan"]
    )
    assert "(nothing changes)" in frame.loc["Port of Anaklia", "Xi'an → Poti"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_names_all_what_ifs(real, study, lang):
    view = answer(real, Query(lang=lang))
    text = whatif_words.text(view, study)
    assert text.count("\n\n") == len(study.rows)
    asked = Request(
        open=("tripp",), close=("aktau",), slow=(Slow("alat", 2),), scenario=("btk_closed",)
    )
    assert whatif_words.name(view, asked).count(" + ") == 3


def test_the_change_of_the_way_that_is_shown_is_the_one_on_its_card(real):
    view = answer(real, Query("xian", "halkali", close=("aktau",)))
    told = journey_payload.journey_data(view)["ways"][0]["difference"]
    assert whatif_words.change(view) == {"Difference": told}
    assert told.startswith("+")
    assert whatif_words.change(answer(real, Query("xian", "halkali"))) == {}
    assert whatif_words.change(answer(real, Query())) == {}
