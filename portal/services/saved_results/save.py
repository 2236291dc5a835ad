"""Keep a result in an account: a snapshot, with the consent to storing it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.accounts.events import Event
from portal.domain.protocol.keeping import MOST_RESULTS
from portal.domain.protocol.label import Label, pack_label
from portal.models.saved_result import SavedResult
from portal.queries import saved_results
from portal.services.journal.note_event import note_event
from portal.values.errors import NotFound, PortalError
from portal.values.ports import Encrypt


class TooManyResults(PortalError):
    """Report that the account keeps as many results as it may."""


class OriginalGone(NotFound):
    """Report that the result which was computed anew was deleted meanwhile."""


@dataclass(frozen=True, slots=True)
class NewResult:
    """What is to be kept.

    Args:
        id: random, 32 hex digits.
        packed: the snapshot as `snapshot.pack` wrote it.
        form_key: hash of the form that was sent, the same for a double click.
        renewed_from: id of the result of which this is the new computation; empty if it is none.
    """

    id: str
    label: Label
    packed: bytes
    made_on: date
    form_key: str
    consent_version: str
    consented_at: datetime
    renewed_from: str = ""


def save_result(
    session: Session,
    *,
    account_id: str,
    result: NewResult,
    device: str,
    now: datetime,
    cipher: Encrypt,
) -> str:
    """Store the result encrypted and return its id; the same form again gives the first one's.

    Raises:
        TooManyResults: the account keeps `MOST_RESULTS` already.
        OriginalGone: see there.
    """
    saved_results.lock_account(session, account_id=account_id)
    before = saved_results.find_by_form(session, form_key=result.form_key)
    if before is not None:
        return before.id
    if saved_results.count_for(session, account_id=account_id) >= MOST_RESULTS:
        raise TooManyResults("the account keeps as many results as it may")
    if result.renewed_from:
        _check_original(session, result.renewed_from, account_id)
    session.add(
        SavedResult(
            id=result.id,
            account_id=account_id,
            label=cipher.encrypt(plain=pack_label(label=result.label), owner_id=result.id),
            snapshot=cipher.encrypt(plain=result.packed, owner_id=result.id),
            form_key=result.form_key,
            made_on=result.made_on,
            saved_at=now,
            consent_version=result.consent_version,
            consented_at=result.consented_at,
            renewed_from_id=result.renewed_from or None,
        )
    )
    note_event(session, account_id=account_id, event=Event.RESULT_SAVED, device=device, now=now)
    return result.id


def _check_original(session: Session, result_id: str, account_id: str) -> None:
    try:
        saved_results.get_for(session, result_id=result_id, account_id=account_id)
    except NotFound as error:
        raise OriginalGone("the result was deleted meanwhile") from error
