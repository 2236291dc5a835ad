"""Respond to a facility's answer: accept it, decline it, or write once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.state import Actor, State, check_step, may_step
from portal.models.inquiry import Inquiry
from portal.queries.inquiries import list_sending
from portal.services.inquiries.answer import ChangedMeanwhile
from portal.services.inquiries.steps import Posts, add_message, move, tell_facility
from portal.values.errors import NotFound
from portal.values.ports import Encrypt

AFTER: Mapping[MessageKind, State] = {
    MessageKind.ZUSAGE: State.ERLEDIGT,
    MessageKind.ABLEHNUNG: State.ERLEDIGT,
    MessageKind.NACHRICHT: State.BEANTWORTET,
}
"""Where the inquiry stands after each kind of response."""
DECIDING = frozenset({MessageKind.ZUSAGE, MessageKind.ABLEHNUNG})
"""What nobody says to an answer they have not seen."""


@dataclass(frozen=True, slots=True)
class Response:
    """What the person decides; `text` may be empty unless it is a `NACHRICHT`.

    Args:
        message_id: the same for the same form, so that a double click writes once.
        seen_version: of the inquiry, as the page carried it; a text that is none was never shown.
    """

    message_id: str
    kind: MessageKind
    text: str
    seen_version: str


def respond_to_answer(
    session: Session,
    *,
    owner: Owner,
    inquiry_id: str,
    response: Response,
    posts: Posts,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep the response and tell the facility.

    Accepting ends the rest of the Rundfrage: the other facilities no longer see what they were
    told nor what was written since, also those with which it was over before. `posts` holds the
    letter to each facility.

    Raises:
        NotFound: it is somebody else's or is not there.
        StepNotAllowed: there is no answer, or it is over.
        ChangedMeanwhile: something was written that the person had not seen, and they accept or
            decline; nothing is stored.
    """
    batch = list_sending(session, owner=owner, inquiry_id=inquiry_id, for_update=True)
    inquiry = next((one for one in batch if one.id == inquiry_id), None)
    if inquiry is None:
        raise NotFound("no such inquiry")
    if any(one.id == response.message_id for one in inquiry.messages):
        return
    check_step(actor=Actor.SEEKER, state=State(inquiry.state), to=AFTER[response.kind])
    if response.kind in DECIDING and response.seen_version != str(inquiry.version):
        raise ChangedMeanwhile(f"version {inquiry.version} was not shown")
    move(inquiry=inquiry, to=AFTER[response.kind], actor=Actor.SEEKER, now=now)
    add_message(
        session,
        inquiry=inquiry,
        message_id=response.message_id,
        kind=response.kind,
        words=Words(text=response.text),
        now=now,
        cipher=cipher,
    )
    tell_facility(session, inquiry=inquiry, posts=posts, now=now, cipher=cipher)
    if response.kind is MessageKind.ZUSAGE:
        for other in batch:
            if other is not inquiry:
                _settle(session, other, posts, now, cipher)
    session.flush()


def _settle(
    session: Session, inquiry: Inquiry, posts: Posts, now: datetime, cipher: Encrypt
) -> None:
    """Empty an inquiry that another facility's answer has settled, and end it if it is not over.

    A facility that has declined, or with which it was over, learns nothing new and gets no letter;
    neither does one that never heard of it.
    """
    state = State(inquiry.state)
    if may_step(actor=Actor.PORTAL, state=state, to=State.ERLEDIGT):
        move(inquiry=inquiry, to=State.ERLEDIGT, actor=Actor.PORTAL, now=now)
    inquiry.content = None
    inquiry.messages.clear()
    if state.is_open:
        tell_facility(session, inquiry=inquiry, posts=posts, now=now, cipher=cipher)
