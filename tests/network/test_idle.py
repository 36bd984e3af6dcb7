"""What would change nothing is refused, and only that."""

from dataclasses import replace

import pytest

from routes.errors import QuestionError
from routes.network.building import build
from routes.network.idle import idle
from routes.network.journey import plan
from routes.network.network import Slow
from routes.network.request import Request

BOTH = "allowed: one of both"
FOUND = "found Aktau (aktau)"
AKTAU = Slow("aktau", 2)


def told(data, **asked):
    request = Request(**{"origin": "xian", "destination": "poti", **asked})
    return [str(one) for one in idle(data, build(data, request.year or data.year), request)]


@pytest.mark.parametrize(
    ("asked", "refused"),
    [
        ({"close": ("aktau",), "slow": (AKTAU,)}, f"slow: {FOUND}, which is closed, {BOTH}"),
        ({"avoid": ("aktau",), "slow": (AKTAU,)}, f"slow: {FOUND}, which is avoided, {BOTH}"),
        ({"avoid": ("KZ",), "close": ("aktau",)}, f"close: {FOUND}, which is avoided, {BOTH}"),
        ({"slow": (Slow("aktau", 1),)}, f"slow: {FOUND} × 1, allowed: a factor above 1"),
        ({"slow": (Slow("aktau", 1.0004),)}, f"slow: {FOUND} × 1, allowed: a factor above 1"),
        ({"slow": (AKTAU, Slow("aktau", 3))}, f"slow: {FOUND} with 2 factors, allowed: one"),
        ({"scenario": ("storm_aktau",), "close": ("aktau",)}, "scenario: found Storm at Aktau ("),
        ({"via": ("xian",)}, "via: found Xi'an (xian), where the journey is already"),
        ({"via": ("alat", "poti")}, "via: found Poti (poti), where the journey is already"),
        ({"via": ("alat", "alat")}, "via: found Alat (alat), where the journey is already"),
        ({"avoid": ("road",)}, "avoid: found road, by which no container goes, allowed: rail"),
        ({"close": ("anaklia",), "open": ("anaklia",)}, "open: found Anaklia"),
        ({"close": ("anaklia",)}, "close: found Anaklia (anaklia), shut in 2026"),
        ({"slow": (Slow("rail-ingiri-anaklia", 2),)}, "slow: found"),
        ({"slow": (Slow("shu", 2),)}, "slow: found Shu (shu), where nothing takes time"),
    ],
)  # fmt: skip
def test_what_changes_nothing_is_named_with_what_is_allowed(real, asked, refused):
    (found,) = told(real, **asked)
    assert found.startswith(refused)
    with pytest.raises(QuestionError) as caught:
        plan(real, Request(**{"origin": "xian", "destination": "poti", **asked}))
    assert str(caught.value) == found


@pytest.mark.parametrize(
    "asked",
    [
        {"close": ("poti",)},
        {"close": ("aktau",), "slow": (Slow("kuryk", 2),)},
        {"close": ("aktau",), "avoid": ("kuryk",)},
        {"via": ("alat", "aktau", "alat")},  # there and back
        {"open": ("anaklia",), "slow": (Slow("rail-ingiri-anaklia", 2),)},
        {"open": ("tripp",), "scenario": ("tripp",)},
        {"avoid": ("sea",)},
    ],
)
def test_what_has_an_effect_somewhere_is_no_slip(real, asked):
    assert told(real, **asked) == []


def test_all_that_is_idle_is_told_together(real):
    asked = {"close": ("aktau",), "slow": (AKTAU, Slow("kuryk", 1)), "via": ("xian",)}
    assert [one.partition(":")[0] for one in told(real, **asked)] == ["via", "slow", "slow"]


def test_a_line_that_waits_for_its_year_may_be_closed_then(real):
    line = "rail-kartsakhi-kars"
    assert told(real, close=(line,), year=2022) == []
    assert told(real, close=(line,), year=2016) != []


def test_the_toy_has_hours_only_where_something_is_done(toy):
    request = Request("xian", "alat", slow=(Slow("dostyk", 2),))
    found = [*idle(toy, build(toy, 2026), replace(request, slow=(Slow("shu", 2),)))]
    assert [one.name for one in found] == ["slow"]
