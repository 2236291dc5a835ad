"""Confirm an inquiry by the link in the mail; only now does it go to the facilities."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries import terms
from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.state import Actor, State
from portal.models.inquiry import Inquiry
from portal.queries.inquiries import list_owned
from portal.services.inquiries.steps import move
from portal.values.errors import NotFound, PortalError


class ConfirmedTooLate(PortalError):
    """Report a click after the term: nothing was sent and nothing will be."""


def confirm_inquiries(
    session: Session,
    *,
    owner: Owner,
    askable: AbstractSet[int],
    now: datetime,
    today: date,
) -> None:
    """Send what waits for this click; a second click has no effect.

    `askable` are the facilities that still take inquiries; for the others it ends here and its
    content goes. What the automatic check doubted waits for support. A job tells the facilities.

    Raises:
        NotFound: no link of ours has this token.
        ConfirmedTooLate: see there.
    """
    found = list_owned(session, owner=owner, for_update=True)
    if not found:
        raise NotFound("no such inquiry")
    waiting = [one for one in found if one.state == State.ENTWURF.value]
    if any(one.created_at + terms.CONFIRM <= now for one in waiting):
        raise ConfirmedTooLate("the term is over")
    for inquiry in waiting:
        _confirm(inquiry, askable, now, today)
    session.flush()


def _confirm(inquiry: Inquiry, askable: AbstractSet[int], now: datetime, today: date) -> None:
    inquiry.confirmed_at = now
    inquiry.delete_on = terms.delete_on(sent_on=today)
    if inquiry.facility_id not in askable:
        move(inquiry=inquiry, to=State.ERLEDIGT, actor=Actor.PORTAL, now=now)
        inquiry.content = None
    elif inquiry.doubts:
        move(inquiry=inquiry, to=State.ZURUECKGEHALTEN, actor=Actor.PORTAL, now=now)
    else:
        inquiry.sent_at = now
        move(inquiry=inquiry, to=State.NEU, actor=Actor.SEEKER, now=now)
