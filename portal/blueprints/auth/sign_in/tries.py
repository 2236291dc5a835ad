"""The tries of one caller at one account: counted before they are judged, taken back if right."""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app, request
from sqlalchemy.orm import Session

from portal.domain.accounts.throttling import Kind
from portal.services.sign_ins.clear_tries import clear_tries
from portal.services.sign_ins.remember_place import remember_place
from portal.services.sign_ins.reserve_try import TooManyTries, reserve_try
from portal.web import clock
from portal.web.result_words import counted
from portal.web.throttle import place_of
from portal.web.transactions import writing

TOO_MANY = (
    "Das waren zu viele Versuche. Bitte warten Sie {wait} und versuchen Sie es dann noch einmal."
)
SECONDS_PER_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries of this kind at the account of an address, from where this request comes.

    Args:
        account_key: the folded address, whether or not there is such an account.
    """

    kind: Kind
    account_key: str

    @property
    def _place(self) -> str:
        return place_of(address=request.remote_addr or "")

    @property
    def _secret(self) -> str:
        return str(current_app.config["SECRET_KEY"])

    @property
    def _now(self) -> datetime:
        return clock.now()

    def reserve(self) -> int:
        """Count a try; return 0, or the seconds to wait if it may not be judged now."""
        try:
            with writing() as session:
                reserve_try(
                    session,
                    kind=self.kind,
                    account_key=self.account_key,
                    place=self._place,
                    secret=self._secret,
                    now=self._now,
                )
        except TooManyTries as refused:
            return refused.seconds
        return 0

    def clear(self, session: Session) -> None:
        """Take back a try that was right."""
        clear_tries(
            session,
            kind=self.kind,
            account_key=self.account_key,
            place=self._place,
            secret=self._secret,
            now=self._now,
        )

    def remember_place(self, session: Session, *, account_id: str) -> None:
        """Let strangers elsewhere never slow the owner down here."""
        remember_place(
            session,
            account_id=account_id,
            account_key=self.account_key,
            place=self._place,
            secret=self._secret,
            now=self._now,
        )


def told_to_wait(seconds: int) -> str:
    """Return the sentence that says how long to wait."""
    if seconds < SECONDS_PER_MINUTE:
        return TOO_MANY.format(wait=counted(seconds, "Sekunde", "Sekunden"))
    return TOO_MANY.format(wait=counted(-(-seconds // SECONDS_PER_MINUTE), "Minute", "Minuten"))
