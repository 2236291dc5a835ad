"""Files on the local disk or in S3-compatible storage, behind `StoreFile`."""

import importlib
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qs, urlsplit

from portal.adapters.local_disk import LocalDisk
from portal.values.errors import PortalError, Unavailable

S3_PATIENCE = {"connect_timeout": 3, "read_timeout": 10, "retries": {"max_attempts": 0}}
"""Seconds; s3fs itself tries again five times."""
REFUSED = ("PreconditionFailed", "ConditionalRequestConflict")
"""How S3 names that a file which is to be made is there already or being made."""
NAME = re.compile(r"[a-z0-9_-]+(?:/[a-z0-9_-]+)*\.[a-z0-9]{1,5}")


class FileNameInvalid(PortalError):
    """Report a name that is no plain relative path."""


class Files:
    """Keeps files below one address; satisfies `portal.values.ports.StoreFile`.

    Args:
        url: `file:///folder` or `s3://bucket/folder`; S3 takes `?endpoint_url=…` and reads its
            credentials from the environment as S3 clients do.
    """

    def __init__(self, *, url: str) -> None:
        parts = urlsplit(url)
        self._failures: tuple[type[Exception], ...] = (OSError,)
        self._is_local = parts.scheme == "file"
        self._system: Any = LocalDisk() if self._is_local else _open_s3(query=parts.query)
        if not self._is_local:
            # Only installations that use S3 have botocore, whose errors are no OSErrors.
            self._failures += (importlib.import_module("botocore.exceptions").BotoCoreError,)
        self._root = PurePosixPath(f"{parts.netloc}{parts.path}")

    def write(self, *, name: str, data: bytes) -> None:
        """Store the file whole or not at all.

        Raises:
            FileNameInvalid: the name is no plain relative path.
            Unavailable: the storage cannot be written now (full, read-only, unreachable).
        """
        path = self._path(name)
        with self._reachable():
            if self._is_local:
                self._write_by_rename(path, data)
            else:
                self._system.pipe_file(path, data)

    def create(self, *, name: str, data: bytes) -> bool:
        """Store the file whole unless there is one; say whether this call made it.

        Of several callers at the same moment one makes it. An S3 service that does not know
        conditional writes lets each of them make it.

        Raises:
            FileNameInvalid: the name is no plain relative path.
            Unavailable: the storage cannot be written now.
        """
        path = self._path(name)
        with self._reachable():
            try:
                if self._is_local:
                    self._create_by_link(path, data)
                else:
                    self._system.pipe_file(path, data, mode="create")
            except OSError as error:
                if isinstance(error, FileExistsError) or _is_refused(error):
                    return False
                raise
        return True

    def _create_by_link(self, path: str, data: bytes) -> None:
        draft = _draft_of(path)
        try:
            self._keep_draft(draft, data)
            os.link(draft, path)
            self._system.settle(path)
        finally:
            with suppress(OSError):
                self._system.rm_file(draft)

    def _write_by_rename(self, path: str, data: bytes) -> None:
        draft = _draft_of(path)
        try:
            self._keep_draft(draft, data)
            self._system.mv(draft, path)
            self._system.settle(path)
        except OSError:
            with suppress(OSError):
                self._system.rm_file(draft)
            raise

    def _keep_draft(self, draft: str, data: bytes) -> None:
        """Write the draft; once more if its folder was just deleted with the last file in it."""
        try:
            self._system.pipe_file(draft, data)
        except FileNotFoundError:
            self._system.pipe_file(draft, data)

    def read(self, *, name: str) -> bytes | None:
        """Return the file, or None if there is none.

        Raises:
            FileNameInvalid: the name is no plain relative path.
            Unavailable: the storage cannot be read now.
        """
        path = self._path(name)
        with self._reachable(), suppress(FileNotFoundError):
            data: bytes = self._system.cat_file(path)
            return data
        return None

    def delete(self, *, name: str) -> None:
        """Delete the file, and its folder if nothing else is in it; a missing one is no error.

        Raises:
            FileNameInvalid: the name is no plain relative path.
            Unavailable: the storage cannot be changed now.
        """
        path = self._path(name)
        with self._reachable(), suppress(FileNotFoundError):
            self._system.rm_file(path)
        if self._is_local:
            # Its name would tell for ever that there was a file.
            with suppress(OSError):
                Path(path).parent.rmdir()

    def list_written_before(self, *, prefix: str, moment: datetime) -> tuple[str, ...]:
        """Return the names below the prefix that were written before the moment, sorted.

        Raises:
            Unavailable: the storage cannot be read now.
        """
        with self._reachable():
            paths = self._system.find(str(self._root / prefix))
            old = [path for path in paths if self._is_older(path, moment)]
        skip = len(str(self._root).lstrip("/")) + 1
        return tuple(sorted(path.lstrip("/")[skip:] for path in old))

    def _is_older(self, path: str, moment: datetime) -> bool:
        """Say whether a file is older; one that somebody deleted meanwhile is not."""
        with suppress(FileNotFoundError):
            written: datetime = self._system.modified(path)
            return written < moment
        return False

    @contextmanager
    def _reachable(self) -> Iterator[None]:
        """Turn what a failing storage raises into `Unavailable`."""
        try:
            yield
        except self._failures as error:
            raise Unavailable(f"the file storage failed: {type(error).__name__}") from error

    def _path(self, name: str) -> str:
        if not NAME.fullmatch(name):
            raise FileNameInvalid("a stored file needs a plain relative name")
        return str(self._root / name)


def _open_s3(*, query: str) -> Any:
    """Open the S3 service; only installations that use it load fsspec."""
    options: dict[str, Any] = {"config_kwargs": S3_PATIENCE}
    endpoint = parse_qs(query).get("endpoint_url")
    if endpoint:
        options["client_kwargs"] = {"endpoint_url": endpoint[0]}
    fsspec = importlib.import_module("fsspec")
    return fsspec.filesystem("s3", use_listings_cache=False, **options)


def _draft_of(path: str) -> str:
    """Return a name that a killed process may leave behind: a valid one, so that it is purged."""
    return f"{path.rpartition('.')[0]}-{secrets.token_hex(6)}.tmp"


def _is_refused(error: OSError) -> bool:
    """Say whether S3 refused a conditional write because the file is there or being made."""
    answer = getattr(error.__cause__, "response", {})
    return answer.get("Error", {}).get("Code") in REFUSED
