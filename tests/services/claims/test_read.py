"""A claim as support reads it."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.domain.accounts.roles import Role
from portal.domain.claims.hints import Hint
from portal.domain.claims.state import Outcome
from portal.models.account import Account
from portal.models.claim import Claim
from portal.models.company import Company
from portal.models.facility import Facility
from portal.services.claims.read import KnownAs, read_claim
from portal.services.claims.send import Sender
from tests.factories.accounts import make_account
from tests.factories.claims import CONTENT, STRANGER, store_claim
from tests.factories.companies import make_company
from tests.factories.directory import NOW
from tests.models.records import add_source, make_facility
from tests.support.ports import MirrorCipher

CIPHER = MirrorCipher()


@pytest.fixture
def facility_id(session: Session) -> int:
    add_source(session)
    facility = make_facility(website="https://deich.example")
    session.add(facility)
    session.flush()
    return facility.id


def known_as(session: Session, facility_id: int) -> tuple[KnownAs, str]:
    claim_id = store_claim(session, facility_id, cipher=CIPHER)
    claim = read_claim(session, claim_id=claim_id, cipher=CIPHER)
    return claim.known_as, claim.company_name


class TestReadClaim:
    def test_g07_shows_who_asks_and_what_speaks_for_it(self, session: Session, facility_id: int):
        claim_id = store_claim(session, facility_id, cipher=CIPHER)

        claim = read_claim(session, claim_id=claim_id, cipher=CIPHER)

        assert claim.content == CONTENT
        (part,) = claim.facilities
        assert (part.hint, part.outcome, part.is_contested) == (
            Hint.SAME_DOMAIN,
            Outcome.OFFEN,
            False,
        )
        assert part.can_be_taken

    def test_says_that_a_provider_keeps_it_by_now(self, session: Session, facility_id: int):
        claim_id = store_claim(session, facility_id, cipher=CIPHER)
        session.execute(sa.update(Facility).values(is_managed=True))

        (part,) = read_claim(session, claim_id=claim_id, cipher=CIPHER).facilities

        assert not part.can_be_taken

    def test_what_cannot_be_read_is_nobodys(self, session: Session, facility_id: int):
        claim_id = store_claim(session, facility_id, cipher=CIPHER)
        session.execute(sa.update(Claim).values(content=b"?"))

        claim = read_claim(session, claim_id=claim_id, cipher=CIPHER)

        assert (claim.content, claim.known_as) == (None, KnownAs.NOBODY)
        assert claim.facilities[0].hint is None


class TestKnownAs:
    def test_nobody(self, session: Session, facility_id: int):
        assert known_as(session, facility_id) == (KnownAs.NOBODY, "")

    def test_a_master(self, session: Session, facility_id: int):
        make_company(session, email=CONTENT.email, name="Damm")

        assert known_as(session, facility_id) == (KnownAs.MASTER, "Damm")

    def test_a_company_that_was_signed_in(self, session: Session, facility_id: int):
        made = make_company(session, name="Damm")
        sender = Sender(STRANGER.actor, made.master.id, made.id)
        claim_id = store_claim(session, facility_id, sender=sender, cipher=CIPHER)

        claim = read_claim(session, claim_id=claim_id, cipher=CIPHER)

        assert (claim.known_as, claim.company_name) == (KnownAs.MASTER, "Damm")

    @pytest.mark.parametrize("locked", [Account, Company])
    @pytest.mark.parametrize("is_signed_in", [True, False])
    def test_one_that_support_has_locked(
        self,
        session: Session,
        facility_id: int,
        locked: type[Account | Company],
        *,
        is_signed_in: bool,
    ):
        made = make_company(session, email=CONTENT.email, name="Damm")
        session.execute(sa.update(locked).values(locked_at=NOW, lock_reason="Betrug"))
        known = Sender(STRANGER.actor, made.master.id, made.id)
        sender = known if is_signed_in else STRANGER
        claim_id = store_claim(session, facility_id, sender=sender, cipher=CIPHER)

        claim = read_claim(session, claim_id=claim_id, cipher=CIPHER)

        assert (claim.known_as, claim.company_name) == (KnownAs.LOCKED, "Damm")

    @pytest.mark.parametrize(
        ("activated", "expected"), [(True, KnownAs.BLOCKED), (False, KnownAs.UNCONFIRMED)]
    )
    def test_a_seeker(self, session: Session, facility_id: int, activated, expected: KnownAs):
        make_account(session, email=CONTENT.email, role=Role.SEEKER, activated=activated)

        assert known_as(session, facility_id) == (expected, "")
