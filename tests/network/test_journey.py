"""Questions about journeys; what cuts a way, and what would work."""

import random
import re
from dataclasses import replace

import pytest

from routes.errors import NoItineraryError, QuestionError, RoutesError, UnknownNameError
from routes.measure import distance_km
from routes.network import search
from routes.network.building import build
from routes.network.journey import plan, settled
from routes.network.network import Slow
from routes.network.request import Request
from routes.network.search import Criterion

SHOWN = 1.2, 0.5  # half of the least that is shown: a tenth of a day, and a dollar


def test_places_are_known_by_their_names_in_any_language(real):
    journey = plan(real, Request("Сиань", "Halkalı"))
    assert (journey.ask.origin, journey.ask.destination) == ("xian", "halkali")
    assert journey.network.year == int(real.date[:4])
    assert journey.before is None and len(journey.itineraries) == 1


def test_a_closure_is_told_beside_the_way_without_it(real):
    journey = plan(real, Request("xian", "poti", close=("aktau",), avoid=("RU",)))
    after = journey.itineraries[0]
    assert "sea-aktau-alat" in journey.before.segments
    assert "aktau" not in after.nodes and "ferry-turkmenbashi-alat" in after.segments
    assert after.hours.likely > journey.before.hours.likely


def questions(real, count):
    """Random questions by container, such as a reader asks, and something that is on their way."""
    dice = random.Random(5)
    rows = real.segments[(real.segments["mode"] == "rail") & (real.segments["reach"] == "corridor")]
    places = sorted({*rows["from_node"], *rows["to_node"]})
    while count:
        ends, by = dice.sample(places, 2), dice.choice((Criterion.TIME, Criterion.COST))
        asked = Request(*ends, by, year=dice.randint(2018, 2032), alternatives=dice.choice((1, 4)))
        try:
            found = plan(real, asked)
        except NoItineraryError:
            continue
        count -= 1
        subjects = {one for arc in found.itineraries[0].arcs for one in arc.subjects}
        yield found, dice.choice(sorted(subjects - {*ends})), dice.choice((1.2, 2, 10))


def test_the_first_way_is_told_as_the_best(real):
    for found, *_ in questions(real, 60):
        told = [way.told(found.ask.by == Criterion.COST) for way in found.itineraries]
        keys = [(len(one.missing), one.likely) for one in told]
        assert keys == sorted(keys), found.request


def test_no_closing_and_no_slowing_shortens_what_is_told(real):
    """Ways are found by means and told by medians, which lie nearer than what is shown."""
    tried = 0
    for found, subject, factor in questions(real, 60):
        usd = found.ask.by == Criterion.COST
        for what in ({"close": (subject,)}, {"slow": (Slow(subject, factor),)}):
            try:
                worse = plan(real, replace(found.request, **what)).itineraries[0].told(usd)
            except (NoItineraryError, QuestionError):  # it is cut, or would change nothing
                continue
            usual = found.itineraries[0].told(usd)
            if len(worse.missing) == len(usual.missing) and usual.likely is not None:
                assert worse.likely > usual.likely - SHOWN[usd], (found.request, what)
                tried += 1
    assert tried > 60


def test_two_users_never_share_a_scenario(real):
    asked = Request("xian", "halkali")
    before = plan(real, asked)
    plan(
        real,
        Request("xian", "halkali", scenario=("btk_closed", "storm_aktau"), slow=(Slow("alat", 3),)),
    )
    assert plan(real, asked) == before
    assert build(real, before.network.year).slowed == ()


@pytest.mark.parametrize("name", ["storm_aktau", "low_caspian", "hormuz_2026"])
def test_a_storm_lengthens_the_way_by_aktau(real, name):
    journey = plan(real, Request("xian", "poti", scenario=(name,), avoid=("kuryk", "TM")))
    assert journey.itineraries[0].hours.likely > journey.before.hours.likely


def test_btk_was_closed_in_2023_and_open_in_2022(real):
    assert (
        "rail-marabda-akhalkalaki"
        in plan(real, Request("xian", "halkali", year=2022)).itineraries[0].segments
    )
    assert (
        "rail-marabda-akhalkalaki"
        not in plan(real, Request("xian", "halkali", year=2023)).itineraries[0].segments
    )


def refused(data, **asked):
    with pytest.raises(NoItineraryError) as caught:
        plan(data, Request(**asked))
    return str(caught.value)


def test_no_way_says_which_closure_cuts_it_and_what_would_work(real):
    told = refused(real, origin="xian", destination="poti", close=("aktau", "kuryk"), avoid=("TM",))
    assert "no way from Xi'an (xian) to Poti (poti)" in told
    for words in (
        "if Aktau (aktau) were open: ",
        "if Kuryk (kuryk) were open: ",
        "without avoiding Turkmenistan (TM): ",
    ):
        assert words in told
    assert told.index("aktau) were") < told.index("(TM)") < told.index("kuryk) were")


