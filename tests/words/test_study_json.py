"""The documents: their schemas, and that all of them tell the same numbers."""

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest

from routes.network.journey import plan
from routes.network.network import Slow
from routes.network.request import Request
from routes.studies import compare, critical, price_reality, reality
from routes.words import journey_json, study_csv, study_json

NUMBER = {"type": ["number", "null"]}
TEXT = {"type": "string"}
COUNT = {"type": "integer", "minimum": 0}
YEAR = {"type": ["integer", "null"]}
WORD = {"type": ["string", "null"], "minLength": 1}
ABOUT = {"version": {"const": 3}, "data": TEXT, "licence": WORD, "attribution": WORD}


def shape(**properties):
    """An object with just these members."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def some(items):
    return {"type": "array", "items": items}


def maybe(one):
    return {"anyOf": [one, {"type": "null"}]}


YES = {"type": "boolean"}
TOTAL = shape(low=NUMBER, likely=NUMBER, high=NUMBER, at_least=YES, missing=some(TEXT))
DRAWN = shape(p10=NUMBER, p50=NUMBER, p90=NUMBER)
DAY = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
REQUEST = shape(**dict.fromkeys(vars(Request()), TEXT))
KINDS = ("run", "sea", "dwell", "transshipment", "gauge_change", "border")
SPEED = shape(low=NUMBER, likely=NUMBER, high=NUMBER, at_most=YES, missing=some(TEXT))
BORDER = ("border_h", "border_each_h", "usd_border", "usd_border_each", "usd_500km_20t")
SPENT = ("hours", "p10_h", "p90_h", "usd", "usd_low", "usd_high")
MEASURED = {
    "measures": shape(
        borders=COUNT,
        speed_with_delay_kmh=SPEED,
        speed_kmh=SPEED,
        **dict.fromkeys(BORDER, TOTAL),
    ),
    "hours_by_country": {
        "type": "object",
        "patternProperties": {"^([A-Z]{2}|sea)$": TOTAL},
        "additionalProperties": False,
    },
    "averages": some(
        shape(
            measure=TEXT, value=NUMBER, low=NUMBER, high=NUMBER, unit=TEXT, year=YEAR,
            scope=WORD, source=TEXT,
        )
    ),
    "losses": some(
        shape(
            place=TEXT,
            reason={"enum": ["ship", "port", "border", "gauge_change", "transshipment"]},
            hours=TOTAL,
        )
    ),
    "staircase": some(
        shape(
            km={"type": "number", "minimum": 0},
            hours_at_least=YES,
            usd_at_least=YES,
            **dict.fromkeys(SPENT, NUMBER),
        )
    ),
}  # fmt: skip
HEAD = {
    **MEASURED,
    "from": TEXT,
    "to": TEXT,
    "hours": TOTAL,
    "km": TOTAL,
    "usd": TOTAL,
    "kg_co2e_t": TOTAL,
    "kg_co2e_load": maybe(TOTAL),
    "own_tariffs": maybe(shape(usd={"type": "number"}, km={"type": "number"})),
    "transshipments": COUNT,
    "spread_h": DRAWN,
    "spread_usd": maybe(DRAWN),
    "by_way": some(TEXT),
    "arrival": maybe(shape(p10=DAY, p50=DAY, p90=DAY, at_least=YES)),
    "hours_by_kind": shape(**dict.fromkeys(KINDS, TOTAL)),
    "sources": some(TEXT),
}
SOURCES = some(shape(subject=TEXT, quantity=TEXT, year=YEAR, source=TEXT, caveat=WORD))
AMOUNT = shape(
    low=NUMBER,
    likely=NUMBER,
    high=NUMBER,
    basis={
        "enum": [
            *("own", "converted", "promised", "default", "drawn", "included", "none", "unknown"),
        ]
    },
    factor={"type": "number", "exclusiveMinimum": 0},
    sources=SOURCES,
)
ARC = {
    "kind": {"enum": ["run", "dwell", "transshipment", "gauge_change", "border"]},
    "mode": {"enum": ["rail", "road", "ferry", "sea"]},
    "from": TEXT,
    "to": TEXT,
    "segment": {"type": ["string", "null"]},
    "node": {"type": ["string", "null"]},
    "hours": AMOUNT,
    "km": AMOUNT,
    "usd": AMOUNT,
    "kg_co2e_t": AMOUNT,
}
LEG = {
    "from": TEXT,
    "to": TEXT,
    "modes": some(TEXT),
    "hours": TOTAL,
    "km": TOTAL,
    "usd": TOTAL,
    "kg_co2e_t": TOTAL,
    "segments": some(TEXT),
}
FACT = shape(
    subject=TEXT,
    quantity=TEXT,
    unit=WORD,
    low=NUMBER,
    value=NUMBER,
    high=NUMBER,
    ends=WORD,
    year=YEAR,
    source=TEXT,
    caveat=WORD,
    preferred=YES,
)
ROUTE_BEFORE = shape(**HEAD, legs=some(shape(**LEG)), arcs=some(shape(**ARC)))
MONTH = {"type": "integer", "minimum": 1, "maximum": 12}
ROUTE_ITINERARY = shape(
    **HEAD,
    legs=some(shape(**LEG)),
    arcs=some(shape(**ARC)),
    months={
        **some(shape(month=MONTH, hours=TOTAL, spread_h=DRAWN, untold=some(TEXT))),
        "minItems": 12,
        "maxItems": 12,
    },
    safest_month=maybe(MONTH),
)
SHUT = shape(
    subject=TEXT, kind=TEXT, title=WORD, source=WORD, share={"type": "number"}, opened=WORD
)
OPENED = shape(
    subject=TEXT, name=TEXT, factor={"type": "number"}, kind=WORD, title=WORD, source=WORD
)
PROMISE = shape(subject=TEXT, promised_h=NUMBER, today_h=NUMBER)
UNUSED = shape(
    why={"enum": ["promise", "longer", "no_ship", "apart"]},
    more=maybe(NUMBER),
    place=WORD,
    promises=some(PROMISE),
)
CHANGED = shape(hours=NUMBER, p50_h=NUMBER, km=NUMBER, usd=NUMBER)
EFFECT = shape(
    outcome={"enum": ["quicker", "longer", "same", "new_way", "no_way", "unknown"]},
    before=maybe(CHANGED),
    after=maybe(CHANGED),
    change=CHANGED,
    newly_used=some(TEXT),
    no_longer_used=some(TEXT),
    unused=maybe(UNUSED),
)
ROUTE = shape(
    **ABOUT,
    request=REQUEST,
    year=COUNT,
    month=maybe(MONTH),
    storms=some(shape(subject=TEXT, closed_share=AMOUNT, closure_h=AMOUNT)),
    shut=some(SHUT),
    limited=some(SHUT),
    slowed=some(shape(subject=TEXT, factor={"type": "number"}, kind=WORD, title=WORD, source=WORD)),
    opened=some(OPENED),
    assumptions=some(TEXT),
    load=shape(unit={"enum": ["40ft", "20ft", "lorry"]}, load_t=NUMBER, sources=SOURCES),
    published_prices=some(FACT),
    before=maybe(ROUTE_BEFORE),
    change=maybe(EFFECT),
    itineraries={**some(ROUTE_ITINERARY), "minItems": 1},
    other_ends=some(ROUTE_BEFORE),
)
COMPARISON = shape(
    **ABOUT,
    origin=TEXT,
    destination=TEXT,
    year=COUNT,
    box={"enum": ["40ft", "20ft"]},
    load_t=NUMBER,
    month=maybe(MONTH),
    depart=WORD,
    ways=some(
        shape(
            way=TEXT,
            result={"enum": ["way_found", "no_way", "way_elsewhere", "way_not_on_map"]},
            why=WORD,
            request=REQUEST,
            corridors=some(TEXT),
            itinerary=maybe(shape(**HEAD, segments=some(TEXT))),
            published=some(FACT),
        )
    ),
)
OUTCOME = {"enum": ["added", "no_way", "end", "unknown"]}
PART = shape(
    rank=COUNT,
    subject=TEXT,
    kind={"enum": ["node", "segment"]},
    journeys_cut=COUNT,
    added_h={"type": "number", "minimum": 0},
    losses=some(shape(outcome=OUTCOME, added_h=NUMBER)),
)
CRITICALITY = shape(
    **ABOUT,
    year=COUNT,
    month=maybe(MONTH),
    journeys=some(shape(**{"from": TEXT, "to": TEXT, "hours": NUMBER})),
    parts=some(PART),
)
POINTS = ("low", "likely", "high", "p10", "p50", "p90")
MODEL = maybe(shape(**dict.fromkeys(POINTS, NUMBER)))
MODEL_USD = maybe(shape(**dict.fromkeys(POINTS, NUMBER), at_least=YES))
KIND = {"enum": ["measured", "test_run", "reported", "advertised"]}
CASE = {
    "from": TEXT,
    "to": TEXT,
    "via": WORD,
    "year": COUNT,
    "month": maybe(MONTH),
    "published": FACT,
    "verdict": {"enum": ["inside", "below", "above", "no_way"]},
    "possible": YES,
    "reason": WORD,
    "source": WORD,
    "note": WORD,
}
OFF = {"type": "number", "minimum": 0}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
SUMMARY = shape(kind=KIND, cases=COUNT, inside=COUNT, possible=COUNT, share=SHARE, sharpness=NUMBER)
REALITY = shape(
    **ABOUT,
    cases=some(shape(**CASE, kind=KIND, model_days=MODEL, off_days=OFF)),
    prices=some(shape(**CASE, box=TEXT, model_usd=MODEL_USD, off_usd=OFF)),
    summary=some(SUMMARY),
)


@pytest.fixture(scope="module")
def weak(real):
    return critical.of_pairs(real, critical.named(real), Request())


@pytest.fixture(scope="module")
def ways(real):
    return compare.compare(real, "xian", "halkali")


def read(text):
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:])))


@pytest.mark.parametrize(
    "request_",
    [
        Request("xian", "halkali", scenario=("btk_closed", "storm_aktau"), slow=(Slow("alat", 2),)),
        Request("altynkol", "constanta", alternatives=4, year=2024),
        Request("baku", "nakhchivan", open=("tripp",)),
        Request("urumqi_road", "aktau", service="truck", by="distance"),
        Request("xian", "poti", month=3, close=("aktau",)),
        Request("kuryk", "alat", service="truck", depart="2024-11-15"),
    ],
)
def test_the_json_of_route_has_its_schema(real, request_):
    told = json.loads(journey_json.as_json(real, plan(real, request_)))
    jsonschema.validate(told, ROUTE)


def test_the_json_documents_have_their_schemas(real, weak, ways):
    told = json.loads(study_json.as_json(study_json.criticality(real, weak)))
    jsonschema.validate(told, CRITICALITY)
    jsonschema.validate(
        json.loads(study_json.as_json(study_json.comparison(real, ways))), COMPARISON
    )
    later = compare.compare(real, "xian", "poti", depart="2026-12-20")
    jsonschema.validate(
        json.loads(study_json.as_json(study_json.comparison(real, later))), COMPARISON
    )
    held = study_json.reality(real, reality.cases(real), price_reality.cases(real))
    jsonschema.validate(json.loads(study_json.as_json(held)), REALITY)


def test_every_member_of_a_schema_is_documented():
    told = study_json.__doc__ + journey_json.__doc__
    for document in (CRITICALITY, COMPARISON, REALITY):
        names = set(document["properties"])
        for part in document["properties"].values():
            items = part.get("items", {})
            names |= set(items.get("properties", ()))
        assert not {name for name in names if f"`{name}`" not in told}


def test_a_comparison_tells_the_numbers_of_route(real, ways):
    for way, told in zip(ways.ways, study_json.comparison(real, ways)["ways"], strict=True):
        if way.itinerary:
            route = json.loads(journey_json.as_json(real, plan(real, way.query)))["itineraries"][0]
            assert all(told["itinerary"][name] == route[name] for name in HEAD)


def test_the_csv_of_a_comparison_has_its_numbers(real, ways):
    rows = read(study_csv.comparison(real, ways))
    days = next(row for row in rows if row["way"] == "middle" and row["basis"] == "computed")
    middle = ways.ways[0]
    assert float(days["likely"]) == round(middle.itinerary.hours.likely / 24, 2)
    speeds = {row["quantity"]: row for row in rows if row["way"] == "middle"}
    speed = middle.itinerary.km.likely / middle.itinerary.hours.likely
    assert float(speeds["speed_with_delay_kmh"]["likely"]) == round(speed, 2)
    assert speeds["speed_kmh"]["at_most"] == "False"
    by_country = [row for row in rows if row["quantity"] == "hours_in" and row["way"] == "middle"]
    hours = sum(float(row["likely"]) for row in by_country)
    assert hours == pytest.approx(middle.itinerary.hours.likely, abs=0.05)
    assert [row["subject"] for row in by_country] == ["CN", "KZ", "sea", "AZ", "GE", "TR"]
    assert float(days["p90"]) == round(middle.itinerary.spread.p90 / 24, 2)
    assert sum(row["basis"] == "published" for row in rows) == sum(
        len(way.published) for way in ways.ways
    )
    cost = next(row for row in rows if row["quantity"] == "cost_usd_feu")
    assert float(cost["likely"]) == round(middle.itinerary.usd.likely, 2)
    assert float(cost["p90"]) == round(middle.itinerary.usd_spread.p90, 2)
    assert cost["at_least"] == "True"
    gases = next(row for row in rows if row["quantity"] == "kg_co2e_t")
    assert float(gases["high"]) == round(middle.itinerary.kg_t.high, 2)
    assert all(row["source"] for row in rows if row["basis"] == "published")


def test_the_csv_of_a_criticality_has_a_row_for_each_part_and_journey(real, weak):
    rows = read(study_csv.criticality(real, weak))
    assert len(rows) == len(weak.parts) * len(weak.asks)
    first = rows[0]
    assert (first["rank"], first["subject"], first["outcome"]) == ("1", "alat", "no_way")


def test_the_csv_of_reality_has_a_row_for_each_case(real):
    cases = reality.cases(real)
    priced = price_reality.cases(real)
    rows = read(study_csv.reality(real, cases, priced))
    assert [row["verdict"] for row in rows] == [case.verdict for case in (*cases, *priced)]
    assert float(rows[-1]["model_p10"]) == round(priced[-1].itinerary.usd_spread.p10, 2)
    assert rows[-1]["published_quantity"] == "cost_usd_feu" and rows[-1]["off_days"] == ""
    assert float(rows[0]["model_p10"]) == round(cases[0].itinerary.spread.p10 / 24, 2)


def test_without_a_row_there_is_the_heading(real, weak, ways):
    none = {"parts": (), "asks": (), "before": ()}
    for made in (
        study_csv.criticality(real, replace(weak, **none)),
        study_csv.comparison(real, replace(ways, ways=())),
        study_csv.reality(real, [], []),
    ):
        assert made.count("\n") == 1 and len(made.split(",")) > 5


def test_names_stand_beside_ids_in_the_language(real, weak, ways):
    first = read(study_csv.criticality(real, weak, "ru"))[0]
    assert (first["subject"], first["name"]) == ("alat", "Алят")
    told = read(study_csv.comparison(real, ways))
    assert told[0]["way_name"] and all(
        row["source_title"] for row in told if row["basis"] == "published"
    )
