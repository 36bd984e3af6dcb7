"""What may stand in each field of an address, and what is said where something else does."""

from dataclasses import replace

import pytest

from routes.errors import RoutesError
from routes.tables import dataset
from routes.view.answer import answer
from routes.view.query import opened_years, read_query
from tests.conftest import worded
from tests.toys import spoil


def told(data, **params):
    """What is understood of some fields, as a link would carry it, and what is refused."""
    query, refusals = read_query(data, params)
    return query.params(), [str(one) for one in refusals]


def test_nothing_asked_needs_no_words(toy):
    assert told(toy) == told(toy, theme="mode", year="", mode="", via=[]) == ({}, [])
    assert told(toy, theme="status") == ({"theme": "status"}, [])


@pytest.mark.parametrize("at", ["1/85/180", "17/-85/-180", "5/0/-180", "5.5/43.25/60"])
def test_a_map_may_stand_within_its_limits(toy, at):
    assert told(toy, at=at) == ({"at": at}, [])


@pytest.mark.parametrize(
    "at",
    ["0.9/43/60", "17.1/43/60", "5/85.1/60", "5/-85.1/60", "5/43/180.1", "5/43/-180.1", "5/43"],
)
def test_a_map_that_could_not_stand_so_is_refused_with_the_limits(toy, at):
    assert told(toy, at=at) == (
        {},
        [
            f"at: found '{at}', allowed: zoom/latitude/longitude, such as 5/43/60: "
            "zoom 1 to 17, latitude -85 to 85, longitude -180 to 180"
        ],
    )


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("alternatives", 1, 20),
        ("choice", 1, 20),
        ("year", 2010, 2032),
        ("from_year", 1830, 2032),
        ("to_year", 1830, 2032),
    ],
)
def test_whole_numbers_have_two_ends(toy, name, least, most):
    usual = {"alternatives": "1", "choice": "1"}.get(name)
    for good in map(str, (least, least + 1, most)):
        assert told(toy, **{name: good}) == ({} if good == usual else {name: good}, [])
    for bad in map(str, (least - 1, most + 1, f"{least}.5")):
        refused = f"{name}: found '{bad}', allowed: {least} to {most}"
        assert told(toy, **{name: bad}) == ({}, [refused])


def test_the_usual_years_of_what_opened_need_no_words(toy, real):
    for data in (toy, real):
        usual = {"from_year": "2010", "to_year": str(data.year)}
        assert told(data, **usual) == ({}, [])
        assert opened_years(data, read_query(data, usual)[0]) == (2010, data.year)
        asked = {"from_year": "2014", "to_year": "2013"}  # what is wrong is told where they matter
        assert told(data, **asked) == (asked, [])
        assert opened_years(data, read_query(data, asked)[0]) == (2014, 2013)


@pytest.mark.parametrize(
    ("asked", "meant"), [("1,5", "1.5"), ("2.0", "2"), ("1.50", "1.5"), ("100", "100")]
)
def test_a_factor_is_told_as_short_as_it_can_be(toy, asked, meant):
    assert told(toy, slow=f"Актау={asked}") == ({"slow": f"aktau={meant}"}, [])


@pytest.mark.parametrize("factor", ["0.99", "1", "1.0001", "100.5", "", "x", "=2"])
def test_a_factor_out_of_range_is_refused(toy, factor):
    understood, (refused,) = told(toy, slow=f"aktau={factor}")
    assert understood == {}
    assert "a factor above 1, up to 100, such as aktau=2" in refused


def test_a_field_of_one_value_takes_the_first_of_several_and_says_so(toy):
    refused = ["year: found 2 values, allowed: one"]
    assert told(toy, year=["2024", "2025"]) == ({"year": "2024"}, refused)
    assert told(toy, year=["2024"]) == ({"year": "2024"}, [])
    assert told(toy, year=["", "2025"]) == ({"year": "2025"}, [])


def test_a_field_of_several_is_a_list_or_has_commas_and_names_each_once(toy):
    several = ({"mode": "rail,road"}, [])
    for asked in (
        "rail,road",
        " rail , road ,",
        ["rail", "road"],
        ["rail,road", "rail"],
        ",rail,road",
    ):
        assert told(toy, mode=asked) == several


