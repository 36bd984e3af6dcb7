"""What is planned, and what opened between two years, as JSON and CSV.

The JSON (schema version 3) has `version`, `data`, `licence`, `attribution` and one list; null means
unknown or none. What is planned: `projects`, by the year promised last: `subject`, `stage`
(planned or under_construction), `since`, `parts` (ids on the map), `opens` (what --open takes for
it), `promised`, `slipped_years` (against the first promise), `promises` (`promised`, `said`,
`slipped_years`, `scope`, `source`, `caveat`), `investments` (`quantity`, `value`, `low`, `high`,
`unit`, `year`, `scope`, `source`, `caveat`) and `events` (`from`, `to`, `kind`, `title`, `source`).
What opened: `first`, `last` and `openings`, by date: `date`, `subject`, `parts`, `title`,
`late_years` (against the first promise) and `source`. Columns of the CSV have the same names; what
is planned has a row for each promise, or one where nobody promised an opening.
"""

from collections.abc import Callable

from routes.facts import labels, openings, plans, sentences
from routes.facts.facts import Fact
from routes.facts.plans import Event, Project
from routes.facts.volumes import ANOTHER
from routes.tables.dataset import Dataset, records
from routes.words import journey_json, study_json
from routes.words.plans import JOIN, opens
from routes.words.study_json import Row
from routes.writing import spreadsheet

PLANNED = (
    *("subject", "name", "stage", "since", "parts", "opens", "promised", "slipped_years"),
    *("promise", "said", "promise_slipped_years", "scope", "caveat", "source", "source_title"),
    *("investment", "investment_unit", "investment_year", "investment_source"),
)
Years = tuple[int, int] | tuple[()]
OPENED = ("date", "subject", "name", "parts", "title", "late_years", "source", "source_title")


def planned_json(dataset: Dataset, years: Years = ()) -> Row:
    """Return what is planned as plain values; the schema stands above.

    Of two `years`, both counted, it is what is now promised for them.
    """
    listed = plans.promised_for(dataset, *years) if years else plans.planned(dataset)
    rows = [
        {
            **{key: getattr(one, key) for key in ("subject", "stage")},
            "since": one.since or None,
            "parts": list(one.parts),
            "opens": opens(dataset, one) or None,
            "promised": one.promised,
            "slipped_years": one.slipped_years,
            "promises": [_promise(one, fact) for fact in one.promises],
            "investments": [_investment(fact) for fact in one.money],
            "events": [_event(event) for event in one.events],
        }
        for one in listed
    ]
    return {**journey_json.head(dataset), "projects": rows}


def opened_json(dataset: Dataset, first: int, last: int) -> Row:
    """Return what opened between two years as plain values; the schema stands above."""
    rows = [
        {**vars(one), "parts": list(one.parts), "title": one.title or None}
        for one in openings.opened(dataset, first, last)
    ]
    return {**journey_json.head(dataset), "first": first, "last": last, "openings": rows}


def planned_csv(dataset: Dataset, lang: str = labels.FALLBACK, years: Years = ()) -> str:
    """Return a row for each promise of each project, of all or of those for two `years`."""
    known = records(dataset, "sources")
    rows = []
    for project in planned_json(dataset, years)["projects"]:
        money: Row = next(
            (one for one in project["investments"] if one["caveat"] not in plans.PASSED), {}
        )
        common = {
            **{key: project[key] for key in PLANNED[:8] if key in project},
            "name": labels.subject_name(dataset, project["subject"], lang),
            "parts": JOIN.join(project["parts"]),
            "investment": money.get("value"),
            "investment_unit": money.get("unit"),
            "investment_year": money.get("year"),
            "investment_source": money.get("source"),
        }
        for one in project["promises"] or [dict.fromkeys(("promised", "said", "scope", "source"))]:
            promise = {key: one.get(key) for key in ("said", "scope", "caveat", "source")}
            promise |= {
                "promise": one["promised"],
                "promise_slipped_years": one.get("slipped_years"),
            }
            title = known[one["source"]]["title"] if one["source"] else None
            rows.append({**common, **promise, "source_title": title})
    return spreadsheet.of_rows(rows, PLANNED)


def opened_csv(dataset: Dataset, first: int, last: int, lang: str = labels.FALLBACK) -> str:
    """Return a row for each opening."""
    rows = [
        {
            **vars(one),
            "name": labels.subject_name(dataset, one.subject, lang),
            "parts": JOIN.join(one.parts),
            "title": sentences.told(dataset, one.title, lang) or None,
            "source_title": records(dataset, "sources")[one.source]["title"],
        }
        for one in openings.opened(dataset, first, last)
    ]
    return spreadsheet.of_rows(rows, OPENED)


def text(document: Callable[..., Row], dataset: Dataset, *years: int) -> str:
    """Return one of the documents as JSON."""
    return study_json.as_json(document(dataset, *years))


def _promise(project: Project, fact: Fact) -> Row:
    year = int(str(fact.text)[:4])
    first = next((one for one in project.promises if one.caveat != ANOTHER), None)
    whole = first is not None and fact.caveat != ANOTHER
    return {
        "promised": year,
        "said": fact.year,
        "slipped_years": year - int(str(first.text)[:4]) if whole and first else None,
        "scope": fact.scope or None,
        "source": fact.source,
        "caveat": fact.caveat or None,
    }


def _investment(fact: Fact) -> Row:
    keys = ("quantity", "value", "low", "high", "unit", "year", "source")
    return {
        **{key: getattr(fact, key) for key in keys},
        "scope": fact.scope or None,
        "caveat": fact.caveat or None,
    }


def _event(event: Event) -> Row:
    return {
        "from": event.begin,
        "to": event.end or None,
        **{key: getattr(event, key) for key in ("kind", "title", "source")},
    }
