"""JSON that any parser reads, and one place that writes it."""

import ast
import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from routes.writing import strict
from tests.webmap.unpacking import unpacked

ROUTES = Path(strict.__file__).parents[1]
# records.py shows what it found in a file that is not ours, in a message.
WRITERS = {"strict.py": {"dumps"}, "records.py": {"dumps"}}


def read(text):
    """Read JSON as its standard has it: NaN and Infinity are no numbers."""

    def refuse(name):
        raise ValueError(f"{name} is no JSON")

    return json.loads(text, parse_constant=refuse)


@pytest.mark.parametrize(
    "unknown", [None, float("nan"), np.float32("nan"), pd.NA, pd.NaT, np.datetime64("NaT")]
)
def test_unknown_is_null(unknown):
    assert read(strict.dumps({"a": [unknown, (unknown,)]})) == {"a": [None, [None]]}


def test_numbers_of_numpy_are_plain_ones_and_whole_ones_stay_whole():
    told = {"gauge": np.int64(1520), "km": np.float64(1.5), "yes": np.bool_(True), "none": -0.0}
    assert strict.dumps(told) == '{"gauge":1520,"km":1.5,"yes":true,"none":0.0}'


@pytest.mark.parametrize("number", [float("inf"), -float("inf"), np.float64("inf")])
def test_a_number_without_an_end_is_refused(number):
    with pytest.raises(ValueError, match="not JSON compliant"):
        strict.dumps([number])


def test_half_a_letter_can_still_be_written_to_a_file():
    assert read(strict.dumps("a\ud800").encode()) == "a\ud800"


def test_no_data_can_leave_the_script_it_stands_in():
    value = {"name": "</script><!-- & \u2028 \u2029"}
    text = strict.script(value)
    assert not set("<>&\u2028\u2029") & set(text)
    assert read(text) == value


@pytest.mark.parametrize("size", range(60))
def test_what_is_packed_is_read_again_and_cannot_leave_its_script(size):
    value = [chr(letter * 977 % 55000) for letter in range(size)]
    text = strict.packed(value)
    assert unpacked(text) == value
    assert not set(text) & set("</\"'\\")


@pytest.mark.parametrize("path", sorted(ROUTES.rglob("*.py")), ids=lambda path: path.name)
def test_json_is_written_in_one_place(path):
    written = {
        node.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr in ("dump", "dumps", "to_json")
        and getattr(node.value, "id", "") != "strict"
    }
    assert written <= WRITERS.get(path.name, set())


@pytest.mark.parametrize("path", sorted(ROUTES.rglob("*.*")), ids=lambda path: path.name)
def test_no_template_writes_json_by_itself(path):
    if path.suffix in (".py", ".html"):
        assert "|tojson" not in path.read_text(encoding="utf-8")
