"""Any spelling of a thing leads to its id, in every language and however it is written."""

import itertools
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routes.errors import AmbiguousNameError, UnknownNameError
from routes.facts import labels
from routes.network import names
from routes.network.journey import plan, settled
from routes.network.names import find, fold, matches
from routes.network.request import Request
from routes.tables import dataset
from routes.view.query import NAMED, Query, read_query
from tests.conftest import worded
from tests.toys import spoil

WRITTEN = {
    "as it is": str,
    "small": str.lower,
    "large": str.upper,
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "taken apart": lambda text: unicodedata.normalize("NFD", text),
    "without hyphens": lambda text: text.replace("-", " "),
    "another apostrophe": lambda text: text.replace("'", "\u2019"),
}
NODE, SUBJECT, AVOIDED = NAMED["origin"], NAMED["close"], NAMED["avoid"]


@given(st.text())
def test_folding_twice_is_folding_once(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="utf-8")))
def test_folding_knows_no_case_and_no_composition(text):
    assert fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert fold(unicodedata.normalize("NFC", text)) == fold(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xi'an", "XI\u2019AN"),
        ("Xi'an", "Xi\u02bcan"),
        ("Xi'an", "xi`an"),
        ("Xi'an", "Xi an"),
        ("İzmit", "IZMIT"),
        ("İzmit", "ızmıt"),
        ("Böyük Kəsik", "Boyuk-Kesik"),
        ("Małaszewicze", "MALASZEWICZE"),
        ("Туркменбаши", "ТУРКМЕНБАШИ"),
        ("თბილისი", "ᲗᲑᲘᲚᲘᲡᲘ"),
        ("Lőkösháza", "Lo\u030bko\u0308sha\u0301za"),
    ],
)
def test_what_people_write_alike_is_alike(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize("write", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("kind", ["node", "segment", "country", "mode", "scenario", "corridor"])
def test_everything_is_found_by_each_of_its_names(real, kind, write):
    for id in names.ids(real, kind):
        for lang in labels.LANGUAGES:
            name = write(names.labelled(real, kind, id, lang))
            best = matches(real, name, (kind,))[0]
            assert id in best, (id, name, best)


@pytest.mark.parametrize("kind", names.KINDS)
def test_an_id_means_itself(real, kind):
    for id in names.ids(real, kind):
        assert find(real, id, (kind,)) == id


def test_a_line_is_found_from_either_end_and_by_other_spellings(real):
    for text in ("Alashankou – Aktogay", "nowhere - Poti", "-"):
        with pytest.raises(UnknownNameError):
            find(real, text, SUBJECT)
    assert find(real, "Poti-Senaki", SUBJECT) == find(real, "Сенаки — Поти", SUBJECT)
    both = {"ferry-aktau-alat", "sea-aktau-alat"}
    assert {*matches(real, "Alyat → Aktau", SUBJECT)[0]} == both


@pytest.mark.parametrize("text", ["kz", "KZ", "Kazakhstan", "KAZAKHSTAN", "Казахстан", "Қазақстан"])
def test_a_country_is_found_by_code_and_name(real, text):
    assert find(real, text, AVOIDED) == "KZ"


def test_other_spellings_and_names_without_brackets_are_found(real):
    told = {
        text: find(real, text, NODE) for text in ("Khorgos", "Izmit", "Alma-Ata", "Köseköy")[:3]
    }
    assert told == {"Khorgos": "horgos", "Izmit": "izmit", "Alma-Ata": "almaty"}
    assert find(real, "Turkey", AVOIDED) == "TR"
    assert find(real, "railway", AVOIDED) == "rail"


@pytest.mark.parametrize(
    ("code", "node"),
    [("CNXIA", "xian"), ("cn xia", "xian"), ("TrHal", "halkali"), ("2700393", "dostyk")],
)
def test_a_place_is_found_by_its_code(real, code, node):
    assert find(real, code, NODE) == node
    query, refusals = read_query(real, {"via": code, "select": code})
    assert (query.via, query.select, refusals) == ((node,), node, ())


def test_every_code_leads_to_what_bears_it(real):
    for row in real.identifiers.itertuples():
        kind = "node" if row.subject in real.nodes.index else "segment"
        assert row.subject in {*itertools.chain(*matches(real, row.code, (kind,)))}, row.code


def test_an_id_or_name_comes_before_a_code(toy):
    rows = toy.identifiers.assign(code=["shu", "ALAT", *toy.identifiers["code"][2:]])
    data = replace(toy, identifiers=rows.assign(subject=["alat", "xian", *rows["subject"][2:]]))
    assert matches(data, "shu", NODE) == (("shu",),)
    assert matches(data, "Alat", NODE) == (("alat",), ("xian",))


def test_a_code_of_several_places_means_the_one_that_serves(real):
    def asked(**given):
        one = settled(real, Request(**given))
        return one.origin, one.destination

    assert asked(origin="CNXIA", destination="trist") == ("xian", "halkali")
    lorry = asked(origin="CNHRS", destination="TRIST", service="truck")
    assert lorry == ("horgos_road", "istanbul_road")
    with pytest.raises(AmbiguousNameError, match=r"Istanbul \(road\) \(istanbul_road\)"):
        find(real, "TRIST", NODE)


def test_an_unknown_name_is_answered_with_the_nearest_as_people_name_them(real):
    with pytest.raises(UnknownNameError, match=r"nearest: Xi'an \(xian\)"):
        find(real, "Xain", NODE)
    with pytest.raises(UnknownNameError, match="allowed: rail, ferry, sea, road"):
        find(real, "rocket", ("mode",))
    with pytest.raises(UnknownNameError) as caught:
        find(real, "-" * 5000, SUBJECT)
    assert len(str(caught.value)) < 300


def test_an_ambiguous_name_is_answered_with_all_that_bear_it(real):
    with pytest.raises(AmbiguousNameError) as caught:
        find(real, "Стамбул", SUBJECT)
    told = str(caught.value)
    for one in ("Halkalı (halkali)", "Istanbul (Ambarlı) (istanbul)", "Istanbul (road)"):
        assert one in told


def test_a_town_means_the_place_that_serves_what_is_asked(real):
    def asked(**given):
        one = settled(real, Request(**given))
        return one.origin, one.destination

    for city in ("Istanbul", "İSTANBUL", "Стамбул", "伊斯坦布尔"):
        assert asked(origin="xian", destination=city) == ("xian", "halkali")
        lorry = asked(origin="Khorgos", destination=city, service="truck")
        assert lorry == ("horgos_road", "istanbul_road")
    by_sea = asked(origin="poti", destination="Istanbul", avoid=("rail",))
    assert by_sea == ("poti", "istanbul")


def test_the_best_of_a_town_is_as_good_as_any_of_it(real):
    best = plan(real, Request("xian", "Istanbul")).itineraries[0].hours.likely
    for node in ("halkali", "istanbul"):
        assert best <= plan(real, Request("xian", node)).itineraries[0].hours.likely


def test_a_name_of_places_far_apart_is_no_town(toy_of_two_alike):
    with pytest.raises(AmbiguousNameError, match=r"Dostyk \(dostyk\), Dostyk \(shu\)"):
        settled(toy_of_two_alike, Request("xian", "Dostyk"))
    query, refusals = read_query(toy_of_two_alike, {"origin": "xian", "destination": "Dostyk"})
    assert query == Query("xian") and "Dostyk (shu)" in str(refusals[0])


@pytest.fixture(scope="module")
def toy_of_two_alike(tmp_path_factory):
    folder = worded(tmp_path_factory.mktemp("two"))
    spoil(folder, "labels.csv", "node.shu,Shu,", "node.shu,Dostyk,")
    return dataset.load(folder)


@pytest.mark.parametrize("name", [name for name in NAMED if name != "tour"])
def test_every_field_of_a_query_takes_names(real, name):
    kind = NAMED[name][0]
    for id in list(names.ids(real, kind))[:5]:
        for write in (str.upper, str.lower):
            text = write(names.labelled(real, kind, id, "ka"))
            query, refusals = read_query(real, {name: text})
            if not refusals:
                assert query.texts()[name] == id
            else:
                assert id in refusals[0].allowed


def test_a_name_may_have_a_comma(real):
    query, refusals = read_query(real, {"corridor": "Northern, through Russia"})
    assert (query.corridor, refusals) == (("northern",), ())
    query, _ = read_query(real, {"avoid": "Kazakhstan, Россия ,kuryk"})
    assert query.avoid == ("KZ", "RU", "kuryk")


def test_ids_between_commas_are_no_name_of_something_else(real):
    assert find(real, "istanbul,road", AVOIDED) == "istanbul_road"
    query = Query(avoid=("istanbul", "road"))
    assert read_query(real, query.params()) == (query, ())


def test_a_field_of_one_takes_one(real):
    query, refusals = read_query(real, {"year": ["2024", "2025"], "origin": ["xian", "Poti"]})
    assert (query.year, query.origin) == (2024, "xian")
    assert [refusal.name for refusal in refusals] == ["year", "origin"]
