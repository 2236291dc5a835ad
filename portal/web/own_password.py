"""Ask somebody who is signed in for their password once more."""

from portal.queries.own_account import get_own
from portal.values.errors import PortalError
from portal.web import outside
from portal.web.extensions import db
from portal.web.result_words import counted
from portal.web.throttle import seconds_to_wait

MOST_ATTEMPTS = 10
PURPOSE = "own-password"
SECONDS_PER_MINUTE = 60
NEEDED = "Bitte geben Sie Ihr aktuelles Passwort ein."
WRONG = "Das aktuelle Passwort stimmt nicht. Bitte geben Sie es noch einmal ein."
TOO_OFTEN = "Das waren sehr viele Versuche. Bitte warten Sie {minutes}. Danach geht es weiter."
AT_THE_SAME_MOMENT = (
    "Ihr Passwort wurde gerade geändert. Bitte geben Sie das Passwort ein, das jetzt gilt."
)


class PasswordRefused(PortalError):
    """Report that the password is not confirmed; the message is the sentence for the page.

    Args:
        seconds: until trying again may help; 0 if it may be tried at once.
    """

    def __init__(self, sentence: str, *, seconds: int = 0) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.seconds = seconds

    @property
    def status(self) -> int:
        """Return the status of the page that says so."""
        return 429 if self.seconds else 422


def confirm_password(*, account_id: str, typed: str) -> str:
    """Return the stored hash to which the password belongs; services check that it still holds.

    Every attempt counts for the account, the right ones too: whoever finds a browser that is
    signed in must not guess.

    Raises:
        PasswordRefused: none was typed, it is wrong, or there were too many attempts.
        NotFound: the account was erased.
    """
    if not typed:
        raise PasswordRefused(NEEDED)
    wait = seconds_to_wait(purpose=PURPOSE, most=MOST_ATTEMPTS, account_id=account_id)
    if wait:
        raise too_often(wait)
    encoded = get_own(db.session(), account_id=account_id).password_hash
    if not outside.current().passwords.verify(password=typed, encoded=encoded):
        raise PasswordRefused(WRONG)
    return encoded


def too_often(seconds: int) -> PasswordRefused:
    """Return the refusal that says how long to wait."""
    minutes = counted(-(-seconds // SECONDS_PER_MINUTE), "Minute", "Minuten")
    return PasswordRefused(TOO_OFTEN.format(minutes=minutes), seconds=seconds)
