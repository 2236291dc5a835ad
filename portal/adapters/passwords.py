"""Passwords as Argon2id hashes (RFC 9106)."""

import base64
import secrets
import threading

from argon2 import PasswordHasher, Type
from argon2.exceptions import VerifyMismatchError

from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.domain.accounts.password_rule import LONGEST, is_too_long, normalise
from portal.values.errors import PortalError

LANES = 1
SALT_BYTES, HASH_BYTES = 16, 32


class PasswordTooLong(PortalError):
    """Report a password that is refused before it is hashed."""


class Argon2:
    """Hashes passwords one at a time; satisfies `portal.values.ports.HashPassword`.

    A hash takes its memory and a core for some hundredths of a second. Without the lock as many
    sign-ins at once as there are threads would take that many times the memory.

    Args:
        memory_kib: of one hash.
        passes: over that memory.
    """

    def __init__(self, *, memory_kib: int, passes: int) -> None:
        self._hasher = PasswordHasher(
            time_cost=passes,
            memory_cost=memory_kib,
            parallelism=LANES,
            hash_len=HASH_BYTES,
            salt_len=SALT_BYTES,
            type=Type.ID,
        )
        # Of no password: random bytes in the shape of a hash, which cost nothing to make and the
        # same as a real one to compare with.
        salt, tag = _encoded(SALT_BYTES), _encoded(HASH_BYTES)
        cost = f"m={memory_kib},t={passes},p={LANES}"
        self._nobodys = f"$argon2id$v=19${cost}${salt}${tag}"
        self._lock = threading.Lock()

    def hash(self, *, password: str) -> str:
        """Return the encoded hash of the normalised password.

        Raises:
            PasswordTooLong: more than 256 characters.
        """
        if is_too_long(password=password):
            raise PasswordTooLong(f"more than {LONGEST} characters")
        with self._lock:
            return self._hasher.hash(_bytes_of(password))

    def verify(self, *, password: str, encoded: str) -> bool:
        """Say whether the password belongs to the hash; none above 256 characters does.

        None belongs to `UNUSABLE_HASH`, which takes as long as any other to say.
        """
        if is_too_long(password=password):
            return False
        if encoded == UNUSABLE_HASH:
            encoded = self._nobodys
        with self._lock:
            try:
                return self._hasher.verify(encoded, _bytes_of(password))
            except VerifyMismatchError:
                return False

    def verify_nothing(self, *, password: str) -> None:
        """Take as long as `verify`, for an account that does not exist."""
        self.verify(password=password, encoded=self._nobodys)

    def is_outdated(self, *, encoded: str) -> bool:
        """Say whether the hash was made with other parameters than those of today.

        What stands for no password at all never is.
        """
        return encoded != UNUSABLE_HASH and self._hasher.check_needs_rehash(encoded)


def _bytes_of(password: str) -> bytes:
    """Return what is hashed; half a surrogate pair, which no browser sends, is kept as it is."""
    return normalise(password=password).encode("utf-8", "surrogatepass")


def _encoded(length: int) -> str:
    return base64.b64encode(secrets.token_bytes(length)).decode().rstrip("=")
