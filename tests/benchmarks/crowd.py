"""Readers of the app: what each does, one thing after another, and how long each waits."""

import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from websockets.exceptions import WebSocketException

from routes.facts.labels import LANGUAGES
from routes.kinds import Mode
from tests.benchmarks.reader import Reader, Run, session

PAUSE_S = 6.0
PATIENCE_S = 60.0
# What a reader changes on each page, by the widget's key; the first page has the empty path.
CHANGES = {
    "": ("corridor", "legend", "click"),
    "journey": ("origin", "destination"),
    "compare": ("origin", "destination", "ways"),
    "traffic": ("lang",),
    "sources": ("select", "publisher", "source"),
}
SWITCHES = [f"mode.{mode}" for mode in Mode]
KINDS = {"change": 6, "language": 1, "page": 2, "new session": 1}


@dataclass(frozen=True)
class Act:
    """What a reader did, on which page, and how it went; `run` is None where no answer came."""

    kind: str
    page: str
    run: Run | None
    error: str = ""


@dataclass
class Crowd:
    """The readers of one app: what they do and what became of it."""

    address: str
    places: Sequence[str]
    acts: list[Act] = field(default_factory=list)

    async def open(self, stack: AsyncExitStack, dice: random.Random) -> tuple[Reader, Run]:
        """Have a new reader open a link to any page in any language."""
        reader = await stack.enter_async_context(session(self.address))
        link = f"lang={dice.choice(LANGUAGES)}"
        return reader, await reader.visit(dice.choice(list(CHANGES)), link)

    async def change(self, reader: Reader, key: str, dice: random.Random) -> Run:
        """Change one thing on the reader's page."""
        if key == "click":
            return await reader.tell("select", dice.choice(self.places))
        if key == "legend":
            return await reader.tell("off", ",".join(dice.sample(SWITCHES, dice.randint(0, 2))))
        return await reader.choose(key, dice)

    async def act(self, kind: str, reader: Reader, dice: random.Random) -> Run:
        """Do one thing of a kind."""
        if kind == "language":
            return await reader.choose("lang", dice)
        if kind == "page":
            return await reader.visit(dice.choice([one for one in CHANGES if one != reader.page]))
        return await self.change(reader, dice.choice(CHANGES[reader.page]), dice)

    async def read(self, number: int, until: float) -> None:
        """Be one seat: a reader who acts, and the next one where that one has left."""
        dice, reader = random.Random(number), None
        async with AsyncExitStack() as stack:
            while (begin := time.monotonic()) < until:
                [kind] = dice.choices([*KINDS], [*KINDS.values()]) if reader else ["new session"]
                try:
                    async with asyncio.timeout(PATIENCE_S):
                        if kind == "new session" or not reader:
                            await stack.aclose()
                            reader, run = await self.open(stack, dice)
                        else:
                            run = await self.act(kind, reader, dice)
                    self.acts.append(Act(kind, reader.page, run, "; ".join(run.errors)))
                except (OSError, KeyError, TimeoutError, WebSocketException) as error:
                    page = reader.page if reader else ""
                    self.acts.append(Act(kind, page, None, f"{type(error).__name__}: {error}"))
                    reader = None
                await asyncio.sleep(max(0.0, begin + PAUSE_S - time.monotonic()))

    async def gather(self, readers: int, seconds: float) -> None:
        """Let the readers come one after another and act for some seconds."""
        async with asyncio.TaskGroup() as group:
            for number in range(readers):
                group.create_task(self.read(number, time.monotonic() + seconds))
                await asyncio.sleep(PAUSE_S / readers)
