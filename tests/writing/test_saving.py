"""Files appear whole or not at all, wherever they are asked for."""

import os
import stat
import threading

import pytest

from routes.errors import RoutesError
from routes.writing.saving import check, save, told


def test_a_new_file_has_the_rights_that_new_files_have(tmp_path):
    save(b"new", tmp_path / "a")
    (tmp_path / "b").write_bytes(b"")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_an_older_file_keeps_its_rights(tmp_path):
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    save(b"new", path)
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_symbolic_link_stays_and_its_target_is_written(tmp_path):
    (tmp_path / "folder").mkdir()
    link, other = tmp_path / "link", tmp_path / "other"
    link.symlink_to("folder/target")
    other.symlink_to("link")
    save(b"first", link)  # to a target that is not there yet
    save(b"second", other)  # through a link to a link
    assert link.is_symlink() and other.is_symlink()
    assert (tmp_path / "folder" / "target").read_bytes() == b"second"
    assert [one.name for one in (tmp_path / "folder").iterdir()] == ["target"]


def test_a_pipe_is_written_directly(tmp_path):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    save(b"through", pipe)
    reader.join(timeout=10)
    assert got == [b"through"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_full_disk_is_one_sentence(tmp_path):
    full = tmp_path / "full.csv"
    full.symlink_to("/dev/full")
    with pytest.raises(RoutesError, match=r"cannot write .*full\.csv: No space left"):
        save(b"much", full)
    assert full.is_symlink()


def test_when_the_disk_fills_up_the_older_file_stays_and_nothing_else(tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("routes.writing.saving.os.replace", full)
    with pytest.raises(RoutesError, match="No space left"):
        save(b"new", path)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("nowhere/a", "No such file or directory"),
        ("folder", "Is a directory"),
        ("file/a", "Not a directory"),
        ("loop", "Too many levels of symbolic links"),
        ("n" * 300, "File name too long"),
    ],
)
def test_a_place_that_cannot_be_is_one_sentence(tmp_path, name, told):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to("loop")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(RoutesError, match=f"cannot write .*: .*({told})"):
        save(b"new", tmp_path / name)
    assert sorted(tmp_path.rglob("*")) == before
    assert (tmp_path / "file").read_bytes() == b""


@pytest.mark.skipif(os.geteuid() == 0, reason="no folder is closed to the superuser")
def test_a_folder_that_may_only_be_read_is_one_sentence(tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0o555)
    with pytest.raises(RoutesError, match="Permission denied"):
        save(b"new", folder / "a")


@pytest.mark.parametrize("name", ["", "nowhere/a.html", "old/a.html"])
def test_where_no_file_can_be_is_told_before_the_work(tmp_path, name):
    (tmp_path / "old").write_bytes(b"")
    with pytest.raises(RoutesError, match=r"cannot write .*; allowed: a file"):
        check(tmp_path / name)
    check(tmp_path / "old")
    check(tmp_path / "new")


def test_a_path_is_told_in_one_short_line(tmp_path):
    assert told(tmp_path / "a\nb").endswith("a\\nb'")
    with pytest.raises(RoutesError) as caught:
        save(b"", tmp_path / ("x" * 300))
    assert len(str(caught.value)) < 300
