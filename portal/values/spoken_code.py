"""The letters of codes that people type by hand and read over the phone.

Crockford's Base32: five bits a sign, without I, L, O and U, which are misread or misspelt.
"""

from portal.values.errors import PortalError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # pragma: allowlist secret
BITS_A_LETTER = 5
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})


class CodeInvalid(PortalError):
    """Report text or a number that is no code of its kind."""


def write_letters(*, random_bits: int, count: int) -> str:
    """Return a number as that many signs.

    Raises:
        CodeInvalid: the number is negative or has more than five bits for each sign.
    """
    if not 0 <= random_bits < 1 << BITS_A_LETTER * count:
        raise CodeInvalid("as many bits as the signs hold")
    letters = ""
    for _ in range(count):
        random_bits, place = divmod(random_bits, len(ALPHABET))
        letters = ALPHABET[place] + letters
    return letters


def fold_letters(*, typed: str) -> str:
    """Return letters and digits of what was typed, in capitals; O counts as 0, I and L as 1."""
    return "".join(sign for sign in typed.upper() if sign.isalnum()).translate(_MISREAD)


def check_letters(*, letters: str, count: int) -> None:
    """Refuse what is not exactly that many signs of the alphabet.

    Raises:
        CodeInvalid: it is not.
    """
    if len(letters) != count or any(sign not in ALPHABET for sign in letters):
        raise CodeInvalid("no such code")
