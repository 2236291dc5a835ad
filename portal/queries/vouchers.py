"""Codes that open a licence."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.models.voucher import Voucher


def is_free(session: Session, *, code_hash: str, today: date) -> bool:
    """Say whether somebody may enter this code today."""
    return (
        session.scalars(
            select(Voucher.code_hash).where(
                Voucher.code_hash == code_hash,
                Voucher.company_id.is_(None),
                Voucher.used_at.is_(None),
                Voucher.redeem_until >= today,
            )
        ).one_or_none()
        is not None
    )


def list_unused(session: Session, *, company_id: str) -> Sequence[Voucher]:
    """List the codes that a company has entered and not used yet."""
    return session.scalars(
        select(Voucher)
        .where(Voucher.company_id == company_id, Voucher.used_at.is_(None))
        .order_by(Voucher.made_at, Voucher.code_hash)
    ).all()
