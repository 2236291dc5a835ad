"""A claim is approved."""

from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.domain.audit.entry import Actor
from portal.domain.claims.content import ClaimContent
from portal.models.account import Account
from portal.models.account_token import AccountToken
from portal.models.audit_entry import AuditEntry
from portal.models.claim import Claim, ClaimedFacility
from portal.models.company import Company
from portal.models.facility import Facility
from portal.models.facility_origin import FacilityOrigin
from portal.models.membership import Membership
from portal.services.claims.approve import (
    AddressBlocked,
    Approval,
    ClaimDecided,
    CompanyLocked,
    FacilityTaken,
    Told,
    approve_claim,
)
from portal.services.claims.send import Sender
from portal.values.errors import Invalid
from tests.factories.accounts import make_account
from tests.factories.claims import CONTENT, STRANGER
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.factories.mails import make_letter
from tests.models.records import add_source, make_facility
from tests.services.claims.test_send import send
from tests.support.ports import MirrorCipher


@pytest.fixture
def ids(session: Session) -> tuple[int, int]:
    add_source(session)
    made = [make_facility(external_id=str(number)) for number in (1, 2)]
    session.add_all(made)
    session.flush()
    return made[0].id, made[1].id


def approve(
    session: Session,
    *ids: int,
    number: int = 1,
    proof: str = "Rückruf",
    content: ClaimContent = CONTENT,
) -> None:
    approve_claim(
        session,
        approval=Approval(f"{number:032x}", ids, proof, Actor(None, "Support")),
        content=content,
        told=Told(
            new=make_letter(subject="neu"),
            known=make_letter(subject="bekannt"),
            mail_id=f"{number:032x}",
            account_id=f"{number + 100:032x}",
            token_hash=f"{number:064x}",
        ),
        now=NOW,
        cipher=MirrorCipher(),
    )


class TestNewCompany:
    def test_g07_g08_makes_account_and_company_and_posts_the_link(
        self, session: Session, ids: tuple[int, int]
    ):
        send(session, ids[0])

        approve(session, ids[0])

        account = session.scalars(sa.select(Account)).one()
        assert (account.role, account.activated_at, account.password_hash) == (
            "provider",
            None,
            "!",
        )
        assert session.scalars(sa.select(Company.name)).one() == "Pflege am Deich"
        assert session.scalars(sa.select(Membership.account_id)).one() == account.id
        assert session.scalars(sa.select(AccountToken.purpose)).all() == ["first_sign_in"]

    def test_g10_the_facility_is_theirs_and_what_its_source_said_is_kept(
        self, session: Session, ids: tuple[int, int]
    ):
        send(session, *ids)

        approve(session, ids[0])

        session.expire_all()
        company_id = session.scalars(sa.select(Company.id)).one()
        taken, left = (session.get_one(Facility, one) for one in ids)
        assert (taken.company_id, taken.is_managed, taken.wants_public, taken.version) == (
            company_id,
            True,
            True,
            2,
        )
        assert (left.company_id, left.is_managed) == (None, False)
        assert session.scalars(sa.select(FacilityOrigin.facility_id)).all() == [ids[0]]
        assert session.scalars(
            sa.select(ClaimedFacility.outcome).order_by(ClaimedFacility.facility_id)
        ).all() == ["uebernommen", "abgelehnt"]

    def test_p08_stands_in_the_trail_with_its_proof(self, session: Session, ids: tuple[int, int]):
        send(session, ids[0])

        approve(session, ids[0])

        entries = {
            one.action: one
            for one in session.scalars(sa.select(AuditEntry).order_by(AuditEntry.id))
        }
        assert entries["claim_approved"].details == {"count": 1, "proof": "Rückruf"}
        assert entries["claim_completed"].subject_id == str(ids[0])
        claim = session.scalars(sa.select(Claim)).one()
        assert (claim.state, claim.proof, claim.content) == ("freigegeben", "Rückruf", None)

    def test_an_account_that_nobody_confirmed_gives_way(
        self, session: Session, ids: tuple[int, int]
    ):
        make_company(session, email=CONTENT.email)
        session.execute(sa.update(Account).values(activated_at=None))
        send(session, ids[0])

        approve(session, ids[0])

        assert session.scalars(sa.select(Account.id)).all() == [f"{101:032x}"]
        assert session.scalars(sa.select(Company.name)).all() == ["Pflege am Deich"]


