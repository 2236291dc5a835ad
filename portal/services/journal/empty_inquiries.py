"""Empty the inquiries of a facility whose keeper goes, so that no later keeper reads them."""

from datetime import datetime

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from portal.domain.inquiries.state import State
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.queries.received_inquiries import ids_of_sent

_OPEN = tuple(state.value for state in State if state.is_open)


def empty_inquiries(session: Session, *, facility_id: int, now: datetime) -> None:
    """Delete what both sides wrote in all inquiries that the facility got, and end the open ones.

    No link of the facility and no dashboard opens them any more; whoever sent them still sees
    that they went there and that it is over. Nobody gets a mail. What is not confirmed or held
    back stays: no keeper was told of it.
    """
    sent = ids_of_sent(facility_id=facility_id)
    for statement in (
        delete(InquiryMessage).where(InquiryMessage.inquiry_id.in_(sent)),
        update(Inquiry)
        .where(Inquiry.id.in_(sent), Inquiry.state.in_(_OPEN))
        .values(state=State.ERLEDIGT.value, ended_at=now),
        update(Inquiry)
        .where(Inquiry.id.in_(sent))
        .values(
            content=None,
            links=None,
            provider_token_hash=None,
            assigned_to=None,
            version=Inquiry.version + 1,
        ),
    ):
        session.execute(statement.execution_options(synchronize_session=False))
