"""Criticality, comparison, reality and months as CSV, for the command line and for downloads.

One row for each part and journey, each figure of a way, each case; names stand beside ids, in the
language that is asked for. An empty cell means unknown or none. See study_json.py for the columns.
"""

from collections.abc import Iterable, Iterator

from routes.facts import labels, prices
from routes.facts.amounts import HOURS_PER_DAY
from routes.facts.prices import Box
from routes.network.itinerary import Itinerary
from routes.studies.compare import FOUND, Comparison, Way
from routes.studies.critical import Criticality
from routes.studies.months import Months
from routes.studies.price_reality import PriceCase
from routes.studies.reality import Case
from routes.tables.dataset import Dataset, records
from routes.words import journey_json, measure_csv, study_json
from routes.words.journey_json import figure
from routes.words.measure_csv import TOTALS
from routes.words.study_json import ENDS, POINTS, Row, points, spread
from routes.writing import spreadsheet

PLACES = ("origin", "origin_name", "destination", "destination_name")
PARTS = ("rank", "subject", "name", "kind", *PLACES, "outcome", "added_h")
FIGURES = (
    *("way", "way_name", "basis", "quantity", "unit", *ENDS, *POINTS, "at_least"),
    *(
        "at_most",
        "ends",
        "year",
        "month",
        "depart",
        "subject",
        "source",
        "source_title",
        "caveat",
        "preferred",
        "result",
    ),
)
MONEY = {Box.FORTY: ("cost_usd_feu", "USD/FEU"), Box.TWENTY: ("cost_usd_teu", "USD/TEU")}
GASES = ("kg_co2e_t", "kg/t")
PUBLISHED = ("quantity", "unit", "low", "value", "high", "source", "caveat")
MONTHS = (
    *("month", "month_name", *(f"{name}_h" for name in (*ENDS, *POINTS))),
    *("at_least", "untold", "comparable", "safest"),
)
CASES = (
    *PLACES,
    "via",
    "year",
    "month",
    *(f"published_{name}" for name in PUBLISHED),
    "kind",
    *(f"model_{name}" for name in (*ENDS, *POINTS)),
    *("verdict", "off_days", "off_usd", "possible", "reason", "source", "note"),
)


def criticality(dataset: Dataset, study: Criticality, lang: str = labels.FALLBACK) -> str:
    """Return a row for each part and journey."""
    document = study_json.criticality(dataset, study)
    rows = [
        {
            **{name: part[name] for name in ("rank", "subject", "kind")},
            "name": labels.subject_name(dataset, part["subject"], lang),
            **_places(dataset, journey, lang),
            **loss,
        }
        for part in document["parts"]
        for journey, loss in zip(document["journeys"], part["losses"], strict=True)
    ]
    return spreadsheet.of_rows(rows, PARTS)


def comparison(dataset: Dataset, study: Comparison, lang: str = labels.FALLBACK) -> str:
    """Return a row for each figure of each way: computed ones first, then the published."""
    known = records(dataset, "sources")
    rows = []
    for way in study.ways:
        common = {"way": way.id, "way_name": labels.text(dataset, f"way.{way.id}", lang)}
        for row in (*_computed(dataset, study, way), *_published(way)):
            title = known[row["source"]]["title"] if "source" in row else None
            rows.append({**dict.fromkeys(FIGURES), **common, **row, "source_title": title})
    return spreadsheet.of_rows(rows, FIGURES)


def reality(
    dataset: Dataset,
    cases: Iterable[Case],
    priced: Iterable[PriceCase],
    lang: str = labels.FALLBACK,
) -> str:
    """Return a row for each case, in days, then for each price, in dollars."""
    rows, document = [], study_json.reality(dataset, cases, priced)
    for case in (*document["cases"], *document["prices"]):
        published, model = case["published"], case.get("model_days", case.get("model_usd")) or {}
        row = {**dict.fromkeys(CASES), **case, **_places(dataset, case, lang)}
        row |= {f"published_{name}": published[name] for name in PUBLISHED}
        row |= {f"model_{name}": model.get(name) for name in (*ENDS, *POINTS)}
        rows.append(row)
    return spreadsheet.of_rows(rows, CASES)


def months(found: Months, lang: str = labels.FALLBACK) -> str:
    """Return a row for each month of a way, in hours; `untold` names ports of unknown weather."""
    names = labels.months(lang)
    rows = []
    for row, one in zip(journey_json.twelve(found)["months"], found.months, strict=True):
        hours, drawn = row["hours"], row["spread_h"] or {}
        rows.append(
            {
                "month": one.month,
                "month_name": names[one.month - 1],
                **{f"{name}_h": hours[name] for name in ENDS},
                **{f"{name}_h": drawn.get(name) for name in POINTS},
                "at_least": hours["at_least"],
                "untold": "; ".join(one.untold) or None,
                "comparable": one in found.comparable,
                "safest": one == found.safest,
            }
        )
    return spreadsheet.of_rows(rows, MONTHS)


def _places(dataset: Dataset, journey: Row, lang: str) -> Row:
    start, stop = journey["from"], journey["to"]
    names = [labels.name(dataset, node, lang) for node in (start, stop)]
    return dict(zip(PLACES, (start, names[0], stop, names[1]), strict=True))


def _computed(dataset: Dataset, study: Comparison, way: Way) -> Iterator[Row]:
    ends = f"{way.query.origin}-{way.query.destination}"
    usd, unit = MONEY[study.box]
    row = {"basis": "computed", "ends": ends, "year": study.year, "result": way.result}
    row |= {"month": study.month, "depart": study.depart or None}
    for quantity, unit_of in (("transit_days", "d"), ("length_km", "km"), (usd, unit), GASES):
        figures = _figures(way.itinerary, quantity) if way.itinerary else {}
        yield {**row, "quantity": quantity, "unit": unit_of, **figures}
    yield from _measured(dataset, study, way.itinerary, ends) if way.itinerary else ()


def _figures(found: Itinerary, quantity: str) -> Row:
    if quantity == "transit_days":
        total, drawn, per = found.hours, found.spread, HOURS_PER_DAY
    elif quantity == "length_km":
        total, drawn, per = found.km, None, 1.0
    elif quantity == GASES[0]:
        total, drawn, per = found.kg_t, None, 1.0
    else:
        total, drawn, per = found.usd, found.usd_spread, 1.0
    return spread(total, per) | (points(drawn, per) if drawn else {})


def _measured(dataset: Dataset, study: Comparison, found: Itinerary, ends: str) -> Iterator[Row]:
    load_t = prices.load(dataset, study.box, study.year).likely
    for row in measure_csv.measured_rows(dataset, found, study.year, load_t):
        if row["measure"] not in TOTALS and row["basis"] == "computed" and not row.get("place"):
            bound = row.get("bound")
            yield {
                **{end: row.get(end) for end in ENDS},
                "basis": "computed",
                "quantity": row["measure"],
                "unit": row.get("unit"),
                "at_least": bound == "at_least",
                "at_most": bound == "at_most",
                "ends": ends,
                "year": study.year,
                "subject": row.get("country"),
                "result": FOUND,
            }


def _published(way: Way) -> Iterator[Row]:
    for fact in way.published:
        published = figure(fact)
        yield {"basis": "published", "likely": published.pop("value"), **published}
