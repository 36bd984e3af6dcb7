"""Every refusal is short: it says what was found and what is allowed, not all that there is."""

import random
from dataclasses import fields

import pytest

from routes.cli.commands import main
from routes.errors import (
    LONGEST,
    AmbiguousNameError,
    RoutesError,
    UnknownNameError,
    fitting,
    listed,
)
from routes.network import names
from routes.network.journey import plan
from routes.network.request import Request
from routes.network.search import Service
from routes.studies import compare, critical, whatif
from routes.view.query import Query, read_query
from tests.cli.test_options import REFUSED

WRONG = ("x" * 5000, "aktua", "XX", "Istanbul", "Türkmenbaşy road port", ",", "0", "1e9", "9" * 99)
FIELDS = [field.name for field in fields(Query)]


@pytest.mark.parametrize("name", [*FIELDS, "colour", "y" * 5000])
def test_what_cannot_be_read_is_refused_in_few_words(real, name):
    known = [id for kind in names.KINDS for id in list(names.ids(real, kind))[:3]]
    for text in (*WRONG, *known, *(f"{id}=1" for id in known)):
        for refusal in read_query(real, {name: text})[1]:
            assert len(str(refusal)) <= LONGEST, refusal


def refused(data, request):
    """What is told in place of an answer; nothing where there is one."""
    try:
        plan(data, request)
    except RoutesError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("service", Service)
@pytest.mark.parametrize("year", range(2010, 2033, 4))
def test_what_cuts_a_way_is_told_in_few_words(real, year, service):
    dice, told = random.Random(year), []
    nodes, lines = map(sorted, (real.nodes.index, real.segments.index))
    for _ in range(6):
        ends = dice.sample(nodes, 2)
        asked = {
            "close": tuple(dice.sample([*nodes, *lines], 2)),
            "avoid": tuple(dice.sample(["KZ", "GE", "rail", *nodes, *lines], 2)),
            "via": (dice.choice(nodes),),
            "open": (dice.choice([*nodes, *lines]),),
        }
        for change in ({}, asked, *({name: asked[name]} for name in asked)):
            request = Request(*ends, service=service, year=year, **change)
            told.append(refused(real, request))
    assert any(told) and max(map(len, told)) <= LONGEST, max(told, key=len)


def test_the_ways_before_the_railway_to_kars_are_refused_with_the_nearest_reasons(real):
    with pytest.raises(RoutesError) as caught:
        plan(real, Request("xian", "halkali", year=2011))
    text = str(caught.value)
    assert "it would work\n  " in text and len(text) <= LONGEST


@pytest.mark.parametrize(
    ("study", "asked"),
    [
        (critical.of_pairs, ([], Request())),
        (whatif.of_pairs, ([], Request())),
        (compare.compare, ("y" * 500, "alat")),
    ],
)
def test_a_study_refuses_in_few_words(real, study, asked):
    with pytest.raises(RoutesError) as caught:
        study(real, *asked)
    assert len(str(caught.value)) <= LONGEST


@pytest.mark.parametrize(("command", "words"), REFUSED, ids=map(str, range(len(REFUSED))))
def test_the_command_line_refuses_in_few_words(toy, capsys, monkeypatch, tmp_path, command, words):
    monkeypatch.setattr("routes.tables.dataset.load", lambda _: toy)
    monkeypatch.chdir(tmp_path)
    assert main([*command, *words]) == 1
    assert len(capsys.readouterr().err.strip()) <= LONGEST


def test_a_list_says_how_many_more_there_are():
    assert listed(["a", "b"]) == "a, b" and fitting(["aa", "bb", "cc"], 6) == ["aa", "bb"]
    ids = [f"id{number:03}" for number in range(100)]
    text = listed(ids)
    kept, _, more = text.partition(" and ")
    assert len(text) <= 180 and len(kept.split(", ")) + int(more.split()[0]) == 100
    assert len(str(UnknownNameError("node", "x" * 99, [], text))) <= LONGEST
    assert len(str(AmbiguousNameError("x" * 99, ids))) <= LONGEST
