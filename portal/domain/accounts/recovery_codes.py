"""Codes that replace the telephone on the day it is lost: printed, each works once.

Fifty random bits: `7K4Q2-M9D5X`.
"""

import hashlib
import hmac

from portal.values.spoken_code import check_letters, fold_letters, write_letters

COUNT = 10
LETTERS = 10
BITS = 50
GROUP = 5
MOST_CHARACTERS = 40


def make_recovery_code(*, random_bits: int) -> str:
    """Return the code of fifty random bits.

    Raises:
        CodeInvalid: the number is negative or has more than fifty bits.
    """
    return _grouped(write_letters(random_bits=random_bits, count=LETTERS))


def read_recovery_code(*, typed: str) -> str:
    """Return the canonical code for what was typed; small letters, blanks and dashes are fine.

    O counts as 0, I and L as 1.

    Raises:
        CodeInvalid: the text is no code.
    """
    letters = fold_letters(typed=typed[:MOST_CHARACTERS])
    check_letters(letters=letters, count=LETTERS)
    return _grouped(letters)


def hash_recovery_code(*, code: str, secret: str) -> str:
    """Return the keyed hash under which a code is stored.

    The key is the secret of the account's one-time codes. It is encrypted, so that a copy of the
    database gives no way to guess; and it lives as long as the codes, whichever key signs cookies.
    """
    return hmac.new(secret.encode(), code.encode(), hashlib.sha256).hexdigest()


def _grouped(letters: str) -> str:
    return f"{letters[:GROUP]}-{letters[GROUP:]}"
