"""Several copies of the app behind a balancer that is set up as the README says.

A reader stays with one copy; where it dies, another shows what the reader's address says.
"""

import asyncio
import os
import random
import re
import shutil
import socket
import subprocess
import time
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.request import ProxyHandler, build_opener

from websockets.exceptions import ConnectionClosed

from tests.benchmarks.crowd import CHANGES
from tests.benchmarks.load import serving
from tests.benchmarks.reader import CHOICES, Reader, stream
from tests.conftest import ROOT, serve, unable
from tests.pages.test_load import finished
from tests.sessions import answer

READERS, LEFT = 200, 20
CALM_S = 15.0  # until the balancer and its copies answer
AT_ONCE = 8  # readers who come at the same time
README = (ROOT / "README.md").read_text(encoding="utf-8")


def configuration(port: int, copies: list[str]) -> str:
    """The balancer's configuration in the README, with the ports of a test."""
    shown = re.search(r"^    defaults\n(?:(?:    .*)?\n)+", README, re.MULTILINE)
    assert shown
    text = re.sub("^    ", "", shown[0], flags=re.MULTILINE).replace(":80\n", f"127.0.0.1:{port}\n")
    assert text.count("127.0.0.1:850") == len(copies)
    for number, copy in enumerate(copies, 1):
        text = text.replace(f"127.0.0.1:850{number}", copy.removeprefix("http://"))
    return text


def fetch(url: str) -> tuple[int, str]:
    """The status of an answer, and the cookie that comes with it."""
    with build_opener(ProxyHandler({})).open(url, timeout=CALM_S) as told:
        return told.status, str(told.headers["Set-Cookie"] or "").partition(";")[0]


@contextmanager
def balanced(copies: list[str], folder: Path) -> Iterator[str]:
    """Run the balancer before some copies; give its address."""
    program = shutil.which("haproxy", path=f"{os.environ['PATH']}:/usr/sbin")
    if program is None:
        unable("no HAProxy; on Debian and Ubuntu: apt-get install haproxy")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    path = folder / "haproxy.cfg"
    path.write_text(configuration(port, copies), encoding="utf-8")
    subprocess.run([program, "-c", "-f", path], check=True, capture_output=True)
    process = subprocess.Popen([program, "-db", "-f", path], stderr=subprocess.DEVNULL)
    address, until = f"http://127.0.0.1:{port}", time.monotonic() + CALM_S
    try:
        while True:
            try:
                fetch(f"{address}/_stcore/health")
                break
            except OSError:
                assert time.monotonic() < until, "the balancer did not start"
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


async def come(balancer: str, stack: AsyncExitStack) -> tuple[Reader, str]:
    """Be one more reader: the document first, then a session, as a browser asks; give its cookie.

    Most come for the page that costs the copies least.
    """
    status, cookie = await asyncio.to_thread(fetch, f"{balancer}/")
    assert status == 200
    reader = Reader(await stack.enter_async_context(stream(balancer, cookie)))
    assert (await reader.visit("sources", "lang=ru")).errors == ()
    return reader, cookie


async def wander(reader: Reader, number: int) -> None:
    """Go to another page and change something there, so that the address has much to say."""
    dice, page = random.Random(number), [*CHANGES][number % len(CHANGES)]
    if page != reader.page:
        assert (await reader.visit(page)).errors == ()
    for key in sorted({*CHANGES[page]} & reader.widgets.keys() - {"lang"}):  # each costs a while
        assert (await reader.choose(key, dice)).errors == ()


async def gone(reader: Reader) -> None:
    """Read what is still to come until the connection breaks."""
    with suppress(ConnectionClosed):
        while True:
            await reader.socket.recv()


async def come_back(balancer: str, reader: Reader, cookie: str, stack: AsyncExitStack) -> str:
    """Lose the connection and take up another one as a browser does; give the new cookie."""
    async with asyncio.timeout(CALM_S):
        await gone(reader)
    before = reader.address
    socket = await stack.enter_async_context(stream(balancer, cookie))
    assert (await reader.resume(socket)).errors == ()
    assert reader.address == before
    assert socket.response
    return socket.response.headers["Set-Cookie"].partition(";")[0]


async def lose(balancer: str, copies: list[str]) -> None:
    """Hold many readers, kill a copy under some of them, and look where these find themselves."""
    few = asyncio.Semaphore(AT_ONCE)

    async def in_turn(work: Coroutine) -> Any:
        async with few:
            return await work

    async with AsyncExitStack() as stack:
        coming = (in_turn(come(balancer, stack)) for _ in range(READERS))
        readers = await asyncio.gather(*coming)
        held = Counter(cookie for _, cookie in readers)
        assert sorted(held) == ["copy=one", "copy=two"]
        assert min(held.values()) >= READERS // 4
        lost = [reader for reader, cookie in readers if cookie == "copy=one"][:LEFT]
        for reader, _ in readers:
            if reader not in lost:
                await reader.socket.close()
        await asyncio.gather(*(in_turn(wander(one, n)) for n, one in enumerate(lost)))
        serving(copies[0]).kill()
        back = (in_turn(come_back(balancer, one, "copy=one", stack)) for one in lost)
        assert {*await asyncio.gather(*back)} == {"copy=two"}
        for reader in lost:
            fresh = await asyncio.to_thread(answer, f"{copies[1]}/{reader.page}?{reader.address}")
            lists = [one for one in reader.widgets.values() if one.kind in CHOICES]
            assert {one.label: one.shown for one in lists} == fresh.controls


def test_who_loses_a_copy_comes_back_to_what_the_address_says(tmp_path):
    with ExitStack() as stack:
        copies = [stack.enter_context(contextmanager(serve)()) for _ in range(2)]
        balancer = stack.enter_context(balanced(copies, tmp_path))
        finished(lose(balancer, copies))
