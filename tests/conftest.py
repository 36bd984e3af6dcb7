"""What the tests share: the toy data with the product's words, and a real browser without a net."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from routes.tables import dataset
from routes.tables.dataset import GEODATA, Dataset
from tests.browsing import listening
from tests.toys import copied, unpriced

ROOT = Path(__file__).resolve().parent.parent
BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, itself or by what it uses, so that the rest can run without."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def shown(data: Dataset) -> int:
    """How many lines a map shows at first: those of the corridor, none of the compared ones."""
    return int((data.segments["reach"] == "corridor").sum())


def worded(to: Path) -> Path:
    """A copy of the toy with the words of the pages, which stand in the real labels.csv only."""
    folder = copied(to)
    toy = folder / "labels.csv"
    known = {line.partition(",")[0] for line in toy.read_text(encoding="utf-8").splitlines()}
    words = (GEODATA / "labels.csv").read_text(encoding="utf-8").splitlines(keepends=True)
    kinds = ("ui.", "tracks.", "value.", "kind.", "mode.", "status.", "gauge.", "trace.", "event.")
    kinds += (
        "error.",
        "by.",
        "service.",
        "basis.",
        "arc.",
        "assumption.",
        "verdict.",
        "quantity.promised",
        "volume.",
    )
    with toy.open("a", encoding="utf-8") as file:
        file.writelines(
            line for line in words if line.startswith(kinds) and line.partition(",")[0] not in known
        )
    return folder


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The toy dataset with the words of the pages."""
    return dataset.load(worded(tmp_path_factory.mktemp("toy")))


@pytest.fixture(scope="session")
def unpriced_toy(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The toy dataset without a single price."""
    return dataset.load(unpriced(worded(tmp_path_factory.mktemp("unpriced"))))


@pytest.fixture(scope="session")
def real() -> Dataset:
    """The product's own data."""
    return dataset.load()


def unable(reason: str) -> NoReturn:
    """Skip a test for what this machine lacks; where all is to be tested, fail it."""
    pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)


@pytest.fixture(scope="session")
def browser() -> Iterator:
    """Chromium with every outside host blocked; skipped where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        reason = "no Chromium; on Debian and Ubuntu: apt-get install chromium"
        unable(reason)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 (slow)

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=BROWSER_ARGS)
        yield browser
        browser.close()


class Tab:
    """A page of the browser that keeps what went wrong in it and what it asked other hosts for.

    Playwright waits for a function by evaluating text, which the map's policy forbids: only what
    is about the policy holds the browser to it.
    """

    def __init__(self, browser, width: int = 1280, height: int = 800, policy: bool = False):
        size = {"width": width, "height": height}
        self.context = listening(browser.new_context(viewport=size, bypass_csp=not policy))
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.requests: list[str] = []
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        own = ("file:", "data:", "about:", "blob:", "http://127.0.0.1", "ws://127.0.0.1")
        self.page.on(
            "request",
            lambda request: request.url.startswith(own) or self.requests.append(request.url),
        )


@pytest.fixture
def tab(browser) -> Iterator[Tab]:
    """A fresh tab; afterwards no script may have failed and no other host may have been asked."""
    tab = Tab(browser)
    yield tab
    tab.context.close()
    assert tab.errors == []
    assert tab.requests == []


def serve(*arguments: str) -> Iterator[str]:
    """Run the app as a user would; yield its address once it is healthy."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"]
    options = [
        "--server.headless=true",
        "--server.address=127.0.0.1",
        "--",
        *arguments,
    ]
    process = subprocess.Popen(
        command + options, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                with urllib.request.urlopen(f"{address}/_stcore/health", timeout=1) as answer:
                    if answer.status == 200:
                        break
            except OSError:
                time.sleep(0.1)
        else:
            raise RuntimeError("the app did not start")
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.fixture(scope="session")
def app() -> Iterator[str]:
    """The address of the running app with the product's own data."""
    yield from serve()
