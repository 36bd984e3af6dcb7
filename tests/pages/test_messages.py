"""What goes through the socket: no message is large, whatever is asked, opened, in any letters."""

import pytest

from tests.benchmarks.crowd import CHANGES
from tests.benchmarks.reader import Reader, Run, session
from tests.pages.test_load import finished

LARGEST = 50_000  # bytes
LINKS = {
    "journey": "origin=xian&destination=halkali&alternatives=5&close=kuryk&month=1",
    "compare": "origin=xian&destination=halkali&year=2030",
}


async def everything(reader: Reader, page: str, link: str) -> list[Run]:
    """Open a page and all that can be opened in it, boxes within boxes too."""
    runs, seen = [await reader.visit(page, link)], set()
    while boxes := [one for one in reader.widgets.values() if one.opens and one.id not in seen]:
        for box in boxes:
            seen.add(box.id)
            runs += [await reader.unfold(box, tab) for tab in box.options or [""]]
    return runs


def test_what_is_folded_away_comes_when_it_is_opened(app):
    async def read() -> None:
        async with session(app) as reader:
            await reader.visit("traffic", "lang=en")
            assert "fold table ports_lorries" not in reader.widgets
            opened = await reader.unfold(reader.widgets["fold ports_lorries"])
            table = await reader.unfold(reader.widgets["fold table ports_lorries"])
        assert opened.errors == table.errors == () and table.bytes > opened.bytes

    finished(read())


@pytest.mark.parametrize("lang", ["en", "ka"])
@pytest.mark.parametrize("page", CHANGES)
def test_no_message_is_larger_than_50_kb(app, page, lang):
    async def read() -> None:
        async with session(app) as reader:
            runs = await everything(reader, page, f"lang={lang}&{LINKS.get(page, '')}")
        assert [error for run in runs for error in run.errors] == []
        assert [run.largest for run in runs if run.largest[0] > LARGEST] == []
        assert page not in ("", "traffic") or len(runs) > 4

    finished(read())


def test_a_map_that_came_anew_and_forgot_what_it_told_breaks_nothing(app):
    async def read() -> None:
        async with session(app) as reader:
            await reader.visit("")
            assert (await reader.tell("select", "aktau")).errors == ()
            reader.states.clear()
            assert (await reader.tell("off", "mode.road")).errors == ()

    finished(read())
