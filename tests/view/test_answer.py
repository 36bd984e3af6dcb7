"""Queries read from flat text, and what they leave of the data."""

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from routes.facts import openings, timeline
from routes.kinds import Mode, Reach
from routes.network import scenario
from routes.network.network import Slow
from routes.network.request import MOST
from routes.network.search import Criterion, Service
from routes.view.answer import answer
from routes.view.query import SEVERAL, Query, allowed, read_query


def test_nothing_asked_shows_everything(toy):
    view = answer(toy, Query())
    assert list(view.segments.index) == list(toy.segments.index)
    assert set(view.nodes.index) == set(toy.segments["from_node"]) | set(toy.segments["to_node"])


def test_filters_narrow_together(toy):
    view = answer(toy, Query(corridor=("main",), mode=("rail",)))
    assert set(view.segments.index) == {"rail-xian-dostyk", "rail-dostyk-shu", "rail-shu-aktau"}
    assert set(view.nodes.index) == {"xian", "dostyk", "shu", "aktau"}
    assert answer(toy, Query(mode=("rail",), status=("suspended",))).segments.empty


def test_a_link_reads_back_as_the_query_it_was_made_of(toy):
    query = Query(
        corridor=("main",), mode=("rail", "sea"), lang="ka", select="aktau", at="5/43.0/60.5"
    )
    assert read_query(toy, query.params()) == (query, ())
    assert query.params()["mode"] == "rail,sea" and "year" not in query.params()


def test_garbage_is_left_out_and_all_of_it_is_told(toy):
    params = {
        "corridor": "silk",
        "mode": "rail,rocket",
        "lang": "xx",
        "select": "aktua",
        "at": "here",
        "<b>": "1",
    }
    query, problems = read_query(toy, params)
    assert query == Query(mode=("rail",))
    told = "\n".join(map(str, problems))
    assert len(problems) == 6
    for part in ("'silk'", "'rocket'", "'xx'", "'aktua'", "5/43/60", "<b>"):
        assert part in told


def test_an_unknown_id_is_answered_with_the_nearest(real):
    assert "nearest: Aktau (aktau)" in str(read_query(real, {"select": "aktua"})[1][0])


VALUES = {
    "slow": st.builds(
        Slow,
        st.sampled_from(["aktau", "rail-shu-aktau"]),
        st.floats(1.001, scenario.MOST_SLOW),
    ),
    "year": st.integers(*timeline.YEARS),
    "month": st.integers(1, 12),
    "depart": st.dates(date(timeline.YEARS[0], 1, 1), date(timeline.YEARS[1], 12, 31)).map(str),
    "alternatives": st.integers(1, MOST),
    "choice": st.integers(1, MOST),
    "at": st.sampled_from(["5/43/60", "5/43.0/60.50"]),
    "from_year": st.integers(*openings.YEARS),
    "to_year": st.integers(*openings.YEARS),
}


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_every_question_reads_back_from_its_link(toy, data):
    asked = {}
    for name in data.draw(st.sets(st.sampled_from([field.name for field in fields(Query)]))):
        value = VALUES[name] if name in VALUES else st.sampled_from(allowed(toy)[name])
        several = st.lists(value, unique=True, max_size=3).map(tuple)
        asked[name] = data.draw(several if name in SEVERAL else value)
    assume({*asked.get("off", ())}.isdisjoint(asked.get("on", ())))
    assume(asked.get("to_year") != toy.year)  # the usual one is not said
    query = Query(**asked)
    again, refusals = read_query(toy, query.params())
    assert (again, refusals) == (query, ())
    assert again.params() == query.params()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("year", "02024", 2024),
        ("choice", "3", 3),
        ("from_year", "01914", 1914),
        ("to_year", "2020", 2020),
        ("month", "03", 3),
        ("month", "mart", 3),
        ("month", "Июль", 7),
        ("depart", "2026-12-01", "2026-12-01"),
        ("by", "Distance", Criterion.DISTANCE),
        ("service", "truck", Service.TRUCK),
        ("reach", "beyond", Reach.BEYOND),
        ("mode", "sea, rail,sea", (Mode.SEA, Mode.RAIL)),
        ("slow", "Aktau=2.0", (Slow("aktau", 2),)),
    ],
)
def test_a_text_is_read_once_into_what_it_means(toy, name, text, value):
    read = getattr(read_query(toy, {name: text})[0], name)
    assert read == value and type(read) is type(value)
    kinds = zip(read, value, strict=True) if isinstance(value, tuple) else ()
    assert all(type(one) is type(other) for one, other in kinds)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(["mode", "at", "select", "lang", "x"]), st.text()))
def test_no_text_whatsoever_breaks_the_reading(toy, params):
    query, _ = read_query(toy, params)
    answer(toy, query)


def test_a_filter_never_shows_more_than_none(real):
    everything = set(real.segments.index)
    for mode in ("rail", "road", "ferry", "sea"):
        shown = set(answer(real, Query(mode=(mode,))).segments.index)
        assert shown < everything


def test_a_journey_reads_back_from_its_link_and_is_answered(real):
    query = Query(
        "xian",
        "poti",
        Criterion.DISTANCE,
        avoid=("TM", "kuryk"),
        slow=(Slow("aktau", 2), Slow("alat", 1.25)),
        year=2024,
    )
    assert read_query(real, query.params()) == (query, ())
    assert query.params()["slow"] == "aktau=2,alat=1.25"
    assert answer(real, query).journey.itineraries[0].destination == "poti"
    assert answer(real, Query()).journey is None


def test_what_a_journey_cannot_be_asked_is_told(real):
    params = {
        "origin": "Xain",
        "by": "speed",
        "avoid": "XX,RU",
        "slow": "aktau=fast",
        "year": "1066",
        "alternatives": "99",
        "reach": "moon",
    }
    query, problems = read_query(real, params)
    assert query == Query(avoid=("RU",))
    told = "\n".join(map(str, problems))
    for part in (
        "nearest: Xi'an (xian)",
        "time, distance",
        "'XX'",
        "aktau=2",
        "2010 to 2032",
        "1 to 20",
        "beyond",
    ):
        assert part in told
    assert len(problems) == 7


def test_a_link_may_name_a_place_in_any_language(real):
    assert read_query(real, {"origin": "Сиань", "via": "Ақтау"})[0] == Query("xian", via=("aktau",))


@pytest.mark.parametrize(
    "name", ["year", "from_year", "to_year", "choice", "alternatives", "slow", "at", "x"]
)
@pytest.mark.parametrize("digit", ["9", "٣", "９"])
def test_numbers_of_thousands_of_digits_are_told_in_short(toy, name, digit):
    text = digit * 5000
    query, problems = read_query(toy, {name: f"aktau={text}" if name == "slow" else text})
    assert query == Query() and len(problems) == 1
    assert len(str(problems[0])) < 400
