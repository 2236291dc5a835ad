"""Open a saved result, for its owner or by a link."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.protocol.kept import KeptResult
from portal.domain.protocol.label import Label, unpack_label
from portal.domain.protocol.snapshot import unpack
from portal.models.saved_result import SavedResult
from portal.queries import saved_results
from portal.values.errors import NotFound, PortalError
from portal.values.ports import Encrypt


class ResultUnreadable(PortalError):
    """Report a stored result that is damaged or whose key of encryption is not known."""


class LinkClosed(NotFound):
    """Report a link that is over, was ended or never was."""


@dataclass(frozen=True, slots=True)
class OpenResult:
    """A saved result, decrypted.

    Args:
        renewed_from: id of the result of which it is the new computation; empty if none is there.
    """

    id: str
    label: Label
    kept: KeptResult
    saved_at: datetime
    consent_version: str
    consented_at: datetime
    renewed_from: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A saved result as the list shows it.

    Args:
        label: None if it cannot be read; such a result can only be deleted.
        is_renewed: it is the new computation of one that is still there.
    """

    id: str
    label: Label | None
    made_on: date
    saved_at: datetime
    consented_at: datetime
    is_renewed: bool


def read_result(
    session: Session, *, result_id: str, account_id: str, cipher: Encrypt
) -> OpenResult:
    """Return a result of this account.

    Raises:
        NotFound: there is none, or it is somebody else's.
        ResultUnreadable: see there.
    """
    stored = saved_results.get_for(session, result_id=result_id, account_id=account_id)
    return _open(stored, cipher)


def read_shared(session: Session, *, token_hash: str, now: datetime, cipher: Encrypt) -> OpenResult:
    """Return the result that a link leads to.

    Raises:
        LinkClosed: the link does not work; nothing tells why.
        ResultUnreadable: see there.
    """
    stored = saved_results.find_shared(session, token_hash=token_hash, now=now)
    if stored is None:
        raise LinkClosed("no open link with this token")
    return _open(stored, cipher)


def read_all(
    session: Session, *, account_id: str, cipher: Encrypt
) -> tuple[OpenResult | Listed, ...]:
    """Return every result of an account, newest first; what cannot be read as the list has it."""
    stored = saved_results.list_for(session, account_id=account_id)
    return tuple(_open_or_listed(one, cipher) for one in stored)


def list_results(session: Session, *, account_id: str, cipher: Encrypt) -> tuple[Listed, ...]:
    """Return what the list of an account's results shows, newest first."""
    rows = saved_results.list_labels(session, account_id=account_id)
    return tuple(
        Listed(
            id=row.id,
            label=_label_or_none(row.id, row.label, cipher),
            made_on=row.made_on,
            saved_at=row.saved_at,
            consented_at=row.consented_at,
            is_renewed=row.renewed_from_id is not None,
        )
        for row in rows
    )


def _open(stored: SavedResult, cipher: Encrypt) -> OpenResult:
    try:
        packed = cipher.decrypt(cipher=stored.snapshot, owner_id=stored.id)
        label = unpack_label(data=cipher.decrypt(cipher=stored.label, owner_id=stored.id))
        kept = unpack(data=packed)
    except PortalError as error:
        raise ResultUnreadable("the stored result cannot be read") from error
    return OpenResult(
        id=stored.id,
        label=label,
        kept=kept,
        saved_at=stored.saved_at,
        consent_version=stored.consent_version,
        consented_at=stored.consented_at,
        renewed_from=stored.renewed_from_id or "",
    )


def _open_or_listed(stored: SavedResult, cipher: Encrypt) -> OpenResult | Listed:
    try:
        return _open(stored, cipher)
    except ResultUnreadable:
        return Listed(
            id=stored.id,
            label=_label_or_none(stored.id, stored.label, cipher),
            made_on=stored.made_on,
            saved_at=stored.saved_at,
            consented_at=stored.consented_at,
            is_renewed=stored.renewed_from_id is not None,
        )


def _label_or_none(result_id: str, data: bytes, cipher: Encrypt) -> Label | None:
    try:
        return unpack_label(data=cipher.decrypt(cipher=data, owner_id=result_id))
    except PortalError:
        return None
