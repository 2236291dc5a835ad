"""Approve a claim: from now on the facilities belong to the company, and its Master hears of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from portal.domain.accounts.credentials import UNUSABLE_HASH
from portal.domain.accounts.email_address import read_address
from portal.domain.accounts.purposes import Purpose
from portal.domain.accounts.roles import Role
from portal.domain.audit.action import Action
from portal.domain.audit.entry import Actor, Detail, Entry, Subject, SubjectKind
from portal.domain.claims.content import ClaimContent
from portal.domain.claims.state import Outcome, State
from portal.models.account import Account
from portal.models.claim import Claim
from portal.models.company import Company
from portal.models.facility import Facility
from portal.queries.accounts import find_by_address
from portal.queries.claims import is_approved, list_in_claim, lock_claim
from portal.queries.companies import find_company_of_master, get_master
from portal.services.journal.audit import audit
from portal.services.journal.end_company import end_company
from portal.services.journal.found_company import found_company
from portal.services.journal.issue_link import issue_link
from portal.services.journal.keep_origin import keep_origin
from portal.services.journal.post_to_owner import post_to_owner
from portal.values.errors import Invalid, PortalError
from portal.values.letter import Letter
from portal.values.ports import Encrypt


class ClaimDecided(PortalError):
    """Report that somebody has decided the claim already."""


class FacilityTaken(PortalError):
    """Report a facility that a provider keeps by now: nothing was changed."""


class AddressBlocked(PortalError):
    """Report an address whose account cannot be that of a Master: a seeker's, for instance."""


class CompanyLocked(PortalError):
    """Report that support has locked the company that asks, or the account of its Master."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What support decides.

    Args:
        facility_ids: those of the claim that the company gets.
        proof: how support made sure; kept with the claim.
    """

    claim_id: str
    facility_ids: Collection[int]
    proof: str
    actor: Actor


@dataclass(frozen=True, slots=True)
class Told:
    """How the Master hears of it.

    Args:
        new: with the link to the first sign-in, for an account that nobody has opened yet.
        known: for a company that has one.
        account_id, token_hash: random, of an account that is made now and of its link.
    """

    new: Letter
    known: Letter
    mail_id: str
    account_id: str
    token_hash: str


def approve_claim(
    session: Session,
    *,
    approval: Approval,
    content: ClaimContent,
    told: Told,
    now: datetime,
    cipher: Encrypt,
) -> None:
    """Give the facilities to the company that asks; make account and company if it has none.

    All or nothing: of two claims for one facility the first approval wins, and the second
    changes nothing. What the source said of a facility is kept, and its reviews stay.

    Raises:
        NotFound: there is no such claim.
        Invalid: no proof, or no facility of this claim.
        ClaimDecided: see there.
        FacilityTaken: see there.
        AddressBlocked: see there.
        CompanyLocked: see there.
    """
    claim = lock_claim(session, claim_id=approval.claim_id)
    if claim.state != State.NEU.value:
        raise ClaimDecided(claim.state)
    if not approval.proof:
        raise Invalid("proof", "missing")
    parts = list_in_claim(session, claim_id=claim.id)
    taken = frozenset(approval.facility_ids) & {one.facility_id for one in parts}
    if not taken:
        raise Invalid("facility_ids", "missing")
    account, company_id = _company_for(session, claim, content, told, now)
    for part in parts:
        is_taken = part.facility_id in taken
        part.outcome = (Outcome.UEBERNOMMEN if is_taken else Outcome.ABGELEHNT).value
        if is_taken:
            _take(session, part.facility_id, company_id, approval.actor, now)
    claim.state, claim.content = State.FREIGEGEBEN.value, None
    claim.account_id, claim.company_id = account.id, company_id
    claim.decided_at, claim.decided_by, claim.proof = now, approval.actor.words, approval.proof
    session.flush()
    _note(session, claim, approval, len(taken), now)
    _tell(session, account, told, now, cipher)


