"""How the map comes into a page: folium's own HTML in a frame, and a bridge that talks to it.

The frame's data never changes with a filter, so the browser keeps the map; the bridge carries what
little does change (what to show, what is selected) and hands back clicks and moves.
"""

import hashlib
from functools import partial
from typing import Any

import streamlit as st

from routes.pages import address
from routes.tables.dataset import Dataset

FRAME_JS = """
export default function ({ data, parentElement }) {
  const old = parentElement.querySelector("iframe");
  if (old && old.dataset.digest === data.digest) return;
  const frame = document.createElement("iframe");
  frame.dataset.corridor = "map";
  frame.dataset.digest = data.digest;
  frame.title = data.title;
  frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
  frame.style.cssText = "display:block;width:100%;border:0;height:" + data.height;
  frame.srcdoc = data.html;
  parentElement.replaceChildren(frame);
}
"""

BRIDGE_JS = """
const bridges = new WeakMap();
const frame = () => document.querySelector('iframe[data-corridor="map"]');
export default function ({ data, parentElement, setStateValue }) {
  let bridge = bridges.get(parentElement);
  const send = (message) => frame()?.contentWindow?.postMessage({ corridor: message }, "*");
  // Map and bridge start in any order: whichever comes last makes the map open at its position.
  const fresh = !bridge;
  if (fresh) {
    bridge = { timers: {} };
    bridges.set(parentElement, bridge);
    bridge.listen = (event) => {
      if (event.source !== frame()?.contentWindow || !event.data?.corridor) return;
      const message = event.data.corridor;
      if (message.ready) send({ ...bridge.data.shown, ...bridge.data.opens });
      // On a phone the page above the map is tall: a step of the tour brings the map into sight.
      if (message.tour && innerWidth <= 760) frame().scrollIntoView({ block: "end" });
      for (const name of bridge.data.kept) {
        if (!Object.hasOwn(message, name)) continue;
        // With its time: the same told again is news where the page has gone back in between.
        const told = { value: message[name] || "", time: performance.now() };
        const tell = () => bridge.set(name, told);
        if (name === "select") tell();
        else {
          clearTimeout(bridge.timers[name]);
          bridge.timers[name] = setTimeout(tell, 400);
        }
      }
    };
    window.addEventListener("message", bridge.listen);
  }
  bridge.data = data;
  bridge.set = setStateValue;
  send(fresh ? { ...data.shown, ...data.opens } : data.shown);
  return () => {
    Object.values(bridge.timers).forEach(clearTimeout);
    window.removeEventListener("message", bridge.listen);
    bridges.delete(parentElement);
  };
}
"""


# What the reader does in the map and a link keeps, each a field of the query. What changes quickly
# (all but the selection) is told once it has come to rest.
KEPT = ("select", "at", "year", "choice", "tour", "off", "on", "theme", "traffic")
# How a fresh map opens. A map that is there is told only what it does not know yet: told again, its
# own moves would pull a moving reader back.
OPENS = ("at", "year", "tour", "off", "on", "theme", "traffic")
KNOWN = "map_knows"  # what the map was told of these, or told itself


@st.cache_resource
def components() -> tuple[Any, Any]:
    """Register the two components once."""
    v2 = st.components.v2
    return (
        v2.component("corridor_frame", js=FRAME_JS, isolate_styles=False),
        v2.component("corridor_bridge", js=BRIDGE_JS, isolate_styles=False),
    )


def show_frame(html: str, title: str, height: str) -> None:
    """Show a self-contained HTML file as a frame that stays as long as its bytes do."""
    digest = hashlib.sha256(html.encode()).hexdigest()
    data = {"html": html, "title": title, "height": height, "digest": digest}
    components()[0](data=data, key="map_frame", height="content")


def hear(dataset: Dataset, name: str) -> None:
    """Take what the reader did in the map into the query, before the page runs again."""
    address.hear(dataset, name, str(st.session_state["map_bridge"][name]["value"]))
    st.session_state[KNOWN] = {**known(), name: address.query().texts()[name]}


def known() -> dict[str, str]:
    """Give what the map knows of how it stands."""
    known: dict[str, str] = st.session_state.setdefault(KNOWN, {})
    return known


def talk(dataset: Dataset, shown: dict[str, Any]) -> None:
    """Tell the framed map what to show; what the reader does in it goes into the query.

    `shown` holds `allowed` (ids, or None for all), `journey` and `overlay`; the selection and how
    the map stands, as the address says or as it stood before another page, go with it.
    """
    asked = address.query()
    texts = asked.texts()
    opens = {name: texts[name] for name in OPENS}
    news = {name: value for name, value in opens.items() if known().get(name) != value}
    st.session_state[KNOWN] = known() | opens
    components()[1](
        data={
            "shown": {"select": asked.select or None, **shown, **news},
            "opens": opens,
            "kept": KEPT,
        },
        key="map_bridge",
        **{f"on_{name}_change": partial(hear, dataset, name) for name in KEPT},
    )
