"""What the forms about kept results hold, and what is wrong with it."""

import hashlib
import hmac
import secrets

from flask import current_app, request

from portal.domain.protocol.keeping import MOST_LINKS, MOST_RESULTS
from portal.domain.protocol.label import LONGEST_NAME, read_name
from portal.values.errors import Invalid
from portal.web.named_problem import NamedProblem
from portal.web.typed_text import shown_again

ONCE = "vorgang"
"""The field with a random word, the same for every sending of one form."""
ONCE_BYTES = 16
CONSENT = "einwilligung"
LONGEST_SHOWN = 300
NAME_SENTENCES = {
    "pflicht": "Bitte geben Sie dem Ergebnis einen Namen, zum Beispiel „Für Mutter“.",
    "zu_lang": f"Bitte kürzen Sie den Namen auf höchstens {LONGEST_NAME} Zeichen.",
}
CONSENT_SENTENCE = (
    "Bitte setzen Sie das Häkchen. Ohne Ihre Einwilligung dürfen wir Ihre Antworten zur Gesundheit"
    " nicht in Ihrem Konto speichern."
)
FULL_SENTENCE = (
    f"In Ihrem Konto liegen schon {MOST_RESULTS} Ergebnisse, mehr geht nicht. Bitte löschen Sie"
    " erst eines, das Sie nicht mehr brauchen."
)
LINKS_SENTENCE = (
    f"Für dieses Ergebnis gelten schon {MOST_LINKS} Links, mehr geht nicht. Bitte beenden Sie erst"
    " einen davon."
)
DAYS_SENTENCE = "Bitte wählen Sie, wie lange der Link gelten soll."


def fresh_once() -> str:
    """Return a random word for a form that is shown for the first time."""
    return secrets.token_urlsafe(ONCE_BYTES)


def once_again() -> str:
    """Return the random word of the form that was sent, for showing it again."""
    return request.form.get(ONCE, "")[:100] or fresh_once()


def form_key(*, account_id: str, purpose: str) -> str:
    """Return under what the sending of a form is known; a double click gives the same."""
    return derived(f"{purpose}\n{account_id}\n{once_again()}")


def derived(message: str) -> str:
    """Return a word of 64 hex digits that nobody else can compute from the message."""
    secret = str(current_app.config["SECRET_KEY"]).encode()
    return hmac.new(secret, message.encode(), hashlib.sha256).hexdigest()


def read_name_field() -> tuple[str, tuple[NamedProblem, ...]]:
    """Return the name that was typed, and what is wrong with it."""
    try:
        return read_name(text=request.form.get("name", "")), ()
    except Invalid as error:
        return "", (NamedProblem("name", NAME_SENTENCES[error.code]),)


def name_again() -> str:
    """Return the name as it was typed, for showing the form again."""
    return shown_again(request.form.get("name", ""), most=LONGEST_SHOWN)


def days_asked_for() -> int:
    """Return how many days a link is to work; 0 if the form does not say."""
    return request.form.get("tage", 0, type=int)
