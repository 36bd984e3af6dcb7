"""Many readers at once: what keeps the app quick for them, and that each page answers them."""

import asyncio
import random
import subprocess
import sys
import tomllib
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

from tests.benchmarks.crowd import CHANGES, LANGUAGES, Crowd
from tests.benchmarks.reader import session
from tests.conftest import ROOT
from tests.toys import copied

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
LOADED = """
import gc
from routes.pages import state
loaded = state.data()
print(gc.is_tracked(loaded), any(one is loaded for one in gc.get_objects()))
print(gc.get_freeze_count() > 0)
"""


def finished(work: Coroutine) -> None:
    """Do work in a thread of its own: a test with a browser leaves a loop running in this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("server.fileWatcherType", "none"),
        ("runner.postScriptGC", False),
        ("server.address", "localhost"),
        ("client.showErrorDetails", "none"),
        ("browser.gatherUsageStats", False),
    ],
)
def test_the_app_collects_and_watches_nothing_and_is_served_to_this_machine_alone(name, value):
    section, _, option = name.partition(".")
    assert SETTINGS[section][option] == value


def settings(options: dict[str, Any], section: str = "") -> dict[str, Any]:
    """The settings by their full names: a section may hold sections, as the theme's two looks."""
    found: dict[str, Any] = {}
    for name, value in options.items():
        full = f"{section}{name}"
        found |= settings(value, f"{full}.") if isinstance(value, dict) else {full: value}
    return found


def test_streamlit_knows_every_setting():
    named = settings(SETTINGS)
    assert named["theme.dark.primaryColor"] != named["theme.light.primaryColor"]
    assert set(named) <= set(config.get_config_options())


def test_loaded_data_is_out_of_the_garbage_collectors_sight(tmp_path: Path):
    command = [sys.executable, "-c", LOADED, "--geodata", str(copied(tmp_path))]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    assert done.stdout.split() == ["True", "False", "True"]


@pytest.mark.parametrize("page", CHANGES)
def test_each_page_answers_a_reader_who_changes_it(app, real, page):
    async def read() -> None:
        crowd, dice = Crowd(app, [*real.nodes.index]), random.Random(1)
        other = next(one for one in CHANGES if one != page)
        async with session(app) as reader:
            assert (await reader.visit(page, f"lang={LANGUAGES[1]}")).errors == ()
            for key in (*CHANGES[page], "lang"):
                assert (await crowd.change(reader, key, dice)).errors == (), key
            for one in (other, page):
                assert (await reader.visit(one)).errors == (), one

    finished(read())


def test_a_reader_is_told_what_went_wrong(app):
    async def read() -> None:
        async with session(app) as reader:
            assert (await reader.visit("nowhere")).errors == ("page 'nowhere' was not found",)

    finished(read())
