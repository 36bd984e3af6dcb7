"""The codes by which others know our places and lines."""

from dataclasses import replace

from routes.facts import identifiers
from routes.facts.identifiers import Identifier


def test_codes_stand_in_the_order_of_the_schemes(toy):
    assert identifiers.of(toy, "alat") == (
        Identifier("unlocode", "AZALA", "survey"),
        Identifier("smdg", "TOYCT", "survey"),
    )
    turned = replace(toy, identifiers=toy.identifiers.iloc[::-1])
    assert identifiers.of(turned, "alat") == identifiers.of(toy, "alat")
    assert identifiers.of(toy, "aktau") == ()


def test_a_code_leads_to_the_public_page_of_its_scheme():
    def page(scheme, code):
        return Identifier(scheme, code, "survey").page

    assert page("unlocode", "CNXIA") == "https://service.unece.org/trade/locode/cn.htm"
    assert page("wikidata", "Q42") == "https://www.wikidata.org/wiki/Q42"
    assert page("uic", "2700393") == ""
    assert page("smdg", "APMT").startswith("https://")


def test_several_codes_of_one_scheme_share_a_cell(toy):
    first = toy.identifiers.iloc[0]
    data = replace(toy, identifiers=toy.identifiers.assign(subject=first["subject"]))
    columns = identifiers.columns(data, "nodes", ["alat", "shu"], "at_")
    assert columns["at_unlocode"] == ["AZALA; KZDOS; CNXIA", ""]


def test_columns_do_not_hang_on_what_is_asked_for(toy):
    assert identifiers.columns(toy, "nodes", ["aktau"]) == {
        "unlocode": [""], "uic": [""], "smdg": [""],
    }  # fmt: skip
    assert identifiers.columns(toy, "segments", ["rail-dostyk-shu", "sea-aktau-alat"]) == {
        "wikidata": ["Q42", ""]
    }
    assert identifiers.columns_of_ends(toy, ["xian"], ["dostyk"]) == {
        "from_unlocode": ["CNXIA"], "from_uic": [""], "to_unlocode": ["KZDOS"],
        "to_uic": ["2700393"],
    }  # fmt: skip


def test_without_the_table_there_is_no_column(toy):
    none = replace(toy, identifiers=toy.identifiers.iloc[:0])
    assert identifiers.columns(none, "nodes", ["xian"]) == {}
    assert identifiers.columns_of_ends(none, ["xian"], ["dostyk"]) == {}
