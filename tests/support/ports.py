"""The outside world in memory: the ports of portal.values.ports for tests of services."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from hashlib import sha256

from portal.values.errors import PortalError

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


class Foreign(PortalError):
    """Report ciphertext that belongs to another owner."""


class MemoryFiles:
    """Keeps files in a dictionary with the time of the test's own clock.

    Args:
        now: gives the time at which a file counts as written.
    """

    def __init__(self, *, now: Callable[[], datetime] = lambda: START) -> None:
        self.stored: dict[str, tuple[bytes, datetime]] = {}
        self._now = now

    def write(self, *, name: str, data: bytes) -> None:
        """Store the file."""
        self.stored[name] = (data, self._now())

    def create(self, *, name: str, data: bytes) -> bool:
        """Store the file unless there is one; say whether this call made it."""
        entry = (data, self._now())
        return self.stored.setdefault(name, entry) is entry

    def read(self, *, name: str) -> bytes | None:
        """Return the file, or None if there is none."""
        return self.stored[name][0] if name in self.stored else None

    def delete(self, *, name: str) -> None:
        """Delete the file."""
        self.stored.pop(name, None)

    def list_written_before(self, *, prefix: str, moment: datetime) -> tuple[str, ...]:
        """Return the names below the prefix that were written before the moment, sorted."""
        return tuple(
            sorted(
                name
                for name, (_, written) in self.stored.items()
                if name.startswith(f"{prefix}/") and written < moment
            )
        )

    def everything(self) -> Iterator[bytes]:
        """Return every byte that somebody who steals the storage would see."""
        for name, (data, _) in self.stored.items():
            yield name.encode()
            yield data


class MirrorCipher:
    """Hides bytes by turning their bits over, and binds them to their owner."""

    def encrypt(self, *, plain: bytes, owner_id: str) -> bytes:
        """Return the turned bytes of owner and text."""
        return bytes(255 - one for one in owner_id.encode() + b"\n" + plain)

    def decrypt(self, *, cipher: bytes, owner_id: str) -> bytes:
        """Return what was encrypted.

        Raises:
            Foreign: it was encrypted for another owner.
        """
        owner, _, plain = bytes(255 - one for one in cipher).partition(b"\n")
        if owner != owner_id.encode():
            raise Foreign("another owner's bytes")
        return plain


class JobList:
    """Remembers what was queued, in order; satisfies `Enqueue`."""

    def __init__(self) -> None:
        self.queued: list[tuple[str, str]] = []

    def __call__(self, *, job: str, argument: str) -> None:
        """Remember the job."""
        self.queued.append((job, argument))


class PlainPasswords:
    """Hashes without any work, for tests of services and views; satisfies `HashPassword`.

    `asked` tells in order what was asked: "hash", "verify" or "nothing".

    Args:
        edition: of the parameters; hashes of another one are outdated.
    """

    def __init__(self, *, edition: int = 1) -> None:
        self.asked: list[str] = []
        self._edition = edition

    def hash(self, *, password: str) -> str:
        """Return a text that does not show the password."""
        self.asked.append("hash")
        return f"{self._edition}${sha256(password.encode()).hexdigest()}"

    def verify(self, *, password: str, encoded: str) -> bool:
        """Say whether the password belongs to the hash."""
        self.asked.append("verify")
        return encoded.partition("$")[2] == sha256(password.encode()).hexdigest()

    def verify_nothing(self, *, password: str) -> None:
        """Remember that a password of nobody was compared."""
        assert isinstance(password, str)
        self.asked.append("nothing")

    def is_outdated(self, *, encoded: str) -> bool:
        """Say whether the hash is of another edition."""
        return encoded.partition("$")[0] != str(self._edition)


class FixedRating:
    """Rates every password alike and remembers what it was asked; satisfies `RatePassword`."""

    def __init__(self, score: int = 4) -> None:
        self.score = score
        self.asked: list[tuple[str, tuple[str, ...]]] = []

    def rate(self, *, password: str, own_words: tuple[str, ...]) -> int:
        """Return the fixed score."""
        self.asked.append((password, own_words))
        return self.score
