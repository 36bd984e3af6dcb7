"""The real data keeps every rule."""

import json
import re
import warnings

import pandas as pd
import pytest

from routes.sourcing import readme
from routes.tables import checks, dataset, reading
from routes.tables.dataset import GEODATA

# Journeys by rail whose length a timetable or the railway tells, and the segments they run over.
JOURNEYS = {
    "akhalkalaki-kars": "akhalkalaki-kartsakhi kartsakhi-kars",
    "ankara-kars": "bogazkopru-ankara kayseri-bogazkopru kalin-kayseri sivas-kalin "
    "cetinkaya-sivas divrigi-cetinkaya "
    "erzincan-divrigi erzurum-erzincan kars-erzurum",
    "baku-boyuk_kesik": "baku-bilajari bilajari-alat_junction alat_junction-hajigabul "
    "hajigabul-yevlakh yevlakh-ganja ganja-boyuk_kesik",
    "dostyk-mointy": "dostyk-aktogay aktogay-mointy",
    "gebze-halkali": "gebze-marmaray marmaray-halkali",
    "lianyungang-lanzhou": "lianyungang-xian xian-lanzhou",
    "shalkar-kyzylorda": "saksaulskaya-shalkar kyzylorda-saksaulskaya",
    "shu-mointy": "shu-birlik birlik-mointy",
    "sivas-erzurum": "cetinkaya-sivas divrigi-cetinkaya erzincan-divrigi erzurum-erzincan",
    "tbilisi-poti": "tbilisi-khashuri khashuri-samtredia samtredia-senaki senaki-poti",
    "turkmenabat-turkmenbashi": "turkmenabat-ashgabat ashgabat-bereket bereket-turkmenbashi",
    "urumqi-horgos": "urumqi-kuytun kuytun-jinghe jinghe-horgos",
    "xian-urumqi": "xian-lanzhou lanzhou-turpan turpan-urumqi",
}
SHARE = 0.04


@pytest.fixture(scope="module")
def real():
    return reading.read(GEODATA)


def test_the_data_has_no_problem():
    problems = dataset.problems()
    assert not problems, "\n".join(map(str, problems))


def test_every_file_can_be_read(real):
    assert not real.problems, "\n".join(map(str, real.problems))


@pytest.mark.parametrize("rule", checks.RULES.values(), ids=checks.RULES)
def test_the_data_keeps_the_rule(real, rule):
    assert set(rule.needs) <= set(real)
    problems = list(rule.find(checks.World(real)))
    assert not problems, "\n".join(map(str, problems))


def test_the_data_package_is_valid():
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # those of frictionless itself
        import frictionless  # noqa: PLC0415

        report = frictionless.validate(str(GEODATA / "datapackage.json"))
    faults = report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert not faults


def test_every_file_belongs_to_the_data_package(real):
    named = {resource["path"] for resource in real.package["resources"]}
    there = {path.name for path in GEODATA.iterdir() if not path.name.startswith(".")}
    assert there == named | {"datapackage.json", "README.md", "CHANGES.md"}


def test_the_readme_lists_the_tables_as_the_data_package_does():
    text = readme.README.read_text(encoding="utf-8")
    assert text == readme.written(text), "run python -m routes.sourcing.readme"


def test_each_version_has_its_date_and_a_line():
    package = json.loads((GEODATA / "datapackage.json").read_text(encoding="utf-8"))
    changes = (GEODATA / "CHANGES.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+), (\d{4}-\d{2}-\d{2})$", changes, re.MULTILINE)
    assert newest and newest.groups() == (package["version"], package["created"][:10])
    assert re.search(rf"version {re.escape(package['version'])}\b", package["citation"])
    root = (GEODATA.parent / "README.md").read_text(encoding="utf-8")
    assert package["citation"] in " ".join(root.split())


@pytest.mark.parametrize("journey", JOURNEYS)
def test_lines_are_as_long_as_timetables_say(journey):
    real = dataset.load()
    facts = real.facts
    told = facts[(facts["subject"] == f"journey:{journey}") & (facts["quantity"] == "length_km")]
    (published,) = told.loc[told["preferred"] == "yes", "value"].astype(float)
    parts = [f"rail-{part}" for part in JOURNEYS[journey].split()]
    assert real.segments.loc[parts, "length_km"].sum() == pytest.approx(published, rel=SHARE)


def test_what_is_read_in_one_file_of_a_repository_leads_to_that_file(real):
    """And not to the root of the repository, where the reader would have to look for it."""
    cited = [real[name][["source", "locator"]] for name in ("facts", "monthly", "volumes")]
    files = (
        pd.concat(cited)
        .groupby("source")["locator"]
        .agg(lambda told: {text.partition(",")[0] for text in told})
    )
    roots = real["sources"]["url"].str.fullmatch(r"https://github\.com/[^/]+/[^/]+/?")
    alone = [id for id in real["sources"]["id"][roots] if len(files.get(id, ())) == 1]
    assert files["github-ai-delegation"] == {"README.md"}
    assert alone == []


def test_no_text_names_a_source_by_our_own_id(real):
    for name in ("facts", "volumes", "monthly"):
        told = " ".join({*real[name]["locator"], *real[name]["scope"]})
        assert {*re.findall(r"[\w.-]+", told)}.isdisjoint(real["sources"]["id"])
