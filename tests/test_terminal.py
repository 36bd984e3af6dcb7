"""What leaves for a terminal, a pipe or a file, and how the program ends; a few in a process."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from routes import terminal
from routes.cli import main
from routes.errors import RoutesError
from routes.terminal import CLOSED_PIPE, INTERRUPTED, Answer, end, harmless
from tests.conftest import ROOT

FULL = Path("/dev/full")
NAMES = "Xi’an → Çıldır – Böyük Kəsik, Актау"


class Stream(io.TextIOWrapper):
    """Standard output of an encoding, on a terminal or not."""

    def __init__(self, encoding: str, tty: bool = False):
        super().__init__(io.BytesIO(), encoding=encoding, newline="\n")
        self.tty = tty

    def isatty(self):
        return self.tty

    def written(self):
        return self.buffer.getvalue()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", NAMES),
        ("ascii", "Xi'an -> Cildir - Boyuk Kesik, ?????"),
        ("cp1252", "Xi’an -> Çildir – Böyük Kesik, ?????"),
        ("cp1251", "Xi’an -> Cildir – Boyuk Kesik, Актау"),
    ],
)
def test_a_text_is_written_in_the_letters_that_there_are(monkeypatch, encoding, told):
    out = Stream(encoding)
    monkeypatch.setattr("sys.stdout", out)
    assert end(lambda: Answer(NAMES)) == 0
    assert out.written().decode(encoding) == told + "\n"


def test_a_document_is_utf8_unless_it_is_read_off_a_screen(monkeypatch):
    for tty, told in ((False, f"{NAMES}\n".encode()), (True, b"Xi'an -> Cildir - Boyuk")):
        out = Stream("ascii", tty)
        monkeypatch.setattr("sys.stdout", out)
        terminal.write(Answer(NAMES + "\n", document=True))
        assert out.written().startswith(told)


def test_nothing_that_commands_a_terminal_is_written(monkeypatch, capsys):
    sly = "Ak\x1b[31mtau\x07\x9b2J\u202eitop\r\n\tAlat"
    assert harmless(sly) == "Ak�[31mtau��2J�itop�\n\tAlat"
    assert end(lambda: Answer(sly)) == 0
    assert not terminal.COMMANDS.search(capsys.readouterr().out)

    def refuse():
        raise RoutesError(sly)

    assert end(refuse) == 1
    assert not terminal.COMMANDS.search(capsys.readouterr().err)


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (RoutesError("no"), 1, "no"),
        (KeyboardInterrupt(), INTERRUPTED, "stopped"),
        (BrokenPipeError(), CLOSED_PIPE, ""),
        (PermissionError(13, "Permission denied", "map.gpkg"), 1, "map.gpkg: Permission denied"),
        (OSError(28, "No space left on device"), 1, "No space left on device"),
    ],
)
def test_every_end_is_a_status_and_a_sentence(capsys, error, status, told):
    def work():
        raise error

    assert end(work) == status
    said = capsys.readouterr()
    assert said.out == "" and told in said.err and len(said.err.splitlines()) == bool(told)


def test_no_standard_output_is_a_sentence(monkeypatch, capsys):
    monkeypatch.setattr("sys.stdout", None)
    assert end(lambda: Answer("a")) == 1
    assert "no standard output" in capsys.readouterr().err


def run(*words, **more):
    """Run the program as another one would."""
    command = [sys.executable, "-m", "routes", *words]
    environment = os.environ | more.pop("env", {})
    pipe = subprocess.PIPE
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, **{"stdout": pipe, "stderr": pipe, **more}
    )


def test_a_closed_pipe_ends_quietly():
    read, write = os.pipe()
    os.close(read)
    process = run("sources", stdout=write)
    os.close(write)
    assert process.communicate()[1] == b""
    assert process.returncode == CLOSED_PIPE


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
def test_a_full_disk_is_one_sentence():
    with FULL.open("wb") as full:
        process = run("sources", stdout=full)
        told = process.communicate()[1].decode()
    assert process.returncode == 1
    assert told == "cannot write to standard output: No space left on device\n"


@pytest.mark.skipif(not FULL.exists(), reason="no /dev/full")
def test_help_on_a_full_disk_is_one_sentence(monkeypatch, capsys):
    with FULL.open("w") as full:
        monkeypatch.setattr("sys.stdout", full)
        assert main(["--help"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_a_document_in_a_pipe_of_another_encoding_is_utf8():
    process = run("route", "Сиань", "Поти", "--format", "json", env={"PYTHONIOENCODING": "cp1252"})
    out, error = process.communicate()
    assert (process.returncode, error) == (0, b"")
    assert json.loads(out.decode("utf-8"))["itineraries"]


@pytest.mark.parametrize(
    "env",
    [
        {"PYTHONIOENCODING": "ascii:strict"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_any_encoding_takes_any_language(env):
    process = run("show", "alyat", "--lang", "ka", env=env)
    out, error = process.communicate()
    assert (process.returncode, error) == (0, b"") and b"(alat)" in out
