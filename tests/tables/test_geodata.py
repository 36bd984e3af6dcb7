"""The real data keeps every rule."""

import warnings

import pytest

from routes.tables import checks, dataset, reading
from routes.tables.dataset import GEODATA


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
        import frictionless

        report = frictionless.validate(str(GEODATA / "datapackage.json"))
    faults = report.flatten(["name", "rowNumber", "fieldName", "message"])
    assert not faults


def test_every_file_belongs_to_the_data_package(real):
    named = {resource["path"] for resource in real.package["resources"]}
    there = {path.name for path in GEODATA.iterdir() if not path.name.startswith(".")}
    assert there == named | {"datapackage.json", "README.md"}
