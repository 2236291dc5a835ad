"""Answer an inquiry, propose a time, or decline."""

from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.inquiries.answering import state_after
from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.reader import Reader
from portal.domain.inquiries.state import Actor, State, check_step
from portal.queries.received_inquiries import get_received
from portal.services.inquiries.steps import Posts, add_message, move, note_handled, post
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


class ChangedMeanwhile(PortalError):
    """Report that the inquiry is no longer what the page showed: somebody else was first."""


def answer_inquiry(
    session: Session,
    *,
    reader: Reader,
    seen_version: int,
    kind: MessageKind,
    words: Words,
    message_id: str,
    posts: Posts,
    now: datetime,
    cipher: Encrypt,
    acting: Acting | None = None,
) -> None:
    """Keep what a facility answers, move the inquiry on and tell the seeker.

    `message_id` comes from the form, so that a form sent twice has one effect. `posts` holds the
    letter to the seeker; without one nobody is told. Who is signed in for the company (`acting`)
    stands in the audit trail.

    Raises:
        NotFound: there is none for them, or it is deleted.
        StepNotAllowed: it is over or was withdrawn.
        ChangedMeanwhile: see there; nothing is stored.
    """
    inquiry = get_received(session, reader=reader, for_update=True).inquiry
    if any(one.id == message_id for one in inquiry.messages):
        return
    to = state_after(kind=kind)
    check_step(actor=Actor.PROVIDER, state=State(inquiry.state), to=to)
    if inquiry.version != seen_version:
        raise ChangedMeanwhile(f"version {inquiry.version}, not {seen_version}")
    move(inquiry=inquiry, to=to, actor=Actor.PROVIDER, now=now)
    inquiry.answered_at = inquiry.answered_at or now
    add_message(
        session,
        inquiry=inquiry,
        message_id=message_id,
        kind=kind,
        words=words,
        now=now,
        cipher=cipher,
    )
    post(session, inquiry=inquiry, posts=posts, now=now, cipher=cipher)
    if acting is not None:
        action = Action.INQUIRY_DECLINED if kind is MessageKind.ABSAGE else Action.INQUIRY_ANSWERED
        note_handled(session, acting=acting, inquiry=inquiry, action=action, now=now)
