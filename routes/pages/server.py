"""What the server does besides showing pages: it warms itself, and answers to some addresses.

It hands out files for the frame and the rows of a table that is printed, tells what a text typed
into a list would be taken for, and leads from within a page to it. A framed map, and what plans in
it, are files named by their digests, which browsers and whatever stands before the server keep for
good.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Event, Thread
from urllib.parse import quote

import streamlit as st
from starlette.background import BackgroundTask
from starlette.concurrency import run_in_threadpool
from starlette.convertors import PathConvertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from routes.errors import RoutesError
from routes.facts import labels
from routes.network import building
from routes.pages import frame, navigation, paper, state, turns, typed
from routes.view.query import BLANK

BASE = st.get_option("server.baseUrlPath").strip("/")
CORE = "_stcore"  # where the framework's own addresses stand
FIRST_S = 3.0  # how long what the first map does without waits for a reader to have it
HANDED = Event()  # set once a map has gone out


def warm() -> None:
    """Make ready what the first reader needs: the map in the usual language, then all pages."""
    try:
        data = state.data()
        state.framed_map(data, data.digest, BLANK.lang)
        HANDED.wait(FIRST_S)
        building.build(data, data.year)
        navigation.read()
    except RoutesError:
        pass  # the page tells it
    finally:
        state.freeze()


def prepare() -> None:
    """Make ready what others ask for, one after another: the maps, and what plans in them."""
    try:
        data = state.data()
        for lang in labels.LANGUAGES:
            with turns.turn():
                state.framed_map(data, data.digest, lang)
        state.framed_planner(data, data.digest, BLANK.lang)
    except RoutesError:
        pass  # the page tells it


def begin() -> None:
    """Make all ready, what is needed first at first."""
    warm()
    prepare()


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Let the server warm itself while it already answers."""
    Thread(target=begin, daemon=True).start()
    yield


async def planner(request: Request) -> Response:
    """Lead to what plans in a framed map; one of other bytes than those of today is not known."""
    map = f"{request.path_params['name']}{frame.MAP}"
    found = await run_in_threadpool(state.planner_of, map)
    if found is None:
        return Response("no such map\n", 404)
    return RedirectResponse(found.name, 307, {"Cache-Control": "no-cache"})


async def framed(request: Request) -> Response:
    """Hand out a file for the frame; an address of other bytes than those of today is not known.

    The file keeps its sandbox where somebody opens it by itself.
    """
    name = request.path_params["name"]
    found = await run_in_threadpool(state.file_at, name)
    if found is None:
        return Response("no such file\n", 404)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": f"sandbox {frame.SANDBOX}",
        "Vary": "Accept-Encoding",
    }
    if packed:
        headers["Content-Encoding"] = "gzip"
    kind = "application/json" if name.endswith(frame.PLANNER) else "text/html"
    content = found.packed if packed else found.plain
    return Response(content, 200, headers, kind, BackgroundTask(HANDED.set))


async def taken(request: Request) -> Response:
    """Tell what a list takes a text for."""
    asked = [request.query_params.get(name, "") for name in ("field", "lang", "text")]
    told = await run_in_threadpool(typed.taken, state.data(), *asked)
    if told is None:
        return Response("no such list\n", 404)
    return Response(told, 200, media_type="text/plain")


async def printed(request: Request) -> Response:
    """Hand out all rows of a table that a page shows, for paper."""
    lang, _, name = request.path_params["name"].partition("-")
    known = lang in labels.LANGUAGES
    found = await run_in_threadpool(paper.written, name, lang) if known else None
    if found is None:
        return Response("no such table\n", 404)
    return Response(found, 200, media_type="text/html")


async def deeper(request: Request) -> Response:
    """Lead from an address within a page to that page, where the framework would show nothing.

    The way is told from where the reader stands, so that it holds behind whatever the server does.
    """
    page, inner = request.path_params["page"], request.path_params["inner"]
    if CORE in inner.split("/"):  # the framework asks so whether it is itself served from there
        return Response("no such page\n", 404)
    asked = f"?{request.url.query}" if request.url.query else ""
    address = f"{'../' * (inner.count('/') + 1)}{quote(page)}{asked}"
    return RedirectResponse(address, 307, {"Cache-Control": "no-cache"})


class Page(PathConvertor):
    """The first part of an address, unless the framework answers to it."""

    regex = rf"(?!(?:{CORE}|media|component|static|app|auth)/)[^/]+"


register_url_convertor("page", Page())

ROUTES = (
    Route(f"{frame.FOLDER}/{{name}}.planner", planner),
    Route(f"{frame.FOLDER}/{{name}}", framed),
    Route(typed.ADDRESS, taken),
    Route(f"{paper.FOLDER}/{{name}}", printed),
    Route(f"{BASE}/{{page:page}}/{{inner:path}}", deeper),
)
