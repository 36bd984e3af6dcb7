"""Rows as plain dictionaries: the same as pandas gives, whatever a table holds."""

import pandas as pd
import pytest

from routes.tables import plain
from routes.tables.dataset import NAMES


def same(one: object, other: object) -> bool:
    return one == other or bool(pd.isna(one) and pd.isna(other))


@pytest.mark.parametrize("name", NAMES)
def test_rows_are_those_of_pandas(toy, name):
    frame = pd.DataFrame(getattr(toy, name))
    ours, theirs = plain.rows(frame), frame.to_dict("records")
    assert [list(row) for row in ours] == [list(row) for row in theirs]
    for mine, its in zip(ours, theirs, strict=True):
        assert all(type(mine[key]) is type(its[key]) for key in its)
        assert all(same(mine[key], its[key]) for key in its)


def test_a_table_without_rows_has_none():
    assert plain.rows(pd.DataFrame({"a": []})) == []
