"""Decide about an inquiry that the automatic check held back."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy.orm import Session

from portal.domain.inquiries.state import Actor, State
from portal.domain.inquiries.terms import delete_on
from portal.models.facility import Facility
from portal.queries.reaching import can_be_told
from portal.queries.received_inquiries import get_inquiry
from portal.services.inquiries.steps import Posts, move, post
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class NotReceivable(PortalError):
    """Report that the facility takes no inquiries any more, so that none can be sent on to it."""


class Verdict(StrEnum):
    """What support decides."""

    RELEASE = "release"
    DROP = "drop"


def judge_inquiry(
    session: Session,
    *,
    inquiry_id: str,
    verdict: Verdict,
    posts: Posts,
    now: datetime,
    today: date,
    cipher: Encrypt,
) -> None:
    """Send a held inquiry on to the facility, or end it, delete its content and tell the seeker.

    Raises:
        NotFound: there is no such inquiry.
        StepNotAllowed: it is not held back, or not any more.
        NotReceivable: see there.
    """
    inquiry = get_inquiry(session, inquiry_id=inquiry_id, for_update=True)
    facility = session.get_one(Facility, inquiry.facility_id)
    if verdict is Verdict.RELEASE:
        move(inquiry=inquiry, to=State.NEU, actor=Actor.SUPPORT, now=now)
        inquiry.sent_at, inquiry.delete_on = now, delete_on(sent_on=today)
        is_told = can_be_told(session, facility_id=facility.id)
        if not (facility.is_published and facility.accepts_inquiries and is_told):
            raise NotReceivable("unpublished, without address, or wants no inquiries")
    else:
        move(inquiry=inquiry, to=State.ERLEDIGT, actor=Actor.SUPPORT, now=now)
        inquiry.content = None
    session.flush()
    post(session, inquiry=inquiry, posts=posts, now=now, cipher=cipher)
