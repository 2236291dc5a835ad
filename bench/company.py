"""A company of the scratch portal: ten facilities, inquiries, reviews, and its Master signed in."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy.orm import Session

from bench.browser import Browser
from bench.scratch import Scratch
from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.person import Person
from portal.domain.accounts.roles import Role
from portal.domain.audit.entry import COMMAND
from portal.domain.companies.company_data import CompanyData
from portal.domain.directory.demo import SOURCE_NAME
from portal.domain.inquiries.content import Content, Words, to_json
from portal.domain.inquiries.kind import InquiryKind, MessageKind
from portal.domain.inquiries.terms import delete_on
from portal.models.facility_group import FacilityGroup, FacilityGroupMember
from portal.models.inquiry import Inquiry
from portal.models.review import Review, ReviewStars
from portal.queries.accounts import get_account
from portal.queries.taken_over import list_kept_by_nobody
from portal.services.accounts.create import create_account
from portal.services.companies.take_kept import take_kept
from portal.services.inquiries.steps import add_message
from portal.services.journal.found_company import found_company
from portal.web import clock, outside
from portal.web.transactions import writing

FACILITIES, INQUIRIES, REVIEWS = 10, 40, 12
STATES = ("neu", "gelesen", "beantwortet", "beantwortet")
"""In which the inquiries are, in turn."""
SIGN_IN = "/anmelden"
HOUR = timedelta(hours=1)
DATA = CompanyData(
    name="Musterdorfer Pflege gGmbH",
    legal_form="gGmbH",
    dachverband="",
    street="Musterweg",
    house_number="1",
    postcode="00000",
    city="Musterdorf",
)


@dataclass(frozen=True, slots=True)
class Provider:
    """A Master at their desk.

    Args:
        browser: in which they are signed in.
        facility_ids: of their company, ascending.
        inquiry_id: of an inquiry that was answered.
    """

    browser: Browser
    facility_ids: tuple[int, ...]
    inquiry_id: str


def open_desk(portal: Scratch) -> Provider:
    """Found a company with all that a desk shows, and sign its Master in.

    Raises:
        RuntimeError: the portal did not let them in.
    """
    email, password = f"{secrets.token_hex(8)}@example.org", secrets.token_urlsafe(16)
    with portal.app.app_context():
        account_id = _account(email, password)
        with writing() as session:
            ids = list_kept_by_nobody(session, source_name=SOURCE_NAME, limit=FACILITIES)
            _found(session, account_id, ids)
            inquiry_ids = [_inquire(session, ids, number) for number in range(INQUIRIES)]
            for number in range(REVIEWS):
                _review(session, ids, number)
    browser = portal.browser()
    typed = (("csrf_token", browser.get(SIGN_IN).token), ("email", email), ("passwort", password))
    answer = browser.post(SIGN_IN, typed)
    if not answer.header("location"):
        raise RuntimeError(f"not signed in: {answer.status}")
    answered = inquiry_ids[STATES.index("beantwortet")]
    return Provider(browser, ids, answered)


def _account(email: str, password: str) -> str:
    password_hash = outside.current().passwords.hash(password=password)
    with writing() as session:
        return create_account(
            session,
            account_id=secrets.token_hex(16),
            role=Role.PROVIDER,
            address=read_address(text=email),
            person=Person("", "Erika", "Muster", ""),
            actor=COMMAND,
            password_hash=password_hash,
            now=clock.now(),
        )


def _found(session: Session, account_id: str, facility_ids: tuple[int, ...]) -> None:
    now = clock.now()
    account = get_account(session, account_id=account_id)
    company_id = found_company(session, data=DATA, account=account, voucher_hash="", now=now)
    take_kept(session, company_id=company_id, facility_ids=facility_ids, now=now)
    group = FacilityGroup(
        id=secrets.token_hex(16),
        company_id=company_id,
        name="Musterdorf",
        name_key="musterdorf",
        created_at=now,
    )
    session.add(group)
    session.flush()
    session.add(FacilityGroupMember(group_id=group.id, facility_id=facility_ids[0]))
    session.flush()


def _inquire(session: Session, facility_ids: tuple[int, ...], number: int) -> str:
    state, cipher = STATES[number % len(STATES)], outside.current().cipher
    sent_at, inquiry_id = clock.now() - number * HOUR, secrets.token_hex(16)
    content = Content(
        name="Max Muster",
        email="max@example.org",
        phone="0221 000000",
        slot=None,
        text="Wir suchen einen Platz für unsere Mutter. Wann können wir Ihr Haus ansehen?",
    )
    inquiry = Inquiry(
        id=inquiry_id,
        batch_id=secrets.token_hex(16),
        facility_id=facility_ids[number % len(facility_ids)],
        kind=InquiryKind.NACHRICHT.value,
        state="gelesen" if state == "beantwortet" else state,
        content=cipher.encrypt(plain=to_json(content=content).encode(), owner_id=inquiry_id),
        provider_token_hash=hashlib.sha256(inquiry_id.encode()).hexdigest(),
        consent_version="1",
        consented_at=sent_at,
        created_at=sent_at,
        sent_at=sent_at,
        delete_on=delete_on(sent_on=sent_at.date()),
        doubts="",
        version=1,
    )
    session.add(inquiry)
    session.flush()
    if state == "beantwortet":
        add_message(
            session,
            inquiry=inquiry,
            message_id=secrets.token_hex(16),
            kind=MessageKind.ANTWORT,
            words=Words(text="Kommen Sie gern am Montag um zehn Uhr vorbei.", time=None),
            now=sent_at + HOUR / 2,
            cipher=cipher,
        )
        inquiry.state, inquiry.answered_at = state, sent_at + HOUR / 2
        session.flush()
    return inquiry_id


def _review(session: Session, facility_ids: tuple[int, ...], number: int) -> None:
    now, review_id = clock.now(), secrets.token_hex(16)
    session.add(
        Review(
            id=review_id,
            facility_id=facility_ids[number % len(facility_ids)],
            origin="portal",
            author_key=review_id,
            state="published",
            drafted_at=now,
            role="besuch",
            text="Alle sind freundlich, und das Haus ist hell.",
            signed="",
            known="aktuell",
            doubts="",
            decision="",
            published_at=now,
            answer="",
            provider_read_at=now if number % 2 else None,
            stars=[ReviewStars(criterion="pflege", stars=4)],
        )
    )
    session.flush()
