"""Take a report that something in a profile is wrong."""

from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import EmailAddress
from portal.domain.corrections.block import Block
from portal.models.correction import Correction
from portal.queries import facilities
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class ReportedMeanwhile(PortalError):
    """Report that the same form was stored at this moment: nothing is missing."""


def report_correction(
    session: Session,
    *,
    facility_id: int,
    correction_id: str,
    block: Block,
    text: str,
    address: EmailAddress | None,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep the report encrypted for support; the profile stays as it is.

    `correction_id` comes from the form: sending it twice reports once.

    Raises:
        NotFound: there is no such facility, or it is not published.
        ReportedMeanwhile: see there.
    """
    facilities.get_subject(session, facility_id=facility_id)
    if session.get(Correction, correction_id) is not None:
        return
    email = address.typed.encode() if address else None
    session.add(
        Correction(
            id=correction_id,
            facility_id=facility_id,
            block=block.value,
            text=cipher.encrypt(plain=text.encode(), owner_id=correction_id),
            email=cipher.encrypt(plain=email, owner_id=correction_id) if email else None,
            reported_at=now,
            decision="",
            decided_at=None,
        )
    )
    try:
        session.flush()
    except IntegrityError as error:
        raise ReportedMeanwhile("another click was first") from error
