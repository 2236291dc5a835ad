"""Codes that replace the telephone on the day it is lost: printed, each works once.

Fifty random bits in Crockford's Base32 (no I, L, O, U), readable over the phone: `7K4Q2-M9D5X`.
"""

import hashlib
import hmac

from portal.values.errors import PortalError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # pragma: allowlist secret
COUNT = 10
LETTERS = 10
BITS = 50
GROUP = 5
MOST_CHARACTERS = 40
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


class RecoveryCodeInvalid(PortalError):
    """Report text that cannot be a recovery code."""


def make_recovery_code(*, random_bits: int) -> str:
    """Return the code of fifty random bits.

    Raises:
        RecoveryCodeInvalid: the number is negative or has more than fifty bits.
    """
    if not 0 <= random_bits < 1 << BITS:
        raise RecoveryCodeInvalid("a code has exactly fifty bits")
    letters = ""
    for _ in range(LETTERS):
        random_bits, place = divmod(random_bits, len(ALPHABET))
        letters = ALPHABET[place] + letters
    return _grouped(letters)


def read_recovery_code(*, typed: str) -> str:
    """Return the canonical code for what was typed; small letters, blanks and dashes are fine.

    O counts as 0, I and L as 1.

    Raises:
        RecoveryCodeInvalid: the text is no code.
    """
    signs = typed[:MOST_CHARACTERS].upper()
    letters = "".join(sign for sign in signs if sign.isalnum()).translate(_MISREAD)
    if len(letters) != LETTERS or any(sign not in ALPHABET for sign in letters):
        raise RecoveryCodeInvalid("not a recovery code")
    return _grouped(letters)


def hash_recovery_code(*, code: str, secret: str) -> str:
    """Return the keyed hash under which a code is stored.

    The key is the secret of the account's one-time codes. It is encrypted, so that a copy of the
    database gives no way to guess; and it lives as long as the codes, whichever key signs cookies.
    """
    return hmac.new(secret.encode(), code.encode(), hashlib.sha256).hexdigest()


def _grouped(letters: str) -> str:
    return f"{letters[:GROUP]}-{letters[GROUP:]}"
