"""Encryption at rest with a list of keys: the first encrypts, all decrypt.

AES-256-GCM: a byte that names the form, a random nonce, then the text with its tag; the owner is
authenticated with it. What was stored as Fernet's tokens before still opens.
"""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64decode
from contextlib import suppress
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from portal.values.errors import PortalError

FORM: Final = b"\x01"
"""How ciphertext begins; no token of Fernet's does, which is text."""
NONCE_BYTES: Final = 12
"""Random ones of this length may be drawn for 2^32 texts with one key (NIST SP 800-38D, 8.3)."""
KEY_BYTES: Final = 32
PURPOSE: Final = b"portal, at rest, AES-256-GCM"
OWNER_BYTES: Final = hashlib.sha256().digest_size


class CipherInvalid(PortalError):
    """Report ciphertext that is damaged, foreign or made with an unknown key."""


class Cipher:
    """Encrypts bytes for an owner; satisfies `portal.values.ports.Encrypt`.

    Args:
        keys: Fernet keys (url-safe base64, 32 bytes), the newest first.
    """

    def __init__(self, *, keys: tuple[str, ...]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])
        self._keys = tuple(AESGCM(_derived(key)) for key in keys)

    def encrypt(self, *, plain: bytes, owner_id: str) -> bytes:
        """Return ciphertext for this owner."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        return FORM + nonce + self._keys[0].encrypt(nonce, plain, owner_id.encode())

    def decrypt(self, *, cipher: bytes, owner_id: str) -> bytes:
        """Return what was encrypted.

        Raises:
            CipherInvalid: the ciphertext is damaged, foreign or made with an unknown key.
        """
        start = len(FORM) + NONCE_BYTES
        if cipher[: len(FORM)] != FORM or len(cipher) < start:
            return self._opened_token(cipher, owner_id)
        nonce, sealed, owner = cipher[len(FORM) : start], cipher[start:], owner_id.encode()
        for key in self._keys:
            with suppress(InvalidTag):
                return key.decrypt(nonce, sealed, owner)
        raise CipherInvalid("this ciphertext cannot be read")

    def _opened_token(self, token: bytes, owner_id: str) -> bytes:
        """Return what an older version stored: a token of Fernet's that begins with the owner."""
        try:
            text = self._fernet.decrypt(token)
        except InvalidToken:
            raise CipherInvalid("this ciphertext cannot be read") from None
        if not hmac.compare_digest(text[:OWNER_BYTES], hashlib.sha256(owner_id.encode()).digest()):
            raise CipherInvalid("this ciphertext belongs to another record")
        return text[OWNER_BYTES:]


def _derived(key: str) -> bytes:
    """Return a key of its own for this form, so that no key serves two ciphers."""
    derivation = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=PURPOSE)
    return derivation.derive(urlsafe_b64decode(key))
