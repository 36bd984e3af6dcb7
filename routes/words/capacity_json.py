"""What each part can carry as JSON and CSV, for the command line and for downloads.

The document (schema version 3) has `version`, `data` (date of the data), `licence`, `attribution`,
`year`, `years_apart` (of what is compared, at most) and

- `corridors`: `corridor`, `narrowest` (`subject` and `unit` of a part; or null), `least` (by unit
  the part that can carry the least), `unknown` (ids of lines and places), `known_km`, `km`;
- `parts`, the fullest first: `rank`, `subject`, `on` (ids of places and lines), `whole_corridor`,
  `unit` (t, TEU, trains, wagons, vehicles), `capacity`, `carried`, `full_share` (`low`, `likely`,
  `high`: 1 is full; or null) and `beside`: goals, parts of it, other years;
- `lines` over water: `segment`, `voyages_month` (a figure, as of `compare`, or null), `offers`
  (both ways in a year), `ships` (`ship`, `planned`, `takes`: figures), `counts` and `ship_loads`.

An amount has `low`, `value`, `high`, `per` (year or day), `year`, `scope`, `basis` (fact, volume or
sailings), `caveat`, `holds` (false for goals and parts of it) and `sources`. Null means unknown.
"""

from collections.abc import Sequence

from routes.facts import labels
from routes.facts.carrying import Amount
from routes.facts.fleets import Line
from routes.studies.capacity import APART, Capacity, Narrow, Part
from routes.tables.dataset import Dataset
from routes.words import journey_json, study_json
from routes.words.journey_json import figure
from routes.words.study_json import ENDS, Row
from routes.writing import spreadsheet

NUMBERS = ("low", "value", "high", "year")
AMOUNT = (*NUMBERS, "scope", "basis", "caveat", "sources")
ROWS = (
    *("rank", "subject", "name", "unit", "per"),
    *(f"capacity_{name}" for name in AMOUNT),
    *(f"carried_{name}" for name in AMOUNT),
    *(f"full_{name}" for name in ENDS),
    "beside",
)
SHARE_DIGITS = 3


def document(dataset: Dataset, study: Capacity) -> Row:
    """Return the study as plain values; the schema stands above."""
    return {
        **journey_json.head(dataset),
        "year": study.year,
        "years_apart": APART,
        "corridors": [_corridor(one) for one in study.corridors],
        "parts": [_part(rank, one) for rank, one in enumerate(study.parts, 1)],
        "lines": [_line(one) for one in study.lines],
    }


def csv(dataset: Dataset, study: Capacity, lang: str = labels.FALLBACK) -> str:
    """Return a row for each part, the fullest first; an empty cell means unknown or none."""
    return spreadsheet.of_rows(
        [_flat(dataset, one, lang) for one in document(dataset, study)["parts"]], ROWS
    )


def _flat(dataset: Dataset, part: Row, lang: str) -> Row:
    row = {name: part[name] for name in ("rank", "subject", "unit")}
    row["name"] = labels.subject_name(dataset, part["subject"], lang)
    row["per"] = part["per"]
    for kind in ("capacity", "carried"):
        amount = part[kind] or {}
        row |= {f"{kind}_{name}": amount.get(name) for name in AMOUNT}
        row[f"{kind}_sources"] = "; ".join(amount.get("sources", ()))
    row |= {f"full_{name}": (part["full_share"] or {}).get(name) for name in ENDS}
    row["beside"] = "; ".join(map(_short, part["beside"]))
    return row


def _short(amount: Row) -> str:
    """An amount in one cell: 15000000 (2018, first phase, outdated)."""
    told = [amount[name] for name in ("low", "value", "high")]
    number = told[1] if told[1] is not None else "-".join(f"{one:g}" for one in told if one)
    about = (amount["year"], amount["scope"], amount["caveat"])
    shown = f"{number:.10g}" if isinstance(number, float) else number
    return f"{shown} ({', '.join(str(one) for one in about if one)})".removesuffix(" ()")


def _corridor(one: Narrow) -> Row:
    return {
        "corridor": one.corridor,
        "narrowest": _named(one.narrowest) if one.narrowest else None,
        "least": [_named(part) for part in one.least],
        "unknown": list(one.unknown),
        "known_km": study_json.rounded(one.known_km),
        "km": study_json.rounded(one.km),
    }


def _named(part: Part) -> Row:
    return {"subject": part.subject, "unit": part.unit}


def _part(rank: int, part: Part) -> Row:
    shares = None
    if part.full:
        rounded = (None if one is None else round(one, SHARE_DIGITS) for one in part.full)
        shares = dict(zip(ENDS, rounded, strict=True))
    return {
        "rank": rank,
        **_named(part),
        "per": part.per,
        "on": list(part.on),
        "whole_corridor": part.whole,
        "capacity": _amount(part.capacity),
        "carried": _amount(part.carried),
        "full_share": shares,
        "beside": _amounts(part.beside),
    }


def _amounts(amounts: Sequence[Amount]) -> list[Row]:
    return [row for row in map(_amount, amounts) if row]


def _amount(amount: Amount | None) -> Row | None:
    if amount is None:
        return None
    return {
        **{name: getattr(amount, name) for name in ("per", *NUMBERS)},
        **{name: getattr(amount, name) or None for name in ("scope", "caveat")},
        "basis": amount.basis,
        "holds": amount.holds,
        "sources": list(amount.sources),
    }


def _line(line: Line) -> Row:
    return {
        "segment": line.segment,
        "voyages_month": figure(line.voyages) if line.voyages else None,
        "offers": [{"unit": one.unit, **(_amount(one) or {})} for one in line.offers],
        "ships": [
            {
                "ship": ship.subject,
                "planned": ship.planned,
                "takes": [figure(fact) for fact in ship.loads],
                "voyages_month": figure(ship.voyages) if ship.voyages else None,
            }
            for ship in line.ships
        ],
        "counts": [figure(fact) for fact in line.counts],
        "ship_loads": [figure(fact) for fact in line.loads],
    }
