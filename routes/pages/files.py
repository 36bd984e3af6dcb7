"""Files that a page offers and nobody has made yet."""

from collections.abc import Callable
from threading import Event, Lock

PATIENCE_S = 3.0  # for a browser's question, which it sends before it says what was pressed


class File:
    """What makes a file, once, for whoever asks first: the browser or the page that tells of it."""

    def __init__(self, make: Callable[[], str | bytes]) -> None:
        self.make, self.lock, self.wanted = make, Lock(), Event()
        self.content: str | bytes | None = None

    def __call__(self) -> str | bytes:
        """Return the content; raises what making it raises."""
        self.wanted.set()
        with self.lock:
            if self.content is None:
                self.content = self.make()
            return self.content

    def handed_out(self) -> None:
        """Return once the browser that was offered the file has asked for it, and it is made.

        What a run has offered the framework forgets when the next has ended: of a run that is done
        before the question is heard, the reader would get no file and no word. Raises what making
        it raises.
        """
        self.wanted.wait(PATIENCE_S)
        self()
