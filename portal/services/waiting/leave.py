"""Take somebody off every waiting list."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from portal.models.waiting_entry import WaitingPerson
from portal.queries.waiting_people import Holder, list_people


def leave_lists(session: Session, *, holder: Holder) -> int:
    """Delete all entries of a holder with name, address and links; return of how many people.

    Asking twice has one effect.
    """
    people = list_people(session, holder=holder)
    session.execute(delete(WaitingPerson).where(WaitingPerson.id.in_(people)))
    session.flush()
    return len(people)