class TestKnownCompany:
    @pytest.mark.parametrize("is_signed_in", ["signed in", "by address"])
    def test_g12_gets_one_more_facility(
        self, session: Session, ids: tuple[int, int], is_signed_in: str
    ):
        made = make_company(session, email=CONTENT.email)
        known = Sender(STRANGER.actor, made.master.id, made.id)
        send(session, ids[0], sender=known if is_signed_in == "signed in" else STRANGER)

        approve(session, ids[0])

        session.expire_all()
        assert session.get_one(Facility, ids[0]).company_id == made.id
        assert session.scalars(sa.select(AccountToken)).all() == []
        assert len(session.scalars(sa.select(Company.id)).all()) == 1

    def test_a_second_approval_before_the_first_sign_in_takes_nothing_away(
        self, session: Session, ids: tuple[int, int]
    ):
        for number, one in enumerate(ids, start=1):
            send(session, one, number=number)
            approve(session, one, number=number)

        session.expire_all()
        companies = set(session.scalars(sa.select(Facility.company_id)))
        assert companies == set(session.scalars(sa.select(Company.id)))
        assert len(companies) == 1
        assert len(session.scalars(sa.select(AccountToken.token_hash)).all()) == 2


class TestRefused:
    @pytest.mark.parametrize("role", [Role.SEEKER, Role.ADMIN, Role.PROVIDER])
    def test_an_account_that_is_no_masters_is_not_taken(
        self, session: Session, ids: tuple[int, int], role: Role
    ):
        make_account(session, email=CONTENT.email, role=role)
        send(session, ids[0])

        with pytest.raises(AddressBlocked):
            approve(session, ids[0])

        assert session.get_one(Facility, ids[0]).is_managed is False

    @pytest.mark.parametrize("locked", [Account, Company])
    @pytest.mark.parametrize("is_confirmed", [True, False])
    @pytest.mark.parametrize("is_signed_in", [True, False])
    def test_what_support_has_locked_gets_nothing(
        self,
        session: Session,
        ids: tuple[int, int],
        locked: type[Account | Company],
        *,
        is_confirmed: bool,
        is_signed_in: bool,
    ):
        made = make_company(session, email=CONTENT.email)
        known = Sender(STRANGER.actor, made.master.id, made.id)
        send(session, ids[0], sender=known if is_signed_in else STRANGER)
        if not is_confirmed:
            session.execute(sa.update(Account).values(activated_at=None))
        session.execute(sa.update(locked).values(locked_at=NOW, lock_reason="Betrug"))

        with pytest.raises(CompanyLocked):
            approve(session, ids[0])

        session.expire_all()
        assert session.get_one(Facility, ids[0]).is_managed is False
        assert session.scalars(sa.select(Account.id)).all() == [made.master.id]

    def test_a_claim_of_a_company_that_says_nothing_of_itself(
        self, session: Session, ids: tuple[int, int]
    ):
        send(session, ids[0])

        with pytest.raises(AddressBlocked):
            approve(session, ids[0], content=replace(CONTENT, company=None))

    def test_g07_needs_a_proof_and_a_facility(self, session: Session, ids: tuple[int, int]):
        send(session, ids[0])

        with pytest.raises(Invalid):
            approve(session, ids[0], proof="")
        with pytest.raises(Invalid):
            approve(session, ids[1])

    def test_of_two_claims_the_first_wins_and_the_second_changes_nothing(
        self, session: Session, ids: tuple[int, int]
    ):
        send(session, ids[0])
        send(session, *ids, number=2)
        approve(session, ids[0])
        other = replace(CONTENT, email="otto@damm.example")

        with pytest.raises(FacilityTaken), session.begin_nested():
            approve(session, *ids, number=2, content=other)

        session.expire_all()
        assert len(session.scalars(sa.select(Company.id)).all()) == 1
        assert session.get_one(Facility, ids[1]).is_managed is False
        with pytest.raises(ClaimDecided):
            approve(session, ids[0])
