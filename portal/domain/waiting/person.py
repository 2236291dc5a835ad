"""Who waits, without saying who."""

import hashlib
import hmac
from collections.abc import Sequence


def person_keys(*, address_key: str, secrets: Sequence[str]) -> tuple[str, ...]:
    """Return the keys under which a person is or was known, one for each secret, in their order.

    The same for the same folded e-mail address; without the secret they tell nothing. The first
    secret is the one in use.
    """
    text = f"waiting\n{address_key}".encode()
    return tuple(hmac.new(one.encode(), text, hashlib.sha256).hexdigest() for one in secrets)
