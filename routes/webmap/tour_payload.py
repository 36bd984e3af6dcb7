"""The guided tour and the checked claims: texts whose numbers come from the tables by their keys.

A text comes as pieces for the browser, plain ones at even places and numbers at odd ones. Below it
stand the same numbers as in a passport, with range, year, source and rivals.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from babel.dates import format_date
from babel.numbers import format_percent

from routes import plurals
from routes.facts import facts
from routes.facts.facts import Fact
from routes.tables import mentions
from routes.tables.cells import DAY, SEPARATOR
from routes.tables.dataset import Dataset, records
from routes.tables.plain import Row
from routes.view.answer import View
from routes.webmap.passport_payload import Pool, packed
from routes.words import fact_tables, passport

SHARE = "_share"
DATES = passport.BABEL | {"en": "en_GB"}


def browser(view: View, pool: Pool) -> dict[str, Any]:
    """Return the tour in the language of the view; sources and numbers are places in the pool."""
    steps = [step(view, row, pool) for row in view.dataset.tour.to_dict("records")]
    if steps:
        steps[-1]["claims"] = [
            claim(view, row, pool) for row in view.dataset.claims.to_dict("records")
        ]
    return {"steps": steps}


def step(view: View, row: dict[Any, Any], pool: Pool) -> dict[str, Any]:
    """Return a step: its words, what the map shows ([[south, west], [north, east]]) and lights."""
    name = f"tour.{row['id']}"
    text = view.forms(f"{name}.text")
    return {
        "id": row["id"],
        "title": view.word(f"{name}.title"),
        "text": filled(view, text),
        "box": [[row["south"], row["west"]], [row["north"], row["east"]]],
        "light": lit(view.dataset, row["light"]),
        "facts": evidence(view, row["facts"], text, pool),
        **note(view, name, row["light"]),
    }


def note(view: View, name: str, light: str) -> dict[str, Any]:
    """Return the short text on the map that a step may have, and the place beside which it stands.

    That is the first one that the step lights. `brief` says the same in fewer words, where there
    are any: for a phone, and for where the text finds no room.
    """
    key, brief = f"{name}.note", f"{name}.brief"
    beside = light.partition(SEPARATOR)[0]
    if key not in records(view.dataset, "labels") or beside not in view.dataset.nodes.index:
        return {}
    texts = {"note": key} | ({"brief": brief} if brief in records(view.dataset, "labels") else {})
    return {"beside": beside} | {name: filled(view, view.forms(key)) for name, key in texts.items()}


def claim(view: View, row: dict[Any, Any], pool: Pool) -> dict[str, Any]:
    """Return a claim of the founding article with what was found."""
    found = view.forms(f"claim.{row['id']}.found")
    return {
        "verdict": row["verdict"],
        "word": view.word(f"verdict.{row['verdict']}"),
        "text": view.word(f"claim.{row['id']}.text"),
        "found": filled(view, found),
        "facts": evidence(view, row["facts"], found, pool),
        "sources": [pool.source(view, row[column]) for column in ("source", "also") if row[column]],
    }


def lit(dataset: Dataset, light: str) -> list[str]:
    """Return the ids that light up; a corridor lights its segments."""
    ids: list[str] = []
    for lit in light.split(SEPARATOR):
        kind, _, corridor = lit.partition(":")
        if kind == "corridor":
            rows = dataset.corridors[dataset.corridors["corridor"] == corridor]
            ids.extend(rows["segment"])
        else:
            ids.append(lit)
    return list(dict.fromkeys(ids))


def filled(view: View, text: str) -> list[str]:
    """Return a text in pieces, its placeholders replaced by numbers as the language writes them."""
    out = mentions.pieces(text)
    counts = [fact_count(view.dataset, key) for key in out[1::2]]
    out[::2] = plurals.around(out[::2], counts, view.query.lang)
    out[1::2] = [fact_text(view, key) for key in out[1::2]]
    return out


def fact_count(dataset: Dataset, key: str) -> float:
    """Return the number with which the words after it go: of a range its end, of a day 0."""
    if DAY.fullmatch(key):
        return 0.0
    table, row = found(dataset, key)
    if table == "volumes":
        return round(float(row["value"]), passport.DIGITS)
    return passport.count(facts.read_fact(dataset, row))


def fact_text(view: View, key: str) -> str:
    """Return the number or day that a placeholder names, without its unit and range."""
    lang = view.query.lang
    if DAY.fullmatch(key):
        return day(key, lang)
    table, row = found(view.dataset, key)
    if table == "volumes":
        return passport.number_text(row["value"], lang)
    fact = facts.read_fact(view.dataset, row)
    if fact.text is not None:
        return fact.text
    if fact.value is None:
        ends = [passport.number_text(end, lang) for end in (fact.low, fact.high) if end is not None]
        return "–".join(ends)
    if fact.quantity.endswith(SHARE):
        return str(format_percent(fact.value, locale=passport.BABEL.get(lang, lang)))
    return passport.number_text(fact.value, lang)


def day(iso: str, lang: str) -> str:
    """Return a day as the language writes it."""
    return str(format_date(date.fromisoformat(iso), "long", locale=DATES.get(lang, lang)))


def found(dataset: Dataset, key: str) -> tuple[str, Row]:
    """Return the table and the row that a key names; the rules hold that there is one."""
    table, rows = mentions.rows(_named(dataset), key)
    return table, rows[0]


@lru_cache(maxsize=8)
def _named(dataset: Dataset) -> mentions.Named:
    return mentions.named({"facts": dataset.facts, "volumes": dataset.volumes})


def evidence(view: View, keys: str, text: str, pool: Pool) -> list[list[Any]]:
    """Return the numbers of a text, each as its subject and the place of its entry in the pool."""
    ids = []
    for key in mentions.listed(keys):
        table, row = found(view.dataset, key)
        subject = fact_tables.subject_name(view, row["subject"])
        of_fact = table == "facts"
        entry = (
            fact_entry(view, facts.read_fact(view.dataset, row))
            if of_fact
            else volume_entry(view, row)
        )
        ids.append([subject, pool.place(packed(view, entry, pool))])
    for written in dict.fromkeys(mentions.days(text)):
        ids += [
            ["", pool.place(packed(view, entry, pool))] for entry in event_entries(view, written)
        ]
    return [id for at, id in enumerate(ids) if id not in ids[:at]]


def fact_entry(view: View, fact: Fact) -> dict[str, Any]:
    """Return the entry of a passport that holds a fact, with its rivals."""
    entries = facts.passport(view.dataset, fact.subject)
    at = next(i for i, entry in enumerate(entries) if fact in (entry.preferred, *entry.rivals))
    return passport.entries(view, fact.subject)[at]


def volume_entry(view: View, row: dict[Any, Any]) -> dict[str, Any]:
    """Return a row of volumes.csv like an entry of a passport."""
    value = {
        "value": fact_tables.amount(view, row["value"], row["unit"]),
        "year": str(row["year"]),
        "scope": view.scope(row["scope"]),
        "caveat": view.word(f"caveat.{row['caveat']}") if row["caveat"] else "",
        "source": row["source"],
    }
    texts = {name: text for name, text in value.items() if text}
    return {"label": view.word(f"volume.{row['kind']}"), "values": [texts]}


def event_entries(view: View, iso: str) -> list[dict[str, Any]]:
    """Return the events of a day like entries of a passport."""
    told = day(iso, view.query.lang)
    return [
        {
            "label": view.word(f"event.{row['kind']}"),
            "values": [
                {"value": told, "scope": view.sentence(row["title"]), "source": row["source"]}
            ],
        }
        for row in mentions.on(view.dataset.events, iso).to_dict("records")
    ]
