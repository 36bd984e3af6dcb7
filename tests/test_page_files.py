"""A file that cannot be made says so in the page."""

from threading import Thread

import pytest

from routes.errors import RoutesError
from routes.pages.widgets import File


def test_a_file_is_made_once_whoever_asks():
    made = []
    file = File(lambda: made.append(1) or "content")
    threads = [Thread(target=file) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (file(), made) == ("content", [1])


def test_what_cannot_be_made_is_told_to_each_who_asks():
    def fail() -> str:
        raise RoutesError("nothing to draw")

    file = File(fail)
    for _ in range(2):
        with pytest.raises(RoutesError, match="nothing to draw"):
            file()
