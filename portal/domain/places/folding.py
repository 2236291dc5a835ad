"""One canonical spelling for place names, so that typing habits do not matter."""

import re
import unicodedata

# An "e" after a, o or u stands for an umlaut („Muenchen“), except where the u belongs to the
# vowel before it: „Neuenkirchen“ must not become „Neunkirchen“. The u itself is in the list
# of excluded neighbours so that folding twice changes nothing more.
_WRITTEN_UMLAUT = re.compile(r"(a|o|(?<![aeouq])u)e+")
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_SAINT = re.compile(r"\bst\b")
_GERMAN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "-": " "})
_UNDECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


def fold(*, text: str) -> str:
    """Return the text in lower case ASCII words separated by single blanks.

    „München“, „Muenchen“ and „munchen“ become equal, as do „St. Wendel“ and „Sankt-Wendel“,
    „Gießen“ and „Giessen“. Folding is idempotent. Text without letters and digits gives "".
    """
    plain = text.casefold().translate(_GERMAN)
    if not plain.isascii():
        # Decomposing may produce capitals again (as for „™“), hence the second casefold.
        decomposed = unicodedata.normalize("NFKD", plain.translate(_UNDECOMPOSED)).casefold()
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        plain = plain.translate(_UNDECOMPOSED)
    words = plain if plain.isascii() and plain.isalnum() else _NOT_A_LETTER.sub(" ", plain).strip()
    if "ae" in words or "oe" in words or "ue" in words:
        words = _WRITTEN_UMLAUT.sub(r"\1", words)
    return _SAINT.sub("sankt", words) if "st" in words else words
