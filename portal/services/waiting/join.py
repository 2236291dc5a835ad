"""Put somebody on the waiting list of a facility."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from portal.domain.accounts.email_address import EmailAddress
from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.state import State
from portal.domain.waiting.terms import MOST_ENTRIES
from portal.domain.waiting.wish import Wish, to_json
from portal.models.waiting_entry import WaitingEntry, WaitingPerson
from portal.queries import waiting_entries
from portal.queries.facilities import get_subject
from portal.queries.waiting_people import Holder, find_person, list_people
from portal.services.waiting.posting import LinkLetter, post_link
from portal.values.errors import PortalError
from portal.values.ports import Encrypt


@dataclass(frozen=True, slots=True)
class Applicant:
    """Who joins.

    Args:
        keys: under which the address is or was known, the one in use first.
        account_id: of somebody who is signed in, whose address is confirmed; empty for others.
        fresh_id: random, for a person who is not known yet.
    """

    address: EmailAddress
    keys: tuple[str, ...]
    account_id: str
    fresh_id: str


@dataclass(frozen=True, slots=True)
class Application:
    """What they want.

    Args:
        entry_id: comes from the form, so that sending it twice joins once.
        consent_version: of the text that was agreed to.
    """

    entry_id: str
    facility_id: int
    kind: KindOfPlace
    wish: Wish
    consent_version: str


class JoinedMeanwhile(PortalError):
    """Report that the same form, or another of the same person, was stored at this moment."""


class ListFull(PortalError):
    """Report that the person waits at as many places as one may."""


def join_list(
    session: Session,
    *,
    applicant: Applicant,
    application: Application,
    confirmation: LinkLetter | None,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Keep the wish encrypted: at once on the list without a confirmation, else a draft.

    An entry of the same person for the same kind of place is changed and keeps its place; but
    one that was confirmed stays as it is where the address could be anybody's, and only the
    letter goes out. A draft gives way to the new one, which no earlier link confirms.

    Raises:
        NotFound: there is no such facility, or it is not published.
        JoinedMeanwhile: see there; trying once more finds what the other one stored.
        ListFull: see there; only told to somebody who is signed in.
    """
    get_subject(session, facility_id=application.facility_id)
    if session.get(WaitingEntry, application.entry_id) is not None:
        return
    try:
        person = _person(session, applicant, now, cipher)
        if confirmation is None:
            holder = Holder(account_id=applicant.account_id, keys=applicant.keys)
            others = set(list_people(session, holder=holder)) - {person.id}
            people = (person.id, *sorted(others))
            _join_at_once(session, application, people, now, cipher)
        else:
            _draft(session, application, person.id, now, cipher)
        session.flush()
    except IntegrityError as error:
        raise JoinedMeanwhile("another click was first") from error
    if confirmation is not None:
        post_link(session, mail=confirmation, person_id=person.id, now=now, cipher=cipher)


def _person(
    session: Session, applicant: Applicant, now: datetime, cipher: Encrypt
) -> WaitingPerson:
    account_id, keys = applicant.account_id, applicant.keys
    person = find_person(session, account_id=account_id, keys=keys)
    if person is None:
        email = applicant.address.typed.encode()
        person = WaitingPerson(
            id=applicant.fresh_id,
            account_id=account_id or None,
            person_key=None if account_id else keys[0],
            email=None if account_id else cipher.encrypt(plain=email, owner_id=applicant.fresh_id),
            created_at=now,
        )
        session.add(person)
        session.flush()
    return person


def _join_at_once(
    session: Session,
    application: Application,
    people: tuple[str, ...],
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Join as the first of these people, who are all the same person."""
    entry = _find(session, people, application)
    if entry is None:
        joined = waiting_entries.list_entries(
            session, people=people, states=(State.AKTIV, State.RUHT)
        )
        if len(joined) >= MOST_ENTRIES:
            raise ListFull("so many entries are enough")
        entry = _add(session, application, people[0], now, cipher)
    else:
        _write(entry, application, now, cipher)
    entry.state, entry.asked_at = State.AKTIV.value, None
    entry.joined_at, entry.current_at = entry.joined_at or now, now


def _draft(
    session: Session, application: Application, person_id: str, now: datetime, cipher: Encrypt
) -> None:
    entry = _find(session, (person_id,), application)
    if entry is None:
        drafts = waiting_entries.list_entries(session, people=(person_id,), states=(State.ENTWURF,))
        # Whoever types a foreign address again and again fills no page with it.
        for oldest in drafts[: max(0, len(drafts) + 1 - MOST_ENTRIES)]:
            session.delete(oldest)
        _add(session, application, person_id, now, cipher)
    elif entry.state == State.ENTWURF.value:
        # Anybody can send this form: what was confirmed from an open page must be what stood there.
        session.delete(entry)
        session.flush()
        _add(session, application, person_id, now, cipher)


def _find(
    session: Session, people: tuple[str, ...], application: Application
) -> WaitingEntry | None:
    return waiting_entries.find_entry(
        session,
        people=people,
        facility_id=application.facility_id,
        kind=application.kind.value,
    )


def _add(
    session: Session, application: Application, person_id: str, now: datetime, cipher: Encrypt
) -> WaitingEntry:
    entry = WaitingEntry(
        id=application.entry_id,
        person_id=person_id,
        facility_id=application.facility_id,
        kind=application.kind.value,
        state=State.ENTWURF.value,
        created_at=now,
        joined_at=None,
        current_at=None,
        asked_at=None,
    )
    _write(entry, application, now, cipher)
    session.add(entry)
    return entry


def _write(entry: WaitingEntry, application: Application, now: datetime, cipher: Encrypt) -> None:
    plain = to_json(wish=application.wish).encode()
    entry.content = cipher.encrypt(plain=plain, owner_id=entry.id)
    entry.consent_version, entry.consented_at = application.consent_version, now
