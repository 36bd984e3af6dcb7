"""Files that a page offers and nobody has made yet."""

from collections.abc import Callable
from threading import Lock


class File:
    """What makes a file, once, for whoever asks first: the browser or the page that tells of it."""

    def __init__(self, make: Callable[[], str | bytes]) -> None:
        self.make, self.lock = make, Lock()
        self.content: str | bytes | None = None

    def __call__(self) -> str | bytes:
        """Return the content; raises what making it raises."""
        with self.lock:
            if self.content is None:
                self.content = self.make()
            return self.content
