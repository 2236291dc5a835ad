"""The protocols behind which the outside world stands."""

from datetime import datetime
from typing import Protocol

from portal.values.letter import Letter


class Encrypt(Protocol):
    """Encrypts what is stored; the owner's id is bound in, so that rows cannot be swapped."""

    def encrypt(self, *, plain: bytes, owner_id: str) -> bytes:
        """Return ciphertext for this owner."""
        ...

    def decrypt(self, *, cipher: bytes, owner_id: str) -> bytes:
        """Return what was encrypted.

        Raises:
            PortalError: the ciphertext is damaged, foreign or made with an unknown key.
        """
        ...


class StoreFile(Protocol):
    """Keeps files by name; names are relative paths of letters, digits, dots and slashes."""

    def write(self, *, name: str, data: bytes) -> None:
        """Store the file whole or not at all."""
        ...

    def create(self, *, name: str, data: bytes) -> bool:
        """Store the file whole unless there is one; say whether this call made it."""
        ...

    def read(self, *, name: str) -> bytes | None:
        """Return the file, or None if there is none."""
        ...

    def delete(self, *, name: str) -> None:
        """Delete the file; one that is missing is no error."""
        ...

    def list_written_before(self, *, prefix: str, moment: datetime) -> tuple[str, ...]:
        """Return the names below the prefix that were written before the moment, sorted."""
        ...


class RenderPdf(Protocol):
    """Turns a document of ours into a PDF."""

    def __call__(self, *, html: str) -> bytes:
        """Return the PDF.

        Raises:
            Unavailable: the renderer's libraries are missing.
        """
        ...


class Enqueue(Protocol):
    """Hands work to the worker."""

    def __call__(self, *, job: str, argument: str) -> None:
        """Queue a job by its name with one opaque argument.

        Raises:
            Unavailable: the queue is full or cannot be reached.
        """
        ...


class SendMail(Protocol):
    """Hands a mail to the outside world."""

    def send(self, *, letter: Letter, mail_id: str, written_at: datetime) -> None:
        """Send the mail; sent twice it bears the same id and date.

        Raises:
            Unavailable: sending later may help.
            PortalError: this mail will never be taken.
        """
        ...


class HashPassword(Protocol):
    """Hashes passwords slowly; one at a time per process."""

    def hash(self, *, password: str) -> str:
        """Return the encoded hash of the normalised password."""
        ...

    def verify(self, *, password: str, encoded: str) -> bool:
        """Say whether the password belongs to the hash."""
        ...

    def verify_nothing(self, *, password: str) -> None:
        """Take as long as `verify`, for an account that does not exist."""
        ...

    def is_outdated(self, *, encoded: str) -> bool:
        """Say whether the hash was made with other parameters than those of today."""
        ...


class RatePassword(Protocol):
    """Says how easily a password is guessed."""

    def rate(self, *, password: str, own_words: tuple[str, ...]) -> int:
        """Return 0 (guessed at once) to 4.

        `own_words` are words that others may know: name, address and the like.
        """
        ...
