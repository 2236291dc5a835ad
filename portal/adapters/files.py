"""Files on the local disk or in S3-compatible storage, behind `StoreFile`."""

import re
import secrets
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import parse_qs, urlsplit

import fsspec

from portal.values.errors import PortalError, Unavailable

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
        options: dict[str, Any] = {"auto_mkdir": True} if parts.scheme == "file" else {}
        endpoint = parse_qs(parts.query).get("endpoint_url")
        if endpoint:
            options["client_kwargs"] = {"endpoint_url": endpoint[0]}
        self._system = fsspec.filesystem(parts.scheme, use_listings_cache=False, **options)
        self._is_local = parts.scheme == "file"
        self._root = PurePosixPath(f"{parts.netloc}{parts.path}")

    def write(self, *, name: str, data: bytes) -> None:
        """Store the file whole or not at all.

        Raises:
            FileNameInvalid: the name is no plain relative path.
            Unavailable: the storage cannot be written now (full, read-only, unreachable).
        """
        path = self._path(name)
        try:
            if self._is_local:
                draft = f"{path}.{secrets.token_hex(6)}.tmp"
                self._system.pipe_file(draft, data)
                self._system.mv(draft, path)
            else:
                self._system.pipe_file(path, data)
        except OSError as error:
            raise Unavailable(f"the file storage refused to write: {error.errno}") from error

    def read(self, *, name: str) -> bytes | None:
        """Return the file, or None if there is none."""
        try:
            data: bytes = self._system.cat_file(self._path(name))
        except FileNotFoundError:
            return None
        return data

    def delete(self, *, name: str) -> None:
        """Delete the file; one that is missing is no error."""
        try:
            self._system.rm_file(self._path(name))
        except FileNotFoundError:
            return

    def list_written_before(self, *, prefix: str, moment: datetime) -> tuple[str, ...]:
        """Return the names below the prefix that were written before the moment, sorted."""
        try:
            paths = self._system.find(str(self._root / prefix))
        except FileNotFoundError:
            return ()
        old = [path for path in paths if _aware(self._system.modified(path)) < moment]
        skip = len(str(self._root).lstrip("/")) + 1
        return tuple(sorted(path.lstrip("/")[skip:] for path in old))

    def _path(self, name: str) -> str:
        if not NAME.fullmatch(name):
            raise FileNameInvalid("a stored file needs a plain relative name")
        return str(self._root / name)


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
