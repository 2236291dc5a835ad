"""Files on the local disk, under the names that fsspec gives the same steps.

A web process with the default storage needs neither fsspec nor what it loads.
"""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path


class LocalDisk:
    """The few steps that `Files` takes on a disk; folders are made where they are missing."""

    def pipe_file(self, path: str, data: bytes) -> None:
        """Write a whole file; when this returns, its bytes are on the disk.

        Raises:
            OSError: the disk refuses.
        """
        self.makedirs(str(Path(path).parent))
        with Path(path).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    def settle(self, path: str) -> None:
        """Bring the name of a file that was made or moved to the disk, too.

        A folder that is gone went with the file in it, because somebody deleted that.

        Raises:
            OSError: the disk refuses.
        """
        try:
            folder = os.open(Path(path).parent, os.O_RDONLY)
        except FileNotFoundError:
            return
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def makedirs(self, folder: str) -> None:
        """Make a folder and those above it unless they are there.

        Raises:
            OSError: the disk refuses.
        """
        Path(folder).mkdir(parents=True, exist_ok=True)

    def cat_file(self, path: str) -> bytes:
        """Return a whole file.

        Raises:
            FileNotFoundError: there is none.
        """
        return Path(path).read_bytes()

    def mv(self, source: str, target: str) -> None:
        """Move a file over another, or to a new place.

        Raises:
            OSError: the disk refuses.
        """
        shutil.move(source, target)

    def rm_file(self, path: str) -> None:
        """Delete a file.

        Raises:
            FileNotFoundError: there is none.
        """
        Path(path).unlink()

    def find(self, folder: str) -> list[str]:
        """Return the paths of all files below a folder, none if it is missing."""
        found = (os.path.join(place, name) for place, _, names in os.walk(folder) for name in names)  # noqa: PTH118 – a path as text is what is asked for
        return sorted(found)

    def modified(self, path: str) -> datetime:
        """Return when a file was last written.

        Raises:
            FileNotFoundError: there is none.
        """
        return datetime.fromtimestamp(Path(path).stat().st_mtime, tz=UTC)
