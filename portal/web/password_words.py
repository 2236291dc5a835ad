"""What people are told about a new password."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask

from portal.domain.accounts.password_rule import LONGEST, SHORTEST, Shortfall, Verdict

RULE = (
    f"mindestens {SHORTEST} Zeichen",
    "große und kleine Buchstaben",
    "mindestens eine Ziffer",
    "mindestens ein Sonderzeichen, zum Beispiel ! oder ? oder ein Leerzeichen",
)
"""The rule before anybody has typed."""

SENTENCES: Mapping[Shortfall, str] = {
    Shortfall.TOO_SHORT: f"Bitte nehmen Sie mindestens {SHORTEST} Zeichen.",
    Shortfall.TOO_LONG: f"Bitte nehmen Sie höchstens {LONGEST} Zeichen.",
    Shortfall.NO_UPPER: "Bitte nehmen Sie mindestens einen großen Buchstaben dazu.",
    Shortfall.NO_LOWER: "Bitte nehmen Sie mindestens einen kleinen Buchstaben dazu.",
    Shortfall.NO_DIGIT: "Bitte nehmen Sie mindestens eine Ziffer dazu.",
    Shortfall.NO_SPECIAL: (
        "Bitte nehmen Sie mindestens ein Sonderzeichen dazu, zum Beispiel ! oder ? oder ein"
        " Leerzeichen."
    ),
    Shortfall.OWN_WORDS: (
        "Bitte lassen Sie Ihren Namen und Ihre E-Mail-Adresse weg. Wer Sie kennt, errät dieses"
        " Passwort sonst leicht."
    ),
    Shortfall.GUESSABLE: (
        "Dieses Passwort ist leicht zu erraten, weil es aus bekannten Wörtern, Jahreszahlen oder"
        " Tastenfolgen besteht. Bitte hängen Sie zwei oder drei Wörter an, die nichts miteinander"
        " zu tun haben."
    ),
}
"""What to do about each shortfall."""

_MISSING: Mapping[Shortfall, str] = {
    Shortfall.TOO_SHORT: f"mindestens {SHORTEST} Zeichen",
    Shortfall.NO_UPPER: "ein großer Buchstabe",
    Shortfall.NO_LOWER: "ein kleiner Buchstabe",
    Shortfall.NO_DIGIT: "eine Ziffer",
    Shortfall.NO_SPECIAL: "ein Sonderzeichen",
}
PARTS = len(_MISSING) + 1
"""Parts of the bar: one for each kind of thing that may be missing, and one for the rating."""


@dataclass(frozen=True, slots=True)
class Strength:
    """The bar and its words.

    Args:
        state: „gut“ (green), „schwach“ (red), „leer“ or „ruht“.
        headline: what the colour says, in words.
        detail: what is missing; may be empty.
        filled: parts of the bar that are filled.
    """

    state: str
    headline: str
    detail: str
    filled: int
    parts: int = PARTS


NOTHING_TYPED = Strength(
    state="leer", headline="Noch kein Passwort eingegeben.", detail="", filled=0
)
RESTING = Strength(
    state="ruht",
    headline="Gerade wird hier nicht geprüft.",
    detail="Von Ihrem Anschluss kamen sehr viele Anfragen. Geprüft wird beim Absenden.",
    filled=0,
)
GOOD = Strength(
    state="gut", headline="Sicher genug.", detail="Das Passwort erfüllt die Regel.", filled=PARTS
)


def sentences(*, verdict: Verdict) -> tuple[str, ...]:
    """Return what to do about the password, one sentence for each shortfall."""
    return tuple(SENTENCES[shortfall] for shortfall in verdict.shortfalls)


def strength_of(*, verdict: Verdict) -> Strength:
    """Return the bar of a password of which something has been typed."""
    if verdict.is_good:
        return GOOD
    missing = [_MISSING[one] for one in verdict.shortfalls if one in _MISSING]
    others = [SENTENCES[one] for one in verdict.shortfalls if one not in _MISSING]
    listed = [f"Es fehlt noch: {', '.join(missing)}."] if missing else []
    return Strength(
        state="schwach",
        headline="Noch nicht sicher genug.",
        detail=" ".join([*listed, *others]),
        filled=PARTS - 1 - len(missing),
    )


def register(app: Flask) -> None:
    """Give the fields for a new password the rule and the empty bar."""
    app.jinja_env.globals.update(password_rule=RULE, nothing_typed=NOTHING_TYPED)
