"""The code with which a consultation can be continued on another device.

Sixty random bits: `ROB-7K4Q-2M9D-5X3H`.
"""

from portal.values.spoken_code import CodeInvalid, check_letters, fold_letters, write_letters

PREFIX = "ROB"
LETTERS = 12
BITS = 60
GROUP = 4
_SPELLING = {
    "A": "Anton", "B": "Berta", "C": "Cäsar", "D": "Dora", "E": "Emil", "F": "Friedrich",
    "G": "Gustav", "H": "Heinrich", "J": "Julius", "K": "Kaufmann", "M": "Martha",
    "N": "Nordpol", "P": "Paula", "Q": "Quelle", "R": "Richard", "S": "Samuel",
    "T": "Theodor", "V": "Viktor", "W": "Wilhelm", "X": "Xanthippe", "Y": "Ypsilon",
    "Z": "Zacharias",
}  # fmt: skip
_DIGITS = ("null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")


def make_code(*, random_bits: int) -> str:
    """Return the code of sixty random bits.

    Raises:
        CodeInvalid: the number is negative or has more than sixty bits.
    """
    return _grouped(write_letters(random_bits=random_bits, count=LETTERS))


def read_code(*, text: str) -> str:
    """Return the canonical code for what somebody typed.

    Small letters, blanks, missing or other dashes and a missing prefix are fine; O counts as 0,
    I and L as 1.

    Raises:
        CodeInvalid: the text is no code.
    """
    letters = fold_letters(typed=text[:60])
    if len(letters) == len(PREFIX) + LETTERS:
        letters = letters.removeprefix(fold_letters(typed=PREFIX))
    check_letters(letters=letters, count=LETTERS)
    return _grouped(letters)


def is_code(*, text: str) -> bool:
    """Say whether a text is a resume code in its canonical form."""
    if not text.startswith(PREFIX):
        return False
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
