"""What readers who come and go leave behind: the server's resident memory, session after session.

Each reader opens a link to any page in any language, changes two things and leaves; few are there
at the same time. First every page is read once in every language and some readers come who are not
counted, so that what is kept for all readers, which has limits, is there.
"""

import asyncio
import random
from collections.abc import Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from tests.benchmarks.crowd import CHANGES, LANGUAGES, Crowd
from tests.benchmarks.load import node_ids, rested_s, rss_mb, serving
from tests.benchmarks.reader import session
from tests.benchmarks.table import Table
from tests.conftest import serve

UNCOUNTED, SESSIONS, CHANGED, AT_ONCE, STEP = 200, 500, 2, 5, 100
AIM = f"Aim: {SESSIONS} sessions and {SESSIONS * CHANGED:,} reruns add less than 10 %."


async def read(crowd: Crowd, dice: random.Random) -> None:
    """Be a reader who opens a link, changes something and leaves."""
    async with session(crowd.address) as reader:
        runs = [await reader.visit(dice.choice([*CHANGES]), f"lang={dice.choice(LANGUAGES)}")]
        keys = dice.choices(CHANGES[reader.page], k=CHANGED)
        runs += [await crowd.change(reader, key, dice) for key in keys]
        if errors := [error for run in runs for error in run.errors]:
            raise RuntimeError(errors[0])


async def filled(crowd: Crowd) -> None:
    """Read every page in every language."""
    for lang in LANGUAGES:
        for page in CHANGES:
            async with session(crowd.address) as reader:
                await reader.visit(page, f"lang={lang}")


async def left_behind(address: str, places: Sequence[str], server: psutil.Process) -> list[dict]:
    """Return the memory after every STEP sessions."""
    crowd, few = Crowd(address, places), asyncio.Semaphore(AT_ONCE)

    async def in_turn(number: int) -> None:
        async with few:
            await read(crowd, random.Random(number))

    async def come(first: int, count: int) -> float:
        await asyncio.gather(*(in_turn(number) for number in range(first, first + count)))
        await rested_s(server)
        return rss_mb(server)

    await filled(crowd)
    start = await come(0, UNCOUNTED)
    rows = [{"sessions": 0, "resident_mb": start, "growth_percent": 0.0}]
    for done in range(0, SESSIONS, STEP):
        now = await come(UNCOUNTED + done, STEP)
        growth = round(100 * (now / start - 1), 1)
        rows.append({"sessions": done + STEP, "resident_mb": now, "growth_percent": growth})
    return rows


def measure(folder: Path) -> list[Table]:
    """Measure the app with the data of a folder."""
    folder = folder.resolve()
    with contextmanager(serve)("--geodata", str(folder)) as address:
        rows = asyncio.run(left_behind(address, node_ids(folder), serving(address)))
    return [Table(f"memory: sessions that come and go, {CHANGED} reruns each", rows, (AIM,))]
