"""The server warms itself, and hands out the framed maps as files that may be kept for good."""

import asyncio
import gzip
import re
from threading import Event, Thread
from urllib.error import HTTPError
from urllib.request import ProxyHandler, Request, build_opener

import pytest

from routes.errors import DataError, Problem
from routes.export import formats
from routes.facts import labels
from routes.network import building
from routes.pages import frame, navigation, server, state
from routes.view.answer import answer
from routes.view.query import BLANK, Query
from routes.webmap import planner_file
from tests.pages.test_load import finished


def fetch(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """The status, headers and bytes of what stands at an address."""
    try:
        with build_opener(ProxyHandler({})).open(Request(url, headers=headers), timeout=60) as told:
            named = {name.lower(): value for name, value in told.headers.items()}
            return told.status, named, told.read()
    except HTTPError as error:
        with error:
            return error.code, {}, error.read()


@pytest.mark.parametrize("lang", ["en", "ka"])
def test_every_copy_has_the_same_map_at_the_same_address_packed_for_who_can_unpack(app, real, lang):
    html = formats.html(answer(real, Query(lang=lang)), embedded=True)
    address = f"{app}{frame.FOLDER}/{frame.framed(html, lang).name}"
    status, headers, plain = fetch(address)
    assert (status, plain.decode()) == (200, html)
    status, packed_headers, packed = fetch(address, **{"Accept-Encoding": "gzip, br"})
    assert status == 200 and packed_headers["content-encoding"] == "gzip"
    # The file's own parts are text, a quarter longer than their bytes: this takes it back.
    assert gzip.decompress(packed) == plain and len(packed) < 0.77 * len(plain)
    for told in (headers, packed_headers):
        assert told["content-type"] == "text/html; charset=utf-8"
        assert "immutable" in told["cache-control"] and "Accept-Encoding" in told["vary"]
        assert told["content-security-policy"].startswith("sandbox allow-scripts")
        assert "allow-same-origin" not in told["content-security-policy"]


def test_a_map_of_today_is_led_to_what_plans_in_it(app, real):
    view = answer(real, Query(lang="tr"))
    name = frame.framed(formats.html(view, embedded=True), "tr").name
    status, headers, told = fetch(f"{app}{frame.FOLDER}/{name.removesuffix('.html')}.planner")
    assert (status, told.decode()) == (200, planner_file.planner_file(view))
    assert headers["content-type"] == "application/json" and "immutable" in headers["cache-control"]


@pytest.mark.parametrize("name", ["en-0.html", "xx-0.html", "en", "en-0.planner", "en-0.json"])
def test_no_other_address_has_a_map(app, name):
    assert fetch(f"{app}{frame.FOLDER}/{name}")[0] == 404


@pytest.mark.parametrize(
    ("inner", "page"),
    [
        ("/journey/extra?lang=ru&origin=xian", "/journey?lang=ru&origin=xian"),
        ("/journey/", "/journey"),
        ("/map/x/y/z?lang=ka", "/map?lang=ka"),
        ("/nowhere/at/all", "/nowhere"),
    ],
)
def test_an_address_within_a_page_leads_to_the_page(app, inner, page):
    with build_opener(ProxyHandler({})).open(f"{app}{inner}", timeout=60) as told:
        assert told.geturl() == f"{app}{page}"


def test_the_framework_keeps_its_own_addresses(app):
    for address in ("/journey/_stcore/health", "/a/b/_stcore/health"):
        assert fetch(f"{app}{address}")[0] == 404
    assert fetch(f"{app}/_stcore/health")[0] == 200
    index = fetch(f"{app}/journey")[2].decode()
    (script, *_) = re.findall(r'src="\./(static/[^"]+)"', index)
    status, headers, _ = fetch(f"{app}/{script}")
    assert status == 200 and "javascript" in headers["content-type"]


@pytest.mark.parametrize("lang", ["ru", "ka"])
def test_a_page_that_is_not_there_is_told_in_the_language(tab, app, real, lang):
    tab.page.goto(f"{app}/Journey/x?lang={lang}")
    for word in ("page_missing", "page_missing_shown"):
        text = labels.text(real, f"ui.{word}", lang)
        tab.page.get_by_role("dialog").get_by_text(text, exact=True).wait_for()


def test_what_the_first_reader_needs_is_there_before_he_comes(monkeypatch, toy):
    monkeypatch.setattr(state, "data", lambda: toy)
    monkeypatch.setattr(state, "freeze", lambda: None)
    made = []
    monkeypatch.setattr(state, "framed_map", lambda *asked: made.append(asked))
    monkeypatch.setattr(server, "FIRST_S", 0.0)
    server.warm()
    assert made == [(toy, toy.digest, BLANK.lang)]
    known = building.build.cache_info().hits
    building.build(toy, toy.year)
    assert building.build.cache_info().hits == known + 1


def test_what_the_first_map_does_without_waits_until_a_reader_has_the_map(monkeypatch, toy):
    has_it, made, read = Event(), Event(), Event()
    monkeypatch.setattr(server, "HANDED", has_it)
    monkeypatch.setattr(server, "FIRST_S", 60.0)
    monkeypatch.setattr(state, "data", lambda: toy)
    monkeypatch.setattr(state, "freeze", lambda: None)
    monkeypatch.setattr(state, "framed_map", lambda *asked: made.set())
    monkeypatch.setattr(navigation, "read", read.set)
    warming = Thread(target=server.warm, daemon=True)
    warming.start()
    assert made.wait(30) and not read.wait(0.2)
    has_it.set()
    assert read.wait(30)
    warming.join(30)


def test_the_other_maps_and_what_plans_in_them_are_there_before_a_reader_asks(monkeypatch, toy):
    monkeypatch.setattr(state, "data", lambda: toy)
    made = []
    monkeypatch.setattr(state, "framed_map", lambda *asked: made.append(asked))
    monkeypatch.setattr(state, "framed_planner", lambda *asked: made.append(asked))
    server.prepare()
    langs = (*labels.LANGUAGES, BLANK.lang)
    assert made == [(toy, toy.digest, lang) for lang in langs]


def test_data_that_breaks_a_rule_is_for_the_page_to_tell(monkeypatch):
    def broken() -> None:
        raise DataError((Problem("nodes.csv", "2", "id", "nothing", "an id"),))

    monkeypatch.setattr(state, "data", broken)
    server.warm()
    server.prepare()


def test_the_server_answers_while_it_warms_itself(monkeypatch):
    begun, may_end = Event(), Event()

    def warm() -> None:
        begun.set()
        may_end.wait(60)

    async def serve() -> None:
        async with server.lifespan(None):
            assert await asyncio.to_thread(begun.wait, 60)
            may_end.set()

    monkeypatch.setattr(server, "warm", warm)
    finished(serve())