def _company_for(
    session: Session, claim: Claim, content: ClaimContent, told: Told, now: datetime
) -> tuple[Account, str]:
    if claim.company_id is not None:
        master = get_master(session, company_id=claim.company_id)
        _refuse_locked(session, master.id, claim.company_id)
        return master, claim.company_id
    address = read_address(text=content.email)
    before = find_by_address(session, email_key=address.key)
    if before is None:
        return _made(session, claim, content, told, now)
    company = find_company_of_master(session, account_id=before.id)
    _refuse_locked(session, before.id, company.id if company else None)
    if before.activated_at is not None or is_approved(session, account_id=before.id):
        if company is None:
            raise AddressBlocked(before.role)
        return before, company.id
    if company is not None:
        end_company(session, company_id=company.id, now=now)
    session.delete(before)
    session.flush()
    return _made(session, claim, content, told, now)


def _refuse_locked(session: Session, account_id: str, company_id: str | None) -> None:
    """Look at both rows until the decision stands, so that no lock comes in between."""
    account = session.get_one(Account, account_id, with_for_update=True, populate_existing=True)
    is_locked = account.locked_at is not None
    if company_id is not None:
        company = session.get_one(Company, company_id, with_for_update=True, populate_existing=True)
        is_locked = is_locked or company.locked_at is not None
    if is_locked:
        raise CompanyLocked(company_id or account_id)


def _made(
    session: Session, claim: Claim, content: ClaimContent, told: Told, now: datetime
) -> tuple[Account, str]:
    """Make an account that no password opens yet, with its company."""
    if content.company is None:
        raise AddressBlocked("the company that asked is gone")
    address = read_address(text=content.email)
    account = Account(
        id=told.account_id,
        role=Role.PROVIDER.value,
        email=address.typed,
        email_key=address.key,
        password_hash=UNUSABLE_HASH,
        salutation=content.person.salutation,
        first_name=content.person.first_name,
        last_name=content.person.last_name,
        phone=content.person.phone,
        terms_version=content.terms_version,
        terms_accepted_at=claim.sent_at,
        created_at=now,
        activated_at=None,
        totp_secret=None,
        totp_since=None,
        totp_last_step=None,
    )
    session.add(account)
    session.flush()
    company_id = found_company(
        session, data=content.company, account=account, voucher_hash="", now=now
    )
    return account, company_id


def _take(session: Session, facility_id: int, company_id: str, actor: Actor, now: datetime) -> None:
    facility = session.get_one(Facility, facility_id, with_for_update=True)
    keep_origin(session, facility=facility, now=now)
    changed = session.execute(
        update(Facility)
        .where(
            Facility.id == facility_id,
            Facility.company_id.is_(None),
            Facility.is_managed.is_(False),
        )
        .values(
            company_id=company_id,
            is_managed=True,
            wants_public=Facility.is_published,
            version=Facility.version + 1,
            updated_at=now,
        )
        .returning(Facility.id)
        .execution_options(synchronize_session=False)
    ).all()
    if not changed:
        raise FacilityTaken(str(facility_id))
    session.expire(facility)
    subject = Subject(SubjectKind.FACILITY, str(facility_id))
    entry = Entry(actor, Action.CLAIM_COMPLETED, subject, company_id=company_id)
    audit(session, entry=entry, now=now)


def _note(session: Session, claim: Claim, approval: Approval, count: int, now: datetime) -> None:
    audit(
        session,
        entry=Entry(
            approval.actor,
            Action.CLAIM_APPROVED,
            Subject(SubjectKind.CLAIM, claim.id),
            company_id=claim.company_id,
            details={Detail.COUNT: count, Detail.PROOF: approval.proof},
        ),
        now=now,
    )


def _tell(session: Session, account: Account, told: Told, now: datetime, cipher: Encrypt) -> None:
    is_new = account.activated_at is None
    if is_new:
        issue_link(
            session,
            account_id=account.id,
            purpose=Purpose.FIRST_SIGN_IN,
            token_hash=told.token_hash,
            now=now,
        )
    letter = told.new if is_new else told.known
    post_to_owner(
        session, account=account, letter=letter, mail_id=told.mail_id, now=now, cipher=cipher
    )
