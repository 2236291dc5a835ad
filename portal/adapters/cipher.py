"""Encryption at rest with a list of keys: the first encrypts, all decrypt."""

import hashlib
import hmac

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from portal.values.errors import PortalError

OWNER_BYTES = hashlib.sha256().digest_size


class CipherInvalid(PortalError):
    """Report ciphertext that is damaged, foreign or made with an unknown key."""


class Cipher:
    """Encrypts bytes for an owner; satisfies `portal.values.ports.Encrypt`.

    Args:
        keys: Fernet keys (url-safe base64, 32 bytes), the newest first.
    """

    def __init__(self, *, keys: tuple[str, ...]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def encrypt(self, *, plain: bytes, owner_id: str) -> bytes:
        """Return ciphertext for this owner."""
        return self._fernet.encrypt(_mark_of(owner_id) + plain)

    def decrypt(self, *, cipher: bytes, owner_id: str) -> bytes:
        """Return what was encrypted.

        Raises:
            CipherInvalid: the ciphertext is damaged, foreign or made with an unknown key.
        """
        try:
            text = self._fernet.decrypt(cipher)
        except InvalidToken:
            raise CipherInvalid("this ciphertext cannot be read") from None
        if not hmac.compare_digest(text[:OWNER_BYTES], _mark_of(owner_id)):
            raise CipherInvalid("this ciphertext belongs to another record")
        return text[OWNER_BYTES:]


def _mark_of(owner_id: str) -> bytes:
    """Return bytes of fixed length, so that no owner can be the beginning of another."""
    return hashlib.sha256(owner_id.encode()).digest()
