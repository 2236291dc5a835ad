"""Keep a text, change it, or throw it away."""

from datetime import datetime

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.access.acting import Acting
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Entry, Subject, SubjectKind
from portal.domain.inquiries.ready_text import MOST_TEXTS, check_text
from portal.models.text_module import TextModule
from portal.queries.text_modules import ReadyText, list_texts
from portal.services.journal.audit import audit
from portal.values.errors import Invalid


def keep_text(session: Session, *, acting: Acting, ready: ReadyText, now: datetime) -> None:
    """Store a text under its id, new or anew; the same form sent twice has one effect.

    Raises:
        Invalid: see `check_text`; `title` "too_many": the company has thirty already, or "taken":
            the id belongs to another company.
    """
    check_text(title=ready.title, text=ready.text)
    stored = session.get(TextModule, ready.id)
    if stored is not None and stored.company_id != acting.company_id:
        raise Invalid("title", "taken")
    if stored is None:
        if len(list_texts(session, company_id=acting.company_id)) >= MOST_TEXTS:
            raise Invalid("title", "too_many")
        _store(session, acting, ready, now)
        return
    if (stored.title, stored.text) == (ready.title, ready.text):
        return
    stored.title = ready.title
    stored.text = ready.text
    stored.changed_at = now
    session.flush()
    _note(session, acting, Action.TEXT_KEPT, now)


def _store(session: Session, acting: Acting, ready: ReadyText, now: datetime) -> None:
    made = TextModule(
        id=ready.id,
        company_id=acting.company_id,
        title=ready.title,
        text=ready.text,
        changed_at=now,
    )
    try:
        with session.begin_nested():
            session.add(made)
    except IntegrityError:
        # Another click on this form was first.
        first = session.get(TextModule, ready.id)
        if first is None or first.company_id != acting.company_id:
            raise Invalid("title", "taken") from None
        return
    _note(session, acting, Action.TEXT_KEPT, now)


def drop_text(session: Session, *, acting: Acting, text_id: str, now: datetime) -> None:
    """Throw a text of the company away; one that is gone is no error."""
    gone = session.execute(
        delete(TextModule)
        .where(TextModule.id == text_id, TextModule.company_id == acting.company_id)
        .returning(TextModule.id)
    ).all()
    if gone:
        _note(session, acting, Action.TEXT_DROPPED, now)


def _note(session: Session, acting: Acting, action: Action, now: datetime) -> None:
    """Write down who did it; never what the text says."""
    entry = Entry(
        actor=Actor(acting.account_id, acting.name),
        action=action,
        subject=Subject(SubjectKind.COMPANY, acting.company_id),
        company_id=acting.company_id,
    )
    audit(session, entry=entry, now=now)
