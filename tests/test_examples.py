"""The examples in docstrings: every public function of some rooms has one, and each holds.

In an example `data` is the toy dataset.
"""

import doctest
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

from routes import facts, network, studies

ROOMS = (facts, network, studies)


def told() -> Iterator[tuple[str, ModuleType, object]]:
    """What is defined in the modules of the rooms: public functions and classes, by full name."""
    for room in ROOMS:
        for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            module = importlib.import_module(found.name)
            for name, one in vars(module).items():
                own = getattr(one, "__module__", "") == module.__name__
                if own and callable(one) and not name.startswith("_"):
                    yield f"{module.__name__}.{name}", module, one


TOLD = {name: (module, one) for name, module, one in told()}
FUNCTIONS = {name: one for name, (_, one) in TOLD.items() if not inspect.isclass(one)}


@pytest.mark.parametrize("name", TOLD)
def test_the_examples_hold(toy, name):
    module, one = TOLD[name]
    runner, said = doctest.DocTestRunner(), []
    for test in doctest.DocTestFinder().find(one, name, module, extraglobs={"data": toy}):
        runner.run(test, out=said.append)
    assert not said, "".join(said)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_says_what_it_returns_and_shows_it(name):
    text = inspect.getdoc(FUNCTIONS[name]) or ""
    if inspect.signature(FUNCTIONS[name]).return_annotation is not None:
        assert text.startswith("Return ")
    assert ">>> " in text
