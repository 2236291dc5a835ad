"""What every step of an inquiry does to its row: the state, its times, a message, a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor as AuditActor
from portal.domain.audit.entry import Detail, Entry, Subject, SubjectKind
from portal.domain.inquiries.content import Words
from portal.domain.inquiries.kind import MessageKind
from portal.domain.inquiries.state import Actor, State, check_step
from portal.models.inquiry import Inquiry, InquiryMessage
from portal.services.inquiries.sealed import seal_words
from portal.services.journal.audit import audit
from portal.services.journal.post_letter import post_letter
from portal.values.letter import Letter
from portal.values.ports import Encrypt

OVER = frozenset({State.ERLEDIGT, State.ZURUECKGEZOGEN})


@dataclass(frozen=True, slots=True)
class Post:
    """A letter that was composed before the transaction, and the id of its mail."""

    letter: Letter
    mail_id: str


Posts = Mapping[str, Post]
"""Letters by the id of the inquiry they speak of."""


def move(*, inquiry: Inquiry, to: State, actor: Actor, now: datetime) -> None:
    """Take one step; whoever reads an older version learns that it has changed.

    Raises:
        StepNotAllowed: the table of steps does not know it.
    """
    check_step(actor=actor, state=State(inquiry.state), to=to)
    inquiry.state = to.value
    inquiry.version += 1
    if to in OVER:
        inquiry.ended_at = now


def add_message(
    session: Session,
    *,
    inquiry: Inquiry,
    message_id: str,
    kind: MessageKind,
    words: Words,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep what one side wrote, encrypted."""
    session.add(
        InquiryMessage(
            id=message_id,
            inquiry_id=inquiry.id,
            author=kind.author.value,
            kind=kind.value,
            content=seal_words(words=words, message_id=message_id, cipher=cipher),
            written_at=now,
        )
    )
    session.flush()


def tell_facility(
    session: Session, *, inquiry: Inquiry, posts: Posts, now: datetime, cipher: Encrypt
) -> None:
    """Post the letter to the facility, unless no mail has told it of the inquiry yet."""
    if inquiry.announced_at is not None:
        post(session, inquiry=inquiry, posts=posts, now=now, cipher=cipher)


def post(
    session: Session, *, inquiry: Inquiry, posts: Posts, now: datetime, cipher: Encrypt
) -> None:
    """Post the letter about this inquiry if there is one."""
    found = posts.get(inquiry.id)
    if found is None:
        return
    post_letter(
        session,
        letter=found.letter,
        mail_id=found.mail_id,
        account_id=None,
        now=now,
        cipher=cipher,
    )


def note_handled(
    session: Session, *, acting: Acting, inquiry: Inquiry, action: Action, now: datetime
) -> None:
    """Write into the audit trail who of the company handled an inquiry; never what it says."""
    entry = Entry(
        actor=AuditActor(acting.account_id, acting.name),
        action=action,
        subject=Subject(SubjectKind.INQUIRY, inquiry.id),
        company_id=acting.company_id,
        details={Detail.FACILITY: inquiry.facility_id},
    )
    audit(session, entry=entry, now=now)