def test_no_way_before_a_line_opened_says_the_year_and_what_that_year_answers(real):
    asked = {"origin": "xian", "destination": "halkali"}
    told = refused(real, **asked, year=2016)
    hours = plan(real, Request(**asked, year=2019)).itineraries[0].spread.p50
    assert f"in 2019: {hours / 24:.1f} days" in told


@pytest.mark.parametrize("year", range(2010, 2020, 3))
@pytest.mark.parametrize("ends", [("xian", "poti"), ("xian", "halkali"), ("urumqi", "baku")])
def test_a_year_that_is_offered_is_one_that_answers(real, year, ends):
    try:
        plan(real, Request(*ends, year=year, slow=(Slow("aktau", 2),)))
    except NoItineraryError as error:
        offered = [re.fullmatch(r" *in (\d+): (\S+) days", line) for line in str(error).split("\n")]
        for one in filter(None, offered):
            asked = Request(*ends, year=int(one[1]), slow=(Slow("aktau", 2),))
            hours = plan(real, asked).itineraries[0].spread.p50
            assert one[2] == f"{hours / 24:.1f}"


def test_no_way_for_the_service_says_the_other_or_the_nearest_place(real):
    told = refused(real, origin="xian", destination="istanbul_road", service="truck")
    assert "Urumqi (road) (urumqi_road), 2,141 km" in told
    assert "by container: " in refused(real, origin="xian", destination="poti", service="truck")


BORDERS = ("dostyk", "altynkol")


def test_several_cuts_together_are_told_together(real):
    told = refused(real, origin="xian", destination="poti", close=BORDERS, avoid=("AZ",))
    assert "without any closure or filter asked for: " in told


@pytest.mark.parametrize(
    ("asked", "error", "told"),
    [
        ({"origin": "xain"}, UnknownNameError, "nearest: Xi'an"),
        ({"year": 2009}, RoutesError, "found 2009, allowed: 2010 to 2032"),
        ({"alternatives": 0}, RoutesError, "1 to 20"),
        ({"alternatives": 21}, RoutesError, "1 to 20"),
        ({"slow": (Slow("aktau", 0.5),)}, RoutesError, "a factor above 1, up to 100"),
        ({"slow": (Slow("aktua", 2),)}, UnknownNameError, "nearest: aktau"),
        ({"scenario": ("storm",)}, UnknownNameError, "nearest: storm_aktau"),
        ({"avoid": ("XX",)}, UnknownNameError, "unknown country"),
        ({"close": ("aktua",)}, UnknownNameError, "nearest: aktau"),
        (
            {"box": "20ft", "service": "truck"},
            RoutesError,
            "box 20ft would change nothing by lorry; allowed: service container",
        ),
    ],
)
def test_what_cannot_be_understood_is_one_message(real, asked, error, told):
    with pytest.raises(error, match=told):
        plan(real, Request(**{"origin": "xian", "destination": "poti", **asked}))


def test_every_field_of_an_ask_can_be_asked_for():
    assert set(vars(Request("a", "b"))) >= set(vars(search.Ask("a", "b")))


def test_the_corridor_alone_has_no_line_beyond_it(real):
    inside, all_lines = build(real, 2026), build(real, 2026, "beyond")
    assert inside.segments <= all_lines.segments == set(real.segments.index)
    assert inside.segments == set(real.segments.index[real.segments["reach"] == "corridor"])


@pytest.mark.parametrize("end", ["vienna", "budapest", "constanta", "halkali"])
def test_from_poland_to_the_south_no_way_goes_round_by_the_west(real, end):
    ask = Request("malaszewicze", end, reach="beyond", avoid=("sea", "ferry"))
    km = plan(real, ask).itineraries[0].km.likely
    ends = real.nodes.loc[["malaszewicze", end], ["lon", "lat"]].to_numpy().ravel()
    assert km < 2.5 * distance_km(*ends)  # round by Berlin and Nuremberg: 2.9 to 4.1 times


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ({"destination": "istanbul_road"}, "halkali"),
        ({"destination": "Istanbul"}, "halkali"),
        ({"destination": "İstanbul", "service": "truck"}, "istanbul_road"),
        ({"destination": "halkali", "service": "truck"}, "istanbul_road"),
        ({"destination": "istanbul"}, "istanbul"),  # ships go there
    ],
)
def test_of_the_places_of_a_town_that_is_meant_which_the_service_reaches(real, asked, meant):
    origin = "horgos_road" if "service" in asked else "xian"
    assert settled(real, Request(origin, **asked)).destination == meant
