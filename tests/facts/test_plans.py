"""What is planned, and how promises slipped."""

from dataclasses import replace

import pandas as pd
import pytest

from routes.facts import plans


def by_subject(data):
    return {one.subject: one for one in plans.planned(data)}


def test_the_toy_plans_one_railway(toy):
    (one,) = plans.planned(toy)
    assert (one.subject, one.parts, one.stage) == (
        "rail-alat-ganja", ("rail-alat-ganja",), "planned",
    )  # fmt: skip
    assert [(fact.year, fact.text) for fact in one.promises] == [(2024, "2025"), (2026, "2028")]
    assert (one.promised, one.slipped_years, one.cost.value) == (2028, 3, 120)
    assert one.sources == ("railway-2024", "newspaper")


def promised(toy, *rows):
    one = toy.facts[toy.facts["quantity"] == plans.PROMISE].head(1)
    added = [one.assign(subject=subject, year=said, value=str(year), caveat=caveat)
             for subject, said, year, caveat in rows]  # fmt: skip
    return replace(toy, facts=pd.concat([toy.facts, *added]).astype(toy.facts.dtypes))


def test_a_promise_of_a_part_is_told_and_does_not_count(toy):
    data = promised(toy, ("rail-alat-ganja", 2026, 2027, "different_scope"))
    one = by_subject(data)["rail-alat-ganja"]
    assert len(one.promises) == 3 and (one.promised, one.slipped_years) == (2028, 3)


def test_what_runs_is_planned_while_its_last_promise_is_not_kept(toy):
    # Alat opened in 2018: what was promised for 2018 is done, what is promised for 2027 is not.
    assert "alat" not in by_subject(promised(toy, ("alat", 2016, 2018, "target")))
    one = by_subject(promised(toy, ("alat", 2019, 2027, "target")))["alat"]
    assert (one.parts, one.stage, one.promised, one.slipped_years) == (
        ("alat",), "planned", 2027, None,
    )  # fmt: skip


def test_works_after_the_last_opening_are_a_project(toy):
    row = toy.events.iloc[:1].assign(date_from="2025-02", kind="works", subject="alat")
    one = by_subject(replace(toy, events=pd.concat([toy.events, row])))["alat"]
    assert (one.stage, one.since) == ("under_construction", "2025-02")
    old = row.assign(date_from="2017-02")
    assert "alat" not in by_subject(replace(toy, events=pd.concat([toy.events, old])))


def test_all_that_is_planned_is_listed_once(real):
    projects = plans.planned(real)
    parts = [part for one in projects for part in one.parts]
    assert len(parts) == len(set(parts))
    rows = [real.segments, real.nodes]
    waiting = {id for table in rows for id in table.index[table["status"] != "operating"]}
    lines = waiting & {*real.segments.index}
    assert lines <= set(parts)
    ends = {*real.segments.loc[[*lines], ["from_node", "to_node"]].to_numpy().ravel()}
    assert waiting - lines <= {*parts, *ends}


def test_known_projects_have_slipped(real):
    known = by_subject(real)
    horadiz, anaklia = known["rail-horadiz-agbend"], known["anaklia"]
    assert (horadiz.promises[0].text, horadiz.promised, horadiz.slipped_years) == ("2022", 2026, 4)
    assert (anaklia.promised, anaklia.slipped_years) == (2029, 15)  # not its breakwater of 2027
    assert known["journey:kashgar-andijan"].parts[0] == "rail-kashgar-torugart"
    assert known["journey:agbend-ordubad"].promised is None
    assert not {"journey:baku-kars", "rail-khashuri-samtredia"} & known.keys()


def test_every_promise_of_a_known_day_is_a_year(real):
    rows = real.facts[real.facts["quantity"] == plans.PROMISE]
    assert rows["year"].notna().all()
    for project in plans.planned(real):
        assert project.promised == pytest.approx(project.promised)
