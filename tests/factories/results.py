"""Results that are kept in accounts, written straight into the database."""

import secrets
from datetime import datetime, timedelta

from flask import Flask
from sqlalchemy.orm import Session

from portal.domain.protocol.kept import KeptResult
from portal.domain.protocol.label import Label
from portal.domain.protocol.snapshot import pack
from portal.models.saved_result import ShareLink
from portal.services.saved_results.save import NewResult, save_result
from portal.values.ports import Encrypt
from portal.web.visiting import hash_token
from tests.domain.protocol import kept_samples
from tests.factories.accounts import MadeAccount, committed
from tests.factories.directory import NOW


def new_result(kept: KeptResult | None = None, **changes: object) -> NewResult:
    """Return what `save_result` takes, with changes."""
    kept = kept or kept_samples.kept()
    plain = {
        "id": secrets.token_hex(16),
        "label": Label(name="Für Mutter", place=kept.protocol.place.label),
        "packed": pack(kept=kept),
        "made_on": kept.protocol.made_on,
        "form_key": secrets.token_hex(8),
        "consent_version": "fassung-1",
        "consented_at": NOW,
    }
    return NewResult(**(plain | changes))


def keep_result(
    where: Session | Flask,
    account: MadeAccount,
    kept: KeptResult | None = None,
    *,
    cipher: Encrypt | None = None,
    now: datetime = NOW,
    **changes: object,
) -> str:
    """Store a result in the account and return its id; a session needs the cipher."""
    result = new_result(kept, **changes)
    if isinstance(where, Flask):
        cipher = where.extensions["outside"].cipher
    assert cipher is not None
    with committed(where) as session:
        return save_result(
            session, account_id=account.id, result=result, device="", now=now, cipher=cipher
        )


def store_link(
    where: Session | Flask,
    result_id: str,
    *,
    token: str = "",
    days: int = 7,
    ended: bool = False,
    now: datetime = NOW,
) -> str:
    """Store a link to the result and return its token."""
    token = token or secrets.token_hex(32)
    with committed(where) as session:
        session.add(
            ShareLink(
                id=secrets.token_hex(16),
                token_hash=hash_token(token=token),
                result_id=result_id,
                created_at=now,
                expires_at=now + timedelta(days=days),
                ended_at=now if ended else None,
            )
        )
        session.flush()
    return token