def test_a_comma_may_belong_to_a_name(tmp_path):
    folder = worded(tmp_path)
    spoil(folder, "labels.csv", "node.aktau,Aktau,", 'node.aktau,"Aktau, port",')
    data = dataset.load(folder)
    assert told(data, via="Aktau, port") == ({"via": "aktau"}, [])
    assert told(data, via="dostyk,shu") == ({"via": "dostyk,shu"}, [])
    understood, refused = told(data, via="Akto, quay")
    assert understood == {} and len(refused) == 2


def test_a_list_without_names_is_refused_with_the_whole_list(toy):
    assert told(toy, traffic="t", off="beyond,mode.rail") == (
        {"traffic": "t", "off": "beyond,mode.rail"},
        [],
    )
    assert told(toy, traffic="kg") == ({}, ["traffic: found 'kg', allowed: t"])


def test_traffic_is_shown_in_units_of_which_the_data_tells(toy, real):
    assert told(real, traffic="TEU") == ({"traffic": "TEU"}, [])
    assert told(toy, traffic="TEU") == ({}, ["traffic: found 'TEU', allowed: t"])
    bare = replace(toy, volumes=toy.volumes.iloc[:0], digest="bare")
    assert told(bare, traffic="t")[1] == [
        "traffic: found 't', allowed: nothing, as the data has none"
    ]


@pytest.mark.parametrize("name", ["open", "close", "slow", "scenario", "via", "mode", "origin"])
@pytest.mark.parametrize("text", [",", " , ,", " "])
def test_a_field_of_which_only_commas_are_left_asks_nothing(toy, name, text):
    assert told(toy, **{name: text}) == ({}, [f"{name}: found nothing, allowed: a value"])


@pytest.mark.parametrize(
    ("name", "text", "others"),
    [
        ("close", "tripp", "open or scenario"),
        ("slow", "tripp=2", "open or scenario"),
        ("avoid", "TRIPP", "open or scenario"),
        ("open", "btk_closed", "scenario"),
        ("scenario", "Kuryk", "open or close or slow or avoid"),
        ("close", "Kazakhstan", "avoid"),
    ],
)
def test_what_another_field_takes_is_told_with_its_name(real, name, text, others):
    subject = text.partition("=")[0]
    refused = f"{name}: found '{text}', allowed: '{subject}' with {others}"
    assert told(real, **{name: text}) == ({}, [refused])


def test_a_switch_is_not_on_and_off(toy):
    asked = {"off": "beyond,tiles", "on": "tiles"}
    refused = "on: found tiles, which is off, too, allowed: one of both"
    assert told(toy, **asked) == (asked, [refused])


def test_a_field_that_there_is_not_is_refused_with_all_that_there_are(toy):
    understood, (refused,) = told(toy, colour="red")
    assert understood == {}
    found, _, allowed = refused.partition(", allowed: ")
    assert found == "'colour': found this parameter"
    assert {"origin", "via", "year", "mode", "theme", "choice"} <= {*allowed.split(", ")}


@pytest.mark.parametrize("by", ["time", "distance"])
def test_a_town_of_several_places_means_the_one_of_the_best_way(real, by):
    def best(destination):
        asked, refused = read_query(real, {"origin": "xian", "destination": destination, "by": by})
        assert refused == ()
        way = answer(real, asked).journey.itineraries[0]
        return (way.hours if by == "time" else way.km).likely, way.destination

    assert best("Стамбул") == min(best("halkali"), best("istanbul"))


def test_the_service_decides_which_place_of_a_town_is_meant(real):
    for service, node in (("container", "urumqi"), ("truck", "urumqi_road")):
        understood, refused = told(real, origin="Ürümqi", service=service)
        assert (understood["origin"], refused) == (node, [])


def test_a_journey_needs_both_of_its_ends(toy):
    for name in ("origin", "destination"):
        query, refused = read_query(toy, {name: "xian"})
        assert refused == ()
        assert answer(toy, query).journey is None
    with pytest.raises(RoutesError, match="goes nowhere"):
        answer(toy, read_query(toy, {"origin": "xian", "destination": "xian"})[0])


def test_what_opens_is_told_by_any_name(toy):
    assert told(toy, open="Дорога до Гянджи") == told(toy, open="to_ganja")
    assert told(toy, open="Alat – Ganja, to_ganja") == ({"open": "rail-alat-ganja,to_ganja"}, [])
    assert "open: found 'to_mars'" in told(toy, open="to_mars")[1][0]
