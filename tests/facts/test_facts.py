from dataclasses import replace

import pandas as pd
import pytest

from routes.errors import UnknownNameError
from routes.facts import facts
from routes.tables import dataset
from tests.toys import TOY


@pytest.fixture(scope="module")
def toy():
    return dataset.load(TOY)


def test_a_passport_follows_the_order_of_the_quantities(toy):
    entries = facts.passport(toy, "rail-dostyk-shu")
    assert [entry.quantity for entry in entries] == [
        "length_km",
        "tracks",
        "electrification",
        "operator",
        "speed_km_day",
        "usd_500km_20t",
        "g_co2e_tkm",
    ]


def test_a_rival_stands_beside_the_preferred_value(toy):
    length = facts.passport(toy, "rail-dostyk-shu")[0]
    assert length.preferred.value == 166
    assert length.preferred.source == "railway-2024"
    assert [(rival.value, rival.caveat) for rival in length.rivals] == [(170, "press_report")]


def test_a_number_has_a_value_and_a_text_has_a_text(toy):
    _, tracks, electrification, *_ = facts.passport(toy, "rail-dostyk-shu")
    assert (tracks.preferred.value, tracks.preferred.text) == (2, None)
    assert electrification.preferred.value is None
    assert electrification.preferred.text == "25kv_ac"


def test_a_range_may_stand_without_a_value(toy):
    newest, older = facts.passport(toy, "sea-aktau-alat")[1:3]
    assert (newest.preferred.value, newest.preferred.low, newest.preferred.high) == (None, 20, 24)
    assert (newest.preferred.year, older.preferred.year) == (2024, 2022)


def test_a_segment_takes_the_facts_of_its_mode_for_what_it_lacks(toy):
    *_, operator, speed, _, _ = facts.passport(toy, "rail-dostyk-shu")
    assert operator.preferred.default and operator.preferred.subject == "mode:rail"
    assert (speed.preferred.value, speed.preferred.default) == (941, True)
    assert not any(entry.preferred.default for entry in facts.passport(toy, "aktau"))


def test_a_subject_of_which_nothing_is_known_has_an_empty_passport(toy):
    assert facts.passport(toy, "road-dostyk-aktau") == ()


def test_what_does_not_run_takes_nothing_from_its_mode(toy):
    assert facts.passport(toy, "ganja") == ()
    assert not any(entry.preferred.default for entry in facts.passport(toy, "rail-alat-ganja"))
    assert [entry.quantity for entry in facts.passport(toy, "rail-xian-dostyk")] == [
        "operator", "speed_km_day", "usd_500km_20t", "g_co2e_tkm",
    ]  # fmt: skip


def test_years_come_newest_first_and_no_year_last(toy):
    rows = toy.facts[toy.facts["subject"] == "rail-shu-aktau"]
    told = [rows.assign(year=year, scope=scope) for year, scope in (
        (pd.NA, ""), (2020, "b"), (2024, ""), (2020, "a"),
    )]  # fmt: skip
    data = replace(toy, facts=pd.concat(told).astype(toy.facts.dtypes))
    passport = facts.passport(data, "rail-shu-aktau")
    assert [(one.preferred.year, one.preferred.scope) for one in passport] == [
        (2024, ""), (2020, "a"), (2020, "b"), (None, ""),
    ]  # fmt: skip
    assert facts.best(data, "rail-shu-aktau", "length_km").year == 2024


def test_where_every_source_is_doubted_none_is_preferred(toy):
    rows = toy.facts[toy.facts["quantity"] == "length_km"]
    data = replace(toy, facts=rows.assign(preferred="no"))
    (length,) = facts.passport(data, "rail-dostyk-shu")
    assert length.preferred is None and [one.value for one in length.rivals] == [166, 170]
    assert facts.best(data, "rail-dostyk-shu", "length_km") is None
    assert facts.of(data, "rail-dostyk-shu", "length_km") == ()


def test_of_its_own_a_subject_has_only_what_is_preferred(toy):
    assert [one.value for one in facts.of(toy, "rail-dostyk-shu", "length_km")] == [166]
    assert facts.of(toy, "rail-xian-dostyk", "operator") == facts.of(toy, "nowhere", "tracks") == ()


def test_all_of_its_own_are_told_with_rivals_and_without_what_its_mode_lends(toy):
    told = facts.all_of(toy, "rail-dostyk-shu")
    assert [(one.quantity, one.value) for one in told[:2]] == [
        ("length_km", 166.0),
        ("length_km", 170.0),
    ]
    assert {one.subject for one in told} == {"rail-dostyk-shu"}
    assert facts.all_of(toy, "rail-xian-dostyk") == facts.all_of(toy, "stranger") == ()


def test_other_subjects_have_passports_too(toy):
    assert facts.passport(toy, "corridor:main")[0].preferred.value == 600
    assert facts.passport(toy, "mode:rail")[0].preferred.default is False


def test_an_unknown_subject_is_refused(toy):
    with pytest.raises(UnknownNameError, match=r"nearest: .*rail-dostyk-shu"):
        facts.passport(toy, "rail-dostyk-sho")


def test_what_is_expected_and_not_known(toy):
    assert facts.unknown(toy, "rail-dostyk-shu") == ("operator",)
    assert facts.unknown(toy, "rail-xian-dostyk") == (
        "length_km",
        "tracks",
        "electrification",
        "operator",
    )
    assert facts.unknown(toy, "alat") == ("operator", "capacity_teu_year")
    assert facts.unknown(toy, "shu") == facts.unknown(toy, "corridor:main") == ()


def test_the_best_fact_is_the_newest_preferred(toy):
    assert facts.best(toy, "sea-aktau-alat", "sailing_h").year == 2024
    assert facts.best(toy, "sea-aktau-alat", "draught_m") is None
