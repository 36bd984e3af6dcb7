"""A reader without a browser: what a tab keeps, sends and is sent over Streamlit's websocket.

It follows Streamlit's own front end as far as the server can tell: a change within a fragment
reruns that alone, the state of the widgets in sight goes with each request, and large messages
that it still has are named by their digest so that the server need not send them again.
"""

import json
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.MultiSelect_pb2 import MultiSelect
from streamlit.proto.Selectbox_pb2 import Selectbox
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

CHOICES = ("selectbox", "multiselect")
BOXES = ("expandable", "popover", "tab_container")
KEPT_RUNS = 2  # a message that was not shown in so many runs is forgotten


@dataclass(frozen=True)
class Run:
    """One run of the script: from the request to the message that it has finished.

    `largest` are the bytes of its largest message, and what it shows; `told` are its texts.
    """

    seconds: float
    bytes: int
    errors: tuple[str, ...]
    largest: tuple[int, str] = (0, "")
    told: str = ""


@dataclass(frozen=True)
class Widget:
    """What can be changed on a page; options are the words that a reader chooses from.

    `label` stands beside it, and `shown` is what the server has it show.
    """

    id: str
    kind: str
    options: Sequence[str]
    fragment: str
    label: str = ""
    shown: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        """Whether it is a box that shows what is in it once it is opened."""
        return self.kind in BOXES

    @property
    def key(self) -> str:
        """The key in the script, which ends the id; "None" where it has none."""
        return self.id.rpartition("-")[2]


@dataclass
class Cached:
    """A large message as far as it is needed: its widget and the run that last showed it."""

    widget: Widget | None
    fragment: str
    run: int


@dataclass(eq=False)
class Reader:
    """A session of the app."""

    socket: ClientConnection
    page: str = ""
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, Widget] = field(default_factory=dict)
    states: dict[str, WidgetState] = field(default_factory=dict)
    cached: dict[str, Cached] = field(default_factory=dict)
    tabs: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    map: str = ""
    address: str = ""
    runs: int = 0

    async def visit(self, page: str, address: str = "") -> Run:
        """Go to a page by the navigation, or at first by a link with some state in its address."""
        known = self.pages.get(page, "")
        self.page, self.address = page, address
        return await self.ask(page_hash=known)

    async def resume(self, socket: ClientConnection) -> Run:
        """Go on over another connection as a browser does: with its address and its widgets."""
        self.socket = socket
        return await self.ask(page_hash=self.pages[self.page])

    async def choose(self, key: str, dice: random.Random) -> Run:
        """Choose any option of a list, or up to two where several may be chosen."""
        widget = self.widgets[key]
        state = WidgetState(id=widget.id)
        if widget.kind == "selectbox":
            state.string_value = dice.choice(widget.options)
        else:
            several = dice.sample(widget.options, min(len(widget.options), dice.randint(0, 2)))
            state.string_array_value.data.extend(several)
            state.string_array_value.SetInParent()  # nothing chosen is a choice, too
        return await self.change(widget, state)

    async def tell(self, name: str, value: str) -> Run:
        """Do something in the map, which tells the page, as ever with all that it told before."""
        bridge = self.widgets["map_bridge"]
        before = self.states.get(bridge.id, WidgetState(json_value="{}"))
        told = json.loads(before.json_value) | {name: {"value": value, "time": self.runs}}
        state = WidgetState(id=bridge.id, json_value=json.dumps(told))
        return await self.change(bridge, state)

    async def unfold(self, widget: Widget, tab: str = "") -> Run:
        """Open a box, or one of its tabs."""
        state = WidgetState(id=widget.id)
        if tab:
            state.string_value = tab
        else:
            state.bool_value = True
        return await self.change(widget, state)

    async def change(self, widget: Widget, state: WidgetState) -> Run:
        """Tell that a widget has changed."""
        self.states[widget.id] = state
        return await self.ask(widget.fragment, self.pages[self.page])

    async def ask(self, fragment: str = "", page_hash: str = "") -> Run:
        """Have the script run, wholly or one fragment, and read what it shows until its end."""
        if not fragment:
            sight = {widget.id for widget in self.widgets.values()}
            self.states = {id: state for id, state in self.states.items() if id in sight}
            self.widgets = {}
        request = BackMsg()
        rerun = request.rerun_script
        rerun.query_string, rerun.page_script_hash = self.address, page_hash
        rerun.page_name = "" if page_hash else self.page
        rerun.fragment_id = fragment
        rerun.widget_states.widgets.extend(self.states.values())
        rerun.cached_message_hashes.extend(self.cached)
        begin, size, errors, largest = time.perf_counter(), 0, [], (0, "")
        self.told = []
        await self.socket.send(request.SerializeToString())
        while True:
            told = await self.socket.recv()
            size += len(told)
            message = ForwardMsg.FromString(told)
            largest = max(largest, (len(told), kind_of(message)))
            if ends(message):
                break
            errors += self.read(message)
        seconds = time.perf_counter() - begin
        self.forget(fragment)
        return Run(seconds, size, tuple(errors), largest, "\n".join(self.told))

    def read(self, message: ForwardMsg) -> list[str]:
        """Keep what the next request needs; give what went wrong."""
        match message.WhichOneof("type"):
            case "delta" if message.delta.WhichOneof("type") == "new_element":
                return self.show(message)
            case "delta" if message.delta.WhichOneof("type") == "add_block":
                self.frame(message.delta)
            case "ref_hash":
                kept = self.cached[message.ref_hash]
                kept.run = self.runs
                self.keep(kept.widget)
            case "navigation":
                self.pages = {
                    page.url_pathname: page.page_script_hash
                    for page in message.navigation.app_pages
                }
            case "page_info_changed":
                self.address = message.page_info_changed.query_string
            case "page_not_found":
                return [f"page {self.page!r} was not found"]
            case "script_finished":
                self.widgets = {}
        return []

    def show(self, message: ForwardMsg) -> list[str]:
        """Keep a shown widget; give the error where one is shown."""
        element = message.delta.new_element
        kind = element.WhichOneof("type")
        if kind == "exception":
            return [f"{element.exception.type}: {element.exception.message}"]
        if kind == "html":
            self.told.append(element.html.body)
        widget = widget_of(message.delta, kind)
        if kind == "bidi_component" and element.bidi_component.component_name.endswith("frame"):
            self.map = json.loads(element.bidi_component.json)["address"]
        self.keep(widget)
        if message.metadata.cacheable:
            self.cached[message.hash] = Cached(widget, message.delta.fragment_id, self.runs)
        return []

    def frame(self, delta: Delta) -> None:
        """Keep a box that can be opened, with the names of its tabs."""
        kind = delta.add_block.WhichOneof("type")
        if kind == "tab":  # those of a container come next after it
            self.tabs.append(delta.add_block.tab.label)
        elif kind in BOXES:
            self.tabs = []
            box = getattr(delta.add_block, kind)
            if box.id:
                label = getattr(box, "label", "")  # tabs have one each
                self.keep(Widget(box.id, kind, self.tabs, delta.fragment_id, label))

    def keep(self, widget: Widget | None) -> None:
        """Keep what can be changed: a list by the field of the query that it shows."""
        if widget:
            self.widgets[widget.key if widget.opens else widget.key.partition(" ")[0]] = widget

    def forget(self, fragment: str) -> None:
        """Count the run; forget the messages that were long not shown."""
        self.runs += 1
        self.cached = {
            digest: one
            for digest, one in self.cached.items()
            if (fragment and one.fragment != fragment) or self.runs - one.run <= KEPT_RUNS
        }


