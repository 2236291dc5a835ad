"""A facility, and people who wait for a place there."""

import pytest

from portal.domain.accounts.email_address import read_address
from portal.domain.availability.light import KindOfPlace
from portal.domain.waiting.person import person_keys
from portal.queries.waiting_people import Holder
from portal.services.waiting.confirm import confirm_entry
from portal.services.waiting.join import Applicant, Application, join_list
from portal.services.waiting.posting import LinkLetter
from tests.factories.mails import make_letter
from tests.factories.waiting import WISH
from tests.models.records import NOW, make_facility, store_facility
from tests.support.ports import MirrorCipher


def keys_of(email):
    return person_keys(mailbox=read_address(text=email).mailbox, secrets=("secret",))


def entry_id(number):
    return f"{number:032x}"


def by_link(number=1):
    return Holder(token_hash=f"{number:064x}")


def by_account(account):
    return Holder(account_id=account.id, keys=keys_of(account.email))


@pytest.fixture
def cipher():
    return MirrorCipher()


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def other_facility_id(session, facility_id):
    facility = make_facility(id=facility_id + 1, external_id="2", name="Haus am Wald")
    session.add(facility)
    session.flush()
    return facility.id


@pytest.fixture
def join(session, facility_id, cipher):
    """Return a function that joins; the number makes it another form with another link."""

    def join_one(
        *,
        number=1,
        email="erika@example.org",
        account=None,
        facility=None,
        kind=KindOfPlace.DAUERPFLEGE,
        wish=WISH,
        now=NOW,
    ):
        email = account.email if account else email
        confirmation = LinkLetter(
            token_hash=f"{number:064x}", letter=make_letter(), mail_id=f"{number:032x}"
        )
        join_list(
            session,
            applicant=Applicant(
                address=read_address(text=email),
                keys=keys_of(email),
                account_id=account.id if account else "",
                fresh_id=f"{number:032x}",
            ),
            application=Application(
                entry_id=entry_id(number),
                facility_id=facility or facility_id,
                kind=kind,
                wish=wish,
                consent_version="v1",
            ),
            confirmation=None if account else confirmation,
            now=now,
            cipher=cipher,
        )

    return join_one


@pytest.fixture
def confirmed(session, join):
    """Return a function that joins and confirms at once."""

    def join_and_confirm(*, number=1, now=NOW, **wanted):
        join(number=number, now=now, **wanted)
        confirm_entry(session, holder=by_link(number), entry_id=entry_id(number), now=now)

    return join_and_confirm
