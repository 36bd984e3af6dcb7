"""What stays English where another language is asked for: nothing but titles and quotations.

Browser tests look at what a page shows at first; here stands what readers find behind it.
"""

import re
from dataclasses import fields

import pytest

from routes.errors import RoutesError
from routes.facts import labels, messages, openings
from routes.network import journey, names, scenario
from routes.network.request import Request
from routes.studies import compare, price_reality, reality
from routes.view.answer import answer
from routes.view.map_state import THEMES
from routes.view.query import Query, read_query
from routes.words import (
    fact_tables,
    itineraries,
    map_tables,
    passport,
    plans,
    reality_text,
    study_tables,
    terminal,
)
from tests.english import labelled, left, titles, untold
from tests.test_refusals import WRONG

LETTERS = (
    "ru",
    "zh",
    "kk",
    "ka",
)  # whose letters are not those of English
ENDS = (("xian", "halkali"), ("urumqi", "tashkent"), ("baku", "nakhchivan"), ("karamay", "aktau"))


@pytest.fixture(scope="module")
def quoted(real):
    return [*titles(real), *real.sources.index]  # a terminal names a source by its id


def told(view, frame):
    """Return the texts of a table."""
    rows = frame.itertuples(index=False)
    cells = [map_tables.cell(one, view.query.lang) for row in rows for one in row]
    return [*map(str, frame.columns), *cells]


@pytest.mark.parametrize("lang", LETTERS)
def test_what_if_what_is_shut_and_what_is_planned_are_told(real, quoted, lang):
    texts = []
    for name in scenario.names(real):
        for ends in ENDS:
            try:
                view = answer(real, Query(*ends, scenario=(name,), lang=lang))
            except RoutesError as error:
                texts += messages.told(real, str(error), lang).splitlines()
                continue
            texts += itineraries.notes(view, view.journey)
            break
    for year in (2023, 2024):
        view = answer(real, Query("xian", "halkali", year=year, month=11, lang=lang))
        texts += itineraries.notes(view, view.journey)
    plain = answer(real, Query(lang=lang))
    texts += told(plain, plans.planned(plain).frame)
    texts += told(plain, plans.opened(plain, openings.opened(real, 1990, 2026)).frame)
    assert len(texts) > 100
    assert [one for one in texts if left(one, quoted)] == []


@pytest.mark.parametrize("lang", ["tr", "az"])
def test_no_cell_of_a_table_is_a_label_in_english(real, quoted, lang):
    view, words = answer(real, Query(lang=lang)), labelled(real, lang)
    tables = (fact_tables.sources(view), fact_tables.all_facts(view), plans.planned(view))
    tables += (plans.opened(view, openings.opened(real, 1990, 2026)),)
    texts = {text for table in tables for text in told(view, table.frame)}
    assert [text for text in texts if untold(text, words, quoted)] == []


@pytest.mark.parametrize("lang", LETTERS)
def test_tables_and_passports_are_told(real, quoted, lang):
    view = answer(real, Query(lang=lang))
    found = compare.compare(real, "xian", "halkali")
    tables = (
        fact_tables.sources(view),
        fact_tables.all_facts(view),
        fact_tables.unsourced(view),
        map_tables.segments(view),
        map_tables.nodes(view),
        study_tables.computed(view, found),
        study_tables.published(view, found),
        study_tables.reality(view, reality.cases(real)),
        study_tables.prices(view, price_reality.cases(real)),
    )
    texts = [text for table in tables for text in (table.title, *told(view, table.frame))]
    shown = (*passport.known_differences(real), "aktau", "dostyk")
    texts += [line for one in shown for line in passport.text(view, one).splitlines()[1:]]
    texts += terminal.comparison(view, found).splitlines()
    texts += reality_text.times(view, reality.cases(real)).splitlines()
    ids = {*real.nodes.index, *real.segments.index, *labels.LANGUAGES}
    assert sorted({one for one in texts if left(one, quoted) - ids}) == []


@pytest.mark.parametrize("lang", LETTERS)
@pytest.mark.parametrize(
    "asked",
    [
        {"avoid": ("KZ", "RU", "sea")},
        {"close": ("aktau", "kuryk", "turkmenbashi")},
        {"service": "truck", "avoid": ("KZ",)},
    ],
    ids=str,
)
def test_a_refusal_is_told_with_its_places_and_modes(real, quoted, lang, asked):
    with pytest.raises(RoutesError) as caught:
        journey.plan(real, Request("xian", "poti", **asked))
    ids = {*real.nodes.index, *real.segments.index}
    lines = messages.told(real, str(caught.value), lang).splitlines()
    assert [one for one in lines if left(one, quoted) - ids] == []


# As they stand in an address: names of fields, and of what is switched on and off.
CODES = {field.name for field in fields(Query)} | {*THEMES} | {"kind"}
QUOTED = re.compile(r"'[^']*'|\([\w-]+\)|[\w-]+=[\w.-]+")


def english_of(data, quoted, ids, text, lang):
    """Return the lines of a refusal in a language that have English words beside ids."""
    lines = (QUOTED.sub("", line) for line in messages.told(data, text, lang).splitlines())
    return [line for line in lines if left(line, quoted) - ids]


@pytest.mark.parametrize("lang", ["kk", "ka"])
def test_what_an_address_asks_in_vain_is_told_but_for_ids(real, quoted, lang):
    known = [id for kind in names.KINDS for id in [*names.ids(real, kind)][:2]]
    ids = {id for kind in names.KINDS for id in names.ids(real, kind)} | CODES
    for name in (*sorted({field.name for field in fields(Query)}), "colour"):
        for text in (*WRONG, *known, *(f"{id}=1" for id in known)):
            for refusal in read_query(real, {name: text})[1]:
                assert english_of(real, quoted, ids, str(refusal), lang) == []


@pytest.mark.parametrize("lang", ["kk", "ka"])
@pytest.mark.parametrize(
    "asked",
    [
        Query("xian", "poti", choice=9),
        Query("xian", "poti", service="truck", box="20ft"),
        Query("xian", "poti", year=2010, close=("ferry-kuryk-alat",)),
        Query("xian", "poti", year=2023, close=("rail-malatya-narli",)),
        Query("xian", "poti", year=2024, close=("ferry-batumi-chornomorsk",)),
        Query("xian", "poti", year=2022, open=("ferry-aktau-alat",)),
        Query("xian", "poti", year=2022, open=("ferry-batumi-chornomorsk",)),
        Query("baku_port", "poti", year=2020),
        Query("xian", "poti", via=("xian",)),
    ],
    ids=str,
)
def test_what_is_refused_is_told_but_for_ids(real, quoted, lang, asked):
    ids = {id for kind in names.KINDS for id in names.ids(real, kind)} | CODES
    with pytest.raises(RoutesError) as caught:
        answer(real, asked)
    assert english_of(real, quoted, ids, str(caught.value), lang) == []
