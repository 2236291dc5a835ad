"""Whether a facility can be told of inquiries."""

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from portal.models.account import Account
from portal.queries.alternatives import _ASKABLE
from portal.queries.inquiries import list_named
from portal.queries.reaching import can_be_told
from portal.queries.received_inquiries import list_held, list_to_announce
from portal.queries.recipients import list_recipients
from tests.factories.companies import give_facility, make_company
from tests.factories.received import store_received
from tests.models.records import NOW, make_profile, store_facility
from tests.support.ports import MirrorCipher

CONTACT, MASTER = "aufnahme@example.org", "leitung@example.org"


@pytest.fixture
def house(session: Session) -> int:
    """Return a facility for which the directory has no address."""
    return store_facility(session).id


def told(session: Session, house: int) -> tuple[str, ...] | None:
    """Return where a facility is told of an inquiry; all that ask for it must say the same."""
    store_received(session, facility_id=house, cipher=MirrorCipher())
    found = list_to_announce(session, quiet_since=NOW, limit=9)
    (recipient,) = list_recipients(session, ids=(house,))
    is_told = bool(found)
    assert can_be_told(session, facility_id=house) is is_told
    assert (recipient.obstacle is None) is is_told
    assert bool(session.scalars(_ASKABLE).all()) is is_told
    assert any(list_named(session, facility_ids=frozenset({house}))[house].emails) is is_told
    assert recipient.mailbox == ""
    return found[0].emails if found else None


def test_e11_without_any_address_nobody_is_told(session: Session, house: int):
    assert told(session, house) is None


def test_e11_a_kept_profile_is_told_at_its_contact(session: Session, house: int):
    give_facility(session, make_company(session, email=MASTER), house)
    session.add(make_profile(facility_id=house, contact_email=CONTACT))
    session.flush()

    assert told(session, house) == (CONTACT, "", MASTER)


def test_e11_a_company_without_other_address_is_told_at_its_masters(session: Session, house: int):
    give_facility(session, make_company(session, email=MASTER), house)

    assert told(session, house) == ("", "", MASTER)


@pytest.mark.parametrize(
    "columns", [{"locked_at": NOW, "lock_reason": "Probe"}, {"activated_at": None}]
)
def test_a_master_who_is_locked_or_did_not_confirm_gets_no_letters(
    session: Session, house: int, columns: dict[str, object]
):
    give_facility(session, make_company(session, email=MASTER), house)
    session.execute(sa.update(Account).values(**columns))

    assert told(session, house) is None


def test_a_contact_counts_only_while_a_provider_keeps_the_profile(session: Session, house: int):
    session.add(make_profile(facility_id=house, contact_email=CONTACT))
    session.flush()

    assert told(session, house) is None


def test_what_is_held_knows_where_its_facility_is_told(session: Session, house: int):
    give_facility(session, make_company(session, email=MASTER), house)
    store_received(
        session, facility_id=house, cipher=MirrorCipher(), state="zurueckgehalten", sent_at=None
    )

    assert list_held(session, limit=9)[0].emails == ("", "", MASTER)
