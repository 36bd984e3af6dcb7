"""The exported map of the product's own data, made once for all who open it."""

from pathlib import Path

import pytest

from routes.export import formats
from routes.view.answer import answer
from routes.view.query import Query
from tests.browsing import until
from tests.conftest import Tab


@pytest.fixture(scope="session")
def file(real, tmp_path_factory) -> Path:
    """The map with nothing asked; nobody writes to it."""
    path = tmp_path_factory.mktemp("exported") / "map.html"
    formats.write(answer(real, Query()), path)
    return path


@pytest.fixture
def ready(tab, file) -> Tab:
    """A tab in which that map has started."""
    tab.page.goto(file.as_uri())
    until(tab.page, "corridor.state.ready")
    return tab
