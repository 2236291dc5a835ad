"""Take one entry off its waiting list."""

from sqlalchemy.orm import Session

from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from portal.queries.waiting_entries import list_entries
from portal.queries.waiting_people import Holder, list_people


def withdraw_entry(session: Session, *, holder: Holder, entry_id: str) -> int:
    """Delete an entry of theirs for good and return how many are left.

    With the last one goes the person, with address and links. What is gone already, or somebody
    else's, changes nothing: asking twice has one effect.
    """
    people = list_people(session, holder=holder)
    entry = session.get(WaitingEntry, entry_id)
    if entry is not None and entry.person_id in people:
        session.delete(entry)
        session.flush()
        person = session.get(WaitingPerson, entry.person_id)
        if person is not None and not list_entries(session, people=(person.id,)):
            session.delete(person)
            session.flush()
    return len(list_entries(session, people=people))
