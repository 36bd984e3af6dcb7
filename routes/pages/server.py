"""What the server does besides showing pages: it warms itself, and answers to two addresses.

It hands out the framed maps, and tells what a text typed into a list would be taken for.
A framed map is a file, named by its digest, which browsers and whatever stands before the server
keep for good.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from threading import Thread

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from routes.errors import RoutesError
from routes.network import building
from routes.pages import frame, navigation, state, typed
from routes.view.query import BLANK


def warm() -> None:
    """Make ready what the first reader needs: the map in the usual language, then all pages."""
    try:
        data = state.data()
        state.framed_map(data, data.digest, BLANK.lang)
        building.build(data, data.year)
        navigation.read()
    except RoutesError:
        pass  # the page tells it
    finally:
        state.freeze()


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[None]:
    """Let the server warm itself while it already answers."""
    Thread(target=warm, daemon=True).start()
    yield


async def framed(request: Request) -> Response:
    """Hand out the map of a language; an address of other bytes than those of today is not known.

    The file keeps its sandbox where somebody opens it by itself.
    """
    found = await run_in_threadpool(state.framed_map_at, request.path_params["name"])
    if found is None:
        return Response("no such map\n", 404)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    headers = {
        "Cache-Control": "public, max-age=31536000, immutable",
        "Content-Security-Policy": f"sandbox {frame.SANDBOX}",
        "Vary": "Accept-Encoding",
    }
    if packed:
        headers["Content-Encoding"] = "gzip"
    return Response(found.packed if packed else found.html, 200, headers, "text/html")


async def taken(request: Request) -> Response:
    """Tell what a list takes a text for."""
    asked = [request.query_params.get(name, "") for name in ("field", "lang", "text")]
    told = await run_in_threadpool(typed.taken, state.data(), *asked)
    return Response("no such list\n", 404) if told is None else Response(told, 200)


ROUTES = (Route(f"{frame.FOLDER}/{{name}}", framed), Route(typed.ADDRESS, taken))