def ends(message: ForwardMsg) -> bool:
    """Tell whether the script has finished, and not only in order to run again."""
    early = ForwardMsg.FINISHED_EARLY_FOR_RERUN
    return message.WhichOneof("type") == "script_finished" and message.script_finished != early


def kind_of(message: ForwardMsg) -> str:
    """Return what a message shows."""
    if message.WhichOneof("type") != "delta":
        return str(message.WhichOneof("type"))
    delta = message.delta
    element = delta.new_element
    kind = element.WhichOneof("type") or str(delta.WhichOneof("type"))
    return f"{kind} {getattr(getattr(element, kind, None), 'id', '')}".strip()


def widget_of(delta: Delta, kind: str) -> Widget | None:
    """Return the widget that a delta shows, where it is one that a reader here changes."""
    if kind in CHOICES:
        one = getattr(delta.new_element, kind)
        return Widget(one.id, kind, one.options, delta.fragment_id, one.label, shown(one, kind))
    one = delta.new_element.bidi_component
    if kind == "bidi_component" and one.component_name.endswith("bridge"):
        return Widget(one.id, kind, (), delta.fragment_id)
    return None


def shown(one: Selectbox | MultiSelect, kind: str) -> tuple[str, ...]:
    """Return what a list is to show, as the server says it."""
    if kind == "selectbox":
        return (one.raw_value,)
    return tuple(one.raw_values if one.set_value else (one.options[at] for at in one.default))


def stream(address: str, cookie: str = "") -> connect:
    """Connect with the app at an address that begins with http."""
    return connect(
        f"ws{address.removeprefix('http')}/_stcore/stream",
        subprotocols=["streamlit"],
        additional_headers={"Cookie": cookie} if cookie else None,
        max_size=None,
        ping_interval=None,
        proxy=None,
    )


@asynccontextmanager
async def session(address: str, cookie: str = "") -> AsyncIterator[Reader]:
    """Open a session of the app at an address that begins with http."""
    async with stream(address, cookie) as socket:
        yield Reader(socket)
