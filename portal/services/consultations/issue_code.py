"""Make a resume code, on demand only."""

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from portal.domain.robin.catalogue.load import Catalogue
from portal.domain.robin.resume_code import make_code
from portal.domain.robin.saving import may_be_kept
from portal.services.consultations.find import (
    ConsultationGone,
    find_open,
    hash_key,
    read_answers,
)
from portal.values.errors import PortalError
from portal.values.ports import Encrypt

TERM_WITH_CODE = timedelta(days=30)


class KeepingRefused(PortalError):
    """Report that the consultation must not be kept beyond its day."""


def issue_code(
    session: Session,
    *,
    key: str,
    random_bits: int,
    catalogue: Catalogue,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Give the consultation a code and keep it for 30 days from now; an existing code stays.

    Raises:
        ConsultationGone: the consultation has expired, was deleted or cannot be read.
        KeepingRefused: the person concerned does not know of it.
        CodeInvalid: `random_bits` has more than sixty bits.
    """
    stored = find_open(session, key=key, now=now, for_update=True)
    if stored is None:
        raise ConsultationGone("no open consultation with this key")
    if not may_be_kept(catalogue=catalogue, answers=read_answers(stored=stored, cipher=cipher)):
        raise KeepingRefused("the person concerned does not know of the consultation")
    if stored.code_hash is None:
        code = make_code(random_bits=random_bits)
        stored.code_hash = hash_key(key=code)
        stored.code = cipher.encrypt(plain=code.encode(), owner_id=stored.id)
    stored.expires_at = now + TERM_WITH_CODE
    session.flush()
