import pytest
import sqlalchemy as sa

from portal.domain.inquiries.owner import Owner
from portal.domain.inquiries.reader import Reader
from portal.models.company import Company
from portal.models.facility import Facility
from portal.queries import inquiries
from portal.values.errors import NotFound
from portal.web.visiting import hash_token
from tests.factories.accounts import make_account
from tests.factories.companies import give_facility, make_company
from tests.factories.directory import NOW
from tests.factories.inquiries import inquiry_id, provider_token, send
from tests.models.records import make_profile, store_facility
from tests.support.ports import MirrorCipher


@pytest.fixture
def facility_id(session):
    return store_facility(session).id


@pytest.fixture
def erika(session, facility_id):
    owner = Owner(account_id=make_account(session).id)
    send(session, (facility_id,), cipher=MirrorCipher(), account_id=owner.account_id)
    return owner


def test_one_finds_ones_own_only(session, erika, facility_id):
    otto = Owner(account_id=make_account(session, email="otto@example.org").id)
    own_id = inquiry_id(facility_id)

    sending = inquiries.list_sending(session, owner=erika, inquiry_id=own_id)
    assert [one.id for one in sending] == [own_id]
    assert [one.id for one in inquiries.list_owned(session, owner=erika)] == [own_id]
    assert inquiries.list_owned(session, owner=otto) == ()
    for owner in (otto, Owner(token_hash="f" * 64), Owner()):
        assert inquiries.list_sending(session, owner=owner, inquiry_id=own_id) == ()


@pytest.mark.usefixtures("erika")
def test_an_empty_owner_owns_nothing(session):
    """A row of an account has no token; an owner without either must not find it."""
    assert inquiries.list_owned(session, owner=Owner()) == ()


@pytest.mark.usefixtures("erika")
def test_a_facility_finds_what_its_link_opens(session, facility_id):
    token_hash = hash_token(token=provider_token(facility_id))

    found = inquiries.get_by_reader(session, reader=Reader(token_hash=token_hash), for_update=True)

    assert found.id == inquiry_id(facility_id)
    with pytest.raises(NotFound):
        inquiries.get_by_reader(session, reader=Reader(token_hash="f" * 64))


@pytest.mark.usefixtures("erika")
def test_p10_no_link_opens_anything_of_a_locked_company(session, facility_id):
    company = make_company(session)
    give_facility(session, company, facility_id)
    reader = Reader(token_hash=hash_token(token=provider_token(facility_id)))
    assert inquiries.get_by_reader(session, reader=reader).id == inquiry_id(facility_id)

    session.execute(sa.update(Company).values(locked_at=NOW, lock_reason="Prüfung"))

    with pytest.raises(NotFound):
        inquiries.get_by_reader(session, reader=reader)


def test_a_sending_is_known_by_its_id(session, erika):
    assert inquiries.has_batch(session, batch_id="b" * 32)
    assert not inquiries.has_batch(session, batch_id="c" * 32)
    assert inquiries.list_owned(session, owner=erika, batch_id="c" * 32) == ()


@pytest.mark.usefixtures("erika")
def test_it_is_known_which_facilities_got_what(session, facility_id):
    ids = (inquiry_id(facility_id), inquiry_id(facility_id, "c"))

    assert inquiries.list_asked(session, inquiry_ids=ids) == (facility_id,)
    assert inquiries.list_asked(session, inquiry_ids=ids[1:]) == ()


def test_facilities_are_named_at_once_published_or_not(session, facility_id):
    session.execute(sa.text("UPDATE facility SET is_published = :no"), {"no": False})

    assert inquiries.list_named(session, facility_ids=frozenset({facility_id, 999})) == {
        facility_id: inquiries.Named(
            "Pflegedienst Probe", ("", "", ""), is_published=False, address_line="19370 Parchim"
        )
    }


@pytest.mark.parametrize(("is_managed", "first"), [(True, "aufnahme@example.org"), (False, "")])
def test_e12_the_person_whom_a_provider_names_is_reached_first(
    session, facility_id, is_managed, first
):
    facility = session.get_one(Facility, facility_id)
    facility.email, facility.is_managed = "haus@example.org", is_managed
    session.add(make_profile(facility_id=facility_id, contact_email="aufnahme@example.org"))
    session.flush()

    found = inquiries.list_named(session, facility_ids=frozenset({facility_id}))

    assert found[facility_id].emails == (first, "haus@example.org", "")
