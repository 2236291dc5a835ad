"""Who waits, without saying who."""

import hashlib
import hmac
from collections.abc import Sequence


def person_keys(*, mailbox: str, secrets: Sequence[str]) -> tuple[str, ...]:
    """Return the keys under which a person is or was known, one for each secret, in their order.

    The same for the same mailbox and for no other: addresses that merely fold to the same text
    may belong to two people, and what one of them waits for is none of the other's business.
    Without the secret the keys tell nothing. The first secret is the one in use.
    """
    text = f"waiting\n{mailbox}".encode()
    return tuple(hmac.new(one.encode(), text, hashlib.sha256).hexdigest() for one in secrets)
