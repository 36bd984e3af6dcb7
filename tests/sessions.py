"""A session of the running app without a browser: what the server answers to an address."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

PATIENCE = 60.0  # seconds


@dataclass(frozen=True)
class Answer:
    """What a fresh session makes of an address: the address it writes, its texts, its controls.

    `controls` holds the label of each control and what it shows; `told` all texts of the page.
    """

    asked: dict[str, str]
    told: str
    controls: dict[str, tuple[str, ...]]
    errors: tuple[str, ...]


def answer(url: str) -> Answer:
    """Open an address in a session of its own; give what the server answers."""
    parts = urlsplit(url)
    asked, told, controls, errors = parts.query, [], {}, []
    with connect(f"ws://{parts.netloc}/_stcore/stream", max_size=None) as socket:
        ask = BackMsg()
        ask.rerun_script.query_string = parts.query
        ask.rerun_script.page_name = parts.path.strip("/")
        socket.send(ask.SerializeToString())
        while True:
            message = ForwardMsg.FromString(socket.recv(timeout=PATIENCE))
            kind = message.WhichOneof("type")
            if kind == "page_info_changed":
                asked = message.page_info_changed.query_string
            elif kind == "page_not_found":
                errors.append(f"no page {message.page_not_found.page_name}")
            elif kind == "delta":
                element = message.delta.new_element
                what = element.WhichOneof("type")
                if what == "exception":
                    errors.append(element.exception.message)
                elif what == "html":
                    told.append(element.html.body)
                elif what == "multiselect":
                    box = element.multiselect
                    usual = [box.options[at] for at in box.default]
                    controls[box.label] = tuple(box.raw_values if box.set_value else usual)
                elif what == "selectbox":
                    controls[element.selectbox.label] = (element.selectbox.raw_value,)
            elif kind == "script_finished":
                return Answer(
                    dict(parse_qsl(asked, keep_blank_values=True)),
                    "\n".join(told),
                    controls,
                    tuple(errors),
                )
