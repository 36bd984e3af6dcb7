"""Read files out of clones of public repositories, at the commits that the lines rest on."""

import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from routes.errors import RoutesError


@dataclass(frozen=True)
class Repository:
    """A repository of GitHub by its owner and name, and a commit of it."""

    name: str
    commit: str

    def files(self, folder: Path, paths: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield (path, content) of those of the paths that the commit holds.

        `folder` holds the clones, each as OWNER/NAME. Raises RoutesError where there is none.
        """
        clone = folder / self.name
        if not clone.is_dir():
            raise RoutesError(
                f"{clone} is missing: git clone --bare https://github.com/{self.name} {clone}"
            )
        wanted = list(paths)
        asked = "".join(f"{self.commit}:{path}\n" for path in wanted)
        command = ["git", "-C", str(clone), "cat-file", "--batch"]
        found = subprocess.run(command, input=asked.encode(), capture_output=True, check=True)  # noqa: S603
        return self._parted(wanted, found.stdout)

    def file(self, folder: Path, path: str) -> bytes:
        """Return the content of one file; RoutesError where the clone does not hold it."""
        for _, content in self.files(folder, [path]):
            return content
        raise RoutesError(f"{folder / self.name}: found no {path} at the commit {self.commit}")

    @staticmethod
    def _parted(wanted: list[str], answer: bytes) -> Iterator[tuple[str, bytes]]:
        """Yield what `git cat-file --batch` answered: a line "HASH blob SIZE", then the content."""
        at = 0
        for path in wanted:
            end = answer.index(b"\n", at)
            heading = answer[at:end].split()
            at = end + 1
            if heading[-1] != b"missing":
                size = int(heading[2])
                yield path, answer[at : at + size]
                at += size + 1


TOKENLESS = tuple(
    Repository(f"tokenless-tiles/{country}", commit)
    for country, commit in (
        ("azerbaijan", "9ba9af57c051aaa3ef994c58bdeab1c88f448e00"),
        ("georgia", "ced1cab63137dbcf91926e903ef760c0b537fae8"),
        ("kyrgyzstan", "156e144b4fb21d3aec2a21808e459fab2aa83684"),
        ("turkey", "cdcd46cb7d4bcc5317ab652292a2dd2396528fe1"),
        ("turkmenistan", "a04c305295b925f1030d761e9f4511c9468b82bb"),
        ("uzbekistan", "c270346ed2b5026e1f6aeb9fc3522f298d630a8c"),
    )
)
BASEMAPS = Repository("bothness/basemaps", "dfd9e8cfdf6f526bb1bbd03ae69aa64ea466dd89")
SCENARIO_FORGE = Repository("raederhans/scenario-forge", "1b9b2c5f55a9b629fa7f4753df8fc6102f6ba2f7")
EAST_ASIA = Repository(
    "kingtmc314/east-asia-railway-map", "05f3995d9124815583b0084d7a75d3ad1e7907e1"
)
