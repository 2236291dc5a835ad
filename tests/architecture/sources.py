"""The files of the project, read once, as the architecture tests see them."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
BINARY = frozenset({".png", ".jpg", ".webp", ".ico", ".gz", ".br", ".pdf", ".sqlite3", ".woff2"})


@dataclass(frozen=True)
class Source:
    """A file: its path from the root, with slashes, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Return the syntax tree of a Python file."""
        return ast.parse(self.text)

    @property
    def stem(self) -> str:
        """Return the file's name without its ending."""
        return PurePosixPath(self.path).stem

    def is_below(self, *folders: str) -> bool:
        """Say whether it lies in one of the folders."""
        return any(self.path.startswith(f"{folder}/") for folder in folders)


@cache
def tracked() -> tuple[str, ...]:
    """Return the paths that belong to the project: what git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607 – git by its name
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return tuple(sorted(path for path in listed.stdout.split("\0") if (ROOT / path).is_file()))


@cache
def texts() -> tuple[Source, ...]:
    """Return every text file of the project; test data may be written in other alphabets."""
    return tuple(
        Source(path, (ROOT / path).read_text(encoding="utf-8", errors="replace"))
        for path in tracked()
        if PurePosixPath(path).suffix not in BINARY
    )


def python(*folders: str) -> Iterator[Source]:
    """Give the Python files below the folders; all without any."""
    for source in texts():
        if source.path.endswith(".py") and (not folders or source.is_below(*folders)):
            yield source


def below(folder: str, ending: str) -> Iterator[Source]:
    """Give the text files with an ending below a folder."""
    for source in texts():
        if source.is_below(folder) and source.path.endswith(ending):
            yield source
