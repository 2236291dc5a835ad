"""The code with which a consultation can be continued on another device.

Sixty random bits in Crockford's Base32 (no I, L, O, U), readable over the phone:
`ROB-7K4Q-2M9D-5X3H`.
"""

from portal.values.errors import PortalError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # pragma: allowlist secret
PREFIX = "ROB"
LETTERS = 12
BITS = 60
GROUP = 4
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SPELLING = {
    "A": "Anton", "B": "Berta", "C": "Cäsar", "D": "Dora", "E": "Emil", "F": "Friedrich",
    "G": "Gustav", "H": "Heinrich", "J": "Julius", "K": "Kaufmann", "M": "Martha",
    "N": "Nordpol", "P": "Paula", "Q": "Quelle", "R": "Richard", "S": "Samuel",
    "T": "Theodor", "V": "Viktor", "W": "Wilhelm", "X": "Xanthippe", "Y": "Ypsilon",
    "Z": "Zacharias",
}  # fmt: skip
_DIGITS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")


class CodeInvalid(PortalError):
    """Report text that cannot be a resume code."""


def make_code(*, random_bits: int) -> str:
    """Return the code of sixty random bits.

    Raises:
        CodeInvalid: the number is negative or has more than sixty bits.
    """
    if not 0 <= random_bits < 1 << BITS:
        raise CodeInvalid("a code has exactly sixty bits")
    letters = ""
    for _ in range(LETTERS):
        random_bits, place = divmod(random_bits, len(ALPHABET))
        letters = ALPHABET[place] + letters
    return _grouped(letters)


def read_code(*, text: str) -> str:
    """Return the canonical code for what somebody typed.

    Small letters, blanks, missing or other dashes and a missing prefix are fine; O counts as 0,
    I and L as 1.

    Raises:
        CodeInvalid: the text is no code.
    """
    letters = "".join(sign for sign in text[:60].upper() if sign.isalnum())
    if len(letters) == len(PREFIX) + LETTERS and letters.translate(_MISREAD).startswith("R0B"):
        letters = letters[len(PREFIX) :]
    letters = letters.translate(_MISREAD)
    if len(letters) != LETTERS or any(sign not in ALPHABET for sign in letters):
        raise CodeInvalid("not a resume code")
    return _grouped(letters)


def is_code(*, text: str) -> bool:
    """Say whether a text is a resume code in its canonical form."""
    try:
        return read_code(text=text) == text
    except CodeInvalid:
        return False


def spell(*, code: str) -> tuple[str, ...]:
    """Return one word per letter or digit after the prefix, to read the code over the phone."""
    letters = code.removeprefix(PREFIX).replace("-", "")
    return tuple(_DIGITS[int(sign)] if sign.isdigit() else _SPELLING[sign] for sign in letters)


def _grouped(letters: str) -> str:
    groups = (letters[start : start + GROUP] for start in range(0, LETTERS, GROUP))
    return "-".join((PREFIX, *groups))
