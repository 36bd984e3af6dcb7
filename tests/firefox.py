"""Firefox as a reader has it, without a net; driven by WebDriver BiDi, which it speaks itself."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

# Whatever is asked of a net goes to a port where nobody listens.
PROFILE = {
    "network.proxy.type": 1,
    **{f"network.proxy.{kind}": "127.0.0.1" for kind in ("http", "ssl")},
    **{f"network.proxy.{kind}_port": 9 for kind in ("http", "ssl")},
    "remote.active-protocols": 1,
}
PATIENCE_S = 60.0
READY = (
    "new Promise((done) => {{ const look = () => ({}) ? done(true) : setTimeout(look, 20);"
    " look(); }})"
)


def program() -> str | None:
    """Return the path of Firefox; None where there is none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """A running Firefox with one tab."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket, self.count = socket, 0
        self.call("session.new", capabilities={})
        self.tab = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **values: Any) -> dict[str, Any]:
        """Return the result of a command. Raises: AssertionError where it failed."""
        self.count += 1
        self.socket.send(json.dumps({"id": self.count, "method": method, "params": values}))
        while True:
            told = json.loads(self.socket.recv(timeout=PATIENCE_S))
            if told.get("id") == self.count:
                assert told["type"] == "success", told
                return dict(told["result"])

    def open(self, address: str) -> None:
        """Open an address and wait for the document."""
        self.call("browsingContext.navigate", context=self.tab, url=address, wait="complete")

    def evaluate(self, script: str) -> Any:
        """Return the plain value of an expression."""
        target = {"context": self.tab}
        found = self.call("script.evaluate", expression=script, target=target, awaitPromise=True)
        assert found["type"] == "success", found
        return found["result"].get("value")

    def wait(self, condition: str) -> None:
        """Wait until an expression is true."""
        self.evaluate(READY.format(condition))


@contextmanager
def running(path: str, profile: Path) -> Iterator[Firefox]:
    """Run Firefox with a fresh profile and yield it."""
    lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in PROFILE.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [path, "--headless", "--no-remote", "--profile", str(profile)]
    with subprocess.Popen(
        [*command, "--remote-debugging-port", "0"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            told = (
                re.search(r"BiDi listening on (ws://\S+)", line) for line in process.stderr or ()
            )
            address = next(filter(None, told))[1]
            with connect(f"{address}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()
