"""Sign and check cookies and tokens exactly as itsdangerous does, with signers that are made once.

Its serializers make a signer for each text, which derives its key anew and takes HMAC step by step.
"""

import hmac

from itsdangerous import Signer, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.signer import SigningAlgorithm


class _InOneStep(SigningAlgorithm):
    """HMAC as itsdangerous has it, in one call."""

    def __init__(self, *, digest: str) -> None:
        self._digest = digest

    def get_signature(self, key: bytes, value: bytes) -> bytes:
        """Return the signature."""
        return hmac.digest(key, value, self._digest)


class _KeyedSigner(TimestampSigner):
    """Derives each key once; it keeps nothing else, so that all threads can share it."""

    def derive_key(self, secret_key: str | bytes | None = None) -> bytes:
        """Return the key that is derived from a secret, by default the newest one."""
        known: dict[object, bytes] = vars(self).setdefault("derived", {})
        if secret_key not in known:
            known[secret_key] = super().derive_key(secret_key)
        return known[secret_key]


class KeptSigner(URLSafeTimedSerializer):
    """A serializer that uses one signer for everything of its own salt."""

    def __init__(self, serializer: URLSafeTimedSerializer) -> None:
        """Do what this serializer does."""
        kwargs = serializer.signer_kwargs
        super().__init__(
            serializer.secret_keys,
            salt=serializer.salt,
            serializer=serializer.serializer,
            signer=_KeyedSigner,
            signer_kwargs=kwargs,
        )
        self._signer = super().make_signer()
        self._signer.algorithm = _InOneStep(digest=self._signer.digest_method().name)

    def make_signer(self, salt: str | bytes | None = None) -> Signer:
        """Return the signer; a new one only for another salt."""
        return self._signer if salt in {None, self.salt} else super().make_signer(salt)
