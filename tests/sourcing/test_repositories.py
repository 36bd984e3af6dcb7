"""How files are read out of a clone at a commit."""

import subprocess

import pytest

from routes.errors import RoutesError
from routes.sourcing.lines.repositories import Repository


@pytest.fixture
def repository(tmp_path):
    """A clone with one commit of two files, one of which has changed since."""
    clone = tmp_path / "owner" / "name"
    clone.mkdir(parents=True)

    def git(*arguments: str) -> str:
        command = ["git", "-C", str(clone), *arguments]
        return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()

    git("init", "--quiet")
    (clone / "one").write_bytes(b"first\n\0")
    (clone / "two").write_bytes(b"")
    git("add", ".")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-m", "one")
    commit = git("rev-parse", "HEAD")
    (clone / "one").write_bytes(b"later")
    git("-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "--quiet", "-am", "two")
    return Repository("owner/name", commit)


def test_files_come_as_the_commit_holds_them_and_missing_ones_are_left_out(repository, tmp_path):
    found = list(repository.files(tmp_path, ["one", "none", "two"]))
    assert found == [("one", b"first\n\0"), ("two", b"")]


def test_a_missing_file_or_clone_is_told(repository, tmp_path):
    assert repository.file(tmp_path, "one") == b"first\n\0"
    with pytest.raises(RoutesError, match="found no three at the commit"):
        repository.file(tmp_path, "three")
    with pytest.raises(RoutesError, match=r"git clone --bare https://github\.com/owner/other"):
        Repository("owner/other", "0" * 40).file(tmp_path, "one")
