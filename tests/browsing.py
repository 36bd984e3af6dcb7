"""How the browser tests wait: until a page has come to rest, which is a condition and no time."""

import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import BrowserContext, Error, Frame, Page

from routes.view.query import BLANK

PATIENCE = 60.0  # seconds, on a machine that does much else
CALM = 3  # so many looks in a row see the same
MAPS = ("", "map", "journey", "compare")
# Told to every page of a context: when the server was last asked something, and last answered, and
# whether the map went out of sight in between.
LISTEN = """(() => {
  const Plain = WebSocket;
  window.WebSocket = class extends Plain {
    constructor(...told) {
      super(...told);
      this.addEventListener("message", () => { window.answered = performance.now(); });
    }
    send(data) { window.asked = performance.now(); super.send(data); }
  };
  const look = () => {
    const map = document.querySelector(".st-key-map_frame");
    if (map && getComputedStyle(map).display === "none") window.blinked = "the map was hidden";
  };
  new MutationObserver(look).observe(document, {
    subtree: true, childList: true, attributeFilter: ["data-retained"],
  });
})()"""
PAGE = """() => ({
  busy: document.querySelector(".stApp")?.dataset.testScriptState !== "notRunning"
    || !(window.answered > (window.asked ?? Infinity))
    || Boolean(document.querySelector('[data-testid="stSkeleton"], [data-testid="stSpinner"]')),
  told: [...document.querySelectorAll('[data-testid="stException"], [role="dialog"]')]
    .filter((one) => one.role !== "dialog" || /error|not found/i.test(one.textContent))
    .map((one) => one.textContent).concat(window.blinked ?? []),
  frames: document.querySelectorAll('iframe[data-corridor="map"]').length,
  controls: Object.fromEntries([...document.querySelectorAll('.stMultiSelect, .stSelectbox')].map(
    (one) => [one.querySelector("input").getAttribute("aria-label"),
      one.matches(".stSelectbox") ? [one.querySelector("input").value]
        : [...one.querySelectorAll("[data-tag]")].map((tag) => tag.textContent)])),
})"""
MAP = """() => {
  if (typeof corridor === "undefined" || !corridor.state.ready) return null;
  const { map } = corridor;
  if (!window.moved) {
    window.moved = { under: false };
    map.on("movestart", () => { window.moved.under = true; });
    map.on("moveend", () => { window.moved.under = false; });
  }
  const way = document.querySelector("#journey:not([hidden]) input[name=way]:checked");
  return {
    moving: window.moved.under,
    zoom: map.getZoom(), lat: map.getCenter().lat, lng: map.getCenter().lng,
    kept: Object.fromEntries([...corridor.kept].map(([name, one]) => [name, String(one.get())])),
    choice: way && way.value,
  };
}"""


@dataclass(frozen=True)
class Sight:
    """What can be seen: the address, what the lists show, and how the framed map stands."""

    path: str
    asked: dict[str, str]
    controls: dict[str, list[str]]
    map: dict[str, Any] | None


def listening(context: BrowserContext) -> BrowserContext:
    """Let the pages of a context tell when they rest."""
    context.add_init_script(LISTEN)
    return context


def framed(page: Page) -> Frame | None:
    """Return the frame of the map; None where there is none."""
    return next((one for one in page.frames if one.parent_frame and not one.is_detached()), None)


def until(page: Page | Frame, condition: str, timeout: float = 30_000) -> None:
    """Wait until a page or frame, also one that only opens now, meets a condition in script.

    What the scripts of the page have yet to make is no error, as it would be for the bare wait.
    """
    page.wait_for_function(
        f"""() => {{
          try {{
            const met = {condition};
            return typeof met === "function" ? met() : met;
          }} catch {{
            return false;
          }}
        }}""",
        timeout=timeout,
    )


def rest(page: Page) -> Sight:
    """Wait until nothing moves and the address says what is on the screen; give what is seen.

    Raises: AssertionError for an error that the page tells, or a page that finds no rest.
    """
    until, last, same, seen = time.monotonic() + PATIENCE, "", 0, None
    while time.monotonic() < until:
        seen = look(page)
        quiet = seen is not None and not disagreement(seen)
        now = repr(seen)
        same = same + 1 if quiet and now == last else 0
        if same == CALM:
            assert seen is not None
            return seen
        last = now
        page.wait_for_timeout(30)
    why = disagreement(seen) if seen else "it is still busy"
    raise AssertionError(f"{page.url} finds no rest: {why}")


def look(page: Page) -> Sight | None:
    """Return what is seen at this moment; None while the page or its map is busy."""
    try:
        told = page.evaluate(PAGE)
        assert not told["told"], f"{page.url}: {told['told']}"
        frame = framed(page) if told["frames"] else None
        shown = frame.evaluate(MAP) if frame else None
    except Error:  # the page or the frame is being changed for another one
        return None
    path = urlsplit(page.url).path.strip("/")
    asked = dict(parse_qsl(urlsplit(page.url).query, keep_blank_values=True))
    ends = {asked.get("origin"), asked.get("destination")}
    compared = len(ends - {None}) == 2  # from a place to itself there is nothing to compare
    needs_map = path in MAPS and (path != "compare" or compared)
    if told["busy"] or (needs_map and (shown is None or shown["moving"])):
        return None
    return Sight(path, asked, told["controls"], shown)


def disagreement(seen: Sight) -> str:
    """Say in what the address and the map differ; nothing where they agree."""
    shown, asked = seen.map, seen.asked
    if shown is None:
        return ""
    told = [
        f"{name} is {value!r} on the map and not in the address"
        for name, value in shown["kept"].items()
        if name not in ("at", "choice") and value != asked.get(name, BLANK.texts()[name])
    ]
    if shown["choice"] and shown["choice"] != asked.get("choice", "1"):
        told.append(f"choice is {shown['choice']} on the map")
    if shown["kept"].get("at") and "at" not in asked:
        told.append(f"at is {shown['kept']['at']} on the map and not in the address")
    if "at" in asked:
        zoom, lat, lng = map(float, asked["at"].split("/"))
        off = max(abs(lat - shown["lat"]), abs(lng - shown["lng"]))
        pixel = 360 / 256 / 2 ** shown["zoom"]
        if abs(zoom - shown["zoom"]) > 0.006 or off > 2 * pixel:
            told.append(f"the map is at {shown['zoom']}/{shown['lat']}/{shown['lng']}")
    return "; ".join(told)
